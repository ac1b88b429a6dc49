"""Decks as a text file that Anki imports: HTML in columns between tabs, below lines that say so.

Notes keep their ids (Anki's ``guid`` is ``deck/note``), so importing a later edition brings them up to date. Level and
hint stand in columns that Anki passes over; the line ``#peksos-trainer`` tells our own import to take all as it is.

Which lines there are: ankitects/anki, rslib/src/import_export/text/csv/metadata.rs; it ignores those it doesn't know.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from trainer.decks import cloze
from trainer.decks.identity import refused_character
from trainer.decks.model import Deck, Note, Text
from trainer.exporting.html_text import html_of
from trainer.exporting.left_out import LEVEL_CHANGES, Exported, Remark, fields_left_out, notes_told
from trainer.i18n import N_

_COLUMNS: Final = ("guid", "notetype", "deck", "tags", "Front", "Back", "Level", "Hint")
_HEAD: Final = (
    "#separator:tab",
    "#html:true",
    "#peksos-trainer:1",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:4",
    "#columns:" + "\t".join(_COLUMNS),
)
_KEPT: Final = ("id", "title", "cards", "front", "back", "level", "levels", "hint", "tags")
_BASIC: Final = "Basic"
_REVERSED: Final = "Basic (and reversed card)"
_CLOZE: Final = "Cloze"


def anki_text(decks: Sequence[Deck]) -> Exported:
    """``decks`` as Anki imports them; the remarks tell what isn't there."""
    lines = [*_HEAD]
    remarks: list[Remark] = []
    for deck in decks:
        lines += ("\t".join(map(_quoted, _cells(note, deck))) for note in deck.notes)
        remarks += _remarks(deck)
    return Exported("\n".join(lines) + "\n", tuple(remarks))


def _cells(note: Note, deck: Deck) -> Iterator[str]:
    kind = _note_type(note)
    filled = kind != _CLOZE
    yield f"{deck.id}/{note.id}"
    yield kind
    yield deck.title.own
    yield " ".join(map(_tag, note.tags))
    for text in (note.front, note.back):
        yield _html(cloze.filled(text.own) if filled else text.own)
    yield note.level
    yield _html(note.hint.own) if note.hint else ""


def _note_type(note: Note) -> str:
    gaps = cloze.kinds(note.front.own)
    if gaps and (not note.back.own or not set(gaps).isdisjoint(note.kinds)):
        return _CLOZE
    return _REVERSED if "term" in note.kinds else _BASIC


def _html(text: str) -> str:
    """HTML in which no space gets lost: of several, all but one are such as don't collapse."""
    html = html_of(text).replace("  ", "&nbsp; ").replace("  ", " &nbsp;").replace("<br> ", "<br>&nbsp;")
    return f"&nbsp;{html[1:]}" if html.startswith(" ") else html


def _tag(tag: str) -> str:
    return "_".join(tag.split())


def _quoted(cell: str) -> str:
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if '"' in cell or "\t" in cell else cell


def _remarks(deck: Deck) -> Iterator[Remark]:
    yield from fields_left_out(deck, _KEPT)
    changed = (note.id for note in deck.notes if any(_tag(tag) != tag for tag in note.tags))
    yield from notes_told(deck, changed, N_("spaces in tags became _: {ids}"))
    filled = (note.id for note in deck.notes if _note_type(note) != _CLOZE and cloze.kinds(*_own(note)))
    yield from notes_told(deck, filled, N_("gaps that Anki wouldn't ask for were filled in: {ids}"))
    odd = (note.id for note in deck.notes if note.level and refused_character(note.level))
    yield from notes_told(deck, odd, LEVEL_CHANGES)


def _own(note: Note) -> tuple[str, str]:
    texts: tuple[Text, Text] = note.front, note.back
    return texts[0].own, texts[1].own
