"""The law of the spine: whatever happens in a sitting, what is believed equals what a fresh start would believe."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.support.answering import give_answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from tests.support.scale import scaled
from trainer.config.settings import Settings
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.overview import overview
from trainer.study.queue import Queue
from trainer.study.session import StudySession
from trainer.study.steps import Question, ReadPage


def believed(collection: Collection) -> dict[str, object]:
    """All that is believed, in a form that can be compared."""
    cards = {
        str(card.id): collection.standings_of(deck, note, collection.today)[str(card.id)]
        for deck in collection.decks
        for note in deck.notes
        for card in collection.cards(deck, note)
    }
    return {
        "today": collection.today,
        "memory": dict(collection.known()),
        "standings": cards,
        "due": {day: count for day, count in collection._due_days.items() if count},
        "new today": collection.introduced_on(collection.today),
        "reviewed today": collection.reviewed_on(collection.today),
        "ahead": collection.journal.ahead,
        "newest": collection.journal.newest_action(),
        "events": sorted(event.id for event in collection.history.events),
    }


class Sitting(RuleBasedStateMachine):
    """A learner who does everything a learner can do, in any order."""

    steps_run = 0

    @initialize(read_first=st.booleans(), apart=st.booleans())
    def begin(self, read_first: bool, apart: bool) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.settings = Settings(read_first=read_first, bury_siblings=apart)
        self.openings = 0
        self.restart()

    def open(self) -> Collection:
        self.openings += 1
        return open_small(Path(self.folder.name), self.clock, self.settings, seed=self.openings)

    @rule()
    def restart(self) -> None:
        self.session = StudySession(self.open())

    @rule(rating=st.sampled_from(Rating), seconds=st.integers(1, 90), place=st.integers(0, 4))
    def answer(self, rating: Rating, seconds: int, place: int) -> None:
        self.clock.forward(seconds=seconds)
        if isinstance(self.session.current, ReadPage):
            self.session.read()
        elif isinstance(self.session.current, Question):
            if rating is Rating.AGAIN:
                self.session.choose(place)  # perhaps another note
            if not self.session.revealed:
                give_answer(self.session, rating)
            self.session.rate(rating)

    @rule()
    def later(self) -> None:
        self.session.later()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            before = len(self.session.collection.history.events)
            took = self.session.undo()
            assert len(self.session.collection.history.events) == before + took

    @rule()
    def bury(self) -> None:
        self.session.bury()

    @rule()
    def suspend(self) -> None:
        self.session.suspend()

    @rule(minutes=st.sampled_from([1, 9, 11, 60, 600, 1440, 3000, 14400]))
    def time_passes(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)
        self.session.advance()

    @rule(hours=st.sampled_from([-1, -5, -25, -80, 30]))
    def clock_is_set(self, hours: int) -> None:
        self.clock.set_wall(self.clock.moment + timedelta(hours=hours))

    @rule(east=st.sampled_from([-8, 0, 7, 8, 9, 5.5]))
    def travel(self, east: float) -> None:
        self.clock.travel(east)

    @invariant()
    def live_equals_fresh(self) -> None:
        if not hasattr(self, "session"):
            return
        Sitting.steps_run += 1
        self.session.look_again()
        live, fresh = self.session.collection, self.open()
        assert believed(live) == believed(fresh)
        assert self.session.queue.counts() == Queue(fresh).counts()
        assert overview(live) == overview(fresh)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


def test_live_state_equals_a_fresh_open() -> None:
    run_state_machine_as_test(
        Sitting,
        settings=settings(
            max_examples=scaled(30),
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{Sitting.steps_run} steps compared with a fresh open")
