"""What deploy/kubernetes says, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
MANIFESTS = ("session.yaml", "postgresql.yaml")


def values() -> dict[str, Any]:
    """What the chart is given."""
    read: dict[str, Any] = yaml.safe_load((FOLDER / "values.yaml").read_text("utf-8"))
    return read


def manifests(name: str) -> list[dict[str, Any]]:
    """The objects of one file."""
    return list(yaml.safe_load_all((FOLDER / name).read_text("utf-8")))


def of_kind(name: str, kind: str) -> dict[str, Any]:
    """The one object of a kind in a file."""
    (found,) = (one for one in manifests(name) if one["kind"] == kind)
    return found


def container(name: str, kind: str) -> dict[str, Any]:
    """The one container of a workload."""
    (found,) = of_kind(name, kind)["spec"]["template"]["spec"]["containers"]
    read: dict[str, Any] = found
    return read


def variables(secrets: dict[str, str]) -> dict[str, str]:
    """The environment of the session's container, with these secrets, as Kubernetes puts it together."""
    made: dict[str, str] = {}
    for one in container("session.yaml", "Deployment")["env"]:
        value = one.get("value") or secrets[one["valueFrom"]["secretKeyRef"]["key"]]
        for name, known in made.items():
            value = value.replace(f"$({name})", known)
        made[one["name"]] = value
    return made
