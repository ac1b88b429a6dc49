"""What a new edition of a deck changes, in words."""

from collections.abc import Sequence

from trainer.decks.messages import shorten
from trainer.decks.model import Deck
from trainer.decks.three_way import Change, Merged
from trainer.i18n import _, n_


def edition_line(before: Deck, now: Deck, changes: Sequence[Change]) -> str:
    """``Version 3 -> 4: 2 notes changed, 1 added; your progress stays``."""
    count = {what: sum(change.what == what for change in changes) for what in ("changed", "new", "gone")}
    parts = []
    if count["changed"]:
        parts.append(n_("{n} note changed", "{n} notes changed", count["changed"]))
    if count["new"]:
        parts.append(n_("{n} added", "{n} added", count["new"]))
    if count["gone"]:
        parts.append(n_("{n} gone", "{n} gone", count["gone"]))
    told = ", ".join(parts) or _("no note changed")
    if before.version and now.version and before.version != now.version:
        told = _("Version {old} -> {new}: {told}", old=before.version, new=now.version, told=told)
    return _("{told}; your progress stays", told=told)


def clash_lines(merged: Merged) -> list[str]:
    """One line for each note that both you and the author changed, and for what stays though the author dropped it."""
    lines = []
    if merged.clashes:
        lines.append(_("you and the author both changed {fields}; yours stays", fields=", ".join(merged.clashes)))
    for change in merged.changes:
        front = shorten(change.front, 40)
        if change.clashes:
            fields = ", ".join(change.clashes)
            lines.append(
                _('"{front}": you and the author both changed {fields}; yours stays', front=front, fields=fields)
            )
        elif change.what == "kept":
            lines.append(_('"{front}": the author dropped it; yours stays, because you edited it', front=front))
    return lines
