"""What may reach a screen, a shell or a file: cleaning of every text that comes from outside.

A deck, a history or a file name may hold bytes that command the terminal (set the clipboard, clear the screen, turn
the line around). Nothing is dropped without a trace unless it was invisible to begin with: control characters become
their pictures, direction overrides become readable marks.
"""

import unicodedata

_MAX_MARKS = 8
"""Combining marks allowed in a row: enough for every living script, too few to paint over the lines above."""

_MANY_MARKS = 4 * _MAX_MARKS
"""Marks in a row of which the rest is dropped unsorted: decomposing sorts each row in the square of its length."""

_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")


def _replacements() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in range(0x20):
        if code not in (0x09, 0x0A):
            table[code] = chr(0x2400 + code)
    table[0x7F] = "\u2421"
    for code in range(0x80, 0xA0):
        table[code] = "\ufffd"
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)):
        table[code] = f"⟨{code:04X}⟩"
    for code in (0x200B, *range(0x2060, 0x2065), 0xFEFF, 0x00AD, 0x180E, *range(0xFFF9, 0xFFFC)):
        table[code] = None
    for code in range(0xE0000, 0xE0080):
        table[code] = None
    for code in range(0xD800, 0xE000):
        table[code] = "\ufffd"
    return table


_TABLE = _replacements()


def clean(text: str) -> str:
    """``text`` without anything that a terminal would obey; several lines stay several lines.

    Applying it twice changes nothing more. The result is in Unicode form NFC.
    """
    if text.isascii() and text.isprintable():
        return text
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.translate(_TABLE)
    if text.isascii():
        return text
    if len(text) > _MANY_MARKS:
        text = _few_marks(text, _MANY_MARKS)
    # Marks are counted on the decomposed text: composing may hide some of them inside a letter.
    return unicodedata.normalize("NFC", _few_marks(unicodedata.normalize("NFD", text), _MAX_MARKS))


def clean_line(text: str) -> str:
    """``text`` cleaned and on one line: line ends and tabs become spaces. For names, titles and error excerpts."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def _few_marks(text: str, most: int) -> str:
    category = {character: unicodedata.category(character) for character in set(text)}
    if not any(kind[0] == "M" for kind in category.values()):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        # Joiners and direction marks end no row: they stand inside what the terminal draws as one cell.
        if category[character] != "Cf":
            marks = marks + 1 if category[character][0] == "M" else 0
        if marks <= most or category[character] == "Cf":
            kept.append(character)
    return "".join(kept)
