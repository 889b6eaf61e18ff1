"""``curriculum check``: every fault, one line each, and the coverage table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from curriculum.checking.coverage import report
from curriculum.checking.faults import Check
from curriculum.course import content


def check(arguments: Sequence[str]) -> int:
    """Print every fault of the content; 1 if there is any, else 0 and the coverage table."""
    parser = argparse.ArgumentParser(prog="curriculum check", description="Find every fault of the content.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(str(content.shipped())), metavar="ROOT")
    run = Check(parser.parse_args(arguments).root)
    found = run.run()
    for fault in found:
        print(fault)
    print(f"{len(found)} fault{'' if len(found) == 1 else 's'}.")
    if not found:
        print(f"\n{report(run.shelf, run.course, run.root)}")
    return 1 if found else 0
