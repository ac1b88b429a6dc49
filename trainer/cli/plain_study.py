"""A sitting line by line: for screen readers, pipes, slow lines and terminals that can't draw.

The same `StudySession` as on the screen, nothing drawn twice, nothing told by colour. What is asked of the learner
stands at the end, so that it is heard last.
"""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from random import Random

from trainer.cli import plain_text
from trainer.cli.keyboard import Keyboard
from trainer.cli.render import ask, tell_error, terminal_columns, write
from trainer.errors import StorageError, TrainerError
from trainer.i18n import N_, _, n_
from trainer.scheduling.rating import Rating
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage
from trainer.study.summary import sentences
from trainer.study.unsaved import put_aside

HELP = (
    N_("Enter: show the answer; after that it means Good. On a new note: understood, go on."),
    N_("1 Again, 2 Hard, 3 Good, 4 Easy: how well you knew it."),
    N_("n: leave a new note for another time."),
    N_("u: undo the latest action, also one of an earlier day."),
    N_("-: bury this card until tomorrow."),
    N_("@: suspend this card."),
    N_("q: stop. Every answer is already saved."),
)


class _Next(Enum):
    GO_ON = auto()
    STOP = auto()


class PlainStudy:
    """One sitting.

    Attributes:
        session: the sitting itself.
        failed: the learner was left with something that couldn't be saved.
    """

    def __init__(self, session: StudySession, keyboard: Keyboard) -> None:
        self.session = session
        self.failed = False
        self._keyboard = keyboard
        self._columns = terminal_columns()

    def _say(self, text: str = "") -> None:
        write(plain_text.wrap(text, self._columns))

    def run(self) -> int:
        """Goes through the cards until they are finished or the learner stops. Gives the exit code."""
        if not isinstance(self.session.current, Finished):
            self._say(plain_text.beginning(self.session.queue.counts(), self.session.progress().minutes_left))
        try:
            while not isinstance(self.session.current, Finished):
                if self._step() is _Next.STOP:
                    break
        except (Exception, KeyboardInterrupt):  # but not when the system ends the program: there is no time to ask
            self._keep_unsaved()
            raise
        self._keep_unsaved()
        self._end()
        return StorageError.exit_code if self.failed else 0

    # --- one step ------------------------------------------------------------------------------------------------

    def _step(self) -> _Next:
        self._say()
        match self.session.current:
            case ReadPage() as page:
                self._say(plain_text.page(page, self.session.progress()))
                return self._answer(self._page_key, _("Enter: understood, go on · n: not now · ?: help"))
            case Question() as question:
                self._say(plain_text.question(question, self.session.progress()))
                if self._answer(self._question_key, _("Enter: show the answer · ?: help")) is _Next.STOP:
                    return _Next.STOP
                if self.session.revealed and self.session.current is question:
                    self._say(plain_text.answer(question))
                    return self._answer(self._rating_key, plain_text.ratings(question))
        return _Next.GO_ON

    def _answer(self, obey: Callable[[str], _Next | None], prompt: str) -> _Next:
        """Asks until a key is understood; ``obey`` gives None for one that isn't, or that changes nothing."""
        while True:
            self._tell_unsaved()
            line = self._ask(prompt)
            if line is None or line in ("q", "Q"):
                return _Next.STOP
            key = line.lower()
            if key == "?":
                self._say("\n".join(_(line) for line in HELP))
                continue
            obeyed = obey(key)
            if obeyed is not None:
                return obeyed

    def _ask(self, prompt: str) -> str | None:
        self._say(prompt)
        ask("> ")
        line = self._keyboard.line()
        if line is None or not self._keyboard.typed:
            self._say()
        return line

    # --- keys ----------------------------------------------------------------------------------------------------

    def _page_key(self, key: str) -> _Next | None:
        match key:
            case "":
                return self._saved(self.session.read)
            case "n":
                self.session.later()
                return _Next.GO_ON
        return self._common_key(key)

    def _question_key(self, key: str) -> _Next | None:
        match key:
            case "":
                self.session.reveal()
                return _Next.GO_ON
            case "1" | "2" | "3" | "4":
                self._say(_("First Enter, to see the answer; then the rating."))
                return None
        return self._card_key(key)

    def _rating_key(self, key: str) -> _Next | None:
        if key in ("", "1", "2", "3", "4"):
            rating = Rating(int(key or Rating.GOOD))
            return self._saved(lambda: self.session.rate(rating))
        return self._card_key(key)

    def _card_key(self, key: str) -> _Next | None:
        match key:
            case "-":
                done, action = _("Buried until tomorrow."), self.session.bury
            case "@":
                done, action = _("Suspended: this card isn't asked any more."), self.session.suspend
            case _:
                return self._common_key(key)
        if self._saved(action) is _Next.STOP:
            return _Next.STOP
        self._say(done)
        return _Next.GO_ON

    def _common_key(self, key: str) -> _Next | None:
        if key != "u":
            self._say(_("Not understood: {key}. ? shows what can be typed.", key=plain_text.quoted(key)))
            return None
        undone: list[bool] = []
        if self._saved(lambda: undone.append(self.session.undo())) is _Next.STOP:
            return _Next.STOP
        if not undone[-1]:
            self._say(_("There is nothing to undo."))
            return None
        self._say(_("Undone."))
        return _Next.GO_ON

    # --- saving --------------------------------------------------------------------------------------------------

    def _tell_notices(self) -> None:
        notices = self.session.collection.history.notices
        while notices:
            tell_error(notices.pop(0))

    def _tell_unsaved(self) -> None:
        if count := len(self.session.collection.unsaved):
            self._say(n_("{n} action isn't saved yet.", "{n} actions aren't saved yet.", count))

    def _saved(self, action: Callable[[], object]) -> _Next:
        """Does ``action``; if it can't be saved, asks what to do: nothing that was answered is dropped."""
        while True:
            try:
                action()
                self._tell_notices()
                return _Next.GO_ON
            except StorageError as error:
                tell_error(error)
            try:
                line = self._ask_what_to_do()
            except KeyboardInterrupt:
                self._hold(action)
                raise
            match line:
                case None | "q":
                    self._hold(action)
                    return _Next.STOP
                case "l":
                    self.session.collection.go_on_unsaved = True

    def _ask_what_to_do(self) -> str | None:
        """Empty, ``l``, ``q``, or None at the end of the input."""
        while True:
            line = self._ask(_("Enter: try again · l: go on without saving · q: stop"))
            if line is None or line.lower() in ("", "l", "q"):
                return None if line is None else line.lower()
            self._say(_("Not understood: {key}.", key=plain_text.quoted(line)))

    def _hold(self, action: Callable[[], object]) -> None:
        """Does ``action`` without saving it: the end asks where to put it, or puts it somewhere."""
        self.session.collection.go_on_unsaved = True
        action()

    def _keep_unsaved(self) -> None:
        """What couldn't be saved is tried once more, or goes into a file of the learner's choice."""
        collection = self.session.collection
        collection.go_on_unsaved = False
        file: Path | None = None
        while collection.unsaved:
            try:
                if file is None:
                    collection.record(())
                else:
                    put_aside(collection, file, Random())
                continue
            except TrainerError as error:
                tell_error(error)
            self._tell_unsaved()
            line = self._ask(_("Enter: try again · a file name: save them in this file · q: give them up"))
            if line is None:  # nobody is there to decide; what is left is rescued at the very end
                self.failed = True
                return
            if line in ("q", "Q"):
                self.failed = True
                collection.unsaved.clear()
            file = Path(line) if line else None

    def _end(self) -> None:
        self._say()
        current = self.session.current
        if isinstance(current, Finished) and current.next_learning is not None:
            self._say(plain_text.comes_back(current.next_learning))
        for sentence in sentences(self.session.summary()):
            self._say(sentence)
