"""What a card shows and what it asks for. A kind is named by what is asked *for*."""

from typing import Final, NamedTuple

from trainer.decks.cloze import Cloze, filled, parts
from trainer.decks.model import Card, Deck, Example, Level, Text
from trainer.i18n import N_, _, current_language
from trainer.questions.marks import one_line

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
        pieces: the text of a gap's answer again, with what was asked for as a gap; empty for other kinds.
    """

    text: str
    beside: str = ""
    level: Level | None = None
    pieces: tuple[str | Cloze, ...] = ()


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
        return Prompt(filled(note.front.own), question, level_of(deck, note.level))
    asked = _gapped(note.front, note.back, kind)
    return Prompt("".join(f"[{piece.hint or '…'}]" if isinstance(piece, Cloze) else piece for piece in asked), question)


def answer_of(card: Card, deck: Deck) -> Answer:
    """The right answer of ``card``."""
    note, kind = card.note, card.id.kind
    level = level_of(deck, note.level)
    if kind == "definition":
        return Answer(shown(note.back), named(note.front), level)
    if kind == "level":
        return Answer(shown(level.title) if level else note.level, named(note.front))
    if kind in KIND_NAMES:
        return Answer(filled(note.front.own), filled(note.front.en or ""), level)
    asked = _gapped(note.front, note.back, kind)
    return Answer("".join(piece.text if isinstance(piece, Cloze) else piece for piece in asked), "", level, asked)


def level_of(deck: Deck, level_id: str) -> Level | None:
    """The deck's level of that id; a level the deck doesn't list stands under its own id; None without one."""
    if not level_id:
        return None
    for level in deck.levels:
        if level.id == level_id:
            return level
    return Level(level_id, Text(level_id))


def shown(text: Text) -> str:
    """``text`` in the language in force, if the deck has it in that language; with every gap filled in."""
    return filled(text.in_language(current_language()))


def title_of(text: Text) -> str:
    """A title in the language in force, on one line and without marks."""
    return one_line(text.in_language(current_language()))


def named(front: Text) -> str:
    """A name as the deck's own people say it, with the English one beside it, on one line and without marks."""
    return with_english(one_line(front.own), one_line(front.en or ""))


def with_english(own: str, english: str) -> str:
    """A name with the English one in brackets, unless that has brackets itself or is the same name."""
    if not english:
        return own
    same, brackets, _rest = english.partition(" (")
    if same.casefold() == own.casefold():
        return english if brackets else own
    return f"{own} – {english}" if "(" in english else f"{own} ({english})"


def _gapped(front: Text, back: Text, kind: str) -> tuple[str | Cloze, ...]:
    """Front and back, as far as they have gaps, in pieces: gaps of other kinds are filled in."""
    texts = [parts(text.in_language(current_language())) for text in (front, back)]
    marked = [pieces for pieces in texts if any(isinstance(piece, Cloze) for piece in pieces)] or texts[:1]
    found: list[str | Cloze] = []
    for pieces in marked:
        if found:
            found.append("\n\n")
        found.extend(piece.text if isinstance(piece, Cloze) and piece.kind != kind else piece for piece in pieces)
    return tuple(found)
