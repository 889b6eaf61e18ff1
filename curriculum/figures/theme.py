"""The course's theme for figures: ink is the data, the accent is the learner; a figure is a sheet of paper."""

from __future__ import annotations

from typing import Any

THEME: dict[str, Any] = {
    "background": "#ffffff",
    "padding": 12,
    "font": "'Source Sans 3', system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "color": "#212121",
        "fontSize": 16,
        "fontWeight": 600,
        "offset": 14,
        "subtitleColor": "#5c5c5c",
        "subtitleFontSize": 13,
    },
    "axis": {
        "domainColor": "#757575",
        "tickColor": "#757575",
        "gridColor": "#e0e0e0",
        "labelColor": "#5c5c5c",
        "labelFontSize": 13,
        "labelPadding": 6,
        "titleColor": "#5c5c5c",
        "titleFontSize": 13,
        "titleFontWeight": 400,
        "titlePadding": 10,
    },
    "axisX": {"grid": False},
    "axisY": {"domain": False, "ticks": False},
    "legend": {
        "labelColor": "#212121",
        "labelFontSize": 13,
        "titleColor": "#5c5c5c",
        "titleFontSize": 13,
        "titleFontWeight": 400,
        "symbolSize": 110,
    },
    "bar": {"color": "#5c5c5c"},
    "area": {"color": "#5c5c5c", "opacity": 0.16},
    "line": {"color": "#212121", "strokeWidth": 2.5},
    "point": {"color": "#212121", "filled": True, "opacity": 1, "size": 70},
    "rule": {"color": "#757575"},
    "text": {"color": "#212121", "fontSize": 14},
    "range": {"category": ["#212121", "#757575", "#0f5249", "#8f5a00", "#6f5891"]},
    "style": {
        "you": {"color": "#0d47a1", "stroke": "#0d47a1", "strokeDash": [8, 5], "strokeWidth": 2},
        "invented": {"fontSize": 13, "fontWeight": 600, "color": "#212121"},
    },
}
