"""Markdown to HTML, by the parser that nbconvert uses; one walk then serves Markdown, HTML in it, and HTML outputs."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

import mistune
from mistune.plugins import import_plugin
from mistune.plugins.table import render_table_cell, table_in_list, table_in_quote
from nbconvert.filters.markdown_mistune import MathBlockParser, MathInlineParser

_HEADING = {name: rule for name, rule in mistune.BlockParser.SPECIFICATION.items() if name.endswith("_heading")}
_TEX = r"(?:[^$\\]|\\.)+?"
_FORMULA = rf"(?s:(?<![$\\])\$(?P<math_inline_tex>(?!\s){_TEX}(?<!\s)|\s{_TEX}\s)\$(?![$\d]))"
PLUGINS = ("strikethrough", "table", "url", "task_lists", "footnotes", "def_list")


class _Blocks(MathBlockParser):
    """As nbconvert, but a heading's marks are followed by a space, as in JupyterLab: '#hellomynameis' is none."""

    SPECIFICATION: ClassVar[dict[str, str]] = {**MathBlockParser.SPECIFICATION, **_HEADING}


class _Inline(MathInlineParser):
    """As nbconvert, but '$5 and $6' is money: no digit follows a formula, and it is spaced at both ends or at none."""

    SPECIFICATION: ClassVar[dict[str, str]] = {**MathInlineParser.SPECIFICATION, "inline_math_tex": _FORMULA}


class _Renderer(mistune.HTMLRenderer):
    """HTML in which formulas and footnotes keep what paper needs of them."""

    def inline_math(self, tex: str) -> str:
        return f"<x-formula>{escape(tex)}</x-formula>"

    def block_math(self, tex: str) -> str:
        return f"<x-display>{escape(tex)}</x-display>"

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """A bar that is escaped, lest it end the cell, is a bar in code too."""
        return render_table_cell(self, text.replace(r"\|", "|"), align, head)

    def footnote_ref(self, key: str, index: int) -> str:
        return f'<x-note key="{escape(key)}"></x-note>'

    def footnotes(self, text: str) -> str:
        return text

    def footnote_item(self, text: str, key: str, index: int) -> str:
        return f'<x-notes key="{escape(key)}">{text}</x-notes>'


def html(markdown: str) -> str:
    """Markdown as HTML; a notebook's own HTML is left in it as it is."""
    renderer = _Renderer(escape=False, allow_harmful_protocols=True)
    parser = mistune.Markdown(
        renderer=renderer,
        block=_Blocks(),
        inline=_Inline(),
        plugins=[*map(import_plugin, PLUGINS), table_in_list, table_in_quote],
    )
    made: Any = parser(markdown)
    return str(made)
