"""The worksheet with a learner's own answers: everything that was chosen and written, and nothing of a key."""

from __future__ import annotations

from typing import Any

import pytest

from curriculum.kinds.answered import own_words
from curriculum.kinds.kind import Samples
from curriculum.kinds.labels import names
from curriculum.kinds.sheet import Lines, Options, Paragraph, Row, Sheet, Subheading
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.sorting.definition import Sorting
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import plain
from tests.kinds import exercises
from tests.kinds.exercises import ALL, JUDGED, SHELF, SMALL, name, rows, runs, secret, strings
from tests.kinds.junk import DEEP
from tests.kinds.test_every_exercise import text_of

COURSE = SHELF.course
TEXT = "First of all, I’d ask.\n\n- Then: <b>listen</b>,\r\n  and wait 🙂.\n"
LINES = ("First of all, I’d ask.", "", "- Then: <b>listen</b>,", "  and wait 🙂.")


def samples(shelved: Shelved) -> Samples:
    """Responses of each sort; those to cards that nobody judges go from the first group to the last."""
    if not isinstance(shelved.definition, Sorting) or shelved.key is not None:
        return exercises.samples(shelved)
    groups, cards = shelved.definition.groups, shelved.definition.items
    sorted_ = {card.id: {"group": groups[at % len(groups)].id} for at, card in enumerate(cards)}
    half = dict(list(sorted_.items())[::2])
    return Samples({"items": sorted_}, {"items": half}, {"items": {}}, ({"items": []},))


def answered(shelved: Shelved, response: Any) -> Sheet:
    made: Sheet = shelved.kind.answered(shelved.definition, COURSE, response)
    return made


def said(row: Row) -> list[str]:
    """What an answered row shows as chosen or written."""
    written = [line for part in row.answer if isinstance(part, Lines) for line in part.written]
    written += ["estimate" for part in row.answer if getattr(part, "label", "") == COURSE.words["prediction"]]
    boxes = [part for part in row.answer if isinstance(part, Options)]
    return written + [part.options[at] for part in boxes for at in part.ticked]


def expected(shelved: Shelved, response: dict[str, Any]) -> list[tuple[str, set[str]]]:
    """Each item's text, in the order of the page, with what a response holds of it in words."""
    public = shelved.kind.public(shelved.definition, COURSE)
    items = public.get("items") or [passage for part in public["paragraphs"] for passage in part["passages"]]
    if "order" in response:
        texts = {item["id"]: item["text"] for item in items}
        return [(texts[id], set()) for id in response["order"]]
    given = [(item["text"], _words(public, item, response["items"].get(item["id"], {}))) for item in items]
    return [(text, words) for text, words in given if words]


def _words(public: dict[str, Any], item: dict[str, Any], answer: dict[str, Any]) -> set[str]:
    called = names({**public, "items": [item]}, COURSE)
    called |= {code["id"]: f"{code['letter']} {code['name']}" for code in public.get("codes", ())}
    scale: Any = public.get("scale") or public.get("levels")
    chosen = [*answer.get("picks", ()), answer.get("code"), answer.get("group")]
    words = {called[id] for id in chosen if id}
    words |= {answer[field] for field in ("text", "why", "date") if field in answer}
    words |= {COURSE.words["signal_none"]} if answer.get("none") else set()
    words |= {str(answer["certainty"])} if "certainty" in answer else set()
    words |= {scale[answer["rating"] - 1]} if "rating" in answer else set()
    words |= {scale[level] for level in answer.get("own", {}).values()}
    words |= {"estimate"} if "estimate" in answer else set()
    for mark in answer.get("marks", ()):
        if mark.get("element") in called:
            words |= {called[mark["element"]]}
            words |= {COURSE.words[f"level_{mark['level'].replace(' ', '_')}"]} if scale else set()
        if "signal" in mark:
            ends = dict.fromkeys(str(mark[end]) for end in ("from", "to") if end in mark)
            words.add(f"{COURSE.words['signal_' + mark['signal'].replace(' ', '_')]} {'–'.join(ends)}".strip())
    return words


@pytest.mark.parametrize("shelved", ALL, ids=name)
def test_each_item_answered_has_a_row_with_what_was_chosen_and_written(shelved: Shelved) -> None:
    made = samples(shelved)
    worksheet = shelved.kind.worksheet(shelved.definition, COURSE, None)
    for response in (made.right, made.partly, made.wrong):
        sheet = answered(shelved, response)
        wanted = expected(shelved, response)
        assert sheet[:2] == (worksheet[:2] if wanted else ())
        assert [row.text for row in rows(sheet)] == [text for text, _ in wanted]
        for row, (_, words) in zip(rows(sheet), wanted, strict=True):
            assert words <= set(said(row)), row
        if "order" not in response:
            numbered = {(row.number, row.text) for row in rows(worksheet)}
            assert numbered >= {(row.number, row.text) for row in rows(sheet)}


def test_an_estimate_shows_the_number_predicted_with_its_unit() -> None:
    for shelved in ALL:
        if shelved.kind.name == "estimate":
            for response, ends in ((samples(shelved).right, "from_"), (samples(shelved).wrong, "to")):
                for row, item in zip(rows(answered(shelved, response)), shelved.definition.items, strict=True):
                    assert said(row)[0] == item.amount(getattr(item, ends))


def test_points_that_were_marked_have_rings() -> None:
    small = next(shelved for shelved in SMALL if shelved.kind.name == "chart")
    marks = [{"signal": "shift", "from": 2, "to": 4}, {"signal": "trend", "from": 4, "to": 5}, {"signal": "runs"}]
    first = small.definition.items[0].id
    (row,) = rows(answered(small, {"items": {first: {"marks": marks}}}))
    spec = next(part.spec for part in row.answer if part.block == "plot")
    rings = [layer for layer in spec["layer"] if layer["mark"].get("filled") is False]
    assert [point["x"] for layer in rings for point in layer["data"]["values"]] == [2, 3, 4, 5]


def test_a_canvas_has_the_headings_of_the_sections_that_are_filled() -> None:
    for shelved in ALL:
        if shelved.kind.name == "canvas":
            placed = shelved.definition.placed
            section, blanks = placed[-1]
            sheet = answered(shelved, {"items": {blanks[-1].id: {"text": "Mine.", "date": "2026-12-07"}}})
            assert [block.text for block in sheet if isinstance(block, Subheading)] == [section.name]
            assert [row.number for row in rows(sheet)] == [str(sum(len(fields) for _, fields in placed))]


def test_an_explanation_follows_the_question_that_it_answers() -> None:
    small = next(shelved for shelved in SMALL if shelved.kind.name == "estimate")
    first = small.definition.items[0]
    for answer, asked in (({"estimate": first.from_}, []), ({"why": "Mine."}, [first.explain])):
        (row,) = rows(answered(small, {"items": {first.id: answer}}))
        assert [part.text for part in row.answer if isinstance(part, Paragraph)] == asked


def test_every_level_of_a_rubric_can_be_ticked_and_none_beyond() -> None:
    small = next(shelved for shelved in SMALL if shelved.kind.name == "writing")
    piece, levels = small.definition.items[0], small.definition.levels
    first, second = (criterion.id for criterion in piece.criteria)
    for at in range(-1, len(levels) + 1):
        (row,) = rows(answered(small, {"items": {piece.id: {"text": "Mine.", "own": {first: at, second: 0}}}}))
        assert said(row) == ["Mine.", *([levels[at]] if 0 <= at < len(levels) else []), levels[0]]


def with_text(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: TEXT if key in ("text", "why", "date") else value for key, value in answer.items()}


@pytest.mark.parametrize("shelved", ALL, ids=name)
def test_a_text_of_many_lines_keeps_every_line(shelved: Shelved) -> None:
    response = samples(shelved).right
    if shelved.kind.name == "mapping":
        response = {"items": {id: {**answer, "why": TEXT} for id, answer in response["items"].items()}}
    wanted = {"mapping", "writing", "canvas", "estimate"}
    spoken = {"items": {id: with_text(answer) for id, answer in response.get("items", {}).items()}}
    for row in rows(answered(shelved, spoken)):
        kept = [part.written for part in row.answer if isinstance(part, Lines) and part.written == LINES]
        assert len(kept) == (shelved.kind.name in wanted)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("  \n\t\n ", ()),
        ("", ()),
        ("\x00\x07", ()),
        (7, ()),
        (["One."], ()),
        (None, ()),
        (DEEP, ()),
        ("\n\n One.  \n\n\n", (" One.",)),
        ("One.\r\nTwo.\rThree.\u2028Four.", ("One.", "Two.", "Three.", "Four.")),
        ("a\x00b\tc", ("ab\tc",)),
        ("cut \ud83d here", ("cut \ufffd here",)),
        ("halves \ud83d\ude42", ("halves 🙂",)),
        ("\ufeffمرحبا 👩\u200d⚕️", ("\ufeffمرحبا 👩\u200d⚕️",)),
    ],
    ids=ascii,
)
def test_own_words_are_kept_line_by_line(text: Any, lines: tuple[str, ...]) -> None:
    assert own_words(text) == lines


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_nothing_of_the_key_is_in_it(shelved: Shelved) -> None:
    made = samples(shelved)
    hidden = secret(shelved)
    for response in (made.right, made.partly, made.wrong):
        own = set().union(*map(runs, strings(response)))
        sheet = answered(shelved, response)
        for text in (
            text_of(html(sheet)),
            markdown(sheet),
            plain(sheet),
            *strings([block.model_dump() for block in sheet]),
        ):
            assert not runs(text.replace("\n", " ")) & (hidden - own)
