"""The table of cases where study days and whole 24 hours part."""

from datetime import date, datetime
from itertools import pairwise

import pytest

from tests.scheduling.study_days_table import CASES, Case
from trainer.scheduling.memory import MemoryState
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning

cases = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def moments(case: Case) -> list[datetime]:
    return [datetime.fromisoformat(at) for at, _ in case.reviews]


@cases
def test_the_state_after_the_last_review(case: Case) -> None:
    scheduler = Scheduler(Tuning(rollover=case.rollover), fuzz=False)
    state: MemoryState | None = None
    for at, (_, rating) in zip(moments(case), case.reviews, strict=True):
        state = scheduler.advance("deck/note#term", state, Rating(rating), at, None)
    assert state is not None
    assert state.stability == pytest.approx(case.stability, rel=1e-12)
    assert state.difficulty == pytest.approx(case.difficulty, rel=1e-12)
    assert (state.phase, state.step) == (case.phase, case.step)
    assert (state.reps, state.lapses) == (len(case.reviews), case.lapses)
    assert state.last_review == moments(case)[-1]
    if case.phase == "review":
        assert (state.due_day, state.due_at) == (date.fromisoformat(case.due), None)
    else:
        assert (state.due_day, state.due_at) == (None, datetime.fromisoformat(case.due))


@cases
def test_the_study_days_between(case: Case) -> None:
    study_day = Scheduler(Tuning(rollover=case.rollover)).study_day
    assert tuple(study_day.days_between(*pair) for pair in pairwise(moments(case))) == case.gaps


@cases
def test_each_case_tells_study_days_from_24_hours(case: Case) -> None:
    at = moments(case)
    whole = tuple((later - earlier).days for earlier, later in pairwise(at))
    last_day = Scheduler(Tuning(rollover=case.rollover)).study_day.of(at[-1])
    assert whole != case.gaps or last_day != at[-1].date()


def test_the_table_has_twenty_cases() -> None:
    assert len(CASES) == 20
    assert len({case.name for case in CASES}) == 20
