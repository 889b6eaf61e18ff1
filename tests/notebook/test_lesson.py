"""The header and the end of every lesson, progress, and the names a notebook may use."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import curriculum
from curriculum.course import content
from curriculum.course.course import Course
from curriculum.course.syllabus import Lesson
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf
from tests.notebook.kernel import send

COURSE = Course()
LESSONS = COURSE.syllabus.lessons
SHELF = Shelf(COURSE)


class Page(HTMLParser):
    """The text, tags and links of a page; fails where a tag is left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", list[str](), list[str]()
        self.opened: list[str] = []
        self.feed(html)
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        if tag != "br":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(shown: Any) -> Page:
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"} and bundle["text/plain"] == repr(shown)
    return Page(bundle["text/html"])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_opens_with_its_question_and_what_it_is_for(lesson: Lesson) -> None:
    header = page(curriculum.lesson(lesson.stem))
    for text in (lesson.title, lesson.question, f"{lesson.minutes} minutes", *(one.text for one in lesson.objectives)):
        assert text in header.text
    assert header.tags.count("h1") == 1
    ready = [stem for stem in lesson.builds_on if COURSE.syllabus.lesson(stem).ready]
    assert header.links == [f"{stem}.ipynb" for stem in ready]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_ends_with_its_sources_and_the_lessons_beside_it(lesson: Lesson) -> None:
    end = page(curriculum.lesson(lesson.stem, "end"))
    for id in lesson.sources:
        assert COURSE.sources[id].cite in end.text
    at = LESSONS.index(lesson)
    beside = [*LESSONS[max(at - 1, 0) : at], *LESSONS[at + 1 : at + 2]]
    addresses = [COURSE.sources[id].url for id in lesson.sources if COURSE.sources[id].url]
    assert end.links == addresses + [f"{one.stem}.ipynb" for one in beside if one.ready]
    for one in beside:
        assert one.question in end.text
    assert (COURSE.words["last"] in end.text) == (lesson == LESSONS[-1])
    assert end.text.count(COURSE.words["not_ready"]) == sum(not one.ready for one in beside)


@pytest.mark.parametrize("read", ["secondary", "unverified"])
def test_a_source_that_was_not_read_itself_is_marked(
    read: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    copytree(str(COURSE.data), data)
    sources = data / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("read: secondary", f"read: {read}"), "utf-8")
    monkeypatch.setattr(content, "data", lambda: data)
    changed = Course().sources
    listed = [id for lesson in LESSONS for id in lesson.sources if changed[id].read == read]
    ends = " ".join(page(curriculum.lesson(lesson.stem, "end")).text for lesson in LESSONS)
    assert listed and ends.count(COURSE.words[f"sources_{read}"]) == len(listed)


def test_an_unknown_lesson_is_told_with_what_there_is() -> None:
    with pytest.raises(CurriculumError, match=r"no lesson '99-none'.*00-start-here"):
        curriculum.lesson("99-none")


def test_progress_counts_what_was_answered() -> None:
    of = {lesson.stem: [id for id in SHELF.files if SHELF.take(id).lesson == lesson.stem] for lesson in LESSONS}
    assert f"0 of {len(of['00-start-here'])}" in repr(curriculum.progress())
    cards = SHELF.take("kettle-groups").definition.needs
    answer = {"items": {card: {"group": "doing"} for card in cards}}
    curriculum.exercise("kettle-groups").answer({"items": dict(list(answer["items"].items())[:-1])})
    assert "0 of" in repr(curriculum.progress()).splitlines()[0], "one card has no group yet"
    curriculum.exercise("kettle-groups").answer(answer)
    curriculum.exercise("kettle-groups").answer({"items": answer["items"] | {cards[0]: {"group": "after"}}})
    send(curriculum.exercise("kettle-levels"), do="hint", of="jar", step=1)
    shown = page(curriculum.progress())
    lines = repr(curriculum.progress()).splitlines()
    assert lines[0].endswith(f": 1 of {len(of['00-start-here'])}"), "two answers to one exercise; a hint is no answer"
    assert [line.split(": ")[1] for line in lines[1:]] == [f"0 of {len(ids)}" for ids in list(of.values())[1:] if ids]
    for line in lines:
        assert line.split(": ")[0] in shown.text and line.split(": ")[1] in shown.text


def test_progress_counts_an_answer_that_was_taken_back_as_none() -> None:
    ex = curriculum.exercise("kettle-groups")
    ex.answer({"items": {"rota": {"group": "doing"}}})
    ex.answer({})
    assert repr(curriculum.progress()).splitlines()[0].split(": ")[1].startswith("0 of")


def test_the_public_names_are_these_and_no_others() -> None:
    names = "agreement certificate exercise figure gain join lesson marked portfolio progress teach"
    assert sorted(curriculum.__all__) == names.split()
    for name in curriculum.__all__:
        shown = getattr(curriculum, name)
        assert callable(shown) and shown.__name__ == name and shown.__doc__
    with pytest.raises(
        AttributeError, match=r"no 'excercise'.*exercise, figure, gain, join, lesson, marked, portfolio, progress"
    ):
        curriculum.excercise  # noqa: B018  # asking for it is the test


def test_importing_the_package_reads_nothing_and_loads_no_widgets(tmp_path: Path) -> None:
    program = "import sys, curriculum; print([m for m in sys.modules if m in ('ipywidgets', 'anywidget', 'pydantic')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"
