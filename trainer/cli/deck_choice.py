"""Which decks ``--deck`` means: an id, or a file that is opened besides the library's."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.opening import Run
from trainer.decks.identity import slug
from trainer.errors import UsageError
from trainer.i18n import N_
from trainer.text import clean_line

if TYPE_CHECKING:
    from trainer.study.collection import Collection


def is_file_name(name: str) -> bool:
    """Whether ``name`` says by its folder or its ending that it's a file; ids have neither."""
    return name.lower().endswith((".yaml", ".yml")) or Path(name).name != name


def open_with(
    started: Run, names: Sequence[str], *, told: bool = True, place: str = "--deck"
) -> tuple["Collection", tuple[str, ...] | None]:
    """The collection, and the ids of the decks called ``names``; None, which means all of them, if there are no names.

    ``told`` as in `Run.collection`; ``place`` is where the names stand on the command line, for errors.

    Raises:
        UsageError: there is no such deck.
        DeckError: the file of that name, or of that id, is a broken deck.
    """
    files = {name: started.deck_file(name) for name in names if is_file_name(name)}
    started.extra_decks += files.values()
    collection = started.collection(told=told)
    if not names:
        return collection, None
    return collection, tuple(
        _id_of_file(collection, files[name]) if name in files else _known_id(collection, name, place) for name in names
    )


def _id_of_file(collection: "Collection", file: Path) -> str:
    for error in collection.library.broken:
        if error.file is not None and _same(error.file, file):
            raise error
    for deck in collection.decks:
        if deck.file is not None and _same(deck.file, file):
            return deck.id
    raise UsageError(
        N_("another deck with the same id goes before this one"), hint=SEE_DECKS, place=clean_line(str(file))
    )


def _known_id(collection: "Collection", name: str, place: str) -> str:
    if collection.deck(name) is None:
        for error in collection.library.broken:
            if error.file is not None and name in (error.file.stem, slug(error.file.stem)):
                raise error
        near = _nearest(name, [deck.id for deck in collection.decks])
        hint = N_("did you mean {near}") if near else SEE_DECKS
        raise UsageError(
            N_("there is no deck with the id {name}"), hint=hint, place=place, name=clean_line(name), near=near
        )
    return name


def _nearest(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # only after a slip of the pen

    return next(iter(get_close_matches(name[:80], known, n=1)), "")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


SEE_DECKS = N_("peksos-trainer decks lists them")
