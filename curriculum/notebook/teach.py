"""``teach()``: the panel in which an instructor steers a session from a notebook."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import anywidget
import traitlets
from ipywidgets import widget_serialization

from curriculum.course.course import Course
from curriculum.course.words import Words
from curriculum.kinds.browser import look, modules, text
from curriculum.notebook.assets import Assets, layout, loader
from curriculum.notebook.beside import beside
from curriculum.notebook.steering import Steering, way_in
from curriculum.record.address import place
from curriculum.record.service import ServiceError

OWN = ("notebook/teach.js", "cohort/pages/draw.js")
"""The modules that draw the panel. They go to the notebook that calls ``teach()``, and to no learner's."""

WAIT = 20.0
"""Seconds that the service may take until it says that nothing is new."""

PAUSE = 2.0
"""Seconds until a lost connection is tried again."""

SAID = {"join_unreached": "teach_away", "join_certificate": "teach_away", "join_unknown": "teach_unknown"}
"""What the panel says of a request that came to nothing, by what went wrong. Of the rest: ``teach_rubbish``."""


def teach(address: str = "", token: str = "") -> TeachWidget:
    """Show the panel.

    Args:
        address: Your own link, as ``curriculum cohort`` prints it, good for one use; or the address of the session.
        token: Your token, if you have one and the address is no link.
    """
    panel = TeachWidget(Course().words)
    if address:
        panel.connect(address, token)
    return panel


class TeachWidget(anywidget.AnyWidget):
    """The panel. It works without a browser too: ``connect`` and ``act``.

    Neither the token nor the state of the session is a trait: traits may be saved with the notebook.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    assets = traitlets.Instance(Assets).tag(sync=True, **widget_serialization)
    face = traitlets.Unicode("notebook/teach.js").tag(sync=True)

    def __init__(self, words: Words) -> None:
        """Show a panel that is not connected yet."""
        self._words = words
        self._steering: Steering | None = None
        self._ended = threading.Event()
        self._busy = threading.Lock()
        self.state: dict[str, Any] = {}
        self.said = ""
        super().__init__(_esm=loader(), _css=text("notebook/teach.css"), assets=_assets(), layout=layout())
        self.on_msg(self._on_message)

    def connect(self, address: str, token: str = "") -> None:
        """Connect to a session: by a link that is good for one use, or by its address and a token."""
        where, key = (place(address)[0], "") if token else way_in(address)
        if not where or not (token or key):
            self._say(self._words["teach_no_link"])
            return
        try:
            steering = Steering(where, token or Steering(where).enter(key))
            state = steering.look(-1, 0)
        except ServiceError as error:
            self._say(self._why(error))
            return
        self.said = ""
        self._show(state)
        self._ended.set()
        self._ended = threading.Event()
        self._steering = steering
        beside(partial(self._follow, steering, self._ended), "teaching")

    def act(self, action: dict[str, Any]) -> None:
        """Do something in the session, such as ``{"do": "close"}``."""
        if self._steering is None:
            return
        try:
            state = self._steering.act(action)
        except ServiceError as error:
            self._say(self._why(error))
        else:
            self.said = ""
            self._show(state)

    def close(self) -> None:
        """End it."""
        self._ended.set()
        super().close()

    def _follow(self, steering: Steering, ended: threading.Event) -> None:
        lost = False
        while not ended.is_set():
            try:
                state = steering.look(self.state["n"], WAIT)
            except ServiceError as error:
                lost = True
                self._say(self._why(error))
                if error.status == 401:
                    return
                ended.wait(PAUSE)
                continue
            if lost:
                self.said = ""
            lost = False
            if not ended.is_set():
                self._show(state)

    def _on_message(self, _widget: object, message: object, _buffers: object) -> None:
        if not isinstance(message, dict):
            return
        match message.get("do"):
            case "look":
                self._tell()
            case "connect" if isinstance(message.get("link"), str):
                self._soon(lambda: self.connect(message["link"][:300]))
            case "act" if isinstance(message.get("action"), dict):
                self._soon(lambda: self.act(message["action"]))

    def _soon(self, act: Callable[[], None]) -> None:
        """Do it beside the kernel's own work, which a slow network must not hold up; one thing at a time."""

        def acting() -> None:
            with self._busy:
                act()

        beside(acting, "steering")

    def _show(self, state: dict[str, Any]) -> None:
        if state["n"] >= self.state.get("n", -1) or state["code"] != self.state.get("code"):
            self.state = state
        self._tell()

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self._tell()

    def _tell(self) -> None:
        self.send({"state": self.state, "said": self.said})

    def _why(self, error: ServiceError) -> str:
        return error.said or self._words[SAID.get(error.why, "teach_rubbish")]

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The panel, and a sentence where nothing runs."""
        widget = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        return {"text/plain": self._words["teach_plain"], "application/vnd.jupyter.widget-view+json": widget}, {}


@cache
def _assets() -> Assets:
    """What the panel is drawn with: the shared model of :mod:`curriculum.notebook.assets`, and its own modules."""
    own = {name: text(name) for name in OWN}
    return Assets(modules={**modules(), **own}, look=look(), words=Course().words.texts)
