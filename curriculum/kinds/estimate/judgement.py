"""How an estimate is answered: it is held beside a worked explanation, and nothing in it is counted."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.estimate.definition import Estimate, EstimateKey, Prediction
from curriculum.kinds.estimate.running import outcome
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, refuse


def judge(definition: Estimate, key: EstimateKey, response: Response) -> Verdict:
    """The worked explanation of each run that was predicted, run and explained; of the others, what is still to do."""
    given = answers(response, (item.id for item in definition.items))
    if given is None:
        return refuse(unreadable())
    problems = [Problem(item=item.id, lead=lead) for item in definition.items if (lead := _unread(item, given))]
    if problems:
        return refuse(problems)
    begun = {item.id: item for item in definition.items if any(_steps(given.get(item.id, {})).values())}
    if not begun:
        return refuse(nothing())
    notes = {}
    for id, item in begun.items():
        missing = [step for step, done in _steps(given[id]).items() if not done]
        notes[id] = tuple(Note(mark="todo", lead=step) for step in missing) or _worked(definition, key, item)
    return Verdict(notes=notes)


def reveal(definition: Estimate, key: EstimateKey, item: str) -> tuple[Note, ...]:
    """Nothing more: the worked explanation stands there already once a run is predicted, run and explained."""
    return ()


def _worked(definition: Estimate, key: EstimateKey, item: Prediction) -> tuple[Note, ...]:
    worked = key.items.get(item.id)
    if worked is None:
        return ()
    amount = item.amount(outcome(definition, item))
    sources = worked.sources or key.sources
    return (Note(mark="reading", about=amount, lead="worked_outcome", text=worked.reason, sources=sources),)


def _steps(answer: dict[str, Any]) -> dict[str, bool]:
    """The three steps, by the word that says one is still to do; whether each is done."""
    return {
        "todo_predict": answer.get("estimate") is not None,
        "todo_run": bool(answer.get("ran")),
        "todo_explain": bool((answer.get("why") or "").strip()),
    }


def _unread(item: Prediction, given: dict[str, dict[str, Any]]) -> str:
    """What is wrong with the form of an answer, as a word; empty if nothing is."""
    answer = given.get(item.id, {})
    estimate = answer.get("estimate")
    if estimate is not None:
        number = isinstance(estimate, int | float) and not isinstance(estimate, bool)
        if not number or not item.from_ <= estimate <= item.to:
            return "not_read_number"
    ran, why = answer.get("ran"), answer.get("why")
    if (ran is not None and not isinstance(ran, bool)) or (why is not None and not isinstance(why, str)):
        return "not_read_shape"
    return ""
