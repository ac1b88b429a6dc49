"""A deck as plain values, such as JSON holds, and back to exactly the same deck.

A record (deck, note, example, …) is a mapping from its fields' names to their values, and a field that holds its
default is left out. A text without English is a string, one with it a pair. Reading takes nothing on trust: each name
must be that of a field, and each value of the field's own kind.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from trainer.decks.model import Deck, Example, Keyword, Level, Note, Text

ELSEWHERE = frozenset({"file", "warnings"})
"""Fields of a deck that plain values don't hold: where it lies, and what its author should know."""

_MISSING = object()

_Reader = Callable[[Any], Any]
"""From a plain value to what it stands for; raises ValueError for a value of another kind."""


def to_plain(deck: Deck) -> dict[str, Any]:
    """``deck`` without the fields `ELSEWHERE`."""
    return _plain_record(deck, ELSEWHERE)


def from_plain(value: object, file: Path | None) -> Deck:
    """The deck that ``value`` was made of, as if it were read from ``file``.

    Raises:
        ValueError: no deck is made of that.
    """
    shared: dict[Any, Any] = {}  # what many notes have in common is kept in memory once, as by the parser

    def label(value: Any) -> Any:
        return shared.setdefault(_string(value), value)

    def labels(value: Any) -> Any:
        found = tuple(map(label, _list(value)))
        return shared.setdefault(found, found)

    note = _record(Note, {**_NOTE, **dict.fromkeys(_LABEL, label), **dict.fromkeys(_LABELS, labels)})
    deck = _record(partial(Deck, file=file), {**_DECK, "notes": _many(note), "introduce": labels})
    try:
        made: Deck = deck(value)
    except (KeyError, TypeError) as error:
        raise ValueError("a field is missing, or isn't one") from error
    return made


def _plain_record(record: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {
        name: _plain(part)
        for name, default in _defaults(record.__class__).items()
        if name not in without and (part := getattr(record, name)) != default
    }


@cache
def _defaults(kind: Any) -> dict[str, object]:
    """What each field of a record holds unless it is given another value; `_MISSING` for those that must be given."""
    return {name: kind._field_defaults.get(name, _MISSING) for name in kind._fields}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Text):
        return value.own if value.en is None else [value.own, value.en]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if type(value) is tuple:
        return [_plain(part) for part in value]
    return _plain_record(value)


def _exactly(kind: type) -> _Reader:
    """Takes what is of that very kind: True is no number."""

    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise ValueError(f"{kind.__name__} expected")

    return read


_string, _number, _flag, _list, _mapping = map(_exactly, (str, int, bool, list, dict))


def _text(value: Any) -> Text:
    if type(value) is str:
        return Text(value)
    own, english = _list(value)
    return Text(_string(own), _string(english))


def _text_or_none(value: Any) -> Text | None:
    return None if value is None else _text(value)


def _many(reader: _Reader) -> _Reader:
    return lambda value: tuple(map(reader, _list(value)))


def _mapping_of(reader: _Reader) -> _Reader:
    return lambda value: {key: reader(part) for key, part in _mapping(value).items()}


def _record(make: Callable[..., Any], readers: Mapping[str, _Reader]) -> _Reader:
    return lambda value: make(**{name: readers[name](part) for name, part in _mapping(value).items()})


_strings, _texts = _many(_string), _many(_text)
_keywords = _many(_record(Keyword, {"word": _string, "variants": _strings}))
_example = _record(Example, {"text": _text, "key": _string, "why": _text, "difficulty": _string})

_LABEL, _LABELS = ("id", "level", "theme", "difficulty"), ("kinds", "tags")
"""Fields of a note that hold a string, and several, of which many notes have the same."""

_NOTE: dict[str, _Reader] = {
    **dict.fromkeys(("position", "line"), _number),
    **dict.fromkeys(("pinned", "suspended"), _flag),
    **dict.fromkeys(("front", "back", "hint", "note", "theory"), _text),
    **dict.fromkeys(("sources", "accept", "near"), _strings),
    **dict.fromkeys(("choices", "ideas"), _texts),
    **dict.fromkeys(("keywords", "keywords_en"), _keywords),
    "examples": _many(_example),
    "confusable_with": _mapping_of(_text_or_none),
    "extra": _mapping_of(_string),
}
"""The other fields of a note."""

_DECK: dict[str, _Reader] = {
    **dict.fromkeys(("id", "language", "license", "version"), _string),
    **dict.fromkeys(("title", "description", "about"), _text),
    **dict.fromkeys(("sources", "how", "extra"), _mapping_of(_string)),
    "pinned": _flag,
    "levels": _many(_record(Level, {"id": _string, "title": _text})),
    "asks": _mapping_of(_text),
}
"""The fields of a deck but ``notes``, and ``introduce``, which names them."""
