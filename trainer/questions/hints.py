"""Hints for a question, one stage after another: what the author gives, then the level, the first letter, the length.

Each says a little more, and none says the answer. Whoever took one knew it with doubts at best, so the rating is at
most Hard.
"""

from trainer.decks.cloze import Cloze
from trainer.decks.model import Card, Deck
from trainer.i18n import _, n_
from trainer.questions.asking import TYPE, side_of
from trainer.questions.kinds import answer_of, level_of, shown, title_of
from trainer.questions.marks import one_line

_LETTERS_WORTH_A_HINT = 3
"""A shorter answer would be as good as told by its first letter."""


def hints_of(card: Card, deck: Deck, way: str) -> tuple[str, ...]:
    """The stages for ``card`` asked by ``way``, in the language in force; maybe none."""
    note = card.note
    hints = [] if note.hint is None else [shown(note.hint)]
    if way != TYPE:
        return tuple(hints)
    side = side_of(card.id.kind)
    level = level_of(deck, note.level)
    if side == "name" and level is not None:
        hints.append(_("level {level}", level=title_of(level.title)))
    answer = _typed_answer(card, deck)
    letters = sum(character.isalnum() for character in answer)
    if side in ("name", "gap") and letters >= _LETTERS_WORTH_A_HINT:
        first = next(character for character in answer if character.isalnum())
        hints.append(_("it begins with {letter}", letter=first.upper()))
        hints.append(n_("{n} letter: {shape}", "{n} letters: {shape}", letters, shape=_shape(answer)))
    return tuple(hints)


def _typed_answer(card: Card, deck: Deck) -> str:
    answer = answer_of(card, deck)
    if answer.pieces:
        return one_line(" ".join(piece.text for piece in answer.pieces if isinstance(piece, Cloze)))
    return one_line(answer.text)


def _shape(answer: str) -> str:
    """``P········· I········``: the first letter of each word, a dot for each of the others."""
    return " ".join(
        "".join(letter if place == 0 or not letter.isalnum() else "·" for place, letter in enumerate(word))
        for word in answer.split()
    )
