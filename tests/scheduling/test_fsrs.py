"""The model of memory: figures worked out by hand (40-digit decimals), and its laws."""

import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.strategies import days, difficulties, guesses, parameters, ratings, stabilities
from tests.support.scale import scaled
from trainer.scheduling.fsrs import DEFAULT_PARAMETERS, Fsrs
from trainer.scheduling.rating import Rating

AGAIN, HARD, GOOD, EASY = Rating


@pytest.mark.parametrize(
    ("elapsed", "stability", "recall"),
    [(0, 5, 1), (1, 1, 0.9), (10, 10, 0.9), (30, 10, 0.809388103573), (365, 100, 0.790896987589)],
)
def test_recall(elapsed: int, stability: float, recall: float) -> None:
    assert Fsrs().recall(stability, elapsed) == pytest.approx(recall, rel=1e-11)


@pytest.mark.parametrize(("retention", "interval"), [(0.80, 33.159597862310), (0.90, 10.0), (0.95, 4.025586919900)])
def test_interval(retention: float, interval: float) -> None:
    assert Fsrs().interval(10.0, retention) == pytest.approx(interval, rel=1e-12)


@pytest.mark.parametrize(
    ("rating", "options", "stability"),
    [
        (AGAIN, 0, 0.212),
        (HARD, 0, 1.2931),
        (GOOD, 0, 2.3065),
        (EASY, 0, 8.2956),
        (AGAIN, 4, 0.212),
        (HARD, 4, 0.900684857907),
        (GOOD, 4, 1.430968057254),
        (EASY, 4, 3.984239295873),
        (GOOD, 2, 1.040912585634),
        (GOOD, 3, 1.269986368482),
        (GOOD, 5, 1.549472451760),
    ],
)
def test_a_first_answer_among_options_counts_less(rating: Rating, options: int, stability: float) -> None:
    assert Fsrs().first(rating, 1 / options if options else 0.0)[0] == pytest.approx(stability, rel=1e-11)


@pytest.mark.parametrize(
    ("before", "rating", "options", "after"),
    [
        ((10, 5, 10), GOOD, 0, (32.026729481987, 4.990228369297)),
        ((10, 5, 10), GOOD, 4, (29.424229117247, 4.990228369297)),
        ((10, 5, 30), GOOD, 4, (44.084779750920, 4.990228369297)),
        ((10, 5, 30), HARD, 2, (26.086846572716, 6.665995369297)),
        ((2, 8, 3), EASY, 3, (7.964932943027, 7.316921569297)),
        ((10, 5, 10), AGAIN, 0, (1.391986972955, 8.341762369297)),
        ((10, 5, 10), AGAIN, 4, (1.391986972955, 8.341762369297)),
        ((10, 5, 0), AGAIN, 0, (3.051248935572, 8.341762369297)),
        ((10, 5, 0), GOOD, 4, (10.0, 4.990228369297)),
    ],
)
def test_a_later_answer_among_options_counts_less(
    before: tuple[float, float, int], rating: Rating, options: int, after: tuple[float, float]
) -> None:
    assert Fsrs().step(*before, rating, 1 / options if options else 0.0) == pytest.approx(after, rel=1e-11)


@given(parameters, stabilities, st.floats(0, 5_000), st.floats(0, 5_000))
def test_recall_is_a_probability_and_falls(w: tuple[float, ...], stability: float, one: float, other: float) -> None:
    model = Fsrs(w)
    sooner, later = sorted((one, other))
    assert 0 < model.recall(stability, later) <= model.recall(stability, sooner) <= model.recall(stability, 0) == 1


@given(parameters, stabilities, st.floats(0.05, 0.99))
def test_interval_is_the_inverse_of_recall(w: tuple[float, ...], stability: float, retention: float) -> None:
    model = Fsrs(w)
    assert model.recall(stability, model.interval(stability, retention)) == pytest.approx(retention, rel=1e-9)


@given(parameters, stabilities)
def test_stability_is_the_days_until_90_percent(w: tuple[float, ...], stability: float) -> None:
    assert Fsrs(w).interval(stability, 0.9) == pytest.approx(stability, rel=1e-9)


@given(parameters, stabilities, difficulties, days, guesses)
def test_a_better_rating_never_leaves_a_weaker_memory(
    w: tuple[float, ...], stability: float, difficulty: float, elapsed: int, guess: float
) -> None:
    after = [Fsrs(w).step(stability, difficulty, elapsed, rating, guess) for rating in Rating]
    for (worse, harder), (better, easier) in pairwise(after):
        assert worse <= better * (1 + 1e-12)
        assert harder >= easier


@given(parameters, stabilities, difficulties, days, ratings, st.floats(0, 1))
def test_guessing_only_takes_from_stability(
    w: tuple[float, ...], stability: float, difficulty: float, elapsed: int, rating: Rating, guess: float
) -> None:
    model = Fsrs(w)
    sure, hardness = model.step(stability, difficulty, elapsed, rating)
    forgotten, _ = model.step(stability, difficulty, elapsed, AGAIN)
    mixed, same_hardness = model.step(stability, difficulty, elapsed, rating, guess)
    assert same_hardness == hardness
    assert forgotten * (1 - 1e-12) <= mixed <= sure * (1 + 1e-12)
    if rating is AGAIN or guess == 0 or elapsed == 0:
        assert mixed == sure


@given(parameters, stabilities, difficulties, days, ratings, guesses)
def test_no_step_leaves_the_limits(
    w: tuple[float, ...], stability: float, difficulty: float, elapsed: int, rating: Rating, guess: float
) -> None:
    after, hardness = Fsrs(w).step(stability, difficulty, elapsed, rating, guess)
    assert 0.001 <= after <= 1e12
    assert 1 <= hardness <= 10
    if elapsed == 0 and rating is not AGAIN:
        assert after >= stability
    if elapsed > 0 and rating is AGAIN:
        assert after <= max(stability, 0.001)


def test_hundreds_of_easy_answers_on_one_day_stay_finite() -> None:
    w = (*DEFAULT_PARAMETERS[:17], 2.0, 2.0, 0.0, 0.1542)
    memory = Fsrs(w).first(EASY)
    for _ in range(500):
        memory = Fsrs(w).step(*memory, 0, EASY)
    assert memory[0] == 1e12
    assert Fsrs(w).interval(memory[0], 0.9) == pytest.approx(1e12)


Review = tuple[float, float, int, Rating, float]
reviews = st.lists(st.tuples(stabilities, difficulties, days, ratings, guesses), min_size=1, max_size=20)
PERSONAL = tuple(value * (1.15 if index % 2 else 0.9) for index, value in enumerate(DEFAULT_PARAMETERS[:16]))
models = st.sampled_from((Fsrs(), Fsrs((*PERSONAL, *DEFAULT_PARAMETERS[16:20], 0.3))))


@given(models, reviews)
def test_arrays_give_what_numbers_give(model: Fsrs, batch: Sequence[Review]) -> None:
    columns = [np.array(column) for column in zip(*batch, strict=True)]
    stability, difficulty, elapsed, rating, guess = columns
    close = pytest.approx
    after = model.step(stability, difficulty, elapsed, rating, guess)
    assert list(zip(*after, strict=True)) == [close(model.step(*review), rel=1e-12) for review in batch]
    first = model.first(rating, guess)
    assert list(zip(*first, strict=True)) == [close(model.first(r, g), rel=1e-12) for *_, r, g in batch]
    recall = model.recall(stability, elapsed)
    assert list(recall) == close([model.recall(s, t) for s, _, t, _, _ in batch], rel=1e-12)
    interval = model.interval(stability, 0.85)
    assert list(interval) == close([model.interval(s, 0.85) for s, *_ in batch], rel=1e-12)


def test_numbers_and_arrays_mix() -> None:
    model = Fsrs()
    spans = np.arange(4)
    stability, difficulty = model.step(10.0, 5.0, spans, GOOD, 0.25)
    expected = [model.step(10.0, 5.0, int(span), GOOD, 0.25) for span in spans]
    assert list(zip(stability, difficulty, strict=True)) == [pytest.approx(pair, rel=1e-12) for pair in expected]
    table = model.step(np.array([[1.0], [9.0]]), 5.0, 3, np.array([1, 2, 3, 4]))[0]
    assert table.shape == (2, 4)
    assert table[1, 3] == pytest.approx(model.step(9.0, 5.0, 3, EASY)[0], rel=1e-12)
    assert model.first(np.array([3, 1]), 0.25)[0] == pytest.approx([1.430968057254, 0.212], rel=1e-11)


@pytest.mark.parametrize("rating", Rating)
def test_on_the_same_day_and_after_again_nothing_is_put_down_to_guessing(rating: Rating) -> None:
    model = Fsrs()
    for elapsed in (0, 0.5) if rating is not AGAIN else (0, 0.5, 1, 30):
        assert model.step(10.0, 5.0, elapsed, rating, 0.25) == model.step(10.0, 5.0, elapsed, rating)
        several = np.linspace(0.5, 300.0, 200)
        sure, guessed = (model.step(several, 5.0, elapsed, rating, guess)[0] for guess in (0.0, 0.25))
        assert list(guessed) == list(sure)


def test_a_model_is_a_value() -> None:
    assert Fsrs() == Fsrs(DEFAULT_PARAMETERS)
    assert Fsrs() != Fsrs((*DEFAULT_PARAMETERS[:20], 0.2))
    with pytest.raises(AttributeError):
        Fsrs().parameters = ()  # type: ignore[misc]


def test_numbers_need_no_numpy() -> None:
    program = """
import sys
from datetime import datetime
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning
scheduler, state = Scheduler(Tuning()), None
for day in range(1, 9):
    at = datetime.fromisoformat(f"2026-03-0{day}T10:00+07:00")
    state = scheduler.advance("a/b#c", state, Rating(1 + day % 4), at, None, 0.25)
scheduler.recall(state, at)
assert state.reps == 8
print("numpy" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_defaults_are_those_of_the_project_that_made_them() -> None:
    import fsrs.scheduler

    assert fsrs.scheduler.DEFAULT_PARAMETERS == DEFAULT_PARAMETERS


def test_long_arrays_agree_with_numbers() -> None:
    draw = np.random.default_rng(6)
    count = scaled(20_000)
    stability = np.exp(draw.uniform(-6, 10, count))
    difficulty = draw.uniform(1, 10, count)
    elapsed = draw.integers(0, 400, count)
    rating = draw.integers(1, 5, count)
    after, hardness = Fsrs().step(stability, difficulty, elapsed, rating, 0.25)
    for row in range(0, count, 37):
        one = Fsrs().step(float(stability[row]), float(difficulty[row]), int(elapsed[row]), int(rating[row]), 0.25)
        assert (after[row], hardness[row]) == pytest.approx(one, rel=1e-12)
