"""Slips of the pen: how far what was typed is from a right spelling."""

from typing import Final

from trainer.questions.names import Form
from trainer.questions.spelling import digits_in

LETTERS_A_SLIP: Final = 5
"""Letters of the right answer that allow one slip."""

LONGEST: Final = 300
"""Letters of an answer in which slips are counted; a longer one has to be exact."""


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


def _lacks_a_word(typed: str, words: tuple[str, ...]) -> bool:
    """Whether ``typed`` is ``words`` without one of them, or with a word of one letter replaced ("Hepatitis B")."""
    for place, word in enumerate(words if len(words) > 1 else ()):
        begin, end = "".join(words[:place]), "".join(words[place + 1 :])
        between = len(typed) - len(begin) - len(end)
        if between >= 0 and typed.startswith(begin) and typed.endswith(end) and (not between or len(word) == 1):
            return True
    return False


def bag_of(key: str) -> int:
    """Which letters ``key`` has and how often, up to four times, as bits: for `fewest_slips`."""
    bag = 0
    for letter in set(key):
        bag |= _UP_TO_FOUR[min(4, key.count(letter))] << 4 * (ord(letter) % 61)
    return bag


_UP_TO_FOUR: Final = (0b0, 0b1, 0b11, 0b111, 0b1111)


def fewest_slips(bag: int, other: int) -> int:
    """Slips without which two keys can't have these bags; the keys may be further apart."""
    return max((bag & ~other).bit_count(), (other & ~bag).bit_count())
