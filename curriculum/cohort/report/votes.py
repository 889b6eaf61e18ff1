"""One vote on paper, with the second vote beside the first where there was one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum.cohort.report.value import Gain, Item, Share, Voted
from curriculum.course.words import Words
from curriculum.handouts.tree import Node, bar, heading, lines_of, paragraph, strong, table, text, whole

ROUNDS = {1: "report_first_vote", 2: "report_second_vote"}
"""The names of the two votes on the same thing."""


def asked(first: Voted, second: Voted | None, words: Words) -> Iterator[Node]:
    """All that is told of what was voted on, once or twice."""
    yield heading(3, first.title)
    yield paragraph(first.lesson, quiet=True)
    both = [vote for vote in (first, second) if vote]
    for vote in both:
        name = "report_second" if vote.round == 2 else "report_first"
        if vote.n is None:
            yield paragraph(words.fill("report_few", vote=words[ROUNDS[vote.round]]))
        else:
            yield paragraph(words.fill(name, date=vote.date, n=vote.n), *_overall(vote, words))
    told = [vote for vote in both if vote.n is not None]
    if told:
        yield from _told(told, words)


def _told(told: Sequence[Voted], words: Words) -> Iterator[Node]:
    last = told[-1]
    if len(last.items) > 1:
        yield heading(4, words["report_items"])
        yield _overview(told, words)
        yield paragraph(words["report_differ_note"], *_index_note(told, words), quiet=True)
    yield from (paragraph(words[why]) for why in dict.fromkeys(vote.why for vote in told) if why)
    yield heading(4, words["report_spread"])
    if len(told) == 2:
        yield paragraph(words["report_bars"], quiet=True)
    for items in zip(*(vote.items for vote in told), strict=True):
        yield whole(_spread(items, told, words))
    yield paragraph(_agreement(last, words), f" {words[last.band]}")
    if last.confusions:
        yield heading(4, words["report_confused"])
        yield lines_of(
            words.fill("cohort_confusion", given=pair.given, key=pair.key, n=pair.count) for pair in last.confusions
        )
    for vote in told:
        yield from gained(vote.gain, words) if vote.gain else ()


def gained(gain: Gain, words: Words) -> Iterator[Node]:
    """What changed since the earlier quiz, with its limits."""
    yield heading(4, words["report_gain"])
    if gain.n is None:
        yield paragraph(words["report_gain_few"])
        return
    means = {"before": f"{gain.before:.1f}", "after": f"{gain.after:.1f}"}
    yield paragraph(words.fill("report_gain_means", n=gain.n, questions=gain.questions, quiz=gain.quiz, **means))
    if gain.g is None:
        yield paragraph(words["report_gain_full"])
    elif gain.g > 0:
        percent = int(100 * gain.g + 0.5)
        yield paragraph(words.fill("report_gain_share", percent=percent, g=f"{gain.g:.2f}"))
    else:
        yield paragraph(words["report_gain_loss"])
    yield paragraph(words["report_gain_limits"])


def _overall(vote: Voted, words: Words) -> list[str]:
    if vote.right is None:
        return []
    count, of = vote.right
    return [f" {words.fill('report_right', count=count, of=of, percent=int(100 * count / of + 0.5))}"]


def _overview(told: Sequence[Voted], words: Words) -> Node:
    """A row for each item: how hard it was, how far people parted on it, and how well it tells them apart."""
    last = told[-1]
    judged = [vote for vote in told if any(item.right is not None for item in vote.items)]
    indexed = any(item.discrimination is not None for item in last.items)
    head = ["report_item", *("report_line_second" if vote.round == 2 else "report_line_first" for vote in judged)]
    head += ["report_differ", *(["report_index"] if indexed else [])]
    rows = []
    for at, item in enumerate(last.items):
        cells = [item.text, *(_in_line(vote.items[at], words) for vote in judged)]
        cells.append("" if item.disagreement is None else f"{item.disagreement:.2f}")
        cells += [_signed(item.discrimination)] if indexed else []
        rows.append([[text(cell)] for cell in cells])
    widths = [6] + [2] * (len(head) - 1)
    sides = ["left"] + ["right"] * (len(head) - 1)
    return table([[text(words[name])] for name in head], rows, widths=widths, align=sides)


def _index_note(told: Sequence[Voted], words: Words) -> list[str]:
    indexed = any(item.discrimination is not None for item in told[-1].items)
    return [f" {words['report_index_note']}"] if indexed else []


def _spread(items: Sequence[Item], told: Sequence[Voted], words: Words) -> Iterator[Node]:
    """What was given to one item, with a bar for each vote: hollow for the first where there was a second."""
    last = items[-1]
    yield paragraph(strong(last.text))
    if all(item.n is None for item in items):
        yield paragraph(words["report_item_few"])
        return
    named = {share.value: share.label for item in items for share in item.shares}
    counted = [{share.value: share for share in item.shares} for item in items]
    most = max([share.count or 1 for item in items for share in item.shares], default=1)
    head = [[text(words["report_given"])], []]
    head += [[text(words[ROUNDS[vote.round]])] for vote in told]
    rows = []
    for value in named:
        shares = [given.get(value) for given in counted]
        numbers = [[text(_count(share, item, words))] for share, item in zip(shares, items, strict=True)]
        rows.append([[text(named[value])], _bars(shares, most), *numbers])
    yield table(head, rows, widths=[5, 3] + [1.4] * len(told), align=["left", "left"] + ["right"] * len(told))
    if last.moved:
        moved = last.moved
        yield paragraph(words.fill("cohort_moved", both=moved.both, towards=moved.towards, away=moved.away), quiet=True)


def _bars(shares: Sequence[Share | None], most: int) -> list[Node]:
    drawn: list[Node] = []
    for at, share in enumerate(shares):
        drawn += [{"is": "break"}] if at else []
        long = (share.count or most) / most if share else 0.0
        drawn.append(bar(long, hollow=at + 1 < len(shares)))
    return drawn


def _count(share: Share | None, item: Item, words: Words) -> str:
    if item.n is None:
        return words["report_not_told"]
    if share is None:
        return "0"
    return words["report_most"] if share.count is None else str(share.count)


def _in_line(item: Item, words: Words) -> str:
    if item.n is None or item.right is None:
        return words["report_not_told"]
    return words.fill("report_share", count=item.right, of=item.n, percent=item.percent)


def _agreement(vote: Voted, words: Words) -> str:
    if vote.alpha is None:
        return words["report_no_agreement"]
    return words.fill("report_agreement", value=_signed(vote.alpha))


def _signed(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}".replace("-", "−")
