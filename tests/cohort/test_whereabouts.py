"""Where a service is: by its options, and by what a hub tells it."""

from __future__ import annotations

import argparse
from typing import Any

import pytest

from curriculum.cohort.hub import NEEDED, place
from curriculum.cohort.seal import Seal
from curriculum.cohort.whereabouts import whereabouts
from curriculum.errors import CurriculumError

HUB = {
    "JUPYTERHUB_SERVICE_NAME": "cohort",
    "JUPYTERHUB_API_TOKEN": "secret",
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/cohort/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:9999",
    "JUPYTERHUB_PUBLIC_URL": "https://course.example.org/services/cohort/",
}
PUBLIC = "https://course.example.org/services/cohort"


def options(**given: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"host": None, "port": None, "prefix": "", "address": None, "admit": None, **given})


def test_a_hub_says_it_all() -> None:
    where = whereabouts(options(), HUB)
    assert where == ("127.0.0.1", 9999, "/services/cohort", PUBLIC, True, False, False)


def test_options_go_first() -> None:
    given = options(host="0.0.0.0", port=1, address="http://other.example", admit=["link"])
    assert whereabouts(given, HUB) == (
        *("0.0.0.0", 1, "/services/cohort"),
        *("http://other.example/services/cohort", True, False, True),
    )
    assert whereabouts(options(admit=["link", "code"]), HUB)[-2:] == (True, True)


def test_a_host_of_its_own_for_each_service_is_understood() -> None:
    hub = {**HUB, "JUPYTERHUB_PUBLIC_URL": "", "JUPYTERHUB_HOST": "https://services.course.example.org"}
    assert whereabouts(options(), hub).address == "https://services.course.example.org/services/cohort"


def test_without_a_hub_it_is_as_ever() -> None:
    where = whereabouts(options(host="127.0.0.1"), {})
    assert where == ("127.0.0.1", 8765, "", "http://127.0.0.1:8765", False, True, True)
    below = whereabouts(options(host="127.0.0.1", prefix="a/b"), {})
    assert (below.prefix, below.address) == ("/a/b", "http://127.0.0.1:8765/a/b")
    assert whereabouts(options(prefix="a", address="https://x.example/a/"), {}).address == "https://x.example/a"


@pytest.mark.parametrize("missing", NEEDED)
def test_a_learners_own_server_on_a_hub_is_no_service_of_it(missing: str) -> None:
    assert place({name: value for name, value in HUB.items() if name != missing}) is None


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(CurriculumError, match="--admit is for"):
        whereabouts(options(admit=["code"]), {})
    with pytest.raises(CurriculumError, match="what browsers reach"):
        whereabouts(options(), {**HUB, "JUPYTERHUB_PUBLIC_URL": ""})


def test_a_sealed_note_is_good_for_one_purpose_and_its_time() -> None:
    clock = [100.0]
    seal = Seal("secret", lambda: clock[0])
    note = seal.close("way", ("é", "b"), 60)
    assert seal.open("way", note) == ["é", "b"]
    assert Seal("secret", lambda: clock[0]).open("way", note) == ["é", "b"], "another process knows it"
    assert Seal("other", lambda: clock[0]).open("way", note) is None
    assert seal.open("account", note) is None
    for spoilt in ("", ".", "x.y", note[:-1], "A" + note, note + "é", "é" + note):
        assert seal.open("way", spoilt) is None, spoilt
    clock[0] = 160.0
    assert seal.open("way", note) is None
