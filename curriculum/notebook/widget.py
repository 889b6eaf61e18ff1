"""The live exercise: one widget for any kind, with the learner's record behind it."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime
from typing import Any

import anywidget
import traitlets
from ipywidgets import widget_serialization

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.kinds.kind import Response
from curriculum.kinds.shelf import Shelved, fingerprints
from curriculum.kinds.told import told
from curriculum.kinds.verdict import Note, Problem, Verdict
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.notebook.assets import Assets, assets, layout, loader
from curriculum.notebook.beside import belonging, beside
from curriculum.notebook.keeping import Keeper
from curriculum.notebook.remote import ask
from curriculum.record.answers import Answer, latest
from curriculum.record.cohort import cohort
from curriculum.record.event import Do
from curriculum.record.journal import Journal

LONGEST_NAME = 200
"""Characters of what a message names; whatever a page sends, the record stays small."""


class ExerciseWidget(anywidget.AnyWidget):
    """An exercise that a learner can do.

    It works without a browser too: ``ex.answer({...})`` and ``ex.check()``.

    Attributes:
        exercise: What the browser shows. Nothing of the key.
        response: The learner's answer.
        said: The last judgement, as told to the learner.
        record: How the answers are kept.
        ran: What the model behind the exercise made of the settings last asked for, under the number of the asking.
        session: What a session that was joined wants here: a vote that is open, and feedback that is or is not.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    assets = traitlets.Instance(Assets).tag(sync=True, **widget_serialization)
    exercise = traitlets.Dict().tag(sync=True)
    response = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)
    record = traitlets.Dict().tag(sync=True)
    ran = traitlets.Dict().tag(sync=True)
    session = traitlets.Dict().tag(sync=True)

    def __init__(self, shelved: Shelved, course: Course, journal: Journal) -> None:
        """Show ``shelved``, with the answers that ``journal`` holds."""
        self._shelved = shelved
        self._course = course
        self._journal = journal
        self._cohort = cohort(journal.file)
        self._turn = threading.RLock()  # messages may come on another thread than the cell that made us
        self._quiet = False
        self._checks = 0
        self._heard = ""  # the number of the last message with an answer
        self._keeper = Keeper(
            journal, shelved.id, shelved.lesson, fingerprints(shelved.kind.public(shelved.definition, course))
        )
        restored = self._keeper.restore()
        super().__init__(
            _esm=loader(),
            assets=assets(),
            layout=layout(),
            exercise=self._public(),
            response=restored.response,
            said=self._judge(restored.response) if restored.checked else {},
            record=self._state(restored=_when(restored.time)),
            session=self._session(),
        )
        self._cohort.courier.listen(belonging(self._follow))
        self.observe(self._on_response, "response")
        self.on_msg(self._on_message)

    def answer(self, response: Response) -> None:
        """Answer, as a learner would in the browser; the answer goes into the record."""
        self.response = response

    def check(self) -> Verdict | None:
        """Hold the answer against the key, and keep both in the record; None where there is no feedback yet.

        Where the key is at the service of a session, its feedback comes in ``said`` when it comes.
        """
        with self._turn:
            if not self._judged():
                self._ask_session()
                return None
            said = self._judge(self.response)
            verdict = self._verdict
            self.said = said  # at once; that it is kept is said when it is
            self._keep("check", response=self.response, verdict=_figures(verdict) if verdict else None)
            return verdict

    def refresh(self) -> None:
        """Take in what another window has answered since."""
        with self._turn:
            if self._keeper.waiting:
                return  # what is on the page could not be kept yet, and must not give way to an older answer
            before = self.record.get("restored", "")
            self.exercise = self._public()  # an earlier answer to compare with may have come since
            restored = self._keeper.restore()
            if restored.response != self.response:
                self._quietly(restored.response)
                self.said = self._judge(restored.response) if restored.checked else {}
            self.record = self._state(restored=before)
            self.session = self._session()

    _verdict: Verdict | None = None

    def _public(self) -> dict[str, Any]:
        public = self._shelved.kind.public(self._shelved.definition, self._course)
        return {
            **public,
            "id": self._shelved.id,
            "marked": self._shelved.kind.marked,
            "judged": self._shelved.key_file.is_file(),
            **({"earlier": self._earlier(earlier)} if (earlier := self._shelved.definition.compare) else {}),
        }

    def _earlier(self, id: str) -> Response:
        """The answer to the exercise that this one is compared with; empty if there is none, or none can be read."""
        with suppress(OSError):
            return latest(self._journal.events()).get(id, Answer()).response
        return {}

    def _session(self) -> dict[str, Any]:
        seen = self._cohort.seen()
        if seen is None:
            return {}
        vote = seen.vote_on(self._shelved.id)
        told: dict[str, Any] = {}
        if vote:
            told["vote"] = {"round": vote.round, "items": vote.items or (), "given": self._keeper.vote == vote.id}
        if self._shelved.definition.feedback == "at check" and not self._shelved.key_file.is_file():
            told["opened"] = bool(seen.state and self._shelved.id in seen.state.feedback)
        return told

    def _follow(self) -> None:
        with suppress(Exception):  # a kernel that is ending takes no more messages, and nobody looks at it
            self.session = self._session()

    def _ask_session(self) -> None:
        """Have the session judge the answer, beside the kernel's own work: a slow network must not hold that up."""
        if not self._session().get("opened"):
            return
        asked = self.response
        self._keep("check", response=asked)

        def asking() -> None:
            said = ask(self._cohort, self._shelved.id, self._course.words)
            with self._turn:
                self._checks += 1
                if self.response == asked:
                    self.said = {**said, "n": self._checks}

        beside(asking, "feedback")

    def _judged(self) -> bool:
        return self._shelved.definition.feedback == "at check" and self._shelved.key_file.is_file()

    def _judge(self, response: Response) -> dict[str, Any]:
        self._verdict = None
        if not self._judged():
            return {}
        self._checks += 1
        try:
            verdict = self._shelved.judge(response)
            key = self._shelved.key
        except CurriculumError:
            return {"problems": [Problem(lead="key_faulty").model_dump()], "notes": {}, "n": self._checks}
        if verdict is None:
            return {}
        self._verdict = verdict
        revealed: dict[str, tuple[Note, ...]] = {item: self._shelved.reveal(item) for item in self._keeper.revealed}
        return {**told(verdict, key, self._course, revealed), "n": self._checks}

    def _quietly(self, response: Response) -> None:
        """Set the answer without writing it to the record: it is there already, or is about to be."""
        self._quiet = True
        try:
            self.response = response
        finally:
            self._quiet = False

    def _on_response(self, change: dict[str, Any]) -> None:
        with self._turn:
            if not self._quiet:
                self._keep("answer", response=change["new"])

    def _on_message(self, _widget: object, message: object, _buffers: object) -> None:
        if not isinstance(message, dict):
            return
        with self._turn:
            if isinstance(message.get("response"), dict):
                number = str(message.get("n") or "")[:LONGEST_NAME]
                if number and number == self._heard:
                    self.send_state(["said", "record"])  # sent once more, so what was said to it got lost
                    return
                self._heard = number
                self._quietly(message["response"])
            about = str(message.get("item") or message.get("of") or "")[:LONGEST_NAME]
            match message.get("do"):
                case "check":
                    self.check()
                case "answer":
                    self._keep("answer", response=self.response)
                case "reveal":
                    self._keep("reveal", about=about)
                    if "opened" not in self.session:
                        self.said = self._judge(self.response)
                case "run" if self._shelved.kind.run:
                    settings = message.get("settings")
                    made = self._shelved.kind.run(
                        self._shelved.definition, settings if isinstance(settings, dict) else {}
                    )
                    self.ran = {**made, "n": message.get("n")}
                case "hint":
                    self._keep("hint", about=f"{about} {message.get('step', '')}".strip())
                case "still":
                    self._keep("still", about=about)
            if self._heard != self.record.get("heard", ""):
                self.record = self._state()

    def _keep(self, do: Do, **what: Any) -> None:
        self._keeper.keep(do, **what)
        self.record = self._state()
        self.session = self._session()

    def _state(self, restored: str = "") -> dict[str, Any]:
        more = {"restored": restored, "heard": self._heard}
        return {**self._keeper.state(), **{name: value for name, value in more.items() if value}}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and beside it the worksheet for places where nothing runs."""
        definition, course = self._shelved.definition, self._course
        sheet = self._shelved.kind.worksheet(definition, course, None)
        note = course.words["static_note"]
        kind = course.words[f"kind_{self._shelved.kind.name}"]
        data = {
            "text/plain": course.words.fill("plain", title=definition.title, kind=kind, minutes=definition.minutes),
            "text/markdown": f"{markdown(sheet)}\n{note}\n",
            "text/html": f"{html(sheet)}<p><small>{note}</small></p>",
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 1,
                "model_id": self.model_id,
            },
        }
        return data, {}


def _figures(verdict: Verdict) -> dict[str, int]:
    return verdict.model_dump(include={"right", "wrong", "arguable", "missed", "score", "possible"})


def _when(time: str) -> str:
    if not time:
        return ""
    try:
        local = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return ""
    return f"{local.day} {local:%B %Y, %H:%M}"
