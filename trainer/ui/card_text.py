"""The only door through which text of decks, files and errors reaches a widget.

Such text never becomes markup: a widget that gets a plain ``str`` would read ``[…]`` in it as a command. It is cleaned
once more here, and the light marks of the deck format (``**bold**``, ``*italic*``, a word in backquotes) become
styles.
"""

from typing import Final

from textual.content import Content

from trainer.text import clean, clean_line

_TAB: Final = 4
_MARKS: Final = (("**", "bold"), ("*", "italic"), ("`", "$accent"))


def plain_text(text: str) -> Content:
    """``text`` as it stands, several lines allowed."""
    return Content(clean(text).expandtabs(_TAB))


def plain_line(text: str) -> Content:
    """``text`` as it stands, on one line: for names and titles."""
    return Content(clean_line(text))


def card_text(text: str) -> Content:
    """``text`` with its light marks as styles; a mark without its partner stays as it is."""
    rest = clean(text).expandtabs(_TAB)
    pieces: list[Content | tuple[str, str]] = []
    plain_until = 0
    place = 0
    unclosed: set[str] = set()
    while place < len(rest):
        found = _mark_at(rest, place, unclosed)
        if found is None:
            place += 1
            continue
        mark, style, end = found
        pieces.append(Content(rest[plain_until:place]))
        pieces.append((rest[place + len(mark) : end], style))
        place = plain_until = end + len(mark)
    pieces.append(Content(rest[plain_until:]))
    return Content.assemble(*pieces)


def _mark_at(text: str, place: int, unclosed: set[str]) -> tuple[str, str, int] | None:
    """The mark that opens at ``place``, its style and where it closes.

    ``unclosed`` remembers marks that don't occur any more, so that a text full of them is searched once.
    """
    for mark, style in _MARKS:
        if not text.startswith(mark, place) or mark in unclosed:
            continue
        begin = place + len(mark)
        end = text.find(mark, begin)
        if end < 0:
            unclosed.add(mark)
        elif end > begin and _is_marked(text[begin:end]):
            return mark, style, end
    return None


def _is_marked(text: str) -> bool:
    """Whether marks around ``text`` are meant as marks: ``2 * 3 * 4`` isn't italic."""
    return not text[0].isspace() and not text[-1].isspace() and "\n\n" not in text
