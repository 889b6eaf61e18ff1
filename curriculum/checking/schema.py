"""``curriculum schema``: JSON Schemas from the models, so that an author's editor completes and checks."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from curriculum.course.case import Case
from curriculum.course.evidence import Evidence
from curriculum.course.figure import Figure
from curriculum.course.framework import Framework
from curriculum.course.glossary import Glossary
from curriculum.course.guide import Guide
from curriculum.course.session import Session
from curriculum.course.sources import Sources
from curriculum.course.syllabus import Syllabus
from curriculum.course.timeline import Timeline
from curriculum.course.words import Words
from curriculum.kinds import KINDS

DATA: tuple[type[BaseModel], ...] = (
    Case,
    Evidence,
    Figure,
    Framework,
    Glossary,
    Guide,
    Session,
    Sources,
    Syllabus,
    Timeline,
    Words,
)


def schemas() -> dict[str, str]:
    """Each schema as text, by the name of its file."""
    models: dict[str, type[BaseModel]] = {model.__name__.lower(): model for model in DATA}
    for kind in KINDS.values():
        models[kind.name] = kind.definition
        models[f"{kind.name}-key"] = kind.key
    return {
        f"{name}.json": json.dumps(model.model_json_schema(by_alias=True), indent=1, ensure_ascii=False) + "\n"
        for name, model in models.items()
    }


def command(arguments: Sequence[str]) -> int:
    """Write every schema into a folder."""
    parser = argparse.ArgumentParser(prog="curriculum schema", description="Write JSON Schemas for authors' editors.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs") / "schemas")
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")
    print(f"{len(schemas())} schemas in {folder}.")
    return 0
