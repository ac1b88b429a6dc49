"""What stands on a card: the page of a new note, a question, its answer, and the end of a sitting."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from trainer.decks.cloze import Cloze, parts
from trainer.i18n import _, current_language
from trainer.i18n.formats import number, time
from trainer.questions.explanation import look_alike_names
from trainer.questions.kinds import answer_of, level_of, prompt_of, shown
from trainer.study.steps import Finished, Question, ReadPage
from trainer.study.summary import Summary, sentences
from trainer.ui.card_text import card_text, gap_text, plain_line
from trainer.ui.faces import heading, level_tag, paragraphs, rows

_SHORT: Final = 60
"""Characters of an answer that is read at a glance."""


def page_face(page: ReadPage) -> Content:
    """A new note, before it is ever asked."""
    note, deck = page.note, page.deck
    name = [_name(note.front.own)]
    if note.front.en:
        name.append(gap_text(parts(note.front.en)).stylize("italic"))
    if note.level:
        name.append(level_tag(deck, level_of(deck, note.level)))
    told = [rows(name), gap_text(parts(note.back.in_language(current_language())))]
    if page.example is not None:
        told.append(rows([heading(_("A case")), card_text(shown(page.example.text))]))
        if page.example.why is not None:
            told.append(rows([heading(_("Why")), card_text(shown(page.example.why))]))
    names = look_alike_names(note, deck)
    if names:
        told.append(rows([heading(_("Don't confuse with")), *(plain_line(f"– {name}") for name in names)]))
    return paragraphs(told)


def _name(front: str) -> Content:
    """The front of a note, standing out; of a sentence with gaps only what belongs into them does."""
    pieces = parts(front)
    name = gap_text(pieces)
    return name if any(isinstance(piece, Cloze) for piece in pieces) else name.stylize("$accent bold")


def question_face(question: Question) -> Content:
    """The question of a card. It gives nothing away."""
    prompt = prompt_of(question.card, question.deck, question.example)
    body = card_text(prompt.body)
    if prompt.level is not None:
        body = rows([body.stylize("bold"), level_tag(question.deck, prompt.level)])
    return paragraphs([body, card_text(prompt.question).stylize("$accent bold")])


def answer_face(question: Question) -> Content:
    """The answer of a card."""
    answer = answer_of(question.card, question.deck)
    if answer.pieces:
        text = gap_text(answer.pieces)
    else:
        text = card_text(answer.text)
        text = text.stylize("bold") if len(text) <= _SHORT else text
    told = [text]
    beside = card_text(answer.beside).stylize("italic") if answer.beside else Content("")
    tag = level_tag(question.deck, answer.level)
    aside = [part for part in (beside, tag) if part]
    if aside:
        told.append(Content(" · ").join(aside))
    return rows(told)


def finished_face(finished: Finished, summary: Summary, *, reopen: str) -> Content:
    """The end of a sitting, in words.

    Args:
        reopen: the command to open the program again; empty if it needn't be told.
    """
    done, *others = sentences(summary)
    told = [
        Content.styled(done, "bold"),
        rows(plain_line(sentence) for sentence in others),
    ]
    if finished.next_learning is not None:
        when = time(finished.next_learning)
        told.append(Content(_("The next learning card comes at {time}; start again then.", time=when)))
    if reopen:
        told.append(
            rows(
                [
                    Content(_("How to open this tomorrow: write this command in the terminal.")),
                    Content.styled(f"  {reopen}", "$accent bold"),
                ]
            )
        )
    return paragraphs(told)


def progress_words(done: int, total: int) -> str:
    """``7 of 14``."""
    return _("{done} of {n}", done=number(done), n=number(total))


def title_words(names: Sequence[str]) -> Content:
    """Names with a dot between them."""
    return Content(" · ").join([plain_line(name) for name in names if name])
