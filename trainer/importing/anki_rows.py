"""Notes, cards and reviews out of Anki's tables, which are the same in all its versions.

A column of SQLite may hold anything, whatever it is called: each row is looked at, and one that isn't what it should be
is left out with a remark.
"""

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final

from trainer.i18n import N_
from trainer.importing.anki_records import AnkiCard, AnkiNote, AnkiReview, NoteType
from trainer.importing.anki_sqlite import Row, Tables
from trainer.importing.report import Report

MOST_NOTES: Final = 200_000
MOST_CARDS: Final = 300_000
MOST_REVIEWS: Final = 1_000_000

MOST_NOTE: Final = 1024 * 1024
"""Characters of a note."""

_OFTEN: Final = 1000
_SEPARATOR: Final = "\x1f"
_DAMAGED: Final = N_("it is damaged and was left out")
_TOO_LARGE: Final = N_("it is larger than 1 MiB and was left out")
_MOST_ID: Final = 2**63 - 1
_MOST_TIME: Final = 10**14
"""Milliseconds since 1970, in the year 5138."""
_MOST_DUE: Final = 10**12
_MOST_COUNT: Final = 10**9
_MOST_ORD: Final = 100_000
_MOST_DATA: Final = 4096
"""Characters of what a card says besides; Anki needs about a hundred."""
_LONGEST: Final = 1_000_000.0
"""Days of stability; 100 years are FSRS's limit."""

_NOTE_COLUMNS: Final = ("guid", "mid", "tags", "flds")
_CARD_COLUMNS: Final = (
    *("nid", "did", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses"),
    *("odue", "odid", "data"),
)
_REVIEW_COLUMNS: Final = ("cid", "ease", "ivl", "lastIvl", "factor", "time", "type")

Tick = Callable[[], None]
"""Called now and then; may end it all by raising `trainer.importing.report.Stopped`."""


def read_notes(tables: Tables, types: Mapping[int, NoteType], report: Report, tick: Tick) -> dict[int, AnkiNote]:
    """The notes by their ids, in the order of the file. Raises ForeignFileError."""
    notes: dict[int, AnkiNote] = {}
    for row in _rows(tables, "notes", _NOTE_COLUMNS, MOST_NOTES, report, tick):
        note = _note(row)
        if note is None:
            report.leave_out(_place("notes", row), _DAMAGED)
        elif sum(map(len, note.fields)) > MOST_NOTE:
            report.leave_out(_place("notes", row), _TOO_LARGE)
        elif note.type not in types:
            report.leave_out(_place("notes", row), N_("its note type is missing; it was left out"))
        else:
            notes[note.id] = note
    return notes


def read_cards(tables: Tables, notes: Container[int], report: Report, tick: Tick) -> tuple[AnkiCard, ...]:
    """The cards of ``notes``, in the order of their ids. Raises ForeignFileError."""
    cards: list[AnkiCard] = []
    for row in _rows(tables, "cards", _CARD_COLUMNS, MOST_CARDS, report, tick):
        card = _card(row)
        if card is None:
            report.leave_out(_place("cards", row), _DAMAGED)
        elif card.note in notes:
            cards.append(card)
    return tuple(cards)


def read_reviews(tables: Tables, cards: Container[int], report: Report, tick: Tick) -> tuple[AnkiReview, ...]:
    """The reviews of ``cards``, in the order of their times. Raises ForeignFileError."""
    reviews: list[AnkiReview] = []
    for row in _rows(tables, "revlog", _REVIEW_COLUMNS, MOST_REVIEWS, report, tick):
        review = _review(row)
        if review is None:
            report.leave_out(_place("revlog", row), _DAMAGED)
        elif review.card in cards:
            reviews.append(review)
    return tuple(reviews)


def _note(row: Row) -> AnkiNote | None:
    id_, guid, type_, tags, fields = row
    if not (_is_id(id_) and _is_id(type_) and isinstance(guid, str) and isinstance(fields, str)):
        return None
    if not guid.strip() or fields.count(_SEPARATOR) >= _MOST_ORD:
        return None
    words = tuple(tags.split()) if isinstance(tags, str) else ()
    return AnkiNote(_int(id_), guid, _int(type_), words, tuple(fields.split(_SEPARATOR)))


def _card(row: Row) -> AnkiCard | None:
    id_, note, deck, *others, data = row
    if not (_is_id(id_) and _is_id(note) and type(deck) is int):
        return None
    ord_, kind, queue, due, interval, factor, reps, lapses, home_due, home = map(_whole, others)
    if not (_within(ord_, 0, _MOST_ORD) and _within(kind, 0, 3) and _within(queue, -3, 10)):
        return None
    if not (_within(due, -_MOST_DUE, _MOST_DUE) and _within(interval, -_MOST_COUNT, _MOST_COUNT)):
        return None
    if _is_id(home):
        deck = _int(home)
        due = home_due if home_due and _within(home_due, 0, _MOST_DUE) else due
    stability, difficulty, last_review = _memory(data)
    return AnkiCard(
        _int(id_),
        _int(note),
        deck,
        _int(ord_),
        _int(kind),
        _int(queue),
        _int(due),
        _int(interval),
        _count(factor),
        _count(reps),
        _count(lapses),
        stability,
        difficulty,
        last_review,
    )


def _memory(data: object) -> tuple[float | None, float | None, int | None]:
    """FSRS's stability, difficulty and the time of the last review, out of a card's further data."""
    if not isinstance(data, str) or not data.startswith("{") or not 2 < len(data) <= _MOST_DATA:
        return None, None, None
    try:
        known = json.loads(data)
    except (ValueError, RecursionError):
        return None, None, None
    stability, difficulty = _float(known.get("s")), _float(known.get("d"))
    last = known.get("lrt")
    if not (stability and difficulty and 0 < stability <= _LONGEST and 1 <= difficulty <= 10):
        stability = difficulty = None
    return stability, difficulty, last if type(last) is int and 0 < last <= _MOST_TIME // 1000 else None


def _review(row: Row) -> AnkiReview | None:
    numbers = [value if type(value) is int else _whole(value) for value in row]
    id_, card, ease, interval, last_interval, factor, ms, kind = numbers
    if id_ is None or card is None or ease is None or interval is None or last_interval is None or kind is None:
        return None
    if not (0 < id_ <= _MOST_TIME and 0 <= ease <= 4 and 0 <= kind <= 5):
        return None
    if not (-_MOST_COUNT <= interval <= _MOST_COUNT and -_MOST_COUNT <= last_interval <= _MOST_COUNT):
        return None
    return AnkiReview(id_, card, ease, interval, last_interval, _count(factor), _count(ms), kind)


def _rows(tables: Tables, table: str, columns: Sequence[str], most: int, report: Report, tick: Tick) -> Iterator[Row]:
    def too_large(number: int) -> None:
        report.leave_out(f"{table} {number}", _TOO_LARGE)

    for number, row in enumerate(tables.numbered_rows(table, columns, most, too_large)):
        if number % _OFTEN == 0:
            tick()
        yield row


def _place(table: str, row: Row) -> str:
    return f"{table} {row[0]}" if type(row[0]) is int else table


def _whole(value: object) -> int | None:
    """Some versions of Anki have written whole numbers with a fraction."""
    if type(value) is int:
        return value
    if type(value) is float and abs(value) < _MOST_TIME:
        return round(value)
    return None


def _float(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= _LONGEST:
        return None
    return float(value)


def _is_id(value: object) -> bool:
    return type(value) is int and 0 < value <= _MOST_ID


def _within(value: int | None, least: int, most: int) -> bool:
    return value is not None and least <= value <= most


def _count(value: int | None) -> int:
    """A count that can't be negative, and need not be there."""
    return value if value and 0 < value <= _MOST_COUNT else 0


def _int(value: object) -> int:
    if type(value) is not int:
        raise AssertionError("it was looked at before")
    return value
