"""A screen whose commands write: in one thread, one after another, and what fails can be tried again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from trainer.errors import StorageError, TrainerError
from trainer.study.collection import Collection
from trainer.ui.screens.base import TrainerScreen
from trainer.ui.turns import Turns

if TYPE_CHECKING:
    from trainer.ui.dialogs.storage import Decision


class WritingScreen(TrainerScreen):
    """See the module's text.

    Commands given while a write is under way wait for it in their order, since what they mean depends on what comes
    back.

    Attributes:
        catching_up: the command being carried out was given before what it would act on could be seen.
    """

    @dataclass
    class Written(Message):
        """A write came back, with an error or without; ``leaving``: it was the last before the program ends."""

        action: Callable[[], object]
        leaving: bool
        error: TrainerError | None

    def __init__(self, collection: Collection) -> None:
        super().__init__(collection)
        self._turns = Turns()
        self._leaving = False
        self.catching_up = False

    def show(self) -> None:
        """Shows what came of a write."""
        raise NotImplementedError

    def settle(self) -> bool:
        """Begins to write what counts though the learner doesn't go on; False if there is nothing such."""
        return False

    def may_perform(self, command_id: str) -> bool:
        """Whether a command is to be heard at all at this moment."""
        return True

    def perform(self, command_id: str) -> None:
        """Carries out a command if it works now; while an answer is being written, it waits."""
        if self.app.screen is self and self._turns.may_go(command_id) and self.may_perform(command_id):
            super().perform(command_id)

    @property
    def writing(self) -> bool:
        """Whether a write is under way."""
        return self._turns.busy

    def quit_when_written(self) -> None:
        """Ends the program as soon as the write under way has come back."""
        self._leaving = True

    def write(self, action: Callable[[], object], *, leaving: bool = False) -> None:
        """Carries out a method of the session in the thread; ``leaving``: the program ends after it."""
        self._turns.busy = True
        self._carry_out(action, leaving)

    @work(thread=True, group="write", exit_on_error=True)
    def _carry_out(self, action: Callable[[], object], leaving: bool) -> None:
        error: TrainerError | None = None
        try:
            action()
        except TrainerError as problem:
            error = problem
        self.post_message(self.Written(action, leaving, error))

    @on(Written)
    def _written(self, message: Written) -> None:
        message.stop()
        self._turns.busy = False
        if isinstance(message.error, StorageError):
            from trainer.ui.dialogs.storage import StorageDialog

            self._turns.forget()
            self._leaving = False
            self.app.push_screen(StorageDialog(message.error), partial(self._decided, message.action))
            return
        self.collection.go_on_unsaved = bool(self.collection.unsaved)
        self.show()
        if message.error is not None:
            self._turns.forget()
            self.tell(message.error)
        if message.leaving or self._leaving:
            self._turns.forget()
            self.post_message(self.QuitAsked())
        self.catching_up = True
        while (command := self._turns.next()) is not None:
            self.perform(command)
            if self.app.screen is not self:
                self._turns.forget()  # what comes after was meant for another screen
        self.catching_up = False

    def _decided(self, action: Callable[[], object], decision: "Decision | None") -> None:
        """What to do about an answer that couldn't be written: it is tried once more in any case."""
        self.collection.go_on_unsaved = decision != "retry" or bool(self.collection.unsaved)
        self.write(action, leaving=decision == "quit")
