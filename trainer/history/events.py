"""What happened: the events of a history. Each is immutable and has an id of its own.

An id has 26 characters, like a ULID: ten for the millisecond, ten random ones, and the six of the device. Ids made by
one device rise with its clock. State (what is due, what is new) is never an event: it is folded from them
(`trainer.history.replay`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from trainer.scheduling.rating import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events have.

    Attributes:
        id: unique for ever; the last six characters name the device.
        at: when, with the offset from UTC where it happened, in whole milliseconds.
        extra: keys of a later version of the format, kept and written again as they were.
    """

    id: str
    at: datetime
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Created(Event):
    """The history began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Event):
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
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Event):
    """A new note (``deck/note``) was read before it was asked."""

    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Event):
    """One action, which may be several events, was taken back."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend(Event):
    """A card was deactivated (``on``) or activated again; it wins over the deck's ``suspended``."""

    card: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Bury(Event):
    """A card is hidden on one study day."""

    card: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset(Event):
    """A card starts anew; its reviews stay for the statistics."""

    card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(Event):
    """A note (``deck/note``), or a deck (``deck/``), has another name; it maps events that are earlier than itself."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed(Event):
    """The state of a card as another program knew it.

    Attributes:
        stability: days. difficulty: 1 to 10. due: the study day it is due there.
    """

    card: str
    stability: float
    difficulty: float
    due: date
    reps: int = 1
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tune(Event):
    """How cards are scheduled, for the whole history, until a newer one says otherwise; None leaves the default.

    Attributes:
        parameters: the 21 of FSRS-6.
        retention: desired retention, 0..1.
        learning_steps, relearning_steps: seconds.
        rollover: hour at which the study day ends, 0..23.
    """

    parameters: tuple[float, ...] | None = None
    retention: float | None = None
    learning_steps: tuple[int, ...] | None = None
    relearning_steps: tuple[int, ...] | None = None
    rollover: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Event):
    """An exercise outside the schedule, with its result in plain JSON values."""

    name: str
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Event):
    """An event of a kind this version doesn't know; ``extra`` holds all its other keys. Kept, never read."""

    kind: str
