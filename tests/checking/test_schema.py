"""The schemas for authors' editors: those committed are those the models give, and the content fits them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from curriculum.checking.schema import schemas

ROOT = Path(__file__).parents[2]
FILES = [
    file
    for folder in ("exercises", "solutions", "curriculum/course/data")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
]


class Words(yaml.SafeLoader):
    """Dates stay words, as editors read them."""

    yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith("timestamp")]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_written(file: Path) -> object:
    return yaml.load(file.read_text("utf-8"), Words)


def test_the_committed_schemas_are_the_models() -> None:
    committed = {file.name: file.read_text("utf-8") for file in (ROOT / "docs" / "schemas").glob("*.json")}
    assert committed == schemas(), "write them again: curriculum schema"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_file_names_its_schema_and_fits_it(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    schema = (file.parent / named[1]).resolve()
    assert schema.is_file()
    loaded = json.loads(json.dumps(as_written(file)))
    jsonschema.validate(loaded, json.loads(schema.read_text("utf-8")))
