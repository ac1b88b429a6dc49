"""``due``: how much is due today, in one line and an exit code."""

import click

from trainer.cli.counts import counted
from trainer.cli.deck_choice import open_with
from trainer.cli.grammar import Command
from trainer.cli.opening import Run
from trainer.cli.options import deck_option, json_option
from trainer.cli.render import write, write_json
from trainer.i18n import N_, _
from trainer.i18n.formats import minutes, time
from trainer.study.pace import pace_of
from trainer.study.queue import Queue


@click.command(
    cls=Command,
    name="due",
    help=N_(
        "Say how many cards are due today, how many new notes wait, and how many cards are still being learnt. "
        "Exit code 0 if there is anything to do now, 1 if there is nothing, or nothing yet."
    ),
)
@deck_option
@json_option
@click.pass_obj
def command(started: Run, decks: tuple[str, ...], json: bool) -> int:
    """See the help."""
    collection, ids = open_with(started, decks)
    queue = Queue(collection, ids)
    counts = queue.counts()
    now = queue.next() is not None
    later = None if now else queue.next_learning()
    pace = pace_of(review for _card, review in collection.journal.reviews())
    needed = pace.minutes(counts.known, counts.new)
    if json:
        write_json(
            {
                "day": collection.today.isoformat(),
                "due": counts.due,
                "new": counts.new,
                "learning": counts.learning,
                "contrasts": counts.contrasts,
                "total": counts.total,
                "minutes": round(needed, 1),
                "next_learning": None if later is None else later.isoformat(timespec="seconds"),
            }
        )
    elif now:
        write(f"{counted(counts)}: {minutes(needed)}")
    elif later is not None:
        write(f"{counted(counts)}. " + _("The next learning card comes at {time}.", time=time(later)))
    else:
        write(_("Nothing is due today."))
    return 0 if now else 1
