"""YAML into typed models, with a fault for everything amiss instead of a traceback."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from curriculum.errors import ContentError, Fault

Place = tuple[int | str, ...]
LONGEST_FILE = 1_000_000
"""Bytes. A file of the course is far smaller; a larger one is a mistake, or an attempt to exhaust memory."""

ALIAS = re.compile(r"[*][^\s*]")
"""What an alias looks like; composing every file once more only to find none would double the time of reading."""

REMEDIES = {
    "missing": "Add it; docs/authoring.md shows how it looks.",
    "extra_forbidden": "Take it out, or check its spelling against docs/authoring.md.",
    "string_type": "Write text here; put it in quotation marks if it looks like a number, a date or a list.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "list_type": "Write a list: each entry on a line of its own, after '- '.",
    "dict_type": "Write 'name: value' lines, indented by two spaces.",
    "model_type": "Write 'name: value' lines, indented by two spaces.",
    "literal_error": "Use one of those.",
    "union_tag_invalid": "Use one of those.",
    "union_tag_not_found": "Say which kind it is: kind: mapping, coding, sorting or choice.",
    "string_pattern_mismatch": "An id is lower-case letters and digits, joined by hyphens.",
    "too_short": "Add at least one.",
    "string_too_short": "Write it, or take the line out.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
}


class Model(BaseModel):
    """What every model of the content shares: unknown names are faults, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


M = TypeVar("M", bound=Model)


def name_of(file: Traversable) -> str:
    """How a fault names a file: its path below the course's root."""
    parts = str(file).replace("\\", "/").split("/")
    for root in ("_content", "curriculum", "exercises", "solutions", "notebooks"):
        if root in parts:
            start = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[start + (root == "_content") :])
    return parts[-1]


def read(model: type[M], file: Traversable) -> M:
    """Read one YAML file into its model.

    Args:
        model: The model the file must fit.
        file: The file.

    Returns:
        The model, filled.

    Raises:
        ContentError: The file is missing, is not YAML, or does not fit; every fault is listed.
    """
    plain = _load(file, "safe")
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        raise ContentError(_faults(file, error)) from None


def line_of(file: Traversable, place: Sequence[int | str]) -> int:
    """The line, counted from 1, on which a place of a file stands; the nearest line above if it is absent."""
    try:
        node = _load(file, "rt")
    except ContentError:
        return 1
    return _line(node, place)


def _load(file: Traversable, flavour: str) -> Any:
    name = name_of(file)
    try:
        raw = file.read_bytes()
    except OSError:
        raise ContentError(
            [Fault(name, 0, "", "The file cannot be read.", "Check that it is there and open to you.")]
        ) from None
    if len(raw) > LONGEST_FILE:
        raise ContentError(
            [Fault(name, 0, "", "The file is larger than 1 MB.", "Split it, or take out what is not text.")]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ContentError([Fault(name, line, "", "A letter here is not UTF-8.", "Save the file as UTF-8.")]) from None
    yaml = YAML(typ=flavour, pure=True)
    yaml.version = (1, 2)
    try:
        if ALIAS.search(text):
            _refuse_aliases(yaml.compose(text), name)
        loaded = yaml.load(text)
    except ContentError:
        raise
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = (error.problem or error.context or "It is not YAML.").split("\n")[0]
        raise ContentError(
            [
                Fault(
                    name,
                    mark.line + 1 if mark else 1,
                    "",
                    f"YAML cannot read this: {said}.",
                    _yaml_remedy(said),
                )
            ]
        ) from None
    except (YAMLError, ValueError, RecursionError, TypeError, AttributeError) as error:
        said = str(error).split("\n")[0] or type(error).__name__
        raise ContentError(
            [Fault(name, 1, "", f"YAML cannot read this: {said}.", "Compare it with a neighbour that works.")]
        ) from None
    if loaded is None:
        raise ContentError([Fault(name, 1, "", "The file is empty.", "Fill it; docs/authoring.md shows how.")])
    return loaded


def _yaml_remedy(said: str) -> str:
    if "tab" in said or "\\t" in said:
        return "Indent with spaces, not with tabs."
    if "duplicate" in said:
        return "Each name may stand once: keep one of the two."
    if "mapping values" in said:
        return "Put the text in quotation marks: it holds a colon and a space."
    if "tag" in said:
        return "Take out the word after '!': the course uses none."
    return "Check indentation, quotation marks and colons on this line and the one above."


def _refuse_aliases(node: Node | None, name: str) -> None:
    """The course uses no aliases, and a few lines of them can stand for gigabytes."""
    seen: set[int] = set()

    def walk(node: Node | None) -> None:
        if node is None or isinstance(node, ScalarNode):
            return
        if id(node) in seen:
            line = node.start_mark.line + 1
            raise ContentError(
                [
                    Fault(
                        name,
                        line,
                        "",
                        "An alias (*) repeats this part.",
                        "Write the part out where it is needed.",
                    )
                ]
            )
        seen.add(id(node))
        if isinstance(node, MappingNode):
            for key, value in node.value:
                walk(key)
                walk(value)
        elif isinstance(node, SequenceNode):
            for value in node.value:
                walk(value)

    walk(node)


def _line(node: Any, place: Sequence[int | str]) -> int:
    line = 0
    for step in place:
        if isinstance(node, CommentedMap):
            key = next((k for k in node if str(k) == str(step)), None)
            if key is None:
                continue
            line = node.lc.key(key)[0]
            node = node[key]
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            line = node.lc.item(step)[0]
            node = node[step]
    return int(line) + 1


def _faults(file: Traversable, error: ValidationError) -> list[Fault]:
    name = name_of(file)
    root = _load(file, "rt")
    faults = []
    for detail in error.errors():
        place = detail["loc"]
        message = detail["msg"].removeprefix("Value error, ").rstrip(".")
        own = detail.get("ctx", {}).get("error")
        remedy = getattr(own, "remedy", None) or REMEDIES.get(detail["type"], "Compare it with docs/authoring.md.")
        item = ".".join(str(step) for step in place)
        faults.append(Fault(name, _line(root, place), item, message + ".", remedy))
    return faults
