"""A lesson on a page like VS Code's notebook: every theme can be read there, whatever other variables the page has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.notebook.assets import assets, loader
from curriculum.notebook.lesson import lesson
from curriculum.notebook.widget import ExerciseWidget
from curriculum.record.journal import Journal
from tests.browser.looks import AXE
from tests.browser.test_exercises import FIVE, SHELF

PAPERS = {
    "vscode-light": "#ffffff",
    "vscode-dark": "#1f1f1f",
    "vscode-high-contrast": "#000000",
    "vscode-high-contrast-light": "#ffffff",
}
# VS Code's Jupyter extension brings JupyterLab's light colours, and lays white under every widget.
STYLE = """<style>:root { --jp-layout-color0: white; --jp-content-font-color0: black; --jp-content-font-color1: black; }
body { background: var(--vscode-editor-background); }
.cell-output-ipywidget-background { background: white !important; }</style>"""
SHOW = """async ([loader, assets, exercises]) => {
    const model = (state, widget_manager) => ({ get: (name) => state[name], on() {}, widget_manager });
    const shared = model(assets);
    const { default: widget } = await import(URL.createObjectURL(new Blob([loader], { type: "text/javascript" })));
    for (const state of exercises) {
        const el = document.body.appendChild(document.createElement("div"));
        el.className = "cell-output-ipywidget-background";
        await widget.render({ model: model({ ...state, assets: "" }, { get_model: () => shared }), el });
    } }"""


@pytest.fixture(scope="module")
def shown(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A lesson's header and one exercise of each kind, answered in part and checked; drawn without a kernel."""
    folder = tmp_path_factory.mktemp("records")
    states = []
    for name in FIVE:
        shelved = SHELF.take(name)
        one = ExerciseWidget(shelved, SHELF.course, Journal(folder / f"{name}.jsonl"))
        one.answer(shelved.kind.samples(shelved.definition, shelved.key).partly)
        one.check()
        states.append({part: getattr(one, part) for part in ("exercise", "response", "said", "record")})
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(STYLE + lesson("00-start-here").html)
    page.evaluate(SHOW, [loader(), {part: getattr(assets(), part) for part in ("modules", "look", "words")}, states])
    expect(page.locator(".cu.ex .result:visible")).to_have_count(len(FIVE))
    page.evaluate(AXE)
    yield page
    page.close()


@pytest.mark.parametrize("theme", PAPERS)
def test_every_word_can_be_told_from_what_lies_behind_it(shown: Page, theme: str) -> None:
    shown.evaluate(
        "([theme, paper]) => { document.body.dataset.vscodeThemeKind = theme;"
        "document.documentElement.style.setProperty('--vscode-editor-background', paper) }",
        [theme, PAPERS[theme]],
    )
    found, passed = shown.evaluate(
        "async () => { const { violations, passes } = await axe.run('.cu', { runOnly: ['color-contrast'] });"
        "const nodes = (all) => all.flatMap((one) => one.nodes.map((node) => node.html.slice(0, 200)));"
        "return [nodes(violations), nodes(passes).length] }"
    )
    assert found == []
    assert passed > 100
