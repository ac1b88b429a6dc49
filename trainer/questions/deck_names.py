"""Whose name is what: all the names of a deck, found by their spelling or by one that is near it."""

from collections.abc import Container
from operator import itemgetter

from trainer.decks.model import Deck, Note
from trainer.questions.names import Form, name_forms
from trainer.questions.slips import LONGEST, allowance, bag_of, fewest_slips, slips_in
from trainer.questions.spelling import OPENING, digits_in, read


class DeckNames:
    """The names of all notes of a deck.

    Attributes:
        room: letters of the longest two names beside each other, with all their slips.
    """

    def __init__(self, deck: Deck) -> None:
        self._holders: dict[str, list[Note]] = {}
        self._with: dict[tuple[str, str], list[Note]] = {}
        self._alike: dict[str, dict[int, list[tuple[int, Form]]]] = {}
        longest = 0
        for note in deck.notes:
            for known in name_forms(note):
                length = len(known.key)
                longest = max(longest, length if length <= LONGEST else 0)
                if allowance(length) and known.key not in self._holders:
                    alike = self._alike.setdefault(known.digits, {})
                    alike.setdefault(length, []).append((bag_of(known.key), known))
                self._holders.setdefault(known.key, []).append(note)
            for text in (note.front.own, note.front.en or "", *note.accept):
                if OPENING.search(text):
                    name = read(text)
                    for aside in name.asides:
                        self._with.setdefault((name.key, "".join(aside)), []).append(note)
        self.room = 2 * (longest + allowance(longest))

    def holders(self, key: str) -> list[Note]:
        """The notes that are called ``key``, in the order of the deck."""
        return self._holders.get(key, [])

    def holders_with(self, key: str, aside: str) -> list[Note]:
        """The notes that are called ``key`` with ``aside`` in brackets behind it, both as they are compared."""
        return self._with.get((key, aside), [])

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
        bag = bag_of(typed)
        possible: list[tuple[int, Form]] = []
        for digits in dict.fromkeys(("", digits_in(typed))):
            for length, known in self._alike.get(digits, {}).items():
                allowed = min(allowance(length), most)
                if abs(length - len(typed)) <= allowed:
                    at_least = ((fewest_slips(bag, other), found) for other, found in known)
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
