"""Results as a table: medians, with the least and the most, and what the course aims at."""

from __future__ import annotations

from statistics import median, quantiles
from typing import Any

BEGIN, END = "<!-- measured -->", "<!-- end -->"
ORDER = ("ours", "full", "stock", "jupyterquiz")


def write(results: dict[str, Any]) -> str:
    """The table and the aims, in Markdown."""
    ways = results["ways"]
    rows = ["| | this package | stock, all parts | stock, fewest parts | jupyterquiz |", "|---|---|---|---|---|"]
    for label, key, scale in (
        ("run all to ready, ms", "ready", 1),
        ("kernel to page until ready, kB", "received", 1000),
        ("page to kernel until ready, kB", "sent", 1000),
        ("comm messages, kernel to page", "comms_received", 1),
        ("comm messages, page to kernel", "comms_sent", 1),
        ("saved notebook, kB", "saved", 1000),
    ):
        rows.append(_row(label, [_spread([one[key] / scale for one in ways[way]]) for way in ORDER]))
    clicks = {way: [click for one in ways[way] for click in one["clicks"]] for way in ORDER}
    for label, at in (("p50", 49), ("p95", 94)):
        rows.append(_row(f"click to feedback, {label}, ms", [f"{_part(clicks[way], at):.1f}" for way in ORDER]))
    rows.append(_row("clicks measured", [str(len(clicks[way])) for way in ORDER]))
    return "\n".join([*rows, "", *_aims(ways, clicks), ""])


def _aims(ways: dict[str, Any], clicks: dict[str, list[float]]) -> list[str]:
    pairs = {
        stock: [a["ready"] / c["ready"] for a, c in zip(ways["ours"], ways[stock], strict=True)]
        for stock in ("full", "stock")
    }
    saved = _median(ways["ours"], "saved") / _median(ways["jupyterquiz"], "saved")
    comms = median(one["comms_received"] + one["comms_sent"] for one in ways["ours"])
    p50 = {way: _part(clicks[way], 49) for way in ORDER}
    p95 = _part(clicks["ours"], 94)
    return [
        "| Aim | measured | |",
        "|---|---|---|",
        *(
            _aim(f"ready in 0.6 of {name} or less (by round)", _spread(pairs[stock], 2), median(pairs[stock]) <= 0.6)
            for stock, name in (("full", "stock with all parts"), ("stock", "stock with the fewest"))
        ),
        *(
            _aim(
                f"click to feedback no slower than {name} (p50)",
                f"{p50['ours'] / p50[stock]:.2f}",
                p50["ours"] <= p50[stock],
            )
            for stock, name in (("full", "stock with all parts"), ("stock", "stock with the fewest"))
        ),
        _aim("click to feedback, p95 below 100 ms", f"{p95:.1f} ms", p95 < 100),
        _aim("saved lesson below a tenth of jupyterquiz", f"{saved:.3f}", saved < 0.1),
        _aim("at most 30 comm messages for 12 exercises, both ways", f"{comms:g}", comms <= 30),
    ]


def _row(label: str, values: list[str]) -> str:
    return f"| {label} | {' | '.join(values)} |"


def _aim(text: str, measured: str, met: bool) -> str:
    return f"| {text} | {measured} | {'met' if met else '**missed**'} |"


def _spread(values: list[float], digits: int = 0) -> str:
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def _median(measured: list[dict[str, Any]], key: str) -> float:
    return median(one[key] for one in measured)


def _part(values: list[float], at: int) -> float:
    return quantiles(values, n=100, method="inclusive")[at]
