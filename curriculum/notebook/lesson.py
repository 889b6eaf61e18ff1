"""``lesson("name")``: what stands at the top of a lesson, and at its end."""

from __future__ import annotations

from html import escape
from typing import Literal

from curriculum.course.course import Course
from curriculum.course.sources import Source
from curriculum.course.syllabus import Lesson
from curriculum.errors import CurriculumError
from curriculum.kinds.browser import look
from curriculum.notebook.shown import Shown


def lesson(name: str, part: Literal["start", "end"] = "start") -> Shown:
    """Show a lesson's header, or with ``"end"`` its sources and what comes next.

    Args:
        name: The lesson's file name, without ``.ipynb``.
        part: Which of the two.

    Raises:
        CurriculumError: There is no such lesson, or the syllabus is faulty.
    """
    course = Course()
    try:
        found = course.syllabus.lesson(name)
    except KeyError:
        stems = ", ".join(entry.stem for entry in course.syllabus.lessons)
        raise CurriculumError(f"There is no lesson '{name}'. The course has: {stems}.") from None
    return _end(found, course) if part == "end" else _start(found, course)


def _start(lesson: Lesson, course: Course) -> Shown:
    words = course.words
    able = "".join(f"<li>{escape(objective.text)}</li>" for objective in lesson.objectives)
    before = [course.syllabus.lesson(stem) for stem in lesson.builds_on]
    builds_on = "<br>".join(_link(one) for one in before) or escape(words["nothing_before"])
    number = words.fill("lesson", number=f"{lesson.number:02}")
    html = (
        f'<style>{look()}</style><header class="cu les"><p class="les-k"><b>{escape(number)}</b>'
        f"<span>{escape(lesson.title)}</span>{_strip(lesson, course)}</p>"
        f'<h1 class="les-q">{escape(lesson.question)}</h1><dl class="facts">'
        f"<div><dt>{escape(words['afterwards'])}</dt><dd><ul>{able}</ul></dd></div>"
        f"<div><dt>{escape(words['time'])}</dt><dd>{escape(words.fill('time_text', minutes=lesson.minutes))}</dd></div>"
        f"<div><dt>{escape(words['builds_on'])}</dt><dd>{builds_on}</dd></div></dl></header>"
    )
    return Shown(html, f"{number}. {lesson.title}. {lesson.question}")


def _end(lesson: Lesson, course: Course) -> Shown:
    words = course.words
    listed = "".join(f"<li>{_source(course.sources[id], course)}</li>" for id in lesson.sources)
    sources = (
        f'<h2 class="end-h">{escape(words["sources"])}</h2><ul class="source-list">{listed}</ul>' if listed else ""
    )
    earlier = [one for one in course.syllabus.lessons if one.number < lesson.number]
    later = [one for one in course.syllabus.lessons if one.number > lesson.number]
    way_back = _way("previous", earlier[-1], course) if earlier else ""
    way_on = _way("next", later[0], course) if later else f"<p>{escape(words['last'])}</p>"
    html = (
        f'<section class="cu les"><div class="end"><div>{sources}</div>'
        f'<nav class="ways" aria-label="{escape(words["ways"])}">{way_back}{way_on}</nav></div></section>'
    )
    return Shown(html, f"{words['sources']}: {len(lesson.sources)}. {later[0].title if later else words['last']}")


def _way(heading: Literal["previous", "next"], lesson: Lesson, course: Course) -> str:
    said = course.words.fill(heading, number=f"{lesson.number:02}")
    return f'<p><span class="quiet">{escape(said)}, {escape(lesson.title)}</span>{_go(lesson, course)}</p>'


def _go(lesson: Lesson, course: Course) -> str:
    if lesson.ready:
        return f'<a href="{lesson.stem}.ipynb"><b>{escape(lesson.question)}</b></a>'
    return f'<b>{escape(lesson.question)}</b><span class="quiet">{escape(course.words["not_ready"])}</span>'


def _link(lesson: Lesson) -> str:
    name = f"{lesson.number:02} {escape(lesson.title)}"
    return f'<a href="{lesson.stem}.ipynb">{name}</a>' if lesson.ready else name


def _strip(lesson: Lesson, course: Course) -> str:
    """Sixteen ticks, the lesson's own elements tall and filled, with their numbers in words beside them."""
    if not lesson.elements:
        return ""
    elements = course.framework.elements
    ticks = []
    for before, element in zip((None, *elements), elements, strict=False):
        on = " on" if element.id in lesson.elements else ""
        gap = " gap" if before and before.group != element.group else ""
        ticks.append(f'<i class="{(on + gap).strip()}"></i>')
    numbers = [str(e.number) for e in elements if e.id in lesson.elements]
    spoken = (
        f"{', '.join(numbers[:-1])} and {numbers[-1]}" if 1 < len(numbers) < len(elements) else f"1 to {len(elements)}"
    )
    text = course.words.fill(
        "about_elements" if len(numbers) > 1 else "about_element",
        numbers=spoken if len(numbers) > 1 else numbers[0],
    )
    return f'<span class="strip" aria-hidden="true">{"".join(ticks)}</span><span>{escape(text)}</span>'


def _source(source: Source, course: Course) -> str:
    cite = escape(source.cite)
    linked = f'{cite} <a href="{escape(source.url)}">{escape(source.url)}</a>' if source.url else cite
    said = {"secondary": course.words["sources_secondary"], "unverified": course.words["sources_unverified"]}
    mark = f" ({escape(said[source.read])})" if source.read in said else ""
    note = f' <span class="quiet">{escape(source.note)}</span>' if source.note else ""
    return linked + mark + note
