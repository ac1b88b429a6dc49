"""``decks renames``: what probably goes on under another name, and whether it does."""

from collections.abc import Sequence
from typing import Any

import click

from trainer.cli.grammar import Argument, Command, Option
from trainer.cli.opening import Run
from trainer.cli.options import json_option
from trainer.cli.render import tell, write, write_json
from trainer.errors import UsageError
from trainer.i18n import N_, _, n_
from trainer.study.identity import Offer, accept, decline, look, seen_folder
from trainer.text import clean_line


@click.command(
    "renames",
    cls=Command,
    short_help=N_("Say whether a new name means the same."),
    help=N_(
        "List notes and decks that were edited so that they have another name now: what you learnt still lies under "
        "the old one. Say with --accept that they are the same, or with --decline that they aren't. Exit code 1 if "
        "there is nothing to say that of."
    ),
)
@click.argument(
    "names",
    cls=Argument,
    nargs=-1,
    metavar=N_("NAME"),
    about=N_("Only these, by their old names as they are listed; all of them if left out."),
)
@click.option("--accept", "accepted", cls=Option, is_flag=True, help=N_("They are the same: keep your progress."))
@click.option("--decline", "declined", cls=Option, is_flag=True, help=N_("They aren't the same; don't ask again."))
@json_option
@click.pass_obj
def renames(started: Run, names: tuple[str, ...], accepted: bool, declined: bool, json: bool) -> int:
    """See the help."""
    if accepted and declined:
        raise UsageError(N_("either --accept or --decline, not both"), place="decks renames")
    collection = started.collection()
    found = _named(look(collection), names)
    if accepted:
        collection.history.require_known_version()
        accept(collection, found, seen_folder(collection))
    elif declined:
        decline(found, seen_folder(collection))
    if json:
        write_json({"renames": [_as_json(offer) for offer in found], "accepted": accepted, "declined": declined})
    else:
        for offer in found:
            write(in_words(offer))
        _tell_what_was_done(found, accepted, declined)
    return 1 if (accepted or declined) and not found else 0


def _named(found: Sequence[Offer], names: Sequence[str]) -> list[Offer]:
    """The offers of these old names. Raises UsageError if one isn't among them."""
    known = {offer.old: offer for offer in found}
    for name in names:
        if name not in known:
            hint = N_("peksos-trainer decks renames lists them")
            told = N_("nothing of the name {name} seems to have been renamed")
            raise UsageError(told, hint=hint, place="decks renames", name=clean_line(name))
    return [known[name] for name in dict.fromkeys(names)] if names else list(found)


def in_words(offer: Offer) -> str:
    """An offer on three lines, or four."""
    lines = [f"{offer.old} → {offer.new}", "  " + _("before: {text}", text=offer.before)]
    lines.append("  " + _("now: {text}", text=offer.now))
    if offer.begun:
        lines.append("  " + _("Both have progress; if they are the same, it is put together."))
    return "\n".join(lines)


def _tell_what_was_done(found: Sequence[Offer], accepted: bool, declined: bool) -> None:
    if not found:
        tell(_("Nothing seems to have been renamed."))
    elif accepted:
        told = n_(
            "{n} name is the same now; history undo takes it back.",
            "{n} names are the same now; history undo takes it back.",
            len(found),
        )
        tell(told)
    elif declined:
        tell(n_("{n} name isn't the same.", "{n} names aren't the same.", len(found)))


def _as_json(offer: Offer) -> dict[str, Any]:
    return {
        "old": offer.old,
        "new": offer.new,
        "deck": offer.title,
        "before": offer.before,
        "now": offer.now,
        "both_begun": offer.begun,
    }
