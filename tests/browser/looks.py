# ruff: noqa: E501 -- scripts for the page stand on one line each
"""How a part of the page looks to everyone: themes, axe-core, and what sticks out at the side."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Locator, Page, expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async ([within, rules]) => { const include = within.map((one) => [one]);
    const found = await axe.run({include}, {runOnly: {type: 'tag', values: rules}});
    return [found.passes.length, found.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + ' | ' + n.failureSummary)])]; }"""
OUTSIDE = """(part, but) => [...part.querySelectorAll('*')].filter((el) => !el.closest(but) && el.getBoundingClientRect().width
    && el.getBoundingClientRect().right > part.getBoundingClientRect().right + 1).map((el) => el.outerHTML.slice(0, 120))"""


def wear(page: Page, theme: str) -> None:
    """Change to a theme, and wait until its colours are there."""
    page.evaluate("(theme) => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}) }", theme)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    page.wait_for_timeout(700)  # colours of a theme come with its style sheet


def violations(page: Page, *within: str) -> list[Any]:
    """What axe-core finds inside these parts of the page, an exercise if none is named; it has to have tried something."""
    page.evaluate(AXE)
    passed, found = page.evaluate(LOOK, [list(within) or [".cu.ex"], RULES])
    assert passed > 10
    return list(found)


def sticking_out(part: Locator, but: str) -> list[str]:
    """What reaches beyond the right edge of a part, apart from what lies in these."""
    return list(part.evaluate(OUTSIDE, but))
