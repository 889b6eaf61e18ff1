"""How a sorting is judged.

Groups: cards in line minus cards not in line, never below zero. Order: pairs of cards in the key's order minus
pairs the other way round, never below zero (the numerator of Kendall's tau, 1938); the cards to look at again are
the fewest that would have to move, those outside a longest run that already stands in order.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import combinations

from curriculum.kinds.entries import note_on, readings
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.sorting.definition import Sorting, SortingKey
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse


def judge(definition: Sorting, key: SortingKey, response: Response) -> Verdict:
    """Hold the learner's cards against the key."""
    return (
        _judge_order(definition, key, response)
        if definition.way == "order"
        else _judge_groups(definition, key, response)
    )


def reveal(definition: Sorting, key: SortingKey, item: str) -> tuple[Note, ...]:
    """The key's own reading of one card."""
    card = key.items.get(item)
    if card is None:
        return ()
    if definition.way == "groups":
        return readings(card)
    place = str(key.ranks.get(item, 0) + 1)
    return (Note(mark="reading", about=place, lead="reading_place", text=card.reason or "", sources=card.sources),)


def _judge_groups(definition: Sorting, key: SortingKey, response: Response) -> Verdict:
    given = answers(response, (card.id for card in definition.items))
    if given is None:
        return refuse(unreadable())
    groups = {group.id for group in definition.groups}
    sorted_into = {id: answer.get("group") or "" for id, answer in given.items()}
    problems = [
        Problem(item=id, lead="not_read_choice")
        for id, group in sorted_into.items()
        if group and not (isinstance(group, str) and group in groups)
    ]
    if problems:
        return refuse(problems)
    if not any(sorted_into.values()):
        return refuse(nothing())
    notes = {id: [note_on(key.items[id], group)] for id, group in sorted_into.items() if group and id in key.items}
    return gather(notes, possible=sum(1 for card in key.items.values() if card.right), rule="rule_groups")


def _judge_order(definition: Sorting, key: SortingKey, response: Response) -> Verdict:
    order = response.get("order") if isinstance(response, dict) else None
    if order is None and isinstance(response, dict):
        return refuse(nothing())
    if not isinstance(order, list) or not all(isinstance(id, str) for id in order):
        return refuse(unreadable())
    cards = {card.id for card in definition.items}
    order = [id for id in order if id in cards]
    if len(set(order)) != len(order):
        return refuse([Problem(lead="card_twice")])
    if set(order) != cards:
        return refuse([Problem(item=card.id, lead="card_missing") for card in definition.items if card.id not in order])
    ranks = key.ranks
    ranked = [id for id in order if id in ranks]
    pairs = [ranks[later] - ranks[earlier] for earlier, later in combinations(ranked, 2)]
    in_order, reversed_ = sum(1 for p in pairs if p > 0), sum(1 for p in pairs if p < 0)
    stay = _longest_run([ranks[id] for id in ranked])
    notes: dict[str, list[Note]] = {}
    for index, id in enumerate(ranked):
        card = key.items.get(id)
        said = {"text": card.reason or "", "sources": card.sources} if card and index in stay else {}
        lead, mark = ("in_line", "right") if index in stay else ("look_place", "look")
        notes[id] = [Note(mark=mark, lead=lead, **said)]
    return gather(notes, possible=in_order + reversed_, rule="rule_order", score=max(0, in_order - reversed_))


def _longest_run(ranks: list[int]) -> set[int]:
    """Positions of a longest run, not necessarily neighbours, in which no rank is lower than one before it."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, rank in enumerate(ranks):
        length = bisect_right(ends, rank)
        before.append(last[length - 1] if length else None)
        if length == len(ends):
            ends.append(rank)
            last.append(index)
        else:
            ends[length], last[length] = rank, index
    run: set[int] = set()
    index_or_none = last[-1] if last else None
    while index_or_none is not None:
        run.add(index_or_none)
        index_or_none = before[index_or_none]
    return run
