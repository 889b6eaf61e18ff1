"""Whether what stands in a field has the form the field asks for. A check of words, which knows nothing of the ward.

It errs on the learner's side: 'Amira and the team' names a person, 'the team' names nobody. The lists of vague words
are the course's own, in words.yaml.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from curriculum.course.course import Course
from curriculum.kinds.canvas.definition import Form

WORD = re.compile(r"[^\W\d_]+")
PART = re.compile(r"[,;:.!?()\"“”‘\n–—]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLY = 6
"""Words. A question that can be answered yes or no has its 'will you' among so many from where it begins."""


def holds(form: Form, text: str) -> bool:
    """Whether a text, or a date in ISO form, has this form. Empty never does."""
    if not text.strip():
        return False
    match form:
        case "who":
            return _names(text)
        case "what":
            return _can_be_seen(text)
        case "when":
            return is_date(text)
        case "ask":
            return _can_be_answered(text)
        case "number":
            return _counts(text)
        case "text":
            return True


def is_date(text: str) -> bool:
    """Whether this is a day of the calendar, such as 2026-12-07."""
    try:
        return bool(DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def asks(form: Form) -> str:
    """What a form asks, in a sentence of the course's words."""
    return _course().words[f"form_{form}_more"]


@cache
def _course() -> Course:
    return Course()


@cache
def _list(name: str) -> tuple[tuple[str, ...], ...]:
    """A list of words.yaml: entries between commas, each as its words."""
    return tuple(tuple(_words(entry)) for entry in _course().words[name].split(","))


def _single(name: str) -> set[str]:
    return {word for entry in _list(name) for word in entry}


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _what_begins(words: list[str]) -> list[str]:
    """The words from the first that says what is done: without 'We will', 'To' and the like."""
    passed = _single("form_filler") | _single("form_openers")
    return words[next((at for at, word in enumerate(words) if word not in passed), len(words)) :]


def _names(text: str) -> bool:
    """Something is left once vague words, and the small words between them, are taken out."""
    return bool(set(_words(text)) - _single("vague_who") - _single("form_filler"))


def _can_be_seen(text: str) -> bool:
    """Three words or more, and the first that count are not among those nobody can be seen doing."""
    begins = _what_begins(_words(text))
    return (
        len(text.split()) >= 3 and bool(begins) and not any(tuple(begins[: len(v)]) == v for v in _list("vague_what"))
    )


def _can_be_answered(text: str) -> bool:
    """A question mark; a part that opens as a yes-or-no question does, and is put to somebody in particular."""
    if "?" not in text and "？" not in text:
        return False
    openers, open_, vague = _single("yes_no_openers"), _single("open_questions"), _single("vague_ask")
    for part in PART.split(text):
        words = _words(part)
        if not words or words[0] in open_:
            continue
        at = next((index for index, word in enumerate(words[:EARLY]) if word in openers), None)
        if at is not None and words[at + 1 :] and words[at + 1] not in vague:
            return True
    return False


def _counts(text: str) -> bool:
    """A number, in digits or as a word, and what is counted."""
    words = set(_words(text))
    numbers = _single("number_words")
    return (any(letter.isdigit() for letter in text) or bool(words & numbers)) and len(words - numbers) >= 2
