"""Progress that goes on under another name: what probably was renamed is offered, the learner says whether it was.

The name of a note that has no id of its own is made from its words, and an author may give it another id at any time.
What was learnt then lies under a name that no deck holds any more. It stays there until the learner says that a new
name means the same. Offers that nobody answers block nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.cloze import filled
from trainer.decks.renamed import SAME_DECK, Same, same_notes, share_held
from trainer.decks.seen import SeenDeck, SeenNote, as_seen, forget, gone_from, read_seen, write_seen
from trainer.errors import StorageError
from trainer.history.events import Rename
from trainer.i18n import N_
from trainer.study.collection import Collection
from trainer.text import clean_line

FOLDER: Final = "seen"
"""In the data folder: what each deck held when it was last opened."""

_MOST_GONE: Final = 500
"""Notes that vanished from a deck and are named at the beginning of what is remembered of it."""


class Offer(NamedTuple):
    """A note, or a whole deck, that probably goes on under another name.

    Attributes:
        old, new: ``deck/note``, or ``deck/`` for a deck.
        title: of the deck as it is now, on one clean line.
        before, now: the front of the note, or the deck's title, as it was and as it is, on one clean line.
        begun: there is progress under the new name as well; if it's the same, both are put together.
    """

    old: str
    new: str
    title: str
    before: str
    now: str
    begun: bool

    @property
    def is_deck(self) -> bool:
        """Whether a whole deck is meant."""
        return self.old.endswith("/")


def seen_folder(collection: Collection) -> Path:
    """Where it is remembered what the decks of ``collection`` held."""
    return collection.history.folder / FOLDER


def look(collection: Collection) -> tuple[Offer, ...]:
    """What is to be offered now; everything else is remembered as it is, for the next time."""
    before = _Before(collection, seen_folder(collection))
    found = before.offers()
    before.remember(found)
    return found


def offers(collection: Collection, folder: Path) -> tuple[Offer, ...]:
    """What is to be offered, by what ``folder`` remembers: decks first, then notes in the order of the decks."""
    return _Before(collection, folder).offers()


def remember(collection: Collection, folder: Path) -> None:
    """Remembers what the decks hold now, but for what takes part in an open offer.

    Only decks with progress are remembered, and what can't be written is left: nothing is lost but an offer.
    """
    before = _Before(collection, folder)
    before.remember(before.offers())


def accept(collection: Collection, accepted: Sequence[Offer], folder: Path) -> None:
    """They are the same: what was learnt under the old names counts for the new ones. One action, to be undone as one.

    Raises:
        StorageError: it couldn't be written; nothing changed.
    """
    if not accepted:
        return
    now = collection.clock.now()
    collection.record([Rename(id=collection.new_id(now), at=now, old=offer.old, new=offer.new) for offer in accepted])
    for offer in accepted:
        if offer.is_deck:
            with suppress(OSError):
                _hand_on(folder, offer)


def decline(declined: Iterable[Offer], folder: Path) -> None:
    """They aren't the same, which is never asked again. What was learnt under the old names stays in the history.

    Raises:
        StorageError: that couldn't be noted; it will be asked again.
    """
    by_deck: defaultdict[str, set[str]] = defaultdict(set)
    for offer in declined:
        deck_id, _slash, note_id = offer.old.partition("/")
        by_deck[deck_id].add(note_id)
    for deck_id, note_ids in by_deck.items():
        try:
            seen = read_seen(folder, deck_id)
            if "" in note_ids:
                forget(folder, deck_id)
            elif seen is not None:
                notes = {id_: note for id_, note in seen.notes.items() if id_ not in note_ids}
                write_seen(folder, SeenDeck(deck_id, seen.title, notes))
        except OSError as error:
            told = N_("it couldn't be noted what isn't the same; it will be asked again")
            raise StorageError(told, place=clean_line(str(folder))) from error


def _hand_on(folder: Path, offer: Offer) -> None:
    """What vanished from a deck while it got a new id can be known again as well."""
    seen, new_id = read_seen(folder, offer.old.removesuffix("/")), offer.new.removesuffix("/")
    if seen is not None and read_seen(folder, new_id) is None:
        write_seen(folder, SeenDeck(new_id, seen.title, seen.notes))


class _Before:
    """What was remembered, beside what is there now, of all decks with progress."""

    def __init__(self, collection: Collection, folder: Path) -> None:
        self._collection = collection
        self._folder = folder
        self._begun = collection.journal.notes()
        self._begun_decks = {name.partition("/")[0] for name in self._begun}
        self._renames = self._said_before()
        files = {
            deck.id: collection.library.signature(deck) for deck in collection.decks if deck.id in self._begun_decks
        }
        self._unchanged = {id_ for id_, file in files.items() if file is not None and self._is_settled(id_, file)}
        read = self._begun_decks - self._unchanged
        self._seen = {id_: seen for id_ in read if (seen := read_seen(folder, id_)) is not None}
        self._now = {deck.id: as_seen(deck, files[deck.id]) for deck in collection.decks if deck.id in read}
        self._gone_decks = sorted(id_ for id_ in self._seen if collection.deck(id_) is None)

    def _is_settled(self, deck_id: str, file: tuple[int, int]) -> bool:
        """Whether nothing can be offered of a deck, for its file is as it was, and nothing is new under an old name."""
        gone = gone_from(self._folder, deck_id, file)
        names = (f"{deck_id}/{note_id}" for note_id in gone or ())
        return gone is not None and not any(name in self._begun and name in self._renames for name in names)

    def _said_before(self) -> Mapping[str, str]:
        """Old name -> new one, of all that ever were the same, taken back or not.

        Events may come in later under the old name: from another device, or because a renaming was undone.
        """
        events = self._collection.history.events if self._begun else ()
        return {event.old: event.new for event in events if isinstance(event, Rename)}

    # --- guessing ------------------------------------------------------------------------------------------------

    def offers(self) -> tuple[Offer, ...]:
        """See `offers` of the module."""
        notes = (offer for deck in self._collection.decks for offer in self._note_offers(deck.id))
        return (*self._deck_offers(), *notes)

    def _note_offers(self, deck_id: str) -> Iterator[Offer]:
        seen, now = self._seen.get(deck_id), self._now.get(deck_id)
        if seen is None or now is None:
            return
        vanished = {
            id_: note for id_, note in seen.notes.items() if id_ not in now.notes and f"{deck_id}/{id_}" in self._begun
        }
        if not vanished:
            return
        pairs = list(self._said(deck_id, vanished.values(), now.notes))
        olds, news = {pair.old.id for pair in pairs}, {pair.new.id for pair in pairs}
        pairs += same_notes(
            (note for id_, note in vanished.items() if id_ not in olds),
            (note for id_, note in now.notes.items() if id_ not in seen.notes and id_ not in news),
        )
        for old, new in pairs:
            name = f"{deck_id}/{new.id}"
            before, after = clean_line(filled(old.front)), clean_line(filled(new.front))
            yield Offer(f"{deck_id}/{old.id}", name, clean_line(now.title), before, after, name in self._begun)

    def _said(self, deck_id: str, vanished: Iterable[SeenNote], now: Mapping[str, SeenNote]) -> Iterator[Same]:
        """Those of which it was said before that they are the same."""
        for old in vanished:
            there, _slash, new_id = self._renames.get(f"{deck_id}/{old.id}", "").partition("/")
            if there == deck_id and new_id in now:
                yield Same(old, now[new_id])

    def _deck_offers(self) -> Iterator[Offer]:
        taken: set[str] = set()
        for old_id in self._gone_decks:
            seen = self._seen[old_id]
            shares = [
                (share_held(seen, as_seen(deck).notes), deck)
                for deck in self._collection.decks
                if deck.id not in taken and self._may_be(old_id, deck.id)
            ]
            share, best = max(shares, key=lambda found: found[0], default=(0.0, None))
            if best is None or share < SAME_DECK:
                continue
            taken.add(best.id)
            title = clean_line(best.title.own)
            begun = best.id in self._begun_decks
            yield Offer(f"{old_id}/", f"{best.id}/", title, clean_line(seen.title), title, begun)

    def _may_be(self, old_id: str, deck_id: str) -> bool:
        """Whether a deck wasn't there beside the vanished one, as far as that is known."""
        said_before = self._renames.get(f"{old_id}/") == f"{deck_id}/"
        was_there = deck_id in self._unchanged or deck_id in self._seen
        return said_before or deck_id not in self._begun_decks or not was_there

    # --- remembering ---------------------------------------------------------------------------------------------

    def remember(self, found: Iterable[Offer]) -> None:
        """See `remember` of the module; ``found``: the open offers."""
        if self._collection.history.read_only or not self._collection.history.events:
            return  # nothing of it is on disk
        targets = {offer.new for offer in found}
        for deck_id, now in self._now.items():
            if f"{deck_id}/" in targets:
                continue
            open_ids = {name.removeprefix(f"{deck_id}/") for name in targets if name.startswith(f"{deck_id}/")}
            notes = {id_: note for id_, note in now.notes.items() if id_ not in open_ids}
            seen = self._seen.get(deck_id)
            if seen is not None:
                notes |= {id_: note for id_, note in seen.notes.items() if self._is_missed(now, id_)}
            gone = tuple(id_ for id_ in notes if id_ not in now.notes)
            settled = len(notes) - len(gone) == len(now.notes) and len(gone) <= _MOST_GONE
            remembered = SeenDeck(deck_id, now.title, notes, now.file if settled else None, gone if settled else ())
            if remembered != seen:
                with suppress(OSError):
                    write_seen(self._folder, remembered)

    def _is_missed(self, now: SeenDeck, note_id: str) -> bool:
        """Whether a note has vanished and may have to be known again."""
        name = f"{now.id}/{note_id}"
        return note_id not in now.notes and (name in self._begun or name in self._renames)
