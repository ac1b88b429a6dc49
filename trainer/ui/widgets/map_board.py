"""The map to be filled in: a pane a level, each with as many places as the level has notes.

Where there is room the panes stand beside one another with a place a row, else below one another with their places in
a row; where even that is too much, every level but the current one shrinks to one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from trainer.ui.card_text import plain_line
from trainer.ui.faces import quiet, rows
from trainer.ui.fitting import fit
from trainer.ui.widgets.scroll_text import ScrollText

CURRENT: Final = "▸ "
_EMPTY: Final = "____"
_BETWEEN: Final = ", "
_FRAME: Final = 2
"""Rows, or cells on each side, of a pane's frame; beside the text there is one cell more."""
_NARROWEST: Final = 24
"""Cells of a pane beside others."""
_LEAST: Final = 4
"""Rows of the current pane when the others are one row each."""


class LevelView(NamedTuple):
    """What is shown of a level.

    Attributes:
        name: its glyph and name.
        told: how many places are taken, in words.
        texts: what was put into it.
        places: how many places it has.
    """

    name: Content
    told: str
    texts: tuple[str, ...]
    places: int


class LevelPane(ScrollText):
    """One level. Clicked, it becomes the current one."""

    @dataclass
    class Clicked(Message):
        """The level number ``place`` (0-based) was clicked."""

        place: int

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    def allow_focus(self) -> bool:
        """The line keeps it: every key is text."""
        return False

    def put_level(self, view: LevelView, *, current: bool) -> None:
        """What its frame says."""
        self.border_title = Content.assemble(CURRENT if current else "", view.name)
        self.border_subtitle = Content(view.told)
        self.set_class(current, "-current")

    def put_column(self, view: LevelView, width: int) -> None:
        """A place a row."""
        names = [fit(plain_line(text), width) for text in view.texts]
        self.put(rows([*names, *[quiet(_EMPTY)] * (view.places - len(names))]), stay=True)

    def put_row(self, view: LevelView) -> None:
        """All places in a row, which may take several lines."""
        names = [plain_line(text) for text in view.texts]
        self.put(Content(_BETWEEN).join([*names, *[quiet(_EMPTY)] * (view.places - len(names))]), stay=True)

    def put_line(self, view: LevelView, width: int) -> None:
        """Only what it's called and how full it is."""
        line = Content.assemble(" " * len(CURRENT), view.name, "  ", quiet(view.told))
        self.put(fit(line, width), stay=True)

    def on_click(self, event: events.Click) -> None:
        """Tells that it was clicked."""
        event.stop()
        self.post_message(self.Clicked(self._place))


class MapBoard(Container):
    """See the module's text."""

    def __init__(self, levels: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._panes = tuple(LevelPane(place) for place in range(levels))
        self._views: tuple[LevelView, ...] = ()
        self._current = 0
        self._room = Size(0, 0)

    def compose(self) -> ComposeResult:
        """From top to bottom, or from left to right."""
        yield from self._panes

    @property
    def current_pane(self) -> LevelPane:
        """The pane of the level that names are put into."""
        return self._panes[self._current]

    def put_views(self, views: Sequence[LevelView], current: int) -> None:
        """Shows every level; names are put into the one at ``current``."""
        self._views = tuple(views)
        self._current = current
        self._arrange()

    def show_latest(self) -> None:
        """Scrolls to what was put into the current level last, if not all of it is in sight."""
        pane = self.current_pane
        pane.move_lines(len(pane.lines(pane.content_size.width)))

    def make_room(self, room: Size) -> None:
        """Arranges the panes for the cells that it has in any case, whatever comes and goes around it."""
        self._room = room
        self._arrange()

    def _arrange(self) -> None:
        width, height = self._room
        if not self._views or not width:
            return
        for place, (pane, view) in enumerate(zip(self._panes, self._views, strict=True)):
            pane.put_level(view, current=place == self._current)
        beside = self._fits_beside(width, height)
        self.set_class(beside, "-beside")
        if beside:
            self._put_beside(width // len(self._panes))
        else:
            self._put_below(width, height)

    def _fits_beside(self, width: int, height: int) -> bool:
        tallest = max(view.places for view in self._views)
        return width >= _NARROWEST * len(self._views) and height >= tallest + _FRAME

    def _put_beside(self, width: int) -> None:
        for pane, view in zip(self._panes, self._views, strict=True):
            pane.display = True
            pane.set_class(False, "-line")
            pane.styles.height = "1fr"
            pane.put_column(view, width - 2 * _FRAME)

    def _put_below(self, width: int, height: int) -> None:
        """Whole panes, if there is room for all of them."""
        inside = width - 2 * _FRAME
        for pane, view in zip(self._panes, self._views, strict=True):
            pane.put_row(view)
        needed = [len(pane.lines(inside)) + _FRAME for pane in self._panes]
        whole = sum(needed) <= height
        first, last = (0, len(self._panes)) if whole else self._in_sight(height - _LEAST)
        for place, (pane, view) in enumerate(zip(self._panes, self._views, strict=True)):
            current = place == self._current
            pane.display = first <= place < last
            pane.set_class(not whole and not current, "-line")
            pane.styles.height = needed[place] if whole else "1fr" if current else 1
            if not whole and not current:
                pane.put_line(view, width - _FRAME)

    def _in_sight(self, lines: int) -> tuple[int, int]:
        """The first level that there is room for, and the one behind the last; the current one is among them."""
        count = min(len(self._panes), max(0, lines) + 1)
        first = min(max(0, self._current - count // 2), len(self._panes) - count)
        return first, first + count
