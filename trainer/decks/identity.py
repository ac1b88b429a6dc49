"""What decks and notes are called for ever: the id an author wrote, or one made from the words.

An id is never a hash of the wording nor a position: mending a typo, or adding a card in the middle, must not turn what
was learnt into something new.
"""

import re
import unicodedata

MAX_SLUG = 64
"""Characters of an id that is made from words, so that it can be a file name too."""

MAX_ID = 200
"""Characters of an id that an author writes: a card's name (deck, note and kind) must have room in the history."""

_NOT_ASCII_WORD = re.compile("[^a-z0-9]+")
_PLAIN_ID = re.compile("[A-Za-z0-9][A-Za-z0-9._-]*")
_BESIDE_LETTERS = "-_."


def slug(text: str) -> str:
    """Letters and digits of every script in lower case, with single hyphens between; empty if there are none."""
    if text.isascii():
        return _cut(_NOT_ASCII_WORD.sub("-", text.lower()))
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept: list[str] = []
    for character in text:
        if _is_letter(character) or (kept and kept[-1] != "-" and _is_mark(character)):
            kept.append(character)
        elif kept and kept[-1] != "-":
            kept.append("-")
    return _cut("".join(kept))


def _cut(text: str) -> str:
    return text.strip("-")[:MAX_SLUG].rstrip("-")


def _is_letter(character: str) -> bool:
    return character.isalnum()


def _is_mark(character: str) -> bool:
    """Signs of a letter that stand on their own in Unicode, as the vowels of Devanagari and Thai."""
    return unicodedata.category(character)[0] == "M"


def is_plain_id(text: str) -> bool:
    """Whether ``text`` is an id of ASCII that surely may stand as it is; False says nothing."""
    return len(text) <= MAX_SLUG and _PLAIN_ID.fullmatch(text) is not None


def note_slug(level: str, front: str) -> str:
    """The id of a note that has none of its own; empty if its front holds neither letter nor digit."""
    own = slug(front)
    return slug(f"{level} {front}") if own and level else own


def refused_character(text: str) -> str:
    """The first character that an id can't hold; empty if there is none and ``text`` is an id.

    Letters, digits, ``-``, ``_`` and ``.`` are allowed; a slash or ``#`` would make ``deck/note#kind`` ambiguous. An id
    without any letter or digit is refused by its first character.
    """
    if _PLAIN_ID.fullmatch(text):
        return ""
    for place, character in enumerate(text):
        mark = place > 0 and _is_mark(character)
        if not (_is_letter(character) or mark or character in _BESIDE_LETTERS):
            return character
    return "" if slug(text) else text[:1]
