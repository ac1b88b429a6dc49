"""Names as people type them: when two spellings count as one, how far two are apart, whose name is what.

What is compared is a *key*: the letters of a name, without what a hurried hand leaves out or puts in. Every step takes
time in proportion to the text, for what is typed may be anything.
"""

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from trainer.decks.cloze import filled
from trainer.decks.model import Deck, Note
from trainer.questions.marks import one_line

LETTERS_A_SLIP: Final = 5
"""Letters of the right answer that allow one slip."""

LONGEST: Final = 300
"""Letters of an answer in which slips are counted; a longer one has to be exact."""

_ARTICLES: Final = frozenset({"the", "a", "an"})
_NOISE: Final = frozenset({"peran", "peranan", "seorang", "sang", "si", "sebagai"}) | _ARTICLES
_NOISE_TOGETHER: Final = ["pekerja", "sosial", "sebagai"]

_CLOSED_BY: Final = dict(zip("([{⟨（［｛【〔", ")]}⟩）］｝】〕", strict=True))
_OPENING: Final = re.compile("[" + re.escape("".join(_CLOSED_BY)) + "]")
_PICTURED_OVERRIDE: Final = re.compile("⟨(?:202[A-E]|206[6-9])⟩")
"""What `trainer.text.clean` makes of a character that turns the line around."""

_SLASH: Final = re.compile("[/／]")
_NOT_PLAIN: Final = re.compile(r"^\s|\s$|[*`{\n\t]")
_MOST_ASIDES: Final = 8

_LETTERS: Final = ("letter",)
_AND_SIGNS: Final = ("letter", "sign")
_ALL_SEEN: Final = ("letter", "sign", "break")

# What is compared


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
    outside, bracketed = _apart(text)
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
    outside, _ = _apart(_PICTURED_OVERRIDE.sub("", text))
    return "".join(_words(outside, _AND_SIGNS))


def _apart(text: str) -> tuple[str, list[str]]:
    """``text`` without its bracketed parts, and the first of those. A bracket without its partner is a sign."""
    if not _OPENING.search(text):
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


# The ways of writing a name


class Form(NamedTuple):
    """One way of writing an answer: as the deck writes it, its words, and the key that is compared with its digits."""

    written: str
    words: tuple[str, ...]
    key: str
    digits: str


def _form(written: str) -> Form:
    words = read(written).words
    key = "".join(words)
    return Form(written, words, key, digits_in(key))


def forms_of(note: Note) -> tuple[str, ...]:
    """Every way of writing the name of ``note`` that counts as right, each once by its key; the name itself first."""
    return tuple(known.written for known in name_forms(note))


def name_forms(note: Note) -> tuple[Form, ...]:
    """The same as `forms_of`, ready to be compared."""
    own, english = on_a_line(note.front.own), _unbracketed(on_a_line(note.front.en or ""))
    return distinct((own, english, *_halves(_unbracketed(own)), *_halves(english), *map(on_a_line, note.accept)))


def distinct(texts: Iterable[str]) -> tuple[Form, ...]:
    """The forms of ``texts``, each key once, without those in which nothing can be seen."""
    found: dict[str, Form] = {}
    for text in texts:
        known = _form(text)
        if known.key:
            found.setdefault(known.key, known)
    return tuple(found.values())


def on_a_line(text: str) -> str:
    """A text of a deck by `one_line`, which takes its time, where it isn't plain already."""
    return one_line(text).strip() if _NOT_PLAIN.search(text) else text


def _unbracketed(text: str) -> str:
    return " ".join(_apart(text)[0].split()) or text if _OPENING.search(text) else text


def _halves(name: str) -> list[str]:
    """The two names (or more) of a name with a slash; a fraction or a date isn't one."""
    if not _SLASH.search(name):
        return []
    halves = [half.strip() for half in _SLASH.split(name)]
    return halves if all(any(map(str.isalpha, half)) for half in halves) else []


# How far two spellings are apart


def allowance(length: int) -> int:
    """The slips allowed in an answer of ``length`` letters."""
    return length // LETTERS_A_SLIP if length <= LONGEST else 0


def slips_in(typed: str, right: Form, most: int) -> int | None:
    """How many slips make the key ``typed`` of ``right``; None if more than ``most`` or than its length allows.

    Numbers are never mistyped by slip, and a word that is missing is no slip, however short it is.
    """
    if typed == right.key:
        return 0
    if right.digits and right.digits != digits_in(typed):
        return None
    slips = slips_between(typed, right.key, min(most, allowance(len(right.key))))
    return None if slips is None or _lacks_a_word(typed, right.words) else slips


def slips_between(one: str, other: str, most: int) -> int | None:
    """Letters to insert, delete, replace, or swap with their neighbour; None if more than ``most``.

    No letter is touched twice (optimal string alignment). Only cells that can lead to ``most`` or less are filled.
    """
    if abs(len(one) - len(other)) > most:
        return None
    one, other = _where_they_differ(one, other)
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i, *[most + 1] * len(other)]
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            if letter == other[j - 1]:
                row[j] = last[j - 1]
                continue
            row[j] = 1 + min(last[j - 1], last[j], row[j - 1])
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], 1 + before[j - 2])
        if min(row) > most:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= most else None


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Both without the beginning and the end that they share."""
    shortest = min(len(one), len(other))
    begin = next((place for place in range(shortest) if one[place] != other[place]), shortest)
    shortest -= begin
    end = next((place for place in range(shortest) if one[-1 - place] != other[-1 - place]), shortest)
    return one[begin : len(one) - end], other[begin : len(other) - end]


def digits_in(key: str) -> str:
    """The digits of ``key``."""
    return "" if key.isalpha() else "".join(filter(str.isdigit, key))


def _lacks_a_word(typed: str, words: tuple[str, ...]) -> bool:
    """Whether ``typed`` is ``words`` without one of them, or with a word of one letter replaced ("Hepatitis B")."""
    for place, word in enumerate(words if len(words) > 1 else ()):
        begin, end = "".join(words[:place]), "".join(words[place + 1 :])
        between = len(typed) - len(begin) - len(end)
        if between >= 0 and typed.startswith(begin) and typed.endswith(end) and (not between or len(word) == 1):
            return True
    return False


def _bag(key: str) -> int:
    """Which letters ``key`` has and how often, up to four times, as bits: for `_fewest_slips`."""
    bag = 0
    for letter in set(key):
        bag |= _UP_TO_FOUR[min(4, key.count(letter))] << 4 * (ord(letter) % 61)
    return bag


_UP_TO_FOUR: Final = (0b0, 0b1, 0b11, 0b111, 0b1111)


def _fewest_slips(bag: int, other: int) -> int:
    """Slips without which two keys can't have these bags; the keys may be further apart."""
    return max((bag & ~other).bit_count(), (other & ~bag).bit_count())


# Whose name is what


class DeckNames:
    """The names of all notes of a deck.

    Attributes:
        room: letters of the longest two names beside each other, with all their slips.
    """

    def __init__(self, deck: Deck) -> None:
        self._holders: dict[str, list[Note]] = {}
        self._alike: dict[str, dict[int, list[tuple[int, Form]]]] = {}
        longest = 0
        for note in deck.notes:
            for known in name_forms(note):
                length = len(known.key)
                longest = max(longest, length if length <= LONGEST else 0)
                if allowance(length) and known.key not in self._holders:
                    alike = self._alike.setdefault(known.digits, {})
                    alike.setdefault(length, []).append((_bag(known.key), known))
                self._holders.setdefault(known.key, []).append(note)
        self.room = 2 * (longest + allowance(longest))

    def holders(self, key: str) -> list[Note]:
        """The notes that are called ``key``, in the order of the deck."""
        return self._holders.get(key, [])

    def holders_of_two(self, key: str) -> list[Note]:
        """The notes of which ``key`` is two different names in a row."""
        for place in range(1, len(key) if len(key) <= self.room else 0):
            begin, end = key[:place], key[place:]
            if begin != end and begin in self._holders and end in self._holders:
                ids = {note.id for note in self._holders[end]}
                both = [note for note in self._holders[begin] if note.id in ids]
                if both:
                    return both
        return []

    def nearest(self, typed: str, but: Container[str], most: int) -> tuple[int, list[Form]] | None:
        """The forms that the key ``typed`` is nearest to, with its slips in them; None if all are too far away.

        Args:
            but: keys of forms that don't count.
            most: slips up to which a form is near enough, if it allows as many.
        """
        bag = _bag(typed)
        possible: list[tuple[int, Form]] = []
        for digits in dict.fromkeys(("", digits_in(typed))):
            for length, known in self._alike.get(digits, {}).items():
                allowed = min(allowance(length), most)
                if abs(length - len(typed)) <= allowed:
                    at_least = ((_fewest_slips(bag, other), found) for other, found in known)
                    possible += [(slips, found) for slips, found in at_least if slips <= allowed]
        best = most
        nearest: list[Form] = []
        for at_least_slips, found in sorted(possible, key=itemgetter(0)):
            if at_least_slips > best:
                break
            slips = slips_in(typed, found, best) if found.key not in but else None
            if slips is not None:
                nearest = [*nearest, found] if slips == best else [found]
                best = slips
        return (best, nearest) if nearest else None


class ById:
    """A deck as the key of a cache: it can't be hashed, and comparing it whole would take longer than what is kept."""

    __slots__ = ("deck",)

    def __init__(self, deck: Deck) -> None:
        self.deck = deck

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and self.deck is other.deck

    def __hash__(self) -> int:
        return id(self.deck)
