"""Markdown to HTML, by the parser that nbconvert uses; one walk then serves Markdown, HTML in it, and HTML outputs."""

from __future__ import annotations

from html import escape
from typing import Any

import mistune
from mistune.plugins import import_plugin
from nbconvert.filters.markdown_mistune import MathBlockParser, MathInlineParser

PLUGINS = ("strikethrough", "table", "url", "task_lists", "footnotes", "def_list")


class _Renderer(mistune.HTMLRenderer):
    """HTML in which formulas and footnotes keep what paper needs of them."""

    def inline_math(self, tex: str) -> str:
        return f"<x-formula>{escape(tex)}</x-formula>"

    def block_math(self, tex: str) -> str:
        return f"<x-display>{escape(tex)}</x-display>"

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

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
        block=MathBlockParser(),
        inline=MathInlineParser(),
        plugins=[import_plugin(name) for name in PLUGINS],
    )
    made: Any = parser(markdown)
    return str(made)
