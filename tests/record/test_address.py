"""What a learner may type for the address of a session, and what comes of anything else."""

from __future__ import annotations

import pytest

from curriculum.record.address import near, place


@pytest.mark.parametrize(
    ("address", "code", "found"),
    [
        ("http://192.168.1.20:8765/?code=ABCD2345", "", ("http://192.168.1.20:8765", "ABCD2345")),
        ("192.168.1.20:8765", "abcd-2345", ("http://192.168.1.20:8765", "ABCD2345")),
        (" 192.168.1.20:8765/?code=abcd-2345\n", "", ("http://192.168.1.20:8765", "ABCD2345")),
        ("192.168.1.20:8765/?code=ABCD2345", "WXYZ6789", ("http://192.168.1.20:8765", "WXYZ6789")),
        ("https://hub.example/services/cohort/?code=ABCD2345", "", ("https://hub.example/services/cohort", "ABCD2345")),
        ("http://[::1]:8765/", "ABCD 2345", ("http://[::1]:8765", "ABCD2345")),
        ("teaching-laptop:8765", "", ("http://teaching-laptop:8765", "")),
        ("", "ABCD2345", ("", "")),
        ("file:///etc/passwd", "", ("", "")),
        ("javascript:alert(1)", "", ("", "")),
        ("http://me:secret@somewhere/", "", ("", "")),
        ("http://[::1", "", ("", "")),
        ("http://somewhere:99999/", "", ("", "")),
        ("http://", "", ("", "")),
    ],
)
def test_an_address_with_or_without_its_code(address: str, code: str, found: tuple[str, str]) -> None:
    assert place(address, code) == found


def test_no_proxy_stands_before_what_is_near() -> None:
    close = ["http://192.168.1.20:8765", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost", "http://laptop:80"]
    assert all(map(near, close))
    assert not any(map(near, ["https://hub.example", "http://93.184.216.34:80"]))
