"""What may not fit between an estimate, its model and its key."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.course.course import Course
from curriculum.kinds.estimate.definition import Estimate, EstimateKey, Prediction, Settings
from curriculum.kinds.estimate.running import outcome, settings_of
from curriculum.kinds.kind import Doubt
from curriculum.models import MODELS
from curriculum.models.model import SettingError

SET = "Set it to what docs/authoring.md says the model takes."


def doubts(definition: Estimate, key: EstimateKey | None, course: Course) -> list[Doubt]:
    """Runs that the model refuses, sliders that go further than it does, and outcomes that cannot be predicted."""
    found = [doubt for index, item in enumerate(definition.items) for doubt in _predicted(definition, index, item)]
    if definition.before is not None:
        found += _refused(definition, ("before",), definition.before)
    for index, setting in enumerate(definition.settings):
        place = ("settings", index)
        if setting.id in definition.fixed:
            found.append(Doubt(False, place, f"'{setting.id}' is fixed as well.", "Take it out of one of the two."))
        for end in (setting.from_, setting.to):
            found += _refused(definition, place, {setting.id: end})
    return found


def assesses(definition: Estimate, key: EstimateKey | None) -> dict[str, tuple[str, ...]]:
    """Each prediction with the elements it assesses."""
    return {item.id: item.elements for item in definition.items}


def _predicted(definition: Estimate, index: int, item: Prediction) -> Iterator[Doubt]:
    place = ("items", index)
    refused = list(_refused(definition, (*place, "settings"), item.settings))
    yield from refused
    for setting in definition.settings:
        value = item.settings.get(setting.id, setting.start)
        if not setting.from_ <= value <= setting.to:
            said = f"'{setting.id}' is {value:g}, and its slider does not go there."
            yield Doubt(False, (*place, "settings"), said, "Let the slider go that far, or set it within.")
    if not refused:
        came = outcome(definition, item)
        if not item.from_ <= came <= item.to:
            said = f"The model gives {came:g}, and the prediction goes from {item.from_:g} to {item.to:g}."
            yield Doubt(False, place, said, "Let 'from' and 'to' take it in.")


def _refused(definition: Estimate, place: tuple[int | str, ...], own: Settings) -> Iterator[Doubt]:
    try:
        MODELS[definition.model].read(settings_of(definition, own))
    except SettingError as error:
        yield Doubt(False, place, f"The model cannot be run: {error}", SET)
