"""What a session tells a learner, and what of it this workspace has noted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from curriculum.record.note import Note

FILE = "cohort-state.json"

Text = Annotated[str, Field(max_length=2000)]
Texts = Annotated[tuple[Text, ...], Field(max_length=500)]


class _Told(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


class Offer(_Told):
    """What a session says before anybody joins it.

    Attributes:
        title: What the cohort is called.
        notice: What is sent, who sees it, how long it is kept, how to leave: a sentence each.
        pseudonym: A name that is free.
        name: Whether the register asks for a real name, too.
    """

    title: Text = Field(min_length=1)
    notice: Texts = ()
    pseudonym: Text = ""
    name: bool = False


class Joined(_Told):
    """What a session answers to somebody who joins."""

    token: Text = Field(min_length=1, repr=False)
    person: Text = ""
    pseudonym: Text = Field(min_length=1)
    title: Text = Field(min_length=1)


class Vote(_Told):
    """One vote: the exercise it asks, and whether it is open."""

    id: Text = Field(min_length=1)
    exercise: Text
    lesson: Text = ""
    items: Texts | None = None
    round: int = 1
    open: bool


class Homework(_Told):
    """An exercise that was set as homework, and until when."""

    exercise: Text
    title: Text = ""
    due: Text | None = None


class State(_Told):
    """How a session stands, as one learner is told it.

    Attributes:
        n: The number of this state; the next has another.
        vote: The vote, if there is one.
        asked: Every exercise that the session has asked for so far.
        feedback: The exercises whose feedback is opened.
        homework: What was set as homework.
    """

    n: int
    vote: Vote | None = None
    asked: Texts = ()
    feedback: Texts = ()
    homework: tuple[Homework, ...] = Field(default=(), max_length=500)


class Refused(_Told):
    """An answer that the session does not take, and why not."""

    id: Text
    why: Text = ""


class Receipt(_Told):
    """What became of answers that were sent: kept for good, or refused."""

    kept: tuple[str, ...] = Field(max_length=500)
    refused: tuple[Refused, ...] = Field(default=(), max_length=500)


class Seen(_Told):
    """What a workspace has noted of a session, for all of its kernels.

    Attributes:
        person: Whose membership it belongs to.
        state: The last state that came.
        exercises: Every exercise that was ever asked for.
        votes: Every vote that was ever seen.
        trouble: The name, among the course's words, of what stands in the way now; empty if nothing does.
    """

    person: str = ""
    state: State | None = None
    exercises: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    trouble: str = ""

    def after(self, state: State) -> Seen:
        """The same, once this state has come."""
        asked = [*state.asked, *(work.exercise for work in state.homework)]
        asked += [state.vote.exercise] if state.vote else []
        votes = [state.vote.id] if state.vote else []
        return Seen(
            person=self.person,
            state=state,
            exercises=tuple(dict.fromkeys((*self.exercises, *asked))),
            votes=tuple(dict.fromkeys((*self.votes, *votes))),
        )

    def vote_on(self, exercise: str) -> Vote | None:
        """The vote that is open for an exercise; None if there is none."""
        vote = self.state.vote if self.state else None
        return vote if vote and vote.open and vote.exercise == exercise else None


def seen_note(folder: Path) -> Note[Seen]:
    """The file in the folder of a record."""
    return Note(folder / FILE, Seen)
