"""A sitting in words: what was done, what stuck, what is still hard, what tomorrow brings."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from trainer.i18n import _, n_
from trainer.i18n.formats import join_names
from trainer.questions.explanation import called
from trainer.questions.marks import one_line
from trainer.scheduling.rating import Rating
from trainer.study.ahead import Tomorrow, tomorrow
from trainer.study.pace import Pace
from trainer.study.queue import Counts, Queue
from trainer.study.steps import Answered

_LONGEST_NAME: Final = 48
"""Characters: about a line of a small screen, and more than the name of any role has."""

_ENDS: Final = " .?!:;,…"


class Summary(NamedTuple):
    """What a sitting came to.

    Attributes:
        cards: cards asked, however often. pages: pages of new notes read.
        seconds: how long it took.
        stuck: names of notes that left learning in this sitting and weren't forgotten after.
        hard: names of notes whose last answer in this sitting was Again.
        mixed_up: pairs of names, of notes that were answered for one another in this sitting, each pair once.
        left: what is left today.
        tomorrow: what the next study day brings. tomorrow_minutes: an estimate for it.
    """

    cards: int
    pages: int
    seconds: float
    stuck: tuple[str, ...]
    hard: tuple[str, ...]
    mixed_up: tuple[tuple[str, str], ...]
    left: Counts
    tomorrow: Tomorrow
    tomorrow_minutes: float


def summarise(queue: Queue, answered: Sequence[Answered], pages: int, seconds: float, pace: Pace) -> Summary:
    """The summary of what was answered."""
    last: dict[str, Rating] = {}
    graduated: dict[str, bool] = {}
    for answer in answered:
        name = _name_in(queue, answer)
        last[name] = answer.rating
        graduated[name] = graduated.get(name, False) or answer.graduated
    ahead = tomorrow(queue)
    return Summary(
        cards=len({answer.card.id for answer in answered}),
        pages=pages,
        seconds=seconds,
        stuck=tuple(name for name, rating in last.items() if graduated[name] and rating is not Rating.AGAIN),
        hard=tuple(name for name, rating in last.items() if rating is Rating.AGAIN),
        mixed_up=_mixed_up(queue, answered),
        left=queue.counts(),
        tomorrow=ahead,
        tomorrow_minutes=pace.minutes(ahead.cards, ahead.new),
    )


def _name_in(queue: Queue, answer: Answered) -> str:
    """The name of a note, with its level where only that tells it from another one."""
    deck, note = queue.collection.deck(answer.card.id.deck), answer.card.note
    name = called(note, deck, brief=True) if deck is not None else ""
    level = name.removeprefix(one_line(note.front.own)).removesuffix(f", {note.id}")
    return f"{name_of(note.front.own)}{level}"


def _mixed_up(queue: Queue, answered: Sequence[Answered]) -> tuple[tuple[str, str], ...]:
    found: dict[frozenset[str], tuple[str, str]] = {}
    for answer in answered:
        deck = queue.collection.deck(answer.card.id.deck)
        given = next((note for note in deck.notes if note.id == answer.gave), None) if deck is not None else None
        if deck is not None and given is not None:
            asked = answer.card.note
            names = (called(asked, deck, brief=True), called(given, deck, brief=True))
            found.setdefault(frozenset((asked.id, given.id)), names)
    return tuple(found.values())


def name_of(front: str) -> str:
    """What a note is called within a sentence; of a long front, its first words."""
    name = one_line(front).rstrip(_ENDS)
    if len(name) <= _LONGEST_NAME:
        return name
    short = name[: _LONGEST_NAME + 1]
    words = short.rpartition(" ")[0] or short[:-1]
    return words.rstrip(_ENDS) + "…"


def sentences(summary: Summary) -> tuple[str, ...]:
    """The summary in the language in force, one short sentence each."""
    done: list[str] = []
    if summary.pages:
        done.append(n_("{n} new note read", "{n} new notes read", summary.pages))
    if summary.cards:
        done.append(n_("{n} card", "{n} cards", summary.cards))
    if not done:
        nothing_left = not any(summary.left)
        told = _("Nothing is left for today.") if nothing_left else _("Nothing was answered in this sitting.")
        return (told, *_ahead(summary))
    minutes = max(1, round(summary.seconds / 60))
    done.append(n_("{n} minute", "{n} minutes", minutes))
    lines = [f"{', '.join(done)}."]
    if summary.stuck:
        lines.append(_("Stuck today: {names}.", names=join_names(summary.stuck)))
    if summary.hard:
        lines.append(_("Still hard: {names}.", names=join_names(summary.hard)))
    if summary.mixed_up:
        pairs = join_names([f"{one} ↔ {other}" for one, other in summary.mixed_up])
        lines.append(_("Mixed up: {pairs}.", pairs=pairs))
    return (*lines, *_ahead(summary))


def _ahead(summary: Summary) -> tuple[str, ...]:
    left = summary.left
    what = waiting(left.due + left.learning, left.new)
    today = (_("Left today: {what}.", what=what),) if what else ()
    cards = waiting(*summary.tomorrow)
    if not cards:
        return (*today, _("Tomorrow: nothing is due."))
    minutes = max(1, round(summary.tomorrow_minutes))
    then = n_("Tomorrow: {cards}, about {n} minute.", "Tomorrow: {cards}, about {n} minutes.", minutes, cards=cards)
    return (*today, then)


def waiting(cards: int, new: int) -> str:
    """``5 cards, 2 new notes``; empty if there is nothing."""
    parts: list[str] = []
    if cards:
        parts.append(n_("{n} card", "{n} cards", cards))
    if new:
        parts.append(n_("{n} new note", "{n} new notes", new))
    return ", ".join(parts)
