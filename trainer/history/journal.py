"""The events that count, sorted and ready to be folded: what a history means, as opposed to what its file holds.

Undone events are out, names are as later renames want them, and events dated more than a day ahead wait until their
time has come. Everything is kept per card or per note, so that one answer touches one card.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile

from trainer.history.events import (
    Bury,
    Created,
    Event,
    Exercise,
    Read,
    Rename,
    Reset,
    Review,
    Seed,
    Suspend,
    Tune,
    Undo,
    Unknown,
    moment,
)
from trainer.history.ids import device_of

Folded = Review | Reset | Seed
"""The events that make a card's memory state."""

AHEAD = timedelta(days=1)
"""How far ahead of now an event may be dated and still count: a clock may be a little wrong, not a day."""


_MOST_ENDS = 200_000
"""Names remembered with what became of them; a history made to have more is read more slowly."""


class Journal:
    """A history's events, indexed.

    Attributes:
        by_card: ``deck/note#kind`` -> its reviews, resets and seeds in the order of `moment`.
        reads: ``deck/note`` -> its readings in that order.
        exercises: everything that was practised outside the schedule, in that order.
        ahead: how many events are dated too far ahead to count.
    """

    def __init__(self, events: Iterable[Event], now: datetime, device: str) -> None:
        self._events = list(events)
        self._device = device
        self._build(now)

    def _build(self, now: datetime) -> None:
        self.by_card: dict[str, list[Folded]] = {}
        self.reads: dict[str, list[Read]] = {}
        self.exercises: list[Exercise] = []
        self.ahead = 0
        self._suspends: dict[str, list[Suspend]] = {}
        self._buries: dict[str, list[Bury]] = {}
        self._tunes: list[Tune] = []
        self._by_id: dict[str, Event] = {}
        self._undone: set[str] = set()
        self._actions: list[Event] = []
        self._horizon = now + AHEAD
        self._latest: datetime | None = None
        self._first_ahead: datetime | None = None
        self._find_undone()
        self._renames = _Renames([e for e in self._events if isinstance(e, Rename) and self._counts(e)])
        for event in self._events:
            self._index(event, sort=False)
        for index in (self.by_card, self.reads, self._suspends, self._buries):
            for listed in index.values():
                listed.sort(key=moment)
        self._tunes.sort(key=moment)
        self.exercises.sort(key=moment)

    def _find_undone(self) -> None:
        never = {event.id for event in self._events if isinstance(event, Created | Undo)}
        for event in self._events:
            if isinstance(event, Undo):
                self._undone.update(id_ for id_ in event.of if id_ not in never)

    def _counts(self, event: Event) -> bool:
        return event.id not in self._undone and event.at <= self._horizon

    def _index(self, event: Event, *, sort: bool) -> None:
        if isinstance(event, Created | Undo | Unknown) or event.id in self._undone:
            return
        if event.id in self._by_id:
            return
        self._by_id[event.id] = event
        if device_of(event.id) == self._device and not isinstance(event, Tune | Seed | Exercise):
            self._actions.append(event)
        if event.at > self._horizon:
            self.ahead += 1
            self._first_ahead = event.at if self._first_ahead is None else min(self._first_ahead, event.at)
            return
        self._latest = event.at if self._latest is None else max(self._latest, event.at)
        self._put(event, sort=sort)

    def _put(self, event: Event, *, sort: bool) -> None:
        target: list[Event]
        match event:
            case Review() | Reset() | Seed():
                target = self.by_card.setdefault(self.name_now(event.card, event), [])  # type: ignore[assignment]
            case Read():
                target = self.reads.setdefault(self.name_now(event.note, event), [])  # type: ignore[assignment]
            case Suspend():
                target = self._suspends.setdefault(self.name_now(event.card, event), [])  # type: ignore[assignment]
            case Bury():
                target = self._buries.setdefault(self.name_now(event.card, event), [])  # type: ignore[assignment]
            case Tune():
                target = self._tunes  # type: ignore[assignment]
            case Exercise():
                target = self.exercises  # type: ignore[assignment]
            case _:
                return
        if sort:
            insort(target, event, key=moment)
        else:
            target.append(event)

    def name_now(self, name: str, event: Event) -> str:
        """``name`` (of a card or note in ``event``) after the renames that are later than the event."""
        return self._renames.apply(name, event)

    def add(self, event: Event, now: datetime) -> set[str] | None:
        """Takes in an event that was just appended.

        Returns the names (cards and notes) whose state may have changed, or None when all may have.
        """
        self._events.append(event)
        if isinstance(event, Undo):
            return self._undo(event, now)
        if isinstance(event, Tune | Rename) or event.id in self._undone:
            self._build(now)
            return None
        self._index(event, sort=True)
        return {name for name in (_subject(event),) if name}

    def _undo(self, undo: Undo, now: datetime) -> set[str] | None:
        touched: set[str] = set()
        for id_ in undo.of:
            event = self._by_id.get(id_)
            if isinstance(event, Tune | Rename):
                self._build(now)
                return None
            if isinstance(event, Created | Undo):
                continue
            self._undone.add(id_)
            if event is None:
                continue
            del self._by_id[id_]
            self.ahead -= event.at > self._horizon
            if event in self._actions:
                self._actions.remove(event)
            if event in self.exercises:
                self.exercises.remove(event)
            name = self.name_now(_subject(event), event)
            touched.add(name)
            for index in (self.by_card, self.reads, self._suspends, self._buries):
                listed = index.get(name)
                if listed and event in listed:
                    listed.remove(event)  # type: ignore[arg-type]
                    if not listed:
                        del index[name]
        return touched

    def clock_moved(self, now: datetime) -> bool:
        """Whether events now count that didn't, or no longer do: the journal was built anew, fold everything again."""
        horizon = now + AHEAD
        if (self._latest is not None and self._latest > horizon) or (
            self._first_ahead is not None and self._first_ahead <= horizon
        ):
            self._build(now)
            return True
        self._horizon = horizon
        return False

    @property
    def tune(self) -> Tune | None:
        """The newest tuning; it holds for the whole history."""
        return self._tunes[-1] if self._tunes else None

    def suspended(self, card: str) -> bool | None:
        """Whether the learner deactivated ``card``; None if they never said."""
        events = self._suspends.get(card)
        return events[-1].on if events else None

    def buried_on(self, card: str, day: date) -> bool:
        """Whether ``card`` is hidden on that study day."""
        return any(event.day == day for event in self._buries.get(card, ()))

    def notes(self) -> set[str]:
        """``deck/note``, under its name of today, of every note that counting events are about."""
        cards = (self.by_card, self._suspends, self._buries)
        return {*self.reads, *(name.partition("#")[0] for index in cards for name in index)}

    def reviews(self) -> Iterator[tuple[str, Review]]:
        """Every counting review with its card's name of today, card by card."""
        for card, events in self.by_card.items():
            for event in events:
                if isinstance(event, Review):
                    yield card, event

    def newest_action(self) -> Event | None:
        """What this device's learner did last (in the order of the file) and hasn't undone.

        An exercise is none: to take it back in silence, when the answer before it is meant, would lose its result.
        """
        return self._actions[-1] if self._actions else None

    def newest_actions(self) -> tuple[Event, ...]:
        """What is taken back together: the newest action, and before it the answer to a card put aside with it; of
        names, all that were changed together.
        """
        if self._actions and isinstance(newest := self._actions[-1], Rename):
            together = takewhile(lambda one: isinstance(one, Rename) and one.at == newest.at, reversed(self._actions))
            return tuple(together)
        last = self._actions[-2:]
        if len(last) == 2:
            answer, aside = last
            if isinstance(answer, Review) and isinstance(aside, Bury | Suspend):
                return tuple(last) if (answer.card, answer.at) == (aside.card, aside.at) else (aside,)
        return tuple(last[-1:])


def _subject(event: Event) -> str:
    return getattr(event, "card", "") or getattr(event, "note", "")


class _Renames:
    """What names became, in time that hardly grows with the renames: a history may hold thousands of either.

    All that are later than an event are applied in the order of `moment`. Each leads on to the next that concerns the
    name it gave, so that the ends of all ways can be remembered.
    """

    def __init__(self, renames: Sequence[Rename]) -> None:
        self._all = sorted(renames, key=moment)
        self._moments = [moment(rename) for rename in self._all]
        self._notes: dict[str, list[int]] = {}
        self._decks: dict[str, list[int]] = {}
        self._last_of_note: dict[str, int] = {}
        self._ends: dict[tuple[str, int], str] = {}
        for place, rename in enumerate(self._all):
            (self._decks if rename.old.endswith("/") else self._notes).setdefault(rename.old, []).append(place)
            if not rename.old.endswith("/"):
                self._last_of_note[rename.old.partition("/")[2]] = place
        self._odd = any(_is_odd(rename) for rename in self._all)

    def apply(self, name: str, event: Event) -> str:
        """``name``, that of a card, note or deck in ``event``, after all renames that are later than it."""
        if not self._all:
            return name
        place = bisect_right(self._moments, moment(event))
        if place == len(self._all):
            return name
        if self._odd:
            return self._end(name, place)
        note, mark, kind = name.partition("#")
        deck, slash, rest = note.partition("/")
        if rest and self._last_of_note.get(rest, -1) < place:
            # Only decks are renamed, and all their notes go the same way.
            return self._end(deck + slash, place) + rest + mark + kind
        return self._end(note, place) + mark + kind

    def _end(self, name: str, place: int) -> str:
        """What becomes of ``name`` by the renames from number ``place`` on."""
        way: list[tuple[str, int]] = []
        while (place := self._next(name, place)) < len(self._all):
            known = self._ends.get((name, place))
            if known is not None:
                name = known
                break
            way.append((name, place))
            name = _renamed(name, self._all[place])
            place += 1
        if len(self._ends) < _MOST_ENDS:
            self._ends.update(dict.fromkeys(way, name))
        return name

    def _next(self, name: str, place: int) -> int:
        """The first rename from number ``place`` on that changes ``name``."""
        found = [_first_from(self._notes.get(name.partition("#")[0], ()), place, len(self._all))]
        slash = name.find("/")
        while slash >= 0:
            found.append(_first_from(self._decks.get(name[: slash + 1], ()), place, len(self._all)))
            slash = name.find("/", slash + 1) if self._odd else -1
        return min(found)


def _first_from(places: Sequence[int], place: int, none: int) -> int:
    at = bisect_left(places, place)
    return places[at] if at < len(places) else none


def _is_odd(rename: Rename) -> bool:
    """Whether its names are none that a deck can have: a part of them may then look like a kind, or like a deck."""
    both = rename.old + rename.new
    decks = rename.old.endswith("/")
    return "#" in both or decks != rename.new.endswith("/") or (decks and both.count("/") != 2)


def _renamed(name: str, rename: Rename) -> str:
    if rename.old.endswith("/"):
        return rename.new + name[len(rename.old) :] if name.startswith(rename.old) else name
    note, mark, kind = name.partition("#")
    return rename.new + mark + kind if note == rename.old else name
