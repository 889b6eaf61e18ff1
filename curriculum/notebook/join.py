"""``join()``: the panel in which a learner joins a session, sees what was sent, and leaves again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import anywidget
import traitlets
from ipywidgets import widget_serialization

from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.assets import Assets, assets, layout, loader
from curriculum.notebook.beside import belonging, beside
from curriculum.notebook.exercise import shelf
from curriculum.record.address import place
from curriculum.record.cohort import Cohort, Standing, cohort
from curriculum.record.hub import hub_session
from curriculum.record.journal import FILE, workspace
from curriculum.record.service import Service, ServiceError
from curriculum.record.told import State


def join() -> JoinWidget:
    """Show the panel. Nothing is sent, and nothing is started, before the learner has chosen to join."""
    panel = _panel()
    panel.refresh()
    return panel


@cache
def _panel() -> JoinWidget:
    return JoinWidget(shelf(), cohort(workspace() / FILE))


class JoinWidget(anywidget.AnyWidget):
    """The panel. It works without a browser too: ``look_up``, ``enter`` and ``leave``.

    Attributes:
        hub: Whether this kernel runs on a hub that has a session of its own.
        offer: What the session that was looked up says before anybody joins; empty if none was.
        standing: What the page shows of the session that was joined; empty if none was.
        said: What came of the last thing the learner did: a sentence, and a number of its own.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    assets = traitlets.Instance(Assets).tag(sync=True, **widget_serialization)
    face = traitlets.Unicode("notebook/join.js").tag(sync=True)
    hub = traitlets.Bool().tag(sync=True)
    offer = traitlets.Dict().tag(sync=True)
    standing = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init__(self, on: Shelf, session: Cohort) -> None:
        """Show where the learner stands with ``session``."""
        self._shelf = on
        self._words = on.course.words
        self._session = session
        self._at = ("", "")
        self._turn = threading.Lock()
        super().__init__(_esm=loader(), assets=assets(), layout=layout(), hub=hub_session() is not None)
        session.courier.listen(belonging(self._follow))
        self.on_msg(self._on_message)

    def refresh(self) -> None:
        """Take in what another window has done since."""
        self.standing = self._standing()
        if self._session.damaged:
            self._say(self._words["join_damaged"])
        self._session.courier.start()

    def look_up(self, address: str, code: str = "") -> None:
        """Ask a session what it would do with a learner's answers. Its code is all that it is told."""
        where, given = place(address, code)
        if not where or not given:
            self._say(self._words["join_no_code" if where else "join_no_address"])
            return
        self._ask(where, given)

    def look_up_hub(self) -> None:
        """Ask the session of the hub that this kernel runs on. Who asks is not told."""
        if hub := hub_session():
            self._ask(hub.address, "")

    def _ask(self, where: str, given: str) -> None:
        try:
            found = Service(where).offer(given)
        except ServiceError as error:
            away = error.why == "join_unreached"
            self._say(self._words.fill("join_not_there", address=where) if away else self._why(error))
            return
        self._at = (where, given)
        self._say("")
        self.offer = {
            **found.model_dump(),
            "address": where,
            "clear": bool(given) and where.startswith("http:"),
            "hub": not given,
        }

    def enter(self, pseudonym: str, name: str = "") -> None:
        """Join the session that was looked up."""
        if not self.offer:
            return
        chosen = pseudonym.strip() or self.offer["pseudonym"]
        try:
            self._session.join(*self._at, chosen, name.strip(), offered=chosen == self.offer["pseudonym"])
        except ServiceError as error:
            self._say(self._why(error))
        except OSError as error:
            self._say(self._words.fill("join_not_noted", error=error.strerror or type(error).__name__))
        else:
            self._say("")
            self.standing = self._standing()
            self.offer = {}

    def leave(self, *, erase: bool = False) -> None:
        """Leave the session; with ``erase``, have what was sent erased there."""
        try:
            told = self._session.leave(erase=erase)
        except ServiceError as error:
            self._say(self._words["join_not_erased"] if error.why != "join_refused" else self._why(error))
        except OSError as error:
            self._say(self._words.fill("join_not_noted", error=error.strerror or type(error).__name__))
        else:
            self.standing = {}
            self._say(self._words["join_erased" if erase else "join_left" if told else "join_left_untold"])

    def _on_message(self, _widget: object, message: object, _buffers: object) -> None:
        if not isinstance(message, dict):
            return
        given = {name: value[:300] for name, value in message.items() if isinstance(value, str)}
        match message.get("do"):
            case "look":
                self._soon(lambda: self.look_up(given.get("address", ""), given.get("code", "")))
            case "look_hub":
                self._soon(self.look_up_hub)
            case "enter":
                self._soon(lambda: self.enter(given.get("pseudonym", ""), given.get("name", "")))
            case "back":
                self.offer = {}
            case "leave":
                self._soon(lambda: self.leave(erase=message.get("erase") is True))

    def _soon(self, act: Callable[[], None]) -> None:
        """Do it beside the kernel's own work, which a slow network must not hold up; one thing at a time."""

        def acting() -> None:
            try:
                act()
            finally:
                self._turn.release()

        if self._turn.acquire(blocking=False):
            beside(acting, "joining")

    def _follow(self) -> None:
        with suppress(Exception):  # a kernel that is ending takes no more messages, and nobody looks at it
            self.standing = self._standing()

    def _say(self, text: str) -> None:
        self.said = {"text": text, "n": self.said.get("n", 0) + 1}

    def _why(self, error: ServiceError) -> str:
        return self._words.fill("join_told_no", said=error.said) if error.said else self._words[_known(error)]

    def _standing(self) -> dict[str, Any]:
        standing = self._session.standing()
        if standing is None:
            return {}
        state = standing.seen.state
        return {
            "title": standing.membership.title,
            "name": standing.membership.name,
            "count": self._count(standing),
            "trouble": self._words.texts.get(standing.seen.trouble, ""),
            "vote": self._vote(state),
            "homework": self._homework(state),
        }

    def _count(self, standing: Standing) -> str:
        count = self._words.fill("join_sent", sent=standing.sent, waiting=standing.waiting)
        return f"{count} {self._words.fill('join_refused', n=standing.refused)}" if standing.refused else count

    def _vote(self, state: State | None) -> str:
        if state is None or state.vote is None or not state.vote.open:
            return self._words["join_no_vote"]
        found = self._find(state.vote.exercise)
        if found is None:
            return self._words["join_vote_unknown"]
        return self._words.fill("join_vote_again" if state.vote.round > 1 else "join_vote", **found)

    def _homework(self, state: State | None) -> list[str]:
        said = []
        for work in state.homework if state else ():
            if found := self._find(work.exercise):
                due = "_due" if work.due else ""
                said.append(self._words.fill(f"join_homework{due}", **found, due=work.due or ""))
        return said

    def _find(self, exercise: str) -> dict[str, str] | None:
        """What an exercise is called and where it is; None if this edition does not have it."""
        try:
            found = self._shelf.take(exercise)
            lesson = self._shelf.course.syllabus.lesson(found.lesson)
        except (CurriculumError, KeyError):
            return None
        return {"exercise": found.definition.title, "number": f"{lesson.number:02}", "lesson": lesson.title}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The panel, and a sentence where nothing runs: the same whether a session was joined or not."""
        plain = self._words["join_plain"]
        widget = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        return {"text/plain": plain, "application/vnd.jupyter.widget-view+json": widget}, {}


def _known(error: ServiceError) -> str:
    return "join_rubbish" if error.why == "join_refused" else error.why
