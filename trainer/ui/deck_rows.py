"""The rows of the list of decks: all together, each deck, and the files that couldn't be opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.i18n import _
from trainer.questions.kinds import title_of
from trainer.study.collection import Collection
from trainer.study.queue import Counts, Queue


class DeckRow(NamedTuple):
    """One row.

    Attributes:
        title: as the deck calls itself; the file's name if it can't be opened. Not yet cleaned for the screen.
        deck: the deck; None for all decks together and for a file that can't be opened.
        counts: what is left today; None if the file can't be opened.
        problem: what is wrong with the file; a deck with one is the last good edition.
    """

    title: str
    deck: Deck | None
    counts: Counts | None
    problem: DeckError | None = None

    @property
    def ids(self) -> tuple[str, ...] | None:
        """The decks to study, as a session wants them: None means all."""
        return None if self.deck is None else (self.deck.id,)

    @property
    def key(self) -> str:
        """What the row is found by when the list was made anew: the deck's id, the file, or nothing for all."""
        if self.deck is not None:
            return self.deck.id
        return str(self.problem.file) if self.problem is not None else ""

    @property
    def is_broken(self) -> bool:
        """Whether there is nothing to study behind it."""
        return self.counts is None


def deck_rows(collection: Collection) -> tuple[DeckRow, ...]:
    """The rows as things stand now."""
    problems = {error.file: error for error in collection.library.broken}
    rows = [
        DeckRow(title_of(deck.title), deck, Queue(collection, [deck.id]).counts(), problems.pop(deck.file, None))
        for deck in collection.decks
    ]
    if len(rows) > 1:
        rows.insert(0, DeckRow(_("All decks"), None, Queue(collection).counts()))
    rows.extend(DeckRow(_file_name(file), None, None, error) for file, error in problems.items())
    return tuple(rows)


def _file_name(file: Path | None) -> str:
    return file.name if file is not None else _("A deck")


def place_of(rows: Sequence[DeckRow], key: str) -> int:
    """The place of the row called ``key``; 0 if there is none."""
    return next((place for place, row in enumerate(rows) if row.key == key), 0)


def deck_in_view(row: DeckRow | None, collection: Collection) -> Deck | None:
    """The deck that a row is about; of all decks the first one. None if there is none, or it can't be opened."""
    if row is None or row.is_broken:
        return None
    return row.deck or next(iter(collection.decks), None)
