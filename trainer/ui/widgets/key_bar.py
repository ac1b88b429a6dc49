"""The keys that work now, at the foot of every screen and dialog; each can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from trainer.ui.fitting import fit
from trainer.ui.widgets.key_rows import MORE, KeyItem, KeyRows, lay_out


class KeyBar(Widget):
    """See the module's text.

    Attributes:
        most_rows: rows it may take.
    """

    @dataclass
    class Pressed(Message):
        """The command ``command`` was clicked."""

        command: str

    def __init__(self, *, always: str = "app.help", most_rows: int = 2, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.most_rows = most_rows
        self._always = always
        self._items: tuple[KeyItem, ...] = ()

    def put(self, items: Sequence[KeyItem]) -> None:
        """Shows ``items``, the most important first."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.refresh(layout=True)

    def limit(self, most_rows: int) -> None:
        """Lets it take so many rows."""
        if most_rows != self.most_rows:
            self.most_rows = most_rows
            self.refresh(layout=True)

    @property
    def items(self) -> tuple[KeyItem, ...]:
        """What it would show if there were room for everything."""
        return self._items

    def _placed(self, width: int) -> KeyRows:
        return lay_out(self._items, width, self.most_rows, self._always)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row or two."""
        return max(1, len(self._placed(width).rows))

    def render(self) -> Content:
        """The rows."""
        width = self.content_size.width
        placed = self._placed(width)
        lines: list[Content] = []
        for row in placed.rows:
            line = Content("")
            for one in row:
                line = line.pad_right(one.x - line.cell_length)
                line = Content.assemble(line, (one.item.key, "$accent bold"), " ", one.item.text)
            lines.append(line)
        if placed.more:
            last = lines.pop() if lines else Content("")
            lines.append(fit(Content.assemble(last, f" {MORE}"), width))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Tells which command was clicked."""
        offset = event.get_content_offset(self)
        item = self._placed(self.content_size.width).at(offset.x, offset.y) if offset is not None else None
        if item is not None:
            event.stop()
            self.post_message(self.Pressed(item.command))
