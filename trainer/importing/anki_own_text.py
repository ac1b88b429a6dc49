"""What this program wrote for Anki, taken back: the same cards with the same ids.

The HTML is that of `trainer.exporting.html_text`, of which every sign stands for one of ours.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trainer.decks.cards import cards_of
from trainer.decks.emit import Plain
from trainer.decks.identity import refused_character, slug
from trainer.i18n import N_
from trainer.importing.cells import Row, rows_of
from trainer.importing.draft import DraftNote, finish
from trainer.importing.foreign_bytes import refused
from trainer.importing.report import Imported, Report, Wanted

_BEGIN: Final = "#separator:tab\n#html:true\n#peksos-trainer:1\n"
_SIGNS: Final = (
    *(("<br>", "\n"), ("&nbsp;", " ")),
    *((f"<{slash}{tag}>", mark) for tag, mark in (("b", "**"), ("i", "*"), ("code", "`")) for slash in ("", "/")),
    *(("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")),
)
"""What stands for what; the ampersand comes last, for it begins the others."""

_CELLS: Final = 8
_TICK: Final = 500


def is_own(text: str) -> bool:
    """Whether a file (its lines end in LF) is an export of ours."""
    return text.startswith(_BEGIN)


def read_own(path: Path, text: str, common: Report, wanted: Wanted) -> list[Imported]:
    """The decks in it.

    Args:
        common: what was said of the file; it becomes the report of the first deck.

    Raises:
        ForeignFileError: there is no card in it.
        Stopped: by ``wanted.tick``.
    """
    notes: dict[str, list[DraftNote]] = {}
    titles: dict[str, str] = {}
    start, line = _rows_begin(text)
    for number, row in enumerate(rows_of(text[start:], "\t", line)):
        if number % _TICK == 0:
            wanted.tick(0.0)
        deck_id, slash, note_id = row.cells[0].partition("/")
        if len(row.cells) >= _CELLS and slash:
            titles.setdefault(deck_id, row.cells[2])
            notes.setdefault(deck_id, []).append(_note(row, note_id))
        elif any(map(str.strip, row.cells)):
            common.leave_out(str(row.line), N_("this line isn't one that the export wrote"))
    if not notes:
        raise refused(path, N_("there are no cards in this file"), N_("look into it with the program that made it"))
    return [_deck(path, deck_id, titles[deck_id], notes[deck_id], common) for deck_id in notes]


def _rows_begin(text: str) -> tuple[int, int]:
    """Where the first line is that doesn't begin with ``#``, and its number."""
    at, line = 0, 1
    while text.startswith("#", at):
        at = text.find("\n", at) + 1 or len(text)
        line += 1
    return at, line


def _deck(path: Path, deck_id: str, title: str, notes: Sequence[DraftNote], common: Report) -> Imported:
    report = Report(changed=common.changed[:], left_out=common.left_out[:])
    common.changed.clear()
    common.left_out.clear()
    levels: dict[str, Plain] = {str(note.more["level"]): "" for note in notes if "level" in note.more}
    finished = finish(title, notes, report, file=path, deck_id=deck_id, head={"levels": list(levels)} if levels else {})
    report.notes, report.cards = len(finished.deck.notes), len(cards_of(finished.deck))
    return Imported(finished.text, finished.deck, report)


def _note(row: Row, note_id: str) -> DraftNote:
    _guid, note_type, _deck, tags, front, back, level, hint = row.cells[:_CELLS]
    kinds: list[Plain] = ["definition"] if note_type == "Basic" else ["definition", "term"]
    more: dict[str, Plain] = {
        "tags": list(tags.split()),
        "level": slug(level) if refused_character(level) else level,
        "hint": _text(hint),
        "kinds": [] if note_type == "Cloze" else kinds,
    }
    return DraftNote(_text(front), _text(back), note_id, str(row.line), {key: one for key, one in more.items() if one})


def _text(html: str) -> str:
    for sign, ours in _SIGNS:
        html = html.replace(sign, ours)
    return html
