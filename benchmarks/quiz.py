"""The quiz that every lesson under measurement asks: read from ``content`` and handed to each in its own form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from curriculum.course.course import Course
from curriculum.kinds.choice.definition import Choice, ChoiceKey
from curriculum.kinds.heading import kicker
from curriculum.kinds.shelf import Shelf

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Option:
    """One choice of a question, and what is said to whoever picks it."""

    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True)
class Question:
    """One exercise of the quiz."""

    id: str
    kicker: str
    title: str
    prompt: str
    text: str
    options: tuple[Option, ...]


def questions() -> list[Question]:
    """The quiz, in the order of its files."""
    course = Course()
    shelf = Shelf(course, CONTENT)
    found = []
    for id in shelf.files:
        shelved = shelf.take(id)
        definition, key = shelved.definition, shelved.key
        assert isinstance(definition, Choice) and isinstance(key, ChoiceKey)
        (item,) = definition.items
        options = []
        for choice in item.choices:
            judgement, entry = key.items[item.id].entry(choice.id)
            assert entry is not None
            options.append(Option(choice.text, entry.reason, judgement == "right"))
        head = kicker(definition, "choice", course)
        found.append(Question(id, head, definition.title, definition.prompt, item.text, tuple(options)))
    return found


def write_beside(folder: Path, quiz: list[Question]) -> None:
    """Write each question as the JSON that the ipywidgets lessons read, and as jupyterquiz reads it."""
    for question in quiz:
        choices = [
            {"text": option.text, "feedback": option.feedback, "correct": option.correct} for option in question.options
        ]
        plain = {
            "kicker": question.kicker,
            "title": question.title,
            "prompt": question.prompt,
            "question": question.text,
            "choices": choices,
        }
        answers = [
            {"answer": option.text, "correct": option.correct, "feedback": option.feedback} for option in question.options
        ]
        asked = f"{question.title}. {question.prompt} {question.text}"
        theirs = [{"question": asked, "type": "multiple_choice", "answers": answers}]
        (folder / f"{question.id}.json").write_text(json.dumps(plain), "utf-8")
        (folder / f"{question.id}.quiz.json").write_text(json.dumps(theirs), "utf-8")
