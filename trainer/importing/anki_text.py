"""Anki's export of notes as text: lines ``#separator:tab`` and the like, then a row of cells for each note."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks import cloze
from trainer.decks.cards import cards_of
from trainer.decks.emit import Plain
from trainer.i18n import N_
from trainer.importing.anki_gaps import flat_gaps
from trainer.importing.anki_notes import STATES, tell_media
from trainer.importing.anki_own_text import is_own, read_own
from trainer.importing.anki_text_head import DECK, GUID, HINT, NOTE_TYPE, TAGS, Head, head_of, is_header
from trainer.importing.cells import Row, rows_of
from trainer.importing.draft import DraftNote
from trainer.importing.html_text import PlainText, plain_text
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.several_decks import Lot, deck_path, finish_all
from trainer.importing.text_file import begin_as_text, text_of

_HTML_SIGNS: Final = ("</", "<br", "<div", "<img", "&nbsp;", "&lt;", "&gt;", "&amp;")
"""What tells that cells are HTML where the file doesn't say it."""

_LOOKED_AT: Final = 64 * 1024
_TICK: Final = 500
_REVERSED: Final = ("reversed", "terbalik", "dibalik", "bolak-balik")
_OPTIONAL: Final = ("optional", "opsional")
_PICTURES: Final = "image occlusion"
_CLOZE: Final = "cloze"
"""Of such a note everything but the text with the gaps is told with the answer, as from a package."""


def fits(start: bytes, path: Path) -> bool:
    """Whether the file begins by saying how its rows are to be read, as Anki's do."""
    text = begin_as_text(start)
    return text is not None and is_header(text.partition("\n")[0])


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """A deck for each of Anki's decks at the top.

    Raises:
        ForeignFileError: it can't be read, or holds no cards.
        Stopped: by ``wanted.tick``.
    """
    common = Report()
    text = text_of(path, common).replace("\r\n", "\n").replace("\r", "\n")
    if is_own(text):
        return read_own(path, text, common, wanted)
    head = head_of(text[:_LOOKED_AT].split("\n"))
    places = _Places(text)
    body = text[places.of_line(head.lines + 1) :]
    html = head.html if head.html is not None else any(sign in body[:_LOOKED_AT] for sign in _HTML_SIGNS)
    lots: dict[str, Lot] = {}
    for number, row in enumerate(rows_of(body, head.separator, head.lines + 1)):
        if number % _TICK == 0:
            wanted.tick(places.of_line(row.line) / len(text) / 2)
        if not any(map(str.strip, row.cells)):
            continue
        parts = _parts(row, head)
        where = deck_path(parts.said.get(DECK, head.deck))
        title = where.top or path.stem
        lot = lots.setdefault(title.lower(), Lot(title, [], Report() if lots else common))
        if text.startswith("#", places.of_line(row.line)):
            lot.report.leave_out(str(row.line), N_('the line begins with "#", so it is a remark'))
        else:
            _Note(str(row.line), parts, head, lot).take(where.tag, html=html)
    ready = list(lots.values())
    made = finish_all(ready, path, lambda done: wanted.tick(0.5 + done / 2))
    imported: list[Imported] = []
    for number, finished in made:
        report = ready[number].report
        report.notes, report.cards = len(finished.deck.notes), len(cards_of(finished.deck))
        imported.append(Imported(finished.text, finished.deck, report))
    return imported


class _Places:
    """Where the lines of a text begin, asked for from its begin to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._at = 0

    def of_line(self, line: int) -> int:
        """Where line ``line`` begins, counted from 1; it doesn't stand above the last one asked for."""
        while self._line < line:
            end = self._text.find("\n", self._at)
            self._at = end + 1 if end >= 0 else len(self._text)
            self._line += 1
        return self._at


class _Parts(NamedTuple):
    """A row.

    Attributes:
        texts: what is to be shown, in order.
        said: what the other columns say, by what they hold.
    """

    texts: Sequence[str]
    said: dict[str, str]


def _parts(row: Row, head: Head) -> _Parts:
    texts = [cell for number, cell in enumerate(row.cells) if number not in head.columns]
    said = {name: row.cells[number] for number, name in head.columns.items() if number < len(row.cells)}
    return _Parts(texts, {name: cell.strip() for name, cell in said.items() if cell.strip()})


class _Note(NamedTuple):
    """A row that becomes a draft note of a lot."""

    place: str
    parts: _Parts
    head: Head
    lot: Lot

    def take(self, path_tag: str, *, html: bool) -> None:
        """Puts the note into its lot, unless it can't be one."""
        report, said = self.lot.report, self.parts.said
        note_type = said.get(NOTE_TYPE, self.head.note_type).strip().lower()
        if note_type.startswith(_PICTURES):
            report.leave_out(self.place, N_("its cards are pictures with parts hidden"))
            return
        plain = [plain_text(cell) if html else PlainText(cell.strip()) for cell in self.parts.texts]
        front, back, *others = [one.text for one in plain] + [""] * max(0, 2 - len(plain))
        flat = flat_gaps(front)
        if flat.inner:
            report.change(self.place, N_("a gap inside of another one was filled in"))
        both = _both_ways(note_type, others)
        if both and any(word in note_type for word in _OPTIONAL):
            del others[:1]
        if _CLOZE in note_type and cloze.kinds(flat.text):
            back, others = "", [back, *others]
        hint = said.get(HINT, "")
        more: dict[str, Plain] = {
            TAGS: self._tags(path_tag),
            HINT: plain_text(hint).text if html else hint,
            "note": "\n".join(filter(None, others)),
            "kinds": ["definition", "term"] if both and not cloze.kinds(flat.text) else [],
        }
        tell_media(report, self.place, tuple(name for one in plain for name in one.media))
        kept = {key: value for key, value in more.items() if value}
        self.lot.notes.append(DraftNote(flat.text, back, said.get(GUID, ""), self.place, kept))

    def _tags(self, path_tag: str) -> list[Plain]:
        tags = dict.fromkeys((*self.head.tags, *self.parts.said.get(TAGS, "").split(), path_tag))
        return [tag for tag in tags if tag and tag.lower() not in STATES]


def _both_ways(note_type: str, others: Sequence[str]) -> bool:
    """Whether notes of that type are asked from either side; of some only those whose third field says so."""
    if not any(word in note_type for word in _REVERSED):
        return False
    return bool(others and others[0]) or not any(word in note_type for word in _OPTIONAL)
