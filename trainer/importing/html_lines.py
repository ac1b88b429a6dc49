"""Lines of plain text in the making, as a browser would break them: blocks, lists, cells, the light marks of our decks.

A mark stands only where it can't be taken for something else: a text that holds an asterisk or a backquote of its own
gets none, for our decks have no way to write such a sign otherwise.
"""

from typing import Final, NamedTuple

BOLD: Final = "**"
ITALIC: Final = "*"
CODE: Final = "`"

_SIGNS: Final = "*`"
_CELL: Final = " | "
_DEEPEST: Final = 8
"""Levels of lists that are told apart; a page of nested lists would else be made of spaces."""


class _Run(NamedTuple):
    """A piece of a line and the mark around it (empty without one)."""

    text: str
    mark: str


class _Line(NamedTuple):
    """A line: what stands before its words, and these."""

    prefix: str
    runs: list[_Run]


class Lines:
    """Takes words and breaks as they come.

    Attributes:
        mark: what words are marked with from now on: `BOLD`, `ITALIC`, `CODE` or nothing.
        as_typed: spaces and line ends of the words stay (a ``<pre>``).
        size: how much was kept so far: characters and pieces.
    """

    def __init__(self) -> None:
        self.mark = ""
        self.as_typed = False
        self.size = 0
        self._lines: list[_Line] = []
        self._runs: list[_Run] = []
        self._lists: list[int] = []
        self._bullet = ""
        self._cells = 0
        self._signs = False

    def add(self, words: str) -> None:
        """Words go on where the last ones ended."""
        self._signs = self._signs or any(sign in words for sign in _SIGNS)
        if not self.as_typed or self._cells:
            self._add_words(words)
            return
        first, *others = words.split("\n")
        self._add_run(first)
        for line in others:
            self.break_line()
            self._add_run(line)

    def end_line(self) -> None:
        """A block begins or ends: what follows stands on a line of its own."""
        if self._cells:
            self._add_words(" ")
        elif any(run.text.strip() for run in self._runs):
            self.break_line()
        else:
            self._runs = []

    def break_line(self) -> None:
        """The line ends, even if it is empty."""
        if self._cells:
            self._add_words(" ")
            return
        if self._runs or (self._lines and self._lines[-1].runs):
            self._lines.append(_Line(self._prefix(), self._runs))
            self._runs = []
            self.size += 1

    def begin_list(self, *, numbered: bool) -> None:
        """A list, maybe inside of another."""
        self.end_line()
        self._lists.append(0 if numbered else -1)

    def end_list(self) -> None:
        """The innermost list ends."""
        self.end_line()
        self._bullet = ""
        if self._lists:
            self._lists.pop()

    def begin_item(self) -> None:
        """The next item of the innermost list; outside of any it is one all the same."""
        self.end_line()
        if self._cells:
            return
        number = self._lists[-1] if self._lists else -1
        if number >= 0:
            number = self._lists[-1] = number + 1
        self._bullet = f"{number}. " if number >= 0 else "- "

    def begin_cell(self) -> None:
        """The next cell of a row; the first one begins the row."""
        if self._cells:
            if self._runs and self._runs[-1].text != _CELL:
                last = self._runs.pop()
                self._add_run(last.text.rstrip(), last.mark)
            self._add_run(_CELL, "")
        else:
            self.end_line()
        self._cells += 1

    def end_row(self) -> None:
        """The row of cells ends, if there is one."""
        self._cells = 0
        self.end_line()

    def finished(self) -> str:
        """All lines: none empty at the begin or end, and never two empty ones in a row."""
        self._cells = 0
        self.end_line()
        texts: list[str] = []
        for line in self._lines:
            text = self._text_of(line)
            if text or (texts and texts[-1]):
                texts.append(text)
        return "\n".join(texts).rstrip("\n")

    def _add_words(self, words: str) -> None:
        """Words with every run of spaces as one space, and none at the begin of a line."""
        inner = " ".join(words.split())
        begins = self._runs[-1].text.endswith(" ") if self._runs else True
        before = " " if words[:1].isspace() and not begins else ""
        after = " " if inner and words[-1:].isspace() else ""
        if before or inner:
            self._add_run(before + inner + after)

    def _add_run(self, text: str, mark: str | None = None) -> None:
        if text:
            usual = "" if self.as_typed else self.mark
            self._runs.append(_Run(text, usual if mark is None else mark))
            self.size += len(text) + 1

    def _prefix(self) -> str:
        depth = min(len(self._lists), _DEEPEST)
        if not self._bullet:
            return "  " * depth
        bullet, self._bullet = self._bullet, ""
        return "  " * (depth - 1) + bullet

    def _text_of(self, line: _Line) -> str:
        text = "".join(self._marked(run) for run in _merged(line.runs)).rstrip()
        return line.prefix + text if text else ""

    def _marked(self, run: _Run) -> str:
        words = run.text.strip()
        if not run.mark or not words or self._signs or words.count("{{") != words.count("}}"):
            return run.text
        before, _, after = run.text.partition(words)
        return f"{before}{run.mark}{words}{run.mark}{after}"


def _merged(runs: list[_Run]) -> list[_Run]:
    """Neighbours of one mark as one piece."""
    merged: list[tuple[list[str], str]] = []
    for run in runs:
        if merged and merged[-1][1] == run.mark:
            merged[-1][0].append(run.text)
        else:
            merged.append(([run.text], run.mark))
    return [_Run("".join(texts), mark) for texts, mark in merged]
