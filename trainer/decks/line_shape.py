"""One line of a broken file, as a person sees it: how far it's indented, its dash, its key, its text."""

from typing import NamedTuple

from trainer.decks.messages import shorten

_LONGEST = 400
"""Characters of a line that are looked at; a key that begins later is none that a person would see."""


class Line(NamedTuple):
    """A line taken apart.

    Attributes:
        dash: column of the last dash of a list before the content; -1 without one.
        start: column where the content begins, behind dashes.
        key: what stands before ``: ``, or all of it if the line ends in a colon; empty without a key.
        value: what follows the key.
        value_start: its column.
    """

    dash: int
    start: int
    content: str
    key: str
    value: str
    value_start: int


def dissect(text: str) -> Line:
    """Takes one line apart."""
    text = text[:_LONGEST].rstrip()
    at, dash = _skip_blanks(text, 0), -1
    while text[at : at + 1] == "-" and text[at + 1 : at + 2] in ("", " ", "\t"):
        dash, at = at, _skip_blanks(text, at + 1)
    content = text[at:]
    colon = content.find(": ")
    if colon < 0 and content.endswith(":"):
        colon = len(content) - 1
    if colon <= 0:
        return Line(dash, at, content, "", "", at)
    value_start = _skip_blanks(text, at + colon + 1)
    return Line(dash, at, content, content[:colon].rstrip(), text[value_start:], value_start)


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def in_quotes(text: str) -> str:
    """``text`` as YAML wants it between quotes, cut to what fits in a message."""
    text = shorten(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
