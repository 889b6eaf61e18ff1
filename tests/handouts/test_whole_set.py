"""Everything that ``curriculum handouts`` prints, built once and looked into."""

from __future__ import annotations

import unicodedata
from functools import partial
from pathlib import Path

import pytest

from curriculum.cli import main
from curriculum.handouts import aids, editions
from curriculum.handouts.options import Options
from curriculum.kinds.sheet import Row
from curriculum.kinds.shelf import Shelved
from tests.handouts import pdfs
from tests.handouts.secrets import COURSE, KEYED, by_line, every_hidden, hidden
from tests.kinds.exercises import SHELF, name, rows

WORDS = COURSE.words
LESSONS = COURSE.syllabus.lessons
AIDS = ["the-sixteen-elements.pdf", "the-case-on-a-page.pdf", "certificate.pdf"]
FOR_LEARNERS = [*(f"{lesson.stem}.handout.pdf" for lesson in LESSONS), "course-booklet.pdf", *AIDS]
FILES = [
    *FOR_LEARNERS,
    *(f"{lesson.stem}.{edition}.pdf" for lesson in LESSONS for edition in ("instructor", "run-sheet")),
    "instructors-guide.pdf",
]
OUR_FONTS = ("SourceSans3", "DejaVuSans", "NewCM")
EXERCISES = [SHELF.take(id) for id in SHELF.files]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole set, made by the command as a person gives it."""
    made = tmp_path_factory.mktemp("set")
    assert main(["handouts", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def read(folder: Path) -> dict[str, str]:
    """What a screen reader meets in each file, the run sheets apart."""
    return {file: pdfs.text((folder / file).read_bytes()) for file in FILES if ".run-sheet." not in file}


@pytest.fixture(scope="module")
def tight(read: dict[str, str]) -> dict[str, str]:
    """The same without spaces."""
    return {file: squeezed(text) for file, text in read.items()}


@pytest.fixture(scope="module")
def said(read: dict[str, str]) -> dict[str, set[str]]:
    """Its runs of words."""
    return {file: by_line(text) for file, text in read.items()}


def test_the_set_is_complete(folder: Path) -> None:
    assert sorted(file.name for file in folder.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("file", FILES)
def test_every_pdf_is_accessible_as_far_as_a_machine_can_tell(folder: Path, file: str) -> None:
    made = (folder / file).read_bytes()
    assert pdfs.faults(made) == []
    assert all(alternative.strip() for alternative in pdfs.alternatives(made))
    fonts = pdfs.fonts(made)
    assert fonts and all(fonts.values()), "every font is in the file"
    assert all(font.startswith(OUR_FONTS) for font in fonts), fonts


@pytest.mark.parametrize("shelved", KEYED, ids=name)
def test_no_word_of_a_key_is_in_a_learners_edition(said: dict[str, set[str]], shelved: Shelved) -> None:
    of_key = hidden(shelved.id)
    assert of_key & said[f"{shelved.lesson}.instructor.pdf"], "where the key is printed, the search finds it"
    for file in FOR_LEARNERS:
        assert not said[file] & of_key, file


@pytest.mark.parametrize("file", FOR_LEARNERS)
def test_no_word_of_a_key_is_in_the_bytes_of_a_learners_edition(folder: Path, file: str) -> None:
    raw = (folder / file).read_bytes()
    inflated = pdfs.inflated(raw)
    said = [pdfs.printed(raw), *pdfs.alternatives(raw), *(title for _, title in pdfs.bookmarks(raw))]
    said += [data.decode(coding, "ignore") for data in (raw, inflated) for coding in ("latin-1", "utf-16-be")]
    for text in said:
        assert not by_line(text) & every_hidden()
    assert b"/EmbeddedFile" not in inflated and b"solutions" not in inflated


@pytest.mark.parametrize("shelved", EXERCISES, ids=name)
def test_every_exercise_is_a_worksheet_in_the_order_of_its_items(tight: dict[str, str], shelved: Shelved) -> None:
    found = rows(shelved.kind.worksheet(shelved.definition, COURSE, None))
    for edition in ("handout", "instructor"):
        text = tight[f"{shelved.lesson}.{edition}.pdf"]
        at = text.index(squeezed(shelved.definition.title))
        for row in found:
            at = text.index(squeezed(row.text), at) + 1
        assert_answers(found[0], text)


def assert_answers(row: Row, text: str) -> None:
    for block in row.answer:
        for option in getattr(block, "options", ()):
            assert squeezed(option) in text


def squeezed(text: str) -> str:
    """Without spaces, since lines are broken anywhere, and with ligatures and raised figures as plain ones."""
    return "".join(unicodedata.normalize("NFKC", text.replace("*", "")).split())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: str(lesson.stem))
def test_an_instructors_edition_has_the_session_plan(tight: dict[str, str], lesson: object) -> None:
    stem = str(getattr(lesson, "stem", ""))
    text, session = tight[f"{stem}.instructor.pdf"], COURSE.session(stem)
    for said in (
        session.purpose,
        *session.debrief,
        *session.materials,
        *(one.reading for one in session.misreadings),
        *(step.do for steps in session.plans.values() for step in steps),
    ):
        assert squeezed(said) in text
        assert squeezed(said) in tight["instructors-guide.pdf"]
    assert squeezed(session.debrief[0]) not in tight[f"{stem}.handout.pdf"]


def test_a_run_sheet_has_a_page_for_each_plan_and_an_aid_has_one_page(folder: Path) -> None:
    for lesson in LESSONS:
        assert pdfs.pages((folder / f"{lesson.stem}.run-sheet.pdf").read_bytes()) == len(
            COURSE.session(lesson.stem).plans
        )
    for file in AIDS:
        assert pdfs.pages((folder / file).read_bytes()) == 1, file


@pytest.mark.parametrize("file", ["course-booklet.pdf", "instructors-guide.pdf"])
def test_a_book_has_contents_that_lead_to_its_lessons_and_an_index_of_elements(
    folder: Path, read: dict[str, str], file: str
) -> None:
    made = (folder / file).read_bytes()
    titles = [title for level, title in pdfs.bookmarks(made) if level == 1]
    assert titles == [*(lesson.question for lesson in LESSONS), WORDS["paper_index"]]
    text = read[file]
    contents = text[: text.index(LESSONS[0].objectives[0].text)]
    for lesson in LESSONS:
        assert f"{lesson.number:02} {lesson.title}" in contents
    index = text[text.rindex(WORDS["paper_index_note"]) :]
    numbers = {int(target[1:]) for target in pdfs.links(made) if target.startswith("#")}
    for element in COURSE.framework.elements:
        assert element.name in index
    assert len(numbers) > 50 and max(numbers) <= pdfs.pages(made)


def test_running_heads_name_the_lesson_and_pages_are_numbered(folder: Path) -> None:
    made = (folder / "course-booklet.pdf").read_bytes()
    printed = pdfs.printed(made)
    for lesson in LESSONS:
        assert printed.count(f"{lesson.number:02} {lesson.title}") > 3
    pages = pdfs.pages(made)
    for page in (2, pages // 2, pages):
        assert WORDS.fill("paper_page", page=page, pages=pages) in printed


def test_keys_stand_under_a_band_that_says_so(folder: Path) -> None:
    stem = LESSONS[5].stem
    for edition, banded in (("instructor", True), ("handout", False)):
        made = (folder / f"{stem}.{edition}.pdf").read_bytes()
        found = pdfs.printed(made).count(WORDS["paper_band_keep"])
        assert found == (pdfs.pages(made) if banded else 0)


def test_two_builds_give_the_same_bytes(folder: Path) -> None:
    stem = LESSONS[9].stem
    again = {
        f"{stem}.handout.pdf": editions.lesson(stem, "learner", Options()),
        f"{stem}.instructor.pdf": editions.lesson(stem, "instructor", Options()),
        f"{stem}.run-sheet.pdf": editions.aid(partial(aids.run_sheets, stem), Options()),
        "instructors-guide.pdf": editions.guide([lesson.stem for lesson in LESSONS], Options()),
    }
    for file, made in again.items():
        assert made == (folder / file).read_bytes(), file
