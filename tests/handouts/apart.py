"""Exports in a process apart, which can be ended when one of them hangs and is made anew when one brings it down."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from curriculum.errors import CurriculumError

ENOUGH = 120
"""Seconds after which an export counts as hanging. No export is meant to come near them."""


@dataclass(frozen=True)
class Exported:
    """What became of an export: a PDF, or a sentence, or neither, and then what broke."""

    pdf: bytes = b""
    refusal: str = ""
    broken: str = ""


def exported(file: Path) -> Exported:
    """One notebook's handout."""
    from curriculum.handouts.exporter import HandoutExporter

    exporter: Any = HandoutExporter
    try:
        pdf, _ = exporter().from_filename(str(file))
    except CurriculumError as error:
        return Exported(refusal=str(error))
    except BaseException:
        return Exported(broken=traceback.format_exc())
    return Exported(pdf=pdf)


def _serve(line: Connection) -> None:
    while True:
        line.send(exported(line.recv()))


class Apart:
    """The process apart; it serves one export after another."""

    def __init__(self) -> None:
        self._open()

    def _open(self) -> None:
        spawning = get_context("spawn")
        self._line, other = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def export(self, file: Path) -> Exported:
        """One notebook's handout; a hang or a crash is told, and the next export has a new process."""
        self._line.send(file)
        try:
            if self._line.poll(ENOUGH):
                done: Exported = self._line.recv()
                return done
            broken = f"no answer after {ENOUGH} seconds"
        except EOFError:
            self._process.join()
            broken = f"the process ended with {self._process.exitcode}"
        self.close()
        self._open()
        return Exported(broken=broken)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._line.close()
