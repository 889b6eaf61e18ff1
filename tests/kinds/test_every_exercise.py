"""Every exercise of the course: judged as it should be, the same on every face, and silent about its key."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from curriculum.kinds.shelf import Shelved
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import plain
from tests.kinds.exercises import ALL, JUDGED, MARKED, SHELF, UNMARKED, name, rows, runs, samples, secret, strings
from tests.kinds.junk import NO_ANSWERS, junk, spoilt


@pytest.mark.parametrize("shelved", MARKED, ids=name)
def test_right_partly_and_wrong_answers_are_judged_so(shelved: Shelved) -> None:
    made = samples(shelved)
    right, partly, wrong = (shelved.judge(response) for response in (made.right, made.partly, made.wrong))
    assert right and partly and wrong
    assert right.valid and right.wrong == 0 and right.missed == 0
    if right.rule == "rule_certainty":
        assert right.score == right.possible * 2 // 3  # all at certainty 2
    else:
        assert right.score == right.possible > 0
    assert partly.valid and partly.score < right.score
    assert 0 < partly.right < right.right
    assert wrong.valid and wrong.score <= 0 and wrong.wrong > 0
    assert wrong.right == 0 or wrong.rule == "rule_order"  # in any order, some card stands right by the others


def test_what_is_not_marked_is_compared_and_never_counted() -> None:
    for shelved in UNMARKED:
        made = samples(shelved)
        marks = []
        for response in (made.right, made.partly, made.wrong):
            verdict = shelved.judge(response)
            assert verdict and verdict.valid and not verdict.rule, shelved.id
            counted = (verdict.right, verdict.wrong, verdict.missed, verdict.arguable, verdict.score, verdict.possible)
            assert counted == (0, 0, 0, 0, 0, 0), shelved.id
            marks.append({item: {note.mark for note in notes} for item, notes in verdict.notes.items()})
        right, partly, wrong = marks
        assert right == {item: {"reading"} for item in shelved.kind.assesses(shelved.definition, shelved.key)}, (
            shelved.id
        )
        assert {"todo"} in partly.values() or len(partly) < len(right), shelved.id
        assert wrong and all(said == {"todo"} for said in wrong.values()), shelved.id


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_what_cannot_be_read_is_told_and_nothing_is_marked(shelved: Shelved) -> None:
    for response in samples(shelved).invalid:
        verdict = shelved.judge(response)
        assert verdict is not None and verdict.problems and not verdict.notes, response
        assert verdict.right == verdict.wrong == verdict.missed == verdict.score == 0, response
        assert all(problem.lead in SHELF.course.words.texts for problem in verdict.problems)


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_no_response_whatever_it_holds_raises(shelved: Shelved) -> None:
    random_ = random.Random(shelved.id)
    made = samples(shelved)
    for _ in range(300):
        for given in (spoilt(made.right, random_), spoilt(made.wrong, random_), junk(random_)):
            assert shelved.judge(given) is not None


@pytest.mark.parametrize("given", NO_ANSWERS, ids=str)
def test_what_is_no_answer_at_all_is_told(given: Any) -> None:
    for shelved in JUDGED:
        verdict = shelved.judge(given)
        assert verdict is not None and verdict.problems and not verdict.notes


def everything(shelved: Shelved) -> list[dict[str, Any]]:
    """Answers that choose all there is to choose, in every way the kind has."""
    definition = shelved.definition
    if shelved.kind.name == "mapping":
        on_offer = definition.elements or [element.id for element in SHELF.course.framework.elements]
        levels = ("supported", "arguable", "not supported")
        all_at = [[{"element": element, "level": level} for element in on_offer] for level in levels]
        return [{"items": {item.id: {"marks": marks} for item in definition.items}} for marks in all_at]
    if shelved.kind.name == "choice":
        picks = {item.id: [option.id for option in item.choices] for item in definition.items}
        return [{"items": {id: {"picks": ids, "certainty": 3} for id, ids in picks.items()}}]
    if shelved.kind.name == "coding":
        codes = [code.id for code in definition.codes]
        return [{"items": {id: {"code": chosen} for id in shelved.key.items}} for chosen in (*codes, codes)]
    if shelved.kind.name == "canvas":
        words = ("everyone", "everyone, everywhere, whenever it suits them", "2026-12-07")
        return [
            {"items": {item.id: {"text": text, "date": "2026-12-07"} for item in definition.items}} for text in words
        ]
    if shelved.kind.name == "chart":
        each = {
            item.id: [{"signal": name, "from": at, "to": at} for name in item.signals for at in range(1, 9)]
            for item in definition.items
        }
        return [
            {"items": {id: {"marks": marks} for id, marks in each.items()}},
            {"items": {item.id: {"none": True} for item in definition.items}},
        ]
    cards = [card.id for card in definition.items]
    if definition.way == "order":
        return [{"order": cards * 2}]
    groups = [group.id for group in definition.groups]
    return [{"items": {id: {"group": chosen} for id in cards}} for chosen in (*groups, groups)]


@pytest.mark.parametrize("shelved", MARKED, ids=name)
def test_choosing_nothing_earns_nothing_and_choosing_everything_not_all(shelved: Shelved) -> None:
    empties: list[dict[str, Any]] = [{}, {"items": {}}, {"items": {item: {} for item in shelved.key.items}}]
    for empty in empties:
        nothing = shelved.judge(empty)
        assert nothing is not None and not nothing.valid and nothing.score == 0
    full = shelved.judge(samples(shelved).right)
    assert full is not None
    for response in everything(shelved):
        verdict = shelved.judge(response)
        assert verdict is not None and verdict.score < full.possible, response


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
    assert [row.text for row in rows(sheet)] == expected
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
        assert [(row.number, row.text) for row in rows(keyed)] == [(row.number, row.text) for row in rows(sheet)]
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
    return " ".join(parts)


KEY_ALONE = {
    *("right", "arguable", "supported", "not supported", "not_supported", "tempting"),
    *("reason", "nudge", "reread", "note", "order", "key", "element", "choice", "example"),
}
"""What a key calls its parts, and nothing that a learner is sent may be called."""


def names(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(names, data.values()))
    return set().union(*map(names, data)) if isinstance(data, (list, tuple)) else set()


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_nothing_of_the_key_is_in_what_a_learner_is_sent(shelved: Shelved) -> None:
    sheet = shelved.kind.worksheet(shelved.definition, SHELF.course, None)
    public = shelved.kind.public(shelved.definition, SHELF.course)
    hidden = secret(shelved)
    assert hidden
    for sent in (*strings(public), text_of(html(sheet)), squeeze(markdown(sheet)), plain(sheet)):
        assert not runs(sent) & hidden
    assert not names(public) & KEY_ALONE
    answers = [part for row in rows(sheet) for part in row.answer]
    assert not [part for part in answers if getattr(part, "ticked", ()) or getattr(part, "written", ())]


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_the_answer_key_gives_every_reason(shelved: Shelved) -> None:
    page = plain(shelved.kind.worksheet(shelved.definition, SHELF.course, shelved.key))
    for reason in strings(shelved.key.model_dump(), "reason"):
        assert squeeze(reason) in squeeze(page)
