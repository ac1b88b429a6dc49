"""The pane with the decks: name, reviews due, new notes, learning cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.i18n import _, n_
from trainer.i18n.formats import number
from trainer.ui.card_text import plain_line
from trainer.ui.deck_rows import DeckRow
from trainer.ui.fitting import column, fit

_CURSOR: Final = "▸ "


class DeckList(Widget):
    """See the module's text. The screen moves the cursor; a click chooses a row, a click on the chosen one opens it."""

    @dataclass
    class Clicked(Message):
        """The row number ``place`` was clicked."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: tuple[DeckRow, ...] = ()
        self._chosen = 0
        self._top = 0

    def put(self, rows: Sequence[DeckRow], chosen: int) -> None:
        """Shows ``rows`` with the cursor on one of them."""
        self._rows = tuple(rows)
        self._chosen = chosen
        self.border_title = Content(_("Decks"))
        self.border_subtitle = Content(_("due · +new · learning")) if rows else Content("")
        self.refresh()

    # --- drawing -------------------------------------------------------------------------------------------------

    def _visible(self) -> range:
        """The rows in sight: always with the cursor among them."""
        height, count = self.content_size.height, len(self._rows)
        if count <= height:
            return range(count)
        room = max(1, height - 1)
        top = min(max(self._top, self._chosen - room + 1), self._chosen, count - room)
        self._top = max(0, top)
        return range(self._top, self._top + room)

    def render(self) -> Content:
        """The rows in sight, and how many there are above and below them."""
        width = self.content_size.width
        if not self._rows:
            return fit(Content(_("No deck yet")), width)
        visible = self._visible()
        widths = self._column_widths()
        lines = [self._line(self._rows[place], place == self._chosen, widths, width) for place in visible]
        below = len(self._rows) - visible.stop
        if len(visible) < len(self._rows) and self.content_size.height > 1:
            more = [f"▲ {visible.start}"] if visible.start else []
            if below:
                more.append(n_("▼ {n} more deck", "▼ {n} more decks", below))
            lines.append(fit(Content.styled("  ".join(more), "$accent"), width))
        return Content("\n").join(lines)

    def _column_widths(self) -> tuple[int, ...]:
        cells = [_cells(row) for row in self._rows if row.counts is not None]
        return tuple(max((len(row[place]) for row in cells), default=0) for place in range(3))

    def _line(self, row: DeckRow, chosen: bool, widths: tuple[int, ...], width: int) -> Content:
        cursor = Content.styled(_CURSOR if chosen else "  ", "$accent bold")
        tail = _numbers(row, widths, chosen)
        name = plain_line(row.title)
        if row.problem is not None and not row.is_broken:
            name = Content.assemble(("▪ ", "$warning"), name)
        name = column(name, width - cursor.cell_length - tail.cell_length - 1)
        if chosen:
            name = name.stylize("$foreground bold")
        return fit(Content.assemble(cursor, name, " ", tail), width)

    def on_click(self, event: events.Click) -> None:
        """Tells which row was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._visible()):
            event.stop()
            self.post_message(self.Clicked(self._visible()[offset.y]))


def _cells(row: DeckRow) -> tuple[str, str, str]:
    assert row.counts is not None
    learning = number(row.counts.learning) if row.counts.learning else "–"
    return number(row.counts.due), f"+{number(row.counts.new)}", learning


def _numbers(row: DeckRow, widths: tuple[int, ...], chosen: bool) -> Content:
    if row.counts is None:
        return Content.styled(_("can't be opened"), "$warning")
    strong = "$foreground" if chosen else ""
    waiting = (row.counts.due, row.counts.new, row.counts.learning)
    pieces: list[Content] = []
    for text, width, count in zip(_cells(row), widths, waiting, strict=True):
        pieces.append(Content.styled(text.rjust(width), strong if count else "$quiet"))
    return Content(" ").join(pieces)
