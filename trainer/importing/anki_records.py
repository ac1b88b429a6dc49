"""What an Anki collection holds, as plain records, whichever of its three versions it was read from."""

from collections.abc import Mapping
from typing import NamedTuple


class Template(NamedTuple):
    """How one card of a note type is shown: HTML with ``{{Field}}`` in it.

    Attributes:
        ord: its number, from 0; a card says of which template it is.
    """

    ord: int
    name: str
    question: str
    answer: str


class NoteType(NamedTuple):
    """What fields a note has, and which cards are made of it.

    Attributes:
        fields: their names, in order.
        cloze: its cards are gaps; the card's ``ord`` is the gap's number less one.
    """

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool = False


class AnkiNote(NamedTuple):
    """A note.

    Attributes:
        guid: the same for ever and in every collection.
        type: id of its note type.
        fields: HTML, in the order of the note type's fields.
    """

    id: int
    guid: str
    type: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class AnkiCard(NamedTuple):
    """A card.

    Attributes:
        note, deck: ids; for a card in a filtered deck ``deck`` is its home deck.
        kind: 0 new, 1 learning, 2 review, 3 relearning.
        queue: -1 suspended, -2 and -3 buried, else as Anki has it.
        due: of a review card: days since the collection was created (its home deck's due in a filtered deck).
        interval: days; negative: seconds.
        factor: ease in thousandths, 0 if it has none.
        stability, difficulty: FSRS's memory state (days; 1..10); None without one.
        last_review: seconds since 1970; None if it isn't known.
    """

    id: int
    note: int
    deck: int
    ord: int
    kind: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    stability: float | None = None
    difficulty: float | None = None
    last_review: int | None = None


class AnkiReview(NamedTuple):
    """A line of the review log.

    Attributes:
        id: milliseconds since 1970.
        ease: 1 to 4; 0 for what the user or the program set by hand.
        interval, last_interval: days; negative: seconds.
        ms: milliseconds taken.
        kind: 0 learning, 1 review, 2 relearning, 3 filtered, 4 manual, 5 rescheduled.
    """

    id: int
    card: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    ms: int
    kind: int


class AnkiCollection(NamedTuple):
    """All of it.

    Attributes:
        created: seconds since 1970 of the day its days are counted from.
        rollover: hour at which its day ends (4 where it isn't said).
        decks: id -> full name, with ``::`` between the levels.
        cards, reviews: in the order of their ids.
        media: names of the files that came along; only to be named.
    """

    created: int
    rollover: int
    note_types: Mapping[int, NoteType]
    decks: Mapping[int, str]
    notes: Mapping[int, AnkiNote]
    cards: tuple[AnkiCard, ...]
    reviews: tuple[AnkiReview, ...]
    media: tuple[str, ...] = ()
