"""The ways of writing the name of a note that count as right."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from trainer.decks.model import Note
from trainer.questions.marks import one_line
from trainer.questions.spelling import OPENING, apart, digits_in, read

_SLASH: Final = re.compile("[/／]")
_NOT_PLAIN: Final = re.compile(r"^\s|\s$|[*`{\n\t]")


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
    return " ".join(apart(text)[0].split()) or text if OPENING.search(text) else text


def _halves(name: str) -> list[str]:
    """The two names (or more) of a name with a slash; a fraction or a date isn't one."""
    if not _SLASH.search(name):
        return []
    halves = [half.strip() for half in _SLASH.split(name)]
    return halves if all(any(map(str.isalpha, half)) for half in halves) else []
