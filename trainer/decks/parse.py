"""A deck file, read: YAML to `Deck`, or every problem with its place."""

import stat
from pathlib import Path

from trainer.decks.build import NoteBuilder
from trainer.decks.collector import collector_at_rest
from trainer.decks.fields import CARDS_KEYS
from trainer.decks.foreign_look import tell_foreign
from trainer.decks.head import Head, is_later_format
from trainer.decks.messages import DeckError, Problems, Spot, whole_file
from trainer.decks.model import Deck
from trainer.decks.nodes import Collection, Mapping, Node, Pair, Sequence, block_sign, is_empty
from trainer.decks.parse_nodes import NodeReader
from trainer.decks.shapes import RawDeck, as_pair, card_from, card_from_pair, is_one_card, take_apart
from trainer.decks.source import MAX_BYTES, Source
from trainer.decks.values import Values
from trainer.i18n import N_


def read_deck(path: Path) -> Deck:
    """The deck in the file ``path``.

    Raises:
        DeckError: it isn't a deck, or can't be read.
    """
    return parse_deck(read_bytes(path), path)


def parse_deck(text: str | bytes, file: Path | None = None, *, pure: bool = False) -> Deck:
    """The deck that ``text`` (UTF-8 if it's bytes) says.

    Args:
        file: where it comes from; a deck without an id or a title takes them from its name.
        pure: reads by PyYAML's own parser even if libyaml is there. Slower, otherwise the same.

    Raises:
        DeckError: it isn't a deck; with up to `trainer.decks.messages.MAX_MESSAGES` located problems.
    """
    if len(text) > MAX_BYTES:
        raise _too_large(file)
    with collector_at_rest():
        return _Reading(Source(text), file, pure).deck()


def read_bytes(path: Path) -> bytes:
    """The bytes of a deck file.

    Raises:
        DeckError: it can't be read, isn't a regular file or is larger than a deck may be.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise whole_file(N_("this isn't a file"), N_("name a file that ends in .yaml"), path)
        if status.st_size > MAX_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise whole_file(N_("there is no such file"), N_("look at the name and the folder"), path) from error
    except PermissionError as error:
        raise whole_file(N_("the file may not be read"), N_("look at its permissions"), path) from error
    except (OSError, ValueError) as error:
        raise whole_file(N_("the file can't be read"), N_("look whether its disk is all right"), path) from error


def _too_large(file: Path | None) -> DeckError:
    return whole_file(N_("the file is larger than 64 MiB"), N_("make several decks of it"), file)


class _Reading:
    """One file being read."""

    def __init__(self, source: Source, file: Path | None, pure: bool) -> None:
        self._source = source
        self._file = file
        self._pure = pure
        self._problems = Problems()
        self._values = Values(self._problems)
        self._builder = NoteBuilder(self._values, source.line)

    def deck(self) -> Deck:
        reader = NodeReader(self._source, self._problems, pure=self._pure)
        root = reader.read(CARDS_KEYS.__contains__, self._take)
        raw = self._cards_of(root)
        if is_later_format(raw.head, self._values):
            raise self._problems.as_error(self._source.line, self._file)
        head = Head(raw.head, self._values, self._file)
        if not self._builder.count and not self._problems:
            self._tell_no_cards(root, raw)
        if self._problems:
            tell_foreign(self._source, self._problems)
            raise self._problems.as_error(self._source.line, self._file)
        introduce, notes = self._builder.introduce(head), self._builder.finish(head)  # this uses its drafts up
        return Deck(
            id=head.id,
            title=head.title,
            notes=notes,
            levels=head.levels,
            introduce=introduce,
            description=head.description,
            about=head.about,
            language=head.language,
            license=head.license,
            version=head.version,
            sources=head.sources,
            asks=head.asks,
            how=head.how,
            extra=head.extra,
            file=self._file,
            pinned=head.pinned,
            warnings=self._problems.as_warnings(self._source.line),
        )

    def _take(self, node: Node) -> None:
        if isinstance(node, Mapping) and self._builder.add_plain(node):
            return
        card = card_from(node, self._values)
        if card:
            self._builder.add(card)

    def _take_pair(self, pair: Pair) -> None:
        card = card_from_pair(pair, self._problems)
        if card:
            self._builder.add(card)

    def _cards_of(self, root: Node | None) -> RawDeck:
        """Takes the cards that weren't taken on the way, and gives the rest."""
        if isinstance(root, Mapping) and not is_one_card(root):
            raw = take_apart(root, self._values)
            for pair in raw.pairs:
                self._take_pair(pair)
            if raw.cards:
                self._cards_below(raw.cards)
            return raw
        if root is not None and not isinstance(root, Sequence) and not is_empty(root):
            self._take(root)
        return RawDeck({})

    def _cards_below(self, cards: Pair) -> None:
        key, node = cards
        if isinstance(node, Mapping) and is_one_card(node):
            self._take(node)
        elif isinstance(node, Mapping):
            for pair in node.pairs:
                self._take_pair(pair)
        elif (
            not isinstance(node, Sequence)
            and not is_empty(node)
            and not self._problems.is_settled(node.start_mark.line)
        ):
            told = N_('"{key}" should be a list of cards')
            hint, values = as_pair(node) or (N_('write "- front: …" and "back: …" on the lines below'), {})
            if style := block_sign(node):
                hint, values = N_('delete the "{sign}" after the colon: what stands below is then read as cards'), {}
                values["sign"] = style
            self._problems.error(node.start_mark, told, hint, key=key.value, **values)

    def _tell_no_cards(self, root: Node | None, raw: RawDeck) -> None:
        hint = N_('write "- front: …" and "back: …" on the line below')
        if root is None or (not isinstance(root, Collection) and is_empty(root)):
            self._problems.error(Spot(0, 0), N_("the file is empty"), hint)
        elif raw.cards:
            self._problems.error(raw.cards[1].start_mark, N_("there are no cards here"), hint)
        elif isinstance(root, Mapping):
            told = N_("there are no cards in this deck")
            self._problems.error(root.start_mark, told, N_('write "cards:" and below it "- front: …" for each'))
        else:
            self._problems.error(root.start_mark, N_("there are no cards here"), hint)
