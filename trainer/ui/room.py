"""What there is room for on a screen: of three panes the right one goes first, then the left one."""

from typing import Final, Literal, NamedTuple

from textual.geometry import Size

SHORT_ROWS: Final = 20
"""Below so many rows the title goes."""
ROOMY_ROWS: Final = 30
"""From so many rows on, panes have an empty row at the top."""

WIDE_COLUMNS: Final = 106
"""From so many columns on there is room for three panes."""

WIDTHS: Final = [(0, "-narrow"), (WIDE_COLUMNS, "-wide")]
HEIGHTS: Final = [(0, "-short"), (SHORT_ROWS, "-tall"), (ROOMY_ROWS, "-roomy")]
"""From so many cells on a screen has this class, by which the stylesheets know how much room there is."""

Pane = Literal["left", "middle", "right"]

_WORTH: Final[tuple[Pane, ...]] = ("middle", "left", "right")
"""The pane worth most first: it goes last."""


def size_classes(size: Size) -> str:
    """The classes of a screen of this size, separated by a space."""
    width = max(entry for entry in WIDTHS if entry[0] <= size.width)
    height = max(entry for entry in HEIGHTS if entry[0] <= size.height)
    return f"{width[1]} {height[1]}"


class Columns(NamedTuple):
    """From which width of the screen on there is room for two panes, and for three."""

    two: int
    three: int

    def room(self, width: int) -> int:
        """For how many panes a screen of ``width`` cells has room."""
        return 3 if width >= self.three else 2 if width >= self.two else 1

    def shown(self, width: int, aside: int = 0, panes: tuple[Pane, ...] = _WORTH) -> frozenset[Pane]:
        """The panes that a screen of ``width`` cells shows.

        Args:
            aside: how often a pane that had no room was asked for: each time the next one takes the middle's place.
            panes: those that have something to say, the one worth most first.
        """
        room = self.room(width)
        fitting = panes[:room]
        hidden = panes[room:]
        turn = aside % (len(hidden) + 1)
        if turn == 0:
            return frozenset(fitting)
        return frozenset((*fitting[1:], hidden[turn - 1]))
