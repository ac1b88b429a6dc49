"""Options to choose from, or ideas to tick: each behind its letter, wrapped so that the letters stand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from trainer.questions.choices import LETTERS
from trainer.ui.widgets.scroll_text import TEXT_COLUMNS, ScrollText

_INDENT: Final = 3
"""Cells of the letter and the space behind it."""


class Choice(NamedTuple):
    """One line to choose.

    Attributes:
        text: what it says.
        mark: a sign in front of it, the same width in every line; may be empty.
        after: a sign behind it; may be empty.
    """

    text: Content
    mark: Content = Content("")
    after: Content = Content("")


class ChoiceList(ScrollText):
    """See the module's text."""

    @dataclass
    class Pressed(Message):
        """The choice at ``place`` (0-based) was clicked."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choices: tuple[Choice, ...] = ()
        self._laid: tuple[int, list[tuple[int, Content]]] = (-1, [])

    def put_choices(self, choices: Sequence[Choice], *, stay: bool = False) -> None:
        """Shows ``choices``; ``stay`` keeps what is in sight where it is."""
        self._choices = tuple(choices)
        self._laid = (-1, [])
        self.put(
            Content("\n").join(_whole(letter, one) for letter, one in zip(LETTERS, choices, strict=False)), stay=stay
        )

    def bring_choice_into_sight(self, place: int) -> None:
        """Scrolls to the choice at ``place`` (0-based), if it is out of sight."""
        rows = [row for row, (of, _line) in enumerate(self._wrapped_choices(self.content_size.width)) if of == place]
        if rows:
            self.bring_into_sight(rows[0], rows[-1])

    def lines(self, width: int) -> list[Content]:
        """The choices wrapped to ``width`` cells."""
        return [line for _place, line in self._wrapped_choices(width)]

    def _wrapped_choices(self, width: int) -> list[tuple[int, Content]]:
        """Each line, and the place of the choice it belongs to."""
        width = min(width, TEXT_COLUMNS)
        if self._laid[0] != width:
            found: list[tuple[int, Content]] = []
            for place, (letter, choice) in enumerate(zip(LETTERS, self._choices, strict=False)):
                found += [(place, line) for line in _lines(letter, choice, width)]
            self._laid = (width, found)
        return self._laid[1]

    def on_click(self, event: events.Click) -> None:
        """Tells which one was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        rows = self._wrapped_choices(self.content_size.width)
        row = offset.y + self.first_line
        covered = self.overflows and offset.y >= self.content_size.height - 1
        if 0 <= row < len(rows) and not covered:
            event.stop()
            self.post_message(self.Pressed(rows[row][0]))


def _whole(letter: str, choice: Choice) -> Content:
    return Content.assemble(letter, "  ", choice.mark, choice.text, choice.after)


def _lines(letter: str, choice: Choice, width: int) -> list[Content]:
    """One choice: its letter, then its text with all its lines below one another."""
    head = Content.assemble((letter, "$accent bold"), "  ", choice.mark)
    indent = _INDENT + choice.mark.cell_length
    text = choice.text + choice.after
    wrapped = [line.rstrip() for line in text.wrap(max(1, width - indent))] or [Content("")]
    return [head + wrapped[0], *(line.pad_left(indent) for line in wrapped[1:])]
