"""From the tree to a PDF, by Typst, in this process: the same bytes each time, and PDF/UA-1 or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from curriculum.errors import CurriculumError
from curriculum.handouts.desk import Desk, Part
from curriculum.handouts.document import Document, data, nodes
from curriculum.handouts.outputs import written
from curriculum.handouts.tree import Node, notice

TEMPLATES = Path(str(files("curriculum.handouts") / "typst"))
EPOCH = 0
"""Every file is dated to the first second of 1970, so that the same text gives the same bytes."""


def printed(document: Document, desk: Desk) -> bytes:
    """The document as a PDF.

    A part that cannot be set, whatever the reason, is set as plain text with a sentence that says so.

    Raises:
        CurriculumError: It cannot be printed even so.
    """
    return _Press(document, desk).pdf()


class _Press:
    def __init__(self, document: Document, desk: Desk) -> None:
        self.document, self.desk = document, desk
        self.folder = desk.pictures.folder
        shutil.copytree(TEMPLATES, self.folder, dirs_exist_ok=True)

    def pdf(self) -> bytes:
        parts = nodes(self.document, self.desk)
        try:
            return self._set(parts)
        except typst.TypstError:
            return self._without_what_fails(parts)

    def _without_what_fails(self, parts: Sequence[list[Node]]) -> bytes:
        """Find the parts that fail by setting each alone."""
        sources = [Part([])] * (len(parts) - len(self.document.parts)) + self.document.parts
        try:
            return self._set([self._soundest(part, source.text) for part, source in zip(parts, sources, strict=True)])
        except typst.TypstError as error:
            why = error.message
            raise CurriculumError(self.desk.course.words.fill("paper_unprintable", why=why)) from None

    def _soundest(self, part: list[Node], said: str) -> list[Node]:
        """A part, or what was written in it, or of that the plainest characters: the first that can be set."""
        ways = [part]
        for text in (said, said.encode("ascii", "replace").decode()):
            ways.append([notice(self.desk.course.words["paper_unset"]), *written(text, self.desk.markup())])
        return next((way for way in ways if self._sets(way)), ways[-1])

    def _sets(self, part: list[Node]) -> bool:
        try:
            self._set([part], alone=True)
        except typst.TypstError:
            return False
        return True

    def _set(self, parts: Sequence[list[Node]], *, alone: bool = False) -> bytes:
        said: dict[str, Any] = {**data(self.document, self.desk), "parts": parts, "alone": alone}
        file = self.folder / "document.json"
        file.write_text(json.dumps(self.desk.pictures.glyphs.fit_all(said), ensure_ascii=False), "utf-8")
        fonts = self.desk.pictures.glyphs.fonts
        compiler = typst.Compiler(str(self.folder / "main.typ"), root=str(self.folder), font_paths=fonts)
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=EPOCH)
        if warnings:
            raise typst.TypstError(warnings[0].message, warnings[0].diagnostic)
        assert isinstance(made, bytes)
        return made
