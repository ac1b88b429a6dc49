"""Saving in a sitting without a screen: what can't be saved is asked about, nothing that was answered is dropped."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from trainer.cli import plain_text
from trainer.cli.plain_lines import Lines, Next
from trainer.cli.render import tell_error
from trainer.errors import StorageError, TrainerError
from trainer.i18n import _, n_
from trainer.study.collection import Collection
from trainer.study.unsaved import gather, put_aside


class PlainSaving:
    """See the module's text.

    Attributes:
        failed: the learner was left with something that couldn't be saved.
    """

    def __init__(self, collection: Collection, lines: Lines) -> None:
        self.failed = False
        self._collection = collection
        self._lines = lines

    def do(self, action: Callable[[], object]) -> Next:
        """Does ``action``, which saves something; if it can't be saved, asks what to do."""
        while True:
            try:
                action()
                self._tell_notices()
                return Next.GO_ON
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
                    return Next.STOP
                case "l":
                    self._collection.go_on_unsaved = True

    def tell_unsaved(self) -> None:
        """How much isn't saved yet, if anything isn't."""
        if count := len(self._collection.unsaved):
            self._lines.say(n_("{n} action isn't saved yet.", "{n} actions aren't saved yet.", count))

    def break_off(self, settle: Callable[[], object]) -> None:
        """Keeps what was being written, and what ``settle`` writes, however the sitting was broken off."""
        gather(self._collection)
        self._collection.go_on_unsaved = True
        with suppress(Exception):  # what broke it off is told
            settle()
        self.keep()

    def keep(self) -> None:
        """What couldn't be saved is tried once more, or goes into a file of the learner's choice."""
        collection = self._collection
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
            self.tell_unsaved()
            line = self._lines.ask(_("Enter: try again · a file name: save them in this file · q: give them up"))
            if line is None:  # nobody is there to decide; what is left is rescued at the very end
                self.failed = True
                return
            if line in ("q", "Q"):
                self.failed = True
                collection.unsaved.clear()
            file = Path(line) if line else None

    def _tell_notices(self) -> None:
        notices = self._collection.history.notices
        while notices:
            tell_error(notices.pop(0))

    def _ask_what_to_do(self) -> str | None:
        """Empty, ``l``, ``q``, or None at the end of the input."""
        while True:
            line = self._lines.ask(_("Enter: try again · l: go on without saving · q: stop"))
            if line is None or line.lower() in ("", "l", "q"):
                return None if line is None else line.lower()
            self._lines.say(_("Not understood: {key}.", key=plain_text.quoted(line)))

    def _hold(self, action: Callable[[], object]) -> None:
        """Does ``action`` without saving it: the end asks where to put it, or puts it somewhere."""
        self._collection.go_on_unsaved = True
        action()
