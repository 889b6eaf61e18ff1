"""Every word on screen that is not a lesson's own, in one place, so that the course can be translated."""

from __future__ import annotations

from curriculum.course.reading import Model


class Words(Model):
    """Texts by their name. ``{name}`` in a text is filled in when it is shown."""

    language: str
    texts: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """The text with this name; KeyError if there is none."""
        return self.texts[name]

    def fill(self, name: str, **values: object) -> str:
        """The text with this name, its braces filled in."""
        return self.texts[name].format(**values)
