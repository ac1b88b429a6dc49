"""The cards of a deck: each note in each of its kinds."""

from trainer.decks.model import Card, CardId, Deck


def cards_of(deck: Deck) -> tuple[Card, ...]:
    """All cards, note by note in the order of the file, the kinds of a note in the order of learning."""
    return tuple(Card(CardId(deck.id, note.id, kind), note) for note in deck.notes for kind in note.kinds)


def card_of(deck: Deck, card_id: CardId) -> Card | None:
    """The card of that id, or None if the deck has none such. Looks through the notes; for many, take `cards_of`."""
    if deck.id != card_id.deck:
        return None
    for note in deck.notes:
        if note.id == card_id.note:
            return Card(card_id, note) if card_id.kind in note.kinds else None
    return None
