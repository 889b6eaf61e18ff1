"""What a vote came to, reckoned once, when it is closed: a figure that changed later would tell who changed it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from curriculum.cohort import answers
from curriculum.cohort.advice import advice
from curriculum.cohort.comparing import compare, confusions, opposed
from curriculum.cohort.discriminating import discriminate
from curriculum.cohort.gaining import gain
from curriculum.cohort.room import Room, Vote
from curriculum.cohort.tallies import tally
from curriculum.course.course import Course
from curriculum.course.session import Session
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf


def frozen(connection: Connection, cohort: int, room: Room, shelf: Shelf) -> Room:
    """The room with what every closed vote came to."""
    return replace(
        room,
        votes=tuple(
            vote
            if vote.open or vote.tally is not None
            else replace(vote, tally=_came_to(connection, cohort, room, vote, shelf))
            for vote in room.votes
        ),
    )


def session_of(lesson: str, course: Course) -> Session | None:
    """The session plan of a lesson; None where there is none."""
    try:
        return course.session(lesson) if lesson else None
    except (CurriculumError, OSError):
        return None


def _came_to(connection: Connection, cohort: int, room: Room, vote: Vote, shelf: Shelf) -> dict[str, Any]:
    """The tally, and with it what readers part on, what was taken for what, what to do next, and who moved.

    ``people`` is how many are behind it, so that it shows later whether somebody among them was erased.
    """
    if vote.exercise not in shelf.files:
        return {"n": None, "shown": False}  # a course that was updated meanwhile does not have it any more
    shelved, course = shelf.take(vote.exercise), shelf.course
    by_person = _given(connection, vote)
    given = list(by_person.values())
    found = tally(shelved, course, given, vote.items)
    if not found["shown"]:
        return found
    found["people"] = len(given)
    found["opposed"] = opposed(shelved, course, given)
    found["confusions"] = confusions(shelved, course, given)
    found["discrimination"] = discriminate(shelved, course, given, found)
    found["gain"] = gain(connection, cohort, room, vote, shelf)
    first = room.first_of(vote)
    if first is None:
        return {**found, "advice": advice(found, session_of(vote.lesson, course), vote.exercise)}
    told = {item["id"]: item["n"] for item in (first.tally or {}).get("items", ())}
    return {**found, "moved": compare(shelved, course, _given(connection, first), by_person, told)}


def _given(connection: Connection, vote: Vote) -> dict[int, dict[str, Any]]:
    """What counts in a vote, by person: of the items that were voted on."""
    given = answers.last_in_vote(connection, vote.id)
    return {person: _only(response, vote.items) for person, response in given.items()}


def _only(response: dict[str, Any], items: tuple[str, ...] | None) -> dict[str, Any]:
    inside = response.get("items")
    if items is None or not isinstance(inside, dict):
        return response
    return {**response, "items": {id: inside[id] for id in items if id in inside}}
