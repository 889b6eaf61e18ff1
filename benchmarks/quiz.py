"""The lesson that is measured: twelve invented questions, written once for all three ways of making it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNT = 12
LETTERS = "abcd"
RIGHT = 0
PROMPT = "Choose the answer that fits best, and say how sure you are. Everything here is invented."


@dataclass(frozen=True)
class Question:
    """One question with four choices, the first of which is right, and feedback on each."""

    title: str
    text: str
    choices: tuple[str, ...]
    feedback: tuple[str, ...]


def questions() -> list[Question]:
    """The twelve questions. Each feedback text occurs once, so that a page can be searched for it."""
    return [
        Question(
            f"Invented ward {n}",
            f"Ward {n} wants a quieter night. Which of these shows best that its people value the change?",
            (
                f"Nurses, porters and doctors of ward {n} each say what a quiet night would mean to them.",
                f"A letter to ward {n} says that this hospital values quiet nights.",
                f"The new policy requires ward {n} to be quiet from June.",
                f"One doctor of ward {n} works on quiet nights at home.",
            ),
            (
                f"On ward {n}, the people whom the change will touch say for themselves what is at stake.",
                f"The letter to ward {n} names the value. It is one person speaking for others, from above.",
                f"A rule on ward {n} can be kept by people who see no worth in it. Look for their reasons.",
                f"On ward {n} this is one person's drive. Ask what the others of the group think of it.",
            ),
        )
        for n in range(1, COUNT + 1)
    ]


def name(number: int) -> str:
    """The id of an exercise, from 0."""
    return f"invented-ward-{number + 1}"


def write(root: Path) -> None:
    """Write the lesson as this package's own files. JSON is YAML 1.2, so json writes them."""
    for number, question in enumerate(questions()):
        _file(root, "exercises", number, _definition(question))
        _file(root, "solutions", number, _key(question))


def _definition(question: Question) -> dict[str, Any]:
    choices = [{"id": id, "text": text} for id, text in zip(LETTERS, question.choices, strict=True)]
    return {
        "kind": "choice",
        "title": question.title,
        "prompt": PROMPT,
        "minutes": 1,
        "objectives": ["o00-baseline"],
        "certainty": True,
        "items": [{"id": "night", "text": question.text, "pick": "one", "choices": choices}],
    }


def _key(question: Question) -> dict[str, Any]:
    entries = [{"choice": id, "reason": reason} for id, reason in zip(LETTERS, question.feedback, strict=True)]
    return {"items": {"night": {"right": entries[:1], "tempting": entries[1:]}}}


def _file(root: Path, folder: str, number: int, data: dict[str, Any]) -> None:
    file = root / folder / "benchmark" / f"{name(number)}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, indent=2, ensure_ascii=False), "utf-8")
