"""``export``: decks as other programs read them, everything as JSON, and papers to be printed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import click

from trainer.cli.deck_choice import open_with
from trainer.cli.export_values import OneOf, Whole
from trainer.cli.grammar import Argument, Command, Option
from trainer.cli.opening import Run
from trainer.cli.render import tell, write_as_it_is
from trainer.decks.cards import cards_of
from trainer.decks.model import Deck
from trainer.errors import UsageError
from trainer.exporting.everything import CardMemory, everything
from trainer.exporting.left_out import Exported
from trainer.exporting.saving import check_target, save
from trainer.i18n import N_, _
from trainer.study.collection import Collection

FORMATS = ("yaml", "csv", "anki", "quizlet", "gift", "json")
_SEVERAL = ("anki", "gift", "json")
"""Formats of which a file holds several decks."""

_USUAL_OPTIONS = 5


@click.command(
    cls=Command,
    name="export",
    help=N_(
        "Write decks as other programs read them: yaml (a deck file), csv (spreadsheets), anki (a text file that Anki "
        "imports), quizlet, gift (questions for Moodle), json (all decks, memory and history). With --sheet in place "
        "of --to: a paper with questions, key and explanations, to be opened in a browser and printed. What a format "
        "has no place for is said."
    ),
)
@click.argument(
    "decks",
    cls=Argument,
    nargs=-1,
    metavar=N_("DECK"),
    about=N_("Ids of decks, or deck files; without any: all decks."),
)
@click.option("--to", cls=Option, type=OneOf(FORMATS), metavar=N_("FORMAT"), help=N_("The format, see above."))
@click.option(
    "--sheet", cls=Option, type=Whole(1, 500), metavar=N_("NUMBER"), help=N_("A paper with so many questions.")
)
@click.option(
    "--seed",
    cls=Option,
    type=Whole(0, 999_999_999),
    default=1,
    metavar=N_("NUMBER"),
    help=N_("Another number, other questions and options; the same number, the same again (1 without it)."),
)
@click.option(
    "--options",
    cls=Option,
    type=Whole(4, _USUAL_OPTIONS),
    default=_USUAL_OPTIONS,
    metavar="4|5",
    help=N_("Options of a question of --sheet or gift (5 without it)."),
)
@click.option("-o", "--output", cls=Option, metavar=N_("FILE"), help=N_("Write this file in place of stdout."))
@click.option("--force", cls=Option, is_flag=True, help=N_("Replace the file if it is there already."))
@click.pass_obj
def command(
    started: Run,
    decks: tuple[str, ...],
    to: str | None,
    sheet: int | None,
    seed: int,
    options: int,
    output: str | None,
    force: bool,
) -> int:
    """See the help."""
    _check(decks, to, sheet)
    target = None if output in (None, "-") else Path(str(output))
    if target is not None:
        check_target(target, force=force)
    collection, ids = open_with(started, decks, place=_PLACE)
    chosen = [deck for deck in collection.decks if ids is None or deck.id in ids]
    if to == "json":
        _write(target, (f"{line}\n" for line in _everything(collection)))
        return 0
    if not chosen:
        raise UsageError(N_("there is no deck to write"), place=_PLACE)
    if len(chosen) > 1 and to not in _SEVERAL:
        names = ", ".join(deck.id for deck in chosen)
        raise UsageError(N_("only one deck fits into such a file; name one of: {names}"), place=_PLACE, names=names)
    exported = _paper(chosen[0], sheet, options, seed) if sheet else _exported(str(to), chosen, options, seed)
    _write(target, [exported.text])
    for remark in exported.remarks:
        tell(remark.explain(_))
    return 0


_PLACE = "peksos-trainer export"


def _check(decks: Sequence[str], to: str | None, sheet: int | None) -> None:
    if (to is None) == (sheet is None):
        told = N_("one of --to and --sheet is needed") if to is None else N_("--to and --sheet don't go together")
        raise UsageError(told, hint=N_("peksos-trainer export --help explains it"), place=_PLACE)
    if to == "json" and decks:
        raise UsageError(N_("json holds everything; leave out the names of decks"), place=_PLACE)


def _write(target: Path | None, pieces: Iterable[str]) -> None:
    if target is not None:
        save(target, pieces)
        return
    for piece in pieces:
        write_as_it_is(piece)


def _paper(deck: Deck, count: int, options: int, seed: int) -> Exported:
    from trainer.exporting.sheet import sheet

    return sheet(deck, count, options, seed)


def _exported(to: str, decks: Sequence[Deck], options: int, seed: int) -> Exported:
    """The one deck, or all, in a format; of the formats only the one that is wanted is loaded."""
    if to == "anki":
        from trainer.exporting.anki_text import anki_text

        return anki_text(decks)
    if to == "gift":
        from trainer.exporting.gift import gift

        return gift(decks, Random(seed), options)
    if to == "csv":
        from trainer.exporting.csv_table import csv_table

        return csv_table(decks[0])
    if to == "quizlet":
        from trainer.exporting.quizlet import quizlet

        return quizlet(decks[0])
    from trainer.exporting.yaml_deck import yaml_deck

    return Exported(yaml_deck(decks[0]))


def _everything(collection: Collection) -> Iterator[str]:
    return everything(collection.decks, _memory(collection), collection.history.events, collection.clock.now())


def _memory(collection: Collection) -> Iterator[CardMemory]:
    """All cards of the decks, then those that only the history knows."""
    seen: set[str] = set()
    for deck in collection.decks:
        for card in cards_of(deck):
            name = str(card.id)
            seen.add(name)
            yield CardMemory(name, collection.history_of(name).state, collection.is_suspended(card))
    for name in sorted(collection.journal.by_card.keys() - seen):
        yield CardMemory(name, collection.history_of(name).state, bool(collection.journal.suspended(name)))
