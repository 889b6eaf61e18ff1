"""Vega-Lite figures as drawings, by vl-convert, in the paper's own fonts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache, lru_cache
from threading import Timer
from typing import Any

import vl_convert

from curriculum.handouts.glyphs import OWN

VERSION = "5.20"
FINE = 144
"""Dots to the inch of a drawing that becomes a PNG: at the width of a page, more than 200."""


def svg(spec: dict[str, Any]) -> str:
    """The drawing of a Vega-Lite specification, as SVG.

    Raises:
        ValueError: It cannot be drawn, or asks for data from elsewhere.
    """
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    _fonts()
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    return drawn


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(OWN))


def png(drawing: str) -> bytes:
    """A drawing as a PNG for programs that do not show SVG: fine enough for print, and as large as on paper."""
    _fonts()
    made: bytes = vl_convert.svg_to_png(drawing, ppi=FINE)
    return made


class Apart:
    """Draws in a process of its own what strangers have specified.

    A line of it can ask for a thousand million points, and vl-convert then takes its whole process down: that may be
    the server in which a reader's notebooks are open.
    """

    def __init__(self, seconds: float = 30) -> None:
        """Give each drawing so many seconds; the process starts with the first."""
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def svg(self, spec: dict[str, Any]) -> str:
        """The drawing of a Vega-Lite specification, as SVG.

        Raises:
            ValueError: It cannot be drawn, asks for data from elsewhere, or takes too long or too much.
        """
        self._process = process = self._process or _started()
        assert process.stdin and process.stdout
        watch = Timer(self.seconds, process.kill)
        watch.start()
        try:
            print(json.dumps(spec), file=process.stdin, flush=True)
            said = process.stdout.readline()
        except OSError:
            said = ""
        finally:
            watch.cancel()
        if not said:
            self.close()
        if drawn := json.loads(said or '""'):
            return str(drawn)
        raise ValueError("no drawing")

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "curriculum.handouts.charts"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )


def _serve() -> None:
    """Answer each specification, a line of JSON, with a line that holds its drawing or an empty text."""
    for line in sys.stdin:
        try:
            drawn = svg(json.loads(line))
        except ValueError:
            drawn = ""
        print(json.dumps(drawn), flush=True)


if __name__ == "__main__":
    _serve()
