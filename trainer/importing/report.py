"""What an importer yields: a deck as our own text, what became of the file on the way, and the reviews it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.model import Deck
from trainer.errors import FileFormatError, Translate
from trainer.history.events import Event
from trainer.i18n import N_

_NO_VALUES: Final[Mapping[str, object]] = {}

MOST_REMARKS: Final = 200
"""Of one sort that are kept; beyond that they are only counted."""


_LINE: Final = N_("line {line}")


class ForeignFileError(FileFormatError):
    """A file of another program that can't be taken in."""


class Stopped(Exception):
    """The learner stopped an import; nothing of it stays."""


class Remark(NamedTuple):
    """One thing that was changed or left out.

    Attributes:
        place: where in the file: "12" (a line), "12:3", the name of a note or a deck; clean; may be empty.
        text: a text marked with ``N_``; ``values`` go into its ``{names}``, already clean.
    """

    place: str
    text: str
    values: Mapping[str, object] = _NO_VALUES

    def explain(self, translate: Translate) -> str:
        """``place: text`` in the language of ``translate``."""
        told = translate(self.text).format(**self.values)
        place = translate(_LINE).format(line=self.place) if self.place.isdecimal() else self.place
        return f"{place}: {told}" if place else told


@dataclass(slots=True)
class Report:
    """What became of a file.

    Attributes:
        notes, cards: how many the file itself holds and were taken, in its own program's way of counting.
        reviews: how many reviews of those cards it holds.
        changed: what is in the deck, but not as it was (a picture named in place of shown).
        left_out: what isn't in the deck.
        more_changed, more_left_out: how many further ones there are of each.
    """

    notes: int = 0
    cards: int = 0
    reviews: int = 0
    changed: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    more_changed: int = 0
    more_left_out: int = 0

    def change(self, place: str, text: str, /, **values: object) -> None:
        """Notes that something came in otherwise than it was."""
        if len(self.changed) < MOST_REMARKS:
            self.changed.append(Remark(place, text, values))
        else:
            self.more_changed += 1

    def leave_out(self, place: str, text: str, /, **values: object) -> None:
        """Notes that something didn't come in."""
        if len(self.left_out) < MOST_REMARKS:
            self.left_out.append(Remark(place, text, values))
        else:
            self.more_left_out += 1


class Wanted(NamedTuple):
    """What an import is to do.

    Attributes:
        now: the moment of the import, with the learner's offset from UTC.
        reviews: reviews and memory states are wanted too.
        tick: called now and then with how much is done (0..1); raises `Stopped` to end the import.
    """

    now: datetime
    reviews: bool = False
    tick: Callable[[float], None] = lambda done: None


class Imported(NamedTuple):
    """One deck out of a foreign file.

    Attributes:
        text: the deck as our YAML, with all ids written out.
        deck: what is read from it.
        events: what it says of the past, with ids that are the same each time: `trainer.history.events.Suspend` always,
            Review and Seed if they are wanted.
    """

    text: str
    deck: Deck
    report: Report
    events: tuple[Event, ...] = ()


Reader = Callable[[Path, Wanted], list[Imported]]
"""Reads a foreign file: one deck or several. Raises ForeignFileError (or DeckError), StorageError, Stopped."""
