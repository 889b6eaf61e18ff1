"""Every figure: described in words, with its data in it, drawn once there is something to draw."""

from __future__ import annotations

import json
from typing import Any

import pytest

import curriculum
from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.errors import ContentError, CurriculumError
from curriculum.figures.building import SCHEMA, build
from curriculum.notebook.figure import MIME
from curriculum.record.answers import latest
from curriculum.record.journal import Journal

COURSE = Course()
NAMES = sorted(file.name.removesuffix(".yaml") for file in COURSE.data.joinpath("figures").iterdir())


def parts(data: Any, name: str) -> list[Any]:
    """Everything that stands under a name, at any depth."""
    if isinstance(data, dict):
        own = [data[name]] if name in data else []
        return own + [found for value in data.values() for found in parts(value, name)]
    return [found for value in data for found in parts(value, name)] if isinstance(data, list) else []


@pytest.fixture(params=NAMES)
def figure(request: pytest.FixtureRequest) -> Figure:
    return COURSE.figure(request.param)


def test_it_says_in_words_what_it_shows_and_where_it_is_from(figure: Figure) -> None:
    assert len(figure.alt.split()) >= 20 and figure.caption
    assert figure.alt != figure.caption
    assert figure.sources or figure.invented
    assert set(figure.sources) <= set(COURSE.sources)


def test_it_is_plain_vega_lite_with_its_description_and_no_address_to_load(figure: Figure) -> None:
    spec = build(figure, COURSE, latest(Journal().events()))
    assert json.loads(json.dumps(spec, allow_nan=False))["description"] == figure.alt
    assert (spec["$schema"], spec["description"], spec["title"]["text"]) == (SCHEMA, figure.alt, figure.title)
    assert not parts(spec, "url")
    assert spec.keys() & {"mark", "layer", "hconcat", "vconcat", "concat", "facet"}
    assert parts(spec, "mark")
    for mark in parts(spec, "mark"):
        kind = mark["type"] if isinstance(mark, dict) else mark
        assert kind in {"area", "bar", "circle", "line", "point", "rect", "rule", "square", "text", "tick", "trail"}


def test_its_data_is_there_and_every_field_it_draws(figure: Figure) -> None:
    spec = build(figure, COURSE, latest(Journal().events()))
    named = [data["name"] for data in parts(spec, "data") if isinstance(data, dict) and "name" in data]
    assert set(named) == set(spec.get("datasets", {})) == set(figure.data)
    own = {name for name, what in figure.data.items() if what.startswith("answers:")}
    rows = [row for values in parts(spec, "values") for row in values if isinstance(row, dict)]
    for name, dataset in spec.get("datasets", {}).items():
        assert dataset or name in own
        rows += dataset
    made = {name for made in parts(spec, "as") for name in (made if isinstance(made, list) else [made])}
    answered = {"item", "text", "group", "group_name", "element", "element_name"} if own else set()
    fields = {name for row in rows for name in row} | made | answered
    drawn = {field for field in parts(figure.spec, "field") if isinstance(field, str)}
    assert drawn and drawn <= fields, drawn - fields


def test_invented_figures_say_so() -> None:
    for name in NAMES:
        figure = COURSE.figure(name)
        said = build(figure, COURSE, latest(Journal().events()))["title"].get("subtitle", "")
        assert (said == COURSE.words["invented"]) == figure.invented


def test_it_is_shown_with_its_caption_and_its_sources(published: list[dict[str, Any]]) -> None:
    curriculum.figure("gilbert-ideas")
    found = COURSE.figure("gilbert-ideas")
    drawing, caption = (output["data"] for output in published)
    assert drawing[MIME] == build(found, COURSE, latest(Journal().events()))
    assert found.alt in drawing["text/plain"]
    for text in (found.title, found.caption, COURSE.sources["gilbert-2012"].short, found.alt):
        assert text in caption["text/html"]


WAITING = [name for name in NAMES if COURSE.figure(name).waits_for]


@pytest.mark.parametrize("name", WAITING)
def test_a_figure_that_waits_is_drawn_when_its_exercise_is_answered(name: str, published: list[dict[str, Any]]) -> None:
    found = COURSE.figure(name)
    ex = curriculum.exercise(str(found.waits_for))
    curriculum.figure(name)
    assert [MIME in output["data"] for output in published] == [False, False]
    assert ex._shelved.definition.title in published[0]["data"]["text/plain"]
    public = ex.exercise
    if public["kind"] == "sorting" and public["way"] == "groups":
        ex.answer({"items": {public["items"][0]["id"]: {"group": public["groups"][0]["id"]}}})
    else:
        ex.answer({"order": [item["id"] for item in public["items"]]})
    drawing, caption = published[2:4]
    assert MIME in drawing["data"] and found.caption[:40] in caption["data"]["text/html"]
    assert drawing["transient"]["display_id"] == published[0]["transient"]["display_id"]
    assert drawing["update"] is True


def test_a_figure_of_ones_own_answers_shows_them_and_no_others() -> None:
    found = COURSE.figure("readiness-profile")
    ex = curriculum.exercise("ground-at-my-place")
    items, groups = ex.exercise["items"], ex.exercise["groups"]
    assert build(found, COURSE, latest(Journal().events()))["datasets"] == {"profile": []}
    given = {items[1]["id"]: {"group": groups[2]["id"]}, "gone": {"group": groups[0]["id"]}, items[0]["id"]: {}}
    ex.answer({"items": given})
    (row,) = build(found, COURSE, latest(Journal().events()))["datasets"]["profile"]
    assert (row["item"], row["text"], row["group"]) == (items[1]["id"], items[1]["text"], groups[2]["id"])
    assert row["group_name"] == groups[2]["name"] and row["element_name"]


def test_ratings_are_rows_too_and_what_is_no_rating_is_none() -> None:
    found = COURSE.figure("readiness-profile").model_copy(update={"data": {"profile": "answers: where-i-stand"}})
    ex = curriculum.exercise("where-i-stand")
    first, second, *others = (item["id"] for item in ex.exercise["items"])
    junk: list[Any] = [{"group": "not-yet"}, {"rating": 0}, {"rating": 9}, {"rating": True}, {"rating": "2"}, [2], None]
    ex.answer({"items": {first: {"rating": 1}, second: {"rating": 4}, **dict(zip(others, junk, strict=False))}})
    rows = build(found, COURSE, latest(Journal().events()))["datasets"]["profile"]
    assert [(row["item"], row["rating"]) for row in rows] == [(first, 1), (second, 4)]
    assert [row["rating_name"] for row in rows] == [ex.exercise["scale"][0], ex.exercise["scale"][3]]


def test_an_unknown_figure_or_data_is_told() -> None:
    with pytest.raises(ContentError, match="no-such-figure"):
        curriculum.figure("no-such-figure")
    faulty = COURSE.figure("gilbert-ideas").model_copy(update={"data": {"x": "weather"}})
    with pytest.raises(CurriculumError, match="no data 'weather'"):
        build(faulty, COURSE, latest(Journal().events()))
