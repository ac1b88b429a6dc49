"""A deck in the making: notes as a foreign file has them become a deck that our own parser reads.

Every text is cleaned here and everything that a deck can't hold is left out with a remark, so that one odd note never
keeps the others out.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks import cloze
from trainer.decks.emit import Plain, yaml_of
from trainer.decks.head import FORMAT
from trainer.decks.identity import MAX_ID, MAX_SLUG, note_slug, refused_character, slug
from trainer.decks.messages import DeckError, shorten
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck
from trainer.decks.values import MAX_FIELD, MAX_LINES
from trainer.i18n import N_
from trainer.importing.report import ForeignFileError, Report
from trainer.text import clean, clean_line

_ROUNDS: Final = 5
"""How often notes that our parser refuses after all are taken out."""

_HASH: Final = 8
_NOTHING: Final[Mapping[str, Plain]] = {}


class DraftNote(NamedTuple):
    """A note as a foreign file has it; its texts needn't be clean.

    Attributes:
        front, back: plain text of one or more lines; light marks and gaps (``{{c1::…}}``) as in our decks. The back may
            be empty if the front has gaps.
        key: what identifies the note in its own program for ever; empty: its level and front do.
        place: where it stands there, for remarks: a line number, a name.
        more: the other fields of a card, by the keys of our format (tags, hint, level, examples, kinds, suspended …).
    """

    front: str
    back: str = ""
    key: str = ""
    place: str = ""
    more: Mapping[str, Plain] = _NOTHING


class Finished(NamedTuple):
    """The deck, and which id each draft note got (None: it was left out)."""

    text: str
    deck: Deck
    ids: tuple[str | None, ...]


def finish(
    title: str,
    notes: Sequence[DraftNote],
    report: Report,
    *,
    file: Path,
    deck_id: str = "",
    head: Mapping[str, Plain] = _NOTHING,
    comment: str = "",
) -> Finished:
    """Makes a deck of ``notes``.

    Args:
        title: the deck's title; where it is empty the file's name serves.
        report: gets a remark for what is left out or changed.
        file: the foreign file, for messages.
        deck_id: the deck's id; empty: the slug of its title.
        head: further fields of the deck by the keys of our format (levels, kinds, language …).
        comment: lines to stand at the begin of the file, without ``#``.

    Raises:
        ForeignFileError: no note is left.
    """
    name = clean_line(title).strip() or clean_line(file.stem).strip()
    id_ = deck_id or slug(name) or slug(file.stem) or f"paket-{_hash(name)}"
    first: dict[str, Plain] = {"format": FORMAT, "id": id_, "title": name or id_}
    taken = _Taken(report)
    for number, note in enumerate(notes):
        taken.add(number, note)
    while taken.cards:
        text = yaml_of(first | _clean_values(head), taken.cards.values(), clean(comment))
        try:
            deck = parse_deck(text, Path(f"{id_}.yaml"))
        except DeckError as error:
            taken.leave_out_refused(text, error)
        else:
            ids = {number: str(card["id"]) for number, card in taken.cards.items()}
            return Finished(text, deck, tuple(ids.get(number) for number in range(len(notes))))
    raise ForeignFileError(
        N_("there are no cards in this file"),
        hint=N_("look into it with the program that made it"),
        place=clean_line(str(file)),
    )


class _Taken:
    """The notes that were taken, by their numbers."""

    def __init__(self, report: Report) -> None:
        self.cards: dict[int, dict[str, Plain]] = {}
        self._report = report
        self._places: dict[int, str] = {}
        self._by_id: dict[str, int] = {}
        self._next: dict[str, int] = {}
        self._rounds = 0

    def add(self, number: int, note: DraftNote) -> None:
        front, back = clean(note.front).strip(), clean(note.back).strip()
        place = clean_line(note.place) or shorten(front)
        if not front:
            self._report.leave_out(place, N_("it has no front"))
            return
        if not back and not cloze.kinds(front):
            self._report.leave_out(place, N_("it has no back"))
            return
        if not all(map(_fits, (front, back))):
            self._report.leave_out(place, N_("it has more than 16 KiB or 500 lines"))
            return
        more = {key: value for key, value in _clean_values(note.more).items() if key == "suspended" or _all_fit(value)}
        for key in note.more.keys() - more.keys():
            self._report.change(place, N_('"{key}" has more than 16 KiB or 500 lines and was left out'), key=key)
        id_ = self._id(note, front, back, str(more.get("level", "")), place)
        if id_:
            self._by_id[id_] = number
            self._places[number] = place
            self.cards[number] = {"id": id_, "front": front, **({"back": back} if back else {}), **more}

    def _id(self, note: DraftNote, front: str, back: str, level: str, place: str) -> str:
        """The note's id; empty if the very same note is there already."""
        id_ = id_of_key(note.key) if note.key else note_slug(level, cloze.filled(front)) or f"kartu-{_hash(front)}"
        if id_ not in self._by_id:
            return id_
        same = self.cards[self._by_id[id_]]
        if same["front"] == front and same.get("back", "") == back:
            self._report.leave_out(place, N_("it stands in the file for the second time"))
            return ""
        number = self._next.get(id_, 2)
        while (other := f"{id_[: MAX_SLUG - 7]}-{number}") in self._by_id:
            number += 1
        self._next[id_] = number + 1
        self._report.change(place, N_('another card has the same front; this one is called "{id}"'), id=other)
        return other

    def leave_out_refused(self, text: str, error: DeckError) -> None:
        """Takes out the notes that our parser has something against."""
        self._rounds += 1
        starts = _card_lines(text)
        for message in error.messages:
            position = sum(start <= message.line for start in starts) - 1
            number = list(self.cards)[position] if 0 <= position < len(self.cards) else None
            if number is None or self._rounds > _ROUNDS:
                raise ForeignFileError(
                    N_("too much in this file can't be a card: {reason}"),
                    hint=N_("look into it with the program that made it"),
                    place=self._places[number].strip() if number is not None else "",
                    reason=message.text.format(**message.values),
                ) from error
            self._report.leave_out(self._places[number], message.text, **message.values)
            self._places[number] += " "  # marks it; several messages may be about one note
        self.cards = {number: card for number, card in self.cards.items() if not self._places[number].endswith(" ")}


def id_of_key(key: str) -> str:
    """A foreign key as an id of ours: as it is where it can be one, else its letters and a hash of it."""
    if len(key) <= MAX_ID and not refused_character(key):
        return key
    return f"{slug(key)[: MAX_SLUG - _HASH - 1].strip('-')}-{_hash(key)}".strip("-")


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=_HASH // 2).hexdigest()


def _card_lines(text: str) -> list[int]:
    """The lines (counted from 1) where the cards begin."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.startswith("  - id: ")]


def _fits(text: str) -> bool:
    return len(text.encode("utf-8", "replace")) <= MAX_FIELD and text.count("\n") < MAX_LINES


def _all_fit(value: Plain) -> bool:
    return all(map(_fits, _texts(value)))


def _texts(value: Plain) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)


def _clean_values(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {clean_line(key): _cleaned(value) for key, value in values.items()}


def _cleaned(value: Plain) -> Plain:
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, Mapping):
        return _clean_values(value)
    if isinstance(value, Sequence):
        return [_cleaned(part) for part in value]
    return value
