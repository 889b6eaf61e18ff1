"""A file that grows, is torn, vanishes and comes back: every whole line once."""

from __future__ import annotations

import os
from pathlib import Path

from curriculum.record.tail import Tail


def test_lines_come_once_and_whole(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    tail = Tail(file)
    assert tail.look() == (b"", False)
    with file.open("ab", buffering=0) as end:
        end.write(b"one\ntw")
        assert tail.look() == (b"one\n", False)
        assert tail.look() == (b"", False)
        end.write(b"o\n")
        assert tail.look() == (b"two\n", False)
        for n in range(1000):
            end.write(b"%d\n" % n)
            assert tail.look() == (b"%d\n" % n, False)


def test_it_begins_where_it_is_told_to(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes(b"x" * 1000 + b"\n")
    tail = Tail(file, 1001)
    assert tail.look() == (b"", False)
    with file.open("ab") as end:
        end.write(b"new\n")
    assert tail.look() == (b"new\n", False)


def test_a_file_that_is_shorter_than_that_was_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes(b"one\n")
    assert Tail(file, 1001).look() == (b"one\n", True)


def test_another_file_of_the_same_size_is_known_for_another(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes(b"one\ntwo\n")
    tail = Tail(file)
    assert tail.look() == (b"one\ntwo\n", False)
    with file.open("r+b") as same:
        same.write(b"six\nten\n")
    os.utime(file, ns=(1, 1))
    assert tail.look() == (b"six\nten\n", True)
    file.unlink()
    assert tail.look() == (b"", True)
    assert tail.look() == (b"", False)
    file.write_bytes(b"back\n")
    assert tail.look() == (b"back\n", False)
