"""Clocks and zones that change while the program is open: every answer keeps its own moment, and its place."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.table_of_damage import SOUND
from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.fake_clock import WIB, FakeClock
from trainer.history.events import Read, Review, Undo, moment
from trainer.history.ids import is_id
from trainer.history.journal import Journal
from trainer.scheduling.study_day import StudyDay
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage

JUMPS = [
    timedelta(milliseconds=-1),
    timedelta(seconds=-1),
    timedelta(hours=-1),
    timedelta(days=-2),
    timedelta(days=-9000),
]
STUDY_DAY = StudyDay()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class Sitting:
    """A learner, a clock, and a session on real files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._openings = 0
        self.clock = FakeClock()
        self.session = StudySession(self.open())

    def open(self) -> Collection:
        """The collection as a fresh start finds it."""
        self._openings += 1
        return open_small(self._folder, self.clock, seed=self._openings)

    def set_clock(self, **span: float) -> None:
        """Somebody sets the clock while the program is open."""
        self.clock.set_wall(self.clock.moment + timedelta(**span))
        self.session.look_again()

    def go_on(self) -> str:
        """Reads the page, or answers the question; gives what it was."""
        was = self.shown
        if isinstance(self.session.current, ReadPage):
            self.clock.forward(seconds=3)
            self.session.read()
        else:
            answer(self.session)
        return was

    @property
    def shown(self) -> str:
        """The page or card that shows."""
        match self.session.current:
            case ReadPage(note=note):
                return f"read {note.id}"
            case Question(card=card):
                return f"{card.id.note}#{card.id.kind}"
        return "finished"

    @property
    def last(self) -> Review | Read | Undo:
        """The newest event of the file."""
        event = self.session.collection.history.events[-1]
        assert isinstance(event, Review | Read | Undo)
        return event

    def finish(self) -> None:
        """Everything that is there to do."""
        while not isinstance(self.session.current, Finished):
            self.go_on()


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


def around(desk: Desk, jump: timedelta) -> Iterator[datetime]:
    """Moments at which to answer: before the clock is set, after it, and when it comes by the same moments again."""
    start = desk.clock.moment
    for begin in (start, start + jump, start, start + jump):
        for _ in range(3):
            desk.clock.set_wall(begin)
            yield begin


class TestTheClockIsSetBack:
    @pytest.mark.parametrize("jump", JUMPS, ids=str)
    def test_every_answer_has_an_id_of_its_own_even_at_the_same_moments(self, desk: Desk, jump: timedelta) -> None:
        history = desk.program()
        made = [desk.answer(history)[0] for _ in around(desk, jump)]
        assert len({review.at for review in made}) == 2
        assert len(set(ids(made))) == len(made)
        assert all(is_id(review.id) for review in made)
        assert history.events[1:] == desk.program().events[1:] == made

    @pytest.mark.parametrize("jump", JUMPS, ids=str)
    def test_a_program_that_draws_the_same_numbers_finds_other_ids(self, desk: Desk, jump: timedelta) -> None:
        start = desk.clock.moment
        for number in range(6):
            desk.clock.set_wall(start + jump * (number % 2))
            desk._programs = 0
            desk.answer(desk.program(), 2)
        found = ids(desk.program().events)
        assert len(found) == len(set(found)) == 13

    def test_two_programs_of_which_each_has_seen_another_clock_find_ids_of_their_own(self, desk: Desk) -> None:
        one, two = desk.program(), desk.program()
        start = desk.clock.moment
        made = []
        for number, program in enumerate((one, two) * 6):
            hours, milliseconds = (0, -1, -1, 0)[number % 4], number
            desk.clock.set_wall(start + timedelta(hours=hours, milliseconds=milliseconds))
            made += desk.answer(program)
        assert len(set(ids(made))) == 12
        assert ids(desk.program().events)[1:] == ids(made)

    def test_the_order_is_that_of_the_instants_and_the_file_keeps_what_was_done_last_at_its_end(
        self, desk: Desk
    ) -> None:
        history = desk.program()
        first = desk.answer(history, 2)
        desk.clock.set_wall(desk.clock.moment - timedelta(hours=1))
        second = desk.answer(history, 2)
        now = desk.clock.now() + timedelta(hours=2)
        live = Journal([], now, history.device)
        for event in history.events:
            live.add(event, now)
        events = desk.program().events
        assert history.events[1:] == events[1:] == [*first, *second]
        for journal in (live, Journal(events, now, history.device)):
            assert journal.by_card["d/n#case"] == [*second, *first] == sorted(events[1:], key=moment)
            assert journal.newest_action() == second[-1]

    @pytest.mark.parametrize("hours", [-2, -20, -24 * 40])
    def test_undo_takes_back_what_was_done_last_and_shows_it_again(self, sitting: Sitting, hours: int) -> None:
        for _ in range(3):
            sitting.go_on()
        early = sitting.last
        sitting.set_clock(hours=hours)
        card = sitting.go_on()
        late = sitting.last
        assert late.at < early.at
        for expected in (late, early):
            assert sitting.session.undo()
            assert isinstance(sitting.last, Undo)
            assert sitting.last.of == (expected.id,)
            if expected is late:
                assert sitting.shown == card
        fresh = sitting.open()
        assert fresh.journal.newest_action() == sitting.session.collection.journal.newest_action()

    def test_undo_in_a_later_sitting_takes_back_the_same(self, sitting: Sitting) -> None:
        for _ in range(3):
            sitting.go_on()
        sitting.set_clock(hours=-3)
        sitting.go_on()
        late = sitting.last
        sitting.clock.forward(hours=3)
        again = StudySession(sitting.open())
        assert again.undo()
        undo = again.collection.history.events[-1]
        assert isinstance(undo, Undo)
        assert undo.of == (late.id,)

    @pytest.mark.parametrize("days", [-0.01, -1, -3, -400])
    def test_studying_goes_on_as_a_fresh_start_would(self, sitting: Sitting, days: float) -> None:
        for _ in range(3):
            sitting.go_on()
        sitting.set_clock(days=days)
        sitting.finish()
        live, fresh = sitting.session.collection, sitting.open()
        assert dict(live.known()) == dict(fresh.known())
        assert live.today == fresh.today == date(2026, 11, 24) + timedelta(days=int(days))
        assert live.history.events == fresh.history.events
        assert live.journal.by_card == fresh.journal.by_card

    def test_originals_are_put_aside_under_names_of_their_own(self, desk: Desk) -> None:
        torn = [SOUND.encode()[:-cut] for cut in (30, 40, 50, 60)]
        for number, data in enumerate(torn):
            desk.put(data)
            desk.clock.set_wall(datetime(2026, 11, 24, 9, 12, tzinfo=WIB) - timedelta(hours=number % 2))
            desk.program().close()
        assert sorted(path.read_bytes() for path in desk.set_aside()) == sorted(torn)


class TestTheClockIsFarAhead:
    def test_what_is_dated_too_far_ahead_is_kept_and_said_and_waits(self, sitting: Sitting) -> None:
        sitting.finish()
        before = dict(sitting.session.collection.known())
        sitting.set_clock(days=400)
        sitting.session.advance()
        sitting.finish()
        with_ahead = dict(sitting.session.collection.known())
        count = len(sitting.session.collection.history.events)
        sitting.set_clock(days=-400)
        live, fresh = sitting.session.collection, sitting.open()
        for collection in (live, fresh):
            assert dict(collection.known()) == before
            assert collection.journal.ahead > 0
            assert len(collection.history.events) == count
        assert live.journal.ahead == fresh.journal.ahead

        sitting.set_clock(days=400)  # their time has come
        for collection in (sitting.session.collection, sitting.open()):
            assert dict(collection.known()) == with_ahead
            assert collection.journal.ahead == 0

    def test_after_the_clock_is_right_again_undo_takes_back_what_was_done_last(self, sitting: Sitting) -> None:
        sitting.go_on()
        sitting.set_clock(days=30)
        sitting.go_on()
        ahead = sitting.last
        sitting.set_clock(days=-30)
        sitting.go_on()
        after = sitting.last
        assert after.at < ahead.at
        for expected in (after, ahead):
            assert sitting.session.undo()
            assert isinstance(sitting.last, Undo)
            assert sitting.last.of == (expected.id,)
        assert sitting.session.collection.journal.ahead == sitting.open().journal.ahead == 0

    def test_ids_stay_unique_and_are_read_back_when_the_clock_is_right_again(self, desk: Desk) -> None:
        history = desk.program()
        start = desk.clock.moment
        made = []
        for years in (0, 70, 0, 7000, 0):
            desk.clock.set_wall(start.replace(year=start.year + years))
            made += desk.answer(history, 2)
        assert len(set(ids(made))) == 10
        again = desk.program()
        assert again.events[1:] == made
        assert again.notices == []
        made += desk.answer(again)
        assert len(set(ids(made))) == 11


class TestTheZoneChanges:
    def test_every_answer_keeps_the_offset_of_its_place(self, desk: Desk) -> None:
        history = desk.program()
        offsets = [7, 8, 9, -9.5, 5.75, 0, -12, 14, 7]
        for hours in offsets:
            desk.clock.travel(hours)
            desk.answer(history)
        events = history.events[1:]
        assert [event.at.utcoffset() for event in events] == [timedelta(hours=hours) for hours in offsets]
        again = desk.program().events[1:]
        assert again == events
        assert [event.at.utcoffset() for event in again] == [event.at.utcoffset() for event in events]
        assert ids(events) == sorted(ids(events))  # the instants only rise, whatever the clocks on the walls say
        assert [event.at.astimezone(UTC) for event in events] == sorted(event.at.astimezone(UTC) for event in events)
        assert b'"t":"2026-11-23T16:42:04.000-09:30"' in desk.path.read_bytes()

    def test_going_west_over_the_date_line_the_later_answer_has_the_earlier_date(self, desk: Desk) -> None:
        history = desk.program()
        desk.clock.travel(13)
        [tonga] = desk.answer(history)
        desk.clock.travel(-11)
        [samoa] = desk.answer(history)
        journal = Journal(desk.program().events, desk.clock.now(), history.device)
        assert journal.by_card["d/n#case"] == [tonga, samoa]
        assert journal.newest_action() == samoa
        assert (STUDY_DAY.of(tonga.at), STUDY_DAY.of(samoa.at)) == (date(2026, 11, 24), date(2026, 11, 23))

    def test_the_study_day_is_that_of_the_place_where_the_answer_was_given(self, sitting: Sitting) -> None:
        sitting.clock.set_wall(datetime(2026, 11, 25, 3, 30, tzinfo=WIB))
        sitting.session.look_again()
        for _ in range(3):
            sitting.go_on()
        asked = sitting.session.collection
        assert asked.today == date(2026, 11, 24)
        assert asked.introduced_on(date(2026, 11, 24)) == 2

        sitting.clock.travel(9)  # in Papua the same instant is past four o'clock
        sitting.session.look_again()
        assert asked.today == date(2026, 11, 25)
        before = sitting.last
        sitting.go_on()
        late = sitting.last
        assert (STUDY_DAY.of(before.at), STUDY_DAY.of(late.at)) == (date(2026, 11, 24), date(2026, 11, 25))
        for collection in (asked, sitting.open()):
            assert collection.introduced_on(date(2026, 11, 24)) == 2
            assert {history.last_day for _name, history in collection.known()} == {
                date(2026, 11, 24),
                date(2026, 11, 25),
            }

    def test_an_hour_put_back_for_the_winter_takes_nothing_along(self, desk: Desk) -> None:
        desk.clock.set_wall(datetime(2026, 10, 25, 2, 59, 58, tzinfo=timezone(timedelta(hours=2))))
        history = desk.program()
        summer = desk.answer(history)
        desk.clock.travel(1)
        winter = desk.answer(history, 2)
        assert [event.at.hour for event in (*summer, *winter)] == [2, 2, 2]
        journal = Journal(desk.program().events, desk.clock.now(), history.device)
        assert journal.by_card["d/n#case"] == [*summer, *winter]
        assert {STUDY_DAY.of(event.at) for event in (*summer, *winter)} == {date(2026, 10, 24)}
