"""What a card shows and what it asks for. A kind is named by what is asked *for*."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from trainer.decks.cloze import Cloze, parts
from trainer.decks.model import Card, Deck, Example, Level, Text
from trainer.i18n import N_, _, current_language

KIND_NAMES: Final = {
    "case": N_("case"),
    "term": N_("term"),
    "definition": N_("definition"),
    "level": N_("level"),
}

_QUESTIONS: Final = {
    "case": N_("Which term fits this case?"),
    "term": N_("What is the name for this?"),
    "definition": N_("What does it mean?"),
    "level": N_("Which level does it belong to?"),
}
_CLOZE_NAME: Final = N_("gap")
_CLOZE_QUESTION: Final = N_("What belongs in the gap?")


class Prompt(NamedTuple):
    """A question as it is put to the learner, in the language in force.

    Attributes:
        body: the text to think about.
        question: the question itself, one short line.
        level: the level shown beside the body; None where it would help to guess, or where there is none.
    """

    body: str
    question: str
    level: Level | None = None


class Answer(NamedTuple):
    """What is shown as the right answer, in the language in force.

    Attributes:
        text: the answer itself.
        beside: the same in English, or the name that belongs to the answer; may be empty.
        level: the level of the note, if it has one.
    """

    text: str
    beside: str = ""
    level: Level | None = None


def kind_name(kind: str) -> str:
    """The kind's name in the language in force; all gaps of a cloze note share one."""
    return _(KIND_NAMES.get(kind, _CLOZE_NAME))


def prompt_of(card: Card, deck: Deck, example: Example | None) -> Prompt:
    """The question of ``card``; ``example`` is the case to show if its kind is case."""
    note, kind = card.note, card.id.kind
    own_question = deck.asks.get(kind)
    question = shown(own_question) if own_question else _(_QUESTIONS.get(kind, _CLOZE_QUESTION))
    if kind == "case" and example is not None:
        return Prompt(shown(example.text), question)
    if kind == "term":
        return Prompt(shown(note.back), question)
    if kind == "level":
        return Prompt(f"{named(note.front)}\n\n{shown(note.back)}", question)
    if kind in KIND_NAMES:
        return Prompt(note.front.own, question, level_of(deck, note.level))
    return Prompt(_gapped(note.front, note.back, kind, hide=True), question)


def answer_of(card: Card, deck: Deck) -> Answer:
    """The right answer of ``card``."""
    note, kind = card.note, card.id.kind
    level = level_of(deck, note.level)
    if kind == "definition":
        return Answer(shown(note.back), named(note.front), level)
    if kind == "level":
        return Answer(shown(level.title) if level else note.level, named(note.front))
    if kind in KIND_NAMES:
        return Answer(note.front.own, note.front.en or "", level)
    return Answer(_gapped(note.front, note.back, kind, hide=False), "", level)


def level_of(deck: Deck, level_id: str) -> Level | None:
    """The deck's level of that id; a level the deck doesn't list stands under its own id; None without one."""
    if not level_id:
        return None
    for level in deck.levels:
        if level.id == level_id:
            return level
    return Level(level_id, Text(level_id))


def shown(text: Text) -> str:
    """``text`` in the language in force, if the deck has it in that language."""
    return text.in_language(current_language())


def named(front: Text) -> str:
    """A name as the deck's own people say it, with the English one in brackets."""
    return f"{front.own} ({front.en})" if front.en else front.own


def _gapped(front: Text, back: Text, kind: str, *, hide: bool) -> str:
    texts = [shown(front), shown(back)]
    marked = [text for text in texts if any(isinstance(part, Cloze) for part in parts(text))] or texts[:1]
    return "\n\n".join(_fill(parts(text), kind, hide=hide) for text in marked)


def _fill(pieces: Sequence[str | Cloze], kind: str, *, hide: bool) -> str:
    shown_pieces: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            shown_pieces.append(piece)
        elif hide and piece.kind == kind:
            shown_pieces.append(f"[{piece.hint or '…'}]")
        else:
            shown_pieces.append(piece.text)
    return "".join(shown_pieces)
