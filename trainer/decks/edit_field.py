"""Another text for a field of one card, put into the deck's file; everything else stays byte by byte as it is.

The field is found by the parser's places, and only its text is written anew. Before anything is given back the file is
read again: whatever else would have changed with it, the edit is refused.
"""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from trainer.decks import emit
from trainer.decks.fields import CARDS_KEYS
from trainer.decks.messages import DeckError, Problems
from trainer.decks.model import Deck, Note, Text
from trainer.decks.nodes import Collection, Node, Pair, Scalar
from trainer.decks.nodes import Mapping as MappingNode
from trainer.decks.parse import parse_deck
from trainer.decks.parse_nodes import NodeReader
from trainer.decks.pin_ids import with_ids
from trainer.decks.shapes import RawCard, card_from, card_from_pair, is_one_card, take_apart
from trainer.decks.source import Source
from trainer.decks.text_edits import TextEdits
from trainer.decks.three_way import same_deck
from trainer.decks.values import Values
from trainer.decks.write import quoted
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.text import clean, clean_line

FIELDS: Final = ("front", "back")
"""Fields that can be given another text."""

_WIDTH: Final = 110
"""Columns after which a text goes on in the next line, unless the one before was longer."""


class _NotFoundError(Exception):
    """The text isn't where it was expected."""


class _Field(NamedTuple):
    """Where a field stands.

    Attributes:
        node: its text in the file; for the front of a plain mapping this is a key.
        is_key: that is so.
        flow: it stands in brackets.
        indent: columns from which the lines of a text of several lines may begin.
    """

    node: Any
    is_key: bool
    flow: bool
    indent: int


def with_texts(data: bytes, file: Path, note_id: str, texts: Mapping[str, str]) -> bytes:
    """``data``, which is what ``file`` holds, with other ``texts`` (by `FIELDS`) for the note of that id.

    A note whose id comes from its front gets it written out, as all others do then: what was learnt stays with it.

    Raises:
        DeckError: it isn't a deck.
        TrainerError: there is no such note any more, a text is empty, or it can't be put in without changing more.
    """
    deck = parse_deck(data, file)
    note = next((note for note in deck.notes if note.id == note_id), None)
    if note is None:
        told = N_('no card has the id "{id}"')
        raise TrainerError(told, place=clean_line(str(file)), id=clean_line(note_id))
    wanted = {name: _as_read(name, text) for name, text in texts.items()}
    wanted = {name: text for name, text in wanted.items() if text != getattr(note, name).own}
    if not wanted.get("front", note.front.own):
        raise TrainerError(N_('"{key}" is empty'), hint=N_("write its text"), place=_place(file, note), key="front")
    if not wanted:
        return data
    if "front" in wanted and not note.pinned:
        data = with_ids(data, file).data
        deck = parse_deck(data, file)
    for style in (_nice, _plain):
        try:
            changed = _changed(data, note.position, wanted, style)
            again = parse_deck(changed, file)
        except (DeckError, _NotFoundError, ValueError):
            continue
        if _is_only_that(deck, again, note.position, wanted):
            return changed
    raise TrainerError(
        N_("this text can't be put into the file without changing more of it; nothing was written"),
        hint=N_("open the file in an editor and change it there"),
        place=_place(file, note),
    )


def _as_read(name: str, text: str) -> str:
    """``text`` as the parser would read it from the file."""
    text = clean(text).strip()
    return text.replace("\t", " ") if name == "front" and "\n" not in text else text


def _place(file: Path, note: Note) -> str:
    return f"{clean_line(str(file))}:{note.line}"


def _is_only_that(before: Deck, after: Deck, position: int, wanted: Mapping[str, str]) -> bool:
    """Whether the wanted texts are all that differs; with gaps, a note's kinds follow from its texts."""
    if len(after.notes) != len(before.notes) or after.id != before.id:
        return False
    old, new = before.notes[position], after.notes[position]
    texts: dict[str, Any] = {name: Text(text, getattr(old, name).en) for name, text in wanted.items()}
    expected = old._replace(**texts, kinds=new.kinds)
    notes = (*before.notes[:position], expected, *before.notes[position + 1 :])
    return bool(new.kinds) and new.id == old.id and same_deck(before._replace(notes=notes), after)


def _changed(data: bytes, position: int, wanted: Mapping[str, str], style: Any) -> bytes:
    edits = TextEdits(data)
    card, flow = _cards(data)[position]
    for name, text in wanted.items():
        field = _field(card, name, flow)
        start, end = edits.offset(field.node.start_mark), edits.offset(field.node.end_mark)
        before = edits.between(start, end)
        kept = before.rstrip() if field.node.style in ("|", ">") else before
        written = style(text, field, edits.line_end, kept)
        if start == end and edits.at(start - 1) == ":":
            written = f" {written}"
        edits.replace(start, start + len(kept), written)
    return edits.result()


def _field(card: RawCard, name: str, flow: bool) -> _Field:
    key, node = card.fields.get(name) or (None, None)
    if key is None or node is None or isinstance(node, Collection):
        raise _NotFoundError
    begin = key.start_mark.column + 2 if hasattr(key, "style") else node.start_mark.column
    return _Field(node, key is node, flow, begin)


def _cards(data: bytes) -> list[tuple[RawCard, bool]]:
    """The cards of a good deck in the order of the file, and whether each stands in brackets."""
    problems = Problems()
    values = Values(problems)
    found: list[tuple[RawCard, bool]] = []

    def take(node: Node) -> None:
        card = card_from(node, values)
        if card is not None:
            found.append((card, isinstance(node, Collection) and node.flow))

    root = NodeReader(Source(data), problems).read(CARDS_KEYS.__contains__, take)
    if isinstance(root, MappingNode) and is_one_card(root):
        take(root)
    elif isinstance(root, MappingNode):
        raw = take_apart(root, values)
        below = raw.cards[1] if raw.cards else None
        if isinstance(below, MappingNode) and is_one_card(below):
            take(below)
        elif isinstance(below, MappingNode):
            found += _pairs(below.pairs, below.flow, problems)
        found += _pairs(raw.pairs, root.flow, problems)
    return found


def _pairs(pairs: Any, flow: bool, problems: Problems) -> Iterator[tuple[RawCard, bool]]:
    pair: Pair
    for pair in pairs:
        card = card_from_pair(pair, problems)
        if card is not None:
            yield card, flow


def _nice(text: str, field: _Field, line_end: str, before: str) -> str:
    """``text`` as its author would have written it: in the same quotes, and on lines no longer than before."""
    node: Scalar = field.node
    style = field.node.style
    several = "\n" in text
    if style == '"' and not several:
        return quoted(text)
    if style == "'" and not several and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if field.is_key or field.flow:
        return emit.scalar(text)
    was_longer = node.end_mark.line == node.start_mark.line and node.end_mark.column > _WIDTH
    lines = [] if several or was_longer else _filled(text, field.indent)
    if not lines:
        first, *lines = emit.entry("", text, field.indent - 2)
        header = first.partition(": ")[2]
    else:
        header = ">-"
    header += _comment(before) if style in ("|", ">") else ""
    return line_end.join([header, *lines])


def _plain(text: str, field: _Field, _line_end: str, _before: str) -> str:
    """``text`` in a form that stands anywhere."""
    return quoted(text)


def _filled(text: str, indent: int) -> list[str]:
    """A text of one line as the lines of a folded block; empty if it is short, or can't be written so."""
    if len(text) + indent <= _WIDTH or "  " in text or not text.isprintable():
        return []
    width = max(20, _WIDTH - indent)
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [" " * indent + line for line in lines] if " ".join(lines) == text else []


def _comment(block: str) -> str:
    """The comment behind the sign that begins a block of text, with the blanks before it."""
    header = block.splitlines()[0] if block else ""
    at = header.find(" #")
    return header[len(header[:at].rstrip()) :] if at >= 0 else ""
