"""From a node to a value: a text, a list of texts, yes or no. Whatever is of another shape is told, with its place.

Each reader gives None for what it had to refuse (and has told), so that nobody complains about it a second time.
"""

from collections.abc import Iterable

from trainer.decks.fields import CARD_FIELDS, DECK_FIELDS, is_own, nearest
from trainer.decks.line_shape import in_quotes
from trainer.decks.messages import Problems
from trainer.decks.model import Text
from trainer.decks.nodes import Collection, Mapping, Node, Pair, Scalar, Sequence, as_typed
from trainer.i18n import N_
from trainer.text import clean

MAX_FIELD = 16 * 1024
"""Bytes of one text of a card or a deck."""
MAX_LINES = 500

_MOST_LISTS = 10_000
"""Different lists of short texts that are remembered."""

_YES = frozenset({"true", "yes", "y", "on", "1", "ya"})
_NO = frozenset({"false", "no", "n", "off", "0", "tidak"})


Fields = dict[str, Pair]
"""The name of a field's meaning -> its key as typed, and its value. Authors' own keys (``x-…``) go by themselves."""


class Values:
    """Readers of values; they tell what is wrong to ``problems``.

    Attributes:
        shared: short texts that many notes have in common, each kept in memory once.
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.shared: dict[str, str] = {}
        self._lists: dict[tuple[str | None, ...], tuple[str, ...]] = {}

    def text(self, node: Node, key: str) -> str | None:
        """A text of one or more lines, clean; empty for a key without a value."""
        if isinstance(node, Collection):
            self._not_text(node, key)
            return None
        value = node.value
        if len(value) < MAX_LINES:
            if value.isascii() and value.isprintable():  # nearly every text, and nothing is to be cleaned in it
                return value.strip()
        elif not self._fits(node, key):
            return None
        return clean(value).strip()

    def line(self, node: Node, key: str) -> str | None:
        """A text on one line: an id, a title, a tag."""
        text = self.text(node, key)
        return _one_line(text) if text and not text.isprintable() else text

    def label(self, node: Node, key: str) -> str:
        """A text on one line; empty if it was refused."""
        return self.line(node, key) or ""

    def texts(self, node: Node, key: str) -> list[str] | None:
        """A list of texts; a text alone is a list of one, a key without a value an empty list."""
        if not isinstance(node, Collection):
            text = self.text(node, key)
            return text if text is None else [text] if text else []
        if isinstance(node, Mapping):
            self.not_list(node, key)
            return None
        found: list[str] = []
        refused = False
        for item in node.items:
            text = self.text(item, key)
            if text:
                found.append(text)
            elif text is None:
                refused = True
        return None if refused else found

    def lines(self, node: Node, key: str) -> tuple[str, ...]:
        """A list of texts, each on one line; one that was refused is empty."""
        return tuple(map(_one_line, self.texts(node, key) or ()))

    def comma_lines(self, node: Node, key: str) -> tuple[str, ...]:
        """A list of short texts, which may also be written as one text with commas."""
        if isinstance(node, Sequence):
            return self.known_lines(node, key)
        found = self.lines(node, key)
        return tuple(part for text in found for part in map(str.strip, text.split(",")) if part)

    def known_lines(self, node: Sequence, key: str) -> tuple[str, ...]:
        """The lines of a list, which in most decks is one of few: tags, kinds."""
        values = tuple([None if isinstance(item, Collection) else item.value for item in node.items])
        lines = self._lists.get(values)
        if lines is None:
            lines = self.lines(node, key)
            if len(lines) == len(values) and len(self._lists) < _MOST_LISTS:
                self._lists[values] = lines
        return lines

    def flag(self, node: Node, key: str) -> bool:
        """Yes or no, in the words of YAML and in Indonesian; no for a key without a value."""
        text = self.text(node, key)
        if text and text.lower() in _YES:
            return True
        if text and text.lower() not in _NO:
            self.problems.error(
                node.start_mark, N_('"{key}" should be yes or no'), N_('write "true" or "false"'), key=key
            )
        return False

    def fields(self, node: Mapping, known: frozenset[str]) -> Fields:
        """The values of a small mapping by their keys; unknown keys are warned about, the authors' own passed over."""
        found: Fields = {}
        for pair in node.pairs:
            if pair[0].value in known:
                found[pair[0].value] = pair
            elif not is_own(pair[0].value):
                self.unknown_key(pair[0], known)
        return found

    def both(self, fields: Fields, name: str) -> Text | None:
        """The text ``name`` with its English ``name_en``; None if neither is given."""
        own, en = self._field(fields, name), self._field(fields, name + "_en")
        return Text(own or en or "", en or None) if own or en else None

    def _field(self, fields: Fields, name: str) -> str | None:
        pair = fields.get(name)
        return self.text(pair[1], pair[0].value) if pair else None

    def unknown_key(self, key: Scalar, known: Iterable[str]) -> None:
        """Warns about a key that means nothing here."""
        if self.problems.warnings_full:
            return
        if known is CARD_FIELDS and key.value in DECK_FIELDS:
            told, hint = N_('"{key}" belongs to the deck, not to a card'), N_('write it above "cards:"')
            self.problems.warn(key.start_mark, told, hint, key=key.value)
            return
        if known is DECK_FIELDS and key.value in CARD_FIELDS:
            told, hint = (
                N_('"{key}" belongs to a card, not to the deck'),
                N_("write it in each card it is true of"),
            )
            self.problems.warn(key.start_mark, told, hint, key=key.value)
            return
        near = nearest(key.value, known)
        hint = N_('write "{near}", or "x-{key}" if it is meant for yourself')
        self.problems.warn(
            key.start_mark,
            N_('unknown key "{key}"'),
            hint if near else N_('delete it, or write "x-{key}" if it is meant for yourself'),
            key=key.value,
            near=near,
        )

    def not_list(self, node: Node, key: str) -> None:
        """Tells that a list was wanted."""
        self._refuse(
            node, N_('"{key}" should be a list'), N_('write "{key}: […, …]", or each on a line after "- …"'), key
        )

    def _not_text(self, node: Sequence | Mapping, key: str) -> None:
        is_list = isinstance(node, Sequence)
        told = N_('"{key}" should be text, not a list') if is_list else N_('"{key}" should be text, not a mapping')
        if node.flow:
            hint = N_("if the brackets belong to the text, write {key}: {example}")
            self._refuse(node, told, hint, key, example=in_quotes(as_typed(node)))
        elif is_list:
            self._refuse(node, told, N_('write "{key}: |" and the text on the lines below it, further indented'), key)
        else:
            self._refuse(node, told, N_('write "{key}: …" on one line; a text that holds ": " needs quotes'), key)

    def _refuse(self, node: Node, told: str, hint: str, key: str, **values: object) -> None:
        if not self.problems.is_settled(node.start_mark.line):
            self.problems.error(node.start_mark, told, hint, key=key, **values)

    def _fits(self, node: Scalar, key: str) -> bool:
        if len(node.value) * 4 > MAX_FIELD and len(node.value.encode("utf-8", "replace")) > MAX_FIELD:
            self._refuse(node, N_('"{key}" is longer than 16 KiB'), N_("shorten it, or make several cards of it"), key)
            return False
        if node.value.rstrip("\n").count("\n") >= MAX_LINES:
            hint = N_("shorten it, or make several cards of it")
            self._refuse(node, N_('"{key}" has more than 500 lines'), hint, key)
            return False
        return True


def _one_line(text: str) -> str:
    """A clean text on one line."""
    return text.replace("\n", " ").replace("\t", " ")
