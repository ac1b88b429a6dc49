"""Where a YAML parser gave up, with what is needed to find out why."""

from collections.abc import Callable
from typing import Any, NamedTuple

from trainer.decks.line_shape import Line, dissect, in_quotes
from trainer.decks.messages import Place, Problems
from trainer.i18n import N_

LineAt = Callable[[int], str]
"""Gives a line of the file by its number, counted from 0."""

_LOOK_BACK = 200
"""Lines above a problem that are searched for what it should be in line with."""


class Trouble(NamedTuple):
    """Where a parser gave up.

    Attributes:
        words, context: what it says, and what it was doing.
        place: where it gave up. origin: where what it was doing began, if it says so.
        last: the event before.
    """

    words: str
    context: str
    place: Place
    origin: Place | None
    last: Any
    line_at: LineAt

    @property
    def line(self) -> str:
        return self.line_at(self.place.line)

    @property
    def character(self) -> str:
        return self.line[self.place.column : self.place.column + 1]

    def above(self, is_wanted: Callable[[Line], bool]) -> tuple[int, Line] | None:
        """The nearest line above the place that is wanted, with its number."""
        for number in range(self.place.line - 1, max(-1, self.place.line - 1 - _LOOK_BACK), -1):
            line = dissect(self.line_at(number))
            if line.content and not line.content.startswith("#") and is_wanted(line):
                return number, line
        return None


def begins_with(place: Place, line_at: LineAt, problems: Problems) -> bool:
    """Tells that a text begins with a character that means something to YAML; always True."""
    if not problems.is_settled(place.line):
        text = line_at(place.line)
        line = dissect(text)
        is_value = bool(line.key) and line.value_start == place.column
        problems.error(
            place,
            N_('a text that begins with "{character}" needs quotes'),
            N_("write {example}") if is_value else N_("put it in quotes, like {example}"),
            character=text[place.column : place.column + 1],
            example=in_quotes_at(text, place.column),
        )
    return True


def in_quotes_at(text: str, column: int) -> str:
    """How the text that begins in ``column`` should have been written, with its key if it has one."""
    line = dissect(text)
    if line.key and column == line.value_start:
        return f"{line.key}: {in_quotes(line.value)}"
    if line.key and column == line.start:
        return f"{in_quotes(line.key)}: …"
    before, rest = text[:column], text[column:]
    if sum(map(before.count, "[{")) > sum(map(before.count, "]}")):
        rest = rest[: min((at for mark in ",]}" if (at := rest.find(mark)) >= 0), default=len(rest))]
    return in_quotes(rest)


def tell(problems: Problems, place: Place, told: str, hint: str, /, **values: object) -> None:
    """An error at a place that isn't where the parser gave up; its line may have been told of already."""
    if not problems.is_settled(place.line):
        problems.error(place, told, hint, **values)
