"""What was typed beside what is right, piece by piece, as it is shown after a slip."""

import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

LONGEST: Final = 200
"""Characters up to which two texts are compared."""


class Difference(NamedTuple):
    """A piece of the comparison; neighbours never have the same kind of change.

    Attributes:
        change: "same" stands in both (as it was typed: capitals don't matter), "extra" only in what was typed,
            "missing" only in what is right.
    """

    text: str
    change: Literal["same", "missing", "extra"]


def differences(typed: str, expected: str) -> tuple[Difference, ...]:
    """How ``typed`` differs from ``expected``, from left to right; what is extra stands before what is missing.

    "same" and "extra" together are ``typed``, "same" and "missing" are ``expected`` up to capitals. No piece is empty
    or begins with an accent that belongs to the letter before.
    """
    if max(len(typed), len(expected)) > LONGEST:
        return _instead(typed, expected)
    from difflib import SequenceMatcher  # costs at the start, and is needed only after a slip

    given, right = _letters(typed), _letters(expected)
    blocks = SequenceMatcher(
        None, [letter.casefold() for letter in given], [letter.casefold() for letter in right], autojunk=False
    ).get_matching_blocks()
    found: list[Difference] = []
    i = j = 0
    for block in blocks:
        found += _instead("".join(given[i : block.a]), "".join(right[j : block.b]))
        i, j = block.a + block.size, block.b + block.size
        if block.size:
            found.append(Difference("".join(given[block.a : i]), "same"))
    return tuple(found)


def _instead(typed: str, expected: str) -> tuple[Difference, ...]:
    return tuple(
        difference for difference in (Difference(typed, "extra"), Difference(expected, "missing")) if difference.text
    )


def _letters(text: str) -> list[str]:
    """The characters of ``text``, each with the accents that follow it."""
    return list(_grown(text))


def _grown(text: str) -> Iterator[str]:
    letter = ""
    for character in text:
        if letter and unicodedata.category(character)[0] != "M":
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter
