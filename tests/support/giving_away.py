"""Every question of the starter deck, and what would give its answer away."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from trainer.config.settings import Settings
from trainer.decks.cards import cards_of
from trainer.decks.model import Card, Deck
from trainer.questions.asking import side_of
from trainer.questions.kinds import level_of
from trainer.questions.names import forms_of
from trainer.study.collection import Collection
from trainer.study.contrasts import CONTRAST
from trainer.study.question import question_of
from trainer.study.steps import Question

_DRAWN: Final = re.compile("[│─╭╮╰╯▼▲]")


class Way(NamedTuple):
    """Kinds that are asked in one way, by these settings."""

    kinds: tuple[str, ...]
    settings: Settings
    contrast: bool = False


WAYS: Final = {
    "as the deck says": Way(("case", "term", "definition"), Settings()),
    "typed": Way(("case",), Settings(ask_case="type")),
    "chosen": Way(("term", "definition"), Settings(ask_term="choose", ask_definition="choose")),
    "turned over": Way(("case", "term"), Settings(ask_case="flip", ask_term="flip")),
    "contrast": Way(("case",), Settings(), contrast=True),
}
LOOKED_AT: Final = {"as the deck says": 135, "typed": 81, "chosen": 54, "turned over": 108, "contrast": 81}
"""How many questions that are: 27 roles, each with three cases."""


def questions(collection: Collection, way: Way) -> Iterator[Question]:
    """Every question of the starter deck in one way: a case with each of its examples."""
    collection.settings = way.settings
    deck = collection.deck("peran-pekerja-sosial")
    assert deck is not None
    for card in cards_of(deck):
        if card.id.kind not in way.kinds:
            continue
        against = next(iter(card.note.confusable_with)) if way.contrast else ""
        for case in [one.key for one in card.note.examples] if card.id.kind == "case" else [""]:
            origin = CONTRAST if way.contrast else ""
            question = question_of(collection, card, case=case, origin=origin, against=against)
            assert question is not None
            yield question


def secrets_of(card: Card, deck: Deck) -> tuple[str, ...]:
    """What may not stand beside a question, in whatever language it is put: its answer, every way of writing it.

    A case and a term ask for the name, which the level and the ids would give away or narrow down. A definition asks
    for the meaning and its ideas: the name and the level are what it asks about, but an id is nothing to be shown.
    """
    note, level = card.note, level_of(deck, card.note.level)
    ids: tuple[str, ...] = (note.id, card.id.note_key, str(card.id))
    if side_of(card.id.kind) == "meaning":
        texts = (note.back, *note.ideas)
    else:
        assert level is not None
        ids = (*ids, level.id, *forms_of(note), *note.accept)
        texts = (note.front, level.title)
    return tuple(dict.fromkeys((*ids, *(one for text in texts for one in text if one))))


def given_away(card: Card, deck: Deck, told: str) -> list[str]:
    """The secrets of ``card`` that stand in ``told`` as whole words, however it is wrapped and framed."""
    line = " ".join(_DRAWN.sub(" ", told).split())
    return [
        secret
        for secret in secrets_of(card, deck)
        if re.search(rf"(?<!\w){re.escape(' '.join(secret.split()))}(?!\w)", line, re.IGNORECASE)
    ]
