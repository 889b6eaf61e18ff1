"""What must not leave the service: a distribution before the close, and the key before feedback is open."""

from __future__ import annotations

import re
from typing import Any

from tests.cohort.classroom import EXERCISE, OTHER, Classroom, Learner, event, right
from tests.kinds.exercises import JUDGED, SHELF, runs, samples, secret, strings

OPEN = set().union(*(runs(text) for id in SHELF.files for text in strings(SHELF.take(id).definition.model_dump())))
"""What exercises say themselves: a key may say it too."""

COURSE = [shelved for shelved in JUDGED if shelved.id in SHELF.files]


def everything(room: Classroom, learner: Learner, other: Learner) -> dict[str, str]:
    """Every byte within reach of a learner, the projector and the instructor's own page, by its path.

    But for what differs from one look to the next: the count of changes, and the pseudonym on offer.
    """
    found = {path: room.teach("GET", path).text for path in ("/api/teach/state", "/console", "/private", "/api/qr.svg")}
    found["person"] = room.teach("GET", f"/api/teach/person/{other.person}").text
    found["refused"] = room.teach("POST", "/api/teach/do", json={"do": "show", "view": "one"}).text
    headers = {"authorization": f"Bearer {room.teacher}"}
    with room.client.stream("GET", "/api/teach/events", headers=headers) as stream:
        found["/api/teach/events"] = next(line for line in stream.iter_lines() if line.startswith("data:"))
    code = f"/api/cohort?code={room.code}"
    for path in ("/", "/api/words", "/api/state", code, f"/api/exercise/{EXERCISE}", f"/api/feedback/{EXERCISE}"):
        found[path] = learner.get(path).text
    found[code] = re.sub('"pseudonym":"[^"]*"', "", found[code])
    return {path: re.sub(r'"n":\d+', "", text) for path, text in found.items()}


def test_nothing_depends_on_what_was_answered_while_a_vote_is_open(room: Classroom) -> None:
    looker, *people = room.people(7)
    vote = room.open()
    looks = []
    for response in (samples(SHELF.take(EXERCISE)).right, samples(SHELF.take(EXERCISE)).wrong):
        for person in people:
            person.send(event(EXERCISE, vote, {**response, "text": "a word of mine"}))
        looks.append(everything(room, looker, people[0]))
    assert looks[0] == looks[1] and len(looks[0]["/api/teach/state"]) > 1000
    assert "a word of mine" not in str(looks)
    assert room.do("close")["private"]["votes"][0]["tally"]["n"] == 6


def test_a_first_vote_stays_off_the_projector_while_the_second_is_open(room: Classroom) -> None:
    people = room.people(5)
    vote = room.open()
    for person in people:
        person.send(event(EXERCISE, vote, right()))
    room.do("close")
    assert room.do("show")["projector"]["tally"]["n"] == 5
    again = room.do("again")
    assert again["projector"]["view"] == "question" and "tally" not in str(again["projector"])
    for view in ("one", "both", "map", "pairs", "agreement"):
        room.refuses("show", view=view)
        room.refuses("show", view=view, vote=vote)
    room.refuses("feedback", exercise=EXERCISE)
    assert "tally" not in str(room.do("hide")["projector"])


def test_fewer_than_five_are_told_the_same_whether_none_or_four(room: Classroom) -> None:
    people = room.people(4)
    told = []
    for count in range(5):
        vote = room.open()
        for person in people[:count]:
            person.send(event(EXERCISE, vote, right()))
        state = room.do("close")
        shown = room.do("show", view="one")["projector"]["tally"]
        told.append((state["private"]["votes"][-1]["tally"], state["private"]["raw"], shown))
    assert all(one == told[0] for one in told) and told[0][0]["shown"] is False


def test_erasing_someone_after_the_close_changes_nothing_that_is_shown(room: Classroom) -> None:
    people = room.people(5)
    vote = room.open()
    for person in people:
        person.send(event(EXERCISE, vote, right()))
    before = room.do("close")["private"]["votes"][0]["tally"]
    people[0].post("/api/leave", {"erase": True})
    after = room.do("timer", seconds=60)["private"]
    assert after["votes"][0]["tally"] == before and after["raw"] == []


def test_nothing_of_any_key_is_in_reach_before_feedback_is_open(room: Classroom) -> None:
    learner = room.join()
    for shelved in COURSE:
        room.do("homework", exercise=shelved.id)
        assert learner.send(event(shelved.id, "", {"items": {}})).json()["refused"] == []
    reached = [learner.get(path) for path in ("/api/state", "/api/words", "/api/mine", f"/api/cohort?code={room.code}")]
    for shelved in COURSE:
        reached.append(learner.get(f"/api/exercise/{shelved.id}"))
        feedback = learner.get(f"/api/feedback/{shelved.id}")
        assert feedback.status_code == 403
        reached.append(feedback)
    assert {said.status_code for said in reached} == {200, 403}
    seen = set().union(*(runs(text) for said in reached for text in strings(said.json())))
    assert len(seen) > 5000
    for shelved in COURSE:
        assert not (secret(shelved) - OPEN) & seen, shelved.id


def test_feedback_tells_of_its_own_exercise_alone_and_only_to_who_answered(room: Classroom) -> None:
    one, two = room.people(2)
    room.do("homework", exercise=OTHER)
    vote = room.open()
    one.send(
        event(EXERCISE, vote, samples(SHELF.take(EXERCISE)).wrong), event(OTHER, "", samples(SHELF.take(OTHER)).wrong)
    )
    room.do("close")
    room.do("feedback", exercise=EXERCISE)
    assert one.get("/api/state").json()["feedback"] == [EXERCISE]
    told = one.get(f"/api/feedback/{EXERCISE}").json()
    seen = set().union(*map(runs, strings(told)))
    assert seen & secret(SHELF.take(EXERCISE))
    for shelved in COURSE:
        if shelved.id != EXERCISE:
            assert not (secret(shelved) - secret(SHELF.take(EXERCISE)) - OPEN) & seen
    assert one.get(f"/api/feedback/{OTHER}").status_code == 403
    assert two.get(f"/api/feedback/{EXERCISE}").status_code == 404
    room.do("feedback", exercise=EXERCISE, open=False)
    assert one.get(f"/api/feedback/{EXERCISE}").status_code == 403


def test_only_what_was_asked_for_can_be_looked_at(room: Classroom) -> None:
    learner = room.join()
    for id in (EXERCISE, "no-such-exercise", "..", "%00"):
        assert learner.get(f"/api/exercise/{id}").status_code == 404
    room.open()
    assert learner.get(f"/api/exercise/{EXERCISE}").json()["judged"] is False


def test_the_learners_view_has_these_names_and_no_others(room: Classroom) -> None:
    one = room.people(6)[0]
    room.open()
    names: set[str] = set(one.get("/api/state").json())
    assert names == {"n", "title", "pseudonym", "invented", "vote", "feedback", "homework", "asked", "told"}
    vote: dict[str, Any] = one.get("/api/state").json()["vote"]
    assert set(vote) == {"id", "lesson", "exercise", "title", "items", "round", "open"}


FROM_A_KEY = {"right", "confusions", "advice", "moved", "key"}
"""What only a key can tell. Written here again: a list shared with the service would hide the service's own gaps."""


def names_in(data: Any) -> set[str]:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return set(data if isinstance(data, dict) else ()).union(*map(names_in, inside))


def test_the_projector_shows_nothing_of_a_key_before_feedback_is_open(room: Classroom) -> None:
    people = room.people(6)
    for _ in range(2):
        vote = room.open() if room.state()["vote"] is None else str(room.do("again")["vote"]["id"])
        for at, person in enumerate(people):
            made = samples(SHELF.take(EXERCISE))
            person.send(event(EXERCISE, vote, made.wrong if at % 2 else made.right))
        room.do("close")
    for view in ("one", "both", "map", "pairs", "agreement"):
        shown = room.do("show", view=view)["projector"]
        assert {"disagreement", "alpha"} <= names_in(shown) and not FROM_A_KEY & names_in(shown)
        seen = set().union(*map(runs, strings(shown)))
        assert not (secret(SHELF.take(EXERCISE)) - OPEN) & seen
    room.do("feedback", exercise=EXERCISE)
    opened = names_in(room.do("show", view="both")["projector"])
    assert {"right", "confusions", "moved"} <= opened
