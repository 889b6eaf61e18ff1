"""The course's own lines in a notebook: what they ask for, read and never run."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Line(NamedTuple):
    """One call of the course's, such as ``curriculum.exercise("teach-in")``."""

    name: str
    arguments: tuple[str, ...]


def course_lines(source: str) -> tuple[Line, ...] | None:
    """The calls in a cell, if it holds the course's own lines and nothing else; None for any other code."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    lines = []
    for statement in statements:
        if isinstance(statement, ast.Import) and [alias.name for alias in statement.names] == ["curriculum"]:
            continue
        line = _line(statement)
        if line is None:
            return None
        lines.append(line)
    return tuple(lines) or None


def _line(statement: ast.stmt) -> Line | None:
    match statement:
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=ast.Name(id="curriculum"), attr=name), args=args, keywords=[])
        ):
            said = [arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            return Line(name, tuple(said)) if len(said) == len(args) else None
    return None
