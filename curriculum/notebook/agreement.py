"""``agreement("name")``: the learner's judgement beside the key, item by item, with Krippendorff's alpha."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from curriculum.course.course import Course
from curriculum.kinds.labels import labels, names
from curriculum.kinds.shelf import Shelved
from curriculum.measures.alpha import RELIABLE, TENTATIVE, Alpha, alpha
from curriculum.measures.distance import jaccard, masi, nominal
from curriculum.notebook.exercise import shelf
from curriculum.notebook.live import Bundle, live
from curriculum.record.answers import Answer, latest
from curriculum.record.journal import Journal


def agreement(name: str) -> None:
    """Compare the learner's answer to an exercise with its key, once it has been checked.

    Judgements are compared by the nominal distance; where an item may have several labels, by Jaccard's and MASI too.

    Args:
        name: The exercise.

    Raises:
        CurriculumError: There is no such exercise, or its file is faulty.
    """
    course, shelved = shelf().course, shelf().take(name)
    live(f"agreement {name}", lambda: (_face(shelved, course),), [name])


@dataclass(frozen=True)
class _Compared:
    """One item: its text, and what each of the two readers gave it."""

    text: str
    yours: frozenset[str]
    keys: frozenset[str]


def _face(shelved: Shelved, course: Course) -> Bundle:
    words = course.words
    answer = latest(Journal().events()).get(shelved.id, Answer())
    if not answer.checked or shelved.key is None:
        text = words.fill("agreement_needs", exercise=shelved.definition.title)
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    compared = _compare(shelved, answer, course)
    same = sum(one.yours == one.keys for one in compared)
    units = [(one.yours, one.keys) for one in compared]
    several = shelved.kind.name == "mapping" or any(len(labels) > 1 for unit in units for labels in unit)
    distances = {"nominal": nominal, "jaccard": jaccard, "masi": masi} if several else {"nominal": nominal}
    found = {by: alpha(units, distance) for by, distance in distances.items()}
    said = [words.fill("agreement_same", same=same, n=len(compared))]
    said += [_said(by, one, course) for by, one in found.items()]
    said.append(words[_band(min((one.value for one in found.values() if one.value is not None), default=None))])
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["agreement"])}</h2>'
        + "".join(f"<p>{escape(line)}</p>" for line in said)
        + f'<p class="quiet">{escape(words.fill("agreement_limits", n=len(compared)))}</p>'
        + f"<details><summary>{escape(words['agreement_items'])}</summary>{_table(shelved, compared, course)}</details>"
        + "</section>"
    )
    return {"text/html": html, "text/plain": " ".join(said)}


def _compare(shelved: Shelved, answer: Answer, course: Course) -> list[_Compared]:
    """The items that both gave something; the key's own reading is its answer in line throughout."""
    public = shelved.kind.public(shelved.definition, course)
    texts = {item["id"]: item["text"] for item in public["items"]}
    yours = labels(answer.response, tuple(texts))
    keys = labels(shelved.kind.samples(shelved.definition, shelved.key).right, tuple(texts))
    return [_Compared(texts[id], yours[id], keys[id]) for id in texts if id in yours and id in keys]


def _said(by: str, found: Alpha, course: Course) -> str:
    distance = course.words[f"distance_{by}"]
    if found.value is None:
        return course.words.fill("alpha_undefined", distance=distance)
    return course.words.fill("alpha_is", value=f"{found.value:.2f}".replace("-", "−"), distance=distance)


def _band(value: float | None) -> str:
    if value is None:
        return "alpha_means_nothing"
    return "alpha_high" if value >= RELIABLE else "alpha_middle" if value >= TENTATIVE else "alpha_low"


def _table(shelved: Shelved, compared: list[_Compared], course: Course) -> str:
    words = course.words
    named = names(shelved.kind.public(shelved.definition, course), course)

    def cell(given: frozenset[str]) -> str:
        return escape("; ".join(sorted(named.get(label, label) for label in given)))

    heads = ("agreement_item", "agreement_yours", "agreement_keys", "agreement_alike")
    head = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.text)}</th><td>{cell(one.yours)}</td><td>{cell(one.keys)}</td>'
        f"<td>{escape(words['agreement_yes' if one.yours == one.keys else 'agreement_no'])}</td></tr>"
        for one in compared
    )
    return f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
