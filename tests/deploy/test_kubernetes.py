"""The manifests for Kubernetes: valid by its own schemas, and of one mind with each other and with one server's."""

from __future__ import annotations

import re
from typing import Any

import kubernetes_validate
import pytest

from curriculum.cohort.command import DATABASE
from curriculum.cohort.hub import NEEDED, TEACH, place
from curriculum.record.hub import ADDRESS
from tests.deploy.manifests import MANIFESTS, ROOT, container, manifests, of_kind, values, variables

OLDEST, NEWEST = "1.32", kubernetes_validate.latest_version()
"""Versions of Kubernetes: the oldest that the chart takes, and the newest whose schemas are at hand."""

WORKLOADS = [("session.yaml", "Deployment"), ("postgresql.yaml", "StatefulSet")]
SECRETS = {"hub.services.cohort.apiToken": "key", "password": "p4ss"}


def one_server() -> dict[str, Any]:
    """The configuration of one server, as JupyterHub would read it."""
    from traitlets.config import Config

    config = Config()
    text = (ROOT / "deploy" / "single-server" / "jupyterhub_config.py").read_text("utf-8")
    exec(compile(text, "jupyterhub_config.py", "exec"), {"get_config": lambda: config})
    return config


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("file", MANIFESTS)
def test_kubernetes_own_schemas_find_nothing(file: str, version: str) -> None:
    for one in manifests(file):
        kubernetes_validate.validate(one, version, strict=True)


def test_the_schemas_would_find_something() -> None:
    wrong = of_kind("session.yaml", "Deployment")
    wrong["spec"]["template"]["spec"]["containers"][0]["ports"][0]["containerPorts"] = 1
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, NEWEST, strict=True)


def test_both_ways_give_the_same_rights_and_the_same_service() -> None:
    server, hub = one_server(), values()["hub"]
    service = {**server["JupyterHub"]["services"][0]}
    assert service.pop("name") == "cohort"
    outside = {name: value for name, value in service.items() if name.startswith("oauth_")}
    assert {**hub["services"]["cohort"], "url": ""} == {**outside, "url": ""}
    roles = [{"name": name, **role} for name, role in hub["loadRoles"].items()]
    assert roles == server["JupyterHub"]["load_roles"]
    assert hub["config"]["JupyterHub"]["custom_scopes"] == server["JupyterHub"]["custom_scopes"]
    assert TEACH in server["JupyterHub"]["custom_scopes"]
    assert hub["config"]["Spawner"]["server_token_scopes"] == server["Spawner"]["server_token_scopes"]
    assert values()["singleuser"]["cmd"] == server["Spawner"]["cmd"]
    assert set(values()["singleuser"]["extraEnv"]) == set(server["Spawner"]["environment"]) == {ADDRESS}


def test_no_password_stands_in_a_command_or_in_a_file() -> None:
    for file, kind in WORKLOADS:
        for one in container(file, kind)["env"]:
            assert "valueFrom" in one or "PASSWORD" not in one["name"]
    assert not any("postgresql" in part for part in container("session.yaml", "Deployment")["args"])
    assert "Secret" not in {one["kind"] for file in MANIFESTS for one in manifests(file)}
    service = one_server()["JupyterHub"]["services"][0]
    assert set(service["environment"]) == {DATABASE} and not any("--database" in part for part in service["command"])


def test_the_service_is_told_where_it_is_and_the_probes_ask_there() -> None:
    told = variables(SECRETS)
    assert set(NEEDED) <= set(told)
    where = place(told)
    assert where and where.prefix == "/services/cohort"
    assert told[DATABASE] == "postgresql+psycopg://course:p4ss@course-database/course"
    service, session = of_kind("session.yaml", "Service"), container("session.yaml", "Deployment")
    port = service["spec"]["ports"][0]["port"]
    name = service["metadata"]["name"]
    assert values()["hub"]["services"]["cohort"]["url"] == f"http://{name}:{port}"
    assert session["ports"][0]["containerPort"] == port and f"--port={port}" in session["args"]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert session[probe]["httpGet"]["path"] in (f"{where.prefix}/healthz", f"{where.prefix}/api/entry")
    assert values()["singleuser"]["extraEnv"][ADDRESS].endswith(where.prefix)
    host = values()["proxy"]["https"]["hosts"][0]
    assert f"--address=https://{host}" in session["args"]


@pytest.mark.parametrize(("file", "kind"), WORKLOADS)
def test_nothing_runs_as_root_or_without_bounds(file: str, kind: str) -> None:
    pod = of_kind(file, kind)["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
    one = container(file, kind)
    assert one["securityContext"]["allowPrivilegeEscalation"] is False
    assert one["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert set(one["resources"]["requests"]) == {"cpu", "memory"} and "memory" in one["resources"]["limits"]
    assert "readinessProbe" in one and "livenessProbe" in one


@pytest.mark.parametrize("file", MANIFESTS)
def test_what_selects_finds_what_is_labelled(file: str) -> None:
    labels = next(one for one in manifests(file) if "template" in one["spec"])["spec"]["template"]["metadata"]["labels"]
    for one in manifests(file):
        spec = one["spec"]
        chosen = spec.get("selector") or spec["podSelector"]
        assert (chosen.get("matchLabels") or chosen).items() <= labels.items(), one["kind"]
    allowed = of_kind("postgresql.yaml", "NetworkPolicy")["spec"]["ingress"][0]["from"][0]["podSelector"]["matchLabels"]
    session = of_kind("session.yaml", "Deployment")["spec"]["template"]["metadata"]["labels"]
    assert allowed.items() <= session.items()


def test_the_images_have_what_they_start() -> None:
    text = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    stages = re.findall(r"^FROM \S+ AS (\S+)$", text, re.M)
    assert stages == ["course", "lab", "session"]
    for copied in re.findall(r"^COPY (.+) \S+$", text, re.M):
        for name in copied.split():
            assert (ROOT / name).exists(), name
    assert text.count("USER 1000") == 2 and text.rindex("USER") > text.rindex("RUN")
    named = {
        container("session.yaml", "Deployment")["image"].rpartition(":")[0],
        values()["singleuser"]["image"]["name"],
    }
    assert named == set(re.findall(r"--tag (\S+):", text))
