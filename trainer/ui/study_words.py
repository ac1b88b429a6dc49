"""What the study screen says around the card: its title, how far the sitting has come, what a key does now."""

from typing import Final

from textual.content import Content

from trainer.i18n import _
from trainer.i18n.formats import minutes
from trainer.questions.asking import CHOOSE, TYPE
from trainer.questions.choices import LETTERS
from trainer.questions.kinds import title_of
from trainer.questions.rating_names import rating_name
from trainer.scheduling.rating import Rating
from trainer.study.attempt import DONT_KNOW, Attempt
from trainer.study.question import what_is_asked
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage, Step
from trainer.ui.card_faces import progress_words, title_words
from trainer.ui.commands import Command

RATING_KEYS: Final = {
    Rating.AGAIN: "study.again",
    Rating.HARD: "study.hard",
    Rating.GOOD: "study.good",
    Rating.EASY: "study.easy",
}


def titles(step: Step) -> list[Content]:
    """Where one is: studying, which deck, what is asked for; and the same without the deck."""
    match step:
        case ReadPage(deck=deck):
            what = _("new note")
        case Question(deck=deck):
            what = what_is_asked(step)
        case Finished():
            return [title_words([_("Study"), _("finished")])]
    return [title_words([_("Study"), title_of(deck.title), what]), title_words([_("Study"), what])]


def card_title(step: Step) -> str:
    """What is on the card, in a word or two."""
    match step:
        case ReadPage():
            return _("New note")
        case Question():
            return _("Card: {kind}", kind=what_is_asked(step))
    return _("The end of the sitting")


def progress_texts(session: StudySession) -> list[Content]:
    """How far the sitting has come, and how long it may still take."""
    if isinstance(session.current, Finished):
        return []
    progress = session.progress()
    left = _("{minutes} left", minutes=minutes(progress.minutes_left))
    return [Content(progress_words(progress.done, progress.total)), Content(left)]


def study_words(session: StudySession, command: Command, *, brief: bool) -> str | None:
    """What a command is called now, in few words if ``brief``; None if that never changes."""
    match command.id, session.current:
        case "study.advance", ReadPage():
            return _("Understood, go on")
        case "study.advance", Finished():
            return _("Back to Today")
        case _ if session.attempt is None:
            return None
        case "study.advance", _step:
            return _advance_words(session.attempt, brief)
        case "study.reveal", _step if session.attempt.question.how == CHOOSE:
            return _(DONT_KNOW)
        case "study.choose_a", _step:
            return _letters_words(session.attempt)
        case "study.overrule", _step:
            return _("Actually wrong") if session.attempt.is_right else _("Actually right")
    return None


def _advance_words(attempt: Attempt, brief: bool) -> str:
    if not attempt.revealed:
        return _("Hand in") if attempt.question.how == TYPE else _("Show the answer")
    if not attempt.question.outcomes:
        return _("Go on")
    if attempt.is_right is False:
        return _("Go on") if brief else _("Go on (it comes back today)")
    return rating_name(attempt.grade)


def _letters_words(attempt: Attempt) -> str:
    """``Answer (A–D)``, or the same for ticking."""
    if attempt.revealed:
        last = LETTERS[len(attempt.question.card.note.ideas) - 1]
        return _("Tick (A–{last})", last=last)
    return _("Answer (A–{last})", last=LETTERS[len(attempt.question.options) - 1])
