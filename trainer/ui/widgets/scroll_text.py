"""A text that always stands whole: what doesn't fit scrolls, and the last row says how much is left."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from trainer.i18n import n_
from trainer.ui.fitting import fit

TEXT_COLUMNS = 72
"""Longer lines are hard to read."""
_WHEEL_LINES = 2


class ScrollText(Widget):
    """See the module's text. It takes the focus only while there is something to scroll."""

    can_focus = True

    class Fitted(Message):
        """The text or its place changed: there may be something to scroll now, or no longer."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._text = Content("")
        self._top = 0
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def put(self, text: Content, *, stay: bool = False) -> None:
        """Shows ``text`` from its beginning, or (``stay``) from where the old one was scrolled to."""
        if stay and text.is_same(self._text):
            return
        self._text = text
        self._wrapped = (-1, [])
        if not stay:
            self._top = 0
        self.refresh(layout=True)
        self.call_after_refresh(self.post_message, self.Fitted())

    def lines(self, width: int) -> list[Content]:
        """The text wrapped to ``width`` cells (at most `TEXT_COLUMNS`)."""
        width = min(width, TEXT_COLUMNS)
        if self._wrapped[0] != width:
            wrapped = self._text.wrap(width) if self._text and width > 0 else []
            self._wrapped = (width, [line.rstrip() for line in wrapped])
        return self._wrapped[1]

    @property
    def whole(self) -> str:
        """The whole text, whether it can be seen at the moment or not."""
        return self._text.plain

    @property
    def overflows(self) -> bool:
        """Whether a part of the text is out of sight."""
        return len(self.lines(self.content_size.width)) > self.content_size.height > 0

    @property
    def first_line(self) -> int:
        """The line (0-based) at the top."""
        return self._first() if self.overflows else 0

    def allow_focus(self) -> bool:
        """Only what scrolls needs the focus."""
        return self.overflows

    # --- moving --------------------------------------------------------------------------------------------------

    def move_lines(self, lines: int) -> None:
        """Scrolls down by so many lines, up if negative."""
        top = min(max(0, self._first() + lines), self._last_top())
        if top != self._top:
            self._top = top
            self.refresh()

    def move_pages(self, pages: int) -> None:
        """Scrolls down by so many pages, up if negative; a line of the old page stays in sight."""
        self.move_lines(pages * max(1, self._room() - 1))

    def bring_into_sight(self, first: int, last: int) -> None:
        """Scrolls as little as is needed for the lines from ``first`` to ``last`` (0-based)."""
        if self.overflows:
            top = min(self._first(), first)
            self.move_lines(max(top, last - self._room() + 1) - self._first())

    def _room(self) -> int:
        """Rows for lines while the last row says what is left."""
        return max(1, self.content_size.height - 1)

    def _last_top(self) -> int:
        return max(0, len(self.lines(self.content_size.width)) - self._room()) if self.overflows else 0

    def _first(self) -> int:
        return min(self._top, self._last_top())

    def on_resize(self, event: events.Resize) -> None:
        """Its place changed."""
        self.post_message(self.Fitted())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        self.move_lines(_WHEEL_LINES)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        self.move_lines(-_WHEEL_LINES)
        event.stop()

    # --- drawing -------------------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that the whole text takes."""
        return len(self.lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Cells of the longest line, as far as lines may be long."""
        return max((line.cell_length for line in self.lines(container.width)), default=0)

    def render(self) -> Content:
        """The part of the text that is in sight."""
        width, height = self.content_size
        lines = self.lines(width)
        if len(lines) > height:
            first, room = self._first(), self._room()
            visible = lines[first : first + room]
            if height > 1:
                visible += [fit(self._rest(first, len(lines) - first - room), width)]
            elif visible:
                visible = [fit(Content.assemble(visible[0], " …"), width)]
            lines = visible
        indent = max(0, width - TEXT_COLUMNS - 2) // 2
        return Content("\n").join(line.pad_left(indent) if line else line for line in lines)

    def _rest(self, above: int, below: int) -> Content:
        if below <= 0:
            return Content.styled(n_("▲ {n} line above", "▲ {n} lines above", above), "$quiet")
        more = n_("▼ {n} more line", "▼ {n} more lines", below)
        if above > 0:
            more = f"▲ {above}  {more}"
        return Content.styled(more, "$accent")
