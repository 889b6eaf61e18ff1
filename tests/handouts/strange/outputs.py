"""Outputs of every type, in words: streams, errors, tables of words, many forms at once."""

from __future__ import annotations

from tests.handouts.strange.notebook import Cell, Strange, code, data, file, markdown, shown, stream
from tests.handouts.strange.pictures import in_base64, png

RED = "\x1b[31mred\x1b[0m \x1b[1;38;5;208mbold\x1b[22m \x1b[38;2;1;2;3mtrue\x1b[m "
RED += "\x1b[4;7mlined\x1b[0m \x1b[2K\x1b[1Aend \x1b[31"
BAR = "".join(f"\r{n:3}% |{'#' * (n // 10):10}|" for n in range(101)) + "\ndone\n"


def error(name: str, value: str, lines: object) -> Cell:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}


def bundle(name: str, note: str, mimetype: str, content: object, *finds: str, plain: str | None = None) -> Strange:
    forms = {mimetype: content} if plain is None else {mimetype: content, "text/plain": plain}
    return shown(name, note, data(forms), *finds)


TRACEBACK = [
    "\x1b[0;31m---------------------------------------------------------------------------\x1b[0m",
    "\x1b[0;31mZeroDivisionError\x1b[0m                         Traceback (most recent call last)",
    "Cell \x1b[0;32mIn[1], line 1\x1b[0m\n\x1b[0;32m----> 1\x1b[0m \x1b[38;5;241;43m1\x1b[39;49m/0",
    "\x1b[0;31mZeroDivisionError\x1b[0m: division by zero",
]

STREAMS = [
    shown("stream", "both streams", stream("out words\n"), "out words"),
    shown("stream-error", "words on the error stream", stream("err words\n", "stderr"), "err words"),
    shown("stream-odd", "a stream of no name", stream("odd words", "other"), "odd words"),
    shown("stream-colours", "colours of a terminal", stream(RED), "red bold true lined", "end", lacks=("[31m", "[0m")),
    shown(
        "stream-links",
        "a terminal's link and title",
        stream("\x1b]8;;http://example.org\x07link\x1b]8;;\x07 \x1b]0;title\x07after\n"),
        "link",
        "after",
    ),
    shown("stream-bar", "a progress bar", stream(BAR), "100%", "done", lacks=("37%",)),
    shown("stream-bar-open", "a progress bar without an end", stream("\r 10%\r 20%\r"), "20%", lacks=("10%",)),
    shown("stream-back", "backspaces", stream("wrong\b\b\b\b\bright\n"), "right"),
    shown("stream-windows", "lines that end as Windows ends them", stream("one\r\ntwo\r\n"), "one", "two"),
    shown(
        "stream-long",
        "100,000 lines",
        stream("".join(f"line {n} of it\n" for n in range(100_000))),
        "line 0 of it",
        "200 of 100000 lines",
    ),
    shown("stream-wide", "a line of 100,000 letters", stream("x" * 100_000 + "\nend"), "xxxx"),
    shown(
        "stream-blank", "10,000 empty lines", stream("top\n" + "\n" * 10_000 + "bottom"), "top", "200 of 10002 lines"
    ),
    shown("stream-empty", "an empty stream", stream("")),
    shown("stream-spaces", "columns by spaces and tabs", stream("a    b\nc\td\n  e\n"), "a b", "c d", "e"),
    shown(
        "stream-list",
        "a stream as a list of lines",
        {"output_type": "stream", "name": "stdout", "text": ["first\n", "second"]},
        "first",
        "second",
    ),
    shown(
        "stream-typst",
        "Typst's own marks",
        stream('#read("/etc/passwd") `raw` *a* $x$ ```'),
        '#read("/etc/passwd") `raw` *a* $x$ ```',
    ),
    Strange(
        "outputs-many",
        "1,000 outputs of one cell",
        file(code("show()", *(stream(f"piece {n}.\n") for n in range(1000))), markdown("Last words.")),
        ("show()", "piece 0.", "Last words."),
    ),
]

ERRORS = [
    shown(
        "error",
        "an error with its traceback",
        error("ZeroDivisionError", "division by zero", TRACEBACK),
        "ZeroDivisionError",
        "division by zero",
        lacks=("[0;31m",),
    ),
    shown("error-bare", "an error without a traceback", error("OddError", "its words", []), "OddError", "its words"),
    shown(
        "error-text", "a traceback that is a text", error("OddError", "its words", "OddError: its words"), "OddError"
    ),
    shown(
        "error-long",
        "a traceback of 3,000 lines",
        error("RecursionError", "too deep", [f"frame {n}" for n in range(3000)]),
        "RecursionError",
    ),
    shown("error-empty", "an error of nothing", error("", "", [])),
]

FORMS = [
    bundle("plain", "plain words", "text/plain", "plain words\nin two lines", "plain words", "in two lines"),
    bundle("plain-address", "an object's address", "text/plain", "<object at 0x7f0000000000>", "<object at"),
    bundle(
        "markdown",
        "Markdown",
        "text/markdown",
        "**bold** words\n\n- item\n\n# Head in output",
        "bold words",
        "item",
        "Head in output",
        plain="<M>",
    ),
    bundle(
        "markdown-hostile",
        "Markdown with HTML in it",
        "text/markdown",
        "seen <script>alert(1)</script>\n\n![x](/etc/passwd)",
        "seen",
        plain="<M>",
    ),
    bundle("latex", "LaTeX", "text/latex", r"$\frac{1}{2}$ of all", plain="<L>"),
    bundle(
        "json", "JSON", "application/json", {"ward": ["a", {"b": None}]}, plain="<IPython.core.display.JSON object>"
    ),
    bundle("json-only", "JSON alone", "application/json", {"ward": [1, 2]}, "ward"),
    bundle(
        "javascript",
        "JavaScript",
        "application/javascript",
        "alert(1)",
        plain="<IPython.core.display.Javascript object>",
    ),
    bundle("javascript-only", "JavaScript alone", "application/javascript", "alert(1)"),
    bundle("pdf", "a PDF", "application/pdf", in_base64(b"%PDF-1.4 no more"), "plain instead", plain="plain instead"),
    bundle("pdf-only", "a PDF alone", "application/pdf", in_base64(b"%PDF-1.4 no more"), "application/pdf"),
    bundle("vendor", "a type that nobody knows", "application/vnd.nobody.knows+json", {"a": 1}, "nobody.knows"),
    bundle(
        "vendor-plain",
        "the same, with plain words",
        "application/vnd.nobody.knows+json",
        {"a": 1},
        "plain instead",
        plain="plain instead",
    ),
    bundle("type-odd", "a type that is none", "#odd type", "words", "#odd type"),
    bundle("geo", "a map", "application/geo+json", {"type": "Point", "coordinates": [0, 51]}, plain="<GeoJSON>"),
    bundle("video", "a film", "video/mp4", in_base64(b"film"), "plain instead", plain="plain instead"),
    bundle(
        "sound",
        "a sound in HTML",
        "text/html",
        '<audio controls src="data:audio/wav;base64,UklG"></audio>',
        plain="<Audio>",
    ),
    bundle("empty-plain", "plain words that are none", "text/plain", ""),
    shown("empty", "an output without data", data({})),
    shown(
        "result",
        "a result with its number",
        data({"text/plain": "42 beds"}, "execute_result", execution_count=7),
        "42 beds",
    ),
    shown(
        "result-null",
        "a result without a number",
        data({"text/plain": "43 beds"}, "execute_result", execution_count=None),
        "43 beds",
    ),
    shown(
        "update",
        "an output that was to be updated",
        data({"text/plain": "updated words"}, "update_display_data", transient={"display_id": "a"}),
        "updated words",
    ),
    shown(
        "html-and-picture",
        "HTML and a picture at once",
        data({"text/html": "<p>in words</p>", "image/png": in_base64(png()), "text/plain": "<Plot>"}),
    ),
    shown(
        "all-forms",
        "seven forms at once",
        data(
            {
                "text/html": "<p>same</p>",
                "text/markdown": "same",
                "text/latex": "same",
                "application/json": {},
                "text/plain": "same",
            }
        ),
        "same",
        lacks=("samesame",),
    ),
    shown(
        "plain-and-bad",
        "a good form and a bad one",
        data({"image/png": "bad", "image/svg+xml": "bad", "text/html": "<p>good words</p>"}),
        "good words",
    ),
]

OUTPUTS: list[Strange] = [*STREAMS, *ERRORS, *FORMS]
