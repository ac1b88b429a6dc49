"""Anki's packages: a deck of ours for each of Anki's decks at the top.

The decks below one belong to it; which of them a note was in stays as one of its tags. A note is in the deck of its
first card.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.cards import cards_of
from trainer.errors import StorageError
from trainer.i18n import N_
from trainer.i18n.refusals import Refusal
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, AnkiReview
from trainer.importing.report import ForeignFileError, Imported, Report, Wanted
from trainer.importing.several_decks import deck_path, free_id
from trainer.importing.zip_members import open_zip
from trainer.text import clean_line

_ENDINGS: Final = (".apkg", ".colpkg")
_ZIP: Final = b"PK\x03\x04"
_READ: Final = 0.6
"""Share of the work that reading the file is."""

_MOST_DECKS: Final = 500

_NO_CARDS: Final = N_("there are no cards in this package")


class _AnkiDeck(NamedTuple):
    """A deck at the top, with those below it: its notes, their cards by the notes' ids, and those cards' reviews."""

    name: str
    notes: list[AnkiNote]
    cards: dict[int, list[AnkiCard]]
    reviews: list[AnkiReview]

    def part_of(self, collection: AnkiCollection) -> AnkiCollection:
        """The collection with nothing but this deck's notes, cards and reviews."""
        return collection._replace(
            notes={note.id: note for note in self.notes},
            cards=tuple(card for note in self.notes for card in self.cards[note.id]),
            reviews=tuple(self.reviews),
        )


def fits(start: bytes, path: Path) -> bool:
    """Whether it is called an Anki package, or is a zip with a collection in it."""
    if path.suffix.lower() in _ENDINGS:
        return True
    if not start.startswith(_ZIP):
        return False
    from trainer.importing.anki_collection import MEMBERS

    try:
        with open_zip(path) as members:
            return any(name in members for name in MEMBERS)
    except (ForeignFileError, OSError):
        return False


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The decks in the package ``path``.

    Raises:
        ForeignFileError: it is no package, a damaged or a harmful one, or has no cards.
        StorageError: it can't be read, or there is no room to unpack it.
        Stopped: by ``wanted.tick``.
    """
    from trainer.importing.anki_collection import read_collection

    common = Report()
    try:
        collection = read_collection(path, common, lambda done: wanted.tick(_READ * done))
        imported = _decks(collection, path, wanted, common)
    except ForeignFileError as error:
        error.place = error.place or clean_line(str(path))
        raise
    except OSError as error:
        place = clean_line(str(path))
        raise StorageError(N_("the package can't be unpacked: {reason}"), place=place, reason=Refusal(error)) from error
    if collection.media:
        common.change(
            "",
            N_("pictures and sounds that came along: {count}; cards name them, but they aren't shown or played"),
            count=len(collection.media),
        )
    _put_before(common, imported[0].report)
    return imported


def _decks(collection: AnkiCollection, path: Path, wanted: Wanted, common: Report) -> list[Imported]:
    """Raises ForeignFileError: no deck has cards that can be taken in."""
    decks = _by_deck(collection, path.stem)
    if len(decks) > _MOST_DECKS:
        raise ForeignFileError(
            N_("this package holds more than {count} decks"),
            hint=N_("export it again, a deck at a time"),
            count=_MOST_DECKS,
        )
    imported: list[Imported] = []
    refusal = ForeignFileError(_NO_CARDS, hint=N_("look into it with the program that made it"))
    ids: set[str] = set()
    for number, deck in enumerate(decks):
        share = _Share(wanted.tick, _READ + (1 - _READ) * number / len(decks), (1 - _READ) / len(decks))
        try:
            imported.append(
                _imported(deck, free_id(deck.name, path.stem, ids), deck.part_of(collection), path, wanted, share)
            )
        except ForeignFileError as error:
            refusal = error
            common.leave_out(deck.name, error.message, **error.values)
    if not imported:
        raise refusal
    return imported


class _Share(NamedTuple):
    """Tells of a part of the work as what it is of the whole."""

    tick: Callable[[float], None]
    before: float
    size: float

    def __call__(self, done: float) -> None:
        self.tick(self.before + self.size * done)


def _imported(
    deck: _AnkiDeck, deck_id: str, collection: AnkiCollection, path: Path, wanted: Wanted, tick: _Share
) -> Imported:
    from trainer.importing.anki_notes import draft_notes
    from trainer.importing.anki_past import past_events
    from trainer.importing.draft import finish

    report = Report()
    tick(0)
    drafted = draft_notes(collection, deck.notes, deck.cards, report, lambda done: tick(0.2 * done))
    tick(0.2)
    finished = finish(deck.name, drafted.notes, report, file=path, deck_id=deck_id)
    there = {str(card.id) for card in cards_of(finished.deck)}
    names = {
        id_: name
        for id_, (index, kind) in drafted.cards.items()
        if (note := finished.ids[index]) is not None and (name := f"{deck_id}/{note}#{kind}") in there
    }
    tick(0.6)
    events = past_events(collection, names, wanted._replace(tick=lambda done: tick(0.6 + 0.4 * done)), report)
    report.cards = len(names)
    report.notes = sum(any(card.id in names for card in deck.cards[note.id]) for note in deck.notes)
    if not wanted.reviews:
        report.reviews = sum(review.card in names and review.ease > 0 for review in collection.reviews)
    return Imported(finished.text, finished.deck, report, events)


def _by_deck(collection: AnkiCollection, stem: str) -> list[_AnkiDeck]:
    """The decks at the top that hold notes with cards, by name; each note with the tag that says where it was below."""
    cards: Mapping[int, list[AnkiCard]] = defaultdict(list)
    for card in collection.cards:
        cards[card.note].append(card)
    decks: dict[str, _AnkiDeck] = {}
    deck_of: dict[int, _AnkiDeck] = {}
    for note in collection.notes.values():
        if note.id not in cards:
            continue
        own = sorted(cards[note.id], key=lambda card: card.ord)
        name, tag = deck_path(collection.decks.get(own[0].deck, ""))
        name = name or clean_line(stem)
        deck = decks.setdefault(name.lower(), _AnkiDeck(name, [], {}, []))
        deck.notes.append(_tagged(note, tag))
        deck.cards[note.id] = own
        deck_of.update((card.id, deck) for card in own)
    for review in collection.reviews:
        if review.card in deck_of:
            deck_of[review.card].reviews.append(review)
    return [decks[name] for name in sorted(decks)]


def _tagged(note: AnkiNote, tag: str) -> AnkiNote:
    """``note`` with a tag for the deck below the top that it is in."""
    return note._replace(tags=(*note.tags, tag)) if tag and tag not in note.tags else note


def _put_before(common: Report, first: Report) -> None:
    """What concerns the file as a whole is told with its first deck, before what concerns that deck."""
    own = Report(changed=first.changed, left_out=first.left_out)
    first.changed, first.left_out = common.changed, common.left_out
    first.more_changed += common.more_changed
    first.more_left_out += common.more_left_out
    for remark in own.changed:
        first.change(remark.place, remark.text, **remark.values)
    for remark in own.left_out:
        first.leave_out(remark.place, remark.text, **remark.values)
