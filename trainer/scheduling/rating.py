"""How well a card was recalled."""

from enum import IntEnum


class Rating(IntEnum):
    """The four ratings of FSRS and Anki; the number is what the history stores and the key that gives it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
