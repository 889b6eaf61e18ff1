"""Chart on paper: the chart, to be marked with a pen, and room to say what was found."""

from __future__ import annotations

from collections.abc import Collection

from curriculum.course.course import Course
from curriculum.kinds.chart.charted import charted, signals
from curriculum.kinds.chart.definition import Chart, ChartItemKey, ChartKey, Count, Drawn, SignalEntry, span
from curriculum.kinds.chart.face import meaning, number, table, word
from curriculum.kinds.chart.plot import plot
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Lines, Options, Paragraph, Plot, Row, Sheet, Terms
from curriculum.models.p_chart import PChart

Answer = tuple[Options | Lines | Paragraph | Plot, ...]


def worksheet(definition: Chart, course: Course, key: ChartKey | None) -> Sheet:
    """The worksheet, or with a key its twin, in which the points of its signals have rings."""
    on_offer = dict.fromkeys((name, item.chart) for item in definition.items for name in item.signals)
    terms = tuple((course.words[word(name)], meaning(definition, name, chart, course)) for name, chart in on_offer)
    rows = []
    for at, item in enumerate(definition.items, 1):
        judged = key.items.get(item.id) if key else None
        drawn = chart_of(definition, item, course, _found(definition, item, judged))
        rows.append(row(at, item, course, (drawn, *_counts(definition, item, course), *_answer(item, course, judged))))
    return (*opening(definition, "chart", course), Terms(terms=terms), *rows)


def row(at: int, item: Drawn, course: Course, answer: Answer) -> Row:
    """One chart, by its number from 1."""
    where = course.words["chart_invented"] if item.invented else ""
    return Row(number=str(at), text=item.text, where=where, answer=answer)


def chart_of(definition: Chart, item: Drawn, course: Course, ringed: Collection[int] = ()) -> Plot:
    """The chart itself, with rings around some of its points, counted from 1."""
    return Plot(spec=plot(definition, item, course, ringed), alt=_values(definition, item, course))


def _found(definition: Chart, item: Drawn, key: ChartItemKey | None) -> set[int]:
    """The points of the key's signals; a signal of the chart as a whole has none of its own."""
    if key is None:
        return set()
    return {point for signal in signals(definition, item, key) if signal.least for point in signal.points}


def _values(definition: Chart, item: Drawn, course: Course) -> str:
    """Point by point, so that the chart can be drawn; then its lines."""
    words, chart = course.words, charted(definition, item)
    points: tuple[float | Count, ...] = item.points
    told = []
    for at, point in enumerate(points, 1):
        value = f"{point.having}/{point.cases}" if isinstance(point, Count) else number(point)
        note = f" ({item.notes[at]})" if at in item.notes else ""
        told.append(f"{at}: {value}{note}")
    if isinstance(chart, PChart):
        centre = words.fill("chart_centre_all", value=number(round(100 * chart.centre, 1)))
        limits = [
            f"{at}: {number(round(100 * a))}–{number(round(100 * b))}" for at, (a, b) in enumerate(chart.limits, 1)
        ]
        lines = f"{centre[:1].upper()}{centre[1:]}. {words['chart_limits']}: {'; '.join(limits)}."
    elif chart.limits:
        low, high = chart.limits
        lines = words.fill("chart_lines_mean", value=number(chart.centre), low=number(low), high=number(high))
    else:
        lines = words.fill("chart_lines_median", value=number(chart.centre))
    return f"{item.y}, {item.x}: {'; '.join(told)}. {lines}"


def _counts(definition: Chart, item: Drawn, course: Course) -> tuple[Paragraph, ...]:
    """How many runs are too few or too many here, for those who count them."""
    said = table(charted(definition, item), course)
    return (Paragraph(text=said, quiet=True),) if said else ()


def _answer(item: Drawn, course: Course, key: ChartItemKey | None) -> Answer:
    words = course.words
    choices = [*item.signals, "none"]
    options = tuple(words[word(name)] for name in choices)
    where = words.fill("chart_where", x=item.x)
    if key is None:
        return Options(options=options, several=True), Lines(label=where, lines=2)
    fair = (*key.right, *key.arguable)
    ticked = tuple(sorted({choices.index(entry.choice) for entry in fair if entry.choice in choices}))
    written = tuple(f"{_named(e, course)}." for e in fair if e.points)
    said = [Paragraph(text=f"{_named(e, course)}. {e.reason}") for e in key.right]
    said += [
        Paragraph(text=f"{_named(e, course)}: {words['level_arguable'].lower()}. {e.reason}") for e in key.arguable
    ]
    said += [Paragraph(text=f"{words['tempting']} {_named(e, course)}. {e.reason}", quiet=True) for e in key.tempting]
    return Options(options=options, ticked=ticked, several=True), Lines(label=where, lines=2, written=written), *said


def _named(entry: SignalEntry, course: Course) -> str:
    return course.words[word(entry.choice)] + (f" {span(entry.points)}" if entry.points else "")
