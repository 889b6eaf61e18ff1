"""What is modelled: small simulations in plain Python, by the name that exercises give them.

Adding a model is adding a file and a line here; the rules of charts lie beside them. None of the models describes the
case: each says what follows from its rule.
"""

from collections.abc import Mapping

from curriculum.models.cascade import cascade
from curriculum.models.chain import chain
from curriculum.models.contagion import contagion
from curriculum.models.contributors import contributors
from curriculum.models.minority import minority
from curriculum.models.model import SEED, Model, Setting
from curriculum.models.pledge import pledge
from curriculum.models.thresholds import thresholds


def _broken(settings: Mapping[str, float]) -> str | None:
    return None if settings["broken"] < settings["people"] else "'broken' is below 'people'."


def _ring(settings: Mapping[str, float]) -> str | None:
    if settings["contacts"] % 2:
        return "'contacts' is even: half of them sit on each side."
    return None if settings["contacts"] < settings["people"] else "'contacts' is below 'people'."


def _uncommitted(settings: Mapping[str, float]) -> str | None:
    return None if settings["committed"] < settings["people"] else "'committed' is below 'people'."


MODELS: dict[str, Model] = {
    model.name: model
    for model in (
        Model(
            "thresholds",
            "people",
            (
                Setting("people", 2, 1000),
                Setting("mean", 0, 1000, whole=False),
                Setting("spread", 0.1, 1000, whole=False),
            ),
            thresholds,
        ),
        Model(
            "chain",
            "people",
            (Setting("people", 2, 500), Setting("broken", 0, 499, default=0), Setting("starters", 0, 100, default=0)),
            chain,
            _broken,
        ),
        Model(
            "cascade",
            "percent",
            (
                Setting("people", 10, 2000),
                Setting("contacts", 0, 12, whole=False),
                Setting("share", 0.01, 1, whole=False),
                SEED,
            ),
            cascade,
        ),
        Model(
            "contagion",
            "people",
            (
                Setting("people", 10, 500),
                Setting("contacts", 2, 20),
                Setting("needed", 1, 20),
                Setting("rewired", 0, 1, whole=False),
                SEED,
            ),
            contagion,
            _ring,
        ),
        Model(
            "minority",
            "percent",
            (
                Setting("people", 2, 100),
                Setting("committed", 0, 99),
                Setting("memory", 1, 50),
                Setting("rounds", 1, 300, default=100),
                SEED,
            ),
            minority,
            _uncommitted,
        ),
        Model(
            "pledge",
            "people",
            (
                Setting("start", 0, 10_000),
                Setting("target", 1, 10_000),
                Setting("rate", 0, 2, whole=False),
                Setting("leaving", 0, 1, whole=False),
                Setting("rounds", 1, 200),
            ),
            pledge,
        ),
        Model(
            "contributors",
            "people",
            (
                Setting("people", 2, 100),
                Setting("shape", 0, 1),
                Setting("order", 0, 1, default=1),
                Setting("pledge", 0, 1, default=0),
            ),
            contributors,
        ),
    )
}
