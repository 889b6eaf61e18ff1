"""Feedback from a session, where the keys are at its service and not here."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from curriculum.course.words import Words
from curriculum.kinds.verdict import Mark, Problem
from curriculum.record.cohort import Cohort
from curriculum.record.service import ServiceError


class _Told(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Place(_Told):
    label: str
    text: str


class _Source(_Told):
    short: str
    url: Annotated[str, Field(pattern=r"^https?://")] | None = None


class _Note(_Told):
    mark: Mark
    about: str = ""
    lead: str
    text: str = ""
    reread: tuple[_Place, ...] = ()
    sources: tuple[_Source, ...] = ()
    points: tuple[int, ...] = ()


class _Verdict(_Told):
    """A verdict as a page is told it; see :func:`curriculum.kinds.told.told`."""

    problems: tuple[Problem, ...] = ()
    notes: dict[str, tuple[_Note, ...]] = {}
    right: int = 0
    wrong: int = 0
    arguable: int = 0
    missed: int = 0
    score: int = 0
    possible: int = 0
    rule: str = ""
    note: str | None = None


def readable(data: object, words: Words) -> dict[str, Any] | None:
    """What a service says of an answer, if a page can show it safely: known sentences, and links that are links."""
    try:
        verdict = _Verdict.model_validate(data)
    except (ValidationError, RecursionError):
        return None
    notes = [note for said in verdict.notes.values() for note in said]
    named = {note.lead for note in notes} | {problem.lead for problem in verdict.problems} | {verdict.rule} - {""}
    return verdict.model_dump(exclude_unset=True) | {"notes": _plain(verdict)} if named <= set(words.texts) else None


def _plain(verdict: _Verdict) -> dict[str, Any]:
    return {item: [note.model_dump(exclude_unset=True) for note in said] for item, said in verdict.notes.items()}


def ask(session: Cohort, exercise: str, words: Words) -> dict[str, Any]:
    """The session's feedback on the last answer to an exercise, or a sentence that says why there is none."""
    session.deliver()
    try:
        said = readable(session.feedback(exercise), words)
    except ServiceError as error:
        closed = error.status == 403
        return {"waits": words["join_feedback_waits" if closed else "join_feedback_not"]}
    return {"waits": words["join_feedback_not"]} if said is None else said
