"""Formulas: TeX to Typst's own notation, tried before it is used."""

from __future__ import annotations

import re
from functools import lru_cache

import typst
from tex2typst import tex2typst

from curriculum.handouts.tree import Node

STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\\.')
LONGEST = 4000
"""Characters of TeX. What is longer is shown as it is written."""


def formula(tex: str, *, display: bool) -> Node:
    """A formula with its TeX as the alternative text; as code if it cannot be set."""
    set_as = typst_of(tex.strip())
    if set_as is None:
        return {"is": "code", "text": tex} if display else {"is": "verbatim", "text": tex}
    return {"is": "formula", "typst": set_as, "alt": " ".join(tex.split()), "display": display, "text": tex}


@lru_cache(maxsize=1024)
def typst_of(tex: str) -> str | None:
    """The formula in Typst's notation; None if it cannot be read or set."""
    if not tex or len(tex) > LONGEST:
        return None
    try:
        said: str = tex2typst(tex)
    except ValueError:
        return None
    # A number sign outside a string would leave the formula and run as code.
    if "#" in STRINGS.sub("", said) or not said.strip():
        return None
    # PDF/UA wants a font for every sign, and finds out only when it writes the file.
    source = f'#set document(title: "f")\n#set text(lang: "en")\n#math.equation(alt: "f", $ {said} $)'
    try:
        typst.Compiler(source.encode(), font_paths=typst.Fonts(include_system_fonts=False)).compile(
            format="pdf", pdf_standards=["ua-1"]
        )
    except typst.TypstError:
        return None
    return said
