"""The middle pane of the study screen: the card. The question stays when the answer shows.

Where not everything fits, each part has some rows of the pane and scrolls in them: what can be chosen or typed is
always in sight, and the answer gets what it needs, up to half.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from trainer.i18n import _
from trainer.ui.widgets.choice_list import Choice, ChoiceList
from trainer.ui.widgets.scroll_text import ScrollText

if TYPE_CHECKING:
    from trainer.ui.widgets.answer_line import AnswerLine

HAND_IN = "study.advance"
"""The command that hands an answer in."""
_TAKE_BACK = "study.undo"
"""The command that empties the line first."""
_RULE = 1
"""Rows between question and answer."""
_LEAST_QUESTION = 3
"""Rows that the question keeps: two of its lines, and how many are left."""
_LINE_ROWS = 3
"""Rows of the line in which an answer is typed."""
_ROOMY = 14
"""In a pane with fewer rows the line for typing goes without its frame."""


def share_rows(rows: int, question: int, answer: int) -> tuple[int, int]:
    """How many of ``rows`` question and answer get, when they would like to have so many."""
    if question + answer <= rows:
        above = min(question + 1, rows - answer)
        return above, rows - above
    given = min(answer, max(rows // 2, rows - question))
    return rows - given, given


class CardPane(Vertical):
    """See the module's text."""

    def __init__(self, *, id: str | None = None, typing: bool = False) -> None:  # noqa: A002
        """``typing``: its first question is answered by typing."""
        super().__init__(id=id)
        self._question = ScrollText(id="question")
        self._hints = ScrollText(id="hints")
        self._answer = ScrollText(id="answer")
        self._choices = ChoiceList(id="choices")
        self._line: AnswerLine | None = None
        for part in (self._hints, self._answer, self._choices):
            part.display = False
        if typing:
            self._new_line()

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._question
        yield self._hints
        yield self._answer
        yield self._choices
        if self._line is not None:
            yield self._line

    # --- what it shows -------------------------------------------------------------------------------------------

    def put_card(self, title: Content, face: Content) -> None:
        """Shows a card without its answer, from its beginning."""
        self.border_title = title
        self._question.put(face)
        for part in (self._hints, self._answer, self._choices):
            part.put(Content(""))
            part.display = False
        self._take_line_away()
        self._share()

    def put_choices(self, choices: Sequence[Choice], *, stay: bool = False) -> None:
        """Shows what can be chosen or ticked; ``stay``: the same again with other signs."""
        self._choices.put_choices(choices, stay=stay)
        self._choices.display = bool(choices)
        self._share()

    def show_choice(self, place: int) -> None:
        """Brings a choice into sight, as soon as everything has its room."""
        self.call_after_refresh(self._choices.bring_choice_into_sight, place)

    def put_hints(self, hints: Content) -> None:
        """Shows what helps with the question."""
        self._hints.put(hints)
        self._hints.display = bool(hints)
        self._share()

    def put_answer(self, face: Content) -> None:
        """Shows the answer below the question; nothing is typed any more."""
        self._take_line_away()
        self._answer.border_title = Content.assemble(" ", _("Answer"), " ")
        self._answer.put(face)
        self._answer.display = bool(face)
        self._share()

    def ask_for_line(self, text: str = "") -> "AnswerLine":
        """Shows the line in which the answer is typed, with ``text`` in it."""
        if self._line is None:
            self.mount(self._new_line())
        assert self._line is not None
        self._line.begin(text)
        self._line.display = True
        self._share()
        return self._line

    def _new_line(self) -> "AnswerLine":
        from trainer.ui.widgets.answer_line import AnswerLine  # with Textual's own line, only where one types

        placeholder = _("Type the answer, or nothing")
        self._line = AnswerLine(placeholder, entering=HAND_IN, handing_in=(HAND_IN,), emptying=_TAKE_BACK)
        return self._line

    @property
    def typed(self) -> str:
        """What stands in the line now."""
        return self._line.value if self._line is not None else ""

    def _take_line_away(self) -> None:
        if self._line is not None:
            self._line.display = False
            self._line.value = ""

    # --- room ----------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Shares the rows anew."""
        self._share()

    def _share(self) -> None:
        """Gives every part its rows."""
        width, height = self.content_size
        if not width or not height:
            return
        left = height
        if self._line is not None and self._line.display:
            framed = height >= _ROOMY
            self._line.set_class(not framed, "-bare")
            left -= _LINE_ROWS if framed else 1
        for part in (self._choices, self._hints):
            if part.display:
                rows = min(len(part.lines(width)), max(1, left - _LEAST_QUESTION))
                part.styles.height = rows
                left -= rows
        question = len(self._question.lines(width))
        if self._answer.display:
            above, below = share_rows(max(0, left - _RULE), question, len(self._answer.lines(width)))
            self._question.styles.height = above
            needed = len(self._answer.lines(width))
            self._answer.styles.height = min(below, needed) + _RULE if self._choices.display else "1fr"
        elif self._choices.display or self._hints.display or (self._line is not None and self._line.display):
            self._question.styles.height = max(1, min(question + 1, left))
        else:
            self._question.styles.height = "1fr"

    @property
    def parts(self) -> tuple[ScrollText, ...]:
        """The texts on the card, the one to be read first first."""
        if self._answer.display:
            return (self._answer, self._question, self._choices, self._hints)
        return (self._question, self._choices, self._hints)
