"""How full the coming study days are, as the scheduler wants to know it."""

from datetime import date
from typing import NamedTuple

from trainer.decks.model import Card
from trainer.study.collection import Collection


class CollectionLoad(NamedTuple):
    """The load around one card: its siblings count as its own trouble."""

    collection: Collection
    card: Card

    def cards_due(self, day: date) -> int:
        """Review cards of all decks that fall on ``day``."""
        return self.collection.due_on(day)

    def sibling_due(self, day: date) -> bool:
        """Whether another card of the same note falls on ``day``."""
        deck = self.collection.deck(self.card.id.deck)
        if deck is None:
            return False
        for other in self.collection.cards(deck, self.card.note):
            if other.id == self.card.id:
                continue
            state = self.collection.history_of(str(other.id)).state
            if state is not None and state.due_day == day:
                return True
        return False
