"""What the browser needs to draw charts: points, lines and the rules. No signal that the rules find is in it."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.chart.charted import charted
from curriculum.kinds.chart.definition import Chart, Count, Drawn
from curriculum.kinds.heading import opening_data
from curriculum.models.run_chart import RunChart, anhoej_limits, runs_limits


def public(definition: Chart, course: Course) -> dict[str, Any]:
    """The definition as plain data, with the lines that are drawn through the points."""
    on_offer = dict.fromkeys((name, item.chart) for item in definition.items for name in item.signals)
    return {
        **opening_data(definition, "chart", course),
        "rules": [
            {"name": course.words[word(name)], "meaning": meaning(definition, name, chart, course)}
            for name, chart in on_offer
        ],
        "items": [_item(definition, item, course) for item in definition.items],
    }


def meaning(definition: Chart, name: str, chart: str, course: Course) -> str:
    """What a signal is by the rules in use."""
    rules = "p" if chart == "p" else definition.rules.replace("-", "_")
    return course.words[f"rule_{rules}_{name.replace(' ', '_')}"]


def number(value: float) -> str:
    """A value with no more digits than it needs, two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _item(definition: Chart, item: Drawn, course: Course) -> dict[str, Any]:
    chart = charted(definition, item)
    whole = 1 if isinstance(chart, RunChart) else 100
    if isinstance(chart, RunChart):
        limits = [list(chart.limits)] * len(item.points) if chart.limits else []
    else:
        limits = [[100 * low, 100 * high] for low, high in chart.limits]
    return {
        "id": item.id,
        "text": item.text,
        "chart": item.chart,
        "invented": item.invented,
        "y": item.y,
        "x": item.x,
        "points": [_point(point) for point in item.points],
        "notes": {str(at): note for at, note in item.notes.items()},
        "centre": {
            "value": round(whole * chart.centre, 2),
            "label": centre_label(item, whole * chart.centre, bool(limits), course),
        },
        "limits": [[round(low, 2), round(high, 2)] for low, high in limits],
        "table": table(chart, course),
        "signals": [{"id": name, "name": course.words[word(name)]} for name in item.signals],
        "hints": list(item.hints),
    }


def _point(point: float | Count) -> dict[str, float | int]:
    if isinstance(point, Count):
        return {"value": round(100 * point.having / point.cases, 1), "cases": point.cases, "with": point.having}
    return {"value": int(point) if point == int(point) else point}


def centre_label(item: Drawn, value: float, limited: bool, course: Course) -> str:
    """The name of the centre line with its value, as it is drawn: the median, or the mean if it has limits."""
    centre = "all" if item.chart == "p" else "mean" if limited else "median"
    return course.words.fill(f"chart_centre_{centre}", value=number(round(value, 1)))


def table(chart: object, course: Course) -> str:
    """How many runs would be too few or too many for the useful points of a run chart, as the agreed table says."""
    if not isinstance(chart, RunChart) or chart.rules == "making-data-count":
        return ""
    useful = len(chart.useful)
    if chart.rules == "anhoej":
        longest, crossings = anhoej_limits(useful)
        return course.words.fill("chart_table_anhoej", useful=useful, longest=longest, crossings=crossings)
    limits = runs_limits(useful)
    return course.words.fill("chart_table_perla", useful=useful, few=limits[0], many=limits[1]) if limits else ""


def word(name: str) -> str:
    """The name of a signal's name among the course's words."""
    return f"signal_{name.replace(' ', '_')}"
