"""The product's confusions, counted on instead of anew: a simulation asks for them after every answer.

All weights fade at the same pace, so those as of one moment are those as of any other, times one number. What is
counted, and everything that is made of it, is the product's own code; `tests.simulation.test_contrast` compares.
"""

from datetime import datetime, timedelta
from typing import Final

from trainer.history.events import Review
from trainer.statistics.confusions import HALF_LIFE_DAYS, Confusions, _Counts
from trainer.study.collection import Collection

_LATER: Final = timedelta(days=600)
"""From the first count to the moment whose weights are kept; an answer after it would count like one of that moment."""


class GrowingConfusions(Confusions):
    """The confusions as of ``now``, out of counts as of ``moment``."""

    def __init__(self, counts: _Counts, moment: datetime, now: datetime) -> None:
        super().__init__((), now, lambda name, _event: name)
        scale = 2.0 ** ((moment - now) / timedelta(days=HALF_LIFE_DAYS))
        self._weights = {key: scale * sum(weights) for key, weights in counts.given.items()}
        self._typed = {key: scale * sum(weights) for key, weights in counts.typed.items()}
        self._offered = {key: scale * sum(weights) for key, weights in counts.offered.items()}
        for (deck, asked, given), weights in counts.given.items():
            self._times[deck, min(asked, given), max(asked, given)] += len(weights)
        self._latest = counts.latest
        self._given_for = self._neighbours()


class QuickCollection(Collection):
    """A collection whose history only ever grows: nobody undoes an answer, renames a note or sets the clock."""

    _counts: _Counts | None = None
    _moment: datetime
    _counted = 0
    _as_of: tuple[int, datetime] | None = None
    _found: Confusions

    @property
    def confusions(self) -> Confusions:
        """See `Collection.confusions`."""
        now = self.clock.now()
        if self._counts is None:
            self._moment = now + _LATER
            self._counts = _Counts(self._moment, self.journal.name_now)
        events = self.history.events
        if self._as_of != (len(events), now):
            for event in events[self._counted :]:
                if isinstance(event, Review):
                    self._counts.add(event.card, event)
            self._counted = len(events)
            self._as_of = len(events), now
            self._found = GrowingConfusions(self._counts, self._moment, now)
        return self._found
