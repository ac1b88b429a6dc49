"""What is left, in words."""

from trainer.i18n import _, n_
from trainer.study.queue import Counts


def counted(counts: Counts) -> str:
    """The counts, those that are nothing left out."""
    parts: list[str] = []
    if counts.due:
        parts.append(n_("{n} card due", "{n} cards due", counts.due))
    if counts.new:
        parts.append(n_("{n} new note", "{n} new notes", counts.new))
    if counts.learning:
        parts.append(n_("{n} card in learning", "{n} cards in learning", counts.learning))
    if counts.contrasts:
        parts.append(n_("{n} contrast", "{n} contrasts", counts.contrasts))
    return ", ".join(parts) or _("nothing due")
