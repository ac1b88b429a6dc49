"""The shapes a deck may be written in, brought to one: every card as its fields by name.

A deck is a mapping with ``cards``; or just the cards: a list of mappings, of single pairs (``- Penghubung: …``) or of
two-item lists; or one plain mapping from fronts to backs. Cards below ``cards`` may have any of these shapes as well.
"""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from trainer.decks.fields import (
    BACK_NAMES,
    CARD_FIELDS,
    CARDS_KEYS,
    DECK_FIELDS,
    FRONT_NAMES,
    is_known,
    is_own,
    nearest,
)
from trainer.decks.messages import Place, Problems
from trainer.decks.nodes import Collection, Mapping, Node, Pair, Scalar, Sequence
from trainer.decks.values import Fields, Values
from trainer.decks.yaml_layout import missing_space
from trainer.i18n import N_

_LONGEST_HEAD = 100
"""Keys among which ``cards`` is looked for under mistyped names."""

_BETWEEN = ("\t", " - ", " – ", " — ", " = ", ", ", "; ", " | ")
"""What people put between front and back elsewhere."""

_ONE_A_LINE = N_('write each card on a line of its own, as "front: back"')

_SIGNS_OF_A_DECK = ("format", "title")
"""Keys that make a mapping a deck even without ``cards``; ``id`` or ``version`` may be a term to be learnt."""


class RawCard(NamedTuple):
    """A card as written.

    Attributes:
        unknown: keys that mean nothing.
    """

    place: Place
    fields: Fields
    unknown: list[Scalar]


class RawDeck(NamedTuple):
    """A mapping at the root, taken apart.

    Attributes:
        head: the deck's own fields, by the name of their meaning; without the cards.
        cards: what stands under ``cards``, if anything does.
        pairs: fronts and backs, if the mapping is nothing but these.
    """

    head: Fields
    cards: Pair | None = None
    pairs: Iterable[Pair] = ()


def is_one_card(root: Mapping) -> bool:
    """Whether a mapping where several cards could stand is one: its keys are a card's, front and back among them."""
    names = {CARD_FIELDS.get(key) for key in root.named if not is_own(key)}
    return None not in names and {"front", "back"} <= names


def take_apart(root: Mapping, values: Values) -> RawDeck:
    """What a root mapping holds that isn't a card itself."""
    if not _is_deck(root):
        return RawDeck({}, pairs=root.pairs)
    head: Fields = {}
    has_cards = any(name in root.named for name in CARDS_KEYS)
    for pair in root.pairs:
        key = pair[0].value
        if key in DECK_FIELDS:
            _put(head, DECK_FIELDS[key], pair, values.problems)
        elif is_own(key):
            head[key] = pair
        elif not has_cards and not values.problems.warnings_full and _holds_cards(pair):
            hint = N_('write "{near}"')
            near = nearest(key, CARDS_KEYS)
            values.problems.error(pair[0].start_mark, N_('unknown key "{key}"'), hint, key=key, near=near)
        else:
            values.unknown_key(pair[0], DECK_FIELDS)
    return RawDeck(head, head.pop("cards", None))


def _is_deck(root: Mapping) -> bool:
    if any(name in root.named for name in _SIGNS_OF_A_DECK):
        return True
    if all(key in DECK_FIELDS or is_own(key) for key in root.named):
        return True
    return any(map(_holds_cards, islice(root.pairs, _LONGEST_HEAD)))


def _holds_cards(pair: Pair) -> bool:
    """Whether a key is meant for ``cards``, perhaps mistyped."""
    key, node = pair
    return isinstance(node, Collection) and bool(nearest(key.value, CARDS_KEYS, likeness=0.8))


def _put(fields: Fields, name: str, pair: Pair, problems: Problems) -> None:
    if name in fields:
        key, first = pair[0], fields[name][0]
        problems.error(
            key.start_mark,
            N_('"{key}" means the same as "{other}" in line {line}, column {column}'),
            N_("keep one of the two"),
            key=key.value,
            other=first.value,
            line=first.start_mark.line + 1,
            column=first.start_mark.column + 1,
        )
    else:
        fields[name] = pair


def card_from(node: Node, values: Values) -> RawCard | None:
    """One item of a list of cards; None if it is no card, which has then been told."""
    if isinstance(node, Mapping):
        if len(node.named) == 1:
            pair = next(iter(node.pairs))
            if pair[0].value not in CARD_FIELDS and not is_own(pair[0].value):
                return card_from_pair(pair, values.problems)
        return _named(node.start_mark, node.pairs, values)
    if isinstance(node, Sequence):
        return _two_items(node, values.problems)
    _only_text(node, values.problems)
    return None


def card_from_pair(pair: Pair, problems: Problems) -> RawCard | None:
    """A front and its back."""
    key = pair[0]
    if key.value.startswith("-") and is_known(key.value[1:]):
        name = key.value[1:]
        first = CARD_FIELDS.get(name) == "front" or name not in CARD_FIELDS
        hint = N_('write "- {key}: …"') if first else N_('write "- {key}: …", or two spaces instead of the dash')
        problems.error(key.start_mark, N_("a space is missing after the dash"), hint, key=name)
        return None
    return RawCard(key.start_mark, {"front": (key, key), "back": pair}, [])


def _named(place: Place, pairs: Iterable[Pair], values: Values) -> RawCard:
    fields: Fields = {}
    unknown: list[Scalar] = []
    known = CARD_FIELDS
    for pair in pairs:
        key = pair[0].value
        name = known.get(key) or known.get(key.lower())
        if name is None and is_own(key):
            name = key
        if name is None:
            unknown.append(pair[0])
        elif name in fields:
            _put(fields, name, pair, values.problems)
        else:
            fields[name] = pair
    for other in unknown:
        values.unknown_key(other, CARD_FIELDS)
    return RawCard(place, fields, unknown)


def _two_items(node: Sequence, problems: Problems) -> RawCard | None:
    if len(node.items) != 2:
        problems.error(
            node.start_mark,
            N_("a card written as a list has two items, front and back; this one has {n}"),
            N_('write "- [front, back]", and put a text that holds a comma in quotes'),
            n=len(node.items),
        )
        return None
    front, back = node.items
    name = _Name("front", node.start_mark), _Name("back", node.start_mark)
    return RawCard(node.start_mark, {"front": (name[0], front), "back": (name[1], back)}, [])


class _Name:
    """Stands for a key that isn't written."""

    __slots__ = ("end_mark", "start_mark", "value")

    def __init__(self, value: str, place: Place) -> None:
        self.value = value
        self.start_mark = self.end_mark = place


def _only_text(node: Scalar, problems: Problems) -> None:
    if problems.is_settled(node.start_mark.line) or missing_space(node.value, node.start_mark, problems):
        return
    if node.value:
        told = N_("this is only text, and a card needs a front and a back")
        hint, values = as_pair(node) or (N_('write "front: {text}" and "back: …" on the line below'), {})
        problems.error(node.start_mark, told, hint, text=node.value, **values)
    else:
        told = N_("there is nothing after this dash")
        problems.error(node.start_mark, told, N_('delete it, or write "front: …" and "back: …"'))


def as_pair(node: Scalar) -> tuple[str, dict[str, str]] | None:
    """What to write for a text that is front and back with another sign than a colon between; None if it is neither.

    A text of several lines was meant to be as many cards.
    """
    several = node.end_mark.line > node.start_mark.line
    if ": " in node.value:  # it is in quotes, and would need them again
        return None
    found = [(node.value.find(sign), sign) for sign in _BETWEEN if sign in node.value]
    front, _sign, back = node.value.partition(min(found)[1]) if found else ("", "", "")
    front, back = front.strip(), back.strip()
    if several:
        hint = N_('write each card on a line of its own, as "{front}: …"') if front else _ONE_A_LINE
        return hint, {"front": front}
    return (N_('write "{front}: {back}"'), {"front": front, "back": back}) if front and back else None


def tell_missing(card: RawCard, name: str, problems: Problems) -> None:
    """Tells that a card has no front or no back, at the mistyped key if there seems to be one."""
    if problems.is_settled(card.place.line):
        return
    for key in card.unknown:
        near = nearest(key.value, FRONT_NAMES if name == "front" else BACK_NAMES)
        if near:
            problems.error(key.start_mark, N_('unknown key "{key}"'), N_('write "{near}"'), key=key.value, near=near)
            return
    unknown = _neither_name(card.unknown)
    if unknown is None:
        if name == "front":
            told = N_("this card has no front")
            hint = N_('add "{key}: …", or write two spaces in place of the dash if this belongs to the card above')
        else:
            told, hint = N_("this card has no back"), N_('add "{key}: …"')
        problems.error(card.place, told, hint, key=name)
    elif not problems.is_settled(unknown.start_mark.line):
        told = (
            N_('this card has no front, and its key "{key}" is unknown')
            if name == "front"
            else N_('this card has no back, and its key "{key}" is unknown')
        )
        hint = N_('write "{name}" in place of "{key}" if that is what it is, or add "{name}: …"')
        problems.error(unknown.start_mark, told, hint, key=unknown.value, name=name)


def _neither_name(keys: Iterable[Scalar]) -> Scalar | None:
    """The first of ``keys`` that isn't a front or a back mistyped."""
    return next((key for key in keys if not nearest(key.value, (*FRONT_NAMES, *BACK_NAMES))), None)
