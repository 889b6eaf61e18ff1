"""How a canvas is judged: field by field, by form alone. Whether the plan is good, nobody here can know.

The score is the number of fields whose form holds. An optional field that is left empty counts neither way.
"""

from __future__ import annotations

from typing import Any

from curriculum.kinds.canvas.definition import Blank, Canvas, CanvasKey
from curriculum.kinds.canvas.form import asks, holds, is_date
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse


def judge(definition: Canvas, key: CanvasKey, response: Response) -> Verdict:
    """Hold each field against its form."""
    given = answers(response, (blank.id for blank in definition.items))
    if given is None:
        return refuse(unreadable())
    filled: dict[str, str] = {}
    problems: list[Problem] = []
    for blank in definition.items:
        text = _read(blank, given.get(blank.id, {}))
        if text is None:
            problems.append(Problem(item=blank.id, lead=f"not_read_{'date' if blank.form == 'when' else 'text'}"))
        else:
            filled[blank.id] = text
    if problems:
        return refuse(problems)
    if not any(filled.values()):
        return refuse(nothing())
    notes = {
        blank.id: [_note(blank, filled[blank.id])]
        for blank in definition.items
        if filled[blank.id] or not blank.optional
    }
    right = sum(note.mark == "right" for said in notes.values() for note in said)
    return gather(notes, possible=len(notes), rule="rule_form", score=right)


def reveal(definition: Canvas, key: CanvasKey, item: str) -> tuple[Note, ...]:
    """The worked example of one field, and why its form is good."""
    worked = key.items.get(item)
    if worked is None:
        return ()
    return (
        Note(mark="reading", lead="reading_example", text=worked.example),
        Note(mark="reading", lead="reading_form", text=worked.reason, sources=worked.sources),
    )


def _read(blank: Blank, answer: dict[str, Any]) -> str | None:
    """What stands in a field, empty if nothing does; None if it cannot be read."""
    text = answer.get("date" if blank.form == "when" else "text") or ""
    if not isinstance(text, str) or (blank.form == "when" and text and not is_date(text)):
        return None
    return text.strip()


def _note(blank: Blank, text: str) -> Note:
    if holds(blank.form, text):
        return Note(mark="right", lead="form_holds")
    return Note(mark="look", lead=f"form_{blank.form}", text=asks(blank.form))
