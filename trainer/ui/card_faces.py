"""What stands on a card: the page of a new note, a question, its answer, and the end of a sitting."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from trainer.i18n import _
from trainer.i18n.formats import number, time
from trainer.questions.explanation import look_alike_names
from trainer.questions.kinds import answer_of, level_of, prompt_of, shown
from trainer.study.steps import Finished, Question, ReadPage
from trainer.study.summary import Summary, sentences
from trainer.ui.card_text import card_text, plain_line
from trainer.ui.faces import heading, level_tag, paragraphs, rows

_SHORT: Final = 60
"""Characters of an answer that is read at a glance."""


def page_face(page: ReadPage) -> Content:
    """A new note, before it is ever asked."""
    note, deck = page.note, page.deck
    name = [plain_line(note.front.own).stylize("$accent bold")]
    if note.front.en:
        name.append(plain_line(note.front.en).stylize("italic"))
    if note.level:
        name.append(level_tag(deck, level_of(deck, note.level)))
    parts = [rows(name), card_text(shown(note.back))]
    if page.example is not None:
        parts.append(rows([heading(_("A case")), card_text(shown(page.example.text))]))
        if page.example.why is not None:
            parts.append(rows([heading(_("Why")), card_text(shown(page.example.why))]))
    names = look_alike_names(note, deck)
    if names:
        parts.append(rows([heading(_("Don't confuse with")), *(plain_line(f"– {name}") for name in names)]))
    return paragraphs(parts)


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
    text = card_text(answer.text)
    parts = [text.stylize("bold") if len(text) <= _SHORT else text]
    beside = plain_line(answer.beside).stylize("italic") if answer.beside else Content("")
    tag = level_tag(question.deck, answer.level)
    aside = [part for part in (beside, tag) if part]
    if aside:
        parts.append(Content(" · ").join(aside))
    return rows(parts)


def finished_face(finished: Finished, summary: Summary, *, first_sitting: bool) -> Content:
    """The end of a sitting, in words."""
    done, *others = sentences(summary)
    parts = [
        Content.styled(done, "bold"),
        rows(plain_line(sentence) for sentence in others),
    ]
    if finished.next_learning is not None:
        when = time(finished.next_learning)
        parts.append(Content(_("The next learning card comes at {time}; start again then.", time=when)))
    if first_sitting:
        parts.append(
            rows(
                [
                    Content(_("How to open this tomorrow: write this command in the terminal.")),
                    Content.styled("  peksos-trainer", "$accent bold"),
                ]
            )
        )
    return paragraphs(parts)


def progress_words(done: int, total: int) -> str:
    """``7 of 14``."""
    return _("{done} of {n}", done=number(done), n=number(total))


def title_words(parts: Sequence[str]) -> Content:
    """Names with a dot between them."""
    return Content(" · ").join([plain_line(part) for part in parts if part])
