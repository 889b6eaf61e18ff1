"""A figure's whole Vega-Lite specification, from its file, the course's data and the learner's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.errors import CurriculumError
from curriculum.figures.theme import THEME
from curriculum.kinds.shelf import Shelf
from curriculum.record.answers import Answer

WIDTH = 560
"""Pixels. JupyterLab 4.6 redraws a figure of width "container" without end; a narrow page scrolls this one sideways."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def build(figure: Figure, course: Course, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """A figure's whole specification, with its data, its theme and its description.

    Args:
        figure: The figure.
        course: The course it belongs to.
        answers: The learner's latest answer to each exercise, by the exercise's id; for figures drawn from them.

    Raises:
        CurriculumError: The figure asks for data that there is not.
    """
    datasets = {
        name: _answers(what.removeprefix("answers:").strip(), course, answers)
        if what.startswith("answers:")
        else _rows(what, course)
        for name, what in figure.data.items()
    }
    title = {"text": figure.title, **({"subtitle": course.words["invented"]} if figure.invented else {})}
    return {
        "$schema": SCHEMA,
        "description": figure.alt,
        "title": title,
        "width": WIDTH,
        "config": THEME,
        **figure.spec,
        **({"datasets": datasets} if datasets else {}),
    }


def answered(exercise: str, answers: Mapping[str, Answer]) -> bool:
    """Whether there is anything in the answer to this exercise."""
    return exercise in answers and bool(answers[exercise].response)


def _rows(what: str, course: Course) -> list[dict[str, Any]]:
    match what:
        case "timeline":
            return [event.model_dump(exclude_none=True) for event in course.timeline.events]
        case "elements":
            groups = {group.id: group.name for group in course.framework.groups}
            return [
                {
                    "id": element.id,
                    "number": element.number,
                    "name": element.name,
                    "group": element.group,
                    "group_name": groups[element.group],
                    "listed": element.in_case.listed,
                    "level": element.in_case.level,
                }
                for element in course.framework.elements
            ]
        case "evidence":
            return [
                {
                    "id": study.id,
                    "name": study.name,
                    "leans": study.leans,
                    **result.model_dump(exclude_none=True),
                }
                for study in course.evidence.studies
                for result in study.results
            ]
    raise CurriculumError(f"There is no data '{what}' for a figure. Use timeline, elements, evidence or 'answers: …'.")


def _answers(exercise: str, course: Course, answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """The learner's own sorted cards, or ratings, one row each."""
    shelved = Shelf(course).take(exercise)
    public = shelved.kind.public(shelved.definition, course)
    groups = {group["id"]: group["name"] for group in public.get("groups", ())}
    scale = public.get("scale", ())
    elements = {item.id: item.elements for item in getattr(shelved.definition, "items", ())}
    answer = answers.get(exercise)
    kept = answer.response.get("items") if answer else None
    given = kept if isinstance(kept, dict) else {}
    rows = []
    for item in public["items"]:
        one = given.get(item["id"])
        group, rating = (one.get("group"), one.get("rating")) if isinstance(one, dict) else (None, None)
        own: dict[str, Any] = {}
        if isinstance(group, str) and group in groups:
            own = {"group": group, "group_name": groups[group]}
        elif type(rating) is int and 1 <= rating <= len(scale):
            own = {"rating": rating, "rating_name": scale[rating - 1]}
        if own:
            element = next(iter(elements.get(item["id"], ())), "")
            named = course.framework.element(element).name if element else ""
            rows.append({"item": item["id"], "text": item["text"], **own, "element": element, "element_name": named})
    return rows
