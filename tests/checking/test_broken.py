"""More than thirty ways to break the content: each is named with file, line, item and remedy, and hides no other."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from curriculum.cli import main

ROOT = Path(__file__).parents[2]
MAPPING = "04-preconditions/evidence-to-preconditions.yaml"
CHOICE = "04-preconditions/worth-it-or-ready.yaml"
ORDER = "01-the-case/public-timeline.yaml"
CODING = "01-the-case/close-reading.yaml"
GROUPS = "01-the-case/counted-or-said.yaml"
LESSON = "notebooks/04-preconditions.ipynb"
RATING = "exercises/12-your-movement/where-i-stand-now.yaml"
DATA = "curriculum/course/data"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the whole course that a test may break."""
    for folder in ("exercises", "solutions", "notebooks", DATA):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def check(course: Path) -> tuple[int, str]:
    """What ``curriculum check`` returns and prints."""
    out, wrong = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(wrong):
        status = main(["check", str(course)])
    assert "Traceback" not in out.getvalue()
    assert wrong.getvalue() == ""
    return status, out.getvalue()


Break = Callable[[str], str]


def put(old: str, new: str) -> Break:
    def change(text: str) -> str:
        assert old in text, f"the course has no '{old}' any more: mend this test"
        return text.replace(old, new, 1)

    return change


def book(change: Callable[[dict], None]) -> Break:  # type: ignore[type-arg]
    def change_text(text: str) -> str:
        loaded = json.loads(text)
        change(loaded)
        return json.dumps(loaded, indent=1)

    return change_text


def first_code(loaded: dict) -> dict:  # type: ignore[type-arg]
    return next(cell for cell in loaded["cells"] if cell["cell_type"] == "code")


E, S = f"exercises/{MAPPING}", f"solutions/{MAPPING}"
BROKEN: dict[str, tuple[str, Break, str]] = {
    "a tab for indentation": (E, put("items:\n  - id", "items:\n\t- id"), "YAML"),
    "a name twice": (E, put("kind: mapping", "kind: mapping\nkind: mapping"), "once"),
    "an open quotation mark": (E, put("title: ", 'title: "'), "YAML"),
    "a colon in plain text": (E, put("title: ", "title: Note: "), "quotation marks"),
    "an anchor and aliases": (E, put("kind: mapping", "kind: mapping\na: &a [x]\nb: [*a, *a]"), "alias"),
    "a tag of Python": (E, put("kind: mapping", "kind: !!python/object:os.system mapping"), "YAML"),
    "a control character": (E, put("title: ", "title: \x07"), "YAML"),
    "an empty file": (E, lambda text: "", "empty"),
    "only a comment": (E, lambda text: "# nothing\n", "empty"),
    "a list for a mapping": (E, lambda text: "- one\n- two\n", "name: value"),
    "a word for a number": (E, put("minutes: ", "minutes: about "), "whole number"),
    "too many minutes": (E, put("minutes: ", "minutes: 9"), "60"),
    "a name that is unknown": (E, put("kind: mapping", "kind: mapping\ncolour: red"), "colour"),
    "a title that is missing": (E, lambda text: re.sub(r"^title:.*\n", "", text, flags=re.M), "title"),
    "a kind that is unknown": (E, put("kind: mapping", "kind: essay"), "mapping"),
    "an id that is no id": (E, put("  - id: ", "  - id: Big "), "lower-case"),
    "a passage that the case lacks": (E, put("passages: [", "passages: [p9z, "), "p9z"),
    "an element that is unknown": (E, put("elements: [", "elements: [courage, "), "courage"),
    "an objective that is unknown": (E, put("objectives: [", "objectives: [o99-none, "), "o99-none"),
    "a lesson built on one that is unknown": (
        f"{DATA}/syllabus.yaml",
        put("builds_on: [01-the-case]", "builds_on: [01-the-caste]"),
        "01-the-caste",
    ),
    "a lesson with another's number": (
        f"{DATA}/syllabus.yaml",
        put("  - number: 2", "  - number: 4"),
        "lesson number 2",
    ),
    "a source that is unknown": (S, put("sources: [", "sources: [nobody-1900, "), "nobody-1900"),
    "an element not on offer in the key": (
        S,
        put("- element: ", "- element: goals\n        reason: It is not on offer at all.\n      - element: "),
        "not on offer",
    ),
    "a reason that is too short": (
        S,
        lambda text: re.sub(r"reason: >-\n( {10}.*\n)+", "reason: 'No.'\n", text, count=1),
        "10",
    ),
    "a key for an item that is not there": (
        S,
        lambda text: (
            text.rstrip() + "\n  nobody:\n    supported: [{element: valued, reason: There is no such item.}]\n"
        ),
        "nobody",
    ),
    "a rating that is marked": (RATING, put("feedback: none", "feedback: at check"), "none"),
    "a rating compared with a quiz": (
        RATING,
        put("compare: where-i-stand", "compare: baseline-quiz"),
        "kind",
    ),
    "a rating compared with nothing": (RATING, put("compare: where-i-stand", "compare: nobody"), "nobody"),
    "a rating on another scale": (RATING, put("scale: [Not yet, ", "scale: [Never, "), "scale"),
    "a choice without feedback": (
        f"solutions/{CHOICE}",
        lambda text: re.sub(r"\n    tempting:(\n      .*)+", "", text, count=1),
        "feedback",
    ),
    "cards listed in the right order": (f"exercises/{ORDER}", lambda text: listed_in_order(text), "order"),
    "a card without a place": (
        f"solutions/{ORDER}",
        lambda text: (
            re.sub(r"^( *)- ([a-z-]+)\n", "", text, count=1, flags=re.M)
            if "\n  - " in text
            else re.sub(r"order: \[[a-z0-9-]+, ", "order: [", text)
        ),
        "place",
    ),
    "a code that is unknown": (f"solutions/{CODING}", put("choice: claim", "choice: rumour"), "rumour"),
    "a group that is unknown": (f"solutions/{GROUPS}", put("choice: ", "choice: x-"), "not on offer"),
    "a session that does not add up": (
        f"{DATA}/sessions/04-preconditions.yaml",
        put("minutes: ", "minutes: 1"),
        "add up",
    ),
    "a session's exercise that is unknown": (
        f"{DATA}/sessions/04-preconditions.yaml",
        lambda text: re.sub(r"exercise: [a-z-]+", "exercise: nobody", text, count=1),
        "nobody",
    ),
    "a figure without a description": (
        f"{DATA}/figures/gilbert-ideas.yaml",
        lambda text: re.sub(r"^alt: >-\n(  .*\n)+", "", text, flags=re.M),
        "alt",
    ),
    "a date that is none": (
        f"{DATA}/timeline.yaml",
        lambda text: re.sub(r'date: "\S+"', 'date: "soon"', text, count=1),
        "date",
    ),
    "a tour that points nowhere": (f"{DATA}/guide.yaml", put("at: more", "at: the moon"), "tour.3.at"),
    "an element numbered twice": (f"{DATA}/framework.yaml", put("number: 2\n", "number: 1\n"), "number"),
    "a notebook with outputs": (LESSON, book(lambda loaded: first_code(loaded).update(execution_count=1)), "outputs"),
    "a cell of two lines": (
        LESSON,
        book(lambda loaded: first_code(loaded).update(source="x = 1\nprint(x)")),
        "one line",
    ),
    "a notebook that is none": (LESSON, lambda text: text[:200], "notebook"),
    "an exercise that is not shown": (
        LESSON,
        lambda text: text.replace('exercise(\\"worth-it-or-ready\\")', 'exercise(\\"where-receptivity-lives\\")'),
        "shown",
    ),
    "two cells with one id": (
        LESSON,
        book(lambda loaded: loaded["cells"][1].update(id=loaded["cells"][0]["id"])),
        "share",
    ),
    "a link to no source": (
        LESSON,
        book(lambda loaded: loaded["cells"][1].update(source="[x](https://example.org/x)")),
        "example.org",
    ),
    "a lesson without key points": (LESSON, lambda text: text.replace("## Key points", "## Points"), "Key points"),
}


def listed_in_order(text: str) -> str:
    """The cards of the exercise, in the key's own order."""
    key = (ROOT / "solutions" / ORDER).read_text("utf-8")
    order = re.findall(r"[a-z][a-z0-9-]+", key.split("order:")[1].split("]")[0].split("\nitems")[0])
    head, *cards = re.split(r"(?m)^  - (?=\{?id:)", text)
    by_id = {re.search(r"id: ([a-z0-9-]+)", card)[1]: card for card in cards}  # type: ignore[index]
    return head + "".join("  - " + by_id[id] for id in order)


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_is_named_and_hides_no_other(course: Path, what: str) -> None:
    name, change, word = BROKEN[what]
    file = course / name
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")
    other = course / "exercises" / "00-start-here" / "kettle-order.yaml"
    other.write_text(other.read_text("utf-8") + "surplus: yes\n", "utf-8")
    status, said = check(course)
    assert status == 1
    mine = [line for line in said.splitlines() if line.startswith(f"{name}:")]
    if not mine:  # what is told only when every file can be read
        other.write_text((ROOT / "exercises" / "00-start-here" / "kettle-order.yaml").read_text("utf-8"), "utf-8")
        status, alone = check(course)
        mine = [line for line in alone.splitlines() if line.startswith(f"{name}:")]
    assert mine and word in " ".join(mine), said
    assert re.match(r"[^:]+:\d+:", mine[0])
    assert "exercises/00-start-here/kettle-order.yaml" in said and "surplus" in said


def test_latin_letters_in_a_file_that_should_be_utf_8(course: Path) -> None:
    file = course / E
    file.write_bytes(file.read_bytes() + "# caf\xe9\n".encode("latin-1"))
    status, said = check(course)
    assert status == 1 and "UTF-8" in said and E in said


def test_a_byte_order_mark_is_no_fault(course: Path) -> None:
    file = course / E
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert check(course)[0] == 0


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "a:\n" + "".join(" " * n + "- \n" for n in range(3000)), "x: " + "y" * 2_000_000]
)
def test_what_would_exhaust_a_reader_is_told(course: Path, text: str) -> None:
    (course / E).write_text(text, "utf-8")
    status, said = check(course)
    assert status == 1 and E in said


def test_a_missing_solution_a_folder_for_a_file_and_one_id_twice(course: Path) -> None:
    (course / S).unlink()
    status, said = check(course)
    assert status == 1 and "no solution" in said
    (course / S).mkdir()
    shutil.copy(course / E, course / "exercises" / "01-the-case" / "evidence-to-preconditions.yaml")
    status, said = check(course)
    assert status == 1 and "same id" in said


def test_a_rating_has_no_solution(course: Path) -> None:
    """No right answer, and so no key: neither an empty one nor one with something in it."""
    key = course / RATING.replace("exercises/", "solutions/")
    for text, word in (("items: {}\n", "no right answer"), ("items: {tell-story: {reason: A good one.}}\n", "")):
        key.write_text(text, "utf-8")
        status, said = check(course)
        assert status == 1 and "solutions/12-your-movement/where-i-stand-now.yaml:" in said and word in said


def test_a_learners_edition_without_solutions_is_sound(course: Path) -> None:
    shutil.rmtree(course / "solutions")
    status, said = check(course)
    assert status == 0, said


def test_the_course_itself_is_sound() -> None:
    status, said = check(ROOT)
    assert status == 0, said
    assert "Items by element and lesson" in said
