"""How a coding is judged: passage by passage, settled codes in line minus those not, never below zero."""

from __future__ import annotations

from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.entries import note_on, readings
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse


def judge(definition: Coding, key: CodingKey, response: Response) -> Verdict:
    """Hold the learner's codes against the key's. A passage the key leaves out is kept and not counted."""
    given = answers(response, response.get("items", {}) if isinstance(response, dict) else ())
    if given is None:
        return refuse(unreadable())
    codes = {code.id for code in definition.codes}
    coded = {id: answer.get("code") or "" for id, answer in given.items()}
    problems = [
        Problem(item=str(id), lead="not_read_choice")
        for id, code in coded.items()
        if code and not (isinstance(code, str) and code in codes)
    ]
    if problems:
        return refuse(problems)
    if not any(coded.values()):
        return refuse(nothing())
    notes: dict[str, list[Note]] = {}
    own = () if definition.text else None
    for id, item in key.items.items():
        reread = (id,) if own is None else own
        code = coded.get(id, "")
        if code:
            notes[id] = [note_on(item, code, reread)]
        elif item.right:
            notes[id] = [Note(mark="missed", lead="missed_code", text=item.nudge or "", reread=reread)]
    possible = sum(1 for item in key.items.values() if item.right)
    return gather(notes, possible=possible, rule="rule_coding")


def reveal(definition: Coding, key: CodingKey, item: str) -> tuple[Note, ...]:
    """The key's own reading of one passage."""
    return readings(key.items[item]) if item in key.items else ()
