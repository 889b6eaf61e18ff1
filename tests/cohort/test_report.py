"""The report after a session: from the real service, on real paper, as a table, and by the command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from curriculum.cohort.command import command
from curriculum.cohort.database import file_url
from curriculum.cohort.report.paper import pdf
from curriculum.cohort.report.table import COLUMNS, table
from curriculum.cohort.report.value import Moved
from curriculum.errors import CurriculumError
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, classroom, event, right
from tests.cohort.history import History, answer, rows, told
from tests.handouts import pdfs
from tests.kinds.exercises import SHELF, samples

WORDS = SHELF.course.words
IDS = list(right()["items"])
WRONG = samples(SHELF.take(EXERCISE)).wrong
FORMS = {"report.pdf": "application/pdf", "report.csv": "text/csv", "report.xapi.json": "application/json"}


def two_votes(room: Classroom) -> None:
    """Seven people vote twice; two come over."""
    room.do("lesson", lesson=SHELF.take(EXERCISE).lesson)
    people = [room.join("=Sum(A1)"), *room.people(6)]
    for again in (False, True):
        vote = str(room.do("again")["vote"]["id"]) if again else room.open()
        for n, person in enumerate(people):
            person.send(event(EXERCISE, vote, right() if n > 2 - 2 * again else WRONG))
        room.do("close")


def of(found: list[dict[str, str]], measure: str, **where: str) -> list[dict[str, str]]:
    return [row for row in found if row["measure"] == measure and where.items() <= row.items()]


def test_two_votes_on_paper_and_in_a_table(room: Classroom) -> None:
    two_votes(room)
    room.do("homework", exercise=OTHER, due="2026-12-01")
    got = {end: room.teach("GET", f"/api/teach/{end}?register=no") for end in FORMS}
    for end, said in got.items():
        assert said.status_code == 200 and said.headers["content-type"].startswith(FORMS[end])
        assert said.headers["content-disposition"].startswith('attachment; filename="cohort-')
        assert b"Sum(A1)" not in said.content or end.endswith("json")
    made, text = got["report.pdf"].content, pdfs.text(got["report.pdf"].content)
    assert pdfs.faults(made) == []
    assert SHELF.take(EXERCISE).definition.title in text and WORDS.fill("report_joined", n=7) in text
    assert WORDS.fill("report_share", count=6, of=7, percent=86) in text
    assert WORDS.fill("cohort_moved", both=7, towards=2, away=0) in text
    assert WORDS["report_why_items"] in text and WORDS["report_stayed"] not in text
    assert pdfs.printed(made).count(WORDS["paper_band"]) == pdfs.pages(made), "it holds keys, and says so"
    found = rows(got["report.csv"].content)
    assert of(found, "joined")[0]["count"] == "7"
    for vote, count in (("1", "4"), ("2", "6")):
        (row,) = of(found, "in_line", round=vote, item=IDS[0])
        assert (row["count"], row["of"]) == (count, "7")
        assert sum(int(row["count"]) for row in of(found, "given", round=vote, item=IDS[0])) == 7
    assert {row["count"] for row in of(found, "came_over")} == {"2"}
    (work,) = of(found, "homework")
    assert (work["exercise"], work["date"], work["count"]) == (OTHER, "2026-12-01", "")
    assert {row["invented"] for row in found} == {"no"} and set(found[0]) == set(COLUMNS)


def test_the_register_comes_only_when_it_is_asked_for(either: Classroom) -> None:
    two_votes(either)
    asked = rows(either.teach("GET", "/api/teach/report.csv?register=yes").content)
    people, days = of(asked, "register"), of(asked, "was_there")
    assert len(people) == len(days) == 7 and {row["count"] for row in people} == {"1"}
    assert people[0]["value"] == "'=Sum(A1)", "a pseudonym is no formula"
    assert not of(rows(either.teach("GET", "/api/teach/report.csv").content), "register")


def test_there_is_no_report_while_a_vote_is_open(room: Classroom) -> None:
    room.open()
    for end in FORMS:
        said = room.teach("GET", f"/api/teach/{end}")
        assert (said.status_code, said.json()["error"]) == (409, WORDS["cohort_close_first"])


def test_without_what_prints_a_sentence_says_so(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "curriculum.cohort.report.paper", None)
    said = room.teach("GET", "/api/teach/report.pdf")
    assert (said.status_code, said.json()["error"]) == (501, WORDS["report_needs"])
    assert room.teach("GET", "/api/teach/report.csv").status_code == 200


def test_a_rehearsals_report_says_on_every_page_that_it_is_invented(tmp_path: Path) -> None:
    with told(tmp_path, invented=True) as history:
        for _ in range(40):
            history.join()
        report = history.report(register=True)
    made = pdf(report)
    assert pdfs.faults(made) == []
    assert pdfs.pages(made) == 2 and pdfs.printed(made).count(WORDS["cohort_invented"]) == 3
    assert WORDS["report_no_votes"] in pdfs.text(made) and "Person 17" in pdfs.text(made)
    assert {row["invented"] for row in rows(table(report))} == {"yes"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "plain"])
def test_no_text_is_a_formula(history: History, text: str) -> None:
    history.do("title", title=text)
    (row,) = of(rows(history.table()), "joined")
    assert row["title"] == (text if text == "plain" else f"'{text.strip()}")


def items(exercise: str) -> list[str]:
    return list(samples(SHELF.take(exercise)).right["items"])


def test_how_well_an_item_tells_people_apart_takes_thirty_people_and_five_items(history: History) -> None:
    ids, people = items("final-quiz"), [history.join() for _ in range(30)]
    given = {person: {id: at < n for n, id in enumerate(ids)} for at, person in enumerate(people)}
    for person in people[16:]:
        given[person] = dict.fromkeys(ids, False) | {ids[0]: True}
    history.voted("final-quiz", given)
    history.voted("final-quiz", dict(list(given.items())[:29]))
    history.voted("kettle-levels", {person: dict.fromkeys(items("kettle-levels"), True) for person in people})
    votes = history.report().votes
    index = {item.id: item.discrimination for item in votes[0].items}
    assert index[ids[-1]] == 1 and (index[ids[0]] or 0) < 0 and votes[0].why == ""
    assert [vote.why for vote in votes[1:]] == ["report_why_people", "report_why_items"]
    assert all(item.discrimination is None for vote in votes[1:] for item in vote.items)
    assert WORDS["report_turned"] in [one.text for one in votes[0].suggestions]
    assert "discrimination" not in str(history.screen()) + str(history.page()["session"])


def quizzes(history: History, before: int, after: int, erased: int = 0) -> None:
    """Two quizzes: the first so many answer, the second so many; of sixteen questions 4 are in line, and then 13.

    Between the two some are erased who answered the first.
    """
    people = [history.join() for _ in range(max(before, after))]
    for exercise, n, well in (("baseline-quiz", before, 4), ("final-quiz", after, 13)):
        ids = items(exercise)
        history.voted(exercise, {person: {id: at < well for at, id in enumerate(ids)} for person in people[:n]})
        for person in people[:erased]:
            history.erase(person)
        people, erased = people[erased:], 0


@pytest.mark.parametrize(("before", "after", "n"), [(8, 8, 8), (8, 13, 8), (13, 8, 8), (8, 12, None), (4, 4, None)])
def test_what_was_gained_is_told_where_nobody_can_be_worked_out(
    history: History, before: int, after: int, n: int | None
) -> None:
    quizzes(history, before, after)
    gain = history.report().votes[-1].gain
    assert history.report().votes[0].gain is None
    assert (gain.n if gain else None) == n
    if gain and n:
        assert (gain.questions, gain.before, gain.after, gain.g) == (16, 4, 13, 0.75)
        assert gain.quiz == SHELF.take("baseline-quiz").definition.title
    assert not any(vote.suggestions for vote in history.report().votes), (
        "a quiz to be compared is not there to be taught"
    )


@pytest.mark.parametrize(("before", "erased", "n"), [(9, 1, None), (12, 4, None), (13, 5, 8)])
def test_someone_erased_after_the_first_quiz_is_one_who_did_not_answer_both(
    history: History, before: int, erased: int, n: int | None
) -> None:
    quizzes(history, before, before - erased, erased)
    gain = history.report().votes[-1].gain
    assert gain and gain.n == n


def test_a_baseline_done_at_home_counts_for_the_gain(history: History) -> None:
    history.do("homework", exercise="baseline-quiz")
    people = [history.join() for _ in range(6)]
    for person in people:
        history.send(person, "baseline-quiz", answer("baseline-quiz", dict.fromkeys(items("baseline-quiz"), False)))
    history.voted("final-quiz", {person: dict.fromkeys(items("final-quiz"), True) for person in people})
    gain = history.report().votes[0].gain
    assert gain and (gain.n, gain.before, gain.after, gain.g) == (6, 0, 16, 1)


def test_a_second_vote_that_moved_nothing_is_taken_up_next_time(history: History) -> None:
    people = [history.join() for _ in range(8)]
    given = {person: {id: at < 4 for id in items("kettle-levels")} for at, person in enumerate(people)}
    history.voted("kettle-levels", given)
    history.voted("kettle-levels", given, again=True)
    first, second = history.report().votes
    assert {one.text for one in second.suggestions} == {WORDS["report_stayed"]}
    assert all(one.text.startswith(WORDS["report_band_middle"]) for one in first.suggestions)
    assert [one.item for one in first.suggestions] == [item.text for item in first.items], (
        "not only what the plan prepares"
    )
    planned = SHELF.course.session(SHELF.take("kettle-levels").lesson).first_votes
    assert any(one.middle in said.text for one in planned for said in first.suggestions)
    assert second.items[0].moved == Moved(8, 0, 0) and second.of == first.id


def test_what_is_offered_under_one_item_is_not_named_after_the_next(history: History) -> None:
    ids = items("baseline-quiz")
    history.voted("baseline-quiz", {history.join(): dict.fromkeys(ids, True) for _ in range(6)})
    definition: Any = SHELF.take("baseline-quiz").definition
    offered = {item.id: {choice.text for choice in item.choices} for item in definition.items}
    for item in history.report().votes[0].items:
        assert {share.label for share in item.shares} <= offered[item.id]


def test_the_command_writes_it_for_this_user_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "sessions.sqlite", tmp_path / "new" / "reports"
    with classroom(file_url(file)) as room:
        two_votes(room)
    command(["list", str(file)])
    assert capsys.readouterr().out.startswith("Cohort 1, Tuesday: 7 people")
    assert command(["report", str(folder), str(file), "--register"]) == 0
    made = sorted(folder.iterdir())
    assert [one.name for one in made] == ["cohort-1.report.csv", "cohort-1.report.pdf", "cohort-1.xapi.json"]
    said = capsys.readouterr().out
    assert all(str(one) in said and one.stat().st_mode & 0o077 == 0 for one in made)
    assert of(rows(made[0].read_bytes()), "register") and made[1].read_bytes().startswith(b"%PDF")
    assert command(["report", str(folder), str(file), "--title", "Tuesday", "--formats", "csv"]) == 0
    assert not of(rows(made[0].read_bytes()), "register")
    for wrong, said in (
        (["--cohort", "7"], "no such cohort"),
        (["--title", "None"], "no such cohort"),
        (["--formats", "csv,doc"], "no format 'doc'"),
    ):
        with pytest.raises(CurriculumError, match=said):
            command(["report", str(folder), str(file), *wrong])
    with pytest.raises(CurriculumError, match="cannot be written"):
        command(["report", str(file), str(file), "--formats", "csv"])
