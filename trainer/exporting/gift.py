"""Decks as questions for Moodle, in its GIFT format: a case or a definition, and which term it is.

Every case becomes a question to choose from; a note without cases one to type, by its definition; a gap likewise.
Whatever has a meaning in GIFT is escaped, and each question stands on lines of its own without an empty one between.
"""

from collections.abc import Iterator, Sequence
from html import escape
from random import Random
from typing import Final

from trainer.decks import cloze
from trainer.decks.model import Deck, Example, Note, Text
from trainer.exporting.html_text import html_of
from trainer.exporting.left_out import Exported, Remark, fields_left_out, notes_told
from trainer.exporting.names import in_words, on_one_line
from trainer.exporting.options import Option, Options
from trainer.exporting.quizlet import gapped
from trainer.i18n import N_, _, current_language

_ESCAPES: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})
_KEPT: Final = (
    *("id", "title", "title_en", "cards", "levels", "asks", "suspended"),
    *(f"{name}{end}" for name in ("front", "back", "examples", "confusable_with", "accept") for end in ("", "_en")),
)


def gift(decks: Sequence[Deck], random: Random, options: int) -> Exported:
    """The questions of ``decks`` in the language in force.

    Args:
        random: decides on wrong options and their order.
        options: how many a question has at most.
    """
    text = "\n".join(line for deck in decks for line in _deck(deck, Options(deck, random), random, options))
    return Exported(text, tuple(remark for deck in decks for remark in _remarks(deck)))


def _deck(deck: Deck, options: Options, random: Random, most: int) -> Iterator[str]:
    yield f"$CATEGORY: $course$/top/{on_one_line(deck.title).replace('/', '//')}\n"
    for note in deck.notes:
        if note.suspended:
            continue
        chosen = options.of(note, most) if note.examples and not cloze.kinds(note.front.own) else ()
        if len(chosen) > 1:
            for number, example in enumerate(note.examples, 1):
                mixed = random.sample(chosen, len(chosen))
                yield from _choice(f"{deck.id}/{note.id} {number}", example, mixed, note, deck)
                chosen = options.of(note, most)
        else:
            yield from _to_type(deck, note, options)


def _choice(name: str, example: Example, options: Sequence[Option], note: Note, deck: Deck) -> Iterator[str]:
    body = f"{_html(example.text)}<br><br>{_html(_question(deck, 'case'))}"
    yield f"::{_escaped(name)}::[html]{body} {{"
    for option in options:
        right = option.note.id == note.id
        why = example.why if right else _difference(note, option.note)
        told = _html(why) if why else _meaning(option.note)
        yield f"{'=' if right else '~'}{_at_begin(_escaped(escape(option.text, quote=False)))}#{told}"
    yield f"####{_meaning(note)}"
    yield "}\n"


def _to_type(deck: Deck, note: Note, options: Options) -> Iterator[str]:
    """A question whose answer is typed: the name by the meaning, or what belongs into each gap."""
    front = note.front.own
    gaps = cloze.kinds(front)
    for kind in gaps:
        pieces = [one for one in cloze.parts(front) if isinstance(one, cloze.Cloze) and one.kind == kind]
        body = f"{_html(Text(gapped(front, kind)))}<br><br>{_html(_question(deck, 'cloze'))}"
        yield from _typed(f"{deck.id}/{note.id} {kind}", body, [", ".join(one.text for one in pieces)], note)
    if not gaps:
        names = dict.fromkeys((on_one_line(note.front), options.names.of(note), *note.accept, note.front.en or ""))
        body = f"{_html(note.back)}<br><br>{_html(_question(deck, 'term'))}"
        yield from _typed(f"{deck.id}/{note.id}", body, [name for name in names if name], note)


def _typed(name: str, body: str, answers: Sequence[str], note: Note) -> Iterator[str]:
    yield f"::{_escaped(name)}::[html]{body} {{"
    for answer in dict.fromkeys(map(_typable, answers)):
        yield f"={answer}"
    yield f"####{_meaning(note)}"
    yield "}\n"


def _question(deck: Deck, kind: str) -> Text:
    asked = {
        "case": N_("Which term fits this case?"),
        "term": N_("What is the name for this?"),
        "cloze": N_("What belongs in the gap?"),
    }
    return deck.asks.get(kind) or Text(_(asked[kind]))


def _difference(asked: Note, other: Note) -> Text | None:
    """How to tell the note that was chosen from the right one, if anybody says it."""
    return asked.confusable_with.get(other.id) or other.confusable_with.get(asked.id)


def _meaning(note: Note) -> str:
    return f"{_html(note.front)}\\: {_html(note.back)}" if note.back.own else _html(note.front)


def _html(text: Text) -> str:
    return _at_begin(_escaped(html_of(cloze.filled(text.in_language(current_language())))))


def _at_begin(escaped: str) -> str:
    """``escaped`` HTML so that its begin means nothing: a format in brackets, the weight of an answer."""
    return f"&\\#{ord(escaped[0])};{escaped[1:]}" if escaped[:1] in ("[", "%") else escaped


def _typable(answer: str) -> str:
    """An answer to be typed is plain text, in which an asterisk would stand for anything, and an arrow for a pair."""
    line = " ".join(in_words(Text(answer)).split()).replace("->", "→").replace("*", "\\*")
    before = {"[": "[plain]", "%": "%100%"}.get(line[:1], "")
    return before + _escaped(line)


def _escaped(text: str) -> str:
    return text.replace("\n", " ").translate(_ESCAPES)


def _remarks(deck: Deck) -> Iterator[Remark]:
    yield from fields_left_out(deck, _KEPT)
    left_out = (note.id for note in deck.notes if note.suspended)
    yield from notes_told(deck, left_out, N_("suspended, so not asked: {ids}"))
