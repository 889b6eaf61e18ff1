"""``figure("name")``: a Vega-Lite figure with its caption, alternative text and sources."""

from __future__ import annotations

from html import escape
from typing import Any

from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.figures.building import answered, build
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.live import live
from curriculum.record.answers import latest
from curriculum.record.journal import Journal

MIME = "application/vnd.vegalite.v5+json"


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
    # A figure of the course's own data is drawn even where the record cannot be read.
    answers = latest(Journal().events()) if figure.waits_for or figure.of_answers else {}
    if figure.waits_for and not answered(figure.waits_for, answers):
        title = Shelf(course).take(figure.waits_for).definition.title
        text = course.words.fill("figure_needs", exercise=title)
        html = f'<div class="cu caption"><p>{escape(text)}</p></div>'
        return {"text/html": html, "text/plain": text}, {"text/html": "", "text/plain": ""}
    drawing = {MIME: build(figure, course, answers), "text/plain": f"{figure.title}. {figure.alt}"}
    return drawing, _caption(figure, course)


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
