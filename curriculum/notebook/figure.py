"""``figure("name")``: a Vega-Lite figure with its caption, alternative text and sources."""

from __future__ import annotations

from html import escape
from typing import Any

from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.figure_theme import THEME
from curriculum.notebook.live import live
from curriculum.record.answers import latest
from curriculum.record.journal import Journal

MIME = "application/vnd.vegalite.v5+json"
WIDTH = 560
"""Pixels. JupyterLab 4.6 redraws a figure of width "container" without end; a narrow page scrolls this one sideways."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def figure(name: str) -> None:
    """Show a figure with its caption.

    A figure that waits for an exercise, or is drawn from the learner's own answers, appears and is drawn afresh as
    the answers come in.

    Args:
        name: The name of its file, without ``.yaml``.

    Raises:
        CurriculumError: There is no such figure, or its file is faulty.
    """
    course = Course()
    found = course.figure(name)
    live(f"figure {name}", lambda: _faces(found, course), [found.waits_for] if found.waits_for else [])


def _faces(figure: Figure, course: Course) -> tuple[dict[str, Any], dict[str, Any]]:
    """The drawing and the caption as they stand now, each in every form a page may want."""
    if figure.waits_for and not _answered(figure.waits_for):
        title = Shelf(course).take(figure.waits_for).definition.title
        text = course.words.fill("figure_needs", exercise=title)
        html = f'<div class="cu caption"><p>{escape(text)}</p></div>'
        return {"text/html": html, "text/plain": text}, {"text/html": "", "text/plain": ""}
    drawing = {MIME: build(figure, course), "text/plain": f"{figure.title}. {figure.alt}"}
    return drawing, _caption(figure, course)


def build(figure: Figure, course: Course) -> dict[str, Any]:
    """A figure's whole specification, with its data, its theme and its description."""
    datasets = {
        name: _answers(what.removeprefix("answers:").strip(), course)
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


def _answered(exercise: str) -> bool:
    answer = latest(Journal().events()).get(exercise)
    return answer is not None and bool(answer.response)


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


def _answers(exercise: str, course: Course) -> list[dict[str, Any]]:
    """The learner's own sorted cards, or ratings, one row each."""
    shelved = Shelf(course).take(exercise)
    public = shelved.kind.public(shelved.definition, course)
    groups = {group["id"]: group["name"] for group in public.get("groups", ())}
    scale = public.get("scale", ())
    elements = {item.id: item.elements for item in getattr(shelved.definition, "items", ())}
    answer = latest(Journal().events()).get(exercise)
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


def _caption(figure: Figure, course: Course) -> dict[str, Any]:
    words = course.words
    cited = "; ".join(
        f'<a href="{escape(source.url)}">{escape(source.short)}</a>' if source.url else escape(source.short)
        for source in (course.sources[id] for id in figure.sources)
    )
    sources = f" {escape(words['source'])}: {cited}." if cited else ""
    html = (
        f'<div class="cu caption"><p><b>{escape(figure.title)}.</b> {escape(figure.caption)}{sources}</p>'
        f"<details><summary>{escape(words['figure_in_words'])}</summary><p>{escape(figure.alt)}</p></details></div>"
    )
    return {"text/html": html, "text/plain": f"{figure.title}. {figure.caption}"}
