"""Markdown decks of hashcards (https://github.com/eudoxia0/hashcards): ``Q:``, ``A:``, and ``C:`` with [gaps].

A card ends where the next begins, or at a line ``---``; blank lines belong to it. The file may begin with TOML between
``---`` or ``+++`` that gives the deck's name.
"""

import tomllib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.library import ENDINGS as YAML_ENDINGS
from trainer.i18n import N_
from trainer.importing.draft import DraftNote, finish
from trainer.importing.gaps import Gaps
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.text_file import begin_as_text, lines_of, text_of

_MARKS: Final = ("Q:", "A:", "C:")
_FENCES: Final = ("---", "+++")
_ENDINGS: Final = frozenset({".md", ".markdown"})
_LONGEST_NAME: Final = 500
_LONGEST_HEAD: Final = 16 * 1024
_MOST_LINES: Final = 200
_TICK_EVERY: Final = 500


class _Card(NamedTuple):
    """A card as it stands in the file.

    Attributes:
        question: lines after ``Q:`` or ``C:``.
        answer: lines after ``A:``; None if there is no such line.
        cloze: it began with ``C:``.
    """

    line: int
    question: list[str]
    answer: list[str] | None
    cloze: bool


def fits(start: bytes, path: Path) -> bool:
    """Whether a file that begins with these bytes is such a deck."""
    text = begin_as_text(start)
    if text is None or path.suffix.lower() in YAML_ENDINGS:
        return False
    if not any(f"\n{mark}" in f"\n{text}" for mark in ("Q:", "C:")):
        return False
    name, head = _front_matter(text)
    found = list(_cards(lines_of(text), head, Report()))
    gaps = any(card.cloze and "[" in "\n".join(card.question) for card in found)
    return bool(found) and (bool(name) or gaps or path.suffix.lower() in _ENDINGS)


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The deck in such a file.

    Raises:
        ForeignFileError: it can't be read, or holds no card.
        Stopped: by ``wanted.tick``.
    """
    report = Report()
    text = text_of(path, report)
    name, head = _front_matter(text)
    size = text.count("\n") + 1
    notes: list[DraftNote] = []
    for card in _cards(lines_of(text), head, report):
        notes.append(_note(card, report))
        if len(notes) % _TICK_EVERY == 0:
            wanted.tick(min(card.line / size, 1.0) / 2)
    finished = finish(name or path.stem, notes, report, file=path)
    wanted.tick(1.0)
    report.notes = len(finished.deck.notes)
    report.cards = sum(len(note.kinds) for note in finished.deck.notes)
    return [Imported(finished.text, finished.deck, report)]


def _front_matter(text: str) -> tuple[str, int]:
    """The deck's name (empty if it says none), and of how many lines it is said."""
    lines = list(islice(lines_of(text[:_LONGEST_HEAD]), _MOST_LINES))
    fence = lines[0].strip() if lines else ""
    if fence in _FENCES:
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == fence:
                return _name(lines[1:number]), number + 1
    return "", 0


def _name(lines: Iterable[str]) -> str:
    """What TOML says after ``name =``."""
    for line in lines:
        key, equals, _ = line.partition("=")
        if equals and key.strip() == "name" and len(line) <= _LONGEST_NAME:
            try:
                return str(tomllib.loads(line)["name"])
            except (tomllib.TOMLDecodeError, RecursionError, KeyError):
                return ""
    return ""


def _cards(lines: Iterable[str], head: int, report: Report) -> Iterator[_Card]:
    """The cards below the first ``head`` lines."""
    card: _Card | None = None
    for number, line in islice(enumerate(lines, 1), head, None):
        mark = line[:2] if line.startswith(_MARKS) else ""
        words = line[2:].strip() if mark else line
        if mark in ("Q:", "C:") or line.strip() == "---":
            if card:
                yield card
            card = _Card(number, [words], None, mark == "C:") if mark else None
        elif card is None:
            if mark:
                report.leave_out(str(number), N_("an answer without a question"))
        elif mark and not card.cloze and card.answer is None:
            card = card._replace(answer=[words])
        else:
            (card.question if card.answer is None else card.answer).append(line)
    if card:
        yield card


def _note(card: _Card, report: Report) -> DraftNote:
    place = str(card.line)
    front, back = "\n".join(card.question).strip(), "\n".join(card.answer or ()).strip()
    if "![" in front or "![" in back:
        report.change(place, N_("a picture is only named, not shown"))
    if card.cloze:
        gaps = Gaps()
        front = _with_gaps(front, gaps)
        if gaps.refused:
            report.change(place, N_("a gap stays text, for it holds signs that gaps are made of"))
    return DraftNote(front, back, place=place)


def _with_gaps(text: str, gaps: Gaps) -> str:
    """``text`` with a gap for each pair of brackets but those of pictures; a backslash takes a bracket as it is."""
    pieces: list[str] = []
    opened = -1  # where the text between brackets begins among the pieces
    picture = False
    at = 0
    for place, sign in ((place, text[place]) for place in _brackets(text)):
        escaped = place > 0 and text[place - 1] == "\\"
        if escaped:
            pieces += (text[at : place - 1], sign)
        elif sign == "[" and opened < 0 and not picture:
            picture = place > 0 and text[place - 1] == "!"
            pieces.append(text[at : place + picture])
            opened = -1 if picture else len(pieces)
        elif sign == "]" and opened >= 0:
            words = "".join([*pieces[opened:], text[at:place]])
            pieces[opened:] = [gaps.gap(words, f"[{words}]")]
            opened = -1
        else:
            picture = picture and sign != "]"
            pieces.append(text[at : place + 1])
        at = place + 1
    if opened >= 0:
        pieces.insert(opened, "[")
    return "".join(pieces) + text[at:]


def _brackets(text: str) -> Iterator[int]:
    """Where brackets stand, in order."""
    return (place for place, sign in enumerate(text) if sign in "[]")
