"""A screen that reads a file of cards and takes it in: both in a thread, and what comes of it as a message."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from trainer.errors import TrainerError
from trainer.importing.report import Stopped
from trainer.study.bringing_in import Brought, Prepared
from trainer.study.collection import Collection
from trainer.study.import_desk import ImportDesk
from trainer.ui.import_faces import unforeseen
from trainer.ui.screens.base import TrainerScreen

_TICK: Final = 0.01
"""Of the whole: less progress isn't worth telling."""


class FileReadingScreen(TrainerScreen):
    """See the module's text.

    Attributes:
        desk: what reads and writes.
        file: the file at hand. deck_id: another id for its deck; may be empty.
        reviews: whether its reviews are wanted.
        prepared, brought, problem: what came of it, as far as it has.
    """

    @dataclass
    class Ticked(Message):
        """So much (0..1) of the file is read."""

        reading: int
        done: float

        def can_replace(self, message: Message) -> bool:
            """Only the newest one matters."""
            return isinstance(message, FileReadingScreen.Ticked)

    @dataclass
    class WasRead(Message):
        """The file was read, or can't be."""

        reading: int
        prepared: Prepared | None = None
        error: TrainerError | None = None

    @dataclass
    class WasTaken(Message):
        """The decks were written, or couldn't be."""

        brought: Brought | None = None
        error: TrainerError | None = None

    def __init__(self, collection: Collection, desk: ImportDesk) -> None:
        super().__init__(collection)
        self.desk = desk
        self.file = desk.start
        self.deck_id = ""
        self.reviews = False
        self.prepared: Prepared | None = None
        self.brought: Brought | None = None
        self.problem: TrainerError | None = None
        self._reading = 0

    def progressed(self, done: float) -> None:
        """So much (0..1) of the file is read."""
        raise NotImplementedError

    def came_in(self) -> None:
        """Shows ``prepared``, or the ``problem``."""
        raise NotImplementedError

    def was_written(self) -> None:
        """Shows what was ``brought``, or the ``problem``."""
        raise NotImplementedError

    # --- reading -------------------------------------------------------------------------------------------------

    def read(self, file: Path, deck_id: str = "", *, reviews: bool = False) -> None:
        """Begins to read a file."""
        self.file, self.deck_id, self.reviews = file, deck_id, reviews
        self.prepared = self.brought = self.problem = None
        self._reading += 1
        self._read_in_thread(self._reading, file, deck_id, reviews)

    def stop_reading(self) -> None:
        """What still comes of it is of no interest."""
        self._reading += 1
        self.workers.cancel_group(self, "read")

    @work(thread=True, group="read", exclusive=True, exit_on_error=False)
    def _read_in_thread(self, reading: int, file: Path, deck_id: str, reviews: bool) -> None:
        worker, told = get_current_worker(), 0.0

        def tick(done: float) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise Stopped
            if done - told >= _TICK:
                told = done
                self.post_message(self.Ticked(reading, done))

        try:
            prepared = self.desk.read(file, reviews=reviews, deck_id=deck_id, tick=tick)
        except Stopped:
            return
        except TrainerError as error:
            self.post_message(self.WasRead(reading, error=error))
        except Exception as fault:  # a file that nobody thought of ends its own import, not the program
            self.post_message(self.WasRead(reading, error=unforeseen(fault)))
        else:
            self.post_message(self.WasRead(reading, prepared))

    @on(Ticked)
    def _ticked(self, message: Ticked) -> None:
        message.stop()
        if message.reading == self._reading:
            self.progressed(message.done)

    @on(WasRead)
    def _was_read(self, message: WasRead) -> None:
        message.stop()
        if message.reading == self._reading:
            self.prepared, self.problem = message.prepared, message.error
            self.came_in()

    # --- writing -------------------------------------------------------------------------------------------------

    @work(thread=True, group="take", exit_on_error=True)
    def take(self, prepared: Prepared) -> None:
        """Writes what was read. It can't be stopped: it is all done or nothing."""
        try:
            brought = self.desk.take(prepared)
        except TrainerError as error:
            self.post_message(self.WasTaken(error=error))
        else:
            self.post_message(self.WasTaken(brought))

    @on(WasTaken)
    def _was_taken(self, message: WasTaken) -> None:
        message.stop()
        self.brought, self.problem = message.brought, message.error
        self.was_written()
