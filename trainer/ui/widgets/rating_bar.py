"""The ratings that may be given, with their keys and what each leads to; each can be clicked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from trainer.i18n.formats import interval
from trainer.questions.rating_names import rating_name
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Outcome
from trainer.ui.fitting import column, fit
from trainer.ui.ratings import rating_tone

_GAP: Final = 2
_PADDING: Final = 1


class _Cell(NamedTuple):
    rating: Rating
    text: Content


class RatingBar(Widget):
    """See the module's text: all in one row, or two by two, as there is room."""

    @dataclass
    class Pressed(Message):
        """A rating was clicked."""

        rating: Rating

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._cells: tuple[_Cell, ...] = ()

    def put(self, outcomes: Mapping[Rating, Outcome], keys: Mapping[Rating, str]) -> None:
        """Shows what each rating would lead to, with the names of their keys."""
        self._cells = tuple(_Cell(rating, _cell(rating, outcome, keys[rating])) for rating, outcome in outcomes.items())
        self.refresh(layout=True)

    def _columns(self, width: int) -> int:
        """Cells beside one another."""
        widest = max((cell.text.cell_length for cell in self._cells), default=0) + 2 * _PADDING
        for columns in (len(self._cells), 2):
            if columns * widest + (columns - 1) * _GAP <= width:
                return max(1, columns)
        return 2

    def _cell_width(self, width: int) -> int:
        columns = self._columns(width)
        return max(1, (width - (columns - 1) * _GAP) // columns)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row, or two."""
        return -(-len(self._cells) // self._columns(width))

    def render(self) -> Content:
        """The cells."""
        width = self.content_size.width
        columns, cell_width = self._columns(width), self._cell_width(width)
        cells = [self._drawn(cell, cell_width) for cell in self._cells]
        lines = [Content(" " * _GAP).join(cells[first : first + columns]) for first in range(0, len(cells), columns)]
        return Content("\n").join(lines)

    def _drawn(self, cell: _Cell, width: int) -> Content:
        inner = fit(cell.text, width - 2 * _PADDING)
        left = max(0, width - inner.cell_length) // 2
        return column(inner.pad_left(left), width).stylize_before("on $panel")

    def on_click(self, event: events.Click) -> None:
        """Tells which rating was clicked."""
        offset = event.get_content_offset(self)
        width = self.content_size.width
        columns, step = self._columns(width), self._cell_width(width) + _GAP
        if offset is None or offset.x % step >= self._cell_width(width) or offset.x // step >= columns:
            return
        place = offset.y * columns + offset.x // step
        if place < len(self._cells):
            event.stop()
            self.post_message(self.Pressed(self._cells[place].rating))


def _cell(rating: Rating, outcome: Outcome, key: str) -> Content:
    if outcome.days is not None:
        span = interval(days=outcome.days)
    else:
        span = interval(seconds=outcome.seconds or 0)
    name = rating_name(rating)
    return Content.assemble((key, "$accent bold"), " ", (name, f"{rating_tone(rating)} bold"), " ", (span, "$quiet"))
