"""Running the model behind an estimate."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from curriculum.kinds.estimate.definition import Estimate, Prediction, Settings
from curriculum.models import MODELS
from curriculum.models.model import SettingError
from curriculum.models.run import Run


def run(definition: Estimate, given: dict[str, Any]) -> dict[str, Any]:
    """What the model makes of the settings a learner has chosen.

    Args:
        definition: The exercise.
        given: ``item``, the id of the prediction, and a number for each setting that is steered, or for the seed.
            Settings that are not the learner's are passed over; those left out are as the prediction has them.

    Returns:
        ``series``, ``outcome``, ``top``, ``rounds``; or ``refused`` if the model cannot be run so.
    """
    item = next((item for item in definition.items if item.id == given.get("item")), definition.items[0])
    theirs = {setting.id for setting in definition.settings} | {"seed"}
    model = MODELS[definition.model]
    taken = {setting.name for setting in model.settings} & theirs
    chosen = {name: value for name, value in given.items() if name in taken}
    try:
        return plain(model.run({**settings_of(definition, item.settings), **chosen}))
    except SettingError:
        return {"refused": True}


def outcome(definition: Estimate, item: Prediction) -> float:
    """The number of the run that is predicted.

    Raises:
        SettingError: The model cannot be run so; ``curriculum check`` says it of every exercise.
    """
    return _run(definition.model, tuple(sorted(settings_of(definition, item.settings).items()))).outcome


def first(definition: Estimate) -> dict[str, Any] | None:
    """The first run, for comparison; None if there is none, or if the model cannot be run so."""
    if definition.before is None:
        return None
    try:
        return plain(_run(definition.model, tuple(sorted(settings_of(definition, definition.before).items()))))
    except SettingError:
        return None


def settings_of(definition: Estimate, own: Settings) -> Settings:
    """All settings of a run: those fixed, those at their start, and over them the run's own."""
    return {**definition.fixed, **{setting.id: setting.start for setting in definition.settings}, **own}


def plain(made: Run) -> dict[str, Any]:
    """A run as plain data."""
    series = [round(value, 3) for value in made.series]
    return {"series": series, "outcome": made.outcome, "top": made.top, "rounds": made.rounds}


@lru_cache(maxsize=256)
def _run(model: str, settings: tuple[tuple[str, float], ...]) -> Run:
    return MODELS[model].run(dict(settings))
