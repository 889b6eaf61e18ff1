"""The kernel: this Python, whatever else is installed or lies in the workspace."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from curriculum.launch.kernel import OwnKernel
from tests.patience import PATIENCE


def test_only_this_python_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("python3", "another"):
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        spec = {"argv": ["/another/python", "-f", "{connection_file}"], "display_name": name, "language": "python"}
        (folder / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    specs = OwnKernel().get_all_specs()
    assert list(specs) == ["python3"]
    assert specs["python3"]["spec"]["argv"][0] == sys.executable


def test_a_file_in_the_workspace_cannot_stand_in_for_the_course(tmp_path: Path) -> None:
    for name in ("curriculum", "statistics"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one')")
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=OwnKernel())
    manager.start_kernel(cwd=str(tmp_path))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        said: list[str] = []
        client.execute_interactive(
            "import curriculum, statistics; print(curriculum.__file__)",
            timeout=PATIENCE,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert Path("".join(said).strip()).parent.name == "curriculum"
    assert str(tmp_path) not in "".join(said)
