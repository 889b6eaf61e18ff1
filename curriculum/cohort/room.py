"""The state of a session, and what an instructor can do with it. Nothing here knows of a database or a network."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf, Shelved, fingerprints

WITH_TALLY = ("one", "both", "map", "pairs", "agreement")
"""What the projector can show of a closed vote."""

PLAIN = ("join", "question", "closed", "text", "blank")
"""What it can show without one."""


class Impossible(CurriculumError):
    """An action that cannot be done now; its text names a sentence in the course's words."""


@dataclass(frozen=True)
class Vote:
    """One vote.

    Attributes:
        id: Its number.
        lesson: The stem of the lesson.
        exercise: What is voted on.
        items: The items voted on; None for the whole exercise.
        round: 1, or 2 after the discussion.
        opened: When.
        closed: When; None while it is open.
        shown: Whether its distribution has been on the projector.
        of: For a second vote, the first one's number.
        tally: What it came to, reckoned once when it was closed.
    """

    id: int
    lesson: str
    exercise: str
    items: tuple[str, ...] | None
    round: int
    opened: str
    closed: str | None = None
    shown: bool = False
    of: int | None = None
    tally: dict[str, Any] | None = None

    @property
    def open(self) -> bool:
        """Whether answers still count."""
        return self.closed is None


@dataclass(frozen=True)
class Homework:
    """An exercise to do before the next session; ``due`` is a date, or empty."""

    exercise: str
    set: str
    due: str


@dataclass(frozen=True)
class Desk:
    """What the instructor has before them.

    Attributes:
        lesson: The lesson chosen.
        exercise: The exercise chosen.
        minutes: Which session plan: 60 or 90.
        step: Where in it, from 0.
        began: When the step began.
        timer: When the timer runs out; empty if none runs.
        vote: The number of the present vote.
        view: What the projector shows.
        about: The vote it shows it of.
        picked: Free texts that were picked for the projector.
    """

    lesson: str = ""
    exercise: str = ""
    minutes: int = 60
    step: int = 0
    began: str = ""
    timer: str = ""
    vote: int | None = None
    view: str = "join"
    about: int | None = None
    picked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Room:
    """All of it."""

    desk: Desk = field(default_factory=Desk)
    votes: tuple[Vote, ...] = ()
    feedback: tuple[str, ...] = ()
    homework: tuple[Homework, ...] = ()
    next_vote: int = 1

    def vote(self, id: int | None) -> Vote | None:
        """The vote with this number."""
        return next((vote for vote in self.votes if vote.id == id), None)

    @property
    def current(self) -> Vote | None:
        """The vote that is open, or was last."""
        return self.vote(self.desk.vote)

    @property
    def asked(self) -> tuple[str, ...]:
        """Every exercise that was ever voted on or is homework. Answers to others are not taken."""
        found = [vote.exercise for vote in self.votes] + [work.exercise for work in self.homework]
        return tuple(dict.fromkeys(found))

    def first_of(self, vote: Vote) -> Vote | None:
        """The first vote that this second one repeats."""
        return self.vote(vote.of)


def act(room: Room, action: dict[str, Any], shelf: Shelf, now: str) -> Room:
    """The room after an action.

    Args:
        room: The room before.
        action: What to do (``do``), with what it needs.
        shelf: The exercises.
        now: The time, ISO 8601.

    Raises:
        Impossible: There is no such action, or it cannot be done now.
    """
    desk = room.desk
    match action.get("do"):
        case "lesson":
            return _lesson(room, action, shelf, now)
        case "exercise":
            return replace(room, desk=replace(desk, exercise=_exercise(action, shelf).id))
        case "step":
            step = _whole(action.get("step"), 0, 99)
            return replace(room, desk=replace(desk, step=step, began=now))
        case "timer":
            return replace(room, desk=replace(desk, timer=_timer(action, now)))
        case "open":
            return _open(room, action, shelf, now)
        case "close":
            return _close(room, now)
        case "again":
            return _again(room, now)
        case "show":
            return _show(room, action)
        case "hide":
            return replace(room, desk=replace(desk, view="closed" if desk.vote else "join", about=desk.vote))
        case "feedback":
            return _feedback(room, action, shelf)
        case "homework":
            return _homework(room, action, shelf, now)
        case "pick":
            return _pick(room, action)
    raise Impossible("cohort_no_such_action")


def _lesson(room: Room, action: dict[str, Any], shelf: Shelf, now: str) -> Room:
    stem = action.get("lesson")
    if stem not in [lesson.stem for lesson in shelf.course.syllabus.lessons]:
        raise Impossible("cohort_no_such_lesson")
    minutes = action.get("minutes", room.desk.minutes)
    if minutes not in (60, 90):
        raise Impossible("cohort_no_such_plan")
    if room.current and room.current.open:
        raise Impossible("cohort_vote_is_open")
    return replace(room, desk=replace(room.desk, lesson=stem, exercise="", minutes=minutes, step=0, began=now))


def _open(room: Room, action: dict[str, Any], shelf: Shelf, now: str) -> Room:
    if room.current and room.current.open:
        raise Impossible("cohort_vote_is_open")
    exercise = _exercise({"exercise": action.get("exercise") or room.desk.exercise}, shelf)
    items = _items(action.get("items"), exercise, shelf)
    vote = Vote(room.next_vote, exercise.lesson, exercise.id, items, 1, now)
    return _with_new(room, vote)


def _again(room: Room, now: str) -> Room:
    before = room.current
    if before is None or before.open or before.round != 1:
        raise Impossible("cohort_no_first_vote")
    vote = Vote(room.next_vote, before.lesson, before.exercise, before.items, 2, now, of=before.id)
    return _with_new(room, vote)


def _with_new(room: Room, vote: Vote) -> Room:
    desk = replace(room.desk, exercise=vote.exercise, vote=vote.id, view="question", about=vote.id, picked=(), timer="")
    return replace(room, desk=desk, votes=(*room.votes, vote), next_vote=vote.id + 1)


def _close(room: Room, now: str) -> Room:
    vote = room.current
    if vote is None or not vote.open:
        raise Impossible("cohort_no_vote_open")
    desk = replace(room.desk, view="closed", about=vote.id, timer="")
    return replace(_with(room, replace(vote, closed=now)), desk=desk)


def _show(room: Room, action: dict[str, Any]) -> Room:
    """Put a view on the projector. Without a name: the vote, or both votes after the second."""
    vote = room.vote(_number(action["vote"])) if "vote" in action else room.current
    view = action.get("view") or ("both" if vote and vote.round == 2 else "one")
    if view in PLAIN:
        return replace(room, desk=replace(room.desk, view=view, about=room.desk.vote))
    if view not in WITH_TALLY:
        raise Impossible("cohort_no_such_view")
    if vote is None or vote.open or (room.current and room.current.open):
        raise Impossible("cohort_close_first")
    if view == "both" and vote.round != 2:
        raise Impossible("cohort_no_second_vote")
    return replace(_with(room, replace(vote, shown=True)), desk=replace(room.desk, view=view, about=vote.id))


def _feedback(room: Room, action: dict[str, Any], shelf: Shelf) -> Room:
    exercise = _exercise({"exercise": action.get("exercise") or room.desk.exercise}, shelf)
    if any(vote.open and vote.exercise == exercise.id for vote in room.votes):
        raise Impossible("cohort_close_first")
    if action.get("open", True) is False:
        return replace(room, feedback=tuple(id for id in room.feedback if id != exercise.id))
    return replace(room, feedback=tuple(dict.fromkeys((*room.feedback, exercise.id))))


def _homework(room: Room, action: dict[str, Any], shelf: Shelf, now: str) -> Room:
    exercise = _exercise(action, shelf)
    others = tuple(work for work in room.homework if work.exercise != exercise.id)
    if action.get("set", True) is False:
        return replace(room, homework=others)
    due = action.get("due") or ""
    try:
        due = due and date.fromisoformat(due).isoformat()
    except (TypeError, ValueError):
        raise Impossible("cohort_no_such_date") from None
    return replace(room, homework=(*others, Homework(exercise.id, now, due)))


def _pick(room: Room, action: dict[str, Any]) -> Room:
    """Put a free text on the projector's list, or take it off."""
    text = action.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Impossible("cohort_no_such_text")
    others = tuple(picked for picked in room.desk.picked if picked != text)
    picked = others if action.get("off") else (*others, text)[-12:]
    return replace(room, desk=replace(room.desk, picked=picked))


def _with(room: Room, vote: Vote) -> Room:
    return replace(room, votes=tuple(vote if other.id == vote.id else other for other in room.votes))


def _exercise(action: dict[str, Any], shelf: Shelf) -> Shelved:
    id = action.get("exercise")
    if not isinstance(id, str) or id not in shelf.files:
        raise Impossible("cohort_no_such_exercise")
    return shelf.take(id)


def _items(given: Any, exercise: Shelved, shelf: Shelf) -> tuple[str, ...] | None:
    if given is None:
        return None
    known = fingerprints(exercise.kind.public(exercise.definition, shelf.course))
    if not isinstance(given, list) or not given or any(id not in known for id in map(str, given)):
        raise Impossible("cohort_no_such_item")
    return tuple(id for id in known if id in given)


def _timer(action: dict[str, Any], now: str) -> str:
    seconds = _whole(action.get("seconds"), 0, 7200)
    ends = datetime.fromisoformat(now) + timedelta(seconds=seconds)
    return ends.isoformat(timespec="milliseconds") if seconds else ""


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise Impossible("cohort_no_such_number")
    return value


def _number(value: Any) -> int | None:
    """A vote's number, as it stands in JSON."""
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 16 else None
