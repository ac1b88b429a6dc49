"""The only door through which text of decks, files and errors reaches a widget.

Such text never becomes markup: a widget that gets a plain ``str`` would read ``[…]`` in it as a command. It is cleaned
once more here, and the light marks of the deck format (``**bold**``, ``*italic*``, a word in backquotes) become
styles.
"""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from trainer.decks.cloze import Cloze
from trainer.questions.marks import pieces
from trainer.text import clean, clean_line

_TAB: Final = 4
_STYLES: Final = {"": "", "**": "bold", "*": "italic", "`": "$accent"}
_EDGE: Final = "\x00"
"""Stands on both sides of a gap while marks are read, which may be around it; no clean text holds it."""


def plain_text(text: str) -> Content:
    """``text`` as it stands, several lines allowed."""
    return Content(clean(text).expandtabs(_TAB))


def plain_line(text: str) -> Content:
    """``text`` as it stands, on one line: for names and titles."""
    return Content(clean_line(text))


def card_text(text: str) -> Content:
    """``text`` with its light marks as styles; a mark without its partner stays as it is."""
    return _styled(clean(text).expandtabs(_TAB))


def gap_text(parts: Iterable[str | Cloze]) -> Content:
    """A text with every gap filled in and brought out, and with its light marks as styles."""
    whole = "".join(f"{_EDGE}{clean(part.text)}{_EDGE}" if isinstance(part, Cloze) else clean(part) for part in parts)
    split = _styled(whole.expandtabs(_TAB)).split(_EDGE, allow_blank=True)
    return Content("").join(part.stylize("$accent bold") if place % 2 else part for place, part in enumerate(split))


def _styled(text: str) -> Content:
    return Content.assemble(*((piece, _STYLES[mark]) if mark else Content(piece) for piece, mark in pieces(text)))
