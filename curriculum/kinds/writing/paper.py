"""Writing on paper: lines to write on, and the rubric to tick."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Lines, Options, Paragraph, Row, Sheet
from curriculum.kinds.writing.definition import Criterion, Piece, Writing, WritingKey


def worksheet(definition: Writing, course: Course, key: WritingKey | None) -> Sheet:
    """The worksheet, or with a key its twin with the example."""
    rows = tuple(
        Row(number=str(number), text=piece.text, answer=_answer(definition, piece, course, key))
        for number, piece in enumerate(definition.items, 1)
    )
    return (*opening(definition, "writing", course), *rows)


def advice(piece: Piece, course: Course) -> str:
    """How long the text may be; empty where the author gives no advice."""
    if piece.least and piece.most:
        return course.words.fill("writing_between", least=piece.least, most=piece.most)
    if piece.most:
        return course.words.fill("writing_most", most=piece.most)
    return course.words.fill("writing_least", least=piece.least) if piece.least else ""


def _answer(
    definition: Writing, piece: Piece, course: Course, key: WritingKey | None
) -> tuple[Options | Lines | Paragraph, ...]:
    words = course.words
    judged = key.items.get(piece.id) if key else None
    rubric = tuple(
        Options(label=criterion.text, options=_levels(definition, criterion), inline=not criterion.looks_like)
        for criterion in piece.criteria
    )
    if judged is None:
        said = advice(piece, course)
        label = words.fill("writing_yours_of", advice=said) if said else words["writing_yours"]
        return (Lines(label=label, lines=piece.lines), *rubric)
    parts = tuple(
        block
        for part in judged.example
        for block in (
            Lines(label=words["writing_example"], written=(part.text,)),
            Paragraph(text=part.note, quiet=True),
        )
    )
    return (Paragraph(text=judged.reason), *parts, *rubric)


def _levels(definition: Writing, criterion: Criterion) -> tuple[str, ...]:
    if not criterion.looks_like:
        return definition.levels
    pairs = zip(definition.levels, criterion.looks_like, strict=True)
    return tuple(f"{level}: {looks}" for level, looks in pairs)
