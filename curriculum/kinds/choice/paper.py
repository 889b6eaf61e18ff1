"""Choice on paper: options to tick, and a row for certainty."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.choice.definition import Choice, ChoiceKey, Question
from curriculum.kinds.heading import opening, passage_text, where_from
from curriculum.kinds.sheet import Options, Paragraph, Row, Sheet


def worksheet(definition: Choice, course: Course, key: ChoiceKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    rows = tuple(
        Row(
            number=str(number),
            text=question.text,
            where=_about(question, course),
            answer=_answer(definition, question, course, key),
        )
        for number, question in enumerate(definition.items, 1)
    )
    return (*opening(definition, "choice", course), *rows)


def _about(question: Question, course: Course) -> str:
    if not question.passages:
        return ""
    return f"{passage_text(None, question.passages, course)} ({where_from(None, question.passages, course)})"


def _answer(
    definition: Choice, question: Question, course: Course, key: ChoiceKey | None
) -> tuple[Options | Paragraph, ...]:
    words = course.words
    ids = [option.id for option in question.choices]
    letter = {id: chr(ord("a") + index) for index, id in enumerate(ids)}
    texts = tuple(f"({letter[option.id]}) {option.text}" for option in question.choices)
    judged = key.items.get(question.id) if key else None
    sure = (Options(label=words["how_sure"], options=("1", "2", "3"), inline=True),) if definition.certainty else ()
    several = question.pick == "several"
    if judged is None:
        return (Options(options=texts, several=several), *sure)
    ticked = tuple(ids.index(entry.choice) for entry in (*judged.right, *judged.arguable))
    said = [Paragraph(text=f"({letter[entry.choice]}) {entry.reason}") for entry in judged.right]
    said += [Paragraph(text=f"({letter[e.choice]}) {words['level_arguable']}. {e.reason}") for e in judged.arguable]
    said += [Paragraph(text=f"({letter[entry.choice]}) {entry.reason}", quiet=True) for entry in judged.tempting]
    return (Options(options=texts, ticked=ticked, several=several), *said)
