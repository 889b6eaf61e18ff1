"""How a choice is judged.

Without certainty: picks in line minus picks not in line, never below zero. With certainty from 1 to 3: 1, 2 or 3
marks when right, 0, −2 or −6 when not (Gardner-Medwin), so that saying honestly how sure one is pays best: 2 is worth
saying above a chance of 2/3, 3 above 0.8. Questions where an arguable choice was taken are not counted.
"""

from __future__ import annotations

from typing import Any

from curriculum.kinds.choice.definition import Choice, ChoiceKey, Question
from curriculum.kinds.definition import ItemKey
from curriculum.kinds.entries import note_on, readings
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse

CERTAINTY_MARKS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
"""Certainty to marks when right and when not (Gardner-Medwin, certainty-based marking)."""


def judge(definition: Choice, key: ChoiceKey, response: Response) -> Verdict:
    """Hold the learner's picks against the key's."""
    given = answers(response, (question.id for question in definition.items))
    if given is None:
        return refuse(unreadable())
    picks: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for question in definition.items:
        answer = given.get(question.id, {})
        read, problem = _read(definition, question, answer)
        if problem:
            problems.append(problem)
        elif read:
            picks[question.id] = read
    if problems:
        return refuse(problems)
    if not picks:
        return refuse(nothing())
    notes = {id: _notes(key.items[id], chosen) for id, chosen in picks.items() if id in key.items}
    settled = [item for item in key.items.values() if item.right]
    if not definition.certainty:
        return gather(notes, possible=sum(len(item.right) for item in settled), rule="rule_choice")
    score = sum(_mark(said, given[id]["certainty"]) for id, said in notes.items())
    return gather(notes, possible=3 * len(settled), rule="rule_certainty", score=score)


def reveal(definition: Choice, key: ChoiceKey, item: str) -> tuple[Note, ...]:
    """The key's own reading of one question."""
    return readings(key.items[item]) if item in key.items else ()


def _read(definition: Choice, question: Question, answer: dict[str, Any]) -> tuple[list[str], Problem | None]:
    picks, certainty = answer.get("picks", []), answer.get("certainty")
    on_offer = {option.id for option in question.choices}
    if not isinstance(picks, list) or not all(isinstance(pick, str) and pick in on_offer for pick in picks):
        return [], Problem(item=question.id, lead="not_read_choice")
    if len(set(picks)) != len(picks):
        return [], Problem(item=question.id, lead="not_read_choice")
    if question.pick == "one" and len(picks) > 1:
        return [], Problem(item=question.id, lead="one_only")
    if definition.certainty and picks and (isinstance(certainty, bool) or certainty not in tuple(CERTAINTY_MARKS)):
        return [], Problem(item=question.id, lead="certainty_missing")
    if definition.certainty and certainty and not picks:
        return [], Problem(item=question.id, lead="certainty_without_pick")
    return picks, None


def _notes(key: ItemKey, picks: list[str]) -> list[Note]:
    notes = [note_on(key, pick, key.reread) for pick in picks]
    settled = [note for note in notes if note.mark == "right"]
    if settled or not any(note.mark == "arguable" for note in notes):
        left = [entry for entry in key.right if entry.choice not in picks]
        if len(key.right) > 1:
            notes += [
                Note(
                    mark="missed",
                    lead="missed_choice",
                    text=(key.nudge or "") if index == 0 else "",
                    reread=key.reread,
                )
                for index, _ in enumerate(left)
            ]
    return notes


def _mark(notes: list[Note], certainty: int) -> int:
    """The certainty mark of one question; nothing for a question that is not settled."""
    marks = {note.mark for note in notes}
    right, wrong = CERTAINTY_MARKS[certainty]
    if marks == {"right"} or marks == {"right", "arguable"}:
        return right
    if "look" in marks or "missed" in marks:
        return wrong
    return 0
