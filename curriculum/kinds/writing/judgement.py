"""A text is never judged by the course: once the learner has judged it, an example is set beside it."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Verdict, refuse
from curriculum.kinds.writing.definition import Piece, PieceKey, Writing, WritingKey


def judge(definition: Writing, key: WritingKey, response: Response) -> Verdict:
    """The example for each text that is written and held against its rubric; what is still to do for those begun."""
    given = answers(response, [piece.id for piece in definition.items])
    if given is None or not all(_readable(definition, piece, given.get(piece.id, {})) for piece in definition.items):
        return refuse(unreadable())
    begun = {piece: answer for piece in definition.items if _begun(answer := given.get(piece.id, {}))}
    if not begun:
        return refuse(nothing())
    notes = {piece.id: _notes(piece, key.items.get(piece.id), answer) for piece, answer in begun.items()}
    return Verdict(notes={id: said for id, said in notes.items() if said})


def reveal(definition: Writing, key: WritingKey, item: str) -> tuple[Note, ...]:
    """Nothing: the example comes with the comparison."""
    return ()


def _begun(answer: dict[str, Any]) -> bool:
    return bool(answer.get("text", "").strip() or answer.get("own"))


def _readable(definition: Writing, piece: Piece, answer: dict[str, Any]) -> bool:
    text, own = answer.get("text", ""), answer.get("own", {})
    if not isinstance(text, str) or not isinstance(own, dict):
        return False
    levels = [own[criterion.id] for criterion in piece.criteria if criterion.id in own]
    return all(type(level) is int and 0 <= level < len(definition.levels) for level in levels)


def _notes(piece: Piece, key: PieceKey | None, answer: dict[str, Any]) -> tuple[Note, ...]:
    if not answer.get("text", "").strip():
        return (Note(mark="todo", lead="writing_todo_text"),)
    if any(criterion.id not in answer.get("own", {}) for criterion in piece.criteria):
        return (Note(mark="todo", lead="writing_todo_own"),)
    if key is None:
        return ()
    parts = [Note(mark="reading", about=part.text, lead="writing_part", text=part.note) for part in key.example]
    return (Note(mark="reading", lead="writing_does", text=key.reason, sources=key.sources), *parts)
