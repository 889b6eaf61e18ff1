"""Krippendorff's alpha against every published value that the course cites, and against a library of others."""

from __future__ import annotations

import random

import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance

from curriculum.measures.alpha import alpha
from curriculum.measures.distance import Distance, interval, jaccard, masi, nominal


def columns(*coders: str) -> list[tuple[str | None, ...]]:
    rows = [coder.replace(" ", "") for coder in coders]
    return [tuple(None if value == "·" else value for value in unit) for unit in zip(*rows, strict=True)]


BINARY = columns("0100000010", "1110010000")
LETTERS = columns("aabbdcccedda", "babbbccceddd")
GAPS = columns("123321412···", "1233224125·3", "·3332342251·", "12332441251·")
NUMBERS = [tuple(None if value is None else int(value) for value in unit) for unit in GAPS]


def ratio(one: float, other: float) -> float:
    return float(((one - other) / (one + other)) ** 2)


def ordinal(units: list[tuple[int | None, ...]]) -> Distance[int]:
    """Krippendorff's distance of ranks, by how often each was given."""
    given = [value for unit in units if sum(v is not None for v in unit) > 1 for value in unit if value is not None]

    def distance(one: int, other: int) -> float:
        low, high = sorted((one, other))
        between = sum(low <= value <= high for value in given)
        return float((between - (given.count(low) + given.count(high)) / 2) ** 2) if low != high else 0.0

    return distance


@pytest.mark.parametrize(
    ("units", "published"), [(BINARY, 0.09524), (LETTERS, 0.69196), (GAPS, 0.74342)], ids=["binary", "letters", "gaps"]
)
def test_published_nominal_values(units: list[tuple[str | None, ...]], published: float) -> None:
    assert alpha(units, nominal).value == pytest.approx(published, abs=5e-6)


@pytest.mark.parametrize(
    ("distance", "published"),
    [(ordinal(NUMBERS), 0.81539), (interval, 0.84911), (ratio, 0.79740)],
    ids=["ordinal", "interval", "ratio"],
)
def test_published_values_for_numbers(distance: Distance[int], published: float) -> None:
    found = alpha(NUMBERS, distance)
    assert found.value == pytest.approx(published, abs=5e-6)
    assert found.values == 40  # the unit that only one coder judged is left out


DISTANCES = [
    ("ab", "ab", 0, 0),
    ("ab", "abcd", 0.5, 0.6667),
    ("a", "ab", 0.5, 0.6667),
    ("ab", "bc", 0.6667, 0.8889),
    ("abc", "bcd", 0.5, 0.8333),
    ("abc", "cde", 0.8, 0.9333),
    ("ab", "cd", 1, 1),
    ("", "", 0, 0),
    ("", "a", 1, 1),
]


@pytest.mark.parametrize(("one", "other", "by_jaccard", "by_masi"), DISTANCES)
def test_distances_between_sets(one: str, other: str, by_jaccard: float, by_masi: float) -> None:
    for a, b in ((frozenset(one), frozenset(other)), (frozenset(other), frozenset(one))):
        assert jaccard(a, b) == pytest.approx(by_jaccard, abs=5e-5)
        assert masi(a, b) == pytest.approx(by_masi, abs=5e-5)


def sets(text: str) -> list[tuple[frozenset[str], ...]]:
    return [tuple(frozenset(labels) for labels in unit.split(",")) for unit in text.split()]


TWO = sets("A,A AB,A B,B BC,CD D,D")
THREE = sets("U,U,U L,LM,L C,CV,CV N,N,NS IC,C,CV S,S,S F,UF,F M,MG,G")
SET_VALUES = [
    (TWO, nominal, 0.5500, 0.4, 0.8889),
    (TWO, jaccard, 0.6986, 0.2333, 0.7741),
    (TWO, masi, 0.6193, 0.3111, 0.8173),
    (THREE, nominal, 0.3878, 0.5833, 0.9529),
    (THREE, jaccard, 0.6476, 0.3194, 0.9064),
    (THREE, masi, 0.5538, 0.4120, 0.9235),
]


@pytest.mark.parametrize(("units", "distance", "value", "observed", "expected"), SET_VALUES)
def test_values_for_sets(
    units: list[tuple[frozenset[str], ...]],
    distance: Distance[frozenset[str]],
    value: float,
    observed: float,
    expected: float,
) -> None:
    found = alpha(units, distance)
    assert found.value == pytest.approx(value, abs=5e-5)
    assert found.observed == pytest.approx(observed, abs=5e-5)
    assert found.expected == pytest.approx(expected, abs=5e-5)


def test_where_alpha_is_not_defined() -> None:
    nothing: list[tuple[str | None, ...]] = []
    assert alpha(nothing, nominal).value is None
    assert alpha([("a", None), (None, "b")], nominal).value is None
    assert alpha([("a", "a"), ("a", "a")], nominal).value is None
    assert alpha([("a", "b"), ("b", "a")], nominal).value == pytest.approx(-0.5)


@pytest.mark.parametrize("seed", range(20))
def test_random_codings_agree_with_nltk(seed: int) -> None:
    random_ = random.Random(seed)
    coders, units = random_.randint(2, 5), random_.randint(5, 16)
    coded = [[frozenset(random_.sample("abcdef", random_.randint(1, 3))) for _ in range(coders)] for _ in range(units)]
    rows = [(coder, unit, value) for unit, values in enumerate(coded) for coder, value in enumerate(values)]
    for ours, theirs, near in (
        (nominal, lambda a, b: float(a != b), 1e-9),
        (jaccard, jaccard_distance, 1e-9),
        (masi, masi_distance, 0.005),  # NLTK rounds the weights of MASI to 0.67 and 0.33
    ):
        expected = AnnotationTask(data=rows, distance=theirs).alpha()
        assert alpha(coded, ours).value == pytest.approx(expected, abs=near)
