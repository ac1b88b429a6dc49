"""Every deck there is: those that come with the program, the learner's own, and files named on the command line.

A deck of the learner's wins over a starter deck of the same id, and a file named on the command line over both. A
broken file never takes the others along, and one that breaks while the program runs leaves its last good deck in use.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.decks.cache import DeckCache
from trainer.decks.messages import DeckError, whole_file
from trainer.decks.model import Deck
from trainer.i18n import N_
from trainer.text import clean_line

ENDINGS = (".yaml", ".yml")

_PACKAGE = Path(__file__).parent.parent


def starter_folder() -> Path:
    """Where the decks that come with the program lie: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / "starter_decks"
    return inside if inside.is_dir() else _PACKAGE.parent / "decks"


def deck_files(folder: Path) -> list[Path]:
    """The deck files in ``folder``, sorted by name; none if there is no such folder. Hidden files don't count.

    Raises:
        DeckError: the folder may not be looked into.
    """
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.name[0] != "."]
        return sorted(path for path in found if path.is_file())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise whole_file(N_("this folder can't be looked into"), N_("look at its permissions"), folder) from error


@dataclass(slots=True)
class _Known:
    """A file as it was when it was last read.

    Attributes:
        signature: its size and time; None for one that can't be looked at.
        deck: the last good deck, also when the file has been broken since.
    """

    signature: tuple[int, int] | None
    deck: Deck | None = None
    error: DeckError | None = None


class DeckLibrary:
    """The decks of three places, read from their files and looked at again on demand.

    With a ``cache``, files that are as they were when they were last read aren't parsed again.

    Attributes:
        decks: starter decks first, then the learner's, then the files named; each id once.
        broken: what is wrong with files that can't be used as they are now.
    """

    def __init__(self, starter: Path, user: Path, extra: Iterable[Path] = (), cache: DeckCache | None = None) -> None:
        self._folders = (starter, user)
        self._extra = tuple(extra)
        self._cache = cache
        self._known: dict[Path, _Known] = {}
        self._unreadable: list[DeckError] = []
        self.decks: tuple[Deck, ...] = ()
        self.broken: tuple[DeckError, ...] = ()

    def load(self) -> None:
        """Reads everything anew."""
        self._known = {}
        self.refresh()

    def refresh(self) -> bool:
        """Reads again what has another size or time than before; True if anything is to be shown anew."""
        groups, unreadable = self._files()
        known = {path: _look(path, self._known.get(path), self._cache) for group in groups for path in group}
        if (
            known.keys() == self._known.keys()
            and all(entry is self._known[path] for path, entry in known.items())
            and [error.place for error in unreadable] == [error.place for error in self._unreadable]
        ):
            return False
        self._known, self._unreadable = known, unreadable
        self.decks, clashes = _chosen(groups, known)
        self.broken = (*unreadable, *(entry.error for entry in known.values() if entry.error), *clashes)
        return True

    def signature(self, deck: Deck) -> tuple[int, int] | None:
        """Size and time of the file that ``deck`` was read from; None if the file has been broken since."""
        known = self._known.get(deck.file) if deck.file is not None else None
        return known.signature if known is not None and known.deck is deck and known.error is None else None

    def _files(self) -> tuple[list[list[Path]], list[DeckError]]:
        """The files of each place, and the folders that can't be looked into."""
        groups: list[list[Path]] = []
        unreadable: list[DeckError] = []
        for folder in self._folders:
            try:
                groups.append(deck_files(folder))
            except DeckError as error:
                groups.append([])
                unreadable.append(error)
        listed = {path.resolve() for group in groups for path in group}
        groups.append([path for path in dict.fromkeys(self._extra) if path.resolve() not in listed])
        return groups, unreadable


def _look(path: Path, before: _Known | None, cache: DeckCache | None) -> _Known:
    """What ``path`` holds now; ``before`` itself if it hasn't changed."""
    status: os.stat_result | None
    try:
        status = path.stat()
    except OSError:
        status = None
    signature = (status.st_size, status.st_mtime_ns) if status else None
    if before is not None and before.signature == signature:
        return before
    try:
        return _Known(signature, _read(path, status, cache))
    except DeckError as error:
        return _Known(signature, before.deck if before else None, error)


def _read(path: Path, status: os.stat_result | None, cache: DeckCache | None) -> Deck:
    """The deck in ``path``, from ``cache`` if it is there. Raises DeckError."""
    found = cache.find(path, status) if cache and status else None
    if found:
        return found
    from trainer.decks.parse import read_deck  # costs more than finding the deck in the cache

    deck = read_deck(path)
    if cache and status:
        cache.keep(path, status, deck)
    return deck


def _chosen(groups: Sequence[Sequence[Path]], known: Mapping[Path, _Known]) -> tuple[tuple[Deck, ...], list[DeckError]]:
    """One deck for each id, later places before earlier ones; within one place the second of an id is an error."""
    chosen: dict[str, Deck] = {}
    clashes: list[DeckError] = []
    for group in groups:
        here: dict[str, Path] = {}
        for path in group:
            deck = known[path].deck
            if deck is None:
                continue
            first = here.setdefault(deck.id, path)
            if first is path:
                chosen[deck.id] = deck
            else:
                clashes.append(_clash(deck.id, path, first))
    return tuple(chosen.values()), clashes


def _clash(deck_id: str, path: Path, first: Path) -> DeckError:
    return whole_file(
        N_('its id "{id}" is that of {other} as well'),
        N_('give one of the two another id ("id: …"), or delete one'),
        path,
        id=deck_id,
        other=clean_line(str(first)),
    )
