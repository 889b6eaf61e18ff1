"""The command ``curriculum``: its table, and errors told in one sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from curriculum import cli
from curriculum.errors import CurriculumError


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A subcommand ``try`` that does what a test tells it, and remembers its arguments."""
    said = SimpleNamespace(raises=None, arguments=None)

    def run(arguments: Sequence[str]) -> int:
        said.arguments = list(arguments)
        if said.raises:
            raise said.raises
        return 3

    module = SimpleNamespace(run=run)
    monkeypatch.setitem(sys.modules, "a_trial", module)
    monkeypatch.setitem(cli.COMMANDS, "try", cli.Command("a trial", "a_trial:run"))
    return said


def test_a_subcommand_gets_every_argument_after_its_name(answer: SimpleNamespace) -> None:
    arguments = ["--no-browser", "--port", "8890", "--unknown=x", "word", "--help"]
    assert cli.main(["try", *arguments]) == 3
    assert answer.arguments == arguments


def test_an_error_of_ours_is_one_sentence(answer: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    answer.raises = CurriculumError("The folder is full: free some space.")
    assert cli.main(["try"]) == 1
    assert capsys.readouterr() == ("", "curriculum: The folder is full: free some space.\n")


def test_any_other_error_is_not_hidden(answer: SimpleNamespace) -> None:
    answer.raises = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        cli.main(["try"])


def test_control_c_ends_it_without_a_traceback(answer: SimpleNamespace) -> None:
    answer.raises = KeyboardInterrupt()
    assert cli.main(["try"]) == 130


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--help"])
    told = capsys.readouterr().out
    for name, command in cli.COMMANDS.items():
        assert f"  {name}" in told
        assert command.summary in told


def test_an_unknown_command_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["lob"])
    assert "lab" in capsys.readouterr().err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_there_and_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main([name, "--help"])
    assert f"usage: curriculum {name}" in capsys.readouterr().out


def test_help_is_quick_for_it_reads_no_jupyter() -> None:
    program = (
        "import sys, curriculum.cli\n"
        "try: curriculum.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if 'jupyter' in name or 'pydantic' in name])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_console_without_a_letter_shows_a_question_mark() -> None:
    program = "import curriculum.cli as c; c._never_fail_to_print(); print('Zo\\u00eb \\u5fc3')"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"}
    )
    assert (told.stdout.strip(), told.stderr) == (b"Zo? ?", b"")
