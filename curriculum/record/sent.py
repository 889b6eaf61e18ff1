"""Which answers a session has acknowledged: lines that only ever grow, as in the record itself."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from curriculum.record.tail import Tail
from curriculum.record.told import Refused

FILE = "cohort-sent.jsonl"


class Sent:
    """The acknowledgements of one workspace.

    One that cannot be written, on a full disk, is remembered until it can be. If it is lost with its kernel, its answer
    is sent once more under the same id, and the service knows it.
    """

    def __init__(self, file: Path) -> None:
        """Keep them in ``file``."""
        self.file = file
        self._tail = Tail(file)
        self._settled: dict[str, bool] = {}
        self._unwritten: dict[str, str] = {}

    @property
    def kept(self) -> int:
        """How many answers the session has said it keeps."""
        return sum(self._settled.values())

    @property
    def refused(self) -> int:
        """How many it has said it does not take."""
        return len(self._settled) - self.kept

    def __contains__(self, id: str) -> bool:
        return id in self._settled

    def look(self) -> None:
        """Take in what was acknowledged since, to this kernel or another."""
        self._write()
        try:
            lines, again = self._tail.look()
        except OSError:
            return
        if again:
            self._settled = {id: not why for id, why in self._unwritten.items()}
        for line in lines.splitlines():
            id, why = _read(line)
            if id:
                self._settled[id] = not why

    def settle(self, kept: Iterable[str], refused: Iterable[Refused]) -> None:
        """Note what the session has acknowledged."""
        said = {**dict.fromkeys(kept, ""), **{one.id: one.why or "refused" for one in refused}}
        self._unwritten.update(said)
        self._settled.update({id: not why for id, why in said.items()})
        self._write()

    def _write(self) -> None:
        if not self._unwritten:
            return
        lines = (json.dumps({"id": id} | ({"why": why} if why else {})) for id, why in self._unwritten.items())
        text = "".join(f"\n{line}\n" for line in lines)  # a line that was torn is closed first
        try:
            with open(self.file, "ab", buffering=0) as file:
                if file.write(text.encode()) != len(text):
                    return
                os.fsync(file.fileno())
        except OSError:
            return
        self._unwritten = {}


def _read(line: bytes) -> tuple[str, str]:
    """The id in a line, and why it was refused; two empty texts if the line cannot be read."""
    try:
        data = json.loads(line)
        return str(data["id"]), str(data.get("why", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", ""
