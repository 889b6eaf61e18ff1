"""Charts and widgets: of Vega-Lite, good, broken and hostile, of Plotly, of ipywidgets."""

from __future__ import annotations

from typing import Any

from tests.handouts.strange.notebook import Strange, code, data, file, markdown, shown
from tests.handouts.strange.pictures import in_base64, png

LITE = "application/vnd.vegalite.v5+json"
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

BARS: dict[str, Any] = {
    "$schema": SCHEMA,
    "description": "Hand washing by ward",
    "data": {"values": [{"ward": "A", "n": 3}, {"ward": "B", "n": 5}]},
    "mark": "bar",
    "encoding": {"x": {"field": "ward", "type": "nominal"}, "y": {"field": "n", "type": "quantitative"}},
}


def chart(
    name: str,
    note: str,
    spec: object,
    *finds: str,
    mimetype: str = LITE,
    tells: tuple[str, ...] = (),
    more: dict[str, object] | None = None,
) -> Strange:
    bundle = {mimetype: spec, "text/plain": "plain words of the chart", **(more or {})}
    return shown(f"chart-{name}", note, data(bundle), *finds, tells=tells)


def reading(address: str) -> dict[str, Any]:
    """A chart that wants its data from elsewhere."""
    return {**BARS, "data": {"url": address}}


def widget(
    name: str, note: str, view: object, state: object = None, *finds: str, plain: str = "IntSlider(value=7)"
) -> Strange:
    known = {"widgets": {STATE: state}} if state is not None else {}
    cells = (
        markdown("First words."),
        code("slide()", data({VIEW: view, "text/plain": plain})),
        markdown("Last words."),
    )
    return Strange(f"widget-{name}", note, file(*cells, metadata=known), ("First words.", *finds, "Last words."))


MODEL = {
    "model_module": "@jupyter-widgets/controls",
    "model_module_version": "2.0.0",
    "model_name": "IntSliderModel",
    "state": {"value": 7},
}
FOUND = "plain words of the chart"
SCREEN = "Something stands here that needs a screen"

CHARTS: list[Strange] = [
    chart("good", "a chart that can be drawn", BARS, tells=("Hand washing by ward",)),
    chart("no-words", "a chart without a description", {key: BARS[key] for key in BARS if key != "description"}),
    chart(
        "words-odd",
        "a chart with words in every script",
        {**BARS, "title": "手术 😀 #set", "description": "Ward 手术"},
        tells=("Ward",),
    ),
    chart("control", "a chart with a NUL in it", {**BARS, "title": "a\x00b"}, FOUND),
    chart("nothing", "an empty specification", {}, FOUND),
    chart("null", "a specification of null", None, FOUND),
    chart("text", "a specification that is a text", "bar", FOUND),
    chart("wrong", "a mark that nobody knows", {**BARS, "mark": "smell"}, FOUND),
    chart("wrong-type", "a field of no type", {**BARS, "encoding": {"x": {"field": "ward", "type": "taste"}}}),
    chart("wrong-code", "an expression that is broken", {**BARS, "transform": [{"filter": "datum.n >"}]}, FOUND),
    chart("remote", "data that is far away", reading("http://example.org/data.csv")),
    chart("reads", "data from a file of this machine", reading("file:///etc/passwd")),
    chart("reads-path", "data from a path of this machine", reading("/etc/passwd")),
    chart("picture-far", "a picture far away", {**BARS, "mark": {"type": "image", "url": "http://example.org/x.png"}}),
    chart("vast", "a chart of 20,000 pixels", {**BARS, "width": 20_000, "height": 20_000}),
    chart("no-size", "a chart of no size", {**BARS, "width": 0, "height": -5}),
    chart("container", "a chart as wide as its place", {**BARS, "width": "container", "height": "container"}),
    chart(
        "many",
        "a chart of 2,000 points",
        {**BARS, "data": {"values": [{"ward": str(n % 9), "n": n % 977} for n in range(2_000)]}, "mark": "point"},
    ),
    chart(
        "layers",
        "layers, facets and sliders",
        {**BARS, "params": [{"name": "a", "value": 1, "bind": {"input": "range"}}]},
    ),
    chart(
        "v4",
        "Vega-Lite of version 4",
        {**BARS, "$schema": SCHEMA.replace("v5", "v4")},
        mimetype=LITE.replace("v5", "v4"),
    ),
    chart(
        "v6",
        "Vega-Lite of version 6",
        {**BARS, "$schema": SCHEMA.replace("v5", "v6")},
        mimetype=LITE.replace("v5", "v6"),
    ),
    chart(
        "v99",
        "Vega-Lite of the future",
        {**BARS, "$schema": SCHEMA.replace("v5", "v99")},
        mimetype=LITE.replace("v5", "v99"),
    ),
    chart(
        "vega",
        "Vega itself",
        {"$schema": "https://vega.github.io/schema/vega/v5.json", "width": 90, "height": 90, "marks": []},
        mimetype="application/vnd.vega.v5+json",
    ),
    chart("picture-too", "a chart and its picture", {**BARS, "mark": "smell"}, more={"image/png": in_base64(png())}),
    chart(
        "plotly",
        "a chart of Plotly",
        {"data": [{"y": [1, 2]}], "layout": {}},
        FOUND,
        mimetype="application/vnd.plotly.v1+json",
    ),
    chart("bokeh", "a chart of Bokeh", {}, FOUND, mimetype="application/vnd.bokehjs_exec.v0+json"),
    widget(
        "no-state",
        "a widget without its state",
        {"model_id": "a", "version_major": 2, "version_minor": 0},
        None,
        SCREEN,
    ),
    widget(
        "state",
        "a widget with its state",
        {"model_id": "a", "version_major": 2},
        {"state": {"a": MODEL}, "version_major": 2},
        SCREEN,
    ),
    widget("wrong", "a widget that is a number", 7, 7, SCREEN),
    widget("bare", "a widget without words", {"model_id": "gone"}, None, SCREEN, plain=""),
]
