"""Review logs of many kinds, as Anki writes them: the lines of its table ``revlog``."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

LEARNING, REVIEW, RELEARNING, FILTERED, MANUAL, RESCHEDULED = range(6)


class Line(NamedTuple):
    """A line of the log without its card; see `trainer.importing.anki_records.AnkiReview`."""

    id: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    ms: int
    kind: int


class _Writer:
    """Writes one card's log, on a clock that only goes forward."""

    def __init__(self, start: datetime, random: Random) -> None:
        self.lines: list[Line] = []
        self.random = random
        self._at = start
        self._interval = 0

    def after(self, **time: float) -> "_Writer":
        self._at += timedelta(**time)
        return self

    def later_that_day(self) -> "_Writer":
        return self.after(seconds=self.random.uniform(20, 5000))

    def on_another_day(self, longest: float) -> "_Writer":
        return self.after(days=self.random.uniform(0.3, longest))

    def write(self, ease: int, kind: int, interval: int, factor: int = 2500) -> None:
        at = round(self._at.timestamp() * 1000)
        self.lines.append(Line(at, ease, interval, self._interval, factor, self.random.randrange(90_000), kind))
        self._interval = interval

    def steps(self) -> "_Writer":
        """A new card's answers until it is learnt."""
        for _ in range(self.random.randrange(1, 5)):
            self.write(self.random.choice((1, 2, 3, 3)), LEARNING, -600, 0)
            self.later_that_day()
        self.write(self.random.choice((3, 3, 4)), LEARNING, self.random.randrange(1, 5), 2500)
        return self

    def reviews(self, count: int, longest: float, *, lapses: float = 0.15) -> "_Writer":
        for _ in range(count):
            self.on_another_day(longest)
            if self.random.random() < lapses:
                self.write(1, REVIEW, -600)
                self.later_that_day().write(self.random.choice((1, 2, 3)), RELEARNING, -600)
                self.later_that_day().write(3, RELEARNING, 1)
            else:
                self.write(self.random.choice((2, 3, 3, 3, 4)), REVIEW, self.random.randrange(1, 90))
        return self


def _ordinary(log: _Writer) -> None:
    log.steps().reviews(log.random.randrange(0, 9), 20)


def _one_day(log: _Writer) -> None:
    for _ in range(log.random.randrange(1, 12)):
        log.later_that_day().write(log.random.randrange(1, 5), LEARNING, -600, 0)


def _forgotten(log: _Writer) -> None:
    log.steps().reviews(9, 15, lapses=0.6)


def _long_gaps(log: _Writer) -> None:
    log.steps().reviews(3, 400)


def _crammed(log: _Writer) -> None:
    log.steps().reviews(2, 10)
    for _ in range(3):
        log.on_another_day(2).write(log.random.randrange(1, 5), FILTERED, 4, 0)
    log.on_another_day(4).write(3, FILTERED, 9, 2500)  # a filtered deck that reschedules
    log.reviews(2, 10)


def _reset_and_learnt_again(log: _Writer) -> None:
    log.steps().reviews(4, 10)
    log.after(hours=1).write(0, MANUAL, 0, 0)
    log.on_another_day(5).steps().reviews(2, 8)


def _learnt_again(log: _Writer) -> None:
    """As before Anki logged resets."""
    log.steps().reviews(4, 10)
    log.on_another_day(5).steps().reviews(2, 8)


def _cut_off(log: _Writer) -> None:
    log.write(
        log.random.randrange(2, 5), REVIEW, log.random.randrange(1, 200), log.random.choice((0, 1300, 2500, 3100))
    )
    log.reviews(log.random.randrange(0, 4), 60)


def _cut_off_under_fsrs(log: _Writer) -> None:
    log.write(3, REVIEW, log.random.randrange(1, 200), log.random.randrange(100, 1101))
    log.reviews(log.random.randrange(0, 4), 60)


def _moved_by_hand(log: _Writer) -> None:
    log.steps().reviews(2, 10)
    log.after(hours=3).write(0, MANUAL, 12, 2500)
    log.on_another_day(2).write(0, RESCHEDULED, 30, 2500)
    log.reviews(2, 20)


def _reset_and_reviewed(log: _Writer) -> None:
    log.steps().reviews(2, 10)
    log.after(hours=3).write(0, MANUAL, 0, 0)
    log.on_another_day(4).write(3, REVIEW, 7, 2300)
    log.reviews(1, 20)


def _only_moved_by_hand(log: _Writer) -> None:
    """Brought from another program: never answered, but given an interval."""
    log.write(0, MANUAL, 17, 2500)


_KINDS: tuple[Callable[[_Writer], None], ...] = (
    _ordinary,
    _one_day,
    _forgotten,
    _long_gaps,
    _crammed,
    _reset_and_learnt_again,
    _learnt_again,
    _cut_off,
    _cut_off_under_fsrs,
    _moved_by_hand,
    _reset_and_reviewed,
    _only_moved_by_hand,
)


def histories(count: int, now: datetime, seed: int = 1) -> Iterator[list[Line]]:
    """``count`` logs that end before ``now``, no two of whose lines are of the same millisecond."""
    random = Random(seed)
    taken: set[int] = set()
    for number in range(count):
        log = _Writer(now - timedelta(days=2500, seconds=random.randrange(86_400)), random)
        _KINDS[number % len(_KINDS)](log)
        # Moved to end in the last 90 days, by whole days: the hours in a day stay as they are.
        days = (now - datetime.fromtimestamp(log.lines[-1].id / 1000, now.tzinfo)).days - random.randrange(1, 90)
        lines = [line._replace(id=line.id + max(0, days) * 86_400_000) for line in log.lines]
        for index, line in enumerate(lines):
            while lines[index].id in taken:
                lines[index] = line._replace(id=lines[index].id + 1)
            taken.add(lines[index].id)
        yield lines
