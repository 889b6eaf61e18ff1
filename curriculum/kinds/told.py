"""A verdict as the browser is told it: passages and sources filled in, nothing of the key beyond what it says."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.definition import Key
from curriculum.kinds.verdict import Note, Verdict


def told(verdict: Verdict, key: Key | None, course: Course, revealed: dict[str, tuple[Note, ...]]) -> dict[str, Any]:
    """The verdict as plain data.

    Args:
        verdict: The judgement.
        key: The key it was made with, for its note.
        course: Where passages and sources are looked up.
        revealed: The key's own reading of items that were asked for.
    """
    notes = {
        item: [_note(note, course) for note in (*said, *revealed.get(item, ()))] for item, said in verdict.notes.items()
    }
    data = verdict.model_dump(exclude={"notes"}, exclude_defaults=True)
    return {
        **data,
        "score": verdict.score,
        "notes": notes,
        "note": key.note if key and verdict.valid else None,
    }


def _note(note: Note, course: Course) -> dict[str, Any]:
    data: dict[str, Any] = {"mark": note.mark, "about": note.about, "lead": note.lead, "text": note.text}
    if note.reread:
        data["reread"] = _places(note.reread, course)
    if note.points:
        data["points"] = list(note.points)
    if note.sources and note.mark in ("look", "reading"):
        found = [course.sources[id] for id in note.sources]
        data["sources"] = [{"short": source.short, "url": source.url} for source in found]
    return data


def _places(ids: tuple[str, ...], course: Course) -> list[dict[str, str]]:
    """Passages to reread, gathered by paragraph."""
    places: dict[str, dict[str, str]] = {}
    for id in ids:
        try:
            paragraph = course.cases.paragraph_of(id)
        except KeyError:
            continue
        passages = [p.text for p in paragraph.passages if id in (p.id, paragraph.id)]
        place = places.setdefault(paragraph.id, {"label": paragraph.name[:1].lower() + paragraph.name[1:], "text": ""})
        place["text"] = " ".join([place["text"], *passages]).strip()
    return list(places.values())
