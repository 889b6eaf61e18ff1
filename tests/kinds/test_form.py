"""Which words have the form that a field asks for, and which have not."""

from __future__ import annotations

from typing import Any

import pytest

from curriculum.kinds.canvas import canvas
from curriculum.kinds.canvas.form import holds

HOLDS = {
    "who": [
        *("Amira", "me", "I do", "The theatre sister", "Staff nurse on nights", "Amira and the team", "Dr O'Neill"),
        *("Ward manager", "Zoë", "李", "the practice educator of our unit", "Deputy director of nursing"),
    ],
    "what": [
        *(
            "Ring two colleagues tonight",
            "I will ask Sam for ten minutes",
            "Print 30 cards",
            "Count time-outs on Monday",
        ),
        *("Put the checklist on the wall by scrub", "We meet in the coffee room"),
    ],
    "when": ["2026-12-07", "2028-02-29"],
    "ask": [
        *(
            "Will you take part on Monday?",
            "Amira, would you read this and tell me what is wrong?",
            "May I have 10 min?",
        ),
        *("Dear Dr Osei, could we try it on your list next week?", "Do you agree?", "We want to start. Are you in?"),
        *("Sam – will you?\nThank you!", "If we bring the cards, would you let us try?", "Please can you ring me?"),
    ],
    "number": [
        *("Full time-outs, of 20 lists", "9 of 10 cases with a pause", "Two thirds of all lists", "Calls made by six"),
        *("Share of cases, 60% by March",),
    ],
    "text": ["x", "?", " any words "],
}
LACKS = {
    "who": [
        *(
            "everyone",
            "Everybody!",
            "staff",
            "all staff",
            "The whole team",
            "someone from the ward",
            "people",
            "tbc",
            "?",
        ),
        *("nurses and doctors", "management", "Not sure yet", "to be confirmed", "anyone who is interested", "", "  "),
        *("everyone on nights", "lots of people", "anyone who cares"),
    ],
    "what": [
        "Do it",
        "Raise awareness of the checklist",
        "We will improve communication",
        "to engage all staff",
        "?",
        "",
    ],
    "when": ["", "Monday", "7 December 2026", "2026-02-29", "2026-W50-1", "20261207", "2026-12-07T10:00"],
    "ask": [
        *(
            "Take part!",
            "How could we start?",
            "What do you think?",
            "Will everyone help?",
            "Can someone take this on?",
        ),
        *("Will you take part", "Please?", "?", "Your thoughts?", ""),
    ],
    "number": ["Fewer complications", "20", "20 %", "more than before", "", "Two lists"],
    "text": ["", " \n "],
}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in HOLDS.items() for text in texts])
def test_a_form_holds(form: Any, text: str) -> None:
    assert holds(form, text)


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in LACKS.items() for text in texts])
def test_a_form_is_lacking(form: Any, text: str) -> None:
    assert not holds(form, text)


HEAD = {"title": "T", "prompt": "P", "minutes": 1, "objectives": ["o"], "kind": "canvas"}
FIELDS = [
    {"id": "who", "section": "s", "text": "Who?", "form": "who"},
    {"id": "when", "section": "s", "text": "When?", "form": "when"},
    {"id": "risk", "section": "s", "text": "Risk?", "form": "what", "optional": True},
]
PLAN = canvas.definition.model_validate({**HEAD, "sections": [{"id": "s", "name": "S"}], "items": FIELDS})
KEY = canvas.key.model_validate({"items": {"who": {"example": "Amira", "reason": "One person is named."}}})


@pytest.mark.parametrize(
    ("items", "score", "possible"),
    [
        ({"who": {"text": "Amira"}, "when": {"date": "2026-12-07"}}, 2, 2),
        ({"who": {"text": "staff"}, "when": {"date": "2026-12-07"}}, 1, 2),
        ({"who": {"text": "Amira"}}, 1, 2),
        ({"who": {"text": "Amira"}, "when": {"date": "2026-12-07"}, "risk": {"text": "The sister is away"}}, 3, 3),
        ({"who": {"text": "Amira"}, "when": {"date": "2026-12-07"}, "risk": {"text": "none"}}, 2, 3),
        ({"risk": {"text": "The sister is away"}}, 1, 3),
    ],
)
def test_fields_whose_form_holds_are_counted(items: dict[str, Any], score: int, possible: int) -> None:
    verdict = canvas.judge(PLAN, KEY, {"items": items})
    assert (verdict.score, verdict.possible) == (score, possible)


def test_an_optional_field_may_stay_empty_and_the_plan_is_done() -> None:
    assert PLAN.needs == ("who", "when")
    said = canvas.judge(PLAN, KEY, {"items": {"who": {"text": "Amira"}}}).notes
    assert set(said) == {"who", "when"}
    assert [note.lead for note in said["when"]] == ["form_when"]
