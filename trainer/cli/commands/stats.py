"""``stats``: how many cards stand where, how much was reviewed, and how much of it was remembered.

What else the history tells are commands below it.
"""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

import click

from trainer.cli.commands.stats_confusions import confusions
from trainer.cli.grammar import Group
from trainer.cli.opening import Run
from trainer.cli.options import json_option
from trainer.cli.render import write, write_json
from trainer.i18n import N_, _, n_
from trainer.i18n.formats import number, percent
from trainer.scheduling.memory import Phase
from trainer.statistics.activity import activity, study_days
from trainer.statistics.retention import Retention, true_retention
from trainer.study.collection import Collection

_RECENT = timedelta(days=30)


class Statistics(NamedTuple):
    """The numbers of one collection.

    Attributes:
        notes, cards: in all decks.
        new, learning, review, relearning, suspended: the cards by where they stand; they add up to ``cards``.
        reviews, reviews_today: answers ever, and of this study day.
        retention, recent_retention: over the whole history, and over the latest 30 study days.
        days: study days with a review. recent_days, of: the same among the latest 14, and of how many.
        elsewhere: cards with events that no deck holds. elsewhere_reviews: their reviews.
    """

    notes: int
    cards: int
    new: int
    learning: int
    review: int
    relearning: int
    suspended: int
    reviews: int
    reviews_today: int
    retention: Retention
    recent_retention: Retention
    days: int
    recent_days: int
    of: int
    elsewhere: int
    elsewhere_reviews: int


@click.command(
    cls=Group,
    name="stats",
    help=N_(
        "Without a command: count cards by where they stand, reviews, and the days on which you studied. True "
        "retention is the share of cards in review that were still known when their day came."
    ),
)
@json_option
@click.pass_context
def command(ctx: click.Context, json: bool) -> int:
    """See the help."""
    if ctx.invoked_subcommand is not None:
        return 0
    started: Run = ctx.obj
    collection = started.collection()
    numbers = statistics(collection)
    if json:
        write_json(_as_json(collection, numbers))
    else:
        write("\n".join(_in_words(numbers)))
    return 0


command.add_command(confusions)


def statistics(collection: Collection) -> Statistics:
    """All numbers as they stand now."""
    names: set[str] = set()
    standing: Counter[str] = Counter()
    for deck in collection.decks:
        for note in deck.notes:
            for card in collection.cards(deck, note):
                name = str(card.id)
                names.add(name)
                state = collection.history_of(name).state
                suspended = collection.is_suspended(card)
                standing["suspended" if suspended else "new" if state is None else state.phase.value] += 1
    today = collection.today
    of = collection.scheduler.study_day.of
    by_card = collection.journal.by_card
    reviews = [(name, review) for name, review in collection.journal.reviews()]
    days = study_days((review for _name, review in reviews), collection.scheduler.study_day)
    habit = activity(days, today)
    return Statistics(
        notes=sum(len(deck.notes) for deck in collection.decks),
        cards=len(names),
        new=standing["new"],
        learning=standing[Phase.LEARNING.value],
        review=standing[Phase.REVIEW.value],
        relearning=standing[Phase.RELEARNING.value],
        suspended=standing["suspended"],
        reviews=len(reviews),
        reviews_today=sum(of(review.at) == today for _name, review in reviews),
        retention=true_retention(by_card.items(), collection.scheduler),
        recent_retention=true_retention(by_card.items(), collection.scheduler, since=today - _RECENT),
        days=len(days),
        recent_days=habit.studied,
        of=habit.of,
        elsewhere=sum(name not in names for name in by_card),
        elsewhere_reviews=sum(name not in names for name, _review in reviews),
    )


def _as_json(collection: Collection, numbers: Statistics) -> dict[str, object]:
    values = numbers._asdict()
    for key in ("retention", "recent_retention"):
        retention = getattr(numbers, key)
        values[key] = {"passed": retention.passed, "total": retention.total, "share": retention.share}
    return {"day": collection.today.isoformat(), "decks": len(collection.decks), **values}


def _in_words(numbers: Statistics) -> list[str]:
    cards = n_("{n} card", "{n} cards", numbers.cards, n=number(numbers.cards))
    standing = _(
        "{new} new, {learning} in learning, {review} in review, {relearning} in relearning, {suspended} suspended",
        new=number(numbers.new),
        learning=number(numbers.learning),
        review=number(numbers.review),
        relearning=number(numbers.relearning),
        suspended=number(numbers.suspended),
    )
    reviews = n_("{n} review", "{n} reviews", numbers.reviews, n=number(numbers.reviews))
    lines = [
        f"{cards}: {standing}",
        f"{reviews}, " + _("{n} of them today", n=number(numbers.reviews_today)),
        _retention(numbers),
        n_("Studied on {n} day", "Studied on {n} days", numbers.days, n=number(numbers.days)),
    ]
    if numbers.of:
        lines[-1] += ", " + _("{n} of the latest {of}", n=numbers.recent_days, of=numbers.of)
    if numbers.elsewhere:
        lines.append(
            n_(
                "{n} card of the history is in no deck; what you answered is kept",
                "{n} cards of the history are in no deck; what you answered is kept",
                numbers.elsewhere,
            )
        )
    return lines


def _retention(numbers: Statistics) -> str:
    share = numbers.retention.share
    if share is None:
        return _("True retention: nothing to count yet")
    text = _(
        "True retention: {share} ({passed} of {total})",
        share=percent(share),
        passed=number(numbers.retention.passed),
        total=number(numbers.retention.total),
    )
    recent = numbers.recent_retention.share
    return text if recent is None else f"{text}, " + _("{share} in the latest 30 days", share=percent(recent))
