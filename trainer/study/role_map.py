"""Isi peta peran (fill in the map of roles): every name one knows, put into the level one thinks it belongs to.

An exercise outside the schedule: no card is asked, and nothing that is due changes. No name is judged before the end;
what came of it is one event of the history.
"""

from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from trainer.decks.model import Card, CardId, Deck, Level, Note
from trainer.errors import TrainerError
from trainer.history.events import Exercise
from trainer.questions.judge import judge
from trainer.questions.kinds import level_of
from trainer.questions.names import name_forms
from trainer.questions.ruling import Judgement, Ruling
from trainer.questions.spelling import folded
from trainer.study.collection import Collection

NAME: Final = "map"
"""What the exercise is called in the history."""

_LATEST: Final = 5
"""Earlier results that are told."""
_MOST_NOTES: Final = 1_000_000
"""No deck has so many: a result that says so is none."""


class Put(StrEnum):
    """What became of a name: put down, stands there already, its level is full, or it is no name at all."""

    DONE = "done"
    THERE = "there"
    FULL = "full"
    NOTHING = "nothing"


class Named(NamedTuple):
    """A name that was put down.

    Attributes:
        text: as it was typed, clean, at most 200 characters.
        level: id of the level it was put into.
        key: of an unknown name, what it is compared by.
        notes: ids of the notes whose name it may be; it stands for one of them. Empty: the name is unknown.
    """

    text: str
    level: str
    key: str
    notes: tuple[str, ...]


class Tried(NamedTuple):
    """What became of a name, and with THERE the name that stands there already."""

    what: Put
    there: Named | None = None


class MapLevel(NamedTuple):
    """A level of the map and how many places it has."""

    level: Level
    places: int


class Result(NamedTuple):
    """What came of the exercise; right, misplaced and missing notes are all notes of the map, in the deck's order.

    Attributes:
        misplaced: each with the id of the level it was put into.
        unknown: what was typed and is no name on this map.
    """

    right: tuple[Note, ...]
    misplaced: tuple[tuple[Note, str], ...]
    missing: tuple[Note, ...]
    unknown: tuple[str, ...]


class Earlier(NamedTuple):
    """How an exercise ended: on which study day, and how many notes of how many were right."""

    day: date
    right: int
    total: int


class MapExercise:
    """See the module's text.

    Attributes:
        deck: the deck without the notes that belong to no level: they have no place on a map.
        levels: from top to bottom, only those with notes; levels that the deck doesn't list come last.
        named: the names put down, in that order.
        finished: the result is in the history.
    """

    def __init__(self, collection: Collection, deck: Deck) -> None:
        """``deck`` is one that has a map (see `trainer.study.overview.has_map`)."""
        self.collection = collection
        self.deck = deck._replace(notes=tuple(note for note in deck.notes if note.level))
        self.levels = _levels(self.deck)
        self.named: list[Named] = []
        self.finished = False
        self._seats = _Seats()
        self._began = collection.clock.monotonic()
        self._seconds: int | None = None
        self._keys = {note.id: {known.key for known in name_forms(note)} for note in self.deck.notes}

    # --- what the screen shows -----------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """Places of the map."""
        return len(self.deck.notes)

    @property
    def seconds(self) -> int:
        """How long it has taken; once it was to be finished, until then."""
        return self._passed() if self._seconds is None else self._seconds

    def texts_in(self, level_id: str) -> tuple[str, ...]:
        """What was put into a level, in the order in which it was typed."""
        return tuple(name.text for name in self.named if name.level == level_id)

    @property
    def result(self) -> Result:
        """What would come of it if it ended now."""
        put_into = {note: self.named[number].level for note, number in self._seats.holders.items()}
        notes = [(note, put_into.get(note.id, "")) for note in self.deck.notes]
        return Result(
            right=tuple(note for note, level in notes if level == note.level),
            misplaced=tuple((note, level) for note, level in notes if level not in ("", note.level)),
            missing=tuple(note for note, level in notes if not level),
            unknown=tuple(name.text for name in self.named if not name.notes),
        )

    # --- what is done --------------------------------------------------------------------------------------------

    def put(self, text: str, level_id: str) -> Tried:
        """Puts a name into a level, if it isn't anywhere yet and the level has a place left."""
        judgement, found = self._found(text, level_id)
        if judgement.ruling is Ruling.EMPTY:
            return Tried(Put.NOTHING)
        name = Named(judgement.typed, level_id, "" if found else folded(text), found)
        there = self._already(name)
        if there is None and found and not self._seats.seat(len(self.named), found):
            there = self.named[self._seats.holders[found[0]]]
        if there is not None:
            return Tried(Put.THERE, there)
        if len(self.texts_in(level_id)) >= self._places(level_id):
            self._seats.leave(len(self.named))
            return Tried(Put.FULL)
        self.named.append(name)
        return Tried(Put.DONE)

    def take_back(self) -> Named | None:
        """Takes the last name away again; None if there is none."""
        if not self.named:
            return None
        self._seats.leave(len(self.named) - 1)
        return self.named.pop()

    def finish(self) -> None:
        """Puts the result into the history.

        Raises:
            StorageError: it couldn't be written; nothing changed.
        """
        if self.finished:
            return
        self._seconds = self.seconds
        now = self.collection.clock.now()
        event = Exercise(id=self.collection.new_id(now), at=now, name=NAME, result=self._told(self._seconds))
        self.collection.record([event])
        self.finished = True
        with suppress(TrainerError):  # what is wrong there is told elsewhere
            self.collection.look_again()  # the program may have stood open for days

    def _told(self, seconds: int) -> dict[str, Any]:
        """The result as it is kept: names of the future may be others, so notes are told by their ids."""
        result = self.result
        return {
            "deck": self.deck.id,
            "total": self.total,
            "right": [note.id for note in result.right],
            "misplaced": {note.id: level for note, level in result.misplaced},
            "unknown": list(result.unknown),
            "seconds": seconds,
        }

    def _passed(self) -> int:
        return max(0, round(self.collection.clock.monotonic() - self._began))

    # --- whose name it is ----------------------------------------------------------------------------------------

    def _found(self, text: str, level_id: str) -> tuple[Judgement, tuple[str, ...]]:
        """The judgement on a name, and the notes that it may stand for: those of the level, if it has any."""
        for asked in sorted(self.deck.notes, key=lambda note: note.level != level_id):
            judgement = self._judge(text, asked)
            if judgement.ruling is not Ruling.NEAR:  # near to the one asked says nothing of the others
                break
        found = asked if judgement.is_right else judgement.other
        if found is None:
            return judgement, ()
        keys = self._keys[found.id]
        namesakes = [
            note
            for note in self.deck.notes
            if note.id == found.id or (keys & self._keys[note.id] and self._judge(text, note).is_right)
        ]
        own = [note.id for note in namesakes if note.level == level_id]
        return judgement, tuple(own or [note.id for note in namesakes])

    def _judge(self, text: str, note: Note) -> Judgement:
        return judge(text, Card(CardId(self.deck.id, note.id, "term"), note), self.deck)

    def _already(self, name: Named) -> Named | None:
        """The same name, put down before, that leaves no room for this one whatever notes are still free.

        An unknown name stands once on the whole map. One that belongs to other levels stands once in a level: that two
        notes elsewhere are called so doesn't make it two here.
        """
        at_home = any(note.id in name.notes and note.level == name.level for note in self.deck.notes)
        for other in self.named:
            if not name.notes and not other.notes and other.key == name.key:
                return other
            if not at_home and other.level == name.level and set(other.notes) & set(name.notes):
                return other
        return None

    def _places(self, level_id: str) -> int:
        return sum(level.places for level in self.levels if level.level.id == level_id)


class _Seats:
    """Which name stands for which note, where namesakes leave a choice: whoever can have a seat has one.

    Attributes:
        holders: note -> number of the name that stands for it.
    """

    def __init__(self) -> None:
        self.holders: dict[str, int] = {}
        self._wishes: dict[int, tuple[str, ...]] = {}

    def seat(self, name: int, notes: tuple[str, ...]) -> bool:
        """Gives a name one of ``notes``; others move to another choice of theirs if they must. False if none can."""
        self._wishes[name] = notes
        wanted_by: dict[str, int] = {}
        waiting = [name]
        for one in waiting:
            for note in self._wishes[one]:
                if note in wanted_by:
                    continue
                wanted_by[note] = one
                if note not in self.holders:
                    self._move_up(note, wanted_by)
                    return True
                waiting.append(self.holders[note])
        del self._wishes[name]
        return False

    def _move_up(self, free: str, wanted_by: dict[str, int]) -> None:
        """Takes the free note and gives the one left by that to whoever wanted it, until the new name has a seat."""
        while free:
            name = wanted_by[free]
            left = next((note for note, holder in self.holders.items() if holder == name), "")
            self.holders[free] = name
            free = left

    def leave(self, name: int) -> None:
        """A name is taken away."""
        self._wishes.pop(name, None)
        self.holders = {note: holder for note, holder in self.holders.items() if holder != name}


def _levels(deck: Deck) -> tuple[MapLevel, ...]:
    ids = dict.fromkeys((*(level.id for level in deck.levels), *(note.level for note in deck.notes)))
    found = [(level_of(deck, id_), sum(note.level == id_ for note in deck.notes)) for id_ in ids]
    return tuple(MapLevel(level, places) for level, places in found if level is not None and places)


def earlier_results(collection: Collection, deck: Deck) -> tuple[Earlier, ...]:
    """How the latest exercises with a deck ended, the oldest first."""
    found: list[Earlier] = []
    for event in collection.journal.exercises:
        deck_id, right, total = (event.result.get(key) for key in ("deck", "right", "total"))
        if event.name != NAME or not isinstance(deck_id, str) or not isinstance(right, list) or type(total) is not int:
            continue
        is_this = collection.journal.name_now(f"{deck_id}/", event) == f"{deck.id}/"
        if is_this and len(right) <= total and 0 < total < _MOST_NOTES:
            found.append(Earlier(collection.scheduler.study_day.of(event.at), len(right), total))
    return tuple(found[-_LATEST:])
