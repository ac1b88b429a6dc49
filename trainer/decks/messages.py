"""What is wrong with a deck, told so that its author can mend it: the place, the cause, the remedy, the line itself.

A parser only collects `Problems` with their places; the lines of the file are fetched when there is something to say.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from trainer.errors import FileFormatError, Translate
from trainer.i18n import N_
from trainer.text import clean_line

MAX_MESSAGES = 20
"""Problems told of one file: enough to mend it in one go, few enough to be read."""

_EXCERPT = 100
"""Characters of the offending line that are shown around the place."""

_NO_VALUES: Final[Mapping[str, object]] = {}
_WARNING = N_("warning: {told}")
_ONLY_FIRST = N_("only the first {n} problems of this file are shown")


class Place(Protocol):
    """Where a node begins, counted from 0 (PyYAML's mark is one)."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Spot(NamedTuple):
    """A place of our own."""

    line: int
    column: int


class Message(NamedTuple):
    """One thing that is wrong, or odd, in a deck.

    Attributes:
        line, column: where, counted from 1 in lines and characters; line 0 means the file as a whole.
        text: what is wrong: a text marked with ``N_``.
        hint: what to write instead, in the same form; may be empty.
        values: what goes into the ``{names}`` of both, already clean.
        excerpt: the line, clean and cut to a window around the place.
        caret: how many terminal columns stand before the place in ``excerpt``.
    """

    line: int
    column: int
    text: str
    hint: str = ""
    values: Mapping[str, object] = _NO_VALUES
    excerpt: str = ""
    caret: int = 0

    def explain(self, translate: Translate, file: str = "", *, warning: bool = False) -> str:
        """``file:line:column: text; hint``, then the line and a caret below it, in the language of ``translate``.

        Args:
            warning: it is told that the deck can be used all the same.
        """
        place = f"{self.line}:{self.column}" if self.line else ""
        place = ":".join(part for part in (file, place) if part)
        told = translate(self.text).format(**self.values)
        if self.hint:
            told = f"{told}; {translate(self.hint).format(**self.values)}"
        if warning:
            told = translate(_WARNING).format(told=told)
        if place:
            told = f"{place}: {told}"
        if self.excerpt.strip():
            told = f"{told}\n  {self.excerpt}\n  {' ' * self.caret}^"
        return told


class DeckError(FileFormatError):
    """A deck that can't be used.

    Attributes:
        file: its path; None for a text from memory.
        messages: what is wrong, in the order of the file; never empty.
        complete: False if the file holds more problems than are told.
    """

    def __init__(self, messages: Sequence[Message], file: Path | None = None, complete: bool = True) -> None:
        first = messages[0]
        self.file = file
        self.messages = tuple(messages)
        self.complete = complete
        name = clean_line(str(file)) if file else ""
        place = f"{name}:{first.line}:{first.column}" if first.line else name
        super().__init__(first.text, hint=first.hint, place=place.removeprefix(":"), **first.values)

    def explain(self, translate: Translate) -> str:
        """All messages, each with its line and a caret."""
        name = clean_line(str(self.file)) if self.file else ""
        told = [message.explain(translate, name) for message in self.messages]
        if not self.complete:
            told.append(translate(_ONLY_FIRST).format(n=len(self.messages)))
        return "\n".join(told)


def whole_file(told: str, hint: str, path: Path | None, **values: object) -> DeckError:
    """An error that has no line."""
    return DeckError([Message(0, 0, told, hint, values)], path)


class _Problem(NamedTuple):
    line: int
    column: int
    text: str
    hint: str
    values: dict[str, object]


class Problems:
    """What a reading of one file has found so far. Errors make the deck unusable, warnings don't.

    Attributes:
        count: the errors kept.
    """

    def __init__(self) -> None:
        self.count = 0
        self._errors: list[_Problem] = []
        self._warnings: list[_Problem] = []
        self._complete = True

    def __bool__(self) -> bool:
        """Whether there is an error."""
        return self.count > 0

    @property
    def warnings_full(self) -> bool:
        """Whether another warning would not be kept, so that looking for its remedy is wasted."""
        return len(self._warnings) >= MAX_MESSAGES

    def error(self, place: Place, text: str, hint: str, /, **values: object) -> None:
        """Notes an error at ``place``; strings among ``values`` are cleaned and cut here."""
        if self.count < MAX_MESSAGES:
            self.count += 1
            self._errors.append(_Problem(place.line, place.column, text, hint, _clean_values(values)))
        else:
            self._complete = False

    def warn(self, place: Place, text: str, hint: str, /, **values: object) -> None:
        """Notes a warning at ``place``."""
        if len(self._warnings) < MAX_MESSAGES:
            self._warnings.append(_Problem(place.line, place.column, text, hint, _clean_values(values)))

    def forget(self) -> None:
        """Drops what was found: something makes the rest meaningless (another format, another encoding)."""
        self._errors.clear()
        self._warnings.clear()
        self._complete = True
        self.count = 0

    def take_back(self, start: int, end: int) -> None:
        """Drops the errors found while `count` went from ``start`` to ``end``: they were about something half read."""
        del self._errors[start:end]
        self.count = len(self._errors)

    def is_settled(self, line: int) -> bool:
        """Whether nothing more needs to be said of this line (counted from 0): it has an error, or there are enough."""
        if self.count >= MAX_MESSAGES:
            self._complete = False
            return True
        return self.count > 0 and any(problem.line == line for problem in self._errors)

    def as_error(self, line_at: Callable[[int], str], file: Path | None) -> DeckError:
        """The errors as one exception; ``line_at`` gives the text of a line (counted from 0)."""
        return DeckError(_messages(self._errors, line_at), file, self._complete)

    def as_warnings(self, line_at: Callable[[int], str]) -> tuple[Message, ...]:
        """The warnings, in the order of the file."""
        return tuple(_messages(self._warnings, line_at))


def _messages(problems: list[_Problem], line_at: Callable[[int], str]) -> list[Message]:
    messages = []
    for problem in sorted(problems, key=lambda problem: problem[:2]):
        excerpt, caret = _excerpt(line_at(problem.line), problem.column)
        place = problem.line + 1, problem.column + 1
        messages.append(Message(*place, problem.text, problem.hint, problem.values, excerpt, caret))
    return messages


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of ``line`` around ``column`` and the terminal columns before it; cleaning may change both."""
    begin = max(0, column - _EXCERPT * 2 // 3) if len(line) > _EXCERPT else 0
    before = clean_line(line[begin:column])
    after = clean_line(line[column : begin + _EXCERPT])
    if begin:
        before = "…" + before
    if begin + _EXCERPT < len(line):
        after += "…"
    return before + after.rstrip(), columns(before)


def columns(text: str) -> int:
    """How many terminal columns ``text`` takes: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in text)


def _clean_values(values: dict[str, object]) -> dict[str, object]:
    return {name: shorten(value) if isinstance(value, str) else value for name, value in values.items()}


def shorten(text: str, length: int = 60) -> str:
    """``text`` on one clean line, cut to ``length`` characters, the last of them ``…``."""
    line = clean_line(text[: length * 4]).strip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
