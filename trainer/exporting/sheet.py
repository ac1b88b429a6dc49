"""A paper to be printed: questions with options A to E, the key and the explanations on pages of their own.

One HTML file without scripts and without anything from elsewhere. The same deck, numbers and seed give the same bytes.
"""

from collections.abc import Iterator, Sequence
from html import escape
from random import Random
from typing import NamedTuple

from trainer.decks import cloze
from trainer.decks.model import Deck, Example, Note, Text
from trainer.exporting.html_text import html_of
from trainer.exporting.left_out import Exported, Remark
from trainer.exporting.names import on_one_line
from trainer.exporting.options import Option, Options
from trainer.exporting.sheet_style import PAGE, STYLE
from trainer.i18n import N_, _, current_language, n_

LETTERS = "ABCDE"


class _Question(NamedTuple):
    """A question: a case of a note, or its meaning where ``example`` is None; ``options`` as they are printed."""

    note: Note
    example: Example | None
    options: Sequence[Option]

    @property
    def letter(self) -> str:
        """Of the right option."""
        return next(letter for letter, one in zip(LETTERS, self.options, strict=False) if one.note.id == self.note.id)


def sheet(deck: Deck, count: int, options: int, seed: int) -> Exported:
    """A paper on ``deck`` in the language in force.

    Args:
        count: questions wanted, at least 1; the remarks say if there are fewer. Cases come first.
        options: how many a question has (2 to 5); fewer in a small deck.
        seed: which of all possible papers it is.
    """
    random = Random(seed)
    questions = _questions(deck, count, options, random)
    remarks = []
    if len(questions) < count:
        told = N_("the deck yields fewer questions than wanted, only {n}")
        remarks.append(Remark(deck.id, told, {"n": len(questions)}))
    page = PAGE.format(
        language=current_language(),
        title=escape(on_one_line(deck.title)),
        style=STYLE,
        name=escape(_("Name")),
        date=escape(_("Date")),
        mark=escape(_("Mark")),
        about=escape(_("{questions}, seed {seed}", questions=_counted(len(questions)), seed=seed)),
        questions="\n".join(_printed(question, deck) for question in questions),
        key_title=escape(_("Key")),
        key="\n".join(f"<li>{question.letter}</li>" for question in questions),
        answers_title=escape(_("Explanations")),
        answers="\n".join(map(_explained, questions)),
    )
    return Exported(page, tuple(remarks))


def _counted(count: int) -> str:
    return n_("{n} question", "{n} questions", count)


def _questions(deck: Deck, count: int, most: int, random: Random) -> list[_Question]:
    chooser = Options(deck, random)
    places = [number % most for number in range(count)]
    random.shuffle(places)
    found: list[_Question] = []
    for note, example in _asked(deck, random):
        if len(found) == count:
            break
        right, *wrong = chooser.of(note, most)
        if wrong:
            random.shuffle(wrong)
            place = places[len(found)] % (len(wrong) + 1)
            found.append(_Question(note, example, [*wrong[:place], right, *wrong[place:]]))
    return found


def _asked(deck: Deck, random: Random) -> Iterator[tuple[Note, Example | None]]:
    """What can be asked: one case of each note, then another of each, …, and at last their meanings."""
    notes = [note for note in deck.notes if not note.suspended and not cloze.kinds(note.front.own)]
    random.shuffle(notes)
    cases = {note.id: random.sample(note.examples, len(note.examples)) for note in notes}
    for number in range(max(map(len, cases.values()), default=0)):
        yield from ((note, cases[note.id][number]) for note in notes if number < len(cases[note.id]))
    yield from ((note, None) for note in notes if note.back.own)


def _printed(question: _Question, deck: Deck) -> str:
    body = question.note.back if question.example is None else question.example.text
    options = "".join(f'<li dir="auto">{escape(option.text)}</li>' for option in question.options)
    kind = "term" if question.example is None else "case"
    asked = {"term": N_("What is the name for this?"), "case": N_("Which term fits this case?")}
    ask = deck.asks.get(kind) or Text(_(asked[kind]))
    return (
        f'<li><p class="body" dir="auto">{_html(body)}</p><p class="ask" dir="auto">{_html(ask)}</p>'
        f'<ol class="options" type="A">{options}</ol></li>'
    )


def _explained(question: _Question) -> str:
    right = next(option for option in question.options if option.note.id == question.note.id)
    why = question.example.why if question.example is not None else None
    reason = f'<p dir="auto">{_html(why)}</p>' if why else ""
    return (
        f'<li><p><b>{question.letter}. <span dir="auto">{escape(right.text)}</span></b></p>{reason}'
        f'<p class="meaning" dir="auto">{_html(question.note.back)}</p></li>'
    )


def _html(text: Text) -> str:
    return html_of(cloze.filled(text.in_language(current_language())))
