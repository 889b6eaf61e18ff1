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

    Judgements are compared by the nominal distance, and where a reader gave several labels by Jaccard's and MASI too;
    for single labels the three are the same. As in the score, what the key calls arguable is left out.

    Args:
        name: The exercise.

    Raises:
        CurriculumError: There is no such exercise, or its file is faulty.
    """
    course, shelved = shelf().course, shelf().take(name)
    live(f"agreement {name}", lambda: (_face(shelved, course),), [name])


@dataclass(frozen=True)
class _Compared:
    """One item: its text, what each of the two readers gave it, and what of the learner's the key calls arguable."""

    text: str
    yours: frozenset[str]
    keys: frozenset[str]
    arguable: frozenset[str]

    @property
    def unit(self) -> tuple[frozenset[str], frozenset[str]]:
        """The two readings without what is arguable."""
        return self.yours - self.arguable, self.keys

    @property
    def counts(self) -> bool:
        """Whether anything settled is left to compare: not if the learner's whole reading is arguable."""
        return self.yours != self.arguable


def _face(shelved: Shelved, course: Course) -> Bundle:
    words = course.words
    answer = latest(Journal().events()).get(shelved.id, Answer())
    if not answer.checked or shelved.key is None:
        text = words.fill("agreement_needs", exercise=shelved.definition.title)
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    compared = _compare(shelved, answer, course)
    units = [one.unit for one in compared if one.counts]
    same = sum(yours == keys for yours, keys in units)
    several = any(len(labels) > 1 for unit in units for labels in unit)
    distances = {"nominal": nominal, "jaccard": jaccard, "masi": masi} if several else {"nominal": nominal}
    found = {by: alpha(units, distance) for by, distance in distances.items()}
    said = [words.fill("agreement_same", same=same, n=len(units))]
    if left := len(compared) - len(units):
        said.append(words.fill("agreement_left_out", n=left))
    said += [_said(by, one, course) for by, one in found.items()]
    said.append(words[_band(min((one.value for one in found.values() if one.value is not None), default=None))])
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["agreement"])}</h2>'
        + "".join(f"<p>{escape(line)}</p>" for line in said)
        + f'<p class="quiet">{escape(words.fill("agreement_limits", n=len(units)))}</p>'
        + f"<details><summary>{escape(words['agreement_items'])}</summary>{_table(shelved, compared, course)}</details>"
        + "</section>"
    )
    return {"text/html": html, "text/plain": " ".join(said)}


def _compare(shelved: Shelved, answer: Answer, course: Course) -> list[_Compared]:
    """The items that the learner gave something; the key's own reading is the answer in line throughout."""
    public = shelved.kind.public(shelved.definition, course)
    texts = {item["id"]: item["text"] for item in public["items"]}
    yours = labels(answer.response, tuple(texts))
    keys = labels(shelved.kind.samples(shelved.definition, shelved.key).right, tuple(texts))
    verdict = shelved.judge(answer.response)
    argued = (
        {id: {n.about for n in notes if n.mark == "arguable"} for id, notes in verdict.notes.items()} if verdict else {}
    )
    return [
        _Compared(texts[id], yours[id], keys.get(id, frozenset()), yours[id] & argued.get(id, set()))
        for id in texts
        if id in yours
    ]


def _said(by: str, found: Alpha, course: Course) -> str:
    distance = course.words[f"distance_{by}"]
    if found.value is None:
        return course.words.fill("alpha_undefined", distance=distance)
    return course.words.fill("alpha_is", value=f"{found.value:.2f}".replace("-", "−"), distance=distance)


def _band(value: float | None) -> str:
    if value is None:
        return "alpha_means_nothing"
    return "alpha_high" if value >= RELIABLE else "alpha_middle" if value >= TENTATIVE else "alpha_low"


def _alike(one: _Compared) -> str:
    if not one.counts:
        return "agreement_arguable"
    return "agreement_yes" if one.unit[0] == one.unit[1] else "agreement_no"


def _table(shelved: Shelved, compared: list[_Compared], course: Course) -> str:
    words = course.words
    named = names(shelved.kind.public(shelved.definition, course), course)

    def cell(given: frozenset[str]) -> str:
        return escape("; ".join(sorted(named.get(label, label) for label in given)))

    heads = ("agreement_item", "agreement_yours", "agreement_keys", "agreement_alike")
    head = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.text)}</th><td>{cell(one.yours)}</td><td>{cell(one.keys)}</td>'
        f"<td>{escape(words[_alike(one)])}</td></tr>"
        for one in compared
    )
    return f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
