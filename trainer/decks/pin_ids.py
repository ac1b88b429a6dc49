"""Ids written into a deck's file, as text: what was made from words becomes what the author wrote, and stays.

A card that is a mapping gets a line (or, in brackets, an entry) ``id: …`` before its others. A card of another shape
can hold no id, so it becomes a mapping with the same texts. All else stays as it was typed: comments, order, quotes,
line ends, byte order marks.
"""

import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from trainer.decks.fields import CARD_FIELDS, CARDS_KEYS, is_own
from trainer.decks.messages import DeckError, Problems
from trainer.decks.model import Deck
from trainer.decks.nodes import Collection, Mapping, Node, Pair, Scalar, Sequence
from trainer.decks.parse import parse_deck, read_bytes
from trainer.decks.parse_nodes import NodeReader
from trainer.decks.shapes import is_one_card, take_apart
from trainer.decks.source import Source
from trainer.decks.text_edits import TextEdits
from trainer.decks.three_way import same_deck
from trainer.decks.values import Values
from trainer.errors import StorageError, TrainerError
from trainer.i18n import N_
from trainer.text import clean_line


class Pinned(NamedTuple):
    """A deck's file with ids in it.

    Attributes:
        data: the bytes of the file.
        notes: how many notes got an id.
        deck: whether the deck got one.
    """

    data: bytes
    notes: int
    deck: bool


def with_ids(data: bytes, file: Path) -> Pinned:
    """``data``, which is what ``file`` holds, with an id for the deck and for each note that has none.

    Raises:
        DeckError: it isn't a deck.
        TrainerError: ids can't be put in without changing the deck.
    """
    deck = parse_deck(data, file)
    missing = sum(not note.pinned for note in deck.notes)
    if not missing and deck.pinned:
        return Pinned(data, 0, False)
    try:
        pinned = _Writing(data, deck).result()
        again = parse_deck(pinned, file)
    except (DeckError, _CantBeWritten, ValueError) as error:
        raise _refused(deck, file) from error
    if not (same_deck(deck, again) and again.id == deck.id and again.pinned and all(one.pinned for one in again.notes)):
        raise _refused(deck, file)
    return Pinned(pinned, missing, not deck.pinned)


def pin_ids(path: Path) -> Pinned:
    """Writes ids into the deck file ``path``: all of it or nothing. Its permissions stay; a link is followed once.

    Raises:
        DeckError: it isn't a deck.
        TrainerError: ids can't be put in without changing the deck.
        StorageError: the file can't be written, or somebody else wrote to it meanwhile.
    """
    target = _follow(path)
    before = _state(target)
    pinned = with_ids(read_bytes(target if target.is_file() else path), path)
    if pinned.notes or pinned.deck:
        try:
            _put_in_place(target, pinned.data, before)
        except OSError as error:
            hint = N_("check that there is room on the disk and that you are allowed to write there")
            place = clean_line(str(path))
            raise StorageError(N_("the deck couldn't be saved"), hint=hint, place=place) from error
    return pinned


def _follow(path: Path) -> Path:
    """The file to be written; what isn't there, or isn't an ordinary file, is for the reader to complain about."""
    try:
        target = path.parent / path.readlink() if path.is_symlink() else path
    except OSError:
        return path
    if target.is_symlink():
        raise StorageError(N_("this is a link to a link"), hint=N_("name the file itself"), place=clean_line(str(path)))
    return target


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _put_in_place(target: Path, data: bytes, before: os.stat_result | None) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        now = target.stat()
        if before is None or (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            told, hint = N_("somebody else wrote to this file meanwhile; nothing was written"), N_("try it again")
            raise StorageError(told, hint=hint, place=clean_line(str(target)))
        unfinished.chmod(stat.S_IMODE(now.st_mode))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


class _CantBeWritten(Exception):
    """The text isn't where it was expected."""


def _refused(deck: Deck, file: Path) -> TrainerError:
    first = next((note for note in deck.notes if not note.pinned), None)
    place = f"{clean_line(str(file))}:{first.line}" if first is not None else clean_line(str(file))
    return TrainerError(
        N_("ids can't be put into this file without changing more of it; nothing was written"),
        hint=N_('write the cards as "- id: {id}", and "front: …" and "back: …" on the lines below'),
        place=place,
        id=first.id if first is not None else deck.id,
    )


class _Writing:
    """The edits of one file."""

    def __init__(self, data: bytes, deck: Deck) -> None:
        self._edits = TextEdits(data)
        self._end = self._edits.line_end
        self._deck = deck
        self._notes = iter(deck.notes)
        self._cards: list[Node] = []
        problems = Problems()
        self._root = NodeReader(Source(data), problems).read(CARDS_KEYS.__contains__, self._cards.append)
        self._values = Values(problems)

    def result(self) -> bytes:
        """The file with ids in it. Raises _CantBeWritten, or ValueError where edits overlap."""
        root = self._root
        if isinstance(root, Sequence):
            self._cards_below_head(root)
            self._list()
        elif isinstance(root, Mapping) and is_one_card(root):
            self._lone_card(root)
        elif isinstance(root, Mapping):
            self._deck_of_its_own(root)
        return self._edits.result()

    def _deck_of_its_own(self, root: Mapping) -> None:
        raw = take_apart(root, self._values)
        if raw.pairs:
            self._pairs(root, self._new_head())
            return
        if not self._deck.pinned:
            self._put_entry(root, raw.head.get("id"), self._deck.id)
        if raw.cards is None or not isinstance(raw.cards[1], Mapping):
            self._list()
        elif is_one_card(raw.cards[1]):
            self._card(raw.cards[1])
        else:
            self._pairs(raw.cards[1], "")

    def _new_head(self) -> str:
        return f"id: {self._deck.id}{self._end}cards:"

    def _cards_below_head(self, root: Sequence) -> None:
        """A list at the root comes under ``cards``, where it stands."""
        edits, at = self._edits, self._edits.offset(root.start_mark)
        if root.flow:
            edits.insert(at, f"{self._new_head()} ")
        elif edits.begins_line(root.start_mark):
            edits.insert_line(root.start_mark.line, self._new_head())
        else:
            raise _CantBeWritten

    def _list(self) -> None:
        for node in self._cards:
            if isinstance(node, Sequence):
                self._two_items(node)
            elif isinstance(node, Mapping) and _is_pair(node):
                self._pair_in_list(node)
            elif isinstance(node, Mapping):
                self._card(node)
            else:
                raise _CantBeWritten

    def _card(self, node: Mapping) -> None:
        """A card that is a mapping already."""
        note = next(self._notes)
        if not note.pinned:
            self._put_entry(node, node.named.get("id"), note.id)

    def _put_entry(self, node: Mapping, written: Pair | None, id_: str) -> None:
        """``id: …`` before all other entries; after the key, if that is there without a value."""
        edits, at = self._edits, self._edits.offset(node.start_mark)
        if written is not None:
            self._fill(written, id_)
        elif not node.flow:
            edits.insert(at, f"id: {id_}{self._end}{_indent(node)}")
        elif edits.at(at) == "{":
            edits.insert(at + 1, f"id: {id_}, ")
        else:
            raise _CantBeWritten

    def _fill(self, pair: Pair, id_: str) -> None:
        """A key without a value gets one."""
        edits, value = self._edits, _text(pair[1])
        colon = edits.find(edits.offset(pair[0].end_mark), ":")
        if colon is None:
            raise _CantBeWritten
        start, end = edits.offset(value.start_mark), edits.offset(value.end_mark)
        if start == end:
            edits.insert(colon + 1, f" {id_}")
        else:
            edits.replace(start, end, id_)  # it was an empty pair of quotes

    def _pair_in_list(self, node: Mapping) -> None:
        """``- front: back``, with or without brackets."""
        id_ = next(self._notes).id
        pair = next(iter(node.pairs))
        if not node.flow:
            self._open_pair(pair, f"id: {id_}{self._end}{_indent(node)}", _indent(node))
        elif self._edits.at(self._edits.offset(node.start_mark)) == "{":
            self._flow_pair(pair, f"id: {id_}, ", "")
        else:
            self._flow_pair(pair, f"{{id: {id_}, ", "}")

    def _open_pair(self, pair: Pair, before: str, indent: str) -> None:
        """A pair without brackets becomes ``front: …`` and below it ``back: …``."""
        key = pair[0]
        self._edits.insert(self._edits.offset(key.start_mark), f"{before}front: ")
        self._edits.insert(self._edits.offset(key.end_mark), f"{self._end}{indent}back")

    def _flow_pair(self, pair: Pair, before: str, after: str) -> None:
        """A pair in brackets becomes two entries."""
        edits, key, value = self._edits, pair[0], _text(pair[1])
        key_end = edits.offset(key.end_mark)
        colon = edits.find(key_end, ":")
        if colon is None:
            raise _CantBeWritten
        edits.insert(edits.offset(key.start_mark), f"{before}front: ")
        space = "" if edits.at(colon + 1).isspace() else " "
        edits.replace(key_end, colon + 1, f", back:{space}")
        edits.insert(edits.offset(value.end_mark), after)

    def _two_items(self, node: Sequence) -> None:
        """``- [front, back]`` and ``- - front``."""
        id_, edits = next(self._notes).id, self._edits
        front, back = map(_text, node.items)
        if node.flow:
            at, close = edits.offset(node.start_mark), edits.find(edits.offset(back.end_mark), "]", over=",")
            if close is None:
                raise _CantBeWritten
            edits.replace(at, at + 1, f"{{id: {id_}, front: ")
            at = edits.offset(back.start_mark)
            edits.insert(at, "back: " if edits.at(at - 1).isspace() else " back: ")
            edits.replace(close, close + 1, "}")
            return
        for item, text in ((front, f"id: {id_}{self._end}{_indent(node)}front:"), (back, "back:")):
            dash = edits.find_back(edits.offset(item.start_mark), "-")
            if dash is None:
                raise _CantBeWritten
            edits.replace(dash, dash + 1, text)

    def _pairs(self, node: Mapping, head: str) -> None:
        """A plain mapping becomes a list of cards; ``head``: what stands before it."""
        edits = self._edits
        if node.flow:
            self._flow_pairs(node, f"{head} " if head else "")
            return
        if head:
            edits.insert_line(node.start_mark.line, head)
        for key, value in node.pairs:
            if not edits.begins_line(key.start_mark):
                raise _CantBeWritten
            indent = " " * (key.start_mark.column + 2)
            self._open_pair((key, value), f"- id: {next(self._notes).id}{self._end}{indent}", indent)
            edits.move_right(key.start_mark.line + 1, edits.offset(_text(value).end_mark), 2)

    def _flow_pairs(self, node: Mapping, head: str) -> None:
        edits, pairs = self._edits, list(node.pairs)
        at, close = edits.offset(node.start_mark), edits.find(edits.offset(_text(pairs[-1][1]).end_mark), "}", over=",")
        if close is None:
            raise _CantBeWritten
        edits.replace(at, at + 1, f"{head}[")
        for pair in pairs:
            self._flow_pair(pair, f"{{id: {next(self._notes).id}, ", "}")
        edits.replace(close, close + 1, "]")

    def _lone_card(self, root: Mapping) -> None:
        """The one card of a file that is nothing else comes under ``cards``, two columns further right."""
        edits, at = self._edits, root.start_mark
        note, written = next(self._notes), root.named.get("id")
        if root.flow or not edits.begins_line(at):
            raise _CantBeWritten
        edits.insert_line(at.line, self._new_head())
        if note.pinned or written is not None:
            edits.insert(edits.offset(at), "- ")
        else:
            edits.insert(edits.offset(at), f"- id: {note.id}{self._end}{_indent(root)}  ")
        if written is not None and not note.pinned:
            self._fill(written, note.id)
        edits.move_right(at.line + 1, edits.end_of_document(at.line), 2)


def _text(node: Node) -> Scalar:
    if isinstance(node, Collection):
        raise _CantBeWritten
    return node


def _indent(node: Collection) -> str:
    return " " * node.start_mark.column


def _is_pair(node: Mapping) -> bool:
    """Whether a mapping in a list is a front with its back, as `trainer.decks.shapes.card_from` decides it."""
    key = next(iter(node.pairs))[0].value
    return len(node.named) == 1 and key not in CARD_FIELDS and not is_own(key)
