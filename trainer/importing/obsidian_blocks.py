"""Where in a Markdown note of Obsidian cards stand, as its spaced repetition plugin finds them.

``front::back`` on one line, ``:::`` for both directions; lines above and below a line ``?`` (``??``); a paragraph with
``==gaps==``. A blank line ends what takes several lines. See
https://github.com/st3v3nmw/obsidian-spaced-repetition, ``src/parser.ts``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Final, NamedTuple

SCHEDULE: Final = "<!--SR:"
TAG: Final = "#flashcards"

_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"
_FENCES: Final = ("```", "~~~")
_LONGEST_HEAD: Final = 500
"""Lines of properties; a line ``---`` that none follows so soon is only drawn across the page."""

_MULTI: Final = {"?": False, "??": True}
"""The line between front and back -> whether it is asked both ways."""


class Sort(Enum):
    """What kind of card it is."""

    SINGLE = "single"
    MULTI = "multi"
    CLOZE = "cloze"


class Block(NamedTuple):
    """A card as it stands in the note.

    Attributes:
        line: where it begins, from 1.
        front, back: Markdown; a cloze has no back.
        both: it is asked in both directions.
        schedule: what stands in its comment; empty without one.
        topic: the tag's part after ``#flashcards/`` that holds for it; may be empty.
    """

    line: int
    sort: Sort
    front: str
    back: str = ""
    both: bool = False
    schedule: str = ""
    topic: str = ""


@dataclass(slots=True)
class _Paragraph:
    """The lines since the last blank one."""

    begin: int = 0
    above: list[str] = field(default_factory=list)
    below: list[str] | None = None
    both: bool = False
    gaps: bool = False
    schedule: str = ""

    def add(self, number: int, line: str) -> None:
        if not self.above:
            self.begin = number
        if line.strip() in _MULTI and self.above and self.below is None:
            self.below, self.both = [], _MULTI[line.strip()]
        else:
            self.gaps = self.gaps or _has_pair(line, "==", "==") or _has_pair(line, "{{", "}}")
            (self.above if self.below is None else self.below).append(line)

    def block(self, topic: str) -> Block | None:
        """The card that it is; None if it is only text."""
        front = "\n".join(self.above)
        if self.below is not None:
            back = "\n".join(self.below)
            return Block(self.begin, Sort.MULTI, front, back, self.both, self.schedule, topic)
        return Block(self.begin, Sort.CLOZE, front, "", False, self.schedule, topic) if self.gaps else None


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The cards of a note, in order."""
    reading = _Reading()
    for number, line in _without_comments(_without_front_matter(lines, reading)):
        yield from reading.take(number, line)
    yield from reading.end_of_paragraph()


class _Reading:
    """What is known at a line."""

    def __init__(self) -> None:
        self._paragraph = _Paragraph()
        self._single: Block | None = None
        self._fence = ""
        self._topic = ""

    def take(self, number: int, line: str) -> Iterator[Block]:
        """Takes the next line; yields the cards that it ends."""
        stripped = line.strip()
        if self._fence or stripped.startswith(_FENCES):
            yield from self._single_ends()
            self._code(number, line, stripped)
        elif not stripped:
            yield from self.end_of_paragraph()
        elif stripped.startswith(SCHEDULE):
            yield from self._schedule(stripped)
        else:
            yield from self._single_ends()
            self._topic_of_line(stripped)
            single = single_line(line)
            if single is None or self._paragraph.below is not None:
                self._paragraph.add(number, line)
                if SCHEDULE in line:
                    self._paragraph.schedule = _schedule_in(line)
            else:
                front, back, both = single
                self._paragraph = _Paragraph()
                self._single = Block(number, Sort.SINGLE, front, back, both, _schedule_in(line), self._topic)

    def topic(self, words: str) -> None:
        """Takes the topic out of a line of tags, if it is there."""
        for word in words.replace(",", " ").replace("[", " ").replace("]", " ").split():
            name, slash, rest = word.lstrip("#").strip("\"'").partition("/")
            if name == TAG[1:]:
                self._topic = rest if slash else ""

    def end_of_paragraph(self) -> Iterator[Block]:
        yield from self._single_ends()
        block = self._paragraph.block(self._topic)
        self._paragraph = _Paragraph()
        if block:
            yield block

    def _single_ends(self) -> Iterator[Block]:
        if self._single:
            yield self._single
            self._single = None

    def _schedule(self, line: str) -> Iterator[Block]:
        if self._single:
            self._single = self._single._replace(schedule=_schedule_in(line))
            yield from self._single_ends()
        else:
            self._paragraph.schedule = _schedule_in(line)

    def _code(self, number: int, line: str, stripped: str) -> None:
        """Code asks nothing, but may belong to a card."""
        if self._fence:
            self._fence = "" if stripped == self._fence else self._fence
        else:
            self._fence = stripped[:3]
        if self._paragraph.above:
            (self._paragraph.above if self._paragraph.below is None else self._paragraph.below).append(line)

    def _topic_of_line(self, line: str) -> None:
        """A line of tags alone holds for all cards below it."""
        if line.startswith(TAG) and all(word.startswith("#") for word in line.split()):
            self.topic(line)


def single_line(line: str) -> tuple[str, str, bool] | None:
    """Front and back of a card on one line, and whether it is asked both ways; None if it's no such line."""
    comment = line.find(SCHEDULE)
    words = line if comment < 0 else line[:comment]
    at = _separator(words)
    if at < 0:
        return None
    both = words.startswith(":::", at)
    front, back = words[:at].strip(), words[at + 2 + both :].strip()
    return (front, back, both) if front and back else None


def _separator(line: str) -> int:
    """Where ``::`` stands outside of code and of braces; -1 if it doesn't."""
    at = 0
    while True:
        place = line.find("::", at)
        if place < 0:
            return -1
        skipped = -1
        for begin, end in (("`", "`"), ("{{", "}}")):
            opening = line.find(begin, at, place)
            close = line.find(end, opening + len(begin)) if opening >= 0 else -1
            if close >= 0:
                skipped = max(skipped, close + len(end))
        if skipped < 0:
            return place
        at = skipped


def _has_pair(line: str, begin: str, end: str) -> bool:
    opening = line.find(begin)
    return opening >= 0 and line.find(end, opening + len(begin) + 1) >= 0


def _schedule_in(line: str) -> str:
    begin = line.find(SCHEDULE)
    end = line.find(_COMMENT_END, begin)
    return line[begin + len(SCHEDULE) : end] if 0 <= begin < end else ""


def _without_front_matter(lines: Iterable[str], reading: _Reading) -> Iterator[tuple[int, str]]:
    """The numbered lines below the properties between ``---`` at the begin; the topic among those is taken."""
    numbered = enumerate(lines, 1)
    held = list(islice(numbered, 1))
    if held and held[0][1].rstrip() == "---":
        for number, line in islice(numbered, _LONGEST_HEAD):
            held.append((number, line))
            if line.rstrip() == "---":
                for _, known in held:
                    reading.topic(known.removeprefix("tags:").replace("- ", " "))
                held = []
                break
    yield from held
    yield from numbered


def _without_comments(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """All but comments that begin a line; what schedules a card stays."""
    inside = False
    for number, line in lines:
        begins = not inside and line.startswith(_COMMENT) and not line.startswith(SCHEDULE)
        if inside or begins:
            inside = _COMMENT_END not in line
        else:
            yield number, line
