"""Leading change as a movement: a course in notebooks.

A notebook uses few names: :func:`lesson`, :func:`exercise`, :func:`figure`, :func:`progress`, :func:`agreement`,
:func:`gain`, :func:`marked`, :func:`portfolio`, :func:`certificate`, :func:`join` and :func:`teach`. Nothing is read
before it is asked for, so that importing the package costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from curriculum.notebook.agreement import agreement
    from curriculum.notebook.certificate import certificate
    from curriculum.notebook.exercise import exercise
    from curriculum.notebook.figure import figure
    from curriculum.notebook.gain import gain
    from curriculum.notebook.join import join
    from curriculum.notebook.lesson import lesson
    from curriculum.notebook.marked import marked
    from curriculum.notebook.portfolio import portfolio
    from curriculum.notebook.progress import progress
    from curriculum.notebook.teach import teach

__all__ = [
    "agreement",
    "certificate",
    "exercise",
    "figure",
    "gain",
    "join",
    "lesson",
    "marked",
    "portfolio",
    "progress",
    "teach",
]


def __getattr__(name: str) -> Any:
    """One of the public names, from the module of the same name."""
    if name not in __all__:
        raise AttributeError(f"The course has no '{name}'. It has: {', '.join(__all__)}.")
    return getattr(import_module(f"curriculum.notebook.{name}"), name)
