"""Recall as a shade, readable without colour; levels as glyphs."""

NOT_STARTED = "·"
_SHADES = "░▒▓█"
_STEPS = (0.7, 0.85, 0.95)
_GLYPHS = "●▲■◆★"


def shade(recall: float | None) -> str:
    """A shade for a recall probability (0..1), the darker the surer; a dot for what was never asked.

    The steps are fine at the top, where cards that are reviewed in time live.
    """
    if recall is None:
        return NOT_STARTED
    return _SHADES[sum(recall >= step for step in _STEPS)]


def level_glyph(place: int) -> str:
    """The glyph of a deck's level number ``place`` (0-based): the same on every screen."""
    return _GLYPHS[place % len(_GLYPHS)]
