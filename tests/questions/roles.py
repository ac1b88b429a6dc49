"""The deck that comes with the program, read once."""

from functools import lru_cache

from trainer.decks.cards import cards_of
from trainer.decks.library import starter_folder
from trainer.decks.model import Card, Deck, Note
from trainer.decks.parse import read_deck


@lru_cache(maxsize=1)
def roles() -> Deck:
    """The roles deck."""
    return read_deck(starter_folder() / "peran-pekerja-sosial.yaml")


def role(note_id: str) -> Note:
    """One role."""
    return next(note for note in roles().notes if note.id == note_id)


def card(note_id: str, kind: str = "case") -> Card:
    """One way of asking a role."""
    return next(one for one in cards_of(roles()) if one.id.note == note_id and one.id.kind == kind)
