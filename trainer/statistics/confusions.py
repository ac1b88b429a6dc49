"""Confusions: which note is taken for which, from the history alone.

M[i,j] counts how often j was answered when i was asked; what lies 30 days back counts half. How likely two notes are
confused is their rate

    c_ij = (M[i,j] + M[j,i] + prior) / (answers on i and j where the other was possible + 1)

with the answers fading like the confusions: a share with additive smoothing, whose prior is larger for pairs that the
deck itself names. Half-life and priors are this project's own choice. Every answer feeds it, whatever its origin: a
mock exam shows as well as an ordinary review what somebody takes for what.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from math import fsum
from typing import Final, NamedTuple

from trainer.decks.model import Deck, Note
from trainer.history.events import Event, Review, moment

HALF_LIFE_DAYS: Final = 30.0
PRIOR_NAMED: Final = 0.3
"""For pairs the deck names: by ``confusable_with`` in either direction, or by the same front at two levels."""
PRIOR_OTHER: Final = 0.02

_DAY: Final = timedelta(days=1)
_NO_NOTE: Final = ("level:", "text:")
"""How options and answers begin that are no note: a level, and a wrong option of the deck's own."""
_NOBODY: Final[Mapping[str, float]] = {}

_Asked = tuple[str, str]
"""Deck and note asked."""
_Two = tuple[str, str, str]
"""Deck and two notes: the one asked and the one given; or, where it says "either way", the two in order of ids."""


class Half(NamedTuple):
    """One half of a contrast: when, and the id of the note that was asked."""

    at: datetime
    asked: str


class _Changed(NamedTuple):
    """The keys of `_Counts` under which a review was counted."""

    typed: list[_Asked]
    offered: list[_Two]
    given: list[_Two]


class Confusion(NamedTuple):
    """How two notes of a deck are confused, either way.

    Attributes:
        deck: the deck's id. one, other: the ids of the notes; ``one`` stands first in the deck.
        taken: how often one of them was answered when the other was asked.
        weight: the same, each time fading with a half-life of 30 days.
        rate: c_ij of the module's text, 0..1.
        last: the latest time; None if there was none.
    """

    deck: str
    one: str
    other: str
    taken: int
    weight: float
    rate: float
    last: datetime | None


class Confusions:
    """All confusions of a history as they stand now.

    Args:
        reviews: the reviews that count, each with its card's name of today (`Journal.reviews`), in any order.
        now: the age of an answer is the time from then to now; one of the future counts like one of now.
        name_now: what an event's ``deck/note`` is called today (`Journal.name_now`).
    """

    def __init__(
        self, reviews: Iterable[tuple[str, Review]], now: datetime, name_now: Callable[[str, Event], str]
    ) -> None:
        self._counts = _Counts(now, name_now)
        self._weights: dict[_Two, float] = {}
        self._typed: dict[_Asked, float] = {}
        self._offered: dict[_Two, float] = {}
        self._times: dict[_Two, int] = {}
        self._given_for: dict[_Asked, dict[str, float]] = {}
        self._heaviest_first: dict[_Asked, dict[str, float]] = {}
        self._deck: Deck | None = None
        self._notes: dict[str, Note] = {}
        for card, review in reviews:
            self._counts.add(card, review)
        self._sum_up(self._counts)

    def add(self, card: str, review: Review) -> None:
        """Takes in one more review that counts, with its card's name of today: the same as counting all anew."""
        self._sum_up(self._counts.add(card, review))

    def _sum_up(self, changed: "_Changed | _Counts") -> None:
        counts = self._counts
        self._typed.update((key, fsum(counts.typed[key])) for key in changed.typed)
        self._offered.update((key, fsum(counts.offered[key])) for key in changed.offered)
        for key in changed.given:
            self._weights[key] = fsum(counts.given[key])
        for deck, one, other in {_either_way(*key) for key in changed.given}:
            there, back = counts.given.get((deck, one, other), ()), counts.given.get((deck, other, one), ())
            self._times[deck, one, other] = len(there) + len(back)
            self._are_neighbours(deck, one, other)

    def _are_neighbours(self, deck: str, one: str, other: str) -> None:
        weight = self.weight(deck, one, other) + self.weight(deck, other, one)
        if weight <= 0:  # what is very old fades to nothing at all
            return
        for note, neighbour in ((one, other), (other, one)):
            self._given_for.setdefault((deck, note), {})[neighbour] = weight
            self._heaviest_first.pop((deck, note), None)

    def halves(self, deck_id: str, one: str, other: str) -> list[Half]:
        """The halves of the contrasts of two notes, in the order of time."""
        return sorted(self._counts.halves.get(_either_way(deck_id, one, other), ()))

    def weight(self, deck_id: str, asked: str, given: str) -> float:
        """M[asked, given]: how often note ``given`` was answered when ``asked`` was asked, faded."""
        return self._weights.get((deck_id, asked, given), 0.0)

    def given_for(self, deck_id: str, note_id: str) -> Mapping[str, float]:
        """The notes ever confused with one note, with the faded weight of both directions, the heaviest first.

        Nothing looks whether a deck still holds them.
        """
        key = deck_id, note_id
        found = self._heaviest_first.get(key)
        if found is None:
            given = self._given_for.get(key)
            if given is None:
                return _NOBODY
            # Sorted when asked for, not at each confusion: one note may have been taken for thousands.
            found = dict(sorted(given.items(), key=lambda item: (-item[1], item[0])))
            self._heaviest_first[key] = found
        return found

    def pair(self, deck: Deck, one: str, other: str) -> Confusion:
        """How two different notes of ``deck`` are confused; also if they never were."""
        notes = self._notes_of(deck)
        if one in notes and other in notes and notes[one].position > notes[other].position:
            one, other = other, one
        key = _either_way(deck.id, one, other)
        weight = self.weight(deck.id, one, other) + self.weight(deck.id, other, one)
        prior = PRIOR_NAMED if _are_named(notes.get(one), notes.get(other)) else PRIOR_OTHER
        typed = self._typed.get((deck.id, one), 0.0) + self._typed.get((deck.id, other), 0.0)
        possible = typed + self._offered.get(key, 0.0)
        latest = self._counts.latest.get(key)
        return Confusion(
            deck=deck.id,
            one=one,
            other=other,
            taken=self._times.get(key, 0),
            weight=weight,
            rate=min(1.0, (weight + prior) / (possible + 1)),
            last=latest.at if latest is not None else None,
        )

    def pairs(self, deck: Deck) -> list[Confusion]:
        """The pairs of notes of ``deck`` that were ever confused, the heaviest first."""
        notes = self._notes_of(deck)
        found = [
            self.pair(deck, one, other)
            for deck_id, one, other in self._times
            if deck_id == deck.id and one in notes and other in notes
        ]
        return sorted(found, key=lambda confusion: (-confusion.weight, confusion.one, confusion.other))

    def _notes_of(self, deck: Deck) -> Mapping[str, Note]:
        """The notes of ``deck`` by id; kept, as who asks for one pair of a deck asks for many."""
        if self._deck is not deck:
            self._deck, self._notes = deck, {note.id: note for note in deck.notes}
        return self._notes


class _Counts:
    """What the answers add up to, as lists of weights: `math.fsum` of them is the same in whatever order they came.

    Two devices that hold the same events in another order then agree about every number.

    Attributes:
        given: (deck, asked, given) -> the weight of each confusion.
        latest: either way -> the latest of them.
        typed: for each note asked, the weights of its typed answers, where any other was possible.
        offered: either way -> the weights of the answers to one of the two that had the other among the options.
        halves: either way -> the halves of their contrasts.
    """

    def __init__(self, now: datetime, name_now: Callable[[str, Event], str]) -> None:
        self._now = now
        self._name_now = name_now
        self.given: dict[_Two, list[float]] = defaultdict(list)
        self.latest: dict[_Two, Review] = {}
        self.typed: dict[_Asked, list[float]] = defaultdict(list)
        self.offered: dict[_Two, list[float]] = defaultdict(list)
        self.halves: dict[_Two, list[Half]] = defaultdict(list)

    def add(self, card: str, review: Review) -> "_Changed":
        """Takes in the review of a card, with the card's name of today; gives the keys that it changed."""
        changed = _Changed([], [], [])
        typed = review.how == "type"
        options = review.options if review.how == "choose" else ()
        gave = review.gave if review.overruled != "right" else ""
        if not (typed or options or gave or review.against):
            return changed
        weight = self._weight(review)
        deck, _slash, rest = card.partition("/")
        asked = rest.partition("#")[0]
        if typed:
            self.typed[deck, asked].append(weight)
            changed.typed.append((deck, asked))
        for other in set(self._notes_now(options, deck, review)) - {asked}:
            self.offered[_either_way(deck, asked, other)].append(weight)
            changed.offered.append(_either_way(deck, asked, other))
        for other in set(self._notes_now((gave,), deck, review)) - {asked}:
            self.given[deck, asked, other].append(weight)
            changed.given.append((deck, asked, other))
            self._remember(_either_way(deck, asked, other), review)
        for other in set(self._notes_now((review.against,), deck, review)) - {asked}:
            self.halves[_either_way(deck, asked, other)].append(Half(review.at, asked))
        return changed

    def _weight(self, review: Review) -> float:
        """1 for an answer of now, half of it for each 30 days since."""
        age = (self._now - review.at) / _DAY
        return 1.0 if age <= 0 else 0.5 ** (age / HALF_LIFE_DAYS)

    def _notes_now(self, ids: Iterable[str], deck: str, review: Review) -> Iterator[str]:
        """The ids of today of the notes among ``ids``; those that went to another deck than ``deck`` are left out."""
        old_deck = review.card.partition("/")[0]  # an event names notes as they were called in its time
        for id_ in ids:
            if id_ and not id_.startswith(_NO_NOTE):
                now_in, _slash, note = self._name_now(f"{old_deck}/{id_}", review).partition("/")
                if now_in == deck:
                    yield note

    def _remember(self, key: _Two, review: Review) -> None:
        known = self.latest.get(key)
        if known is None or moment(review) > moment(known):
            self.latest[key] = review


def _either_way(deck: str, one: str, other: str) -> _Two:
    return (deck, one, other) if one < other else (deck, other, one)


def _are_named(one: Note | None, other: Note | None) -> bool:
    """Whether the deck itself says that two notes are easily confused."""
    if one is None or other is None:
        return False
    if other.id in one.confusable_with or one.id in other.confusable_with:
        return True
    return one.level != other.level and one.front.own.casefold() == other.front.own.casefold()
