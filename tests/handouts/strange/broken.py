"""Files that are no notebooks. The right answer is one clear sentence."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, file, markdown
from tests.handouts.strange.pictures import in_base64, png

WHOLE = file(markdown("# Head\n\nThe words."))


def refused(name: str, note: str, content: bytes) -> Strange:
    return Strange(f"file-{name}", note, content, refused=True)


BROKEN: list[Strange] = [
    refused("empty", "an empty file", b""),
    refused("space", "a file of spaces", b"  \n \n"),
    refused("text", "plain words", b"Dear diary, it rained.\n"),
    refused("cut", "a notebook that was cut short", WHOLE[: len(WHOLE) // 2]),
    refused("cut-at-end", "a notebook without its last letter", WHOLE[:-1]),
    refused("two", "two notebooks in one file", WHOLE + WHOLE),
    refused(
        "merge", "a notebook with marks of a merge", WHOLE.replace(b', "metadata"', b'\n<<<<<<< HEAD\n, "metadata"', 1)
    ),
    refused("null", "null", b"null"),
    refused("number", "a number", b"7"),
    refused("word", "a text in quotes", b'"notebook"'),
    refused("list", "a list", b"[1, 2]"),
    refused("table", "a table of something else", b'{"name": "package", "version": 1}'),
    refused("html", "a web page", b"<!DOCTYPE html><title>404</title>"),
    refused("picture", "a picture", png()),
    refused("binary", "bytes of every value", bytes(range(256)) * 10),
    refused("nul", "bytes of nought", bytes(5000)),
    refused("latin", "letters in an old encoding", b'{"cells": "\xe9\xff"}'),
    refused("utf-16", "a notebook in UTF-16", WHOLE.decode().encode("utf-16")),
    refused("deep", "100,000 brackets", b"[" * 100_000),
    refused("deep-cells", "a table in a table, 100,000 times", b'{"cells":' * 100_000 + b"1" + b"}" * 100_000),
    refused("number-long", "a number of 10,000 digits", b'{"nbformat": ' + b"9" * 10_000 + b"}"),
    refused("base64", "a notebook in letters of base 64", in_base64(WHOLE).encode()),
    Strange("file-bom", "a notebook that opens with a byte order mark", b"\xef\xbb\xbf" + WHOLE, ("The words.",)),
    Strange(
        "file-nan",
        "numbers that JSON has not",
        WHOLE.replace(b'"metadata": {}', b'"metadata": {"a": NaN}', 1),
        ("The words.",),
    ),
    Strange("file-twice", "a key that stands twice", WHOLE[:-1] + b', "nbformat_minor": 4}', ("The words.",)),
]
