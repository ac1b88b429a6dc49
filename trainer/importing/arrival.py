"""What an imported deck would become in the learner's folder: a new file, nothing, or a new edition of what is there.

Nothing is written here.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, NamedTuple

from trainer.decks.as_written import deck_yaml
from trainer.decks.identity import slug
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_bytes, read_deck
from trainer.decks.three_way import Merged, merge, same_deck
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.importing.report import Imported
from trainer.text import clean_line

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
)
"""Names that Windows takes for devices, whatever their ending."""

_SAME_DECK: Final = 0.8
"""Share of a deck's notes that another file must hold to be an edition of it, not a deck that took its id."""

_ANOTHER_ID: Final = N_('delete that one, or give this one another id ("id: …" in the file, or --id)')


class Folders(NamedTuple):
    """Where a learner's decks are kept.

    Attributes:
        decks: the learner's own decks. base: of each, the edition it was made from.
        replaced: what stood in a file that a new edition, or nothing, has taken the place of.
    """

    decks: Path
    base: Path
    replaced: Path

    def base_of(self, deck_id: str) -> Path:
        """Where the edition is kept that the learner's copy of a deck was made from."""
        return self.base / f"{slug(deck_id)}.yaml"


class SameIdError(TrainerError):
    """Another deck has the id. It can come in under another one."""


class Arrival(NamedTuple):
    """One deck on its way in.

    Attributes:
        target: the file that will hold it.
        what: "new", "unchanged" (it is there already) or "update".
        text: what will stand in the file; ``deck`` is read from it.
        before: the deck that stands there now (update).
        merged: what changes (update).
        base: what will be kept as the edition it comes from; empty: what is kept stays.
        keep_old: the file that stands there is put aside, for something of it would be lost otherwise.
        for_starter: it is another edition of a deck that comes with the program, and goes before it from now on.
        stands: what the file holds that this was worked out from; None if there is none yet.
    """

    imported: Imported
    target: Path
    what: Literal["new", "unchanged", "update"]
    text: str
    deck: Deck
    before: Deck | None = None
    merged: Merged | None = None
    base: str = ""
    keep_old: bool = False
    for_starter: bool = False
    stands: bytes | None = None


class OwnDecks:
    """The decks that lie in the learner's folder, read once for a whole import."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._texts = {path: _bytes_of(path) for path in deck_files(folders.decks)}
        self._files = {path: _deck_of(text, path) for path, text in self._texts.items()}
        self._bases: dict[str, bytes] = {}

    @contextmanager
    def all_or_none(self) -> Iterator[None]:
        """What is worked out in here counts as coming in only if no error ends it."""
        before = dict(self._texts), dict(self._files), dict(self._bases)
        try:
            yield
        except BaseException:
            self._texts, self._files, self._bases = before
            raise

    def arrival(self, imported: Imported, source: Path) -> Arrival:
        """What becomes of ``imported``, which comes from the file ``source``.

        Raises:
            SameIdError: another deck has its id already.
            TrainerError: the id can't be a file's name, or another file has that name.
        """
        deck = imported.deck
        target = self.folders.decks / f"{_file_stem(deck.id, source)}.yaml"
        there = next((path for path, own in self._files.items() if own is not None and own.id == deck.id), None)
        if there is not None:
            return self._update(imported, there, source)
        for path in self._files:
            if path.name.lower() == target.name.lower():
                told = N_("there is another file of that name already: {other}")
                raise SameIdError(told, hint=_ANOTHER_ID, place=_shown(source), id=deck.id, other=_shown(path))
        for_starter = _is_edition_of_starter(deck, source)
        kept = deck._replace(file=target)
        self._keep(imported, target, imported.text, kept)
        return Arrival(imported, target, "new", imported.text, kept, base=imported.text, for_starter=for_starter)

    def _update(self, imported: Imported, there: Path, source: Path) -> Arrival:
        own, new = self._files[there], imported.deck
        if own is None:
            raise AssertionError("only files that were read are updated")
        kept = new._replace(file=there)
        edition = self._base_text(own.id)
        base = self._base(own.id)
        if same_deck(own, kept):
            known = "" if _is_own_text(base, own, source, there) else imported.text
            return Arrival(imported, there, "unchanged", imported.text, kept, base=known)
        if not _is_edition(new, base or own):
            raise SameIdError(
                N_('there is another deck with the id "{id}" already: {other}'),
                hint=_ANOTHER_ID,
                place=_shown(source),
                id=new.id,
                other=_shown(there),
            )
        if base is not None and same_deck(base, kept):  # the learner's copy was made from it: all else is their own
            return Arrival(imported, there, "unchanged", imported.text, own, base=imported.text)
        merged = merge(base, own, kept)
        if same_deck(merged.deck, own):
            self._bases[own.id] = imported.text.encode()
            return Arrival(imported, there, "unchanged", imported.text, own, own, merged, imported.text)
        if same_deck(merged.deck, kept):
            text, deck = imported.text, kept
        else:
            text = deck_yaml(merged.deck)
            deck = _lines_of(text, merged.deck, there)
        stands = self._texts[there]
        # Comments are no part of a deck, but somebody wrote them.
        keep_old = base is None or merged.own or stands != edition
        self._keep(imported, there, text, deck)
        return Arrival(imported, there, "update", text, deck, own, merged, imported.text, keep_old, stands=stands)

    def _keep(self, imported: Imported, target: Path, text: str, deck: Deck) -> None:
        """From now on it counts as being there, for what comes in together with it."""
        self._texts[target], self._files[target] = text.encode(), deck
        self._bases[deck.id] = imported.text.encode()

    def _base(self, deck_id: str) -> Deck | None:
        found = _deck_of(self._base_text(deck_id), self.folders.base_of(deck_id))
        return found if found is not None and found.id == deck_id else None

    def _base_text(self, deck_id: str) -> bytes | None:
        found = self._bases.get(deck_id)
        return found if found is not None else _bytes_of(self.folders.base_of(deck_id))

    def starters_updated(self, starters: Iterable[Deck]) -> Mapping[str, Deck]:
        """Of the decks that come with the program: those of which the learner has a copy of an earlier edition."""
        own = {deck.id for deck in self._files.values() if deck is not None}
        return {
            deck.id: deck
            for deck in starters
            if deck.id in own and (base := self._base(deck.id)) and not same_deck(base, deck)
        }


def _bytes_of(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except DeckError:
        return None


def _deck_of(text: bytes | None, path: Path) -> Deck | None:
    try:
        return parse_deck(text, path) if text is not None else None
    except DeckError:
        return None


def _is_own_text(base: Deck | None, own: Deck, source: Path, there: Path) -> bool:
    """Whether a file that says the same as the learner's may be the learner's own, edits and all, and no edition.

    Taken for one, it would make the edits look like the author's, and the next edition would take them away.
    """
    if source.resolve() == there.resolve():
        return True
    is_edited = base is not None and not same_deck(base, own)
    return is_edited and source.resolve().parent != starter_folder().resolve()


def _file_stem(deck_id: str, source: Path) -> str:
    name = slug(deck_id)
    if name in _RESERVED:
        raise TrainerError(
            N_('"{id}" can\'t be the name of a file on Windows'),
            hint=N_('give the deck another id ("id: …")'),
            place=_shown(source),
            id=deck_id,
        )
    return name


def _lines_of(text: str, deck: Deck, target: Path) -> Deck:
    """``deck`` as it will be read from ``target``; its warnings stay those of the file it comes from."""
    kept = parse_deck(text, target)
    if not same_deck(kept, deck):
        raise AssertionError(f"the deck {deck.id} isn't read back as it is")
    return kept._replace(warnings=deck.warnings)


def _is_edition_of_starter(deck: Deck, source: Path) -> bool:
    """Whether ``deck`` is one of the decks that come with the program; one that only has such a deck's id is refused.

    A deck in the learner's folder hides the starter deck of the same id, which nobody wants of a few cards of another
    kind.
    """
    for path in deck_files(starter_folder()):
        starter = read_deck(path)
        if starter.id == deck.id:
            if not _is_edition(deck, starter):
                raise SameIdError(
                    N_('a deck that comes with the program has the id "{id}" already'),
                    hint=N_('give this one another id ("id: …" in the file, or --id)'),
                    place=_shown(source),
                    id=deck.id,
                )
            return True
    return False


def _is_edition(deck: Deck, other: Deck) -> bool:
    ids = {note.id for note in deck.notes}
    return sum(note.id in ids for note in other.notes) >= _SAME_DECK * len(other.notes)


def _shown(path: Path) -> str:
    return clean_line(str(path))
