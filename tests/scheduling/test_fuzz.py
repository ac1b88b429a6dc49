from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.strategies import WeeklyLoad, loads
from trainer.scheduling.fuzz import fuzz_range, seeded_day, smooth_day, whole_days

intervals = st.floats(0.0, 60_000)
TODAY = date(2026, 3, 2)
CARD = "peran-pekerja-sosial/mezzo-pencatat#term"


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    [
        (0.001, 1, 1),
        (1.0, 1, 1),
        (2.49, 2, 2),
        (2.5, 2, 4),
        (6.9, 5, 9),
        (7.0, 5, 9),
        (7.1, 5, 9),
        (15.0, 13, 17),
        (17.0, 14, 20),
        (19.9, 17, 23),
        (20.0, 17, 23),
        (20.1, 17, 23),
        (37.0, 33, 41),
        (60.0, 55, 65),
        (100.0, 93, 107),
        (36_500.0, 34_673, 36_500),
        (1e12, 34_673, 36_500),
    ],
)
def test_the_range(interval: float, low: int, high: int) -> None:
    assert fuzz_range(interval) == (low, high)


@given(intervals)
def test_the_range_holds_the_ideal_day_and_stays_within_15_percent_and_a_day_and_a_half(interval: float) -> None:
    low, high = fuzz_range(interval)
    assert 1 <= low <= whole_days(interval) <= high <= 36_500
    kept = min(interval, 36_500)
    assert max(kept - low, high - kept) <= max(1.0, 1.5 + 0.15 * kept)


@given(intervals, intervals)
def test_a_longer_interval_has_no_earlier_range(one: float, other: float) -> None:
    shorter, longer = sorted((one, other))
    assert fuzz_range(shorter)[0] <= fuzz_range(longer)[0]
    assert fuzz_range(shorter)[1] <= fuzz_range(longer)[1]


@pytest.mark.parametrize(
    ("card", "reviews", "low", "high", "day"),
    # The first 8 bytes of blake2b as a fraction of 2^64, times the days of the range: the same for ever, or else two
    # computers would disagree on a due day.
    [(CARD, 3, 6, 10, 8), (CARD, 4, 6, 10, 9), ("a/b#case", 1, 90, 110, 90), ("a/b#case", 1, 5, 5, 5)],
)
def test_the_seed_never_changes(card: str, reviews: int, low: int, high: int, day: int) -> None:
    assert seeded_day(card, reviews, low, high) == day


@given(st.text(), st.integers(1, 10_000), intervals)
def test_a_seeded_day_lies_in_the_range(card: str, reviews: int, interval: float) -> None:
    low, high = fuzz_range(interval)
    assert low <= seeded_day(card, reviews, low, high) <= high


def test_seeded_days_are_spread_evenly() -> None:
    drawn = Counter(seeded_day(f"deck/note-{note}#term", 3, 6, 10) for note in range(10_000))
    assert sorted(drawn) == [6, 7, 8, 9, 10]
    # Within five standard deviations (40 each) of 2,000.
    assert all(abs(count - 2_000) < 200 for count in drawn.values())


def load(*counts: int, siblings: tuple[int, ...] = ()) -> WeeklyLoad:
    """Cards due 0, 1, 2, … days after today, and the days on which a sibling is due."""
    turn = TODAY.toordinal() % len(counts)
    of = [0] * len(counts)
    beside = [False] * len(counts)
    for days, count in enumerate(counts):
        of[(turn + days) % len(counts)] = count
        beside[(turn + days) % len(counts)] = days in siblings
    return WeeklyLoad(tuple(of), tuple(beside))


@pytest.mark.parametrize(
    ("ideal", "busy", "day"),
    [
        (5.2, load(9, 9, 9, 4, 3, 5, 4, 9), 4),
        (5.2, load(9, 9, 9, 4, 0, 5, 4, 9, siblings=(4,)), 6),
        # A sibling counts more than any number of cards, unless every day has one.
        (5.2, load(9, 9, 9, 4, 0, 50, 0, 0, siblings=(3, 4, 6, 7)), 5),
        (5.2, load(9, 9, 9, 4, 3, 5, 2, 9, siblings=(3, 4, 5, 6, 7)), 6),
        # Alike: the nearest to the ideal interval, then the earlier.
        (5.2, load(0, 0, 0, 0, 0, 0, 0, 0), 5),
        (5.2, load(9, 9, 9, 9, 1, 2, 1, 9), 6),
        (5.0, load(9, 9, 9, 9, 1, 2, 1, 9), 4),
    ],
)
def test_the_best_day_for_the_learner(ideal: float, busy: WeeklyLoad, day: int) -> None:
    assert smooth_day(ideal, 3, 7, TODAY, busy) == day


@given(st.floats(1, 400), loads)
def test_no_day_of_the_range_is_better(ideal: float, busy: WeeklyLoad) -> None:
    low, high = fuzz_range(ideal)
    chosen = smooth_day(ideal, low, high, TODAY, busy)

    def burden(days: int) -> tuple[bool, int]:
        day = date.fromordinal(TODAY.toordinal() + days)
        return busy.sibling_due(day), busy.cards_due(day)

    assert low <= chosen <= high
    assert burden(chosen) == min(burden(days) for days in range(low, high + 1))
