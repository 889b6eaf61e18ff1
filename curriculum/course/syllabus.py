"""The lessons in order, with what each is for."""

from __future__ import annotations

from pydantic import Field

from curriculum.course.reading import Model


class Objective(Model):
    """Something a learner can do afterwards."""

    id: str
    text: str


class Lesson(Model):
    """One lesson."""

    number: int = Field(ge=0, le=99)
    stem: str = Field(pattern=r"^\d\d-[a-z0-9-]+$")
    title: str
    question: str
    minutes: int = Field(ge=1, le=180, description="minutes for one learner alone")
    ready: bool
    elements: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = Field(min_length=1)
    sources: tuple[str, ...] = ()


class Syllabus(Model):
    """All lessons."""

    title: str
    subtitle: str
    lessons: tuple[Lesson, ...]

    def lesson(self, stem: str) -> Lesson:
        """The lesson with this file stem; KeyError if there is none."""
        return {lesson.stem: lesson for lesson in self.lessons}[stem]
