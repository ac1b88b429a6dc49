"""What the day and the days after look like, and that the numbers beside each other agree."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answering import give_answer
from tests.support.collections import SMALL_DECK, open_small
from tests.support.fake_clock import FakeClock
from tests.support.scale import scaled
from trainer.config.settings import Settings
from trainer.history.events import Suspend
from trainer.plots.shades import shade
from trainer.scheduling.rating import Rating
from trainer.study.ahead import tomorrow
from trainer.study.collection import Collection
from trainer.study.overview import level_maps, overview
from trainer.study.queue import Queue
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage

OTHER_DECK = """\
format: 1
id: lain
title: Paket lain
kinds: [term, definition]
cards:
  - {id: x, front: Empati, back: Memahami perasaan klien}
"""


@contextmanager
def opened(clock: FakeClock, wanted: Settings | None = None, *texts: str) -> Iterator[Collection]:
    with tempfile.TemporaryDirectory() as folder:
        yield open_small(Path(folder), clock, wanted, *texts)


def do(session: StudySession, action: str) -> None:
    """One action on whatever is before the learner."""
    if isinstance(session.current, ReadPage):
        session.read()
    elif isinstance(session.current, Question):
        if action == "bury":
            session.bury()
        elif action == "suspend":
            session.suspend()
        else:
            give_answer(session, Rating(int(action)))
            session.rate(Rating(int(action)))


def finish(session: StudySession, action: str = "3") -> None:
    while not isinstance(session.current, Finished):
        do(session, action)
        session.collection.clock.forward(minutes=1)  # type: ignore[attr-defined]
        session.advance()


sittings = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.lists(st.sampled_from(["1", "3", "3", "3", "4", "bury", "suspend"]), max_size=12),
        st.booleans(),
    ),
    max_size=8,
)


def live(collection: Collection, clock: FakeClock, days: list[tuple[int, list[str], bool]]) -> None:
    """Some sittings: days before, what was done, and whether the learner went on until nothing was left."""
    for days_before, actions, to_the_end in days:
        clock.forward(days=days_before)
        session = StudySession(collection)
        for action in actions:
            clock.forward(minutes=2)
            session.advance()
            do(session, action)
        if to_the_end:
            finish(session)


@settings(max_examples=scaled(60), deadline=None)
@given(days=sittings, apart=st.booleans(), limit=st.sampled_from([200, 2, 1]))
def test_the_week_agrees_with_the_counts_beside_it(
    days: list[tuple[int, list[str], bool]], apart: bool, limit: int
) -> None:
    clock = FakeClock()
    with opened(clock, Settings(bury_siblings=apart, reviews_per_day=limit, new_per_day=3)) as collection:
        live(collection, clock, days)
        seen = overview(collection)
        assert len(seen.week) == 7
        assert seen.week[0] == seen.counts.due == len(Queue(collection).due())
        if not seen.counts.due:
            assert seen.week[1] == tomorrow(Queue(collection)).cards
        cards = [card for deck in collection.decks for note in deck.notes for card in collection.cards(deck, note)]
        held = [card for card in cards if not collection.is_suspended(card)]
        assert sum(seen.week) <= len(held)
        if apart:
            assert max(seen.week) <= len({card.id.note_key for card in held})


@settings(max_examples=scaled(30), deadline=None)
@given(days=sittings)
def test_tomorrow_comes_as_it_was_told(days: list[tuple[int, list[str], bool]]) -> None:
    clock = FakeClock()
    with opened(clock) as collection:
        live(collection, clock, days)
        told, week = tomorrow(Queue(collection)), overview(collection).week
        free = not Queue(collection).counts().due
        clock.forward(days=1)
        counts = Queue(collection).counts()
        assert (told.cards, told.new) == (counts.due + counts.learning, counts.new)
        if free:
            assert week[1] == counts.due + counts.learning


def test_the_next_kinds_of_begun_notes_are_in_the_week() -> None:
    clock = FakeClock()
    with opened(clock) as collection:
        finish(StudySession(collection))
        assert overview(collection).week[:2] == (0, 2)
        clock.forward(days=1)
        assert overview(collection).week[0] == 2


@settings(max_examples=scaled(20), deadline=None)
@given(days=sittings)
def test_suspended_cards_are_not_in_the_week(days: list[tuple[int, list[str], bool]]) -> None:
    clock = FakeClock()
    with opened(clock) as collection:
        live(collection, clock, days)
        now = clock.now()
        cards = [card for deck in collection.decks for note in deck.notes for card in collection.cards(deck, note)]
        collection.record([Suspend(id=collection.new_id(now), at=now, card=str(card.id), on=True) for card in cards])
        assert overview(collection).week == (0,) * 7
        assert tomorrow(Queue(collection)) == (0, 0)


def test_a_lapse_is_weak_on_the_map_until_it_is_learnt_again() -> None:
    clock = FakeClock()
    with opened(clock) as collection:
        finish(StudySession(collection))
        clock.forward(days=4)
        session = StudySession(collection)
        while not isinstance(session.current, Question):
            session.read()
        note = session.current.card.note
        do(session, "1")
        (deck,) = collection.decks
        place = [other.id for other in deck.notes if other.level == note.level].index(note.id)
        (level,) = [one for one in level_maps(collection, deck) if one.level == 0]
        assert note.level == "mikro"
        assert shade(level.recalls[place]) == shade(0.5)
        finish(session)
        (level,) = [one for one in level_maps(collection, deck) if one.level == 0]
        assert shade(level.recalls[place]) == shade(1.0)


def test_done_today_counts_cards_of_the_decks_shown() -> None:
    clock = FakeClock()
    with opened(clock, Settings(new_per_day=9), SMALL_DECK, OTHER_DECK) as collection:
        session = StudySession(collection, ["kecil"])
        finish(session)
        assert len(session.answered) > 4
        assert session.summary().cards == 4
        done = [overview(collection, ids).done_today for ids in (["kecil"], ["lain"], None)]
        assert done == [4, 0, 4]
        clock.forward(days=1)
        assert overview(collection).done_today == 0


def test_a_limit_of_reviews_counts_the_next_kinds_too() -> None:
    clock = FakeClock()
    with opened(clock, Settings(reviews_per_day=1, new_per_day=4)) as collection:
        finish(StudySession(collection))
        clock.forward(days=1)
        session = StudySession(collection)
        assert overview(collection).counts.due == overview(collection).week[0] == 1
        give_answer(session, Rating.EASY)
        session.rate(Rating.EASY)
        clock.forward(minutes=1)
        session.advance()
        assert isinstance(session.current, Finished)
        assert session.queue.counts() == overview(collection).counts
        assert overview(collection).counts.due == overview(collection).week[0] == 0
