"""The command ``curriculum``: one table of subcommands, each in a module of its own."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from curriculum.errors import CurriculumError


class Command(NamedTuple):
    """One subcommand.

    Attributes:
        summary: What it does, for ``curriculum --help``.
        target: ``module:function``. The function takes the arguments that follow the subcommand's
            name and returns an exit status; it is imported only when asked for.
    """

    summary: str
    target: str


COMMANDS: dict[str, Command] = {
    "lab": Command("open the lessons in JupyterLab", "curriculum.launch.command:lab"),
    "check": Command("find every fault of the content", "curriculum.checking.command:check"),
    "record": Command("your own record: where, export, import, erase", "curriculum.record.command:command"),
    "cohort": Command("run a session with a cohort", "curriculum.cohort.command:command"),
    "schema": Command("write JSON Schemas for authors' editors", "curriculum.checking.schema:command"),
    "handouts": Command("print lessons, books and aids as PDF", "curriculum.handouts.command:command"),
    "solved": Command("write the solved edition of every lesson", "curriculum.editions.solved:command"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status.

    Args:
        argv: The arguments; those of the process if not given.

    Returns:
        0 if all went well, 1 after an error that is told in one sentence, 130 after Control-C.
    """
    _never_fail_to_print()
    arguments = _parser().parse_args(argv)
    try:
        return _function(COMMANDS[arguments.command])(arguments.rest)
    except CurriculumError as error:
        print(f"curriculum: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads our output has had enough, as 'head' does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:{width}}  {command.summary}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="curriculum",
        description="Leading change: a course of lessons in JupyterLab.",
        epilog=f"commands:\n{listing}\n\n'curriculum COMMAND --help' tells more about one of them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="its own arguments")
    return parser


def _function(command: Command) -> Callable[[Sequence[str]], int]:
    module, _, name = command.target.partition(":")
    function: Callable[[Sequence[str]], int] = getattr(import_module(module), name)
    return function


def _never_fail_to_print() -> None:
    """Let a console that lacks a letter, as Windows' often does, show '?' and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
