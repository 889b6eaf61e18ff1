"""The one contract that every kind of exercise answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from curriculum.course.course import Course
from curriculum.kinds.definition import Exercise, Key
from curriculum.kinds.sheet import Sheet
from curriculum.kinds.verdict import Note, Verdict

E = TypeVar("E", bound=Exercise)
K = TypeVar("K", bound=Key)

Response = dict[str, Any]
"""An answer as plain data, ready for JSON. What may stand in it is the kind's own matter; anything may come."""


@dataclass(frozen=True)
class Samples:
    """Responses made from a definition and its key, for tests, solved editions, and comparisons with the key.

    Attributes:
        right: In line with the key throughout: the key's own settled reading.
        partly: Right in part.
        wrong: Not in line anywhere.
        invalid: Cannot be read, each in another way.
    """

    right: Response
    partly: Response
    wrong: Response
    invalid: tuple[Response, ...]


@dataclass(frozen=True)
class Doubt:
    """Something amiss between a definition, its key and the course: where, what, and what to do."""

    in_key: bool
    place: tuple[int | str, ...]
    message: str
    remedy: str


@dataclass(frozen=True)
class Kind(Generic[E, K]):
    """A kind of exercise.

    Attributes:
        name: Its name in YAML.
        definition: The model of what a learner sees.
        key: The model of what an instructor knows.
        judge: Definition, key and response to a verdict. Never raises for a response, whatever it holds.
        reveal: The key's own reading of one item, for a learner who has tried.
        worksheet: The paper form; with a key, the answer key, row by row the same.
        answered: The paper form with a learner's own answers: only the items that have one that can be read, and
            nothing at all if none has. Never raises for a response, whatever it holds. Nothing of a key is in it.
        public: What the browser face needs. Nothing of the key is in it.
        samples: Responses for tests and solved editions.
        doubts: What does not fit together.
        assesses: The ids of all items, each with the elements it assesses, for the coverage table.
        marked: Whether answers are counted right or wrong. If not, the verdict has notes and no score: what the key
            says (``reading``) of an item that is complete, and what is still to do (``todo``) on one that is begun.
        run: Definition and settings to what a model makes of them, as plain data, for kinds with a model behind them.
            Never raises, whatever the settings hold.
    """

    name: str
    definition: type[E]
    key: type[K]
    judge: Callable[[E, K, Response], Verdict]
    reveal: Callable[[E, K, str], tuple[Note, ...]]
    worksheet: Callable[[E, Course, K | None], Sheet]
    answered: Callable[[E, Course, Response], Sheet]
    public: Callable[[E, Course], dict[str, Any]]
    samples: Callable[[E, K], Samples]
    doubts: Callable[[E, K | None, Course], list[Doubt]]
    assesses: Callable[[E, K | None], dict[str, tuple[str, ...]]]
    marked: bool = True
    run: Callable[[E, dict[str, Any]], dict[str, Any]] | None = None
