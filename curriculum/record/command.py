"""``curriculum record``: where the record is, and export, import and erase."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.record.journal import Journal
from curriculum.record.transfer import erase, export_to, import_from


def command(arguments: Sequence[str]) -> int:
    """Run one of the four.

    Raises:
        CurriculumError: It could not be done; the sentence says why and what to do.
    """
    parser = argparse.ArgumentParser(prog="curriculum record", description="Your own record of answers.")
    choices = parser.add_subparsers(dest="what", required=True)
    choices.add_parser("where", help="print where the record is")
    for name, about in (("export", "write a copy to FILE"), ("import", "take the answers of FILE in")):
        choices.add_parser(name, help=about).add_argument("file", type=Path, metavar="FILE")
    choices.add_parser("erase", help="delete the record").add_argument("--yes", action="store_true")
    given = parser.parse_args(arguments)
    journal, words = Journal(), Course().words
    match given.what:
        case "where":
            print(journal.file)
        case "export":
            print(words.fill("exported", n=export_to(given.file, journal), file=given.file))
        case "import":
            new, known = import_from(given.file, journal)
            print(words.fill("imported", n=new, known=known))
        case "erase":
            if not given.yes:
                raise CurriculumError(words.fill("erase_sure", file=journal.file))
            print(words.fill("erased", n=erase(journal), file=journal.file))
    return 0
