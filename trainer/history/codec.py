"""An event and its line in the file: one JSON object, the same either way.

A table names, for each kind, the keys in the order they are written. A key is left out where it has nothing to say
(its value is the model's default). Keys this version doesn't know go into ``extra`` as they are, unseen by anyone, and
come out again; an event of an unknown kind is all ``extra``.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from trainer.history import fields as values
from trainer.history.events import (
    NO_EXTRA,
    Bury,
    Created,
    Event,
    Exercise,
    Read,
    Rename,
    Reset,
    Review,
    Seed,
    Suspend,
    Tune,
    Undo,
    Unknown,
)
from trainer.history.fields import Reader
from trainer.history.json_text import MAX_DEPTH, MAX_LENGTH, Packed, excerpt, read_object, too_deep, write_object
from trainer.history.problems import EventError
from trainer.i18n import N_

__all__ = ["EventError", "decode", "encode"]

Writer = Callable[[Any], Any]

_UNSEEN = object()
"""Equal to no value of an event."""
_MISSING_MESSAGE = N_("{key} is missing")
_BAD_MESSAGE = N_("{key} can't be {value}")


class _Field(NamedTuple):
    """A key of the file, and the attribute it stands for.

    Attributes:
        always: written even where it is the default.
    """

    key: str
    read: Reader
    attribute: str = ""
    write: Writer | None = None
    always: bool = False

    @property
    def name(self) -> str:
        return self.attribute or self.key


_COMMON = (_Field("id", values.event_id), _Field("t", values.moment, "at"))


class _Kind:
    """One kind of event: its word in the file, its class, its keys."""

    def __init__(self, word: str, cls: type[Event], *keys: _Field) -> None:
        self.word = word
        self.cls = cls
        self.readers = {field.key: (field.name, field.read) for field in (*_COMMON, *keys)}
        defaults = cls._field_defaults
        self.required = tuple(field.key for field in (*_COMMON, *keys) if field.name not in defaults)
        self.writers = tuple(
            (field.key, field.name, field.write, _UNSEEN if field.always else defaults.get(field.name, _UNSEEN))
            for field in keys
        )


_CARD = _Field("card", values.card)
_STEPS = values.several(values.whole(1, 31_536_000))

_KINDS = (
    _Kind("created", Created),
    _Kind(
        "review",
        Review,
        _CARD,
        _Field("r", values.rating, "rating", int),
        _Field("ms", values.whole(0, values.MAX_MS)),
        _Field("how", values.word, always=True),
        _Field("due", values.day, write=str),
        _Field("in", values.word, "origin"),
        _Field("gave", values.line),
        _Field("options", values.several(values.line), write=list),
        _Field("typed", values.typed),
        _Field("case", values.word),
        _Field("hint", values.whole(0, 10_000)),
        _Field("overruled", values.word),
        _Field("against", values.line),
    ),
    _Kind("read", Read, _Field("note", values.note)),
    _Kind("undo", Undo, _Field("of", values.one_or_more_ids, write=values.one_or_more_ids_text)),
    _Kind("suspend", Suspend, _CARD, _Field("on", values.yes_or_no, always=True)),
    _Kind("bury", Bury, _CARD, _Field("day", values.day, write=str)),
    _Kind("reset", Reset, _CARD),
    _Kind("rename", Rename, _Field("from", values.note_or_deck, "old"), _Field("to", values.note_or_deck, "new")),
    _Kind(
        "seed",
        Seed,
        _CARD,
        _Field("stability", values.number(0, 1_000_000, ends=False)),
        _Field("difficulty", values.number(1, 10)),
        _Field("due", values.day, write=str),
        _Field("reps", values.whole(0, 1_000_000), always=True),
        _Field("lapses", values.whole(0, 1_000_000), always=True),
    ),
    _Kind(
        "tune",
        Tune,
        _Field("parameters", values.several(values.number(-1_000_000, 1_000_000), least=21, most=21), write=list),
        _Field("retention", values.number(0, 1, ends=False)),
        _Field("learning_steps", _STEPS, write=list),
        _Field("relearning_steps", _STEPS, write=list),
        _Field("rollover", values.whole(0, 23)),
    ),
    _Kind(
        "exercise", Exercise, _Field("name", values.name), _Field("result", values.mapping, write=values.mapping_text)
    ),
)
_UNKNOWN = _Kind("", Unknown)
_BY_WORD = {kind.word: kind for kind in _KINDS}
_BY_CLASS = {kind.cls: kind for kind in _KINDS}


def encode(event: Event) -> str:
    """``event`` as one line of JSON, without the newline.

    Raises:
        EventError: ``extra`` holds a key of the event itself, or something JSON can't express.
    """
    kind = _BY_CLASS.get(type(event), _UNKNOWN)
    word = event.kind if isinstance(event, Unknown) else kind.word
    data: dict[str, Any] = {"k": word, "id": event.id, "t": values.moment_text(event.at)}
    for key, name, write, default in kind.writers:
        value = getattr(event, name)
        if value is not default and value != default:
            data[key] = value if write is None else write(value)
    for key, value in event.extra.items():
        if key == "k" or key in kind.readers:
            raise EventError(N_("the key {key} stands there twice"), key=excerpt(key))
        data[key] = value
    return write_object(data)


def line_bytes(event: Event) -> int:
    """Bytes of its line, without what separates lines."""
    return len(encode(event).encode())


def decode(source: str | Mapping[str, Any]) -> Event:
    """The event that a line, or an object already read from JSON, stands for.

    Raises:
        EventError: it isn't an event; the message names the key.
    """
    if not isinstance(source, str):
        return decode_object(source)
    if len(source) > MAX_LENGTH:
        raise EventError(N_("it is longer than {limit} bytes"), limit=MAX_LENGTH)
    data, end = read_object(source)
    if end != len(source):
        raise EventError(N_("this isn't JSON: {reason}"), reason=excerpt(source[end:]))
    return decode_object(data)


def decode_object(data: Mapping[str, Any]) -> Event:
    """See `decode`."""
    word = data.get("k")
    if not isinstance(word, str) or not word:
        raise _bad("k", word)
    kind = _BY_WORD.get(word, _UNKNOWN)
    reader_of = kind.readers.get
    found: dict[str, Any] = {}
    extra: dict[str, Any] | None = None
    key = "k"
    try:
        if kind is _UNKNOWN:
            found["kind"] = values.word(word)
        for key, value in data.items():
            reader = reader_of(key)
            if reader is not None:
                if value is not None:
                    name, read = reader
                    found[name] = read(value)
            elif key != "k":
                extra = {} if extra is None else extra
                extra[key] = _unread(value)
        event = kind.cls(extra=NO_EXTRA if extra is None else _kept(extra), **found)
        if isinstance(event, Rename) and event.old.endswith("/") != event.new.endswith("/"):
            key = "to"
            raise ValueError
        return event
    except EventError:
        raise
    except TypeError:
        # Asking the class what it misses is dearer than letting it fail: nearly every event is complete.
        missing = [key for key in kind.required if data.get(key) is None]
        if not missing:
            raise
        raise _bad(missing[0], None) from None
    except (ValueError, OverflowError) as error:
        raise _bad(key, data.get(key)) from error


def _unread(value: Any) -> Any:
    """A value of an unknown key: only its depth matters."""
    if isinstance(value, dict | list):
        _check_depth(value, 2)
    return value


def _kept(extra: dict[str, Any]) -> Mapping[str, Any]:
    """``extra`` as it is kept: nobody looks at it before it is written again."""
    return Packed(extra) if any(isinstance(value, dict | list) for value in extra.values()) else extra


def _check_depth(value: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep()
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            _check_depth(item, depth + 1)


def _bad(key: str, value: object) -> EventError:
    if value is None:
        return EventError(_MISSING_MESSAGE, key=key)
    return EventError(_BAD_MESSAGE, key=key, value=excerpt(value))
