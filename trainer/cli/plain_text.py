"""The texts of a sitting line by line, in the language in force. None names the answer before it is asked for."""

from datetime import datetime

from trainer.cli.counts import counted
from trainer.decks.model import Deck, Example, Level, Note
from trainer.i18n import _, n_
from trainer.i18n.formats import interval, minutes, time
from trainer.questions.explanation import LOOK_ALIKES, explanation, look_alike_names
from trainer.questions.kinds import answer_of, kind_name, level_of, named, prompt_of, shown, title_of, with_english
from trainer.questions.marks import unmarked
from trainer.questions.rating_names import rating_name
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Outcome
from trainer.study.queue import Counts
from trainer.study.steps import Progress, Question, ReadPage
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
    parts = [_heading(deck, progress) + BETWEEN + _("new: read it first"), named(note.front)]
    if level := level_of(deck, note.level):
        parts.append(_level(level))
    parts.append(unmarked(shown(note.back)))
    if step.example is not None:
        parts.append(_section(_("Case"), shown(step.example.text)))
        if step.example.why is not None:
            parts.append(_section(_("Why"), shown(step.example.why)))
    if names := look_alike_names(note, deck):
        parts.append(_section(_(LOOK_ALIKES), "; ".join(names)))
    return "\n".join(parts)


def question(step: Question, progress: Progress) -> str:
    """What is asked."""
    prompt = prompt_of(step.card, step.deck, step.example)
    parts = [_heading(step.deck, progress) + BETWEEN + kind_name(step.card.id.kind), unmarked(prompt.body)]
    if prompt.level is not None:
        parts.append(_level(prompt.level))
    return "\n".join([*parts, prompt.question])


def answer(step: Question) -> str:
    """The answer and its explanation."""
    right = answer_of(step.card, step.deck)
    asked_for_name = step.card.id.kind in ("case", "term")  # else the name stands in the question
    text = with_english(right.text, right.beside) if asked_for_name else right.text
    parts = [_section(_("Answer"), text)]
    if right.level is not None:
        parts.append(_level(right.level))
    parts += _explained(step.card.note, step.deck, step.example, told=right.text)
    if step.leech and step.history.state is not None:
        lapses = step.history.state.lapses
        parts.append(
            n_(
                "Leech: forgotten {n} time. Try another way of learning it.",
                "Leech: forgotten {n} times. Try another way of learning it.",
                lapses,
            )
        )
    return "\n".join(parts)


def ratings(step: Question) -> str:
    """The four keys with the time each one means."""
    keys = [f"{rating.value} {rating_name(rating)} ({_span(step.outcomes[rating])})" for rating in Rating]
    return BETWEEN.join([*keys, _("Enter = {rating}", rating=rating_name(Rating.GOOD))])


def comes_back(moment: datetime) -> str:
    """When the next learning card comes."""
    return _("A card that you are still learning comes back at {time}.", time=time(moment))


def quoted(typed: str) -> str:
    """What was typed, short enough to be repeated."""
    return clean_line(typed if len(typed) <= 20 else typed[:19] + "…")


def _heading(deck: Deck, progress: Progress) -> str:
    place = min(progress.done + 1, progress.total)
    return _("{n} of {total}", n=place, total=progress.total) + BETWEEN + title_of(deck.title)


def _explained(note: Note, deck: Deck, example: Example | None, told: str) -> list[str]:
    return [_section(one.heading, one.text) for one in explanation(note, deck, example) if one.text != told]


def _section(heading: str, text: str) -> str:
    text = unmarked(text)
    return f"{heading}:\n{text}" if "\n" in text else f"{heading}: {text}"


def _level(level: Level) -> str:
    return _section(_("Level"), title_of(level.title))


def _span(outcome: Outcome) -> str:
    return interval(days=outcome.days) if outcome.days is not None else interval(seconds=outcome.seconds or 0)
