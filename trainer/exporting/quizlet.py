"""A deck as Quizlet takes it with its usual settings: term, a tab, definition; a line for each."""

from collections.abc import Iterator
from typing import Final

from trainer.decks import cloze
from trainer.decks.model import Deck, Note, Text
from trainer.exporting.left_out import Exported, Remark, fields_left_out, notes_told
from trainer.exporting.names import Names, in_words
from trainer.i18n import N_, current_language

BETWEEN_LINES: Final = " · "
"""Stands where a text of several lines goes on: a line end would begin the next card."""

GAP: Final = "_____"
_KEPT: Final = ("id", "title", "title_en", "cards", "front", "front_en", "back", "back_en", "levels")


def quizlet(deck: Deck) -> Exported:
    """``deck`` as lines for Quizlet, in the language in force; the remarks tell what isn't there."""
    names = Names(deck)
    lines = [f"{_flat(front)}\t{_flat(back)}\n" for note in deck.notes for front, back in [_card(note, names)]]
    return Exported("".join(lines), tuple(_remarks(deck)))


def _card(note: Note, names: Names) -> tuple[str, str]:
    front = note.front.in_language(current_language())
    gaps = [piece for piece in cloze.parts(front) if isinstance(piece, cloze.Cloze)]
    if not gaps:
        several = "\n" in front
        return in_words(note.front) if several else names.of(note), in_words(note.back)
    answer = "; ".join(gap.text for gap in gaps)
    return in_words(Text(gapped(front))), "\n".join(filter(None, (answer, in_words(note.back))))


def gapped(text: str, kind: str = "") -> str:
    """``text`` with lines to write on in place of its gaps, or of those of one kind; the other ones are filled in."""
    pieces = cloze.parts(text)
    return "".join(piece if isinstance(piece, str) else _gap(piece, kind) for piece in pieces)


def _gap(piece: cloze.Cloze, kind: str) -> str:
    if kind not in ("", piece.kind):
        return piece.text
    return f"{GAP} ({piece.hint})" if piece.hint else GAP


def _flat(text: str) -> str:
    lines = filter(None, (line.strip() for line in text.replace("\t", " ").split("\n")))
    return BETWEEN_LINES.join(lines)


def _remarks(deck: Deck) -> Iterator[Remark]:
    yield from fields_left_out(deck, _KEPT)
    broken = (note.id for note in deck.notes if "\n" in in_words(note.front) or "\n" in in_words(note.back))
    yield from notes_told(deck, broken, N_("line ends became a dot between the lines: {ids}"))
