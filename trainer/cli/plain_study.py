"""A sitting line by line: for screen readers, pipes, slow lines and terminals that can't draw.

The same `StudySession` as on the screen, nothing drawn twice, nothing told by colour. What is asked of the learner
stands at the end, so that it is heard last.
"""

from trainer.cli import plain_text
from trainer.cli.keyboard import Keyboard
from trainer.cli.plain_keys import PlainKeys
from trainer.cli.plain_lines import Lines, Next
from trainer.cli.plain_question import PlainQuestion
from trainer.cli.plain_saving import PlainSaving
from trainer.errors import StorageError
from trainer.i18n import _
from trainer.study.session import StudySession
from trainer.study.steps import Finished, ReadPage
from trainer.study.summary import sentences


class PlainStudy:
    """One sitting.

    Attributes:
        session: the sitting itself.
    """

    def __init__(self, session: StudySession, keyboard: Keyboard) -> None:
        self.session = session
        self._lines = Lines(keyboard)
        self._saving = PlainSaving(session.collection, self._lines)
        self._keys = PlainKeys(session, self._lines, self._saving)
        self._say = self._lines.say

    def run(self) -> int:
        """Goes through the cards until they are finished or the learner stops. Gives the exit code."""
        if not isinstance(self.session.current, Finished):
            self._say(plain_text.beginning(self.session.queue.counts(), self.session.progress().minutes_left))
        try:
            while not isinstance(self.session.current, Finished):
                if self._step() is Next.STOP:
                    break
            self._saving.do(self.session.settle)
        except (Exception, KeyboardInterrupt):  # but not when the system ends the program: there is no time to ask
            self._saving.break_off(self.session.settle)
            raise
        self._saving.keep()
        self._end()
        return StorageError.exit_code if self._saving.failed else 0

    def _step(self) -> Next:
        self._say()
        if self.session.attempt is not None:
            return PlainQuestion(self.session.attempt, self._keys).put()
        if isinstance(self.session.current, ReadPage):
            self._say(plain_text.page(self.session.current, self.session.progress()))
        return self._keys.ask(self._page_key, lambda: _("Enter: understood, go on · n: not now · ?: help"))

    def _page_key(self, key: str) -> Next | None:
        match key:
            case "":
                return self._saving.do(self.session.read)
            case "n":
                self.session.later()
                return Next.GO_ON
        return self._keys.card_key(key)

    def _end(self) -> None:
        self._say()
        current = self.session.current
        if isinstance(current, Finished) and current.next_learning is not None:
            self._say(plain_text.comes_back(current.next_learning))
        for sentence in sentences(self.session.summary()):
            self._say(sentence)
