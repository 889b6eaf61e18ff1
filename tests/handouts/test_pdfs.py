"""The functions that look into PDFs, held against small ones: good ones, and ones spoilt in a single place."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import typst
from page import PageError
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, NameObject, TextStringObject

from tests.handouts import pdfs

HEAD = '#set document(title: "A handout")\n#set text(lang: "en", region: "GB")\n= A handout\n'
SQUARE = '#figure(alt: "A square", rect(), caption: [Shape])'
FORMULA = '#math.equation(block: true, alt: "y over two", $ y/2 $)'
TABLE = "#table(columns: 2, table.header[Element][Level], [Framing], [supported])"
LINK = '#link("https://example.org/a")[elsewhere]'
WHOLE = "\n".join([HEAD, "== More", "A word " + LINK + ".", "- one", "- two", SQUARE, FORMULA, TABLE])


def typeset(source: str, **options: Any) -> bytes:
    """Return a PDF made from Typst's own words, to PDF/UA-1 unless asked otherwise."""
    options = {"pdf_standards": ["ua-1"]} | options
    fonts = typst.Fonts(include_system_fonts=False)
    made = typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf", **options)
    assert isinstance(made, bytes)
    return made


def spoilt(pdf: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def elements(writer: PdfWriter, tag: str) -> list[Any]:
    """All elements of one kind in the structure of a PDF that is being changed."""

    def below(element: Any) -> list[Any]:
        kids = element.get("/K", [])
        kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        found = [one for kid in kids if isinstance(kid, dict) for one in below(kid)]
        return [element, *found] if element.get("/S") == tag else found

    return below(writer.root_object["/StructTreeRoot"])


def without_an_alternative(tag: str) -> Callable[[PdfWriter], None]:
    return lambda writer: elements(writer, tag)[0].pop("/Alt")


def with_a_heading_skipped(writer: PdfWriter) -> None:
    elements(writer, "/H2")[0][NameObject("/S")] = NameObject("/H3")


def without_a_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def with_its_title_hidden(writer: PdfWriter) -> None:
    preferences: Any = writer.root_object["/ViewerPreferences"]
    preferences[NameObject("/DisplayDocTitle")] = BooleanObject(False)


def with_a_link_that_says_nothing(writer: PdfWriter) -> None:
    areas: Any = writer.pages[0]["/Annots"]
    areas[0].get_object()[NameObject("/Contents")] = TextStringObject("")


def without_its_fonts(writer: PdfWriter) -> None:
    fonts: Any = writer.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        del described["/FontFile3"]


def rules(pdf: bytes) -> list[str]:
    return [fault.partition(":")[0] for fault in pdfs.faults(pdf)]


def test_a_sound_pdf_has_no_faults() -> None:
    assert pdfs.faults(typeset(WHOLE)) == []


def test_writing_it_anew_spoils_nothing() -> None:
    assert pdfs.faults(spoilt(typeset(WHOLE), lambda _: None)) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (without_an_alternative("/Figure"), "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"),
        (without_an_alternative("/Formula"), "PDFUA1-FORMULA-ALTERNATIVE-TEXT-001"),
        (with_a_heading_skipped, "PDFUA1-HEADING-NESTING-001"),
        (with_its_title_hidden, "PDFUA1-VIEWER-PREFERENCES-001"),
        (with_a_link_that_says_nothing, "PDFUA1-LINK-CONTENTS-001"),
    ],
)
def test_one_thing_spoilt_is_one_fault(change: Callable[[PdfWriter], None], rule: str) -> None:
    assert rules(spoilt(typeset(WHOLE), change)) == [rule]


def test_a_pdf_without_a_language_has_faults() -> None:
    assert "PDFUA1-TEXT-LANGUAGE-001" in rules(spoilt(typeset(WHOLE), without_a_language))


def test_a_pdf_without_its_fonts_has_faults() -> None:
    assert any("FONT" in rule for rule in rules(spoilt(typeset(WHOLE), without_its_fonts)))


def test_a_pdf_without_a_title_has_faults() -> None:
    untitled = typeset(WHOLE.replace('title: "A handout"', ""), pdf_standards=[])
    assert "PDFUA1-METADATA-TITLE-001" in rules(untitled)


def test_a_pdf_without_tags_has_faults() -> None:
    assert {"PDFUA1-TAGGED-DOCUMENT-001", "PDFUA1-CONTENT-TAGGING-001"} <= {
        *rules(typeset(WHOLE, pdf_standards=[], pdf_tags=False))
    }


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(PageError):
        pdfs.faults(b"no PDF at all")


def test_words_come_in_the_order_of_reading() -> None:
    # Drawn first, since it floats to the top of the page; read where it stands in the text.
    source = HEAD + "First.\n\n#place(top, float: true)[Floated.]\n\nLast.\n" + TABLE + "\n+ one\n+ two"
    assert pdfs.text(typeset(source)).splitlines() == [
        *("A handout", "First.", "Floated.", "Last.", "Element", "Level", "Framing", "supported", "1. one", "2. two"),
    ]
    assert pdfs.printed(typeset(source)).startswith("Floated.")


def test_words_are_whole_where_letters_are_joined() -> None:
    words = "official fluffy affairs: efficient baffling offices, affiliated #strong[fi]gures, H#sub[2]O, 5 × 3, café"
    assert pdfs.text(typeset(HEAD + words)).splitlines()[1] == (
        "official fluffy affairs: efficient baffling offices, affiliated figures, H2O, 5 × 3, café"
    )


HYPHENATED = "notwithstanding incomprehensible institutional responsibilities"
COMPOUND = "well-known hand-over"


@pytest.mark.parametrize("words", [f"{HYPHENATED} {COMPOUND}", f"{COMPOUND} {HYPHENATED} {COMPOUND}"])
@pytest.mark.parametrize("width", range(26, 60, 2))
def test_words_are_whole_where_lines_break(words: str, width: int) -> None:
    # A hyphen that the page puts in goes, one that the word has stays, whichever of them comes first.
    source = f"{HEAD}#set page(width: {width + 50}mm, margin: 25mm)\n#set text(hyphenate: true)\n{words}"
    assert pdfs.text(typeset(source)).splitlines()[-1] == words


def test_an_address_is_whole_where_lines_break() -> None:
    address = "https://www.example.org/a/long/path/of.the.page/index.html?query=1&other=value"
    source = f'{HEAD}#set page(width: 8cm)\n#link("{address}")'
    assert pdfs.text(typeset(source)).splitlines()[-1] == address


def test_lines_broken_on_purpose_stay_apart() -> None:
    source = HEAD + "Name \\ Ward\n```\none\ntwo\n```"
    assert pdfs.text(typeset(source)).splitlines()[1:] == ["Name", "Ward", "one", "two"]


def test_headers_and_repeated_rows_are_printed_and_not_read() -> None:
    rows = "#table(columns: 1, table.header[Element], ..range(9).map(str))"
    pdf = typeset("#set page(height: 6cm, header: [Lesson 03])\n" + HEAD + rows)
    assert pdfs.pages(pdf) > 1
    assert "Lesson 03" not in pdfs.text(pdf)
    assert pdfs.text(pdf).count("Element") == 1
    assert pdfs.printed(pdf).count("Lesson 03") == pdfs.pages(pdf)
    assert pdfs.printed(pdf).count("Element") > 1


def test_a_paragraph_that_goes_over_a_page_is_one() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    pdf = typeset(f"#set page(width: 8cm, height: 8cm)\n{HEAD}{words}")
    assert pdfs.pages(pdf) > 1
    assert pdfs.text(pdf).splitlines()[1:] == [words]


@pytest.mark.parametrize("look", ["", "opacity='0.5'"])
def test_words_in_pictures_are_printed(look: str) -> None:
    # What lets the ground show through is drawn apart from the page.
    words = f"<g font-family='DejaVu Sans Mono' {look}><text y='20'>per month</text><text y='30'>per year</text></g>"
    drawn = f"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'>{words}</svg>"
    pdf = typeset(f'{HEAD}#image(bytes("{drawn}"), alt: "A chart")')
    assert "per month\nper year" in pdfs.printed(pdf)
    assert "per month\nper year" in pdfs.text(pdf)
    assert pdfs.alternatives(pdf) == ["A chart"]
    assert pdfs.fonts(pdf) == {"LibertinusSerif-Bold": True, "DejaVuSansMono": True}


def test_an_untagged_pdf_has_words_printed_and_none_to_read() -> None:
    pdf = typeset(WHOLE, pdf_standards=[], pdf_tags=False)
    assert pdfs.printed(pdf).startswith("A handout")
    assert pdfs.text(pdf) == ""
    assert pdfs.structure(pdf) == []


def test_structure_names_each_element_before_those_inside_it() -> None:
    assert pdfs.structure(typeset(HEAD + "- one\n" + TABLE)) == [
        *("Document", "H1", "L", "LI", "Lbl", "LBody"),
        *("Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TD", "TD"),
    ]


def test_alternatives_are_told_and_missing_ones_are_empty() -> None:
    assert pdfs.alternatives(typeset(WHOLE)) == ["A square", "y over two"]
    assert pdfs.alternatives(spoilt(typeset(WHOLE), without_an_alternative("/Figure"))) == ["", "y over two"]


def test_bookmarks_have_their_levels() -> None:
    source = HEAD + "== More\n=== Still more\n== Less"
    assert pdfs.bookmarks(typeset(source)) == [(1, "A handout"), (2, "More"), (3, "Still more"), (2, "Less")]


def test_fonts_are_named_and_those_left_out_are_told() -> None:
    carried = {"LibertinusSerif-Regular": True, "LibertinusSerif-Bold": True, "NewCMMath-Book": True}
    assert pdfs.fonts(typeset(WHOLE)) == carried
    assert pdfs.fonts(spoilt(typeset(WHOLE), without_its_fonts)) == dict.fromkeys(carried, False)


def test_links_lead_outside_or_to_a_page() -> None:
    source = HEAD + LINK + "\n#link(<end>)[the end]\n#pagebreak()\n== End <end>\n#link((page: 1, x: 0pt, y: 0pt))[back]"
    assert pdfs.links(typeset(source)) == ["https://example.org/a", "#2", "#1"]


def test_streams_are_searchable_once_inflated() -> None:
    pdf = typeset(WHOLE)
    assert b"BDC" not in pdf
    assert b"/Span<</MCID 0>>BDC" in pdfs.inflated(pdf)
    assert pdfs.inflated(pdf).count(b"begincmap") == len(pdfs.fonts(pdf))
    assert b"A square" in pdfs.inflated(pdf)
