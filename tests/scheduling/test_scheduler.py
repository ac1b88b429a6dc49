from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.strategies import WeeklyLoad, guesses, loads, moments, ratings, states, tunings
from trainer.scheduling.fuzz import fuzz_range
from trainer.scheduling.memory import MemoryState, Phase
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import LEECH_LAPSES, Scheduler, is_leech
from trainer.scheduling.tuning import Tuning

AGAIN, HARD, GOOD, EASY = Rating
CARD = "peran-pekerja-sosial/mezzo-pencatat#term"
AT = datetime.fromisoformat("2026-03-02T10:00:00+07:00")
TODAY = date(2026, 3, 2)
befores = st.none() | states()
IDLE = WeeklyLoad((0,), (False,))

IN_REVIEW = MemoryState(
    stability=8.2956,
    difficulty=5.0,
    phase=Phase.REVIEW,
    step=None,
    due_at=None,
    due_day=TODAY,
    last_review=AT - timedelta(days=8),
    reps=3,
    lapses=2,
)


@given(tunings, befores, moments(), loads, guesses)
def test_the_preview_shows_what_advancing_gives(
    tuning: Tuning, before: MemoryState | None, now: datetime, load: WeeklyLoad, guess: float
) -> None:
    scheduler = Scheduler(tuning)
    outcomes = scheduler.preview(CARD, before, now, load, guess)
    assert list(outcomes) == list(Rating)
    for rating, outcome in outcomes.items():
        assert scheduler.advance(CARD, before, rating, now, outcome.due, guess) == outcome.state
        assert outcome.due == outcome.state.due_day
        if outcome.state.phase is Phase.REVIEW:
            assert outcome.days is not None
            assert outcome.due == scheduler.study_day.of(now) + timedelta(outcome.days)
            assert (outcome.seconds, outcome.state.step, outcome.state.due_at) == (None, None, None)
        else:
            assert outcome.seconds is not None
            assert outcome.state.due_at == now + timedelta(seconds=outcome.seconds)
            assert (outcome.days, outcome.due) == (None, None)


@given(tunings, befores, moments(), loads, guesses)
def test_every_due_day_lies_in_the_fuzz_range(
    tuning: Tuning, before: MemoryState | None, now: datetime, load: WeeklyLoad, guess: float
) -> None:
    scheduler = Scheduler(tuning)
    today = scheduler.study_day.of(now)
    for rating, outcome in scheduler.preview(CARD, before, now, load, guess).items():
        seeded = scheduler.advance(CARD, before, rating, now, None, guess)
        low, high = fuzz_range(scheduler.fsrs.interval(seeded.stability, tuning.retention))
        if seeded.due_day is not None:
            assert low <= (seeded.due_day - today).days <= high
            assert outcome.days is not None
            assert low <= outcome.days <= high


@given(states(), moments(), loads, guesses)
def test_a_better_rating_never_comes_back_earlier(
    before: MemoryState, now: datetime, load: WeeklyLoad, guess: float
) -> None:
    scheduler = Scheduler(Tuning(relearning_steps=()))
    outcomes = scheduler.preview(CARD, before, now, load, guess)
    waits = [outcome.days for outcome in outcomes.values() if outcome.days is not None]
    assert waits == sorted(waits)
    for worse, better in pairwise(Rating):
        shorter, longer = outcomes[worse].days, outcomes[better].days
        if shorter is not None and longer is not None and shorter == longer:
            high = fuzz_range(scheduler.fsrs.interval(outcomes[better].state.stability, 0.90))[1]
            assert longer == high, "there was room for a longer interval"


@given(tunings, befores, ratings, moments(), guesses)
def test_what_advancing_counts(
    tuning: Tuning, before: MemoryState | None, rating: Rating, at: datetime, guess: float
) -> None:
    after = Scheduler(tuning).advance(CARD, before, rating, at, None, guess)
    reps, lapses = (before.reps, before.lapses) if before else (0, 0)
    lapsed = before is not None and before.phase is Phase.REVIEW and rating is AGAIN
    assert (after.reps, after.lapses) == (reps + 1, lapses + lapsed)
    assert after.last_review == at
    waits = after.phase is not Phase.REVIEW
    assert (after.step is not None, after.due_at is not None, after.due_day is None) == (waits, waits, waits)
    if before is None or before.phase is Phase.LEARNING:
        assert after.phase is not Phase.RELEARNING
    else:
        assert after.phase is not Phase.LEARNING


@given(tunings, befores, ratings, moments(), guesses, st.dates(date(2015, 1, 1), date(2045, 1, 1)))
def test_a_promise_changes_nothing_but_the_day(
    tuning: Tuning, before: MemoryState | None, rating: Rating, at: datetime, guess: float, promised: date
) -> None:
    scheduler = Scheduler(tuning)
    without = scheduler.advance(CARD, before, rating, at, None, guess)
    with_one = scheduler.advance(CARD, before, rating, at, promised, guess)
    assert with_one._replace(due_day=None) == without._replace(due_day=None)
    if without.phase is not Phase.REVIEW:
        assert with_one == without
        return
    low, high = fuzz_range(scheduler.fsrs.interval(without.stability, tuning.retention))
    holds = low <= (promised - scheduler.study_day.of(at)).days <= high
    assert with_one.due_day == (promised if holds else without.due_day)


@given(tunings, states(), moments())
def test_recall_is_a_probability_and_never_rises(tuning: Tuning, state: MemoryState, now: datetime) -> None:
    scheduler = Scheduler(tuning)
    recall = scheduler.recall(state, now)
    assert 0 < recall <= 1
    assert scheduler.recall(state, now + timedelta(days=1)) <= recall
    if scheduler.study_day.of(now) <= scheduler.study_day.of(state.last_review):
        assert recall == 1


def easy_first(tuning: Tuning, due: date | None, fuzz: bool = True) -> MemoryState:
    return Scheduler(tuning, fuzz=fuzz).advance(CARD, None, EASY, AT, due)


@pytest.mark.parametrize("days", [6, 7, 8, 9, 10])
def test_a_promised_day_within_the_range_holds(days: int) -> None:
    assert easy_first(Tuning(), TODAY + timedelta(days)).due_day == TODAY + timedelta(days)


@pytest.mark.parametrize("days", [-3, 0, 1, 5, 11, 400])
def test_a_promised_day_outside_the_range_gives_way_to_the_seeded_one(days: int) -> None:
    seeded = easy_first(Tuning(), None)
    assert seeded.due_day is not None
    assert 6 <= (seeded.due_day - TODAY).days <= 10
    assert easy_first(Tuning(), TODAY + timedelta(days)) == seeded


def test_another_retention_breaks_the_promise() -> None:
    promised = TODAY + timedelta(8)
    # At 0.80 the interval is 27.5 days, with a range of 24 to 31.
    after = easy_first(Tuning(retention=0.80), promised)
    assert after.due_day is not None
    assert 24 <= (after.due_day - TODAY).days <= 31


def test_another_card_or_another_review_is_seeded_otherwise() -> None:
    scheduler = Scheduler(Tuning(retention=0.80))
    cards = {scheduler.advance(f"deck/note-{note}#term", None, EASY, AT, None).due_day for note in range(50)}
    states = [IN_REVIEW._replace(reps=reps) for reps in range(50)]
    reviews = {scheduler.advance(CARD, state, GOOD, AT, None).due_day for state in states}
    assert len(cards) == 8
    assert len(reviews) > 8


def test_without_fuzz_the_ideal_day_holds_against_any_promise() -> None:
    for promised in (None, TODAY + timedelta(10)):
        assert easy_first(Tuning(), promised, fuzz=False).due_day == TODAY + timedelta(8)
    busy = WeeklyLoad((30, 0, 30), (True, False, True))
    outcomes = Scheduler(Tuning(), fuzz=False).preview(CARD, IN_REVIEW, AT, busy)
    assert [outcomes[rating].days for rating in (HARD, GOOD, EASY)] == [19, 27, 43]


def test_the_four_keys_of_a_new_card() -> None:
    outcomes = Scheduler(Tuning()).preview(CARD, None, AT, IDLE)
    assert [outcomes[rating].seconds for rating in Rating] == [60, 330, 600, None]
    assert outcomes[EASY].days == 8


def test_the_four_keys_of_a_card_in_review() -> None:
    outcomes = Scheduler(Tuning()).preview(CARD, IN_REVIEW, AT, IDLE)
    assert (outcomes[AGAIN].seconds, outcomes[AGAIN].state.phase) == (600, Phase.RELEARNING)
    assert [outcomes[rating].days for rating in (HARD, GOOD, EASY)] == [19, 27, 43]


def test_the_preview_goes_round_busy_days_and_siblings() -> None:
    class Busy:
        def cards_due(self, day: date) -> int:
            return 0 if day == TODAY + timedelta(24) else 20

        def sibling_due(self, day: date) -> bool:
            return day == TODAY + timedelta(43)

    outcomes = Scheduler(Tuning()).preview(CARD, IN_REVIEW, AT, Busy())
    assert outcomes[GOOD].days == 24
    assert outcomes[EASY].days == 42


def test_no_relearning_steps_a_lapse_stays_in_review() -> None:
    after = Scheduler(Tuning(relearning_steps=())).advance(CARD, IN_REVIEW, AGAIN, AT, None)
    assert (after.phase, after.lapses, after.due_day) == (Phase.REVIEW, 3, TODAY + timedelta(1))


def test_a_guess_lowers_stability_alone() -> None:
    scheduler = Scheduler(Tuning())
    sure = scheduler.advance(CARD, IN_REVIEW, GOOD, AT, None)
    guessed = scheduler.advance(CARD, IN_REVIEW, GOOD, AT, None, 1 / 4)
    assert guessed.stability < sure.stability
    assert guessed._replace(stability=0, due_day=None) == sure._replace(stability=0, due_day=None)
    new = scheduler.advance(CARD, None, GOOD, AT, None, 1 / 4)
    assert new.stability == pytest.approx(1.430968057254, rel=1e-11)


def test_a_leech_is_a_card_forgotten_eight_times() -> None:
    assert LEECH_LAPSES == 8
    assert [is_leech(IN_REVIEW._replace(lapses=lapses)) for lapses in (0, 7, 8, 9)] == [False, False, True, True]
    assert is_leech(IN_REVIEW._replace(lapses=4), limit=4)
    lapsed = Scheduler(Tuning()).advance(CARD, IN_REVIEW._replace(lapses=7), AGAIN, AT, None)
    assert is_leech(lapsed)
