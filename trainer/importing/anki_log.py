"""What of a card's review log in Anki says how well it is remembered: the rules by which Anki itself reads it.

Source: ankitects/anki, rslib/src/scheduler/fsrs/params.rs (`reviews_for_fsrs`) and memory_state.rs
(`fsrs_item_for_memory_state`). FSRS there begins with the latest group of learning steps; a log that has none was cut
off, and the state after its first review is estimated.
"""

from collections.abc import Sequence
from math import exp, expm1, isfinite
from typing import Final, NamedTuple

from trainer.importing.anki_records import AnkiReview
from trainer.scheduling.parameters import DEFAULT_PARAMETERS

LEARNING: Final = 0
_RELEARNING: Final = 2
_FILTERED: Final = 3
_MANUAL: Final = 4
_RESCHEDULED: Final = 5

_RETENTION: Final = 0.9
"""What Anki assumes of the time before FSRS, unless it is told otherwise."""

_START_EASE: Final = 2.5
_HIGHEST_CODED_DIFFICULTY: Final = 1.1
"""An "ease" up to this is FSRS's difficulty: 0.1 to 1.1 for 1 to 10."""

_SHORTEST: Final = 0.1
_LONGEST: Final = 36_500.0
"""Days of stability."""


class Usable(NamedTuple):
    """The part of a log that counts.

    Attributes:
        start: index of its first entry.
        complete: it begins with the card's first answer; else the log was cut off there.
    """

    start: int
    complete: bool


def is_rating(entry: AnkiReview) -> bool:
    """Whether the learner has answered: not what was set by hand, nor what moved for another reason."""
    return 1 <= entry.ease <= 4 and entry.kind not in (_MANUAL, _RESCHEDULED)


def is_cram(entry: AnkiReview) -> bool:
    """Whether it is from a filtered deck that doesn't reschedule."""
    return entry.kind == _FILTERED and entry.factor == 0


def is_reset(entry: AnkiReview) -> bool:
    """Whether the card was made a new one ("Forget")."""
    return entry.kind == _MANUAL and entry.factor == 0


def of_later_schedulers(entry: AnkiReview) -> AnkiReview:
    """An answer that Anki's first scheduler wrote, as the later ones write it.

    A card that was being learnt had no key "Hard" then: 1 to 3 were Again, Good and Easy. Source: ankitects/anki,
    rslib/src/storage/revlog/v2_upgrade.sql; a collection that doesn't name its scheduler has the first.
    """
    if entry.ease in (2, 3) and entry.kind in (LEARNING, _RELEARNING):
        return entry._replace(ease=entry.ease + 1)
    return entry


def usable(log: Sequence[AnkiReview]) -> Usable | None:
    """What counts of ``log`` (one card's, in order of time); None if nothing does."""
    first_step: int | None = None
    first_rating: int | None = None
    for index in range(len(log) - 1, -1, -1):
        entry = log[index]
        if is_cram(entry):
            continue
        if is_rating(entry):
            first_rating = index
        if is_rating(entry) and entry.kind == LEARNING:
            first_step = index
        elif first_step is not None or is_reset(entry):
            break
    if first_step is not None:
        return Usable(first_step, True)
    return Usable(first_rating, False) if first_rating is not None else None


def state_after_first(entry: AnkiReview) -> tuple[float, float]:
    """Stability (days) and difficulty (1..10) after the first review of a log that was cut off."""
    ease = entry.factor / 1000 or _START_EASE
    stability, difficulty = state_from_sm2(ease, max(entry.interval, 1))
    if ease <= _HIGHEST_CODED_DIFFICULTY:
        difficulty = (ease - 0.1) * 9 + 1
    return stability, min(10.0, max(1.0, difficulty))


def state_from_sm2(ease: float, interval: float) -> tuple[float, float]:
    """Stability (days) and difficulty (1..10) of a card of which only SM-2's values are known.

    The interval is taken for the time after which 90 % are still known, and the difficulty is the one with which a
    review on that day would multiply the stability by the ease. Source: `memory_state_from_sm2` in
    open-spaced-repetition/fsrs-rs, src/inference.rs.

    Args:
        ease: the ease factor, such as 2.5. interval: days.
    """
    stability = min(_LONGEST, max(_SHORTEST, interval))
    w = DEFAULT_PARAMETERS
    growth = exp(w[8]) * stability ** -w[9] * expm1((1 - _RETENTION) * w[10])
    return stability, min(10.0, max(1.0, 11 - (ease - 1) / growth))


def state_of_card(
    stability: float | None, difficulty: float | None, factor: int, interval: int
) -> tuple[float, float] | None:
    """What Anki believes of a card: FSRS's state if there is one, else what follows from SM-2; None for neither.

    Args:
        factor, interval: see `trainer.importing.anki_records.AnkiCard`.
    """
    if stability is not None and difficulty is not None and isfinite(stability + difficulty) and stability > 0:
        return min(_LONGEST, stability), min(10.0, max(1.0, difficulty))
    if interval == 0:
        return None
    return state_from_sm2(factor / 1000 or _START_EASE, interval if interval > 0 else -interval / 86_400)
