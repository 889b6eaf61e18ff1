"""Small numbers in random sessions: people come late, skip items, vote twice, and are erased.

The test keeps books of its own, and holds against them every figure that was told at any moment: nothing may be told of
one to four people, nor of two groups that differ by one to four. ``test_report_differences.py`` proves the same without
knowing how figures come about.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from curriculum.cohort.database import connect, file_url, writing
from tests.cohort.history import History, answer, rows
from tests.kinds.exercises import SHELF, samples

BEFORE, AFTER, MAPPED, RATED = "baseline-quiz", "final-quiz", "kettle-levels", "where-i-stand"
IDS = {id: list(samples(SHELF.take(id)).right["items"]) for id in (BEFORE, AFTER, MAPPED)}
FEWEST = 5
HOW_MANY = 120
"""Random sessions."""
QUIZZED = 4
"""One session in so many has the two quizzes."""

Given = dict[int, dict[str, bool]]
"""By person and item, whether the answer follows the key."""


NAMES = ("vote", "item", "measure", "value", "label", "text")
"""The columns by which a figure of a vote is known."""


def few(n: int) -> bool:
    return 0 < n < FEWEST


@dataclass
class Books:
    """What a test knows of one vote, and no page tells.

    Attributes:
        exercise: What was voted on.
        given: What each person answered, those included who were erased later.
        of: The first vote, for a second one.
    """

    exercise: str
    given: Given
    of: int | None = None

    def on(self, item: str) -> set[int]:
        """Who answered an item."""
        return {person for person, right in self.given.items() if item in right}

    def whole(self, exercise: str) -> set[int]:
        """Who answered every item, if this was voted on."""
        every = len(IDS[exercise])
        return {person for person, right in self.given.items() if self.exercise == exercise and len(right) == every}


@dataclass
class Session:
    """A random session with its books, and everything that was told of it.

    Attributes:
        steady: Whether everybody stays to the end and nobody comes late: only then much is told.
        books: Every vote, by its number.
        here: Who is here.
        home: Who did the baseline at home.
        looks: The report's table, at several moments.
        pages: The instructor's own page, likewise.
        screens: The projector, likewise.
        joined: How many have joined.
    """

    history: History
    chance: random.Random
    steady: bool
    books: dict[int, Books] = field(default_factory=dict)
    here: list[int] = field(default_factory=list)
    home: set[int] = field(default_factory=set)
    looks: list[list[dict[str, str]]] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    screens: list[dict[str, Any]] = field(default_factory=list)
    joined: int = 0

    def come(self, *n: int) -> None:
        """As many people join as one of these numbers."""
        many = 0 if self.steady and self.here else self.chance.choice(n)
        self.here += [self.history.join() for _ in range(many)]
        self.joined += many

    def both(self, vote: int) -> set[int]:
        """Who had answered all of both quizzes when the vote on the second was closed, and had not been erased."""
        first = next(books for books in self.books.values())  # a baseline, if it was voted on at all
        voted = first.whole(BEFORE) if len(first.given) >= FEWEST and first.exercise == BEFORE else None
        at_home = self.home | first.whole(BEFORE)
        return (at_home if voted is None else voted) & self.books[vote].whole(AFTER)

    def known(self, vote: int) -> list[set[int]]:
        """Who is behind every tally of either quiz by then."""
        by_then = [books for id, books in self.books.items() if id <= vote and books.exercise in (BEFORE, AFTER)]
        return [set(books.given) for books in by_then if len(books.given) >= FEWEST]

    def look(self) -> None:
        """See what can be seen now."""
        self.looks.append(rows(self.history.table()))
        self.pages.append(self.history.page())
        self.screens.append(self.history.screen())

    def maybe_erase(self) -> None:
        """Now and then someone is erased. The report says the same before and after it, to the byte."""
        if self.here and not self.steady and self.chance.random() < 0.35:
            before, done = self.history.table(), self.history.page()["homework"]
            for person in self.chance.sample(self.here, min(self.chance.choice((1, 1, 2, 5)), len(self.here))):
                self.history.erase(person)
                self.here.remove(person)
            assert self.history.table() == before and self.history.page()["homework"] == done
            self.look()

    def before(self) -> None:
        """The baseline: voted on, done at home, or both."""
        if self.chance.random() < 0.7:
            self.vote(BEFORE)
        self.history.do("homework", exercise=BEFORE)
        for person in self.chance.sample(self.here, self.chance.choice((0, 0, 1, len(self.here)))):
            self.home.add(person)
            right = {id: self.chance.random() < 0.5 for id in IDS[BEFORE]}
            self.history.send(person, BEFORE, answer(BEFORE, right))

    def vote(self, exercise: str, *, again: int | None = None) -> int:
        """Those who are here vote on everything, or most of them do."""
        given: Given = {}
        diligence = self.chance.choice((0.9, 1.0))
        for person in self.here:
            if self.chance.random() < diligence:
                ids = IDS[exercise] if self.chance.random() < diligence else self.chance.sample(IDS[exercise], 2)
                given[person] = {id: self.chance.random() < 0.6 for id in ids}
        vote = self.history.voted(exercise, given, again=again is not None)
        self.books[vote] = Books(exercise, given, again)
        self.history.do("show", view="both" if again else "one")
        self.look()
        return vote


def session(history: History, seed: int) -> Session:
    """One random session of four to twelve people."""
    chance = random.Random(seed)
    made = Session(history, chance, chance.random() < 0.4)
    made.come(*range(4, 11))
    quizzed = seed % QUIZZED == 0
    if quizzed:
        made.before()
        made.maybe_erase()
    made.come(0, 0, 1, 5)
    first = made.vote(MAPPED)
    made.maybe_erase()
    made.come(0, 0, 1, 2)
    made.vote(MAPPED, again=first)
    history.do("homework", exercise=MAPPED)
    history.day += 1
    history.attend(*chance.sample(made.here, chance.randint(0, len(made.here))))
    made.maybe_erase()
    for _ in range(chance.choice((1, 2)) if quizzed else 0):
        made.vote(AFTER)
        made.maybe_erase()
    return made


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Session]]:
    engine = connect(file_url(tmp_path_factory.mktemp("small") / "sessions.sqlite"))
    with writing(engine) as connection:
        yield [session(History(connection), seed) for seed in range(HOW_MANY)]
    engine.dispose()


def measured(look: list[dict[str, str]], measure: str) -> Iterator[dict[str, str]]:
    return (row for row in look if row["measure"] == measure)


def test_every_figure_has_five_people_behind_it(sessions: list[Session]) -> None:
    told = 0
    for one in sessions:
        for row in (row for look in one.looks for row in look if row["item"] and (row["count"] or row["figure"])):
            assert len(one.books[int(row["vote"])].on(row["item"])) >= FEWEST, row
            told += 1
    assert told > 10_000


def test_what_was_told_once_is_told_the_same_ever_after_on_every_page(sessions: list[Session]) -> None:
    for one in sessions:
        known: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for look in one.looks:
            for row in (row for row in look if row["vote"]):
                known[tuple(row[name] for name in NAMES)].add(str(row))
        assert [said for said in known.values() if len(said) > 1] == []
        given = {(row["vote"], row["item"], row["value"]): row["count"] for row in measured(one.looks[-1], "given")}
        for vote in (vote for page in one.pages for vote in page["votes"]):
            for item in (vote["tally"] or {}).get("items", ()):
                for share in item["shares"]:
                    assert given[vote["id"], item["id"], share["value"]] == str(share["count"])
        for screen in one.screens:
            assert screen.get("tally") in (None, *(_without_key(vote["tally"]) for vote in one.pages[-1]["votes"]))


def _without_key(tally: Any) -> Any:
    from_a_key = {"right", "confusions", "advice", "moved", "key", "discrimination", "gain"}
    if isinstance(tally, dict):
        return {name: _without_key(value) for name, value in tally.items() if name not in from_a_key}
    return [_without_key(value) for value in tally] if isinstance(tally, list) else tally


def test_who_came_over_is_told_only_where_nobody_few_took_part_in_one_vote_alone(sessions: list[Session]) -> None:
    told = untold = 0
    for one in sessions:
        for vote, books in one.books.items():
            if books.of is not None:
                moved = {row["item"] for row in measured(one.looks[-1], "came_over") if row["vote"] == str(vote)}
                for item in IDS[books.exercise]:
                    apart = one.books[books.of].on(item) ^ books.on(item)
                    assert item not in moved or not few(len(apart)), (vote, item)
                    told, untold = told + (item in moved), untold + (item not in moved)
    assert told > 30 and untold > 30


def test_a_gain_is_told_once_and_far_from_all_that_is_known_of_either_quiz(sessions: list[Session]) -> None:
    told = untold = 0
    for one in sessions[::QUIZZED]:
        gains = list(measured(one.looks[-1], "mean_before"))
        assert sum(row["count"] != "" for row in gains) <= 1
        for row in gains:
            told, untold = told + (row["count"] != ""), untold + (row["count"] == "")
            if row["count"]:
                both = one.both(int(row["vote"]))
                assert len(both) == int(row["count"]) >= FEWEST
                for books in one.known(int(row["vote"])):
                    assert not few(len(both - books)) and not few(len(books - both)), row
    assert told >= 3 and untold >= 5


def test_no_count_of_people_is_under_five_or_leaves_under_five_out(sessions: list[Session]) -> None:
    told = 0
    for one in sessions:
        for look in one.looks:
            for row in (row for row in look if row["measure"] in ("joined", "attended", "homework") and row["count"]):
                assert not few(int(row["count"])) and not few(int(row["of"] or row["count"]) - int(row["count"])), row
                told += 1
        assert one.joined < FEWEST or next(measured(one.looks[-1], "joined"))["count"] == str(one.joined)
    assert told > HOW_MANY


def test_answers_without_names_are_listed_only_while_all_of_them_are_there(sessions: list[Session]) -> None:
    listed = hidden = 0
    for one in sessions:
        for page in one.pages:
            books = one.books.get(int(page["votes"][-1]["id"])) if page["votes"] else None
            if books and page["raw"]:
                assert len(page["raw"]) == len(books.given) >= FEWEST
                shown = {item["id"] for item in page["votes"][-1]["tally"]["items"] if item["shown"]}
                assert {id for response in page["raw"] for id in response["items"]} <= shown
            listed, hidden = listed + bool(page["raw"]), hidden + (not page["raw"])
    assert listed > HOW_MANY / 2 and hidden > HOW_MANY / 2
