"""Export, import and erase: one call each."""

from __future__ import annotations

from pathlib import Path

from curriculum.errors import CurriculumError
from curriculum.record.journal import Journal, parse


def export_to(file: Path, journal: Journal | None = None) -> int:
    """Write a copy of the record to a file, in the record's own form.

    An instructor can drop such a file into a session: ``POST /api/teach/import`` of its service takes this very form.

    Returns:
        How many events it holds.

    Raises:
        CurriculumError: The file is there already, or cannot be written.
    """
    events = (journal or Journal()).events()
    if file.exists():
        raise CurriculumError(f"{file} is there already. Choose another name, or move that file away.")
    try:
        Journal(file).append(*events)
    except OSError as error:
        raise CurriculumError(f"{file} could not be written ({error.strerror}). Choose another place.") from None
    return len(events)


def import_from(file: Path, journal: Journal | None = None) -> tuple[int, int]:
    """Take the events of an exported file into the record; those it has already are passed over.

    Returns:
        How many came in, and how many were there already.

    Raises:
        CurriculumError: The file cannot be read, holds no answers, or the record cannot be written.
    """
    own = journal or Journal()
    try:
        incoming = parse(file.read_bytes()).events
    except OSError as error:
        raise CurriculumError(f"{file} could not be read ({error.strerror}). Check its name and place.") from None
    if not incoming:
        raise CurriculumError(f"{file} holds no answers of this course. Choose a file that was exported from it.")
    known = {event.id for event in own.events()}
    new = [event for event in incoming if event.id not in known]
    try:
        if new:
            own.append(*new)
    except OSError as error:
        raise CurriculumError(f"Your record could not be written ({error.strerror}). Nothing was taken in.") from None
    return len(new), len(incoming) - len(new)


def erase(journal: Journal | None = None) -> int:
    """Delete the record. There is no way back but an exported copy.

    Returns:
        How many events it held.

    Raises:
        CurriculumError: The file cannot be deleted.
    """
    own = journal or Journal()
    count = len(own.events())
    try:
        own.file.unlink(missing_ok=True)
    except OSError as error:
        raise CurriculumError(f"{own.file} could not be deleted ({error.strerror}). Delete it by hand.") from None
    return count
