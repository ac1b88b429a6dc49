"""The verdict on an answer in words: what was answered, what is right, and what there is to say about it."""

from typing import Final, NamedTuple

from trainer.i18n import _
from trainer.questions.asking import CHOOSE, TYPE, side_of
from trainer.questions.choices import Option
from trainer.questions.explanation import called
from trainer.questions.kinds import answer_of, title_of
from trainer.questions.marks import one_line
from trainer.questions.ruling import Judgement, Ruling
from trainer.study.attempt import DONT_KNOW, Attempt

_LONGEST_GIVEN: Final = 80


class Verdict(NamedTuple):
    """See the module's text; all texts are in the language in force.

    Attributes:
        given: what was answered.
        right: the right answer.
        is_right: what was answered counts as right.
        remark: one sentence more; may be empty.
    """

    given: str
    right: str
    is_right: bool
    remark: str = ""


def verdict(attempt: Attempt) -> Verdict | None:
    """The verdict on an answer that was shown; None where nothing was typed or chosen."""
    question = attempt.question
    right = answer_of(question.card, question.deck).text
    if side_of(question.card.id.kind) == "name":
        right = called(question.card.note, question.deck)
    right = one_line(right)
    is_right = bool(attempt.is_right)
    if question.how == CHOOSE:
        answer = next((option for option in question.options if option.right), None)
        given = option_words(attempt.chosen) if attempt.chosen is not None else _(DONT_KNOW)
        return Verdict(given, option_words(answer) if answer is not None else right, is_right)
    if question.how != TYPE:
        return None
    judgement = attempt.near or attempt.judgement
    if judgement is None or judgement.ruling is Ruling.EMPTY:
        return Verdict(_(DONT_KNOW), right, is_right)
    return Verdict(given_words(judgement), right, is_right, _remark(attempt, judgement))


def given_words(judgement: Judgement) -> str:
    """What was typed; of a text longer than any name only the beginning."""
    typed = judgement.typed
    whole = len(typed) <= _LONGEST_GIVEN or judgement.ruling is Ruling.SLIP  # every slip is shown
    return typed if whole else f"{typed[: _LONGEST_GIVEN - 1].rstrip()}…"


def option_words(option: Option) -> str:
    """An option's text, with its level where that is shown."""
    return option.text if option.level is None else f"{option.text}, {title_of(option.level.title)}"


def near_words(attempt: Attempt) -> str:
    """What to say to a word that means the same, before the name is typed."""
    name = called(attempt.question.card.note, attempt.question.deck)
    if attempt.missed is not None:
        given = given_words(attempt.missed)
        return _("It isn't called “{given}” but {name}. Type that name.", given=given, name=name)
    return _("The meaning is right; in this list it is called {name}. Type that name.", name=name)


def _remark(attempt: Attempt, judgement: Judgement) -> str:
    if attempt.overruled:
        return _("You decided: right.") if attempt.overruled == "right" else _("You decided: wrong.")
    match judgement.ruling:
        case Ruling.SLIP:
            return _("Almost right; it is spelled {name}.", name=judgement.expected)
        case Ruling.NEAR:
            return _("The meaning is right; in this list it has another name.")
        case Ruling.OTHER if judgement.other is not None:
            return _("That is another one: {name}.", name=called(judgement.other, attempt.question.deck))
    return ""
