"""What a report says, as plain values: its PDF and its table hold these and nothing else.

A number that must not be told is None. Percentages are whole numbers; means and indices have two places.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """One thing that was given to an item, and by how many; None where nearly all said the same of themselves."""

    value: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Moved:
    """Between two votes, of so many who gave both: who came over to the key's reading, and who left it."""

    both: int
    towards: int
    away: int


@dataclass(frozen=True)
class Item:
    """One item of a vote.

    Attributes:
        id: Its id in the exercise.
        text: What it asks.
        n: How many answered it; None below five, and nothing else is told then.
        shares: The answers that were given, in the order of the exercise.
        right: How many are in line with the key; None without one.
        disagreement: The chance, 0 to 1, that two people gave different answers.
        discrimination: The upper-lower index, -1 to 1.
        moved: For a second vote, who came over.
    """

    id: str
    text: str
    n: int | None
    shares: tuple[Share, ...] = ()
    right: int | None = None
    disagreement: float | None = None
    discrimination: float | None = None
    moved: Moved | None = None

    @property
    def percent(self) -> int | None:
        """Its difficulty: the share in line."""
        return int(100 * self.right / self.n + 0.5) if self.n and self.right is not None else None


@dataclass(frozen=True)
class Confusion:
    """What was given where the key has something else, and how many people gave it."""

    key: str
    given: str
    count: int


@dataclass(frozen=True)
class Gain:
    """The means of those who answered all of two parallel quizzes.

    Attributes:
        quiz: The title of the first.
        n: How many people; None if it must not be told, and nothing else is told then.
        questions: How many questions each has.
        before: The mean number in line in the first.
        after: And in the second.
        g: The normalised gain of the means; None if nothing was left to gain.
    """

    quiz: str
    n: int | None
    questions: int = 0
    before: float = 0.0
    after: float = 0.0
    g: float | None = None


@dataclass(frozen=True)
class Suggestion:
    """Something to do next time: the item that it is about, in its own words, what was seen of it, and what to do."""

    item: str
    seen: str
    text: str


@dataclass(frozen=True)
class Voted:
    """A closed vote.

    Attributes:
        id: Its number.
        of: For a second vote, the first one's number.
        date: When it was opened, ISO 8601.
        lesson: The lesson's number and title.
        exercise: The exercise's id.
        title: Its title.
        round: 1, or 2 after the discussion.
        n: How many answered; None below five, and nothing else is told then.
        items: What was asked.
        right: Answers in line, of all answers to the items that are told; None without a key.
        alpha: Krippendorff's alpha; None if it is not defined.
        band: The name, in the course's words, of what that value means.
        why: The name of the reason why no discrimination is told; empty if it is.
        confusions: What was taken for what.
        suggestions: What to do next time.
        gain: What was gained since the earlier quiz; None if there is no such quiz.
    """

    id: int
    of: int | None
    date: str
    lesson: str
    exercise: str
    title: str
    round: int
    n: int | None
    items: tuple[Item, ...] = ()
    right: tuple[int, int] | None = None
    alpha: float | None = None
    band: str = ""
    why: str = ""
    confusions: tuple[Confusion, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    gain: Gain | None = None


@dataclass(frozen=True)
class Day:
    """A day, and how many were there; None if it must not be told."""

    date: str
    people: int | None


@dataclass(frozen=True)
class Work:
    """Homework: the exercise, its title, the date it was due, and how many have sent an answer."""

    exercise: str
    title: str
    due: str
    done: int | None


@dataclass(frozen=True)
class Person:
    """A line of the register: a pseudonym, a name if one was given, the days, and how many exercises have an answer."""

    pseudonym: str
    name: str
    days: tuple[str, ...]
    answered: int


@dataclass(frozen=True)
class Report:
    """All of it.

    Attributes:
        title: The cohort's title.
        made: The date of the report.
        invented: Whether the people are simulated.
        joined: How many have joined.
        days: When they met.
        votes: What was voted on, in that order.
        homework: What was set.
        register: Who they are; None if it was not asked for.
    """

    title: str
    made: str
    invented: bool
    joined: int | None
    days: tuple[Day, ...]
    votes: tuple[Voted, ...]
    homework: tuple[Work, ...]
    register: tuple[Person, ...] | None
