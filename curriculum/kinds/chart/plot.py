"""A chart in black ink, to be marked with a pen: a Vega-Lite specification with its data in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.chart.charted import charted
from curriculum.kinds.chart.definition import Chart, Count, Drawn
from curriculum.kinds.chart.face import centre_label, number
from curriculum.models.run_chart import RunChart

Spec = dict[str, Any]
Scale = tuple[float, float, float]
"""The lowest number on the y axis, the highest, and the step between two."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "'Source Sans 3', system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"
INK, FINE, FINER = "#000000", "#bdbdbd", "#e4e4e4"
WIDTH, HEIGHT = 540, 260
"""Pixels, without the words around the plot."""
SIZE, LINE, LETTER = 12, 14, 6.5
"""Pixels: how high letters are, from one line of words to the next, and how wide a letter is on average."""
NARROW = 16
"""Pixels from point to point, below which their numbers stand in two rows."""
FULL = 44
"""Letters of the y axis's title that fit beside the plot in one line."""

LIMIT: Spec = {"type": "line", "color": INK, "strokeWidth": 1, "strokeDash": [5, 4]}
THIN: Spec = {"type": "line", "color": INK, "strokeWidth": 1}
POINT: Spec = {"type": "point", "color": INK, "filled": True, "opacity": 1, "size": 36}
RING: Spec = {"type": "point", "color": INK, "filled": False, "opacity": 1, "size": 200, "strokeWidth": 1.5}
NOTE: Spec = {"type": "rule", "color": INK, "strokeDash": [1, 3]}
CONFIG: Spec = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        **{"domainColor": INK, "tickColor": INK, "labelColor": INK, "titleColor": INK},
        **{"labelOverlap": False, "labelFlush": False},
        **{"labelFont": FONT, "titleFont": FONT, "titleFontWeight": 400, "titlePadding": 8},
        **{"labelFontSize": SIZE, "titleFontSize": SIZE},
    },
    "text": {"font": FONT, "fontSize": SIZE, "color": INK},
    "title": {
        **{"font": FONT, "fontSize": SIZE, "fontWeight": 600, "color": INK, "anchor": "start", "frame": "group"},
        **{"subtitleFont": FONT, "subtitleFontSize": SIZE, "subtitleColor": INK},
    },
}


def plot(definition: Chart, item: Drawn, course: Course, ringed: Collection[int] = ()) -> Spec:
    """The specification of one chart.

    Args:
        definition: The exercise, whose rules say which lines are drawn.
        item: The chart.
        course: Whose words name the lines.
        ringed: Points with a ring around them, counted from 1.
    """
    values = _values(item)
    centre, limits = _lines(definition, item)
    scale = _scale(item, [*values, *(end for pair in limits for end in pair)])
    x, y = _x(item), _y(item, scale, values)
    points = [{"x": at, "y": value} for at, value in enumerate(values, 1)]
    layers = [
        _layer([{"x": at} for at in item.notes], NOTE, x),
        *(_layer(_steps(ends), LIMIT, x | y) for ends in zip(*limits, strict=True)),
        _layer(_steps([centre] * len(values)), THIN, x | y),
        _layer(points, THIN, x | y),
        _layer(points, POINT, x | y),
        _layer([point for point in points if point["x"] in ringed], RING, x | y),
        _layer(_ends(item, centre, limits, scale, course), _text(align="left"), PLACED),
        *(_layer([note], _text(align=note["align"]), PLACED) for note in _notes(item)),
    ]
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": HEIGHT,
        "background": "#ffffff",
        "title": _title(definition, item, course),
        "layer": [layer for layer in layers if layer["data"]["values"]],
        "config": CONFIG,
    }


def _layer(values: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _values(item: Drawn) -> list[float]:
    """The values as they are drawn: the measure itself, or for counts the percentage with the feature."""
    return [100 * p.having / p.cases if isinstance(p, Count) else p for p in item.points]


def _lines(definition: Chart, item: Drawn) -> tuple[float, list[tuple[float, float]]]:
    """The centre line, and for each point its lower and upper limit; no limits if the rules have none."""
    chart = charted(definition, item)
    if isinstance(chart, RunChart):
        return chart.centre, [chart.limits] * len(item.points) if chart.limits else []
    return 100 * chart.centre, [(100 * low, 100 * high) for low, high in chart.limits]


def _scale(item: Drawn, values: Sequence[float]) -> Scale:
    if item.chart == "p":
        return 0, 100, 20
    least, most = min(values), max(values)
    if least == most:
        least, most = least - 1, most + 1
    rough = (most - least) / 6
    power = 10.0 ** floor(log10(rough))
    step = power * next((n for n in (1, 2, 5) if n * power >= rough), 10)
    return floor(least / step) * step, ceil(most / step) * step, step


def _finer(scale: Scale, values: Iterable[float]) -> list[float]:
    """Where the grid has its lines: finer than the numbers, but no finer than the values are."""
    low, high, step = scale
    fine = step / (4 if f"{step:e}".startswith("2") else 5)
    if fine < 1 and all(value == int(value) for value in values):
        fine = min(1, step)
    return [low + at * fine for at in range(round((high - low) / fine) + 1)]


def _x(item: Drawn) -> Spec:
    last = len(item.points)
    axis: Spec = {"values": list(range(1, last + 1)), "format": "d", "title": item.x, "gridColor": FINER}
    if last * NARROW > WIDTH:
        axis["labelExpr"] = "datum.value % 2 ? datum.label : ['', datum.label]"
    scale = {"domain": [0.5, last + 0.5], "nice": False, "zero": False}
    return {"x": _measured("x", scale, axis)}


def _y(item: Drawn, scale: Scale, values: Iterable[float]) -> Spec:
    low, high, step = scale
    numbered = f"abs(datum.value / {step} - round(datum.value / {step})) < 1e-6"
    axis = {
        "values": _finer(scale, values),
        "format": f".{max(0, -floor(log10(step)))}f",
        "labelExpr": f"{numbered} ? datum.label : ''",
        "tickOpacity": {"condition": {"test": numbered, "value": 1}, "value": 0},
        "gridColor": {"condition": {"test": numbered, "value": FINE}, "value": FINER},
        "title": wrap(item.y, FULL),
    }
    return {"y": _measured("y", {"domain": [low, high], "nice": False, "zero": False}, axis)}


def _measured(field: str, scale: Spec, axis: Spec) -> Spec:
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _steps(ends: Sequence[float]) -> list[Spec]:
    """A line that is level across each point and steps half-way between two."""
    return [{"x": at + half, "y": end} for at, end in enumerate(ends, 1) for half in (-0.5, 0.5)]


def _title(definition: Chart, item: Drawn, course: Course) -> Spec:
    """Which chart it is, and whether its data are invented."""
    said = {"subtitle": course.words["chart_invented"]} if item.invented else {}
    at = definition.items.index(item) + 1
    return {"text": f"{course.words['chart']} {at}", **said, "offset": 8}


PLACED: Spec = {
    "x": {"field": "left", "type": "quantitative", "scale": None},
    "y": {"field": "down", "type": "quantitative", "scale": None},
    "text": {"field": "text", "type": "nominal"},
}
"""Words at pixels of the plot."""


def _text(align: str) -> Spec:
    return {"type": "text", "align": align, "baseline": "middle"}


def _ends(
    item: Drawn, centre: float, limits: Sequence[tuple[float, float]], scale: Scale, course: Course
) -> list[Spec]:
    """The names of the lines at their right ends, moved apart where they would touch."""
    named = [(centre, centre_label(item, centre, bool(limits), course))]
    if limits:
        level = item.chart == "run"
        for word, value in zip(("chart_lower", "chart_upper"), limits[-1], strict=True):
            named.append((value, course.words[word] + (f" {number(value)}" if level else "")))
    low, high, _ = scale
    labels: list[Spec] = []
    for value, text in sorted(named, reverse=True):
        down = HEIGHT * (high - value) / (high - low)
        above = labels[-1]["down"] if labels else -LINE
        labels.append({"left": WIDTH + 6, "down": max(down, above + LINE), "text": text})
    return labels


def _notes(item: Drawn) -> list[Spec]:
    """The notes, above the plot at their points, each in the lowest row in which it touches no other."""
    taken: list[float] = []
    placed = []
    for at, text in sorted(item.notes.items()):
        left = WIDTH * (at - 0.5) / len(item.points)
        align = "left" if left < WIDTH / 2 else "right"
        wide = LETTER * len(text)
        begin, end = (left, left + wide) if align == "left" else (left - wide, left)
        row = next((row for row, until in enumerate(taken) if until < begin), len(taken))
        taken[row : row + 1] = [end + 2 * LETTER]
        placed.append({"left": left, "down": -8 - LINE * row, "text": text, "align": align})
    return placed
