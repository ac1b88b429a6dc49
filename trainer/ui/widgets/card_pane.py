"""The middle pane of the study screen: the card. The question stays when the answer shows.

Where both don't fit, each has a part of the pane and scrolls in it; the answer gets what it needs, up to half.
"""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from trainer.i18n import _
from trainer.ui.widgets.scroll_text import ScrollText

_RULE = 1
"""Rows between question and answer."""


def share_rows(rows: int, question: int, answer: int) -> tuple[int, int]:
    """How many of ``rows`` question and answer get, when they would like to have so many."""
    if question + answer <= rows:
        above = min(question + 1, rows - answer)
        return above, rows - above
    given = min(answer, max(rows // 2, rows - question))
    return rows - given, given


class CardPane(Vertical):
    """See the module's text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._question = ScrollText(id="question")
        self._answer = ScrollText(id="answer")
        self._answer.display = False

    def compose(self) -> ComposeResult:
        """Question above, answer below."""
        yield self._question
        yield self._answer

    def put_card(self, title: Content, face: Content) -> None:
        """Shows a card without its answer, from its beginning."""
        self.border_title = title
        self._question.put(face)
        self._answer.put(Content(""))
        self._answer.display = False
        self._share()

    def put_answer(self, face: Content) -> None:
        """Shows the answer below the question."""
        self._answer.border_title = Content.assemble(" ", _("Answer"), " ")
        self._answer.put(face)
        self._answer.display = True
        self._share()

    def on_resize(self, event: events.Resize) -> None:
        """Shares the rows anew."""
        self._share()

    def _share(self) -> None:
        """Gives both parts their rows."""
        width, height = self.content_size
        if not self._answer.display:
            self._question.styles.height = "1fr"
            return
        question, answer = len(self._question.lines(width)), len(self._answer.lines(width))
        above, _below = share_rows(max(0, height - _RULE), question, answer)
        self._question.styles.height = above
        self._answer.styles.height = "1fr"

    @property
    def parts(self) -> tuple[ScrollText, ...]:
        """The texts on the card, the one to be read first first."""
        return (self._answer, self._question) if self._answer.display else (self._question,)
