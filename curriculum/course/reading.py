"""YAML into typed models, with a fault for everything amiss instead of a traceback."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from curriculum.errors import ContentError, Fault

CSafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is

LONGEST_FILE = 1_000_000
"""Bytes. A file of the course is far smaller; a larger one is a mistake, or an attempt to exhaust memory."""

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
    "union_tag_not_found": "Say which kind it is, such as kind: mapping. docs/authoring.md names them all.",
    "string_pattern_mismatch": "An id is lower-case letters and digits, joined by hyphens.",
    "too_short": "Add at least one.",
    "string_too_short": "Write it, or take the line out.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
}


class Model(BaseModel):
    """What every model of the content shares: unknown names are faults, and nothing changes after reading."""

    # Built when first used: a lesson needs few of the models, and building them all is most of the start-up.
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


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
    """Read one YAML file into its model; a text that was read into it before is not read again.

    Args:
        model: The model the file must fit.
        file: The file.

    Returns:
        The model, filled.

    Raises:
        ContentError: The file is missing, is not YAML, or does not fit; every fault is listed.
    """
    text = _text(file)
    known = _read.get((model, text))
    if isinstance(known, model):
        return known
    plain = _load(file)
    try:
        made = model.model_validate(plain)
    except ValidationError as error:
        raise ContentError(_faults(file, error)) from None
    _read[model, text] = made
    return made


_read: dict[tuple[type[Model], str], Model] = {}


def line_of(file: Traversable, place: Sequence[int | str]) -> int:
    """The line, counted from 1, on which a place of a file stands; the nearest line above if it is absent."""
    try:
        return _line(_compose(file), place)
    except ContentError:
        return 1


class _Loader(CSafeLoader):  # type: ignore[misc]  # which of two it is, the machine decides
    """Safe YAML with the words of YAML 1.2: 'no' and 'on' are words, and so are dates."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def _text(file: Traversable) -> str:
    name = name_of(file)
    try:
        raw = file.read_bytes()
    except OSError:
        remedy = "Check that it is there and open to you."
        raise ContentError([Fault(name, 0, "", "The file cannot be read.", remedy)]) from None
    if len(raw) > LONGEST_FILE:
        said = "The file is larger than 1 MB."
        raise ContentError([Fault(name, 0, "", said, "Split it, or take out what is not text.")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ContentError([Fault(name, line, "", "A letter here is not UTF-8.", "Save the file as UTF-8.")]) from None


def _compose(file: Traversable) -> Node:
    """The file as YAML nodes, each of which knows its line; without aliases, and with each name once."""
    name = name_of(file)
    text = _text(file)
    try:
        node = yaml.compose(text, _Loader)
        if node is None:
            raise ContentError([Fault(name, 1, "", "The file is empty.", "Fill it; docs/authoring.md shows how.")])
        _refuse(node, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "It is not YAML"
        line = mark.line + 1 if mark else 1
        raise ContentError([Fault(name, line, "", f"YAML cannot read this: {said}.", _yaml_remedy(said))]) from None
    except (yaml.YAMLError, RecursionError) as error:
        said = str(error).split("\n")[0] if isinstance(error, yaml.YAMLError) else "it is nested too deeply"
        remedy = "Compare it with a neighbour that works."
        raise ContentError([Fault(name, 1, "", f"YAML cannot read this: {said}.", remedy)]) from None
    return node


def _load(file: Traversable) -> Any:
    node = _compose(file)
    loader = _Loader("")
    try:
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or node.start_mark
        said = error.problem or "it is not plain data"
        fault = Fault(name_of(file), mark.line + 1, "", f"YAML cannot read this: {said}.", _yaml_remedy(said))
        raise ContentError([fault]) from None
    finally:
        loader.dispose()


def _yaml_remedy(said: str) -> str:
    if "tab" in said or "\\t" in said or "start any token" in said:
        return "Indent with spaces, not with tabs."
    if "mapping values" in said:
        return "Put the text in quotation marks: it holds a colon and a space."
    if "tag" in said:
        return "Take out the word after '!': the course uses none."
    return "Check indentation, quotation marks and colons on this line and the one above."


def _refuse(root: Node, name: str) -> None:
    """Refuse aliases, since a few lines of them can stand for gigabytes, and a name that stands twice."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        line = node.start_mark.line + 1
        if id(node) in seen:
            remedy = "Write the part out where it is needed."
            raise ContentError([Fault(name, line, "", "An alias (*) repeats this part.", remedy)])
        if isinstance(node, MappingNode):
            seen.add(id(node))
            names: set[str] = set()
            for key, value in node.value:
                if key.value in names if isinstance(key, ScalarNode) else False:
                    at = key.start_mark.line + 1
                    said = f"'{key.value}' stands here a second time."
                    raise ContentError([Fault(name, at, "", said, "Each name may stand once: keep one of the two.")])
                if isinstance(key, ScalarNode):
                    names.add(key.value)
                waiting += [key, value]
        elif isinstance(node, SequenceNode):
            seen.add(id(node))
            waiting += node.value


def _line(node: Node, place: Sequence[int | str]) -> int:
    line = node.start_mark.line
    for step in place:
        if isinstance(node, MappingNode):
            found = [(key, value) for key, value in node.value if str(key.value) == str(step)]
            if not found:
                continue
            line, node = found[0][0].start_mark.line, found[0][1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return line + 1


def _faults(file: Traversable, error: ValidationError) -> list[Fault]:
    name = name_of(file)
    root = _compose(file)
    faults = []
    for detail in error.errors():
        place = detail["loc"]
        message = detail["msg"].removeprefix("Value error, ").rstrip(".")
        own = detail.get("ctx", {}).get("error")
        remedy = getattr(own, "remedy", None) or REMEDIES.get(detail["type"], "Compare it with docs/authoring.md.")
        item = ".".join(str(step) for step in place)
        faults.append(Fault(name, _line(root, place), item, message + ".", remedy))
    return faults
