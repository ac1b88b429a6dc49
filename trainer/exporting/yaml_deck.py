"""A deck as YAML: the format of our own files, which holds all of it."""

from trainer.decks.as_written import deck_yaml
from trainer.decks.model import Deck


def yaml_deck(deck: Deck) -> str:
    """The text of ``deck``; read back it is the same deck, with all ids written out."""
    return deck_yaml(deck)
