"""Exercises on paper: the worksheet, its key, and a learner's own answers, all from the one definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.handouts.charts import svg
from curriculum.handouts.desk import Desk
from curriculum.handouts.tree import Node
from curriculum.kinds.sheet import Sheet
from curriculum.kinds.shelf import Shelved


def worksheet(shelved: Shelved, desk: Desk) -> Iterator[Node]:
    """A sheet to work on with a pen."""
    desk.exercises += 1
    label = desk.course.words.fill("paper_exercise", n=desk.exercises)
    yield _exercise(shelved.kind.worksheet(shelved.definition, desk.course, None), label, "blank", desk)


def key_sheet(shelved: Shelved, desk: Desk) -> Iterator[Node]:
    """Its twin with the key's readings and reasons."""
    desk.exercises += 1
    key = shelved.key
    label = desk.course.words.fill("paper_key_of", n=desk.exercises)
    sheet = shelved.kind.worksheet(shelved.definition, desk.course, key)
    yield {
        **_exercise(sheet, label, "key", desk),
        "note": key.note if key and key.note else "",
        "sources": [desk.course.sources[id].short for id in key.sources] if key else [],
    }


def answers_sheet(shelved: Shelved, desk: Desk) -> Iterator[Node]:
    """What a learner has answered; nothing if that is nothing."""
    answer = desk.answers.get(shelved.id)
    sheet = shelved.kind.answered(shelved.definition, desk.course, answer.response) if answer else ()
    if sheet:
        yield _exercise(sheet, "", "answers", desk)


def _exercise(sheet: Sheet, label: str, face: str, desk: Desk) -> Node:
    blocks = [_block(block.model_dump(mode="json"), desk) for block in sheet]
    return {"is": "exercise", "label": label, "face": face, "sheet": blocks}


def _block(block: dict[str, Any], desk: Desk) -> dict[str, Any]:
    """A block as it is; the specification of a chart becomes its drawing."""
    if block["block"] == "plot":
        return {**desk.pictures.drawing(svg(block["spec"]), block["alt"]), "block": "plot"}
    if "answer" in block:
        return {**block, "answer": [_block(part, desk) for part in block["answer"]]}
    return block
