"""Coding on paper: numbered passages, each with its codes to tick."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.coding.text import paragraphs
from curriculum.kinds.definition import ItemKey
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Options, Paragraph, Row, Sheet, Terms


def worksheet(definition: Coding, course: Course, key: CodingKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    codes = tuple((f"{code.letter} {code.name}", code.meaning) for code in definition.codes)
    rows = tuple(
        Row(
            number=f"{number}.{within}",
            text=passage.text,
            answer=_answer(definition, course, key.items.get(passage.id) if key else None, keyed=key is not None),
        )
        for number, paragraph in enumerate(paragraphs(definition, course), 1)
        for within, passage in enumerate(paragraph.passages, 1)
    )
    return (*opening(definition, "coding", course), Terms(terms=codes), *rows)


def _answer(definition: Coding, course: Course, key: ItemKey | None, *, keyed: bool) -> tuple[Options | Paragraph, ...]:
    letters = tuple(code.letter for code in definition.codes)
    ids = [code.id for code in definition.codes]
    if key is None:
        blank = Options(options=letters, inline=True)
        return (blank, Paragraph(text=course.words["not_counted"], quiet=True)) if keyed else (blank,)
    ticked = tuple(ids.index(entry.choice) for entry in (*key.right, *key.arguable))
    names = {code.id: code.name for code in definition.codes}
    words = course.words
    said = [Paragraph(text=f"{names[e.choice]}. {e.reason}") for e in key.right]
    said += [Paragraph(text=f"{names[e.choice]}: {words['level_arguable'].lower()}. {e.reason}") for e in key.arguable]
    said += [Paragraph(text=f"{words['tempting']} {names[e.choice]}. {e.reason}", quiet=True) for e in key.tempting]
    return (Options(options=letters, ticked=ticked, inline=True), *said)
