"""Judging one choice by the key's entry for it, and checking those entries against what is on offer."""

from __future__ import annotations

from collections.abc import Collection

from curriculum.kinds.definition import Entry, ItemKey
from curriculum.kinds.kind import Doubt
from curriculum.kinds.verdict import Note

LEADS = {"right": "in_line", "arguable": "arguable", "tempting": "look_again", "other": "look_again"}


def note_on(key: ItemKey, choice: str, reread: tuple[str, ...] = ()) -> Note:
    """What is said about one choice.

    Args:
        key: The item's key.
        choice: What the learner chose.
        reread: Where to look again if the key does not say.
    """
    judgement, entry = key.entry(choice)
    mark = "look" if judgement in ("tempting", "other") else judgement
    return Note(
        mark=mark,
        about=choice,
        lead=LEADS[judgement],
        text=entry.reason if entry else "",
        reread=(key.reread or reread) if mark == "look" else (),
        sources=entry.sources if entry else (),
    )


def readings(key: ItemKey) -> tuple[Note, ...]:
    """The key's own reading: what is right, and what can be argued."""
    return tuple(
        Note(mark="reading", about=entry.choice, lead=lead, text=entry.reason, sources=entry.sources)
        for lead, entries in (("reading_right", key.right), ("reading_arguable", key.arguable))
        for entry in entries
    )


def doubts_about(id: str, key: ItemKey, choices: Collection[str]) -> list[Doubt]:
    """Entries that name a choice which is not on offer, or name one twice; a key with nothing right in it."""
    doubts = []
    seen: set[str] = set()
    groups: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("right", key.right),
        ("arguable", key.arguable),
        ("tempting", key.tempting),
    )
    for group, entries in groups:
        for index, entry in enumerate(entries):
            place = ("items", id, group, index, "choice")
            if entry.choice not in choices:
                doubts.append(
                    Doubt(
                        True,
                        place,
                        f"'{entry.choice}' is not on offer.",
                        f"Use one of: {', '.join(choices)}.",
                    )
                )
            elif entry.choice in seen:
                doubts.append(Doubt(True, place, f"'{entry.choice}' is judged twice.", "Keep one of the two."))
            seen.add(entry.choice)
    if not key.right and not key.arguable:
        doubts.append(
            Doubt(True, ("items", id), "The key has nothing right or arguable.", "Add what is, with its reason.")
        )
    return doubts
