"""A real JupyterHub as deploy/single-server sets it, on a real PostgreSQL: who gets in, and an answer that arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hands import do, exercise
from tests.browser.looks import violations
from tests.browser.phones import WORDS
from tests.browser.phones import join as join_by_phone
from tests.cohort.postgresql import Cluster
from tests.deploy import outside
from tests.deploy.accounts import client_of, onward, signed_in
from tests.deploy.hub import Hub, running
from tests.kinds.exercises import SHELF, samples

KETTLE = SHELF.take("kettle-groups")
TEACHER, LEARNER, OTHER = "ada", "bea", "cy"
ACCESS = "access:services!service=cohort"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    made = Hub(folder / "homes")
    made.prepare(LEARNER)
    with (
        # First: a hub that starts waits half a minute for a service that is not there.
        outside.running(made, cluster.new_database("outside"), folder / "outside.log"),
        running(made, folder, instructors=TEACHER, database=cluster.new_database("hub")),
    ):
        yield made
    assert "Traceback" not in (folder / "outside.log").read_text()


def test_a_learners_answer_arrives_in_the_vote_that_an_instructor_opened(browser: Browser, hub: Hub) -> None:
    with (
        signed_in(browser, hub, LEARNER, "/") as page,
        signed_in(browser, hub, TEACHER, "/services/cohort/teach") as private,
        signed_in(browser, hub, OTHER, "/services/cohort/signin") as phone,
    ):
        expect(private.get_by_text(WORDS["cohort_private"])).to_be_visible()
        join_by_phone(phone)
        panel = page.get_by_role("region", name=WORDS["join_title"], exact=True)
        expect(panel.get_by_text(WORDS["join_hub"])).to_be_visible()  # once their server has started
        assert violations(page, ".cu.join") == []
        panel.get_by_role("button", name=WORDS["join_hub_look"]).click()
        for said in ("join_sends", "join_hub_token", "cohort_notice_account"):
            expect(panel).to_contain_text(WORDS[said])
        assert violations(page, ".cu.join") == []
        panel.get_by_role("button", name=WORDS["join_do"], exact=True).click()
        expect(panel.get_by_role("status")).to_contain_text(WORDS["join_no_vote"])
        private.get_by_label(WORDS["cohort_choose_lesson"]).select_option("00-start-here")
        private.get_by_label(WORDS["cohort_choose_exercise"]).select_option(KETTLE.id)
        private.get_by_role("button", name=WORDS["cohort_do_open"], exact=True).press("Enter")
        shown = exercise(page, KETTLE.definition.title)
        expect(shown.get_by_text(WORDS["join_here"])).to_be_visible()
        do(page, shown, KETTLE.definition, samples(KETTLE).right, by="mouse")
        expect(shown.get_by_text(WORDS["join_here_given"])).to_be_visible()
        expect(private.locator(".p-vote")).to_contain_text(WORDS.fill("cohort_first_count", n=1))
        private.get_by_text(WORDS["cohort_register"]).click()
        for account in (LEARNER, OTHER):
            expect(private.locator(".v-people")).to_contain_text(f"({account})")
        assert f'"{KETTLE.id}"' in hub.record(LEARNER)


def test_a_learner_is_told_that_the_instructors_pages_are_not_theirs(hub: Hub) -> None:
    with client_of(hub, LEARNER, "/teach") as (client, said):
        assert said.status_code == 403 and WORDS["cohort_hub_no_instructor"] in said.text
        assert "cohort_teach" not in client.cookies
        again = client.get("/private")  # signed in on the hub, and refused again without being asked
        assert again.status_code == 403 and WORDS["cohort_hub_no_instructor"] in again.text
        assert client.get("/api/teach/state").status_code == 401


def test_an_instructor_is_let_in_below_the_path_and_by_no_link(hub: Hub) -> None:
    with client_of(hub, TEACHER, "/console") as (client, said):
        assert onward(said) == "console" and client.get("/console").status_code == 200
        cookies = [cookie for cookie in client.cookies.jar if cookie.name.startswith("cohort_")]
        assert [(cookie.name, cookie.path) for cookie in cookies] == [("cohort_teach", "/services/cohort/")]
        state = client.get("/api/teach/state").json()
        assert state["cohort"]["code"] == state["projector"]["code"] == ""
        assert state["cohort"]["join"] == f"{hub.session}/"
        refused = client.post("/api/teach/link")
        assert refused.status_code == 403 and refused.json()["error"] == WORDS["cohort_link_off"]
        assert httpx.get(f"{hub.session}/teach?key=anything").status_code == 403


def test_keys_without_the_scope_are_refused_and_an_account_is_one_person(hub: Hub) -> None:
    with httpx.Client(base_url=hub.session) as client:

        def join(key: str, pseudonym: str) -> httpx.Response:
            return client.post("/api/join", json={"pseudonym": pseudonym, "hub": key})

        for key in ("", "nobody's", hub.key(LEARNER, ["read:users:name!user"]), hub.service_key):
            refused = join(key, "Nobody")
            assert refused.status_code == 403 and refused.json()["error"].startswith(("This hub", "Sign in")), key
        one, two = (join(hub.key("dee", [ACCESS]), name).json() for name in ("Early Wren", "Late Wren"))
        assert one["person"] == two["person"] and two["pseudonym"] == "Early Wren" and one["token"] != two["token"]
        for token in (one["token"], two["token"]):
            headers = {"authorization": f"Bearer {token}"}
            assert client.get("/api/state", headers=headers).json()["pseudonym"] == "Early Wren"
        assert client.get("/api/mine", headers=headers).json()["account"] == "dee"


def test_somebody_comes_back_from_the_hub_only_once_and_only_to_where_they_set_out(hub: Hub) -> None:
    with httpx.Client(base_url=hub.session) as client:
        away = client.get("/signin")
        state = re.search(r"state=([^&]+)", away.headers["location"])
        assert state and away.status_code == 302 and "/hub/api/oauth2/authorize?" in away.headers["location"]
        cookie = away.headers["set-cookie"].lower()
        assert "samesite=lax" in cookie and "httponly" in cookie and "path=/services/cohort/" in cookie
        for query in ("", f"?state={state[1]}", "?code=x&state=another", f"?error=access_denied&state={state[1]}"):
            client.cookies.clear()
            client.cookies.set("cohort_away", away.cookies["cohort_away"], path="/services/cohort/")
            said = client.get(f"/oauth_callback{query}")
            assert said.status_code == 403 and "<p role=" in said.text, query
        client.cookies.set("cohort_away", away.cookies["cohort_away"] + "0", path="/services/cohort/")
        assert client.get(f"/oauth_callback?code=x&state={state[1]}").status_code == 403


def test_a_session_that_somebody_else_starts_as_on_kubernetes(hub: Hub) -> None:
    address = f"{hub.address}{outside.PREFIX}"
    with client_of(hub, TEACHER, "/private", address) as (client, said):
        assert onward(said) == "private" and client.get("/api/teach/state").json()["here"] == 0
    with client_of(hub, LEARNER, "/signin", address) as (client, said):
        assert said.status_code == 403 and "/hub/api/oauth2/authorize" in str(said.url)  # the hub's own refusal
        refused = client.post("/api/join", json={"pseudonym": "Wren", "hub": hub.key(LEARNER)})
        assert refused.status_code == 403 and refused.json()["error"] == WORDS["cohort_hub_refused"]
