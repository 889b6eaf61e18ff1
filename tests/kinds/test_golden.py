"""One exercise of each kind on every static face, letter by letter, and what hostile texts do there.

After a change that is meant, write the files anew and read what changed: ``REWRITE_GOLDEN=1 pytest tests/kinds``.
"""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path

import mistune
import pytest

from curriculum.kinds import KINDS
from curriculum.kinds.sheet import (
    Heading,
    Legend,
    LegendEntry,
    LegendGroup,
    Lines,
    Options,
    Paragraph,
    Passage,
    Passages,
    Plot,
    Row,
    Sheet,
    Subheading,
    Terms,
)
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import WIDTH, plain
from tests.kinds.exercises import SHELF, SMALL, name, samples

GOLDEN = Path(__file__).parent / "golden"


def faces(shelved: Shelved) -> dict[str, str]:
    definition, course = shelved.definition, SHELF.course
    sheet = shelved.kind.worksheet(definition, course, None)
    public = shelved.kind.public(definition, course)
    return {
        "html": html(sheet).replace("><", ">\n<") + "\n",
        "md": markdown(sheet),
        "txt": plain(sheet),
        "json": json.dumps(public, ensure_ascii=False, indent=1) + "\n",
        "answered.txt": plain(shelved.kind.answered(definition, course, samples(shelved).partly)),
        "key.txt": plain(shelved.kind.worksheet(definition, course, shelved.key)),
    }


@pytest.mark.parametrize("shelved", SMALL, ids=name)
def test_every_face_is_as_it_was(shelved: Shelved) -> None:
    for ending, page in faces(shelved).items():
        file = GOLDEN / f"{shelved.id}.{ending}"
        if os.environ.get("REWRITE_GOLDEN"):
            file.write_text(page, "utf-8")
        assert page == file.read_text("utf-8"), file.name


def test_each_golden_file_has_its_exercise() -> None:
    expected = {f"{shelved.id}.{ending}" for shelved in SMALL for ending in faces(shelved)}
    assert {file.name for file in GOLDEN.iterdir()} == expected
    assert {shelved.kind.name for shelved in SMALL} == set(KINDS)


HOSTILE = [
    "<script>alert(1)</script>",
    "</li></ol><img src=x onerror=alert(1)>",
    "<!-- no end",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "\"' onmouseover='alert(1)",
    "**bold** _slanted_ `code` ~~out~~",
    "[here](javascript:alert(1)) ![x](y) <http://x.y>",
    "[a]: http://x.y",
    "# heading",
    "- dash",
    "+ plus",
    "* star",
    "12. twelve",
    "3) three",
    "---",
    "===",
    "> quoted",
    "    indented\n\n    code",
    "```\nfence",
    "| a | b |\n|---|---|\n| c | d |",
    "ends in a backslash \\",
]


def sheet_of(text: str) -> Sheet:
    """The text in every place that a sheet has for one."""
    answers = (
        Options(label=text, options=(text, text), ticked=(0,), inline=True),
        Options(label="", options=(text, text)),
        Lines(label=text, written=(text,)),
        Lines(label=text, written=(text, "", text)),
        Paragraph(text=text, quiet=True),
        Plot(spec={}, alt=text),
    )
    entry = LegendEntry(number=text, name=text, asks=text)
    return (
        Heading(text=text, kicker=text),
        Subheading(text=text),
        Paragraph(text=text),
        Terms(terms=((text, text),)),
        Legend(groups=(LegendGroup(name=text, place=0, entries=(entry, entry)),)),
        Plot(spec={}, alt=text),
        Row(number="1", text=text, where=text, answer=answers),
        Passages(paragraphs=((Passage(number="1.1", text=text, answer=answers[:3]),),)),
    )


def tags(page: str) -> list[str]:
    return re.findall(r"<[^>]*>", page)


def rendered(sheet: Sheet) -> str:
    render = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "task_lists"])
    return str(render(markdown(sheet)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_markup(text: str) -> None:
    hostile, tame = sheet_of(text), sheet_of("tame")
    assert tags(html(hostile)) == tags(html(tame))
    assert tags(rendered(hostile)) == tags(rendered(tame))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_letter_of_a_text_is_shown(text: str) -> None:
    sheet = (Paragraph(text=text),)
    shown = unescape(re.sub("</?(section|p)>", "", html(sheet))), unescape(re.sub("</?p>", "", rendered(sheet)))
    assert [" ".join(page.split()) for page in shown] == [" ".join(text.split())] * 2


@pytest.mark.parametrize("text", ["word " * 60, "no-break-at-hyphens-" * 3 + " and on"])
def test_plain_text_keeps_to_its_width(text: str) -> None:
    for line in plain((Heading(text="T", kicker="k"), Paragraph(text=text), Terms(terms=((text, text),)))).splitlines():
        assert len(line) <= WIDTH
