"""The texts of a sitting line by line, in the language in force. None names the answer before it is asked for."""

from datetime import datetime

from trainer.cli.counts import counted
from trainer.decks.model import Deck, Level
from trainer.i18n import _
from trainer.i18n.formats import minutes, time
from trainer.questions.explanation import LOOK_ALIKES, look_alike_names
from trainer.questions.kinds import level_of, named, shown, title_of
from trainer.questions.marks import unmarked
from trainer.study.queue import Counts
from trainer.study.steps import Progress, ReadPage
from trainer.text import clean_line

WIDEST = 72
"""Columns of text that are read with ease."""

BETWEEN = " · "
"""Stands between things on one line."""


def wrap(text: str, columns: int) -> str:
    """``text`` broken between words so that it fits a terminal of ``columns``; 0 leaves its lines as they are.

    What stands between two `BETWEEN` stays together where that is possible.
    """
    if not columns:
        return text
    from textwrap import wrap as wrapped

    width = max(20, min(WIDEST, columns - 1))
    lines: list[str] = []
    for line in text.split("\n"):
        pieces = line.split(BETWEEN)
        if len(pieces) > 1 and max(map(len, pieces)) < width - len(BETWEEN):
            line = BETWEEN.join(piece.replace(" ", "\u00a0") for piece in pieces)  # textwrap leaves these alone
        lines += [part.replace("\u00a0", " ") for part in wrapped(line, width, break_on_hyphens=False)] or [""]
    return "\n".join(lines)


def beginning(counts: Counts, minutes_left: float) -> str:
    """The line before the first card."""
    return f"{counted(counts)}: {minutes(minutes_left)}"


def page(step: ReadPage, progress: Progress) -> str:
    """The page of a new note: everything about it."""
    deck, note = step.deck, step.note
    parts = [heading(deck, progress) + BETWEEN + _("new: read it first"), named(note.front)]
    if of := level_of(deck, note.level):
        parts.append(level(of))
    parts.append(unmarked(shown(note.back)))
    if step.example is not None:
        parts.append(section(_("Case"), shown(step.example.text)))
        if step.example.why is not None:
            parts.append(section(_("Why"), shown(step.example.why)))
    if names := look_alike_names(note, deck):
        parts.append(section(_(LOOK_ALIKES), "; ".join(names)))
    return "\n".join(parts)


def comes_back(moment: datetime) -> str:
    """When the next learning card comes."""
    return _("A card that you are still learning comes back at {time}.", time=time(moment))


def quoted(typed: str) -> str:
    """What was typed, short enough to be repeated."""
    return clean_line(typed if len(typed) <= 20 else typed[:19] + "…")


def heading(deck: Deck, progress: Progress) -> str:
    """Where the learner is: how far in the sitting, and in which deck."""
    place = min(progress.done + 1, progress.total)
    return _("{n} of {total}", n=place, total=progress.total) + BETWEEN + title_of(deck.title)


def section(title: str, text: str) -> str:
    """``text`` under its title, on one line if that is possible."""
    text = unmarked(text)
    return f"{title}:\n{text}" if "\n" in text else f"{title}: {text}"


def level(of: Level) -> str:
    """A note's level."""
    return section(_("Level"), title_of(of.title))
