"""Takes a YAML deck into the learner's folder: its own text, with the id that its cards will be known by."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trainer.decks.cards import cards_of
from trainer.decks.identity import slug
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError, Message
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_bytes, read_deck
from trainer.decks.write import with_head
from trainer.errors import StorageError, TrainerError
from trainer.i18n import N_
from trainer.text import clean_line

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")})
"""Names that Windows takes for devices, whatever their ending."""

_SAME_DECK = 0.8
"""Share of a deck's notes that another file must hold to be an edition of it, not a deck that took its id."""

_ANOTHER_ID = N_('delete that one, or give this one another id ("id: …")')


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in, or would.

    Attributes:
        target: the file that holds it in the learner's folder.
        unchanged: the folder held this very deck already.
        warnings: what the author should know.
        for_starter: it is another edition of a deck that comes with the program, and goes before it from now on.
    """

    deck: Deck
    target: Path
    notes: int
    cards: int
    warnings: tuple[Message, ...]
    unchanged: bool = False
    for_starter: bool = False


def import_deck(source: Path, folder: Path, dry_run: bool = False) -> ImportReport:
    """Copies the deck in ``source`` into ``folder``, under the name of its id. With ``dry_run`` nothing is written.

    Raises:
        DeckError: ``source`` isn't a deck.
        TrainerError: there is another deck of that id, or the id can't be a file's name.
        StorageError: it couldn't be written; the folder is as it was.
    """
    data = read_bytes(source)
    deck = parse_deck(data, source)
    target = _target(deck, folder)
    text = with_head(data, deck)
    kept = _read_back(text, deck, target)
    unchanged = _is_there(text, deck, folder, target)
    for_starter = not unchanged and _is_edition_of_starter(deck)
    if not (dry_run or unchanged):
        _write(target, text)
    warnings = tuple(message for message in deck.warnings if isinstance(message, Message))
    return ImportReport(kept, target, len(kept.notes), len(cards_of(kept)), warnings, unchanged, for_starter)


def _target(deck: Deck, folder: Path) -> Path:
    name = slug(deck.id)
    if name in _RESERVED:
        raise TrainerError(
            N_('"{id}" can\'t be the name of a file on Windows'),
            hint=N_('give the deck another id ("id: …")'),
            place=_shown(deck.file),
            id=deck.id,
        )
    return folder / f"{name}.yaml"


def _read_back(text: str, deck: Deck, target: Path) -> Deck:
    """The deck that will be read from now on. It must be the same: what isn't, isn't written."""
    try:
        kept = parse_deck(text, target)
    except DeckError:
        kept = None
    if kept is None or _content(kept) != _content(deck):
        raise TrainerError(
            N_("this deck can't be given an id without changing it"),
            hint=N_('write "format: 1", "id: {id}" and "title: …" at its beginning, and the cards below "cards:"'),
            place=_shown(deck.file),
            id=deck.id,
        )
    return kept


def _content(deck: Deck) -> Deck:
    """``deck`` without where it was read from and at which line."""
    notes = tuple(note._replace(line=0) for note in deck.notes)
    return deck._replace(notes=notes, file=None, pinned=True, warnings=())


def _is_there(text: str, deck: Deck, folder: Path, target: Path) -> bool:
    """Whether the folder holds this deck already; another one under its id or its name is refused."""
    for path in deck_files(folder):
        try:
            other = read_deck(path)
        except DeckError:
            other = None
        same_name = path.name.lower() == target.name.lower()
        if other is not None and other.id == deck.id and _content(other) == _content(parse_deck(text, target)):
            return True
        if other is not None and other.id == deck.id:
            raise _other_deck(deck, other, path)
        if same_name:
            raise TrainerError(
                N_("there is another file of that name already: {other}"),
                hint=_ANOTHER_ID,
                place=_shown(deck.file),
                id=deck.id,
                other=_shown(path),
            )
    return False


def _other_deck(deck: Deck, own: Deck, path: Path) -> TrainerError:
    return TrainerError(
        N_('there is another deck with the id "{id}" already: {other}'),
        hint=N_("if this is a newer edition of it, copy the new file over {other}; your progress stays")
        if _is_edition(deck, own)
        else _ANOTHER_ID,
        place=_shown(deck.file),
        id=deck.id,
        other=_shown(path),
    )


def _is_edition_of_starter(deck: Deck) -> bool:
    """Whether ``deck`` is one of the decks that come with the program; one that only has such a deck's id is refused.

    A deck in the learner's folder hides the starter deck of the same id, which nobody wants of a few cards of another
    kind.
    """
    for path in deck_files(starter_folder()):
        starter = read_deck(path)
        if starter.id == deck.id:
            if not _is_edition(deck, starter):
                raise TrainerError(
                    N_('a deck that comes with the program has the id "{id}" already'),
                    hint=N_('give this one another id ("id: …")'),
                    place=_shown(deck.file),
                    id=deck.id,
                )
            return True
    return False


def _is_edition(deck: Deck, other: Deck) -> bool:
    ids = {note.id for note in deck.notes}
    return sum(note.id in ids for note in other.notes) >= _SAME_DECK * len(other.notes)


def _write(target: Path, text: str) -> None:
    """Makes ``text`` the file ``target``: wholly or not at all."""
    unfinished: Path | None = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=target.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        hint = N_("check that there is room on the disk and that you are allowed to write there")
        raise StorageError(N_("the deck couldn't be saved"), hint=hint, place=_shown(target)) from error


def _shown(path: Path | None) -> str:
    return clean_line(str(path)) if path else ""
