"""What happened: the events of a history. Each is immutable and has an id of its own.

An id has 26 characters, like a ULID: ten for the millisecond, ten random ones, and the six of the device. Ids made by
one device rise with its clock. State (what is due, what is new) is never an event: it is folded from them
(`trainer.history.replay`).

Every event has these, and its values are always given by name:

- ``id``: unique for ever; the last six characters name the device.
- ``at``: when, with the offset from UTC where it happened, in whole milliseconds.
- ``extra``: keys of a later version of the format, kept and written again as they were.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from trainer.scheduling.rating import Rating

NO_EXTRA: Final[Mapping[str, Any]] = {}
"""Shared by all events without any: a mapping for each would cost as much memory as the rest of it."""


class Created(NamedTuple):
    """The history began."""

    id: str
    at: datetime
    extra: Mapping[str, Any] = NO_EXTRA


class Review(NamedTuple):
    """A card was asked and answered.

    Attributes:
        card: ``deck/note#kind``.
        rating: the final rating.
        ms: milliseconds from question to answer, 0 to 3,600,000.
        how: flip, type, choose or ideas.
        due: the study day promised on the rating key; None while learning.
        origin: ahead, contrast, cram or exam; empty in ordinary review (the key ``in`` of the file).
        gave: id of the note that was answered instead.
        options: what was offered, in the order shown.
        typed: the cleaned answer, at most 200 characters.
        case: `trainer.decks.model.Example.key` of the case shown.
        hint: how many hints were taken.
        overruled: "right" or "wrong" where the learner overruled the judge.
        against: id of the look-alike it was set against in a contrast.
    """

    id: str
    at: datetime
    card: str
    rating: Rating
    ms: int
    how: str = "flip"
    due: date | None = None
    origin: str = ""
    gave: str = ""
    options: tuple[str, ...] = ()
    typed: str = ""
    case: str = ""
    hint: int = 0
    overruled: str = ""
    against: str = ""
    extra: Mapping[str, Any] = NO_EXTRA


class Read(NamedTuple):
    """A new note (``deck/note``) was read before it was asked."""

    id: str
    at: datetime
    note: str
    extra: Mapping[str, Any] = NO_EXTRA


class Undo(NamedTuple):
    """One action, which may be several events, was taken back."""

    id: str
    at: datetime
    of: tuple[str, ...]
    extra: Mapping[str, Any] = NO_EXTRA


class Suspend(NamedTuple):
    """A card was deactivated (``on``) or activated again; it wins over the deck's ``suspended``."""

    id: str
    at: datetime
    card: str
    on: bool = True
    extra: Mapping[str, Any] = NO_EXTRA


class Bury(NamedTuple):
    """A card is hidden on one study day."""

    id: str
    at: datetime
    card: str
    day: date
    extra: Mapping[str, Any] = NO_EXTRA


class Reset(NamedTuple):
    """A card starts anew; its reviews stay for the statistics."""

    id: str
    at: datetime
    card: str
    extra: Mapping[str, Any] = NO_EXTRA


class Rename(NamedTuple):
    """A note (``deck/note``), or a deck (``deck/``), has another name; it maps events that are earlier than itself."""

    id: str
    at: datetime
    old: str
    new: str
    extra: Mapping[str, Any] = NO_EXTRA


class Seed(NamedTuple):
    """The state of a card as another program knew it.

    Attributes:
        stability: days. difficulty: 1 to 10. due: the study day it is due there.
    """

    id: str
    at: datetime
    card: str
    stability: float
    difficulty: float
    due: date
    reps: int = 1
    lapses: int = 0
    extra: Mapping[str, Any] = NO_EXTRA


class Tune(NamedTuple):
    """How cards are scheduled, for the whole history, until a newer one says otherwise; None leaves the default.

    Attributes:
        parameters: the 21 of FSRS-6.
        retention: desired retention, 0..1.
        learning_steps, relearning_steps: seconds.
        rollover: hour at which the study day ends, 0..23.
    """

    id: str
    at: datetime
    parameters: tuple[float, ...] | None = None
    retention: float | None = None
    learning_steps: tuple[int, ...] | None = None
    relearning_steps: tuple[int, ...] | None = None
    rollover: int | None = None
    extra: Mapping[str, Any] = NO_EXTRA


class Exercise(NamedTuple):
    """An exercise outside the schedule, with its result in plain JSON values."""

    id: str
    at: datetime
    name: str
    result: Mapping[str, Any]
    extra: Mapping[str, Any] = NO_EXTRA


class Unknown(NamedTuple):
    """An event of a kind this version doesn't know; ``extra`` holds all its other keys. Kept, never read."""

    id: str
    at: datetime
    kind: str
    extra: Mapping[str, Any] = NO_EXTRA


Event = Created | Review | Read | Undo | Suspend | Bury | Reset | Rename | Seed | Tune | Exercise | Unknown


def moment(event: Event) -> tuple[datetime, str]:
    """The order of events: by instant, then by id."""
    return event.at.astimezone(UTC), event.id
