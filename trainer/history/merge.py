"""Histories that went their own ways become one: the union of their events.

Whatever is merged with whatever, in whichever order and however often, the result is the same: an event is known by its
id, and what every device decides by itself (which of two contents of one id stays, in which order they stand) depends
on the events alone. Nothing is ever chosen by a side.
"""

from collections.abc import Iterable
from typing import NamedTuple

from trainer.history.codec import encode
from trainer.history.events import Event, Exercise, Unknown, moment


class Union(NamedTuple):
    """The outcome of `union`.

    Attributes:
        events: each id once, by instant, then by id.
        set_aside: events that shared their id with another one and had to go.
    """

    events: list[Event]
    set_aside: list[Event]


def union(*histories: Iterable[Event]) -> Union:
    """All events of ``histories``."""
    kept, set_aside = one_of_each(event for history in histories for event in history)
    return Union(sorted(kept, key=moment), set_aside)


def one_of_each(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """``events`` in their order with each id once, and those that had to go.

    The same event twice is one event. Of two that share an id the one stays whose line sorts first.
    """
    listed = list(events)
    if len({event.id for event in listed}) == len(listed):
        return listed, []
    kept: dict[str, Event] = {}
    lines: dict[str, bytes] = {}  # of those kept, as far as they had to be compared
    gone: list[Event] = []
    for event in listed:
        other = kept.setdefault(event.id, event)
        if other is event or (not (event.extra or other.extra) and is_same(other, event)):
            continue
        known = lines.get(event.id) or encode(other).encode()
        line = encode(event).encode()
        lines[event.id] = min(known, line)
        if line < known:
            kept[event.id] = event
            gone.append(other)
        elif line > known:
            gone.append(event)
    return list(kept.values()), gone


def is_same(one: Event, other: Event) -> bool:
    """Whether two events have the same line."""
    if type(one) is not type(other) or one.at.utcoffset() != other.at.utcoffset():
        return False
    if one.extra or other.extra or isinstance(one, Exercise | Unknown):
        return encode(one) == encode(other)  # Python takes 1, 1.0 and True for equal, JSON doesn't
    return one == other
