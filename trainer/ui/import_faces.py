"""What an import would bring, in words: the decks, what was changed or left out, and the first cards."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from trainer.decks.messages import DeckError, Message
from trainer.decks.model import Card, CardId, Deck
from trainer.errors import TrainerError
from trainer.history.replay import NEW
from trainer.i18n import N_, _, n_
from trainer.importing.arrival import Arrival
from trainer.importing.report import Remark, Report
from trainer.questions.kinds import kind_name, title_of
from trainer.study.bringing_in import Brought, Prepared
from trainer.study.edition_words import clash_lines, edition_line
from trainer.study.steps import Question
from trainer.text import clean_line
from trainer.ui.card_faces import answer_face, question_face
from trainer.ui.card_text import plain_line, plain_text
from trainer.ui.faces import heading, paragraphs, quiet, rows
from trainer.ui.fitting import fit

_FIRST_CARDS: Final = 5
_MOST_REMARKS: Final = 20
"""Of one sort that are told; the rest is counted."""
_LEAST_EXCERPT: Final = 8

_BECOMES: Final = {
    "new": N_("new; it becomes {file} in your folder of decks"),
    "unchanged": N_("is there already, in {file}; nothing changes"),
    "update": N_("a new edition; it changes {file} in your folder of decks"),
}


def brings_something(prepared: Prepared) -> bool:
    """Whether anything would be written."""
    return any(arrival.what != "unchanged" or arrival.imported.events for arrival in prepared.arrivals)


def reviews_in(prepared: Prepared) -> int:
    """How many reviews the file holds."""
    return sum(report.reviews for report in _reports(prepared))


def coming_face(prepared: Prepared, *, reviews: bool) -> Content:
    """What would come in; ``reviews``: the file's reviews are wanted."""
    told = [quiet(_("Format: {format}", format=_(prepared.format)))]
    told += [_deck_face(arrival) for arrival in prepared.arrivals]
    if count := reviews_in(prepared):
        text = n_("{n} review comes in as well", "{n} reviews come in as well", count)
        if not reviews:
            text = n_("{n} review in the file stays out", "{n} reviews in the file stay out", count)
        told.append(Content(text))
    reports = _reports(prepared)
    left_out = [remark for report in reports for remark in report.left_out]
    changed = [remark for report in reports for remark in report.changed]
    told.append(_remarks(_("Left out"), left_out, sum(report.more_left_out for report in reports)))
    told.append(_remarks(_("Otherwise than in the file"), changed, sum(report.more_changed for report in reports)))
    told += [_warnings(arrival) for arrival in prepared.arrivals]
    return paragraphs(told)


def _reports(prepared: Prepared) -> list[Report]:
    """The reports of a file's decks, each once: several decks may share one."""
    return list({id(arrival.imported.report): arrival.imported.report for arrival in prepared.arrivals}.values())


def _deck_face(arrival: Arrival) -> Content:
    deck = arrival.deck
    cards = sum(len(note.kinds) for note in deck.notes)
    counts = [n_("{n} note", "{n} notes", len(deck.notes)), n_("{n} card", "{n} cards", cards)]
    told = [
        plain_line(title_of(deck.title)).stylize("$accent bold"),
        Content(", ".join(counts)),
        plain_line(_(_BECOMES[arrival.what], file=arrival.target.name)),
    ]
    if arrival.merged is not None and arrival.before is not None and arrival.what == "update":
        told.append(plain_line(edition_line(arrival.before, deck, arrival.merged.changes)).stylize("bold"))
    if arrival.merged is not None:
        told += [plain_line(line).stylize("$warning") for line in clash_lines(arrival.merged)]
    if arrival.for_starter:
        told.append(Content(_("It takes the place of the deck that comes with the program.")))
    return rows(told)


def _remarks(title: str, remarks: Sequence[Remark], more: int) -> Content:
    more += len(remarks[_MOST_REMARKS:])
    if not remarks:
        return Content("")
    told = [plain_line(f"– {remark.explain(_)}") for remark in remarks[:_MOST_REMARKS]]
    if more:
        told.append(quiet(n_("and {n} more like that", "and {n} more like that", more)))
    return rows([heading(title), *told])


def _warnings(arrival: Arrival) -> Content:
    warnings = [warning for warning in arrival.imported.deck.warnings if isinstance(warning, Message)]
    if not warnings:
        return Content("")
    told = [plain_line(f"– {warning._replace(excerpt='').explain(_)}") for warning in warnings[:_MOST_REMARKS]]
    return rows([heading(_("Warnings")), *told])


# --- the first cards -------------------------------------------------------------------------------------------------


def first_cards_face(prepared: Prepared) -> Content:
    """The first cards, each as it will be asked, with its answer."""
    told = []
    for deck, card in islice(_cards(prepared), _FIRST_CARDS):
        example = next(iter(card.note.examples), None) if card.id.kind == "case" else None
        question = Question(deck, card, example, NEW, None, {}, leech=False)
        told += [
            heading(_("Card: {kind}", kind=kind_name(card.id.kind))),
            question_face(question),
            rows([quiet(_("Answer")), answer_face(question)]),
        ]
    return paragraphs(told)


def _cards(prepared: Prepared) -> Iterator[tuple[Deck, Card]]:
    for arrival in prepared.arrivals:
        for note in arrival.deck.notes:
            for kind in note.kinds:
                yield arrival.deck, Card(CardId(arrival.deck.id, note.id, kind), note)


# --- what is wrong ---------------------------------------------------------------------------------------------------


def unforeseen(fault: Exception) -> TrainerError:
    """The error for a file with which nobody reckoned."""
    return TrainerError(
        N_("this file led the program into an error of its own: {fault}"),
        hint=N_("please tell its makers, and send them the file if you may"),
        fault=clean_line(f"{type(fault).__name__}: {fault}")[:200],
    )


def problem_face(error: TrainerError, file: Path, width: int) -> Content:
    """What is wrong, where, and what to do; lines of the file are cut to ``width`` cells."""
    name = plain_line(file.name).plain
    told = [Content.styled(_("This file can't be taken in."), "$warning bold")]
    if isinstance(error, DeckError):
        told += [_message_face(message, name, width) for message in error.messages]
        if not error.complete:
            told.append(quiet(_("Only the first {n} problems are shown.", n=len(error.messages))))
    else:
        told.append(plain_text(error.explain(_)))
    told.append(quiet(_("Nothing was changed.")))
    return paragraphs(told)


def _message_face(message: Message, name: str, width: int) -> Content:
    told = [plain_text(message._replace(excerpt="").explain(_, name))]
    if message.excerpt.strip():
        excerpt, caret = _window(message.excerpt, message.caret, max(_LEAST_EXCERPT, width - 2))
        told += [Content.assemble("  ", excerpt), Content.assemble("  ", " " * caret, ("^", "$warning bold"))]
    return rows(told)


def _window(excerpt: str, caret: int, width: int) -> tuple[Content, int]:
    """At most ``width`` cells of a line, the place ``caret`` among them, and where that is now."""
    if cell_len(excerpt) <= width:
        return plain_line(excerpt), caret
    first = max(0, caret - width * 2 // 3)
    return fit(plain_line(excerpt[first:]), width), min(caret - first, width - 1)


# --- what came in ----------------------------------------------------------------------------------------------------


def taken_face(prepared: Prepared, brought: Brought) -> Content:
    """What came in, and where the files are that stood there before."""
    told = [Content.styled(_("Taken in."), "$success bold")]
    if not brought.reviews and all(arrival.what == "unchanged" for arrival in prepared.arrivals):
        told = [Content.styled(_("All of it was there already; nothing was changed."), "bold")]
    told += [_taken_deck(arrival) for arrival in prepared.arrivals]
    if brought.reviews:
        told.append(
            Content(n_("{n} entry came into your history.", "{n} entries came into your history.", brought.reviews))
        )
    told.append(rows(_aside(brought.aside)))
    return paragraphs(told)


def _taken_deck(arrival: Arrival) -> Content:
    deck = arrival.deck
    cards = sum(len(note.kinds) for note in deck.notes)
    told = [
        plain_line(title_of(deck.title)).stylize("$accent bold"),
        Content(", ".join([n_("{n} note", "{n} notes", len(deck.notes)), n_("{n} card", "{n} cards", cards)])),
    ]
    if arrival.what == "unchanged":
        told.append(Content(_("It was there already.")))
    elif arrival.merged is not None and arrival.before is not None:
        told.append(plain_line(edition_line(arrival.before, deck, arrival.merged.changes)))
    return rows(told)


def _aside(files: Iterable[Path]) -> Iterator[Content]:
    for file in files:
        yield plain_line(_("What stood there before is in {file}.", file=file))
