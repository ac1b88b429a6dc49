"""Imports one YAML file into a folder of decks, as both front ends do."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from trainer.decks.messages import Message
from trainer.decks.model import Deck
from trainer.importing.arrival import Arrival, Folders, OwnDecks
from trainer.importing.report import Wanted
from trainer.importing.taking_in import take_in
from trainer.importing.yaml_deck import read

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=timezone(timedelta(hours=7)))


class Done(NamedTuple):
    """What came of it; the attributes are those of `Arrival` and of its report."""

    deck: Deck
    target: Path
    notes: int
    cards: int
    warnings: tuple[Message, ...]
    unchanged: bool
    for_starter: bool
    arrival: Arrival
    aside: tuple[Path, ...]


def folders_at(decks: Path) -> Folders:
    """The folders of a learner whose decks lie in ``decks``."""
    return Folders(decks, decks.parent / "data" / "base", decks.parent / "data" / "replaced")


def import_deck(source: Path, decks: Path, dry_run: bool = False) -> Done:
    """Takes ``source`` in; with ``dry_run`` nothing is written."""
    folders = folders_at(decks)
    (imported,) = read(source, Wanted(NOW))
    arrival = OwnDecks(folders).arrival(imported, source)
    aside = () if dry_run else tuple(take_in([arrival], folders, NOW))
    warnings = tuple(message for message in arrival.imported.deck.warnings if isinstance(message, Message))
    return Done(
        deck=arrival.deck,
        target=arrival.target,
        notes=imported.report.notes,
        cards=imported.report.cards,
        warnings=warnings,
        unchanged=arrival.what == "unchanged",
        for_starter=arrival.for_starter,
        arrival=arrival,
        aside=aside,
    )
