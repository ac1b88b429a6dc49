"""A history in a temporary folder, with what its tests need at hand."""

import json
from pathlib import Path
from random import Random

from tests.support.fake_clock import FakeClock
from trainer.history.disk import Disk
from trainer.history.events import Event, Review
from trainer.history.store import HistoryFile
from trainer.scheduling.rating import Rating


class Desk:
    """A data folder, a clock, and programs that open the history in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        self.path = self.folder / "history.json"
        self.clock = FakeClock()
        self._programs = 0

    def program(self, disk: Disk | None = None) -> HistoryFile:
        """Another program that has loaded the history."""
        self._programs += 1
        history = HistoryFile(self.path, self.clock, Random(self._programs), disk)
        history.load()
        return history

    def review(self, history: HistoryFile, typed: str = "") -> Review:
        """An answer that isn't saved yet; a second passes."""
        self.clock.forward(seconds=1)
        now = self.clock.now()
        return Review(id=history.new_id(now), at=now, card="d/n#case", rating=Rating.GOOD, ms=4210, typed=typed)

    def answer(self, history: HistoryFile, count: int = 1) -> list[Review]:
        """So many answers, each saved by itself."""
        made = []
        for _ in range(count):
            made.append(self.review(history))
            history.append(made[-1:])
        return made

    def put(self, data: bytes) -> None:
        """Puts a file where the history is looked for."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.write_bytes(data)

    def document(self) -> dict[str, object]:
        """The file as any JSON reader sees it."""
        with self.path.open(encoding="utf-8") as file:
            document: dict[str, object] = json.load(file)
        return document

    def set_aside(self) -> list[Path]:
        """What lies in the folder of damaged originals."""
        return sorted((self.folder / "damaged").glob("*"))


def ids(events: list[Event] | list[Review]) -> list[str]:
    """The ids of ``events``, in their order."""
    return [event.id for event in events]
