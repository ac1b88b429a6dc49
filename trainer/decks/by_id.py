"""A deck as the key of what is found out about it once and kept."""

from trainer.decks.model import Deck


class ById:
    """A deck as the key of a cache: it can't be hashed, and comparing it whole would take longer than what is kept."""

    __slots__ = ("deck",)

    def __init__(self, deck: Deck) -> None:
        self.deck = deck

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and self.deck is other.deck

    def __hash__(self) -> int:
        return id(self.deck)
