"""Pictures of every kind, there and not there, in Markdown and as outputs."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, data, file, markdown, shown, text
from tests.handouts.strange.pictures import GIF, JPEG, SQUARE, WEBP, corrupt_png, in_base64, in_uri, liar, png, svg


def linked(name: str, note: str, path: str, content: bytes, *finds: str, alt: str = "the picture's words") -> Strange:
    """A picture beside the notebook: it is drawn, and its words are its alternative text."""
    return text(
        f"picture-{name}", note, f"![{alt}]({path})", *finds, files={path: content}, tells=(alt,) if alt else ()
    )


def lost(name: str, note: str, path: str, *finds: str, content: bytes | None = None) -> Strange:
    """A picture that cannot be drawn: its words stand in its place."""
    files = {} if content is None else {path: content}
    return text(f"picture-{name}", note, f"![the picture's words]({path})", "the picture's words", *finds, files=files)


def attached(name: str, note: str, attachments: object, *finds: str, tells: tuple[str, ...] = ()) -> Strange:
    cells = (
        markdown("First words."),
        markdown("![held here](attachment:it.png)", attachments=attachments),
        markdown("Last words."),
    )
    return Strange(f"picture-{name}", note, file(*cells), ("First words.", *finds, "Last words."), tells=tells)


def drawn(name: str, note: str, drawing: bytes) -> Strange:
    """An SVG that can be drawn, whatever else it holds."""
    return linked(name, note, "drawing.svg", drawing)


THERE = [
    linked("linked", "a picture in a folder", "pictures/there.png", png()),
    linked("no-alt", "a picture without words", "there.png", png(), alt=""),
    linked("gif", "a GIF", "there.gif", GIF),
    linked("jpeg", "a JPEG", "there.jpg", JPEG),
    linked("webp", "a WebP", "there.webp", WEBP),
    linked("tiny", "a picture of one pixel", "there.png", png(1, 1)),
    linked("wide", "a picture 8,000 pixels wide", "there.png", png(8000, 10)),
    linked("tall", "a picture 8,000 pixels tall", "there.png", png(10, 8000)),
    linked("misnamed", "a JPEG that is called a PNG", "there.png", JPEG),
    linked("no-ending", "a file without an ending", "there", png()),
    text(
        "picture-spaces",
        "a path with spaces and letters",
        "![there it is](<my pictures/w\u00e4hl 1.png>)",
        files={"my pictures/w\u00e4hl 1.png": png()},
        tells=("there it is",),
    ),
    text(
        "picture-quoted",
        "a path in quoted letters",
        "![there it is](my%20pictures/a.png)",
        files={"my pictures/a.png": png()},
        tells=("there it is",),
    ),
    text("picture-uri", "a picture in its own address", f"![inside]({in_uri(png())})", tells=("inside",)),
    text(
        "picture-in-link",
        "a picture in a link",
        "[![pressed](there.png)](http://example.org)",
        files={"there.png": png()},
        tells=("pressed",),
    ),
    text(
        "picture-in-line",
        "a picture among words",
        "before ![small](there.png) after",
        "before",
        "after",
        files={"there.png": png()},
        tells=("small",),
    ),
    text(
        "picture-in-table",
        "a picture in a table",
        "| a |\n|---|\n| ![celled](there.png) x |",
        "x",
        files={"there.png": png()},
        tells=("celled",),
    ),
    text(
        "picture-often",
        "one picture 200 times",
        "![again](there.png)\n\n" * 200,
        files={"there.png": png()},
        tells=("again",),
    ),
    text(
        "picture-alt-odd",
        "alt text with marks and marks of Typst",
        '![a *b* `c` "d" #e $f$ \\\\g](there.png)',
        files={"there.png": png()},
        tells=('"d" #e',),
    ),
    text(
        "picture-alt-foreign",
        "alt text that no font has",
        "![\u624b\u672f \U0001f637 check](there.png)",
        files={"there.png": png()},
        tells=("check",),
    ),
    text(
        "picture-query", "a path with a question", "![there it is](there.png?raw=true#top)", files={"there.png": png()}
    ),
]

LOST = [
    lost("missing", "a picture that is not there", "gone.png"),
    lost("remote", "a picture far away", "http://example.org/far.png", "http://example.org/far.png"),
    lost("remote-nowhere", "an address that nothing answers", "https://192.0.2.1/far.png", "https://192.0.2.1/far.png"),
    lost("absolute", "a path from the root", "/no/such/place.png"),
    lost("outside", "a path out of the folder", "../../../../../../etc/hostname"),
    lost("device", "a path that never ends", "/dev/zero"),
    lost("file-address", "a file's own address", "file:///etc/hostname"),
    lost("no-picture", "a text that is called a picture", "text.png", content=b"only words"),
    lost("empty", "an empty file", "empty.png", content=b""),
    lost("corrupt", "a PNG with broken pixels", "bad.png", content=corrupt_png()),
    lost("liar", "a PNG that says it is vast", "bad.png", content=liar()),
    lost("cut", "a JPEG that was cut short", "bad.jpg", content=JPEG[:120]),
    lost("bmp", "a kind of picture that paper cannot hold", "old.bmp", content=b"BM" + bytes(100)),
    lost("uri-bad", "an address whose letters are no picture", "data:image/png;base64,@@@@"),
    lost("uri-empty", "an address that holds nothing", "data:,"),
    lost("uri-words", "an address that holds words", "data:text/plain,hello"),
    lost("null", "a path with a NUL in it", "a%00b.png"),
    lost("long", "a path that is too long for any disk", "long" * 1500 + ".png"),
    attached("attached", "a picture in the cell", {"it.png": {"image/png": in_base64(png())}}, tells=("held here",)),
    attached("attached-gone", "an attachment that is not there", {}, "held here"),
    attached("attached-bad", "an attachment that is no picture", {"it.png": {"image/png": "no base 64!"}}, "held here"),
    attached("attached-svg", "an attached drawing", {"it.png": {"image/svg+xml": svg(SQUARE).decode()}}),
    attached("attached-text", "an attachment of words", {"it.png": {"text/plain": "words"}}, "held here"),
    attached("attached-list", "attachments that are a list", ["it.png"], "held here"),
]

DRAWINGS = [
    drawn("svg", "a drawing", svg(SQUARE)),
    drawn("svg-script", "a drawing with a script", svg(f"<script>alert(1)</script>{SQUARE}")),
    drawn("svg-no-size", "a drawing without a size", svg(SQUARE, "")),
    drawn("svg-view-box", "a drawing with a view box alone", svg(SQUARE, 'viewBox="0 0 60 60"')),
    drawn("svg-percent", "a drawing as wide as its place", svg(SQUARE, 'width="100%" height="100%"')),
    drawn("svg-vast", "a drawing of a kilometre", svg(SQUARE, 'width="9999999" height="9999999"')),
    lost(
        "svg-far",
        "a drawing that fetches",
        "bad.svg",
        content=svg(f'{SQUARE}<image href="http://example.org/x.png" width="9" height="9"/>'),
    ),
    lost(
        "svg-reads",
        "a drawing that reads files",
        "bad.svg",
        content=svg(f'{SQUARE}<image href="/etc/hostname" width="9" height="9"/>'),
    ),
    drawn(
        "svg-words",
        "a drawing with words in every script",
        svg(f'{SQUARE}<text y="20">word \u624b\u672f \U0001f637</text>'),
    ),
    lost(
        "svg-html",
        "a drawing that holds HTML",
        "bad.svg",
        content=svg(
            f'{SQUARE}<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
        ),
    ),
    drawn("svg-ring", "a drawing that uses itself", svg(f'<g id="a">{SQUARE}<use href="#a"/></g>')),
    drawn(
        "svg-entities",
        "a drawing with a bomb of entities",
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + svg(f"{SQUARE}<desc>&b;</desc>"),
    ),
    lost(
        "svg-broken", "a drawing that never closes", "bad.svg", content=b'<svg xmlns="http://www.w3.org/2000/svg"><rect'
    ),
    lost("svg-empty", "a drawing of nothing at all", "bad.svg", content=b""),
    lost("svg-none", "another kind of XML", "bad.svg", content=b"<note>hello</note>"),
    lost("svg-zero", "a drawing of no size", "bad.svg", content=svg(SQUARE, 'width="0" height="0"')),
]

OUTPUTS = [
    shown("output-png", "a PNG", data({"image/png": in_base64(png()), "text/plain": "<Figure size 8x8>"})),
    shown(
        "output-png-lines",
        "a PNG in lines",
        data({"image/png": in_base64(png(99, 99)).replace("A", "A\n"), "text/plain": "<Figure>"}),
    ),
    shown(
        "output-png-list",
        "a PNG as a list of lines",
        data({"image/png": [in_base64(png())[:40] + "\n", in_base64(png())[40:] + "\n"]}),
    ),
    shown(
        "output-png-sized",
        "a PNG with a size of its own",
        data({"image/png": in_base64(png())}, metadata={"image/png": {"width": 5000, "height": "x"}}),
    ),
    shown(
        "output-png-bad",
        "letters that are no PNG",
        data({"image/png": "@@@@", "text/plain": "plain words instead"}),
        "plain words instead",
    ),
    shown(
        "output-png-number",
        "a number for a PNG",
        data({"image/png": 7, "text/plain": "plain words instead"}),
        "plain words instead",
    ),
    shown("output-png-empty", "a PNG of nothing", data({"image/png": ""})),
    shown("output-jpeg", "a JPEG", data({"image/jpeg": in_base64(JPEG)})),
    shown("output-gif", "a GIF", data({"image/gif": in_base64(GIF)})),
    shown("output-webp", "a WebP", data({"image/webp": in_base64(WEBP)})),
    shown(
        "output-bmp",
        "a kind that paper cannot hold",
        data({"image/bmp": in_base64(b"BM" + bytes(99)), "text/plain": "old picture"}),
        "old picture",
    ),
    shown("output-svg", "a drawing", data({"image/svg+xml": svg(SQUARE).decode()})),
    shown(
        "output-svg-list",
        "a drawing as a list of lines",
        data({"image/svg+xml": [svg(SQUARE).decode()[:30], svg(SQUARE).decode()[30:]]}),
    ),
    shown(
        "output-svg-base64",
        "a drawing in letters of base 64",
        data({"image/svg+xml": in_base64(svg(SQUARE)), "text/plain": "a drawing"}),
    ),
    shown(
        "output-svg-bad",
        "a broken drawing",
        data({"image/svg+xml": "<svg", "text/plain": "plain words instead"}),
        "plain words instead",
    ),
    shown(
        "output-alt",
        "a picture with words of its own",
        data({"image/png": in_base64(png())}, metadata={"image/png": {"alt": "nine wards"}}),
        tells=("nine wards",),
    ),
]

IMAGES: list[Strange] = [*THERE, *LOST, *DRAWINGS, *OUTPUTS]
