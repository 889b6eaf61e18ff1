"""A lesson's session plan on paper: the timed run sheet, what to do with the first votes, misreadings, debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from curriculum.course.session import FirstVote, Session, Step
from curriculum.errors import CurriculumError
from curriculum.handouts.desk import Desk
from curriculum.handouts.tree import Node, heading, lines_of, paragraph, strong, table, text


def session_plan(session: Session, desk: Desk) -> Iterator[Node]:
    """The whole plan."""
    words = desk.course.words
    yield heading(2, words["paper_session"])
    for name, said in (("paper_purpose", session.purpose), ("paper_room", session.room)):
        yield paragraph(strong(f"{words[name]}."), f" {said}")
    yield heading(3, words["paper_materials"])
    yield lines_of(session.materials)
    for minutes in session.plans:
        yield from run_sheet(session, minutes, desk, level=3)
    yield heading(3, words["paper_votes"])
    for vote in session.first_votes:
        yield from _vote(vote, desk)
    yield heading(3, words["paper_misreadings"])
    head = [[text(words["paper_misreading"])], [text(words["paper_unlocks"])]]
    yield table(head, [[[text(one.reading)], [text(one.question)]] for one in session.misreadings])
    yield heading(3, words["paper_debrief"])
    yield lines_of(session.debrief)
    yield heading(3, words["paper_hand_out"])
    yield lines_of(session.hand_out)
    for name, said in (
        ("paper_with_6", session.with_6),
        ("paper_with_200", session.with_200),
        ("paper_without_network", session.without_network),
    ):
        yield paragraph(strong(f"{words[name]}."), f" {said}")


def run_sheet(session: Session, minutes: int, desk: Desk, level: int) -> Iterator[Node]:
    """The steps of one plan, with the minute at which each begins."""
    words = desk.course.words
    steps = session.plans[minutes]
    starts = [0, *accumulate(step.minutes for step in steps)]
    head = [[text(words[name])] for name in ("paper_from", "paper_minutes", "paper_do", "paper_way")]
    yield heading(level, words.fill("paper_plan", minutes=minutes))
    yield table(
        head,
        [
            [[text(f"{start}")], [text(f"{step.minutes}")], _said(step, desk), [text(step.way)]]
            for start, step in zip(starts, steps, strict=False)
        ],
        widths=[1, 1, 9, 2],
        align=["right", "right", "left", "left"],
    )


def _said(step: Step, desk: Desk) -> list[Node]:
    words = desk.course.words
    said: list[Node] = [text(step.do)]
    if step.exercise:
        said += _line(strong(words.fill("paper_step_exercise", title=_title(step.exercise, desk))))
    for name, more in (("paper_say", step.say), ("paper_watch", step.watch), ("paper_if_late", step.if_late)):
        if more:
            said += _line(text(words.fill(name, text=more)))
    return said


def _line(node: Node) -> Sequence[Node]:
    return [{"is": "break"}, node]


def _vote(vote: FirstVote, desk: Desk) -> Iterator[Node]:
    words = desk.course.words
    yield paragraph(strong(_question(vote, desk)))
    yield paragraph(words.fill("paper_vote_expect", text=vote.expect))
    rows = (("paper_under_30", vote.under_30), ("paper_middle", vote.middle), ("paper_over_70", vote.over_70))
    head = [[text(words["paper_vote_share"])], [text(words["paper_vote_do"])]]
    yield table(head, [[[text(words[name])], [text(said)]] for name, said in rows], widths=[1, 4])


def _question(vote: FirstVote, desk: Desk) -> str:
    """The item that is voted on, in its own words."""
    shelved = desk.shelf.take(vote.exercise)
    items = shelved.kind.public(shelved.definition, desk.course).get("items", ())
    said = next((str(item["text"]) for item in items if item["id"] == vote.item), vote.item)
    return f"{shelved.definition.title}: {said}"


def _title(exercise: str, desk: Desk) -> str:
    try:
        return desk.shelf.take(exercise).definition.title
    except CurriculumError:
        return exercise
