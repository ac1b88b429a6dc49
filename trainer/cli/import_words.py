"""What an import has brought, in words and as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from trainer.cli.render import tell, write
from trainer.decks.cards import cards_of
from trainer.decks.messages import Message
from trainer.decks.three_way import Merged
from trainer.i18n import N_, _, n_
from trainer.importing.arrival import Arrival
from trainer.importing.report import Remark, Report
from trainer.study.bringing_in import Brought, Prepared
from trainer.study.edition_words import clash_lines, edition_line
from trainer.text import clean_line

_MOST = 20
"""Remarks of one sort that are told; ``--json`` gives all that were kept."""


def tell_prepared(file: Prepared, *, dry_run: bool, past: bool) -> None:
    """Warnings and remarks to stderr, a line for each deck to stdout."""
    name = clean_line(str(file.file))
    for arrival in file.arrivals:
        for warning in _warnings(arrival):
            tell(warning.explain(_, name, warning=True))
    for report in reports_of(file):
        _tell_remarks(name, "{told}", report.changed, report.more_changed)
        _tell_remarks(name, N_("left out: {told}"), report.left_out, report.more_left_out)
        if past and report.reviews:
            tell(f"{name}: " + n_("{n} review", "{n} reviews", report.reviews))
    for arrival in file.arrivals:
        write(_line(name, arrival, dry_run=dry_run))
        if arrival.merged is not None and arrival.before is not None:
            write("  " + edition_line(arrival.before, arrival.deck, arrival.merged.changes))
            for line in clash_lines(arrival.merged):
                tell("  " + line)
        if arrival.for_starter and not dry_run:
            _tell_starter(name, arrival)


def tell_past(brought: Brought, asked: int) -> None:
    """How much came into the history."""
    if brought.reviews:
        write(n_("{n} entry came into your history.", "{n} entries came into your history.", brought.reviews))
    if asked:
        write(n_("{n} changed card is asked again today.", "{n} changed cards are asked again today.", asked))


def tell_aside(brought: Brought) -> None:
    """Where the files are that stood there before."""
    for path in brought.aside:
        tell(_("What stood there before is in {file}.", file=clean_line(str(path))))


def reports_of(file: Prepared) -> list[Report]:
    """The reports of a file's decks, each once: several decks may share one."""
    return list({id(arrival.imported.report): arrival.imported.report for arrival in file.arrivals}.values())


def imported_as_json(
    prepared: Sequence[Prepared], brought: Brought, failed: Sequence[dict[str, Any]], *, dry_run: bool
) -> dict[str, Any]:
    """Everything in one object."""
    decks = [_deck_as_json(file, arrival) for file in prepared for arrival in file.arrivals]
    reports = [(clean_line(str(file.file)), report) for file in prepared for report in reports_of(file)]
    warnings = [
        {"file": clean_line(str(file.file)), "place": f"{warning.line}:{warning.column}", "message": _told(warning)}
        for file in prepared
        for arrival in file.arrivals
        for warning in _warnings(arrival)
    ]
    return {
        "decks": decks,
        "notes": sum(deck["notes"] for deck in decks),
        "cards": sum(deck["cards"] for deck in decks),
        "reviews": sum(report.reviews for _file, report in reports),
        "new_events": brought.reviews,
        "left_out": [row for name, report in reports for row in _remarks_as_json(name, report.left_out)],
        "more_left_out": sum(report.more_left_out for _file, report in reports),
        "warnings": warnings + [row for name, report in reports for row in _remarks_as_json(name, report.changed)],
        "put_aside": [clean_line(str(path)) for path in brought.aside],
        "errors": list(failed),
        "dry_run": dry_run,
    }


def _deck_as_json(file: Prepared, arrival: Arrival) -> dict[str, Any]:
    deck = arrival.deck
    return {
        "id": deck.id,
        "title": deck.title.own,
        "source": clean_line(str(file.file)),
        "format": file.format,
        "file": clean_line(str(arrival.target)),
        "what": arrival.what,
        "notes": len(deck.notes),
        "cards": len(cards_of(deck)),
        "changes": _changes_as_json(arrival.merged) if arrival.merged is not None else [],
    }


def _changes_as_json(merged: Merged) -> list[dict[str, Any]]:
    return [
        {"note": change.note, "what": change.what, "fields": list(change.fields), "clashes": list(change.clashes)}
        for change in merged.changes
    ]


def _remarks_as_json(name: str, remarks: Iterable[Remark]) -> list[dict[str, str]]:
    return [
        {"file": name, "place": remark.place, "message": _(remark.text).format(**remark.values)} for remark in remarks
    ]


def _told(warning: Message) -> str:
    return _(warning.text).format(**warning.values)


def _warnings(arrival: Arrival) -> list[Message]:
    return [warning for warning in arrival.imported.deck.warnings if isinstance(warning, Message)]


def _tell_remarks(name: str, sort: str, remarks: Sequence[Remark], more: int) -> None:
    for remark in remarks[:_MOST]:
        tell(f"{name}: " + _(sort, told=remark.explain(_)))
    more += len(remarks[_MOST:])
    if more:
        tell(f"{name}: " + n_("and {n} more like that", "and {n} more like that", more))


def _line(name: str, arrival: Arrival, *, dry_run: bool) -> str:
    notes = n_("{n} note", "{n} notes", len(arrival.deck.notes))
    cards = n_("{n} card", "{n} cards", len(cards_of(arrival.deck)))
    if arrival.what == "unchanged":
        text = N_("{file}: {notes}, {cards}; it is already there: {target}")
    elif dry_run:
        text = N_("{file}: {notes}, {cards}; it would become {target}")
    else:
        text = N_("{file}: {notes}, {cards}; it is now {target}")
    return _(text, file=name, notes=notes, cards=cards, target=clean_line(str(arrival.target)))


def _tell_starter(name: str, arrival: Arrival) -> None:
    tell(
        _(
            "{file}: it now stands in the place of the deck that comes with the program; deleting {target} brings "
            "that one back",
            file=name,
            target=clean_line(str(arrival.target)),
        )
    )
