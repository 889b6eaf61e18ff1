"""What the browser needs to show an estimate."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.estimate.definition import Estimate, Range
from curriculum.kinds.estimate.running import first, settings_of
from curriculum.kinds.heading import opening_data
from curriculum.models import MODELS


def public(definition: Estimate, course: Course) -> dict[str, Any]:
    """The definition as plain data, with the first run; the runs that are predicted come when they are asked for."""
    return {
        **opening_data(definition, "estimate", course),
        "draws": MODELS[definition.model].draws,
        "chart": definition.chart.model_dump(),
        "invented": definition.invented,
        "caption": definition.caption,
        "limits": list(definition.limits),
        "before": first(definition),
        "sliders": [{"id": one.id, "label": one.label, **_ends(one)} for one in definition.settings],
        "items": [
            {
                "id": item.id,
                "text": item.text,
                "unit": item.unit,
                "explain": item.explain,
                **_ends(item),
                "settings": [
                    {"id": id, "value": value} for id, value in settings_of(definition, item.settings).items()
                ],
                "hints": list(item.hints),
            }
            for item in definition.items
        ],
    }


def _ends(range: Range) -> dict[str, float]:
    return {"from": range.from_, "to": range.to, "step": range.step}
