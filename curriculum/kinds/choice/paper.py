"""Choice on paper: options to tick, and a row for certainty."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.choice.definition import Choice, ChoiceKey, Question
from curriculum.kinds.heading import opening, passage_text, where_from
from curriculum.kinds.sheet import Lines, Options, Paragraph, Row, Sheet

Answer = tuple[Lines | Options | Paragraph, ...]


def worksheet(definition: Choice, course: Course, key: ChoiceKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    rows = tuple(
        row(number, question, course, _answer(definition, question, course, key))
        for number, question in enumerate(definition.items, 1)
    )
    return (*opening(definition, "choice", course), *rows)


def row(number: int, question: Question, course: Course, answer: Answer) -> Row:
    """One question, by its number from 1, with blocks to answer in."""
    return Row(number=str(number), text=question.text, where=_about(question, course), answer=answer)


def sureness(course: Course, ticked: int | None = None) -> Options:
    """The certainties from 1 to 3, with the one that was given."""
    chosen = () if ticked is None else (ticked - 1,)
    return Options(label=course.words["how_sure"], options=("1", "2", "3"), ticked=chosen, inline=True)


def _about(question: Question, course: Course) -> str:
    if not question.passages:
        return ""
    return f"{passage_text(None, question.passages, course)} ({where_from(None, question.passages, course)})"


def _answer(definition: Choice, question: Question, course: Course, key: ChoiceKey | None) -> Answer:
    words = course.words
    ids = [option.id for option in question.choices]
    letter = {id: chr(ord("a") + index) for index, id in enumerate(ids)}
    texts = tuple(f"({letter[option.id]}) {option.text}" for option in question.choices)
    judged = key.items.get(question.id) if key else None
    sure = (sureness(course),) if definition.certainty else ()
    several = question.pick == "several"
    if judged is None:
        return (Options(options=texts, several=several), *sure)
    ticked = tuple(ids.index(entry.choice) for entry in (*judged.right, *judged.arguable))
    said = [Paragraph(text=f"({letter[entry.choice]}) {entry.reason}") for entry in judged.right]
    said += [Paragraph(text=f"({letter[e.choice]}) {words['level_arguable']}. {e.reason}") for e in judged.arguable]
    said += [Paragraph(text=f"({letter[entry.choice]}) {entry.reason}", quiet=True) for entry in judged.tempting]
    return (Options(options=texts, ticked=ticked, several=several), *said)
