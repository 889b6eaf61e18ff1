"""Which characters the fonts of the paper can draw. PDF/UA allows none that no font has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont, TTLibError

from curriculum.course.words import Words
from curriculum.errors import CurriculumError

OWN = Path(str(files("curriculum.handouts") / "fonts"))
"""The fonts that come with the course: Source Sans 3, and DejaVu Sans for what that one lacks."""
JOINERS = "\u200c\u200d"
"""Between letters they change a shape; all else that is not seen is left out."""
SUFFIXES = (".ttf", ".otf")


@cache
def drawn(*folders: Path) -> frozenset[int]:
    """Every code point that the fonts in these folders have; the course's own fonts are always among them."""
    points: set[int] = set()
    for folder in (OWN, *folders):
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in SUFFIXES and not file.stem.endswith(("It", "Italic", "Semibold")):
                with open(file, "rb") as data, TTFont(data, lazy=True) as font:
                    points |= font.getBestCmap().keys()
    # Marks of direction and of variants are not seen, but stand in the way of whoever searches or copies the words.
    return frozenset(point for point in points if not _unseen(chr(point)))


@cache
def fonts(*folders: Path) -> typst.Fonts:
    """The paper's fonts, with those in these folders; never the system's, which differ from one to the next."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in (OWN, *folders)])


def _unseen(one: str) -> bool:
    return unicodedata.category(one) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(one, "")


class Glyphs:
    """Puts words in the place of characters that cannot be drawn."""

    def __init__(self, words: Words, *folders: Path) -> None:
        """Draw with the course's fonts and those in ``folders``.

        Raises:
            CurriculumError: There is no such folder, or a font in it is damaged.
        """
        self.words = words
        try:
            points = drawn(*folders)
        except (OSError, TTLibError):
            raise CurriculumError(words.fill("paper_fonts", folder=", ".join(map(str, folders)))) from None
        self.fonts = fonts(*folders)
        # A character class is one pass in C over the text, which nearly always finds nothing.
        self._missing = re.compile(f"[^\n\t{_ranges(points)}]+")

    def fit(self, said: str) -> str:
        """The text in characters that can be drawn."""
        composed = unicodedata.normalize("NFC", said)
        return self._missing.sub(self._instead, composed) if self._missing.search(composed) else composed

    def fit_all(self, node: Any) -> Any:
        """A tree, or a part of one, with every text in it made to fit. Formulas were tried as they are."""
        if isinstance(node, str):
            return self.fit(node)
        if isinstance(node, dict):
            return {key: value if key == "typst" else self.fit_all(value) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return [self.fit_all(value) for value in node]
        return node

    def _instead(self, found: re.Match[str]) -> str:
        """The names of a few signs, or a count of letters; nothing for what is never seen."""
        if found[0] in JOINERS and _between_letters(found):
            return found[0]
        seen = [one for one in found[0] if unicodedata.category(one) not in ("Cc", "Cf", "Mn", "Cs")]
        if "\r" in found[0] and not seen:
            return "\n"
        if not seen:
            return " " if any(one in "\x0b\x0c\x85" for one in found[0]) else ""
        signs = [unicodedata.name(one, "").lower() for one in seen if unicodedata.category(one) in ("So", "Sk", "Sm")]
        if len(signs) == len(seen) and all(signs):
            return "".join(f"[{name}]" for name in signs)
        return self.words.fill("paper_letters", n=len(seen))


def _between_letters(found: re.Match[str]) -> bool:
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1]
    return len(around) == 2 and all(unicodedata.category(one)[0] in "LM" for one in around)


def _ranges(points: frozenset[int]) -> str:
    """The code points as ranges for a character class."""
    said, ordered = [], sorted(points)
    start = before = ordered[0]
    for point in [*ordered[1:], -1]:
        if point != before + 1:
            said.append(f"{re.escape(chr(start))}-{re.escape(chr(before))}")
            start = point
        before = point
    return "".join(said)
