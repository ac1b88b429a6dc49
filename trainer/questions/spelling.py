"""Spelling: when two texts count as one.

What is compared is a *key*: the letters of a text, without what a hurried hand leaves out or puts in. Every step takes
time in proportion to the text, for what is typed may be anything.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from trainer.decks.cloze import filled

_ARTICLES: Final = frozenset({"the", "a", "an"})
_NOISE: Final = frozenset({"peran", "peranan", "seorang", "sang", "si", "sebagai"}) | _ARTICLES
_NOISE_TOGETHER: Final = ["pekerja", "sosial", "sebagai"]

_CLOSED_BY: Final = dict(zip("([{⟨（［｛【〔", ")]}⟩）］｝】〕", strict=True))
OPENING: Final = re.compile("[" + re.escape("".join(_CLOSED_BY)) + "]")
"""What opens a bracketed part."""
_PICTURED_OVERRIDE: Final = re.compile("⟨(?:202[A-E]|206[6-9])⟩")
"""What `trainer.text.clean` makes of a character that turns the line around."""
_MOST_ASIDES: Final = 8

_LETTERS: Final = ("letter",)
_AND_SIGNS: Final = ("letter", "sign")
_ALL_SEEN: Final = ("letter", "sign", "break")


class Reading(NamedTuple):
    """A text as it is compared.

    Attributes:
        words: without brackets and noise, as far as that leaves anything.
        asides: the words of each bracketed part that was left out.
        blank: there is nothing but noise words and signs.
    """

    words: tuple[str, ...]
    asides: tuple[tuple[str, ...], ...] = ()
    blank: bool = False

    @property
    def key(self) -> str:
        """The letters in a row."""
        return "".join(self.words)


def folded(text: str) -> str:
    """The key of ``text``; empty only if nothing in it can be seen.

    Case, accents, spaces, hyphens, slashes, punctuation, signs, and characters that command or can't be seen make no
    difference, nor do brackets and noise words beside something else. The marks of other scripts (vowels, voicing) are
    letters like any other.
    """
    return read(filled(text)).key


def read(text: str) -> Reading:
    """``text``, in which gaps are filled already, as it is compared. Light marks go with the punctuation."""
    text = _PICTURED_OVERRIDE.sub("", text)
    outside, bracketed = apart(text)
    words = _words(outside)
    asides = tuple(tuple(_words(part)) for part in bracketed)
    if telling := _without_noise(words):
        return Reading(telling, asides)
    inside = [word for aside in asides for word in aside]
    if telling := _without_noise(inside):
        return Reading(telling)
    return Reading(tuple(words or inside or _words(text, _AND_SIGNS) or _words(text, _ALL_SEEN)), blank=True)


def unsifted(text: str) -> str:
    """Like `folded`, but with noise words and signs kept: it tells "Konflik" from "Konflik peran", "C" from "C++"."""
    outside, _ = apart(_PICTURED_OVERRIDE.sub("", text))
    return "".join(_words(outside, _AND_SIGNS))


def apart(text: str) -> tuple[str, list[str]]:
    """``text`` without its bracketed parts, and the first of those. A bracket without its partner is a sign."""
    if not OPENING.search(text):
        return text, []
    waiting: list[tuple[int, str]] = []
    spans: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character in _CLOSED_BY:
            waiting.append((place, _CLOSED_BY[character]))
        elif waiting and character == waiting[-1][1]:
            begin, _ = waiting.pop()
            while spans and spans[-1][0] > begin:
                spans.pop()
            spans.append((begin, place + 1))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    outside = " ".join(text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True))
    return outside, [text[begin:end] for begin, end in spans[:_MOST_ASIDES]]


def _words(text: str, keep: tuple[str, ...] = _LETTERS) -> list[str]:
    """The words of ``text`` without case and accents, made of the kinds of characters to ``keep``."""
    if text.isascii():
        return text.lower().translate(_ascii_table(keep)).split()
    # By way of capitals, for a dotless i has one, too.
    text = unicodedata.normalize("NFKD", text).upper().casefold()
    text = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", text.translate(_table(text, keep))).split()


def _table(text: str, keep: tuple[str, ...]) -> dict[int, str]:
    """What becomes of the characters of ``text`` that aren't kept."""
    kinds = ((character, _kind(character)) for character in set(text))
    return {ord(character): "" if kind == "nothing" else " " for character, kind in kinds if kind not in keep}


@lru_cache(maxsize=3)
def _ascii_table(keep: tuple[str, ...]) -> dict[int, str]:
    return _table("".join(map(chr, range(128))), keep)


_UNSEEN: Final = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, *range(0xFE00, 0xFE10), 0xFFFD))
) | frozenset(map(chr, (*range(0x2400, 0x2427), *range(0xE0100, 0xE01F0))))
"""Characters that are empty though Unicode calls them letters, marks or signs, and the pictures of control characters
that cleaning leaves."""


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """What a decomposed character is in a name: letter, sign, break (ends a word) or nothing."""
    category = unicodedata.category(character)
    if character in _UNSEEN:
        return "nothing"
    if category[0] in "LN":
        return "letter"
    if category[0] == "M":
        return "nothing" if category == "Me" or _is_accent(unicodedata.combining(character)) else "letter"
    if category[0] == "Z" or character in "\t\n\r\x85":
        return "break"
    if category[0] in "PS":
        return "sign" if character in "#%&@" or (category[0] == "S" and category != "Sk") else "break"
    return "nothing"


def _is_accent(combining_class: int) -> bool:
    """Whether a mark may be left out: above or below a letter, or a point of Hebrew or Arabic.

    Left are the classes of marks without which the word is another one (Japanese voicing, virama, Thai vowels).
    """
    return combining_class == 1 or 10 <= combining_class <= 36 or combining_class >= 200


def _without_noise(words: list[str]) -> tuple[str, ...]:
    if _NOISE.isdisjoint(words):
        return tuple(words)
    kept: list[str] = []
    for word in words:
        kept.append(word)
        if kept[-3:] == _NOISE_TOGETHER:
            del kept[-3:]
        elif word in _NOISE:
            kept.pop()
    # What ends in an article ends in a name: vitamin A.
    return (*kept, words[-1]) if kept and words[-1] in _ARTICLES else tuple(kept)


def digits_in(key: str) -> str:
    """The digits of ``key``."""
    return "" if key.isalpha() else "".join(filter(str.isdigit, key))
