"""Gaps in a text: ``{{c1::mempertemukan::kata kerja}}`` hides a word and may give a hint.

Read from left to right by plain searching, so that the time grows with the text and no faster. A mark that isn't
complete is text like any other.
"""

from typing import NamedTuple

OPEN = "{{c"
CLOSE = "}}"
BETWEEN = "::"
_MAX_DIGITS = 3


class Cloze(NamedTuple):
    """One gap.

    Attributes:
        kind: c1, c2, …: gaps of one kind are hidden together.
        text: what belongs into the gap.
        hint: shown in its place; may be empty.
    """

    kind: str
    text: str
    hint: str = ""


def parts(text: str) -> tuple[str | Cloze, ...]:
    """``text`` as plain pieces and gaps, in order; without a gap, ``text`` alone."""
    if OPEN not in text:
        return (text,)
    pieces: list[str | Cloze] = []
    plain_from = 0
    at = text.find(OPEN)
    close = -1
    while at >= 0:
        if close < at:
            close = text.find(CLOSE, at)
        if close < 0:
            break
        nested = text.find(OPEN, at + 1, close)
        gap = _gap(text[at + len(OPEN) : close]) if nested < 0 else None
        if gap:
            if plain_from < at:
                pieces.append(text[plain_from:at])
            pieces.append(gap)
            plain_from = close + len(CLOSE)
        at = nested if nested >= 0 else text.find(OPEN, close + len(CLOSE))
    if plain_from < len(text):
        pieces.append(text[plain_from:])
    return tuple(pieces)


def _gap(inside: str) -> Cloze | None:
    number, mark, rest = inside.partition(BETWEEN)
    words, _, hint = rest.partition(BETWEEN)
    return Cloze(f"c{int(number)}", words, hint) if mark and words.strip() and is_number(number) else None


def is_number(text: str) -> bool:
    """Whether a gap may have ``text`` as its number."""
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS and int(text) > 0


def kinds(text: str, more: str = "") -> tuple[str, ...]:
    """The kinds of all gaps in ``text`` and ``more``, each once, by number."""
    if OPEN not in text and OPEN not in more:
        return ()
    found = {piece.kind for piece in (*parts(text), *parts(more)) if isinstance(piece, Cloze)}
    return tuple(sorted(found, key=lambda kind: int(kind[1:])))


def filled(text: str) -> str:
    """``text`` with every gap filled in."""
    return "".join(piece.text if isinstance(piece, Cloze) else piece for piece in parts(text))
