"""A deck as a table for spreadsheets: CSV with commas (RFC 4180) in UTF-8, one note a row.

A byte order mark comes first, or Excel takes the text for another encoding. A cell that a spreadsheet would take for a
formula has an apostrophe before it, and so has one that begins with an apostrophe; importing takes it off again.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from trainer.decks.as_written import card_of, kinds_written
from trainer.decks.identity import refused_character
from trainer.decks.model import Deck, Note, Text
from trainer.exporting.left_out import LEVEL_CHANGES, Exported, Remark, fields_left_out, notes_told
from trainer.i18n import N_

BYTE_ORDER_MARK: Final = "\ufeff"

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "'")
_TEXTS: Final = ("front", "back", "hint", "note", "theory")
_LISTS: Final = ("tags", "accept", "near", "sources")
_PAIRED: Final = ("ideas", "choices")
_KEPT: Final = (
    *("id", "title", "cards", "level", "source", "sources", "suspended", "examples", "confusable_with"),
    *(f"{name}{end}" for name in (*_TEXTS, *_PAIRED) for end in ("", "_en")),
    *("theme", "difficulty", *_LISTS),
)
_FIRST: Final = ("id", "front", "front_en", "back", "back_en", "level", "tags", "hint", "hint_en", "note", "note_en")
"""Columns that come first, in this order."""

_ALWAYS: Final = ("id", "front", "back", "level", "tags", "hint", "note")
_MOST_CASES: Final = 40
"""Cases of a note that get columns: with more, the table would have more columns than people can read."""

_Cells = Iterator[tuple[str, str]]
"""The name of a column and what stands in it."""


def csv_table(deck: Deck) -> Exported:
    """``deck`` as a table; the remarks tell what a table can't hold."""
    with_kinds = any("kinds" in card_of(note, deck, ()) or note.examples for note in deck.notes)
    rows = [dict(_cells(note, with_kinds=with_kinds)) for note in deck.notes]
    filled = {name for row in rows for name, cell in row.items() if cell}
    columns = sorted(filled.union(_ALWAYS), key=_place)
    lines = [columns, *([_defused(row.get(name, "")) for name in columns] for row in rows)]
    text = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return Exported(BYTE_ORDER_MARK + text, tuple(_remarks(deck)))


def _place(name: str) -> tuple[int, int, str]:
    """Where a column stands: the first ones in their order, then the others, then cases with their reasons."""
    if name in _FIRST:
        return 0, _FIRST.index(name), name
    word, _space, rest = name.partition(" ")
    number, _space, english = rest.partition(" ")
    return (2, int(number), f"{word != 'kasus'}{english}") if number.isdigit() else (1, 0, name)


def _cells(note: Note, *, with_kinds: bool) -> _Cells:
    yield "id", note.id
    yield "level", note.level
    for name in _TEXTS:
        yield from _both(name, getattr(note, name), "_en")
    for name in _LISTS:
        texts: tuple[str, ...] = getattr(note, name)
        if _is_one_cell(texts, commas=name == "tags"):
            yield "source" if name == "sources" else name, "\n".join(texts)
    for name in _PAIRED:
        yield from _paired(name, getattr(note, name))
    yield "theme", note.theme
    yield "difficulty", note.difficulty
    if with_kinds:
        yield "kinds", ", ".join(kinds_written(note))
    yield "suspended", "ya" if note.suspended else ""
    yield from _look_alikes(note)
    for number, example in enumerate(note.examples[:_MOST_CASES], 1):
        yield from _both(f"kasus {number}", example.text, " en")
        yield from _both(f"alasan {number}", example.why, " en")


def _both(name: str, text: Text | None, english: str) -> _Cells:
    if text is not None:
        yield name, text.own
        yield f"{name}{english}", text.en or ""


def _paired(name: str, texts: Sequence[Text]) -> _Cells:
    own, en = [text.own for text in texts], [text.en or "" for text in texts]
    if _is_one_cell(own):
        yield name, "\n".join(own)
        if all(en) and _is_one_cell(en):
            yield f"{name}_en", "\n".join(en)


def _is_one_cell(texts: Sequence[str], *, commas: bool = False) -> bool:
    """Whether a reader finds these texts again in one cell: several on lines of their own, one alone as it is."""
    if any("\n" in text for text in texts):
        return False
    return len(texts) != 1 or not (";" in texts[0] or (commas and "," in texts[0]))


def _look_alikes(note: Note) -> _Cells:
    """One look-alike has its difference in a column of its own, several have theirs beside their ids."""
    pairs = list(note.confusable_with.items())
    if len(pairs) == 1:
        yield "mirip dengan", pairs[0][0]
        yield from _both("beda", pairs[0][1], " en")
    elif pairs:
        told = (f"{other}: {why.own}".replace("\n", " ") if why else other for other, why in pairs)
        yield "mirip dengan", "\n".join(told)


def _remarks(deck: Deck) -> Iterator[Remark]:
    yield from fields_left_out(deck, _KEPT, ignored=() if _have_titles(deck) else ("levels",))
    odd = (note.id for note in deck.notes if not all(map(_is_kept, _lists_of(note))))
    yield from notes_told(deck, odd, N_("lists that a cell can't hold were left out: {ids}"))
    many = (note.id for note in deck.notes if len(note.examples) > _MOST_CASES)
    yield from notes_told(deck, many, N_("only the first 40 cases are there: {ids}"))
    hard = (note.id for note in deck.notes if any(example.difficulty for example in note.examples))
    yield from notes_told(deck, hard, N_("the difficulty of the cases was left out: {ids}"))
    several = (note.id for note in deck.notes if len(note.confusable_with) > 1 and any(_english(note)))
    yield from notes_told(deck, several, N_("the English differences to several look-alikes were left out: {ids}"))
    level = (note.id for note in deck.notes if note.level and refused_character(note.level))
    yield from notes_told(deck, level, LEVEL_CHANGES)


def _have_titles(deck: Deck) -> bool:
    return any(level.title != Text(level.id) for level in deck.levels)


def _lists_of(note: Note) -> Iterator[tuple[str, Sequence[str]]]:
    yield from ((name, getattr(note, name)) for name in _LISTS)
    for name in _PAIRED:
        texts: tuple[Text, ...] = getattr(note, name)
        yield name, [text.own for text in texts]
        yield name, [text.en for text in texts if text.en]


def _is_kept(named: tuple[str, Sequence[str]]) -> bool:
    return _is_one_cell(named[1], commas=named[0] == "tags")


def _english(note: Note) -> Iterator[bool]:
    return (why is not None and why.en is not None for why in note.confusable_with.values())


def _defused(cell: str) -> str:
    """``cell`` as no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _quoted(cell: str) -> str:
    """Other delimiters count too: some spreadsheets divide at semicolons, whatever the file means."""
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if any(sign in cell for sign in ',;|\t\n\r"') or cell != cell.strip() else cell
