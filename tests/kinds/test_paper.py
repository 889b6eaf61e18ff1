"""What paper needs of a worksheet beside its words: signs of the levels, boxes, running texts, and charts to mark."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pydantic import ValidationError

from curriculum.kinds.chart.charted import charted
from curriculum.kinds.chart.definition import Chart, Drawn
from curriculum.kinds.chart.plot import FONT, SCHEMA, plot
from curriculum.kinds.sheet import Legend, Lines, Options, Passages, Plot, Row, Terms
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import plain
from tests.kinds.exercises import ALL, SHELF, name, rows

COURSE = SHELF.course
MARKS = ("supported", "arguable", "not-supported")


def of_kind(*kinds: str) -> list[Shelved]:
    return [shelved for shelved in ALL if shelved.kind.name in kinds]


def sheet(shelved: Shelved, *, keyed: bool = False) -> Any:
    return shelved.kind.worksheet(shelved.definition, COURSE, shelved.key if keyed else None)


def charts(shelved: Shelved) -> Chart:
    assert isinstance(shelved.definition, Chart)
    return shelved.definition


def parts(row: Row, block: type[Any]) -> list[Any]:
    return [part for part in row.answer if isinstance(part, block)]


@pytest.mark.parametrize("shelved", of_kind("mapping"), ids=name)
def test_the_levels_of_a_mapping_have_their_signs(shelved: Shelved) -> None:
    for keyed in (False, True):
        page = sheet(shelved, keyed=keyed)
        levels = [option for row in rows(page) for option in parts(row, Options)]
        terms = [block for block in page if isinstance(block, Terms)]
        assert bool(levels) == bool(terms) == shelved.definition.levels
        for block in (*levels, *terms):
            assert block.marks == MARKS


@pytest.mark.parametrize("block", [Terms, Options])
def test_a_block_has_a_sign_for_each_text_or_none(block: Any) -> None:
    texts = {"terms": (("a", "b"), ("c", "d"))} if block is Terms else {"options": ("a", "b")}
    assert block(**texts, marks=MARKS[:2]).marks == MARKS[:2]
    for marks in (MARKS[:1], MARKS, ("unknown", "unknown")):
        with pytest.raises(ValidationError):
            block(**texts, marks=marks)


@pytest.mark.parametrize("shelved", of_kind("mapping"), ids=name)
def test_the_legend_of_a_mapping_lists_what_is_on_offer_and_rows_have_room_for_two(shelved: Shelved) -> None:
    page = sheet(shelved)
    legend = next(block for block in page if isinstance(block, Legend))
    listed = [(int(entry.number), group.place) for group in legend.groups for entry in group.entries]
    places = {group.id: at for at, group in enumerate(COURSE.framework.groups)}
    on_offer = shelved.definition.elements or [element.id for element in COURSE.framework.elements]
    assert listed == sorted((e.number, places[e.group]) for e in map(COURSE.framework.element, on_offer))
    for row in rows(page):
        assert len([line for line in parts(row, Lines) if line.box]) == min(2, len(listed))
        assert len([line for line in parts(row, Lines) if not line.box]) == shelved.definition.reasons


def test_an_order_has_a_box_for_each_place() -> None:
    for shelved in of_kind("sorting"):
        boxes = [line.box for row in rows(sheet(shelved)) for line in parts(row, Lines)]
        ordered = shelved.definition.way == "order"
        assert boxes == [True] * (len(shelved.definition.items) if ordered else 0), shelved.id


@pytest.mark.parametrize("shelved", of_kind("coding"), ids=name)
def test_a_text_to_code_runs_on_and_its_key_goes_passage_by_passage(shelved: Shelved) -> None:
    page = sheet(shelved)
    (text,) = [block for block in page if isinstance(block, Passages)]
    assert not [block for block in page if isinstance(block, Row)]
    shown = shelved.kind.public(shelved.definition, COURSE)["paragraphs"]
    assert [[one.text for one in part] for part in text.paragraphs] == [
        [one["text"] for one in part["passages"]] for part in shown
    ]
    assert [[one.number for one in part] for part in text.paragraphs] == [
        [f"{at}.{within}" for within in range(1, len(part) + 1)] for at, part in enumerate(text.paragraphs, 1)
    ]
    assert not [block for block in sheet(shelved, keyed=True) if isinstance(block, Passages)]


def test_what_is_written_keeps_its_lines_on_every_page() -> None:
    page = (Row(number="1", text="Q", answer=(Lines(label="Mine", written=("First.", "", "- Second.")),)),)
    assert "Mine: First.<br><br>- Second." in html(page)
    assert "Mine: First.\\\n\\\n\\- Second." in markdown(page)
    assert "Mine:\n   First.\n\n   - Second." in plain(page)


def test_each_row_keeps_its_number_on_every_page_when_others_are_left_out() -> None:
    page = tuple(Row(number=number, text="Q") for number in ("2", "5", "1.3"))
    assert re.findall("<li[^>]*>", html(page)) == ['<li value="2">', '<li value="5">', "<li>"]
    assert re.findall(r"[*]{2}(.*?)[*]{2}", markdown(page)) == re.findall(r"(.*)\. Q", plain(page)) == ["2", "5", "1.3"]


def layers(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def drawn(spec: dict[str, Any], *, filled: bool) -> dict[int, float]:
    found = [layer for layer in layers(spec, "point") if layer["mark"]["filled"] is filled]
    return {point["x"]: point["y"] for layer in found for point in layer["data"]["values"]}


@pytest.mark.parametrize("shelved", of_kind("chart"), ids=name)
def test_a_chart_on_paper_has_its_points_lines_notes_and_numbers(shelved: Shelved) -> None:
    shown = shelved.kind.public(shelved.definition, COURSE)["items"]
    for row, item in zip(rows(sheet(shelved)), shown, strict=True):
        (chart,) = parts(row, Plot)
        spec = json.loads(json.dumps(chart.model_dump(mode="json")))["spec"]
        assert spec["$schema"] == SCHEMA
        values = [point["value"] for point in item["points"]]
        assert list(drawn(spec, filled=True)) == list(range(1, len(values) + 1))
        assert list(drawn(spec, filled=True).values()) == pytest.approx(values, abs=0.051)
        assert not drawn(spec, filled=False)
        x = layers(spec, "line")[-1]["encoding"]["x"]["axis"]
        assert (x["values"], x["title"]) == (list(range(1, len(values) + 1)), item["x"])
        assert " ".join(layers(spec, "line")[-1]["encoding"]["y"]["axis"]["title"]) == item["y"]
        words = [value["text"] for layer in layers(spec, "text") for value in layer["data"]["values"]]
        assert item["centre"]["label"] in words and set(item["notes"].values()) <= set(words)
        assert (COURSE.words["chart_upper"] in " ".join(words)) == bool(item["limits"])
        assert spec["title"].get("subtitle") == (COURSE.words["chart_invented"] if item["invented"] else None)


@pytest.mark.parametrize("shelved", of_kind("chart"), ids=name)
def test_the_key_rings_the_points_of_its_signals_and_no_other(shelved: Shelved) -> None:
    for row, item in zip(rows(sheet(shelved, keyed=True)), charts(shelved).items, strict=True):
        (chart,) = parts(row, Plot)
        ringed = set(drawn(chart.spec, filled=False))
        found = [s for s in charted(charts(shelved), item).signals if s.least and s.name in item.signals]
        named = [e.points for e in shelved.key.items[item.id].right if e.choice == "astronomical"]
        alone = {point for first, last in named for point in range(first, last + 1)}
        assert ringed == {point for signal in found for point in signal.points} | alone


HEAD = {"kind": "chart", "title": "T", "prompt": "P", "minutes": 1, "objectives": ["o"]}
ITEM = {"id": "a", "text": "Q", "invented": False, "y": "Minutes", "signals": ["shift"]}


def specified(points: list[float], rules: str = "perla", notes: dict[int, str] | None = None) -> dict[str, Any]:
    item = {**ITEM, "points": points, "notes": notes or {}}
    exercise = Chart.model_validate({**HEAD, "rules": rules, "items": [item]})
    (only,) = exercise.items
    assert isinstance(only, Drawn)
    return plot(exercise, only, COURSE)


@pytest.mark.parametrize(
    "points",
    [[7.0] * 8, [0.0] * 8, [-3, 2, 1000, 4, 5, -200, 4, 8], [0.011, 0.012] * 4, [1e6, 2e6] * 4, [1, 2, 3, 4] * 15],
    ids=str,
)
@pytest.mark.parametrize("rules", ["perla", "making-data-count"])
def test_every_point_and_line_lies_on_the_paper(points: list[float], rules: str) -> None:
    spec = specified(points, rules)
    for layer in (*layers(spec, "line"), *layers(spec, "point")):
        y, x = layer["encoding"]["y"], layer["encoding"]["x"]
        (low, high), (left, right) = y["scale"]["domain"], x["scale"]["domain"]
        assert 2 < len(y["axis"]["values"]) <= 60
        assert y["axis"]["values"][0] == low and y["axis"]["values"][-1] == pytest.approx(high)
        for value in layer["data"]["values"]:
            assert low <= value["y"] <= high and left <= value["x"] <= right


def placed(spec: dict[str, Any]) -> dict[str, tuple[float, float]]:
    values = [value for layer in layers(spec, "text") for value in layer["data"]["values"]]
    return {value["text"]: (value["left"], value["down"]) for value in values}


def test_words_on_a_chart_keep_apart() -> None:
    notes = {1: "the first of them", 2: "near by", 25: "far off", 60: "at the end", 59: "just before the end"}
    said = placed(specified([5.0] * 59 + [5.2], "making-data-count", notes))
    ends = [down for text, (left, down) in said.items() if text not in notes.values()]
    assert len(ends) == 3 and all(b - a >= 14 for a, b in zip(sorted(ends), sorted(ends)[1:], strict=False))
    assert said["the first of them"][1] != said["near by"][1]
    assert said["at the end"][1] != said["just before the end"][1]
    assert said["the first of them"][1] == said["just before the end"][1] == said["far off"][1] == -8


def test_numbers_of_many_points_stand_in_two_rows() -> None:
    def labels(points: int) -> Any:
        return layers(specified([1.0, 2.0] * (points // 2)), "line")[0]["encoding"]["x"]["axis"].get("labelExpr")

    assert labels(60) and labels(24) is None


def test_every_letter_of_a_chart_is_set_in_the_courses_type() -> None:
    config = specified([1.0, 2.0] * 4)["config"]
    assert FONT.startswith("'Source Sans 3', ")
    assert config["font"] == config["text"]["font"] == config["title"]["font"] == FONT
    assert config["axis"]["labelFont"] == config["axis"]["titleFont"] == config["title"]["subtitleFont"] == FONT
