"""``marked("held", "after")``: a quiz that was kept unmarked, marked now: its answers can be read and not changed."""

from __future__ import annotations

from html import escape

from curriculum.course.course import Course
from curriculum.kinds.labels import names
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.verdict import Note, Verdict
from curriculum.notebook.exercise import shelf
from curriculum.notebook.live import Bundle, live
from curriculum.record.answers import Answer, latest
from curriculum.record.gain import result
from curriculum.record.journal import Journal


def marked(held: str, after: str) -> None:
    """Show what the key says of each answer to a quiz that was held, once a later quiz is answered and checked.

    Args:
        held: The quiz that was kept unmarked; it has a key.
        after: The quiz that has to come first, so that the one does not give the other away.

    Raises:
        CurriculumError: There is no such exercise, or its file is faulty.
    """
    course, quizzes = shelf().course, (shelf().take(held), shelf().take(after))
    live(f"marked {held} {after}", lambda: (_face(*quizzes, course),), [held, after])


def _face(quiz: Shelved, after: Shelved, course: Course) -> Bundle:
    words = course.words
    answers = latest(Journal().events())
    answer, then = (answers.get(one.id, Answer()) for one in (quiz, after))
    done = then.checked and then.complete(after.definition.needs)
    verdict = quiz.judge(answer.response) if done else None
    if verdict is None or not verdict.valid:
        name = "marked_nothing" if done else "marked_needs"
        text = words.fill(name, quiz=quiz.definition.title, after=after.definition.title)
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    counted = result(quiz, answer)
    said = words.fill("marked_counts", right=counted.right, n=counted.questions)
    score = f"{words.fill('score', score=verdict.score, possible=verdict.possible).replace('-', '−')}"
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["marked"])}</h2><p>{escape(said)}</p>'
        f'<p class="quiet">{escape(score)} {escape(words[verdict.rule])}</p>{_questions(quiz, answer, verdict, course)}'
        "</section>"
    )
    return {"text/html": html, "text/plain": f"{words['marked']}. {said}"}


def _questions(quiz: Shelved, answer: Answer, verdict: Verdict, course: Course) -> str:
    """Each question with what was chosen, what is said of it, and the key's reading where they differ."""
    words = course.words
    public = quiz.kind.public(quiz.definition, course)
    named = {item["id"]: names({"items": [item]}, course) for item in public["items"]}
    elements = {element.id: element.name for element in course.framework.elements}
    about = quiz.kind.assesses(quiz.definition, quiz.key)
    parts = []
    for number, item in enumerate(public["items"], 1):
        notes = verdict.notes.get(item["id"], ())
        given = answer.response["items"].get(item["id"], {})
        chosen = "; ".join(named[item["id"]].get(pick, pick) for pick in given.get("picks", ()))
        sure = words.fill("marked_sure", certainty=given["certainty"]) if given.get("certainty") else ""
        differs = any(note.mark in ("look", "missed") for note in notes)
        shown = (*notes, *(quiz.reveal(item["id"]) if differs else ()))
        topic = ", ".join(elements[id] for id in about[item["id"]])
        head = f"{number} {topic}. {words[notes[0].lead] if notes else words['marked_open']}"
        parts.append(
            f'<details class="rule"><summary>{escape(head)}</summary><p><b>{escape(item["text"])}</b></p>'
            f"<p>{escape(words['marked_yours'])} {escape(chosen)} {escape(sure)}</p>"
            + "".join(f"<p>{escape(_said(note, named[item['id']], course))}</p>" for note in shown)
            + "</details>"
        )
    return "".join(parts)


def _said(note: Note, named: dict[str, str], course: Course) -> str:
    lead = course.words[note.lead]
    if note.mark == "reading":
        return f"{course.words['reading']}: {named.get(note.about, note.about)} {note.text}"
    return f"{lead} {note.text}"
