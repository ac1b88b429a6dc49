"""Where each card of a note stands on a study day: what of it may be asked today.

Only the note's own cards are looked at. Kinds follow one another: the second may come the day after the first, the
third four days after it, each once the one before was answered right; a suspended kind holds up none. Siblings don't
meet on one day, learning cards excepted.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from trainer.decks.model import Card
from trainer.history.replay import CardHistory
from trainer.scheduling.memory import MemoryState, Phase

_KIND_STARTS = (0, 1, 4)
_LATER_KINDS_APART = 3


class Standing(StrEnum):
    """What a card is today."""

    NEW = "new"  # the first card of a note that was never read nor asked
    READ = "read"  # the first card of a note that was read and waits for its first question
    LEARNING = "learning"  # comes back by the clock
    DUE = "due"  # a review is due, or the note's next kind is
    LATER = "later"
    HIDDEN = "hidden"  # a sibling goes first, or it was buried for the day
    SUSPENDED = "suspended"


class CardFacts(NamedTuple):
    """A card with all that its standing depends on.

    Attributes:
        buried: hidden on the day asked about.
    """

    card: Card
    history: CardHistory
    suspended: bool
    buried: bool


def kind_start(place: int) -> int:
    """Days after a note's first day on which its kind number ``place`` (0-based) may be asked for the first time."""
    last = len(_KIND_STARTS) - 1
    return _KIND_STARTS[min(place, last)] + max(0, place - last) * _LATER_KINDS_APART


def standings(
    cards: Sequence[CardFacts],
    day: date,
    *,
    began: date | None,
    apart: bool = True,
) -> dict[str, Standing]:
    """The standing of each card (by its name) of one note on ``day``.

    Args:
        cards: all cards of the note in the order of learning.
        began: the study day the note was first read or asked; None if it never was.
        apart: siblings are kept off each other's days.
    """
    result: dict[str, Standing] = {}
    asked = any(facts.history.state is not None for facts in cards)
    place = 0
    before: CardHistory | None = None
    for facts in cards:
        name = str(facts.card.id)
        if facts.suspended:
            result[name] = Standing.SUSPENDED
            # A kind that was asked before it was suspended was the note's first all the same.
            place += facts.history.state is not None
            continue
        if facts.buried:
            result[name] = Standing.HIDDEN
        elif facts.history.state is not None:
            result[name] = _met(facts.history.state, day)
        elif before is None and not asked:
            result[name] = Standing.NEW if began is None else Standing.READ
        else:
            started = began is not None and (day - began).days >= kind_start(place)
            right = before is None or before.right_days > 0
            result[name] = Standing.DUE if started and right else Standing.LATER
        before = facts.history
        place += 1
    if apart:
        _keep_apart(cards, result, day)
    return result


def _met(state: MemoryState, day: date) -> Standing:
    """A card that was asked before."""
    if state.phase is not Phase.REVIEW:
        return Standing.LEARNING
    return Standing.DUE if state.due_day is not None and state.due_day <= day else Standing.LATER


def _keep_apart(cards: Sequence[CardFacts], result: dict[str, Standing], day: date) -> None:
    """Of the cards that are due, lets only one stand, and none when a sibling had or has its turn today."""
    waiting = [facts for facts in cards if result[str(facts.card.id)] in (Standing.DUE, Standing.READ)]
    busy = any(result[str(facts.card.id)] is Standing.LEARNING or _answered(facts.history, day) for facts in cards)
    first = min(waiting, key=_urgency, default=None)
    for facts in waiting:
        if busy or facts is not first:
            result[str(facts.card.id)] = Standing.HIDDEN


def _answered(history: CardHistory, day: date) -> bool:
    return history.last_day is not None and history.last_day >= day


def _urgency(facts: CardFacts) -> tuple[bool, date, str]:
    """A review that is due goes before a kind that was never asked, the longest due first."""
    state = facts.history.state
    if state is None or state.due_day is None:
        return True, date.max, str(facts.card.id)
    return False, state.due_day, str(facts.card.id)
