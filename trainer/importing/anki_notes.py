"""Anki's notes as our draft notes: which cards become kinds of one note, and which a note of their own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.decks import cloze
from trainer.decks.emit import Plain
from trainer.decks.messages import shorten
from trainer.i18n import N_
from trainer.importing.anki_faces import Face, Faces
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, NoteType
from trainer.importing.anki_templates import TooLargeError
from trainer.importing.draft import DraftNote
from trainer.importing.html_text import plain_text
from trainer.importing.report import Report
from trainer.text import clean_line

_SUSPENDED: Final = -1
_TICK: Final = 200
"""Notes between two ticks."""

MOST_MADE: Final = 1024 * 1024 * 1024
"""Characters of templates that are filled in for all notes together: minutes of work, which a hostile package would
turn into hours."""

STATES: Final = frozenset({"leech", "marked"})
"""Tags that say how a note is doing, not what it is about."""

_NAMED: Final = 3
"""Files that a remark names."""


class Drafted(NamedTuple):
    """Draft notes, and where Anki's cards went.

    Attributes:
        cards: id of a card of Anki -> number of the draft note, and kind; a card that was left out isn't there.
    """

    notes: tuple[DraftNote, ...]
    cards: Mapping[int, tuple[int, str]]


def draft_notes(
    collection: AnkiCollection,
    notes: Sequence[AnkiNote],
    cards_of: Mapping[int, Sequence[AnkiCard]],
    report: Report,
    tick: Callable[[float], None] = lambda done: None,
    most: int = MOST_MADE,
) -> Drafted:
    """Makes draft notes of ``notes``, in their order.

    Args:
        cards_of: id of a note -> its cards.
        report: gets a remark for what is changed or left out; nothing is counted in it.
        tick: called now and then with how much is done (0..1).
        most: see `MOST_MADE`.
    """
    drafting = _Drafting(collection, report, most)
    for number, note in enumerate(notes):
        if number % _TICK == 0:
            tick(number / len(notes))
        drafting.add(note, cards_of.get(note.id, ()))
    return Drafted(tuple(drafting.notes), drafting.cards)


class _Drafting:
    """Takes one note after the other."""

    def __init__(self, collection: AnkiCollection, report: Report, most: int) -> None:
        self.notes: list[DraftNote] = []
        self.cards: dict[int, tuple[int, str]] = {}
        self._collection = collection
        self._report = report
        self._faces: dict[int, Faces] = {}
        self._told: set[tuple[int, str]] = set()
        self._left = most

    def add(self, note: AnkiNote, cards: Sequence[AnkiCard]) -> None:
        """Makes none, one or several draft notes of a note."""
        note_type = self._collection.note_types.get(note.type)
        if note_type is None:
            self._leave_out(note, N_("its note type isn't in the file"))
        elif not cards:
            self._leave_out(note, N_("it has no cards"))
        elif _hides_pictures(note_type):
            self._leave_out(note, N_("its cards are pictures with parts hidden"))
        elif self._is_too_much(note_type):
            self._leave_out(note, N_("the note types of this file make too much of its notes"))
        else:
            faces = self._faces.setdefault(note_type.id, Faces(note_type))
            deck = self._collection.decks.get(cards[0].deck, "")
            try:
                if note_type.cloze:
                    self._add_gaps(note, cards, faces.of_gaps(note, deck))
                else:
                    self._add_templates(note, note_type, cards, deck)
            except TooLargeError:
                self._leave_out(note, N_("its note type makes more than 1 MiB of it"))

    def _is_too_much(self, note_type: NoteType) -> bool:
        self._left -= sum(len(template.question) + len(template.answer) for template in note_type.templates)
        return self._left < 0

    def _add_gaps(self, note: AnkiNote, cards: Sequence[AnkiCard], face: Face) -> None:
        gaps = cloze.kinds(face.question)
        kinds = {card.id: f"c{card.ord + 1}" for card in cards if f"c{card.ord + 1}" in gaps}
        if not kinds:
            self._leave_out(note, N_("it has no gap that a card asks for"))
            return
        if face.inner:
            self._report.change(_place(note), N_("a gap inside of another one was filled in"))
        asked = [kind for kind in gaps if kind in kinds.values()]
        self._draft(note, face, note.guid, cards, kinds, asked if len(asked) < len(gaps) else [])

    def _add_templates(self, note: AnkiNote, note_type: NoteType, cards: Sequence[AnkiCard], deck: str) -> None:
        faces = self._faces[note_type.id]
        by_ord: dict[int, list[AnkiCard]] = {}
        for card in cards:
            if card.ord in faces.templates:
                by_ord.setdefault(card.ord, []).append(card)
            else:
                self._leave_out(note, N_("its note type doesn't say how a card of it is shown"))
        first = faces.of_template(note, 0, deck) if 0 in faces.templates else None
        kinds = {card.id: "definition" for card in by_ord.pop(0, [])}
        own: dict[int, Face] = {}
        for number in sorted(by_ord):
            face = faces.of_template(note, number, deck)
            if first and "term" not in kinds.values() and _is_reverse(face, first):
                kinds |= {card.id: "term" for card in by_ord[number]}
            else:
                own[number] = face
        if first and kinds:
            self._add_face(note, first, note.guid, cards, kinds)
        for number, face in own.items():
            self._tell_own(note_type, faces.templates[number].name)
            only = {card.id: "definition" for card in by_ord[number]}
            self._add_face(note, face, f"{note.guid}-{number + 1}", by_ord[number], only)

    def _add_face(
        self, note: AnkiNote, face: Face, key: str, cards: Sequence[AnkiCard], kinds: Mapping[int, str]
    ) -> None:
        if not face.question.strip():
            self._leave_out(note, N_("its question is empty"))
            return
        named = [kind for kind in ("definition", "term") if kind in kinds.values()]
        usual = named == ["definition"] and not cloze.kinds(face.question, face.answer)
        self._draft(note, face, key, cards, kinds, [] if usual else named)

    def _draft(
        self,
        note: AnkiNote,
        face: Face,
        key: str,
        cards: Iterable[AnkiCard],
        kinds: Mapping[int, str],
        named: list[str],
    ) -> None:
        """One draft note; ``kinds`` are those of its cards, ``named`` those that it has to name."""
        tags: list[Plain] = [tag for tag in note.tags if tag.lower() not in STATES]
        own = [card for card in cards if card.id in kinds]
        more: dict[str, Plain] = {
            key: value
            for key, value in (("tags", tags), ("hint", face.hint), ("note", face.note), ("kinds", list[Plain](named)))
            if value
        }
        if all(card.queue == _SUSPENDED for card in own):
            more["suspended"] = True
        place = shorten(face.question)
        tell_media(self._report, place, face.media)
        self.cards |= {card.id: (len(self.notes), kinds[card.id]) for card in own}
        self.notes.append(DraftNote(face.question, face.answer, key, place, more))

    def _leave_out(self, note: AnkiNote, told: str) -> None:
        self._report.leave_out(_place(note), told)

    def _tell_own(self, note_type: NoteType, card: str) -> None:
        if (note_type.id, card) not in self._told:
            self._told.add((note_type.id, card))
            told = N_('the cards "{card}" ask in another way and became notes of their own')
            self._report.change(shorten(note_type.name), told, card=shorten(card))


def tell_media(report: Report, place: str, media: Sequence[str]) -> None:
    """Says in ``report`` which pictures and sounds of a note stand there by their names only."""
    if media:
        names = ", ".join(map(shorten, media[:_NAMED])) + (", …" if len(media) > _NAMED else "")
        report.change(place, N_("pictures and sounds are only named: {names}"), names=names)


def _is_reverse(face: Face, first: Face) -> bool:
    """Whether a card asks for what another shows, and the other way round."""
    return bool(face.question) and (face.question, face.answer) == (first.answer, first.question)


def _hides_pictures(note_type: NoteType) -> bool:
    """Whether its cards are pictures of which parts are hidden (image occlusion)."""
    fields = {name.lower() for name in note_type.fields}
    return (
        note_type.name.lower().startswith("image occlusion")
        or {"occlusion", "image"} <= fields
        or {"image", "question mask"} <= fields
    )


def _place(note: AnkiNote) -> str:
    """The first words of a note, or what identifies it."""
    for html in note.fields:
        if html.strip() and (words := shorten(plain_text(html[:2000]).text)):
            return words
    return clean_line(note.guid)[:60]
