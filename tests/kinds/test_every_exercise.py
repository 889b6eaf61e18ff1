"""Every exercise of the course: judged as it should be, the same on every face, and silent about its key."""

from __future__ import annotations

import json
import random
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from curriculum.course.course import Course
from curriculum.kinds.kind import Samples
from curriculum.kinds.shelf import Shelf, Shelved
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import plain

SHELF = Shelf(Course())
ALL = [SHELF.take(id) for id in SHELF.files]
JUDGED = [shelved for shelved in ALL if shelved.key is not None]


def name(shelved: Shelved) -> str:
    return shelved.id


def samples(shelved: Shelved) -> Samples:
    made: Samples = shelved.kind.samples(shelved.definition, shelved.key)
    return made


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_right_partly_and_wrong_answers_are_judged_so(shelved: Shelved) -> None:
    made = samples(shelved)
    right, partly, wrong = (shelved.judge(response) for response in (made.right, made.partly, made.wrong))
    assert right and partly and wrong
    assert right.valid and right.wrong == 0 and right.missed == 0
    if right.rule == "rule_certainty":
        assert right.score == right.possible * 2 // 3  # all at certainty 2
    else:
        assert right.score == right.possible > 0
    assert partly.valid and partly.score < right.score and (partly.right > 0 or partly.wrong > 0)
    assert wrong.valid and wrong.score <= 0


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_what_cannot_be_read_is_told_and_nothing_is_marked(shelved: Shelved) -> None:
    for response in samples(shelved).invalid:
        verdict = shelved.judge(response)
        assert verdict is not None and verdict.problems and not verdict.notes, response
        assert all(problem.lead in SHELF.course.words.texts for problem in verdict.problems)


def junk(random_: random.Random, depth: int = 0) -> Any:
    """Anything that JSON can carry, and a little more."""
    leaves: list[Any] = [None, True, 0, -1, 3.5, float("nan"), "", "valued", "x" * 2000, "\ud800", "\x00", [], {}]
    if depth > 3 or random_.random() < 0.4:
        return random_.choice(leaves)
    if random_.random() < 0.5:
        return [junk(random_, depth + 1) for _ in range(random_.randrange(4))]
    keys = ["items", "marks", "element", "level", "code", "group", "order", "picks", "certainty", "why", "p1a"]
    return {random_.choice(keys): junk(random_, depth + 1) for _ in range(random_.randrange(5))}


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_no_response_whatever_it_holds_raises(shelved: Shelved) -> None:
    random_ = random.Random(shelved.id)
    ids = list(shelved.key.items)
    for _ in range(150):
        response = {"items": {random_.choice(ids): junk(random_) for _ in range(3)}, "order": junk(random_)}
        for given in (response, junk(random_)):
            verdict = shelved.judge(given)
            assert verdict is not None


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_choosing_nothing_earns_nothing_and_choosing_everything_not_all(shelved: Shelved) -> None:
    nothing = shelved.judge({"items": {}})
    assert nothing is not None and not nothing.valid and nothing.score == 0
    if shelved.kind.name != "mapping":
        return
    elements = [element.id for element in SHELF.course.framework.elements]
    on_offer = shelved.definition.elements or elements
    for level in ("supported", "arguable", "not supported"):
        marks = [{"element": element, "level": level} for element in on_offer]
        everything = shelved.judge({"items": {item.id: {"marks": marks} for item in shelved.definition.items}})
        assert everything is not None and everything.score < everything.possible


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_every_note_opens_with_words_the_course_has(shelved: Shelved) -> None:
    for response in (samples(shelved).right, samples(shelved).partly, samples(shelved).wrong):
        verdict = shelved.judge(response)
        assert verdict is not None
        for item, notes in verdict.notes.items():
            for note in (*notes, *shelved.reveal(item)):
                assert note.lead in SHELF.course.words.texts


def texts(public: dict[str, Any]) -> list[str]:
    listed = public.get("items") or [passage for part in public["paragraphs"] for passage in part["passages"]]
    return [item["text"] for item in listed]


def squeeze(text: str) -> str:
    return re.sub(r"[\s\\]+", " ", text)


@pytest.mark.parametrize("shelved", ALL, ids=name)
def test_the_faces_agree(shelved: Shelved) -> None:
    definition, course = shelved.definition, SHELF.course
    sheet = shelved.kind.worksheet(definition, course, None)
    expected = texts(shelved.kind.public(definition, course))
    assert [block.text for block in sheet if block.block == "row"] == expected
    faces = {
        "html": squeeze(text_of(html(sheet))),
        "markdown": squeeze(markdown(sheet)),
        "plain": squeeze(plain(sheet)),
    }
    for face, page in faces.items():
        at = 0
        for text in expected:
            found = page.find(squeeze(text).strip(), at)
            assert found >= 0, (face, text)
            at = found
    if shelved.key:
        keyed = shelved.kind.worksheet(definition, course, shelved.key)
        assert [block.text for block in keyed if block.block == "row"] == expected
        assert keyed != sheet


def text_of(page: str) -> str:
    parts: list[str] = []
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag != "br":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

        def handle_data(self, data: str) -> None:
            parts.append(data)

    Reader().feed(page)
    assert opened == []
    return "".join(parts)


def reasons(data: Any) -> list[str]:
    if isinstance(data, dict):
        own = [data["reason"]] if isinstance(data.get("reason"), str) else []
        return own + [reason for value in data.values() for reason in reasons(value)]
    if isinstance(data, (list, tuple)):
        return [reason for value in data for reason in reasons(value)]
    return []


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_nothing_of_the_key_is_in_what_a_learner_is_sent(shelved: Shelved) -> None:
    sheet = shelved.kind.worksheet(shelved.definition, SHELF.course, None)
    sent = json.dumps(shelved.kind.public(shelved.definition, SHELF.course), ensure_ascii=False)
    sent += html(sheet) + markdown(sheet) + plain(sheet)
    found = reasons(shelved.key.model_dump())
    assert found
    for reason in found:
        assert reason not in sent
