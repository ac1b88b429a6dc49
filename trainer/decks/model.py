"""Deck, note and card: what is studied. All of it immutable, all text already clean.

A *note* is what the author writes (a role); a *card* is one way of asking it, named ``deck/note#kind``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

_NOTHING: Final[Mapping[str, Any]] = {}
"""Shared by all that have no such entries."""


class CardId(NamedTuple):
    """The name of a card, stable as long as the deck's id, the note's id and the kind are.

    Attributes:
        deck: the deck's id.
        note: the note's id, unique in its deck.
        kind: case, term, definition, level or c1, c2, …
    """

    deck: str
    note: str
    kind: str

    def __str__(self) -> str:
        return f"{self.deck}/{self.note}#{self.kind}"

    @property
    def note_key(self) -> str:
        """``deck/note``: what siblings have in common."""
        return f"{self.deck}/{self.note}"

    @classmethod
    def parse(cls, text: str) -> "CardId":
        """The inverse of ``str``.

        Raises:
            ValueError: ``text`` isn't of the form ``deck/note#kind``.
        """
        deck, slash, rest = text.partition("/")
        note, mark, kind = rest.rpartition("#")
        if not (slash and mark and deck and note and kind):
            raise ValueError(f"{text!r} isn't of the form deck/note#kind")
        return cls(deck, note, kind)


class Text(NamedTuple):
    """A text in the deck's own language, and in English where the deck gives it (else None)."""

    own: str
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The English text for "en" if there is one, else the deck's own."""
        return self.en if language == "en" and self.en else self.own


class Example(NamedTuple):
    """A case: a short story that shows a note, with why it is this note and no other.

    Attributes:
        key: 8 hex digits of the text (blake2b), by which the history knows which case was shown.
        difficulty: as written in the deck (mudah, sedang, sulit), or empty.
    """

    text: Text
    key: str
    why: Text | None = None
    difficulty: str = ""


class Keyword(NamedTuple):
    """A word that a free answer should contain, with other words that count as well."""

    word: str
    variants: tuple[str, ...] = ()


class Level(NamedTuple):
    """A level of a deck (mikro, mezzo, makro)."""

    id: str
    title: Text


class Note(NamedTuple):
    """One thing to learn, and all that is known about it.

    Attributes:
        id: unique in the deck.
        pinned: the id was written by the author (False: derived from level and front).
        position: 0-based place in the file.
        line: 1-based line in the file where it begins.
        accept: other right answers.
        near: right in meaning under another name.
        keywords_en: the keywords of an English answer.
        ideas: ideas to tick after recalling the definition.
        confusable_with: id of a look-alike -> how to tell the two apart (None: only named).
        choices: the deck's own wrong options.
        kinds: which kinds this note is asked in, in the order of learning; every one of them can be served.
        sources: texts, already looked up in the deck's ``sources``.
        extra: ``x-…`` keys, kept as they were typed.
    """

    id: str
    front: Text
    back: Text
    position: int
    line: int
    pinned: bool = True
    level: str = ""
    hint: Text | None = None
    note: Text | None = None
    theory: Text | None = None
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    theme: str = ""
    difficulty: str = ""
    examples: tuple[Example, ...] = ()
    confusable_with: Mapping[str, Text | None] = _NOTHING
    choices: tuple[Text, ...] = ()
    accept: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    ideas: tuple[Text, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    keywords_en: tuple[Keyword, ...] = ()
    kinds: tuple[str, ...] = ("definition",)
    suspended: bool = False
    extra: Mapping[str, str] = _NOTHING


class Card(NamedTuple):
    """One way of asking a note."""

    id: CardId
    note: Note


class Deck(NamedTuple):
    """A deck as read from one file.

    Attributes:
        introduce: note ids in the order in which they are introduced: first those the author names, then the others
            in the order of the file. Always complete.
        file: where it was read from; None for a deck made in memory.
        pinned: the deck's id was written in the file (False: derived from the file's name).
        extra: the deck's own ``x-…`` keys, as they were typed.
        asks: kind -> the question put with it, in the author's words ("Peran apakah ini?").
        how: kind (cloze for all gaps) -> how it's asked: flip, type or choose. Only what the author says.
        warnings: what the author should know though the deck can be used (see `trainer.decks.messages.Message`).
    """

    id: str
    title: Text
    notes: tuple[Note, ...]
    levels: tuple[Level, ...] = ()
    introduce: tuple[str, ...] = ()
    description: Text | None = None
    about: Text | None = None
    language: str = ""
    license: str = ""
    version: str = ""
    sources: Mapping[str, str] = _NOTHING
    asks: Mapping[str, Text] = _NOTHING
    how: Mapping[str, str] = _NOTHING
    extra: Mapping[str, str] = _NOTHING
    file: Path | None = None
    pinned: bool = True
    warnings: tuple[object, ...] = ()
