"""What may not fit between a coding, its key and the course."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.coding.text import paragraphs
from curriculum.kinds.entries import doubts_about
from curriculum.kinds.kind import Doubt
from curriculum.kinds.passages import unknown_passages


def doubts(definition: Coding, key: CodingKey | None, course: Course) -> list[Doubt]:
    """Unknown paragraphs and codes; keys for passages that the text does not have."""
    found = unknown_passages(("paragraphs",), definition.paragraphs, course, in_key=False)
    if found:
        return found
    passages = {passage.id for paragraph in paragraphs(definition, course) for passage in paragraph.passages}
    codes = [code.id for code in definition.codes]
    for id, item in (key.items if key else {}).items():
        if id not in passages:
            found.append(
                Doubt(
                    True,
                    ("items", id),
                    f"The text has no passage '{id}'.",
                    "Use the id of one of its passages.",
                )
            )
        found += doubts_about(id, item, codes)
        if not definition.text:
            found += unknown_passages(("items", id, "reread"), item.reread, course, in_key=True)
    return found


def assesses(definition: Coding, key: CodingKey | None) -> dict[str, tuple[str, ...]]:
    """Each keyed passage with the elements it assesses, if the definition names any."""
    return {id: definition.elements.get(id, ()) for id in (key.items if key else {})}
