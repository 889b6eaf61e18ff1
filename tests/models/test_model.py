"""Models by their names: what they take, what they refuse, and that a seed repeats a run."""

from __future__ import annotations

from typing import Any

import pytest

from curriculum.models import MODELS
from curriculum.models.chance import Chance
from curriculum.models.model import SettingError
from curriculum.models.run import Run

PLAIN: dict[str, dict[str, Any]] = {
    "thresholds": {"people": 100, "mean": 25, "spread": 12.5},
    "chain": {"people": 100, "broken": 3},
    "cascade": {"people": 200, "contacts": 3, "share": 0.18},
    "contagion": {"people": 100, "contacts": 6, "needed": 2, "rewired": 0.1},
    "minority": {"people": 24, "committed": 6, "memory": 12},
    "pledge": {"start": 5, "target": 200, "rate": 1, "leaving": 0.2, "rounds": 20},
    "contributors": {"people": 10, "shape": 1},
}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_runs_by_its_name(name: str) -> None:
    model = MODELS[name]
    run = model.run(PLAIN[name])
    assert run == model.run({setting.name: setting.default for setting in model.settings} | PLAIN[name])
    assert 0 <= run.outcome <= run.top
    assert all(0 <= value <= run.top for value in run.series)


@pytest.mark.parametrize("name", [name for name, model in MODELS.items() if model.draws])
def test_a_seed_repeats_a_run(name: str) -> None:
    runs = [MODELS[name].run({**PLAIN[name], "seed": seed}) for seed in (1, 1, 2, 3, 4)]
    assert runs[0] == runs[1]
    assert len({run.series for run in runs}) > 1


def test_the_same_draws_on_every_python() -> None:
    """From random.Random(7).random(), which Python promises never to change."""
    chance = Chance(7)
    assert [round(chance.share(), 4) for _ in range(3)] == [0.3238, 0.1508, 0.6509]
    assert chance.shuffled(list(range(8))) == [1, 6, 4, 5, 7, 2, 3, 0]
    assert [chance.below(100) for _ in range(3)] == [6, 9, 42]


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("thresholds", {"spread": 0}, "'spread' is a number from 0.1 to 1000, not 0."),
        ("thresholds", {"spread": "wide"}, "not 'wide'"),
        ("thresholds", {"spread": float("nan")}, "not nan"),
        ("thresholds", {"people": True}, "not True"),
        ("thresholds", {"people": 10.5}, "'people' is a whole number, not 10.5."),
        ("thresholds", {"seed": 3}, "does not take 'seed'"),
        ("chain", {"broken": 100}, "'broken' is below 'people'."),
        ("contagion", {"contacts": 5}, "'contacts' is even"),
        ("contagion", {"people": 10, "contacts": 10}, "'contacts' is below 'people'."),
        ("minority", {"committed": 24}, "'committed' is below 'people'."),
    ],
)
def test_what_a_model_refuses(name: str, change: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingError) as refused:
        MODELS[name].run({**PLAIN[name], **change})
    assert said in str(refused.value)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(SettingError, match="'thresholds' needs 'mean'"):
        MODELS["thresholds"].run({"people": 100})


def test_from_which_round_a_number_stays() -> None:
    assert Run((0, 4, 8, 8.2, 7.9), 8, 10).rounds == 2
    assert Run((8, 0, 8), 8, 10).rounds == 2
    assert Run((8,), 8, 10).rounds == 0
    assert Run((0, 1), 8, 10).rounds is None
    assert Run((0.1, 0.3, 0.5), 0.5, 100).rounds == 2  # shown as 1%, so not yet reached at 0.1
