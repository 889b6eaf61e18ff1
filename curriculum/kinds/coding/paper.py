"""Coding on paper: a running text with its passages numbered, and the codes of each to tick."""

from __future__ import annotations

from curriculum.course.case import Passage as TextPassage
from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.coding.text import paragraphs
from curriculum.kinds.definition import ItemKey
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Options, Paragraph, Passage, Passages, Row, Sheet, Terms


def worksheet(definition: Coding, course: Course, key: CodingKey | None) -> Sheet:
    """The text with its passages numbered, or with a key the passages as rows, each with what the key says of it."""
    codes = Terms(terms=tuple((f"{code.letter} {code.name}", code.meaning) for code in definition.codes))
    text = (_blank(definition, course),) if key is None else _keyed(definition, course, key)
    return (*opening(definition, "coding", course), codes, *text)


def numbered(definition: Coding, course: Course) -> tuple[tuple[tuple[str, TextPassage], ...], ...]:
    """Paragraph by paragraph the passages, each with its number: its paragraph's, and its own within it."""
    return tuple(
        tuple((f"{number}.{within}", passage) for within, passage in enumerate(paragraph.passages, 1))
        for number, paragraph in enumerate(paragraphs(definition, course), 1)
    )


def _blank(definition: Coding, course: Course) -> Passages:
    answer = (_letters(definition),)
    return Passages(
        paragraphs=tuple(
            tuple(Passage(number=number, text=passage.text, answer=answer) for number, passage in paragraph)
            for paragraph in numbered(definition, course)
        )
    )


def _keyed(definition: Coding, course: Course, key: CodingKey) -> tuple[Row, ...]:
    return tuple(
        Row(number=number, text=passage.text, answer=_answer(definition, course, key.items.get(passage.id)))
        for paragraph in numbered(definition, course)
        for number, passage in paragraph
    )


def _letters(definition: Coding, ticked: tuple[int, ...] = ()) -> Options:
    return Options(options=tuple(code.letter for code in definition.codes), ticked=ticked, inline=True)


def _answer(definition: Coding, course: Course, key: ItemKey | None) -> tuple[Options | Paragraph, ...]:
    words = course.words
    if key is None:
        return _letters(definition), Paragraph(text=words["not_counted"], quiet=True)
    ids = [code.id for code in definition.codes]
    ticked = tuple(ids.index(entry.choice) for entry in (*key.right, *key.arguable))
    names = {code.id: code.name for code in definition.codes}
    said = [Paragraph(text=f"{names[e.choice]}. {e.reason}") for e in key.right]
    said += [Paragraph(text=f"{names[e.choice]}: {words['level_arguable'].lower()}. {e.reason}") for e in key.arguable]
    said += [Paragraph(text=f"{words['tempting']} {names[e.choice]}. {e.reason}", quiet=True) for e in key.tempting]
    return (_letters(definition, ticked), *said)
