"""A whole document: its parts in order, with headings that form one outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curriculum.errors import CurriculumError
from curriculum.handouts.desk import Desk, Part
from curriculum.handouts.index import marked
from curriculum.handouts.tree import Node, heading, plain, text

OUTLINED = {"heading", "lesson", "exercise"}


@dataclass
class Document:
    """What is to be printed.

    Attributes:
        title: Its title, for the file and the head of its pages.
        parts: What stands in it.
        cover: The first page's lines, for a book; a book has contents and an index too.
        compact: Whether it is set small, to fit a page.
    """

    title: str
    parts: list[Part]
    cover: list[str] = field(default_factory=list)
    compact: bool = False


def data(document: Document, desk: Desk) -> dict[str, Any]:
    """The document as plain data for the templates, without its parts."""
    course, options = desk.course, desk.options
    language, _, region = course.words.language.partition("-")
    names = "page contents index index_note band band_keep"
    return {
        "title": document.title,
        "course": course.syllabus.title,
        "language": language,
        "region": region or None,
        "edition": desk.edition,
        "cover": document.cover,
        "compact": document.compact,
        "options": {
            "paper": options.paper,
            "large": options.large,
            "title": options.title,
            "date": options.date,
            "contact": options.contact,
            "logo": _logo(options.logo, desk) if options.logo else None,
        },
        "words": {name: course.words[f"paper_{name}"] for name in names.split()} | {"source": course.words["source"]},
        "elements": [[one.number, one.name] for one in course.framework.elements] if document.cover else [],
    }


def _logo(file: Path, desk: Desk) -> str:
    try:
        found = desk.pictures.picture(file.read_bytes(), "").get("file")
    except OSError:
        found = None
    if not isinstance(found, str):
        raise CurriculumError(desk.course.words.fill("paper_logo", file=str(file)))
    return found


def nodes(document: Document, desk: Desk) -> list[list[Node]]:
    """The blocks of each part, with headings in order and, in a book, the places where elements are named."""
    outlined = _outlined([part.nodes for part in document.parts], document.title)
    return marked(outlined, desk.course.framework) if document.cover else outlined


def title_of(parts: Iterable[Part], otherwise: str) -> str:
    """What a notebook is called: its lesson, the heading above all others if it opens with one, or ``otherwise``."""
    first = _first(part.nodes for part in parts)
    if first is None or not _entitles(first):
        return otherwise
    if first["is"] == "lesson":
        return f"{first['running']}: {first['question']}"
    return " ".join(plain(first).split()) or otherwise


def _first(parts: Iterable[list[Node]]) -> Node | None:
    return next((node for part in parts for node in part if node["is"] in OUTLINED), None)


def _entitles(node: Node) -> bool:
    return node["is"] == "lesson" or node.get("level") == 1


def _outlined(parts: list[list[Node]], title: str) -> list[list[Node]]:
    """Headings that begin at 1 and skip no level, as PDF/UA asks.

    An exercise stands one level below the section it is in. A document without a title of its own gets one.
    """
    first = _first(parts)
    has_title = first is not None and _entitles(first)
    level = section = 0
    done: list[list[Node]] = [] if has_title else [[heading(1, text(title))]]
    level = section = 0 if has_title else 1
    for part in parts:
        kept = []
        for node in part:
            if node["is"] == "lesson":
                level = section = 1
                node = {**node, "level": 1}
            elif node["is"] == "heading":
                level = section = min(node["level"], level + 1)
                node = {**node, "level": level}
            elif node["is"] == "exercise":
                level = section + 1
                node = {**node, "level": level}
            kept.append(node)
        done.append(kept)
    return done
