"""The learner's own copy of a deck that comes with the program, for a deck that is to be edited.

The copy has the deck's id, so it goes before the program's; what it was made from is kept beside it, so that a new
edition can be told from the learner's changes.
"""

from pathlib import Path

from trainer.decks.library import starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import read_bytes, read_deck
from trainer.decks.saving import save_deck
from trainer.decks.schema import put_schema
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.importing.arrival import Folders
from trainer.text import clean_line


def own_file(deck: Deck, folders: Folders, starter: Path | None = None) -> Path:
    """The file in which the learner may change ``deck``: the deck's own, or of a starter deck a copy of the learner's.

    Args:
        starter: the folder of the decks that come with the program, if it isn't the usual one.

    Raises:
        TrainerError: the deck stands in no file, or can't be copied.
    """
    if deck.file is None:
        raise TrainerError(N_("this deck stands in no file"), place=clean_line(deck.id))
    if deck.file.parent.resolve() != (starter or starter_folder()).resolve():
        return deck.file
    target = _target(deck.file, deck.id, folders.decks)
    if not target.exists():
        release = read_bytes(deck.file)
        save_deck(folders.base_of(deck.id), release)  # first: a copy must never be without it
        save_deck(target, release)
        put_schema(folders.decks)
    return target


def _target(file: Path, deck_id: str, folder: Path) -> Path:
    """Where the copy goes. A file of that name is the copy if it is that deck, also if it has been broken since."""
    number = 1
    target = folder / file.name
    while target.exists() and not _may_be(target, deck_id):
        number += 1
        target = folder / f"{file.stem}-{number}{file.suffix}"
    return target


def _may_be(file: Path, deck_id: str) -> bool:
    try:
        return read_deck(file).id == deck_id
    except DeckError:
        return True
