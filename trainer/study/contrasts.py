"""Contrasts (latihan pembeda): two look-alikes side by side in time, a case of the one and then a case of the other.

Seeing confusable categories together teaches the difference (Kang & Pashler 2012; Brunmair & Richter 2019), so it is
done when both are known and this learner may still mix them up, and right after they really did. Which pairs are due
is read from the history alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from trainer.decks.model import Card, Deck
from trainer.questions.look_alikes import are_told_apart, look_alikes
from trainer.scheduling.draw import draw
from trainer.scheduling.memory import Phase
from trainer.statistics.confusions import Confusion, Half
from trainer.study.collection import Collection

CONTRAST: Final = "contrast"
"""The ``in`` of its reviews."""
SPACING: Final = (1, 3, 7, 14)
"""Days between the contrasts of a pair, counted anew after every confusion."""
_LATER: Final = 30
"""Days between the contrasts of a pair that has had all of those and is still easily confused."""
_KNOWN: Final = 0.8
"""Recall (0..1) from which on a role counts as known."""
_CONFUSED: Final = 0.1
"""Chance of a confusion (0..1) above which a contrast is worth its time."""
_STILL_FRESH: Final = timedelta(days=7)
"""A confusion as old as this no longer calls for a contrast by itself."""
_ONE_SITTING: Final = timedelta(hours=1)
"""The two halves of a contrast belong together for so long though the study day ends between them."""
_A_DAY: Final = 3
"""Contrasts a day at most, besides those that follow a confusion of the same day."""


class Contrast(NamedTuple):
    """A pair that is to be set side by side.

    Attributes:
        first, second: the two cards in the order in which they are asked.
        fresh: the two were confused today.
    """

    first: Card
    second: Card
    fresh: bool


class Turn(NamedTuple):
    """One half of a contrast: a card, and the id of the note it is set against."""

    card: Card
    against: str


class Plan(NamedTuple):
    """The contrasts of a day.

    Attributes:
        half: the other half of one that was begun today, which nothing may separate from the first; None if none was.
        due: first those after a confusion of today, then the pairs most easily confused.
        until: by then ``half`` must be asked, or it is a new beginning.
    """

    half: Turn | None
    due: tuple[Contrast, ...]
    until: datetime | None = None


class _Block(NamedTuple):
    """When a contrast was begun and when it was finished: the moments of its two answers."""

    begun: datetime
    done: datetime


class _Pair(NamedTuple):
    """Two cards.

    Attributes:
        blocks: their finished contrasts. half: the first half of one that wasn't finished yet.
        aside: one of the two was put aside: they aren't asked, though what was asked before counts.
    """

    one: Card
    other: Card
    confusion: Confusion
    blocks: tuple[_Block, ...]
    half: Half | None
    aside: bool


def plan_of(collection: Collection, decks: Iterable[Deck], day: date) -> Plan:
    """The contrasts of ``day``."""
    of, now = collection.scheduler.study_day.of, collection.clock.now()
    fresh: list[tuple[datetime, _Pair]] = []
    planned: list[_Pair] = []
    begun: list[tuple[datetime, Turn]] = []
    busy: set[str] = set()
    left = _A_DAY
    for deck in decks:
        for pair in _pairs(collection, deck, day):
            last = pair.confusion.last
            if pair.half is not None and _belong_together(pair.half.at, now, of):
                if not pair.aside:
                    begun.append((pair.half.at, _other_half(pair, pair.half)))
                busy |= _notes(pair)
                left -= not _followed_a_confusion(pair, pair.half.at, of)
            elif pair.blocks and of(pair.blocks[-1].done) >= day:
                busy |= _notes(pair)
                left -= not _followed_a_confusion(pair, pair.blocks[-1].begun, of)
            elif pair.aside or not _is_due(collection, pair, day) or not are_told_apart(pair.one.note, pair.other.note):
                continue
            elif _was_confused(pair) and last is not None and of(last) >= day:
                fresh.append((last, pair))
                busy |= _notes(pair)
            else:
                planned.append(pair)
    fresh.sort(key=lambda one: one[0], reverse=True)
    planned.sort(key=lambda pair: (-pair.confusion.rate, str(pair.one.id), str(pair.other.id)))
    chosen = [_in_order(pair, day, fresh=True) for _last, pair in fresh]
    for pair in planned:
        if left > 0 and not busy & _notes(pair):
            chosen.append(_in_order(pair, day, fresh=False))
            busy |= _notes(pair)
            left -= 1
    if not begun:
        return Plan(None, tuple(chosen))
    at, half = max(begun, key=lambda one: one[0])
    tomorrow = collection.scheduler.study_day.start(of(at) + timedelta(days=1), at)
    return Plan(half, tuple(chosen), until=max(tomorrow, at + _ONE_SITTING))


def _other_half(pair: _Pair, begun: Half) -> Turn:
    return Turn(pair.other if pair.one.id.note == begun.asked else pair.one, begun.asked)


def _belong_together(first: datetime, second: datetime, of: Callable[[datetime], date]) -> bool:
    """Whether two moments are near enough for two halves of one contrast: on one day, or with its end just between."""
    return of(first) == of(second) or timedelta() <= second - first <= _ONE_SITTING


def _followed_a_confusion(pair: _Pair, begun: datetime, of: Callable[[datetime], date]) -> bool:
    """Whether a contrast was begun right after a confusion of the same day, and not only led to one."""
    last = pair.confusion.last
    return last is not None and of(last) == of(begun) and last < begun


def _notes(pair: _Pair) -> frozenset[str]:
    return frozenset((pair.one.id.note_key, pair.other.id.note_key))


def _in_order(pair: _Pair, day: date, *, fresh: bool) -> Contrast:
    """Now the one first, now the other."""
    one, other = pair.one, pair.other
    if draw(f"{day}|{one.id}|{other.id}")[0] % 2:
        one, other = other, one
    return Contrast(one, other, fresh)


def _pairs(collection: Collection, deck: Deck, day: date) -> Iterator[_Pair]:
    """The pairs of a deck that might be confused, as far as both have been asked by a case."""
    cards = {card.id.note: card for card in _case_cards(collection, deck)}
    aside = {note for note, card in cards.items() if _is_aside(collection, card, day)}
    if len(cards) < 2:
        return
    confusions = collection.confusions
    named = look_alikes(deck)
    for one in sorted(cards):
        others = named.get(one, frozenset()) | confusions.given_for(deck.id, one).keys()
        for other in sorted(others & cards.keys()):
            if one < other:
                halves = confusions.halves(deck.id, one, other)
                blocks, half = _blocks(halves, collection.scheduler.study_day.of)
                known, away = confusions.pair(deck, one, other), one in aside or other in aside
                yield _Pair(cards[one], cards[other], known, blocks, half, away)


def _blocks(halves: Iterable[Half], of: Callable[[datetime], date]) -> tuple[tuple[_Block, ...], Half | None]:
    """The finished contrasts, and the first half of the last one if its other half is missing.

    One that was left alone is nothing.
    """
    blocks: list[_Block] = []
    begun: Half | None = None
    for half in halves:
        if begun is not None and half.asked != begun.asked and _belong_together(begun.at, half.at, of):
            blocks.append(_Block(begun.at, half.at))
            begun = None
        else:
            begun = half
    return tuple(blocks), begun


def _case_cards(collection: Collection, deck: Deck) -> Iterator[Card]:
    for note in deck.notes:
        if "case" not in note.kinds:
            continue
        for card in collection.cards(deck, note):
            if card.id.kind == "case" and collection.history_of(str(card.id)).state is not None:
                yield card


def _is_aside(collection: Collection, card: Card, day: date) -> bool:
    return collection.is_suspended(card) or collection.journal.buried_on(str(card.id), day)


def _was_confused(pair: _Pair) -> bool:
    """Whether the latest confusion is newer than the latest contrast."""
    last = pair.confusion.last
    return last is not None and not any(block.done > last for block in pair.blocks)


def _is_due(collection: Collection, pair: _Pair, day: date) -> bool:
    now = collection.clock.now()
    last = pair.confusion.last
    if last is not None and _was_confused(pair) and now - last <= _STILL_FRESH:
        return True
    if pair.confusion.rate <= _CONFUSED or not all(_is_known(collection, card, now) for card in (pair.one, pair.other)):
        return False
    of = collection.scheduler.study_day.of
    days = sorted({of(block.done) for block in pair.blocks if last is None or block.done > last})
    if not days:
        return True
    return (day - days[-1]).days >= _gap_after(days)


def _gap_after(days: Sequence[date]) -> int:
    return SPACING[len(days) - 1] if len(days) <= len(SPACING) else _LATER


def _is_known(collection: Collection, card: Card, now: datetime) -> bool:
    """Whether a role was kept over a night at least, and is still known."""
    history, day = collection.history_of(str(card.id)), collection.scheduler.study_day
    state = history.state
    if state is None or state.phase is not Phase.REVIEW or history.first is None:
        return False
    return day.of(history.first) < day.of(now) and collection.scheduler.recall(state, now) >= _KNOWN
