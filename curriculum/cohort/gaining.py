"""What a cohort gained between two parallel quizzes, reckoned once, when the vote on the second is closed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import Connection

from curriculum.cohort import answers
from curriculum.cohort.judging import Judging
from curriculum.cohort.readings import readings
from curriculum.cohort.room import Room, Vote
from curriculum.cohort.tallies import FEWEST
from curriculum.course import content
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf, Shelved
from curriculum.measures.gain import normalised_gain

NOT_TOLD = {"n": None}
_LINE = re.compile(r"""curriculum\.gain\("([\w-]+)", "([\w-]+)"\)""")


def gain(connection: Connection, cohort: int, room: Room, vote: Vote, shelf: Shelf) -> dict[str, Any] | None:
    """The means of those who answered all of both quizzes, and the normalised gain of the means (Hake 1998).

    The first quiz counts as it was given in the first vote on it of which something was told, and only if there is none
    as it was given last: what a person changed between that vote and an answer at home would be told by the difference.
    It is told once in a cohort: a second one, over other people, would tell of those in whom the two differ. And it is
    told only where its people differ from those behind any vote on either quiz, and from all who answered the first, by
    nobody or by at least five, on each side: what came of those votes is known too.

    Args:
        connection: The database.
        cohort: The cohort's number.
        room: The session.
        vote: The vote that is closed now, with the second quiz or with anything else.
        shelf: The exercises.

    Returns:
        ``quiz``, the first one's id, ``n``, ``questions``, ``before`` and ``after``, the means of what is in line, and
        ``g``, None if nothing was left to gain. ``n`` None alone if it must not be told; None if this is no such quiz.
    """
    quiz = earlier(vote.exercise, vote.lesson, shelf.course)
    if quiz is None or any(((other.tally or {}).get("gain") or NOT_TOLD)["n"] for other in room.votes):
        return None
    was = _before(connection, cohort, room, quiz, vote)
    now = answers.last_in_vote(connection, vote.id)
    before, after = _whole(shelf.take(quiz), was, shelf.course), _whole(shelf.take(vote.exercise), now, shelf.course)
    both = before.keys() & after.keys()
    known = [(was.keys(), 0), (now.keys(), 0), *_voters(connection, room, (quiz, vote.exercise))]
    if len(both) < FEWEST or not all(_far(both, others, erased) for others, erased in known):
        return NOT_TOLD
    questions = len(_questions(shelf.take(quiz)))
    means = [sum(right[person] for person in both) / len(both) for right in (before, after)]
    share = normalised_gain(*(100 * mean / questions for mean in means))
    return {
        "quiz": quiz,
        "n": len(both),
        "questions": questions,
        "before": round(means[0], 2),
        "after": round(means[1], 2),
        "g": None if share is None else round(share, 2),
    }


def earlier(exercise: str, lesson: str, course: Course) -> str | None:
    """The quiz that a lesson's own line, ``curriculum.gain("first", "second")``, holds beside this one."""
    file = content.notebooks().joinpath(f"{lesson}.ipynb")
    if lesson not in [one.stem for one in course.syllabus.lessons] or not file.is_file():
        return None
    cells = json.loads(file.read_text("utf-8"))["cells"]
    pairs = _LINE.findall("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"))
    return next((first for first, second in pairs if second == exercise), None)


def _before(connection: Connection, cohort: int, room: Room, quiz: str, vote: Vote) -> dict[int, dict[str, Any]]:
    """What each person gave to the first quiz."""
    first = next((one for one in room.votes if one.exercise == quiz and one.tally and one.tally["shown"]), None)
    if first is None:
        return answers.last_before(connection, cohort, quiz, vote.opened)
    return answers.last_in_vote(connection, first.id)


def _whole(quiz: Shelved, given: Mapping[int, Any], course: Course) -> dict[int, int]:
    """How many questions each person has in line, of those who have an answer to every one."""
    judging, ids = Judging(quiz), _questions(quiz)
    return {
        person: sum(judging.in_line(answer, ids).values())
        for person, answer in given.items()
        if readings(quiz, course, answer).keys() >= set(ids)
    }


def _questions(quiz: Shelved) -> tuple[str, ...]:
    return tuple(quiz.kind.assesses(quiz.definition, quiz.key))


def _voters(connection: Connection, room: Room, quizzes: Collection[str]) -> Iterator[tuple[Set[int], int]]:
    """Who is behind each vote of which something was told, and how many of them have been erased since."""
    for vote in room.votes:
        if vote.exercise in quizzes and vote.tally and vote.tally["shown"]:
            found = answers.last_in_vote(connection, vote.id).keys()
            yield found, vote.tally.get("people", len(found)) - len(found)


def _far(both: Set[int], others: Set[int], erased: int) -> bool:
    """Whether two groups are the same, or differ by so many on each side that no few can be worked out."""
    return all(n == 0 or n >= FEWEST for n in (len(both - others), len(others - both) + erased))
