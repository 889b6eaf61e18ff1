"""``curriculum handouts``: every document in one process."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tqdm import tqdm

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.handouts import aids, editions
from curriculum.handouts.options import PAPERS, Options
from curriculum.kinds.shelf import Shelf

EVERY = ("learner", "instructor", "booklet", "guide", "aids", "certificate")
"""What is built if nothing is chosen."""
ASKED = ("portfolio", "word")
"""What is built only when asked for: a learner's own words, and what needs a program of its own."""
WITH_KEYS = ("instructor", "guide")
Job = tuple[str, Callable[[], bytes]]


def command(arguments: Sequence[str]) -> int:
    """``curriculum handouts FOLDER``."""
    given = _parser().parse_args(arguments)
    course = Course()
    stems = _lessons(given.lessons, course)
    chosen = _editions(given.editions, course)
    options = Options(
        paper=given.paper,
        large=given.large_print,
        title=given.title,
        date=given.date,
        contact=given.contact,
        logo=given.logo,
        fonts=given.fonts,
    )
    jobs = [job for edition in chosen for job in _jobs(edition, stems, options)]
    try:
        given.folder.mkdir(parents=True, exist_ok=True)
        for name, make in tqdm(jobs, unit="file", disable=None):
            _keep(given.folder / name, make())
    except OSError as error:
        raise CurriculumError(f"{given.folder} cannot be written ({error.strerror}). Choose another folder.") from None
    print(course.words.fill("paper_done", n=len(jobs), folder=str(given.folder)))
    return 0


def _jobs(edition: str, stems: list[str], options: Options) -> Iterator[Job]:
    """The files of one edition, each with what makes it."""
    match edition:
        case "learner":
            for stem in stems:
                yield f"{stem}.handout.pdf", partial(editions.lesson, stem, "learner", options)
        case "instructor":
            for stem in stems:
                yield f"{stem}.instructor.pdf", partial(editions.lesson, stem, "instructor", options)
        case "booklet":
            yield "course-booklet.pdf", partial(editions.booklet, stems, options)
        case "guide":
            yield "instructors-guide.pdf", partial(editions.guide, stems, options)
        case "aids":
            yield "the-sixteen-elements.pdf", partial(editions.aid, aids.elements, options)
            yield "the-case-on-a-page.pdf", partial(editions.aid, aids.case, options)
            for stem in stems:
                yield f"{stem}.run-sheet.pdf", partial(editions.aid, partial(aids.run_sheets, stem), options)
        case "certificate":
            yield "certificate.pdf", partial(editions.aid, aids.certificate, options)
        case "word":
            for stem in stems:
                yield f"{stem}.handout.docx", partial(editions.word, stem, options)
        case _:
            yield "my-work.pdf", partial(editions.own_work, stems, options)
            yield "my-certificate.pdf", partial(editions.own_certificate, options)


def _keep(file: Path, made: bytes) -> None:
    """Write a file whole or not at all: the one that was there is not lost to a full disk."""
    part = file.with_suffix(".part")
    try:
        part.write_bytes(made)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _lessons(asked: str, course: Course) -> list[str]:
    """The stems of the lessons asked for, by number or stem; all of them if none is."""
    lessons = course.syllabus.lessons
    known = {f"{lesson.number:02}": lesson.stem for lesson in lessons} | {
        lesson.stem: lesson.stem for lesson in lessons
    }
    wanted = [one.strip() for one in asked.split(",") if one.strip()]
    for one in wanted:
        if one.zfill(2) not in known:
            last = lessons[-1].number
            raise CurriculumError(f"There is no lesson '{one}'. Give numbers from 00 to {last:02}, such as 00,05.")
    chosen = {known[one.zfill(2)] for one in wanted}
    return [lesson.stem for lesson in lessons if not wanted or lesson.stem in chosen]


def _editions(asked: str, course: Course) -> list[str]:
    """The editions asked for; those that need keys are refused, or left out if unasked, where there are none."""
    wanted = [one.strip() for one in asked.split(",") if one.strip()]
    if unknown := [one for one in wanted if one not in (*EVERY, *ASKED)]:
        raise CurriculumError(f"There is no edition '{unknown[0]}'. Choose among {', '.join((*EVERY, *ASKED))}.")
    keys = has_keys(course)
    if not keys and any(one in WITH_KEYS for one in wanted):
        raise CurriculumError("This edition of the course has no solutions folder, so it has no keys to print.")
    return wanted or [one for one in EVERY if keys or one not in WITH_KEYS]


def has_keys(course: Course) -> bool:
    """Whether this edition of the course has keys to print."""
    return Shelf(course).root.joinpath("solutions").is_dir()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="curriculum handouts",
        description="Print the course: handouts, instructor's editions, books and aids, as PDF; handouts for Word too.",
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path("handouts"), help="where to write them (handouts)")
    parser.add_argument("--lessons", default="", metavar="00,05", help="these lessons alone, by number")
    parser.add_argument("--editions", default="", metavar="learner,aids", help=f"among {', '.join((*EVERY, *ASKED))}")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="the size of the paper (a4)")
    parser.add_argument("--large-print", action="store_true", help="18 pt, everything in one column")
    parser.add_argument("--title", default="", help="your own title, on the first page")
    parser.add_argument("--date", default="", help="the date of your session, as it shall be printed")
    parser.add_argument("--contact", default="", help="whom to ask; at the foot of every page")
    parser.add_argument("--logo", type=Path, help="a picture for the first page")
    parser.add_argument("--fonts", type=Path, help="a folder of further fonts, for other scripts")
    return parser
