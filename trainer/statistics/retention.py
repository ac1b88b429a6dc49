"""True retention: how often a card was still known when its review came.

It counts the first answer of a study day on cards in review, as Anki does; learning answers say nothing about it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from trainer.history.events import Reset, Review, Seed
from trainer.history.replay import walk
from trainer.scheduling.memory import Phase
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler


class Retention(NamedTuple):
    """Reviews that passed, of all that counted.

    Attributes:
        share: 0..1; None when nothing counted yet.
    """

    passed: int
    total: int

    @property
    def share(self) -> float | None:
        """Part of the reviews that passed, 0..1; None without any."""
        return self.passed / self.total if self.total else None


def true_retention(
    histories: Iterable[tuple[str, Sequence[Review | Reset | Seed]]],
    scheduler: Scheduler,
    since: date | None = None,
) -> Retention:
    """The true retention over cards with their events in order, from study day ``since`` on."""
    passed = total = 0
    for card, events in histories:
        last_day: date | None = None
        for event, before, _after in walk(card, events, scheduler):
            if not isinstance(event, Review):
                continue
            day = scheduler.study_day.of(event.at)
            first_today, last_day = day != last_day, day
            if not first_today or before is None or before.phase is not Phase.REVIEW:
                continue
            if since is None or day >= since:
                total += 1
                passed += event.rating != Rating.AGAIN
    return Retention(passed, total)
