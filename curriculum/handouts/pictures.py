"""Pictures: from whatever a notebook holds to files that Typst can set."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

import typst

from curriculum.handouts.charts import Apart
from curriculum.handouts.glyphs import Glyphs
from curriculum.handouts.tree import Node, notice, text

SIGNS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp"}
"""How the files of each kind begin."""
LARGEST = 40_000_000
"""Bytes of one picture."""
PAGE = 665
"""Width of a page between its margins, in pixels as a browser counts them."""
WIDTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(px|%|)$")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


class Pictures:
    """The pictures of one document, as files in a folder of its own."""

    def __init__(self, folder: Path, glyphs: Glyphs, beside: Path | None = None) -> None:
        """Write to ``folder``; look for linked files in ``beside``, the notebook's own folder."""
        self.folder = folder
        self.glyphs = glyphs
        self.words = glyphs.words
        self.beside = beside
        self.charts = Apart()
        self._files: dict[str, str | None] = {}

    def close(self) -> None:
        """End what draws charts."""
        self.charts.close()

    def linked(self, address: str, alt: str, attached: dict[str, bytes]) -> Node:
        """The picture at an address: inside the text, attached to the cell, or a file beside the notebook.

        Nothing is fetched from the network; a picture that is elsewhere is named with its address.
        """
        if address.startswith("data:"):
            return self.picture(_data(address), alt)
        if address.startswith("attachment:"):
            return self.picture(attached.get(unquote(address.removeprefix("attachment:"))), alt)
        if SCHEME.match(address) or address.startswith("//"):
            return text(self.words.fill("paper_picture_elsewhere", alt=alt or self.words["paper_picture"], at=address))
        return self.picture(self._beside(unquote(address)), alt)

    def picture(self, data: bytes | None, alt: str) -> Node:
        """A picture of any kind that Typst knows; a sentence if it is missing or cannot be read."""
        name = self._file(data) if data else None
        if name is None:
            return notice(self.words.fill("paper_picture_broken", alt=alt or self.words["paper_picture"]))
        return {"is": "picture", "file": name, "alt": " ".join(alt.split()) or self.words["paper_no_alt"]}

    def drawing(self, svg: str, alt: str) -> Node:
        """A drawing that is known to be sound."""
        data = svg.encode()
        return {"is": "picture", "file": self._written(data, ".svg"), "alt": " ".join(alt.split())}

    def _file(self, data: bytes) -> str | None:
        """The file's name once it has been tried; None if it cannot be set."""
        sort = next((kind for sign, kind in SIGNS.items() if data.startswith(sign)), None)
        if sort is None and b"<svg" in data[:4096]:
            sort = ".svg"
        if sort is None or len(data) > LARGEST:
            return None
        if sort == ".svg":
            data = self.glyphs.fit(data.decode("utf-8", "replace")).encode()
        name = self._written(data, sort)
        if name not in self._files:
            self._files[name] = name if self._sets(name) else None
        return self._files[name]

    def _sets(self, name: str) -> bool:
        source = f'#set document(title: "p")\n#set text(lang: "en")\n#image("{name}", alt: "p", width: 1pt)'
        compiler = typst.Compiler(source.encode(), root=str(self.folder), font_paths=self.glyphs.fonts)
        try:
            _, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError:
            return False
        return not warnings

    def _written(self, data: bytes, sort: str) -> str:
        name = hashlib.sha256(data).hexdigest()[:16] + sort
        file = self.folder / name
        if not file.exists():
            file.write_bytes(data)
        return name

    def _beside(self, address: str) -> bytes | None:
        """A file in the notebook's folder or below it; nothing outside is ever read."""
        if self.beside is None:
            return None
        try:
            folder = self.beside.resolve()
            file = (folder / address.split("?")[0].split("#")[0]).resolve()
            sound = file.is_relative_to(folder) and file.is_file() and file.stat().st_size <= LARGEST
            return file.read_bytes() if sound else None
        except (OSError, ValueError):
            return None


def sized(picture: Node, width: str) -> Node:
    """A picture no wider than asked for, in pixels of a screen or as a percentage; it is never enlarged."""
    found = WIDTH.match(width.strip())
    if picture["is"] != "picture" or not found:
        return picture
    share = float(found[1]) / (100 if found[2] == "%" else PAGE)
    return {**picture, "share": share} if 0 < share < 1 else picture


def decoded(said: str) -> bytes | None:
    """The bytes of base64 text, with or without line breaks; None if it is none."""
    try:
        return base64.b64decode("".join(said.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _data(address: str) -> bytes | None:
    head, _, body = address.partition(",")
    return decoded(unquote(body)) if head.endswith(";base64") else unquote_to_bytes(body)
