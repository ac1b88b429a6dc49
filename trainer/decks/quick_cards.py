"""Cards written as nearly all are, read in one go.

A card whose keys stand for themselves, with short texts of ASCII, without gaps and with an id of its own needs none of
the questions that `trainer.decks.build` asks of every field. What isn't so plain is left to it, so that there is one
place that knows what is wrong and how to tell it.
"""

from functools import partial
from typing import Any, Final

from trainer.decks.cloze import OPEN
from trainer.decks.identity import is_plain_id
from trainer.decks.model import Example, Text
from trainer.decks.nodes import Collection, Mapping, Sequence
from trainer.decks.note_fields import example_key
from trainer.decks.values import MAX_LINES, Values

_TEXT, _LABEL, _ID, _LINES, _EXAMPLES = range(5)
_WAYS: Final = {
    "id": _ID,
    **dict.fromkeys(("front", "back", "hint", "note", "theory"), _TEXT),
    **dict.fromkeys(("level", "theme", "difficulty"), _LABEL),
    "tags": _LINES,
    "examples": _EXAMPLES,
}
"""How each field is read that a plain card may have."""

_text = partial(tuple.__new__, Text)
"""A text from its two values; calling the class itself takes twice the time, and there are many."""


def quick_card(node: Mapping, values: Values) -> dict[str, Any] | None:
    """The fields of a note by their names; None for a card that isn't so plain."""
    made: dict[str, Any] = {}
    ways = _WAYS
    for key, pair in node.named.items():
        way = ways.get(key)
        value = pair[1]
        if way is None:
            return None
        if isinstance(value, Collection):
            found = _list(way, value, values)
            if found is None:
                return None
            made[key] = found
            continue
        text = value.value
        if not text or len(text) >= MAX_LINES or not text.isascii() or not text.isprintable():
            return None
        text = text.strip()
        if way == _TEXT:
            if not text or OPEN in text:
                return None
            made[key] = _text((text, None))
        elif way == _ID:
            if not is_plain_id(text):
                return None
            made[key] = text
        elif way == _LABEL:
            made[key] = values.shared.setdefault(text, text)
        else:
            return None
    return made if "id" in made and "front" in made and "back" in made else None


def _list(way: int, node: Collection, values: Values) -> tuple[Any, ...] | None:
    """Tags, or cases without anything about them."""
    if not isinstance(node, Sequence):
        return None
    if way == _LINES:
        return values.known_lines(node, "tags")
    if way != _EXAMPLES:
        return None
    found = []
    for item in node.items:
        if isinstance(item, Collection):
            return None
        text = item.value
        if not text or len(text) >= MAX_LINES or not text.isascii() or not text.isprintable():
            return None
        text = text.strip()
        if not text:
            return None
        found.append(Example(_text((text, None)), example_key(text)))
    return tuple(found)
