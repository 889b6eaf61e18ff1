"""What each audience is told. The only place where it is decided: nothing else makes JSON of a session's state.

A learner's view is built name by name. The projector's holds no distribution while a vote is open, and nothing of a
key until feedback on its exercise is open. The instructor's own page holds no distribution while its vote is open.
"""

from __future__ import annotations

from typing import Any

from curriculum.cohort.access import grouped
from curriculum.cohort.live import Moment
from curriculum.cohort.people import Person
from curriculum.cohort.room import WITH_TALLY, Vote
from curriculum.kinds.shelf import Shelf

OF_THE_KEY = ("right", "confusions", "advice", "moved", "key", "discrimination", "gain")
"""Parts of a tally that say what the key holds."""


def learner(moment: Moment, person: Person, shelf: Shelf) -> dict[str, Any]:
    """What one learner may know."""
    room = moment.room
    return {
        "n": moment.cohort.revision,
        "title": moment.cohort.title,
        "pseudonym": person.pseudonym,
        "invented": moment.cohort.invented,
        "vote": _vote(room.current, shelf) if room.current else None,
        "feedback": list(room.feedback),
        "homework": [
            {"exercise": work.exercise, "title": shelf.title(work.exercise), "due": work.due} for work in room.homework
        ],
        "asked": list(room.asked),
        "told": {},
    }


def exercise(id: str, shelf: Shelf) -> dict[str, Any]:
    """An exercise as a browser shows it, without judgement. Nothing of the key."""
    shelved = shelf.take(id)
    public = shelved.kind.public(shelved.definition, shelf.course)
    return {**public, "id": id, "marked": shelved.kind.marked, "judged": False}


def counted(moment: Moment, vote: Vote | None, shelf: Shelf) -> dict[str, Any] | None:
    """A vote with the number of people who have answered, and no more."""
    return {**_vote(vote, shelf), "answers": moment.answers.get(vote.id, 0)} if vote else None


def projector(moment: Moment, address: str, code: bool, shelf: Shelf) -> dict[str, Any]:
    """What the room sees; the join code only if it admits anybody."""
    desk, room = moment.room.desk, moment.room
    vote = room.vote(desk.about)
    showing = {
        "view": desk.view,
        "title": moment.cohort.title,
        "code": grouped(moment.cohort.code) if code else "",
        "address": address,
        "here": moment.here,
        "invented": moment.cohort.invented,
        "timer": desk.timer,
        "vote": counted(moment, vote, shelf),
    }
    if desk.view == "text":
        return {**showing, "texts": list(desk.picked)}
    if vote is None or desk.view in ("join", "blank"):
        return showing
    if vote.exercise in shelf.files:
        showing["exercise"] = exercise(vote.exercise, shelf)
    if desk.view in WITH_TALLY and not vote.open and not (room.current and room.current.open):
        showing |= _tallies(moment, vote, desk.view)
    return showing


def _tallies(moment: Moment, vote: Vote, view: str) -> dict[str, Any]:
    opened = vote.exercise in moment.room.feedback
    first = moment.room.first_of(vote)
    found = {"tally": _for_the_room(vote.tally, opened)}
    if view == "both" and first is not None:
        found["first"] = _for_the_room(first.tally, opened)
    return found


def _for_the_room(tally: Any, opened: bool) -> Any:
    """A tally for the projector: nothing of the key before feedback is open."""
    if opened:
        return tally
    if isinstance(tally, dict):
        return {name: _for_the_room(value, opened) for name, value in tally.items() if name not in OF_THE_KEY}
    return [_for_the_room(value, opened) for value in tally] if isinstance(tally, list) else tally


def _vote(vote: Vote, shelf: Shelf) -> dict[str, Any]:
    return {
        "id": str(vote.id),
        "lesson": vote.lesson,
        "exercise": vote.exercise,
        "title": shelf.title(vote.exercise),
        "items": list(vote.items) if vote.items is not None else None,
        "round": vote.round,
        "open": vote.open,
    }
