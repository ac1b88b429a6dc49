"""A sitting in words: what was done, what stuck, what is still hard, what tomorrow brings."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from trainer.i18n import _, n_
from trainer.i18n.formats import join_names
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.pace import Pace
from trainer.study.queue import Queue
from trainer.study.standing import Standing
from trainer.study.steps import Answered


class Summary(NamedTuple):
    """What a sitting came to.

    Attributes:
        answers: questions answered. pages: pages of new notes read.
        seconds: how long it took.
        stuck: names of notes that left learning in this sitting and weren't forgotten after.
        hard: names of notes whose last answer in this sitting was Again.
        tomorrow: cards and new notes of the next study day. tomorrow_minutes: an estimate for them.
    """

    answers: int
    pages: int
    seconds: float
    stuck: tuple[str, ...]
    hard: tuple[str, ...]
    tomorrow: int
    tomorrow_minutes: float


def summarise(
    collection: Collection, queue: Queue, answered: Sequence[Answered], pages: int, seconds: float, pace: Pace
) -> Summary:
    """The summary of what was answered."""
    last: dict[str, Rating] = {}
    graduated: dict[str, bool] = {}
    for answer in answered:
        name = answer.card.note.front.own
        last[name] = answer.rating
        graduated[name] = graduated.get(name, False) or answer.graduated
    due, new = _tomorrow(collection, queue)
    return Summary(
        answers=len(answered),
        pages=pages,
        seconds=seconds,
        stuck=tuple(name for name, rating in last.items() if graduated[name] and rating is not Rating.AGAIN),
        hard=tuple(name for name, rating in last.items() if rating is Rating.AGAIN),
        tomorrow=due + new,
        tomorrow_minutes=pace.minutes(due, new),
    )


def _tomorrow(collection: Collection, queue: Queue) -> tuple[int, int]:
    day = collection.today + timedelta(days=1)
    found: list[Standing] = []
    for deck in queue.decks:
        for note in deck.notes:
            found.extend(collection.standings_of(deck, note, day).values())
    settings = collection.settings
    due = min(found.count(Standing.DUE), settings.reviews_per_day) + found.count(Standing.LEARNING)
    new = min(found.count(Standing.NEW), settings.new_per_day) + found.count(Standing.READ)
    return due, new


def sentences(summary: Summary) -> tuple[str, ...]:
    """The summary in the language in force, one short sentence each."""
    done: list[str] = []
    if summary.pages:
        done.append(n_("{n} new note read", "{n} new notes read", summary.pages))
    if summary.answers:
        done.append(n_("{n} card", "{n} cards", summary.answers))
    if not done:
        return (_("Nothing was answered in this sitting."), *_ahead(summary))
    minutes = max(1, round(summary.seconds / 60))
    done.append(n_("{n} minute", "{n} minutes", minutes))
    lines = [f"{', '.join(done)}."]
    if summary.stuck:
        lines.append(_("Stuck today: {names}.", names=join_names(summary.stuck)))
    if summary.hard:
        lines.append(_("Still hard: {names}.", names=join_names(summary.hard)))
    return (*lines, *_ahead(summary))


def _ahead(summary: Summary) -> tuple[str, ...]:
    if not summary.tomorrow:
        return (_("Tomorrow: nothing is due."),)
    cards = n_("{n} card", "{n} cards", summary.tomorrow)
    minutes = max(1, round(summary.tomorrow_minutes))
    return (n_("Tomorrow: {cards}, about {n} minute.", "Tomorrow: {cards}, about {n} minutes.", minutes, cards=cards),)
