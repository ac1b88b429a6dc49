"""Importing, from the file to the history: what both front ends do when somebody brings decks."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from trainer.config.paths import Paths
from trainer.decks.parse import parse_deck
from trainer.decks.schema import put_schema
from trainer.decks.write import with_id
from trainer.history.events import Event
from trainer.history.problems import EventError
from trainer.history.store import HistoryFile, check
from trainer.history.synced import SyncedHistory
from trainer.importing.arrival import Arrival, Folders, OwnDecks, SameIdError
from trainer.importing.formats import format_of
from trainer.importing.report import Imported, Wanted
from trainer.importing.taking_in import take_in


def folders_of(paths: Paths) -> Folders:
    """Where the decks of the learner with these ``paths`` are kept."""
    return Folders(paths.decks, paths.data / "base", paths.data / "replaced")


class Prepared(NamedTuple):
    """A file that was read, and what would become of its decks.

    Attributes:
        format: what kind of file it is; a text marked with ``N_``.
    """

    file: Path
    format: str
    arrivals: tuple[Arrival, ...]


def prepare(file: Path, own: OwnDecks, wanted: Wanted, deck_id: str = "") -> Prepared:
    """Reads ``file`` and says what would become of it. Nothing is written.

    Args:
        deck_id: another id for its deck, or, of several decks, for the one whose id is taken; empty: none.

    Raises:
        TrainerError: it can't be read, holds no cards, or can't be taken in.
        Stopped: the learner stopped it.
    """
    known = format_of(file)
    decks = known.read()(file, wanted)
    wanted.tick(1.0)
    if deck_id and len(decks) == 1:
        decks = [_renamed(decks[0], deck_id)]
        deck_id = ""
    with own.all_or_none():
        return Prepared(file, known.name, tuple(_arrival(imported, file, own, deck_id) for imported in decks))


def _arrival(imported: Imported, file: Path, own: OwnDecks, deck_id: str) -> Arrival:
    """What becomes of a deck; of several in a file, the one whose id is taken gets ``deck_id``."""
    try:
        return own.arrival(imported, file)
    except SameIdError:
        if not deck_id:
            raise
        return own.arrival(_renamed(imported, deck_id), file)


class Brought(NamedTuple):
    """What came of it.

    Attributes:
        reviews: how many events were new to the history.
        aside: copies of the files that a new edition took the place of.
    """

    reviews: int
    aside: tuple[Path, ...]


def bring_in(
    prepared: Iterable[Prepared], folders: Folders, history: HistoryFile | SyncedHistory | None, wanted: Wanted
) -> Brought:
    """Writes the decks, then their past: all of it or nothing. ``history`` isn't needed where there is no past.

    Raises:
        TrainerError: it couldn't be written; everything is as it was.
    """
    arrivals = [arrival for file in prepared for arrival in file.arrivals]
    events = [event for arrival in arrivals for event in arrival.imported.events if _is_sound(event)]
    new = 0

    def past() -> None:
        nonlocal new
        if events and history is not None:
            file = history.own if isinstance(history, SyncedHistory) else history
            # What is known stays as it is: imported in another time zone, an event has another offset.
            known = {event.id for event in history.events}
            new = len(file.take_in(event for event in events if event.id not in known).new)
            if isinstance(history, SyncedHistory):
                history.unite()

    aside = take_in(arrivals, folders, wanted.now, past)
    if arrivals:
        put_schema(folders.decks)
    return Brought(new, tuple(aside))


def _is_sound(event: Event) -> bool:
    """Whether the history would read it back as it is."""
    try:
        check(event)
    except EventError:
        return False
    return True


def _renamed(imported: Imported, deck_id: str) -> Imported:
    """The same deck under another id; what it says of the past belongs to the cards of the new one."""
    text = with_id(imported.text, deck_id)
    deck = parse_deck(text, imported.deck.file)
    old, new = f"{imported.deck.id}/", f"{deck.id}/"
    events = tuple(_of_deck(event, old, new) for event in imported.events)
    return imported._replace(text=text, deck=deck, events=events)


def _of_deck(event: Event, old: str, new: str) -> Event:
    card = getattr(event, "card", "")
    if not card.startswith(old):
        return event
    return event._replace(card=new + card.removeprefix(old))  # type: ignore[call-arg]
