"""The index of elements: the places where the text names one of the sixteen."""

from __future__ import annotations

import re
from typing import Any

from curriculum.course.framework import Framework
from curriculum.handouts.tree import Node

OFFERED = ("legend", "options", "terms")
"""Blocks that list all that may be chosen; they say nothing of an element."""


def marked(parts: list[list[Node]], framework: Framework) -> list[list[Node]]:
    """The same blocks, each with the numbers of the elements that it names."""
    names = {element.number: re.compile(rf"\b{re.escape(element.name)}\b", re.I) for element in framework.elements}
    return [[_with_marks(node, names) for node in part] for part in parts]


def _with_marks(node: Node, names: dict[int, re.Pattern[str]]) -> Node:
    said = _every_text(node)
    found = [number for number, name in names.items() if name.search(said)]
    return {**node, "marks": found} if found else node


def _every_text(node: Any) -> str:
    """All that a block says, wherever in it: its runs joined, its cells and paragraphs apart."""
    if isinstance(node, str):
        return node
    if isinstance(node, dict):
        if node.get("quiet") or node.get("block") in OFFERED:
            return ""
        parts = [_every_text(value) for key, value in node.items() if key not in ("is", "to", "file")]
        return " ".join(parts)
    if isinstance(node, list | tuple):
        runs_on = node and isinstance(node[0], dict) and node[0].get("is") in ("text", "strong", "emphasis")
        return ("" if runs_on else " ").join(map(_every_text, node))
    return ""
