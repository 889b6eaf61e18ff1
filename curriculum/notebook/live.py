"""What a cell shows of the learner's own answers, drawn afresh as they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from IPython.display import DisplayHandle

from curriculum.errors import CurriculumError
from curriculum.notebook.exercise import exercise
from curriculum.notebook.widget import ExerciseWidget

Bundle = dict[str, Any]


def live(name: str, draw: Callable[[], tuple[Bundle, ...]], follows: Iterable[str] = ()) -> None:
    """Show what ``draw`` makes, each bundle in a place of its own, and draw it again when an answer is kept.

    Args:
        name: What is shown. Shown again, the earlier place is no longer drawn afresh.
        draw: Makes the bundles, always as many.
        follows: The exercises whose answers they show.
    """
    handles = []
    for bundle in draw():
        handles.append(DisplayHandle())
        handles[-1].display(bundle, raw=True)

    def redraw(_change: object) -> None:
        # A record that cannot be read is told by the exercise; a fault here would take the exercise down with it.
        with suppress(CurriculumError):
            for handle, bundle in zip(handles, draw(), strict=True):
                handle.update(bundle, raw=True)

    for source, earlier in _following.pop(name, ()):
        source.unobserve(earlier, "record")
    for source in map(exercise, dict.fromkeys(follows)):
        source.observe(redraw, "record")
        _following.setdefault(name, []).append((source, redraw))


_following: dict[str, list[tuple[ExerciseWidget, Callable[[object], None]]]] = {}
