"""A model by its name: the settings it takes, and how far each may go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from curriculum.errors import CurriculumError
from curriculum.models.run import Run


class SettingError(CurriculumError):
    """A model cannot be run with these settings; the text says which, and what is allowed."""


@dataclass(frozen=True)
class Setting:
    """One thing that can be set.

    Attributes:
        name: Its name, the same as in the model's function.
        low: The lowest value allowed.
        high: The highest value allowed.
        whole: Whether only whole numbers are.
        default: What is taken if it is not given; None if it must be.
    """

    name: str
    low: float
    high: float
    whole: bool = True
    default: float | None = None

    def read(self, value: object) -> float:
        """The value, if it is allowed.

        Raises:
            SettingError: It is no number, not whole, or outside the range.
        """
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise SettingError(f"'{self.name}' is a number from {self.low:g} to {self.high:g}, not {value!r}.")
        if self.whole and value != int(value):
            raise SettingError(f"'{self.name}' is a whole number, not {value!r}.")
        return int(value) if self.whole else float(value)


SEED = Setting("seed", 0, 999_999, default=1)


@dataclass(frozen=True)
class Model:
    """A model that can be run by name.

    Attributes:
        name: Its name.
        unit: What its numbers count.
        settings: What it takes. A model that takes ``seed`` draws lots.
        simulate: The run itself.
        fits: What must hold between settings, as a sentence if it does not.
    """

    name: str
    unit: Literal["people", "percent"]
    settings: tuple[Setting, ...]
    simulate: Callable[..., Run]
    fits: Callable[[Mapping[str, float]], str | None] = lambda settings: None

    @property
    def draws(self) -> bool:
        """Whether a run depends on chance, and so on a seed."""
        return SEED in self.settings

    def run(self, given: Mapping[str, object]) -> Run:
        """One run.

        Raises:
            SettingError: A setting is unknown, missing, or not allowed.
        """
        return self.simulate(**self.read(given))

    def read(self, given: Mapping[str, object]) -> dict[str, float]:
        """All settings of a run, those left out filled in.

        Raises:
            SettingError: A setting is unknown, missing, or not allowed.
        """
        names = [setting.name for setting in self.settings]
        unknown = [name for name in given if name not in names]
        if unknown:
            raise SettingError(f"'{self.name}' does not take '{unknown[0]}'; it takes {', '.join(names)}.")
        read = {}
        for setting in self.settings:
            if setting.name not in given and setting.default is None:
                raise SettingError(f"'{self.name}' needs '{setting.name}'.")
            read[setting.name] = setting.read(given.get(setting.name, setting.default))
        misfit = self.fits(read)
        if misfit:
            raise SettingError(misfit)
        return read
