"""The ways to make a PDF of a notebook, and which of them are here."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.util import find_spec

from benchmarks.handouts.peers import chromium
from tests.chromium import NoBrowserError


@dataclass(frozen=True)
class Way:
    """One way.

    Attributes:
        title: What the table calls it.
        exporter: What nbconvert calls it, or the full name of a class.
        modules: The Python modules that it needs.
        programs: The programs that it needs.
        browser: Whether it needs Chromium.
        install: How it is installed, on Debian.
    """

    title: str
    exporter: str
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    browser: bool = False
    install: str = "pip install '.[bench]'"

    @property
    def here(self) -> bool:
        """Whether all that it needs is on this machine."""
        return (
            all(find_spec(name) for name in self.modules)
            and all(shutil.which(name) for name in self.programs)
            and (not self.browser or _browser())
        )


def _browser() -> bool:
    try:
        return bool(chromium())
    except NoBrowserError:
        return False


WAYS = {
    "ours": Way("this package", "handout", ("typst",), install="pip install ."),
    "webpdf": Way(
        "webpdf (Chromium)",
        "benchmarks.handouts.peers.WebPDF",
        ("playwright",),
        browser=True,
        install="pip install '.[bench]' and apt-get install chromium-headless-shell",
    ),
    "weasyprint": Way("WeasyPrint", "benchmarks.handouts.peers.WeasyPrint", ("weasyprint",)),
    "pdf": Way(
        "pdf (XeLaTeX)",
        "pdf",
        programs=("xelatex", "pandoc"),
        install="apt-get install texlive-xetex texlive-fonts-recommended texlive-plain-generic pandoc",
    ),
}
