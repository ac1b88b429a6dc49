"""The three panes of the study screen: queue, card, explanation, and which of them there is room for."""

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from trainer.questions.asking import CHOOSE, IDEAS
from trainer.questions.explanation import explanation
from trainer.study.attempt import Attempt
from trainer.study.review import other_note
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage
from trainer.ui.answer_faces import ask_to_tick, choices_of, given_face, hints_face, verdict_face
from trainer.ui.card_faces import answer_face, finished_face, page_face, question_face
from trainer.ui.faces import paragraphs, rows
from trainer.ui.room import WIDE_COLUMNS, Columns, Pane
from trainer.ui.study_words import card_title
from trainer.ui.widgets.card_pane import CardPane
from trainer.ui.widgets.explanation_pane import ExplanationPane
from trainer.ui.widgets.queue_pane import QueuePane
from trainer.ui.widgets.scroll_text import ScrollText

COLUMNS: Final = Columns(two=74, three=WIDE_COLUMNS)


class StudyPanes(Horizontal):
    """See the module's text.

    Attributes:
        choices: how many letters have a meaning now.
    """

    def __init__(self, *, id: str | None = None, typing: bool = False) -> None:  # noqa: A002
        """``typing``: its first question is answered by typing."""
        super().__init__(id=id)
        self.choices = 0
        self._queue = QueuePane(id="queue")
        self._card = CardPane(id="card", typing=typing)
        self._explanation = ExplanationPane(id="explanation")
        self._asks = False
        self._revealed = False
        self._explains = False
        self._aside = 0

    def compose(self) -> ComposeResult:
        """Left, middle, right."""
        yield self._queue
        yield self._card
        yield self._explanation

    def put_step(self, session: StudySession, *, reopen: str) -> None:
        """Shows a sitting as it stands, without an answer; ``reopen``: see `finished_face`."""
        step = session.current
        self._asks = isinstance(step, Question)
        self._revealed = False
        self._aside = 0
        self._queue.put_state(session.queue.counts(), session.progress().ratings, step)
        self._card.put_card(Content(card_title(step)), _face(session, reopen=reopen))
        self._explanation.put_sections((), answered=False)
        self.choices = 0
        if session.attempt is not None:
            self._put_choices(session.attempt)
            self.put_hints(session.attempt)

    def _put_choices(self, attempt: Attempt, *, stay: bool = False) -> None:
        choices = choices_of(attempt)
        open_ = attempt.revealed == (attempt.question.how == IDEAS)
        self.choices = len(choices) if open_ else 0
        self._card.put_choices(choices, stay=stay)

    def put_hints(self, attempt: Attempt) -> None:
        """Shows the hints taken."""
        self._card.put_hints(hints_face(attempt))

    def ask_for_line(self, text: str = "") -> Widget:
        """Shows the line in which the answer is typed, with ``text`` in it."""
        return self._card.ask_for_line(text)

    @property
    def typed(self) -> str:
        """What was typed so far."""
        return self._card.typed

    def put_subtitle(self, subtitle: Content) -> None:
        """Changes what stands in the card's lower edge."""
        self._card.border_subtitle = subtitle

    def put_answer(self, attempt: Attempt) -> None:
        """Shows the answer and its explanation."""
        question, again = attempt.question, self._revealed
        self._revealed = True
        self._card.put_hints(hints_face(attempt))
        if question.how == CHOOSE:
            self._card.put_answer(Content(""))
        else:
            told = [given_face(attempt), answer_face(question)]
            told = [rows(part for part in told if part), ask_to_tick() if question.how == IDEAS else Content("")]
            self._card.put_answer(paragraphs(told))
        self._put_choices(attempt, stay=again)
        if attempt.chosen is not None:
            self._card.show_choice(question.options.index(attempt.chosen))
        other = other_note(attempt)
        sections = explanation(question.card, question.deck, question.example, other=other)
        told_first = verdict_face(attempt)
        self._explains = bool(sections or told_first)
        self._explanation.put_sections(sections, first=told_first, answered=True)

    # --- room ----------------------------------------------------------------------------------------------------

    def _speaking(self, width: int) -> tuple[Pane, ...]:
        """The panes that may be shown, the one worth most first."""
        if self._asks and width >= COLUMNS.three:
            return ("middle", "left", "right")
        if self._revealed and not self._explains:
            return ("middle", "left") if width >= COLUMNS.two else ("middle",)
        if self._revealed and width >= COLUMNS.two:
            return ("middle", "left", "right")
        return ("middle", "right") if self._revealed else ("middle", "left")

    def make_room(self, width: int) -> None:
        """Shows the panes that a screen of ``width`` cells has room for."""
        if not self.hides_something(width):
            self._aside = 0
        shown = COLUMNS.shown(width, self._aside, self._speaking(width))
        self.set_class("middle" not in shown, "-aside")
        self.set_class(len(shown) == 1, "-alone")
        self._queue.display = "left" in shown
        self._card.display = "middle" in shown
        self._explanation.display = "right" in shown

    def hides_something(self, width: int) -> bool:
        """Whether a pane with something to say has no room."""
        return len(self._speaking(width)) > COLUMNS.room(width)

    @property
    def is_turned(self) -> bool:
        """Whether a pane that has no room stands in the card's place."""
        return not self._card.display

    def back_to_the_card(self) -> None:
        """Shows the card, if another pane stands in its place. Its room is given to it by `make_room`."""
        self._aside = 0

    def turn(self, width: int) -> None:
        """Shows a pane that has no room in the card's place, or the card again."""
        self._aside += 1
        self.make_room(width)

    def readers(self) -> Iterator[ScrollText]:
        """The texts in sight, the one to be read first first."""
        if self._card.display:
            yield from self._card.parts
        for pane in (self._explanation, self._queue):
            if pane.display:
                yield pane


def _face(session: StudySession, *, reopen: str) -> Content:
    match session.current:
        case ReadPage() as page:
            return page_face(page)
        case Question() as question:
            return question_face(question)
        case Finished() as finished:
            return finished_face(finished, session.summary(), reopen=reopen)
