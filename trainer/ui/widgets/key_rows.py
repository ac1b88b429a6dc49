"""Where keys stand in a row or two, most important first; what has no place is left to the help."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

GAP: Final = 2
MORE: Final = "…"


class KeyItem(NamedTuple):
    """A command as the key bar shows it: its id, its key's name and its words."""

    command: str
    key: str
    text: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.key) + 1 + cell_len(self.text)


class Placed(NamedTuple):
    """An item at the cell ``x`` of a row."""

    item: KeyItem
    x: int


class KeyRows(NamedTuple):
    """Rows of items; ``more`` tells that some were left out."""

    rows: tuple[tuple[Placed, ...], ...]
    more: bool

    def at(self, x: int, y: int) -> KeyItem | None:
        """The item that covers a cell."""
        if 0 <= y < len(self.rows):
            for placed in self.rows[y]:
                if placed.x <= x < placed.x + placed.item.width:
                    return placed.item
        return None


def lay_out(items: Sequence[KeyItem], width: int, most_rows: int, always: str = "") -> KeyRows:
    """As many of ``items`` as fit into ``most_rows`` rows of ``width`` cells, in their order.

    Args:
        always: the command that keeps its place when others have to go (the help).
    """
    kept = list(items)
    rows = _rows(kept, width)
    while len(rows) > most_rows or _too_wide(rows, width, more=len(kept) < len(items)):
        victim = next((item for item in reversed(kept) if item.command != always), None)
        if victim is None:
            return KeyRows(tuple(rows[:most_rows]) if not _too_wide(rows, width, more=False) else (), True)
        kept.remove(victim)
        rows = _rows(kept, width)
    return KeyRows(tuple(rows), len(kept) < len(items))


def _rows(items: Sequence[KeyItem], width: int) -> list[tuple[Placed, ...]]:
    rows: list[list[Placed]] = []
    x = width
    for item in items:
        if x + item.width > width or not rows:
            rows.append([])
            x = 0
        rows[-1].append(Placed(item, x))
        x += item.width + GAP
    return [tuple(row) for row in rows]


def _too_wide(rows: Sequence[Sequence[Placed]], width: int, *, more: bool) -> bool:
    """Whether an item, or the sign that some are missing, sticks out."""
    if any(placed.x + placed.item.width > width for row in rows for placed in row):
        return True
    if not (more and rows and rows[-1]):
        return False
    last = rows[-1][-1]
    return last.x + last.item.width + 1 + cell_len(MORE) > width
