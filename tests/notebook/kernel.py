"""A kernel that can be restarted, without a kernel: what the notebook face remembers is forgotten."""

from __future__ import annotations

import json
from typing import Any

from ipywidgets import Widget

import curriculum.notebook.exercise as shown
from curriculum.notebook import join, live
from curriculum.notebook.assets import assets, layout
from curriculum.notebook.widget import ExerciseWidget
from curriculum.record.event import Event
from curriculum.record.journal import Journal


def restart() -> None:
    """What a restart leaves: the files, and nothing else."""
    shown._shown.clear()
    live._following.clear()
    join._panel.cache_clear()
    shown.shelf.cache_clear()
    shown._journal.cache_clear()
    assets.cache_clear()
    layout.cache_clear()
    Widget.close_all()


def reopen() -> None:
    """A restart that leaves the course's files as they were read, which is quicker."""
    shown._shown.clear()
    shown._journal.cache_clear()


def send(widget: ExerciseWidget, **message: Any) -> None:
    """A message from the browser, as it arrives: through JSON."""
    widget._on_message(widget, json.loads(json.dumps(message)), [])


def written() -> tuple[Event, ...]:
    """The events in the workspace's record."""
    return Journal().read().events


def state(widget: ExerciseWidget) -> str:
    """All that the browser is sent about an exercise, the shared modules and words included."""
    return json.dumps([widget.get_state(), widget.assets.get_state()], ensure_ascii=False, default=str)
