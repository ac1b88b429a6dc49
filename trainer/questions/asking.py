"""How a card is asked: by turning it over, by typing, or by choosing among options.

What one retrieves oneself is kept longer than what one recognises, so names are typed; a case is about telling
look-alikes apart, so it offers them; of a definition the ideas count, so they are ticked one by one.
"""

from typing import Final

from trainer.decks.model import Card, Deck
from trainer.questions.kinds import KIND_NAMES

FLIP: Final = "flip"
TYPE: Final = "type"
CHOOSE: Final = "choose"
IDEAS: Final = "ideas"
"""Turned over, with ideas to tick: never wished for, it comes with a definition that has ideas."""

AS_THE_DECK_SAYS: Final = "deck"

_MOST_IDEAS: Final = 5
_USUAL: Final = {"case": CHOOSE, "term": TYPE, "definition": FLIP, "level": CHOOSE, "cloze": TYPE}


def side_of(kind: str) -> str:
    """What a kind asks for: "name", "meaning", "level" or "gap"."""
    return {"case": "name", "term": "name", "definition": "meaning", "level": "level"}.get(kind, "gap")


def has_own_choices(card: Card) -> bool:
    """Whether the wrong options that the note's author wrote belong to this card: they answer the note's first kind.

    Of several gaps nobody knows which one they are for.
    """
    note, side = card.note, side_of(card.id.kind)
    if not note.choices or not note.kinds or side_of(note.kinds[0]) != side:
        return False
    return side != "gap" or sum(side_of(kind) == "gap" for kind in note.kinds) == 1


def wished_way(card: Card, deck: Deck, wish: str) -> str:
    """Flip, type or choose.

    Args:
        wish: the learner's setting for this kind; `AS_THE_DECK_SAYS` leaves it to the deck, and to what is usual.
    """
    if wish != AS_THE_DECK_SAYS:
        return wish
    key = card.id.kind if card.id.kind in KIND_NAMES else "cloze"
    if key in deck.how:
        return deck.how[key]
    return CHOOSE if has_own_choices(card) else _USUAL[key]


def way_without_options(card: Card) -> str:
    """How a card is asked that should offer options but has none: with a single note there is nothing to choose."""
    return FLIP if side_of(card.id.kind) == "meaning" else TYPE


def with_ideas(way: str, card: Card) -> str:
    """``way``, with the ideas of a definition where it is turned over; more than five of them are no ideas any more."""
    fits = card.id.kind == "definition" and 0 < len(card.note.ideas) <= _MOST_IDEAS
    return IDEAS if way == FLIP and fits else way
