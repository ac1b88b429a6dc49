"""Flashcards in a Markdown note of Obsidian, as its spaced repetition plugin knows them, with when they are due."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.emit import Plain
from trainer.decks.library import ENDINGS as YAML_ENDINGS
from trainer.decks.model import CardId
from trainer.history.events import Event, Seed
from trainer.i18n import N_
from trainer.importing.anki_log import state_from_sm2
from trainer.importing.draft import DraftNote, Finished, finish
from trainer.importing.gaps import Gaps, between_marks
from trainer.importing.obsidian_blocks import SCHEDULE, TAG, Block, Sort, blocks
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.stable_ids import stable_id
from trainer.importing.text_file import begin_as_text, lines_of, text_of

_MARKDOWN: Final = frozenset({".md", ".markdown"})
_TEXT: Final = frozenset({".txt", ".text", ""})
_GAP_MARKS: Final = (("==", "=="), ("{{", "}}"))
_DEVICE: Final = "obsimp"
"""Of the events; holds an "i" and an "o", so that it is no computer's."""

_NEVER_REVIEWED: Final = date(2000, 1, 1)
"""The date that the plugin writes for a card whose siblings alone have been reviewed."""

_FIRST_DAY: Final = datetime(1970, 1, 2, tzinfo=UTC)
_MOST_DAYS: Final = 36_500.0
_EASES: Final = (1.0, 10_000.0)
_EASE_OF_ONE: Final = 100
"""The plugin's ease is in hundredths: 250 means that an interval grows 2.5 times."""

_NOON: Final = time(12)
_TICK_EVERY: Final = 500
_AFTER_QUOTE: Final = ("", " ", "\t", ">")


class _Due(NamedTuple):
    """What the plugin knows of a card; ``interval`` in days, ``ease`` in hundredths."""

    due: date
    interval: float
    ease: float


def fits(start: bytes, path: Path) -> bool:
    """Whether a file that begins with these bytes is a note with cards.

    Its name must say that it is Markdown or plain text, or the plugin's own marks must be in it.
    """
    text = begin_as_text(start)
    if text is None or path.suffix.lower() in YAML_ENDINGS:
        return False
    ending = path.suffix.lower()
    sure = TAG in text or SCHEDULE in text
    if not sure and ending not in _MARKDOWN | _TEXT:
        return False
    found = list(blocks(lines_of(text)))
    if sure or ending in _MARKDOWN:
        return bool(found)
    filled = sum(bool(line.strip()) for line in lines_of(text))
    return 2 * sum(map(_lines_for_sure, found)) >= filled > 0


def _lines_for_sure(block: Block) -> int:
    """How many lines of a plain text are those of a card; a tab is rather a table's."""
    if block.sort is Sort.CLOZE or "\t" in block.front or "\t" in block.back:
        return 0
    return 2 if block.sort is Sort.MULTI else 1


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The cards of a note as a deck, and what the plugin scheduled, if reviews are wanted.

    Raises:
        ForeignFileError: it can't be read, or holds no card.
        Stopped: by ``wanted.tick``.
    """
    report = Report()
    text = text_of(path, report)
    most = text.count("\n") + 1
    found: list[Block] = []
    for block in blocks(lines_of(text)):
        found.append(block)
        if len(found) % _TICK_EVERY == 0:
            wanted.tick(min(block.line / most, 1.0) / 2)
    finished = finish(path.stem, [_note(block, report) for block in found], report, file=path)
    wanted.tick(1.0)
    report.notes = len(finished.deck.notes)
    report.cards = sum(len(note.kinds) for note in finished.deck.notes)
    events = tuple(_events(found, finished, report, wanted.now)) if wanted.reviews else ()
    return [Imported(finished.text, finished.deck, report, events)]


def _note(block: Block, report: Report) -> DraftNote:
    more: dict[str, Plain] = {}
    front, topic = _without_tag(block.front, block.topic)
    back, topic = _without_tag(block.back, topic)
    if topic:
        more["tags"] = [topic]
    if block.sort is Sort.CLOZE:
        gaps = Gaps()
        front = "\n".join(between_marks(line, _GAP_MARKS, gaps) for line in front.split("\n"))
        if gaps.refused:
            report.change(str(block.line), N_("a gap stays text, for it holds signs that gaps are made of"))
    elif block.both:
        more["kinds"] = ["definition", "term"]
    if "![" in front or "![" in back:
        report.change(str(block.line), N_("a picture is only named, not shown"))
    return DraftNote(_bare(front), back.strip(), place=str(block.line), more=more)


def _bare(front: str) -> str:
    """``front`` without what made it a quotation, an item of a list or a heading."""
    begin = 0
    while front[begin : begin + 1].isspace() or (
        front[begin : begin + 1] == ">" and front[begin + 1 : begin + 2] in _AFTER_QUOTE
    ):
        begin += 1
    text = front[begin:]
    if text[:2] in ("- ", "* ", "+ "):
        return text[2:].strip()
    unmarked = text.lstrip("#")
    return unmarked.strip() if unmarked.startswith(" ") else text.strip()


def _without_tag(text: str, topic: str) -> tuple[str, str]:
    """``text`` without the plugin's tags and comments, and the topic: the tag's own where it names one."""
    pieces: list[str] = []
    at = 0
    while (begin := text.find("#flashcards", at)) >= 0:
        end = begin + len(TAG)
        while end < len(text) and not text[end].isspace():
            end += 1
        tag = text[begin:end]
        if tag == TAG or tag.startswith(f"{TAG}/"):
            topic = tag[len(TAG) + 1 :] or topic
            pieces.append(text[at:begin].rstrip(" "))
        else:
            pieces.append(text[at:end])
        at = end
    comment = text.find(SCHEDULE, at)
    rest = text[at:] if comment < 0 else text[at:comment].rstrip()
    return "".join([*pieces, rest]), topic


def _events(found: Sequence[Block], finished: Finished, report: Report, now: datetime) -> Iterator[Event]:
    """The states that the plugin wrote down, for the cards that came in."""
    by_id = {note.id: note for note in finished.deck.notes}
    for block, id_ in zip(found, finished.ids, strict=True):
        if id_ and block.schedule:
            for kind, known in zip(by_id[id_].kinds, _dues(block.schedule), strict=False):
                seed = _seed(CardId(finished.deck.id, id_, kind), known, now) if known else None
                if seed:
                    yield seed
                elif known is None or known.due != _NEVER_REVIEWED:
                    report.leave_out(str(block.line), N_("when this card is due can't be understood"))


def _dues(schedule: str) -> Iterator[_Due | None]:
    """``!2026-11-30,4,270!…``: one for each sibling; None for what can't be read."""
    for part in filter(None, map(str.strip, schedule.split("!"))):
        values = part.split(",")
        try:
            due, interval, ease = date.fromisoformat(values[0].strip()), float(values[1]), float(values[2])
        except (ValueError, IndexError):
            yield None
            continue
        usable = isfinite(interval) and 0 < interval <= _MOST_DAYS and _EASES[0] <= ease <= _EASES[1]
        yield _Due(due, interval, ease) if usable else None


def _seed(card: CardId, known: _Due, now: datetime) -> Seed | None:
    """The state as an event at noon of the day of the last review; None if that day can't be.

    Where somebody put off the due date by hand, that day would lie ahead: it is yesterday then.
    """
    if known.due == _NEVER_REVIEWED:
        return None
    yesterday = datetime.combine(now.date() - timedelta(days=1), _NOON, tzinfo=now.tzinfo)
    try:
        at = datetime.combine(known.due - timedelta(days=round(known.interval)), _NOON, tzinfo=now.tzinfo)
        possible = at >= _FIRST_DAY and known.due <= now.date() + timedelta(days=_MOST_DAYS)
    except OverflowError:
        return None
    if not possible:
        return None
    at = at if at.date() <= now.date() else yesterday
    stability, difficulty = state_from_sm2(known.ease / _EASE_OF_ONE, known.interval)
    told = (str(card), known.due.isoformat(), repr(known.interval), repr(known.ease))
    id_ = stable_id(at, "obsidian", *told, device=_DEVICE)
    return Seed(id=id_, at=at, card=str(card), stability=stability, difficulty=difficulty, due=known.due, reps=1)
