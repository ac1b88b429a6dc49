"""What notes are called outside of their deck: on one line, without marks, each name once as far as levels allow."""

from collections import Counter

from trainer.decks import cloze
from trainer.decks.model import Deck, Note, Text
from trainer.exporting.html_text import unmarked
from trainer.i18n import current_language
from trainer.text import clean_line


def in_words(text: Text) -> str:
    """``text`` in the language in force, of as many lines as it has, without marks and with its gaps filled in."""
    return unmarked(cloze.filled(text.in_language(current_language())))


def on_one_line(text: Text) -> str:
    """The same on one line."""
    return clean_line(in_words(text)).strip()


def folded(name: str) -> str:
    """Names of which this is the same look the same."""
    return " ".join(name.casefold().split())


class Names:
    """The names of the notes of one deck, in the language in force."""

    def __init__(self, deck: Deck) -> None:
        self._titles = {level.id: on_one_line(level.title) for level in deck.levels}
        self._plain = {note.id: on_one_line(note.front) for note in deck.notes}
        self._times = Counter(map(folded, self._plain.values()))

    def of(self, note: Note) -> str:
        """The name of ``note``; with its level if another note has the same name."""
        name = self._plain[note.id]
        level = self._titles.get(note.level, note.level)
        return f"{name} ({level})" if level and self._times[folded(name)] > 1 else name
