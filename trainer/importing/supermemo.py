"""Questions and answers as SuperMemo writes them: ``Q:`` and ``A:`` before every line, blank lines between items."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from trainer.decks.library import ENDINGS as YAML_ENDINGS
from trainer.i18n import N_
from trainer.importing.draft import DraftNote, finish
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.text_file import begin_as_text, lines_of, text_of

_QUESTION: Final = "Q:"
_ANSWER: Final = "A:"
_TICK_EVERY: Final = 500


def fits(start: bytes, path: Path) -> bool:
    """Whether a file that begins with these bytes holds such items: its first line that says anything is a question."""
    text = begin_as_text(start)
    if text is None or path.suffix.lower() in YAML_ENDINGS:
        return False
    return text.lstrip().startswith(_QUESTION) and f"\n{_ANSWER}" in text


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The items of such a file as a deck.

    Raises:
        ForeignFileError: it can't be read, or holds no item.
        Stopped: by ``wanted.tick``.
    """
    report = Report()
    text = text_of(path, report)
    most = text.count("\n") + 1
    notes: list[DraftNote] = []
    for note in _notes(lines_of(text), report):
        notes.append(note)
        if len(notes) % _TICK_EVERY == 0:
            wanted.tick(min(int(note.place) / most, 1.0) / 2)
    finished = finish(path.stem, notes, report, file=path)
    wanted.tick(1.0)
    report.notes = report.cards = len(finished.deck.notes)
    return [Imported(finished.text, finished.deck, report)]


def _notes(lines: Iterable[str], report: Report) -> Iterator[DraftNote]:
    """The items. A line without a mark continues the one above; one that follows a blank line belongs to nothing."""
    begin = 0
    question: list[str] = []
    answer: list[str] = []
    last: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if line.startswith(_QUESTION):
            if question and (answer or last is None):
                yield DraftNote("\n".join(question), "\n".join(answer), place=str(begin))
                question, answer = [], []
            begin = begin if question else number
            last = question
        elif line.startswith(_ANSWER):
            last = answer if question else None
            if last is None:
                report.leave_out(str(number), N_("an answer without a question"))
        elif not line.strip():
            last = None
            continue
        elif last is None:
            report.leave_out(str(number), N_("a line that is neither question nor answer"))
        if last is not None:
            last.append(line[2:].strip() if line.startswith((_QUESTION, _ANSWER)) else line)
    if question:
        yield DraftNote("\n".join(question), "\n".join(answer), place=str(begin))
