"""A deck's text made ready to be kept: format, id and title at its head, all else as its author wrote it."""

from typing import NamedTuple

from trainer.decks.fields import CARDS_KEYS
from trainer.decks.head import FORMAT
from trainer.decks.messages import Place, Problems, Spot
from trainer.decks.model import Deck
from trainer.decks.nodes import Mapping, Sequence, is_empty
from trainer.decks.parse_nodes import NodeReader
from trainer.decks.shapes import is_one_card, take_apart
from trainer.decks.source import Source
from trainer.decks.values import Fields, Values


class _Edit(NamedTuple):
    """Text to be put in at a place."""

    place: Place
    text: str


def with_head(text: str | bytes, deck: Deck) -> str:
    """``text``, from which ``deck`` was read, with ``format``, ``id`` and ``title`` where it lacks them.

    Comments, order and wording stay. Cards that stand in the root of the file come under ``cards``: a list as it is, a
    plain mapping two columns further right. Lines end in LF.
    """
    source = Source(text)
    root = NodeReader(source, Problems()).read(CARDS_KEYS.__contains__, lambda node: None)
    lines = source.kept.decode().split("\n")
    at = root.start_mark if root else Spot(0, 0)
    if isinstance(root, Sequence) and root.flow:
        return _moved(lines, at, _head(deck, ["cards:"]), 2)
    if isinstance(root, Sequence):
        return _put_in(lines, [_Edit(_line_begin(at, lines), _head(deck, ["cards:"]))])
    if not isinstance(root, Mapping):
        raise TypeError("no deck can be read from this text")
    if is_one_card(root):
        return _moved(lines, at, _head(deck, ["cards:", "  -"]), 4)
    raw = take_apart(root, Values(Problems()))
    if raw.pairs:
        return _moved(lines, at, _head(deck, ["cards:"]), 2)
    return _put_in(lines, _missing(root, raw.head, deck))


def with_id(text: str, deck_id: str) -> str:
    """``text``, a deck whose id is written out, with another id in its place; all else stays."""
    source = Source(text)
    root = NodeReader(source, Problems()).read(CARDS_KEYS.__contains__, lambda node: None)
    written = root.named.get("id") if isinstance(root, Mapping) else None
    if written is None or isinstance(written[1], Mapping | Sequence):
        raise TypeError("this deck's id isn't written out")
    node = written[1]
    lines = source.kept.decode().split("\n")
    line = lines[node.start_mark.line]
    end = node.end_mark.column if node.end_mark.line == node.start_mark.line else len(line)
    lines[node.start_mark.line] = line[: node.start_mark.column] + deck_id + line[end:]
    return "\n".join(lines)


def _entries(deck: Deck) -> dict[str, str]:
    """The lines that a kept deck has in any case."""
    return {"format": str(FORMAT), "id": deck.id, "title": quoted(deck.title.own)}


def _head(deck: Deck, more: list[str]) -> str:
    return "\n".join([f"{key}: {value}" for key, value in _entries(deck).items()] + more) + "\n"


def _missing(root: Mapping, head: Fields, deck: Deck) -> list[_Edit]:
    """What a deck with a head of its own still needs; a key without a value gets one where it stands."""
    edits: list[_Edit] = []
    lacking = []
    for key, value in _entries(deck).items():
        if key not in head:
            lacking.append(f"{key}: {value}")
        elif is_empty(head[key][1]):
            edits.append(_Edit(head[key][1].start_mark, f" {value}"))
    at = root.start_mark
    if lacking and root.flow:
        edits.append(_Edit(Spot(at.line, at.column + 1), "".join(f"{entry}, " for entry in lacking)))
    elif lacking:
        edits.append(_Edit(at, "".join(f"{entry}\n{' ' * at.column}" for entry in lacking)))
    return edits


def _line_begin(at: Place, lines: list[str]) -> Place:
    """The begin of the line, unless the line begins with something else (``--- [a, b]``)."""
    return at if lines[at.line][: at.column].strip() else Spot(at.line, 0)


def _moved(lines: list[str], at: Place, head: str, columns: int) -> str:
    """The lines from ``at`` on, below ``head`` and moved to the right, up to the end of the document."""
    begin = _line_begin(at, lines)
    first = lines[begin.line]
    if begin.column:
        lines[begin.line : begin.line + 1] = [first[: begin.column], first[begin.column :]]
        begin = Spot(begin.line + 1, 0)
    for number in range(begin.line, len(lines)):
        if lines[number].startswith("..."):
            break
        if lines[number].strip():
            lines[number] = " " * columns + lines[number]
    lines[begin.line] = head + lines[begin.line]
    return "\n".join(lines)


def _put_in(lines: list[str], edits: list[_Edit]) -> str:
    for place, text in sorted(edits, key=lambda edit: (edit.place.line, edit.place.column), reverse=True):
        line = lines[place.line]
        before = line[: place.column]
        newline = "\n" if text.endswith("\n") and before.strip() else ""
        lines[place.line] = before + newline + text + line[place.column :]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A text in double quotes on one line, as YAML reads it back."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + "".join(one if one.isprintable() else _escape(one) for one in escaped) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
