"""Text into cells: what doesn't fit ends in ``…``, on the right edge of the space it has."""

from textual.content import Content


def fit(text: Content, width: int) -> Content:
    """``text`` in at most ``width`` cells, cut with ``…``; empty if there is no room at all."""
    if width <= 0:
        return Content("")
    return text.truncate(width, ellipsis=True) if text.cell_length > width else text


def fit_left_and_right(left: Content, right: Content, width: int, gap: int = 2) -> Content:
    """``left`` and ``right`` at the two ends of a line. Without room for both, ``right`` goes."""
    free = width - left.cell_length - right.cell_length
    if not right or free < gap:
        return fit(left, width)
    return Content.assemble(left, " " * free, right)


def column(text: Content, width: int) -> Content:
    """``text`` cut or filled to exactly ``width`` cells."""
    shown = fit(text, width)
    return shown.pad_right(width - shown.cell_length)
