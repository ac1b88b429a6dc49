"""The past of Anki's cards as events: what was answered when, what is suspended, and what is believed of a card.

The fold of these events (`trainer.history.replay`) is to believe of a card what Anki believes of it. What Anki reads
out of its log, and what it makes of a log that was cut off, is in `trainer.importing.anki_log`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from trainer.history.events import Event, Reset, Review, Seed, Suspend
from trainer.history.fields import MAX_MS
from trainer.i18n import N_
from trainer.importing.anki_log import (
    is_cram,
    is_rating,
    is_reset,
    state_after_first,
    state_of_card,
    usable,
)
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiReview
from trainer.importing.report import Report, Wanted
from trainer.importing.stable_ids import stable_id
from trainer.scheduling.rating import Rating

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_NOON: Final = time(12)
_NEW: Final = 0
_SUSPENDED: Final = -1
_SECONDS: Final = 1_000_000_000
"""A ``due`` from here on isn't a day but a moment: the card is on a learning step."""

_MOST_COUNTED: Final = 1_000_000
_OFTEN: Final = 500
"""Cards between two ticks."""


def past_events(
    collection: AnkiCollection, names: Mapping[int, str], wanted: Wanted, report: Report
) -> tuple[Event, ...]:
    """The events of the cards that ``names`` has, in order of time.

    Args:
        names: Anki's card id -> ``deck/note#kind``.
        report: gets the number of reviews, and a remark for what can't be one.

    Raises:
        Stopped: by ``wanted.tick``.
    """
    offset = wanted.now.utcoffset() or timedelta()
    zone = timezone(offset)  # Anki too counts all days by the offset of today
    latest = wanted.now + timedelta(days=1)
    possible = range(max(0, -offset // _MILLISECOND), (latest - _EPOCH) // _MILLISECOND + 1)
    logs = _logs(collection.reviews, names) if wanted.reviews else {}
    mixed = _partly_suspended(collection.cards, names)
    events: list[Event] = []
    for number, card in enumerate(collection.cards):
        if number % _OFTEN == 0:
            wanted.tick(number / len(collection.cards))
        if card.id not in names:
            continue
        note = collection.notes.get(card.note)
        past = _Past(card, names[card.id], note.guid if note else str(card.note), collection.created, zone, possible)
        if card.queue == _SUSPENDED and _note_of(names[card.id]) in mixed:
            events.append(past.suspend())
        if wanted.reviews:
            events.extend(past.events(past.sound(logs.get(card.id, ()), report)))
    each = {event.id: event for event in events}  # a damaged file may have two cards of one name
    report.reviews += sum(isinstance(event, Review) for event in each.values())
    return tuple(each[id_] for id_ in sorted(each))  # ids of one device are in order of time


def _logs(reviews: Sequence[AnkiReview], wanted: Collection[int]) -> dict[int, list[AnkiReview]]:
    logs: dict[int, list[AnkiReview]] = defaultdict(list)
    for review in reviews:
        if review.card in wanted:
            logs[review.card].append(review)
    return logs


def _partly_suspended(cards: Sequence[AnkiCard], names: Mapping[int, str]) -> set[str]:
    """The notes (``deck/note``) of which some cards are suspended; where all are, the deck itself says so."""
    known = [card for card in cards if card.id in names]
    suspended = {_note_of(names[card.id]) for card in known if card.queue == _SUSPENDED}
    return suspended & {_note_of(names[card.id]) for card in known if card.queue != _SUSPENDED}


def _note_of(name: str) -> str:
    return name.rpartition("#")[0]


class _Past(NamedTuple):
    """One card, and what is needed to tell its past.

    Attributes:
        name: ``deck/note#kind``. guid: of its note.
        created: see `AnkiCollection`.
        possible: the milliseconds since 1970 in which something can have happened.
    """

    card: AnkiCard
    name: str
    guid: str
    created: int
    zone: tzinfo
    possible: range

    def suspend(self) -> Suspend:
        at = self._last_review() or self._added() or _EPOCH
        return Suspend(self._id(at, "suspend"), at, self.name)

    def sound(self, log: Sequence[AnkiReview], report: Report) -> list[AnkiReview]:
        """The entries with a possible date and rating."""
        dated = [entry for entry in log if entry.id in self.possible]
        sound = [entry for entry in dated if 0 <= entry.ease <= 4]
        if len(dated) < len(log):
            text = N_("reviews with an impossible date were left out: {count}")
            report.leave_out(self.name, text, count=len(log) - len(dated))
        if len(sound) < len(dated):
            text = N_("reviews with an unknown rating were left out: {count}")
            report.leave_out(self.name, text, count=len(dated) - len(sound))
        return sound

    def events(self, log: Sequence[AnkiReview]) -> Iterator[Event]:
        """What happened, and what is believed where the log doesn't say it."""
        for entry in log:
            if is_reset(entry):
                yield self._reset(self._at(entry.id))
            elif is_rating(entry):
                yield self._review(entry)
        counts = usable(log)
        if self.card.kind == _NEW:
            if counts:  # older versions of Anki didn't log that a card was made a new one
                yield self._reset(self._at(log[-1].id) + _MILLISECOND)
        elif counts is None:
            yield from self._believed(log)
        else:
            start = log[counts.start]
            if _counted_before(log, counts.start):
                yield self._reset(self._at(start.id) - _MILLISECOND)
            if not counts.complete:
                at = self._at(start.id) + _MILLISECOND
                stability, difficulty = state_after_first(start)
                yield self._seed(at, stability, difficulty, _day_after(at, stability), 1, 0)

    def _review(self, entry: AnkiReview) -> Review:
        at = self._at(entry.id)
        ms = min(max(entry.ms, 0), MAX_MS)
        origin = "cram" if is_cram(entry) else ""
        return Review(self._id(at, "review"), at, self.name, Rating(entry.ease), ms, origin=origin)

    def _reset(self, at: datetime) -> Reset:
        return Reset(self._id(at, "reset"), at, self.name)

    def _believed(self, log: Sequence[AnkiReview]) -> Iterator[Seed]:
        """The state of a card whose log says nothing."""
        card = self.card
        state = state_of_card(card.stability, card.difficulty, card.factor, card.interval)
        at = self._believed_since(log)
        if state and at:
            due = self._due() or _day_after(at, state[0])
            reps, lapses = min(max(card.reps, 1), _MOST_COUNTED), min(max(card.lapses, 0), _MOST_COUNTED)
            yield self._seed(at, *state, due, reps, lapses)

    def _believed_since(self, log: Sequence[AnkiReview]) -> datetime | None:
        """The moment from which forgetting counts. It must not depend on today, or else it would come in anew."""
        reset = max((self._at(entry.id) + _MILLISECOND for entry in log if is_reset(entry)), default=None)
        at = self._last_review()
        if at is None and (due := self._due()) and self.card.interval > 0:
            at = self._noon(due, self.card.interval)
        at = at or self._added()
        return max(at, reset) if at and reset else at or reset

    def _seed(self, at: datetime, stability: float, difficulty: float, due: date, reps: int, lapses: int) -> Seed:
        # Its values are in the id: another belief of the same moment is another event.
        id_ = self._id(at, "seed", f"{stability:.4f}", f"{difficulty:.4f}", due.isoformat(), str(reps), str(lapses))
        return Seed(id_, at, self.name, stability, difficulty, due, reps, lapses)

    def _id(self, at: datetime, *parts: str) -> str:
        return stable_id(at, "anki", self.guid, self.name, *parts)

    def _moment(self, milliseconds: int) -> datetime | None:
        """The moment; None if there can't have been anything then."""
        return self._at(milliseconds) if milliseconds in self.possible else None

    def _at(self, milliseconds: int) -> datetime:
        return (_EPOCH + milliseconds * _MILLISECOND).astimezone(self.zone)

    def _last_review(self) -> datetime | None:
        return self._moment(self.card.last_review * 1000) if self.card.last_review else None

    def _added(self) -> datetime | None:
        return self._moment(self.card.id) or self._moment(self.card.note)

    def _noon(self, due: date, interval: int) -> datetime | None:
        """Noon of the day that lies ``interval`` days before ``due``."""
        try:
            at = datetime.combine(due - timedelta(days=interval), _NOON, self.zone)
        except OverflowError:
            return None
        return self._moment((at - _EPOCH) // _MILLISECOND)

    def _due(self) -> date | None:
        """The day it is due; None if that can't be."""
        seconds = self.card.due if self.card.due >= _SECONDS else self.created
        days = 0 if self.card.due >= _SECONDS else self.card.due
        try:
            day = (_EPOCH + timedelta(seconds=seconds)).astimezone(self.zone).date() + timedelta(days=days)
        except OverflowError:
            return None
        return day if day.year >= _EPOCH.year else None


def _counted_before(log: Sequence[AnkiReview], start: int) -> bool:
    """Whether an answer before ``start`` would count if nothing were done about it."""
    for entry in reversed(log[:start]):
        if is_reset(entry):
            return False
        if is_rating(entry) and not is_cram(entry):
            return True
    return False


def _day_after(at: datetime, days: float) -> date:
    return at.date() + timedelta(days=round(days))
