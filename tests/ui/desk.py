"""The program on a desk: a real collection in a temporary folder, a clock that the test moves, keys and a screen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from textual.events import Key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.history.faulty_disk import FaultyDisk
from tests.support.answering import give_answer
from tests.support.collections import SMALL_DECK, write_decks
from tests.support.fake_clock import FakeClock
from tests.support.screen_text import screen_text
from trainer.config.settings import Settings
from trainer.decks.library import DeckLibrary, starter_folder
from trainer.errors import TrainerError
from trainer.history.store import HistoryFile
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.study.steps import Finished, ReadPage
from trainer.ui.app import TrainerApp
from trainer.ui.widgets.scroll_text import ScrollText

FLIPPED = Settings(ask_case="flip", ask_term="flip", ask_definition="flip", ask_gap="flip")
CHOOSING = Settings()
TYPING = Settings(ask_case="type")
SIZES = ((120, 35), (80, 24), (48, 24), (40, 15))


@dataclass
class Desk:
    """See the module's text.

    Attributes:
        disk: the disk under the history; it fails when told to.
        stored: settings that the program wished to keep.
        settings: everything is turned over unless a test says otherwise; how one types and chooses has its own tests.
    """

    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    disk: FaultyDisk = field(default_factory=FaultyDisk)
    stored: list[tuple[str, object]] = field(default_factory=list)
    settings: Settings = FLIPPED

    @property
    def decks(self) -> Path:
        """The learner's own folder of decks."""
        return self.folder / "decks"

    def open(self, *decks: str, starter: bool = False) -> Collection:
        """Opens what lies in the folder, as a fresh start would.

        Args:
            decks: texts of decks to write first; none: what is there already, or the small deck.
            starter: the deck that comes with the program is there as well.
        """
        if decks or (not starter and not self.decks.exists()):
            write_decks(self.decks, *(decks or (SMALL_DECK,)))
        library = DeckLibrary(starter_folder() if starter else self.folder / "none", self.decks)
        library.load()
        history = HistoryFile(self.folder / "data" / "history.json", self.clock, Random(1), self.disk)
        history.load()
        return Collection(library, history, self.settings, self.clock)

    @asynccontextmanager
    async def running(
        self,
        collection: Collection | None = None,
        *,
        size: tuple[int, int] = (120, 35),
        language: str = "en",
        notices: Sequence[TrainerError] = (),
        **more: Any,
    ) -> AsyncIterator["Learner"]:
        """The program, running over a collection (by default: of the small deck)."""
        app = TrainerApp(
            collection if collection is not None else self.open(),
            language=language,
            store_setting=lambda name, value: self.stored.append((name, value)),
            notices=notices,
            ticking=False,
            **more,
        )
        async with app.run_test(size=size, notifications=False) as pilot:
            learner = Learner(app, pilot, self)
            await learner.settle()
            yield learner


@dataclass
class Learner:
    """Somebody in front of the program: presses keys, looks at the screen."""

    app: TrainerApp
    pilot: Pilot[None]
    desk: Desk

    async def settle(self) -> None:
        """Waits until everything is written and drawn."""
        await self.pilot.pause()
        with suppress(WorkerCancelled):  # its thread was done, but a screen that is left cancels its workers
            ending = [worker for worker in self.app.workers if worker.group != "_loader"]  # a tree's never ends
            if ending:  # an empty list would mean all
                await self.app.workers.wait_for_complete(ending)
        await self.pilot.pause()

    async def press(self, *keys: str) -> str:
        """Presses keys with a second of thought before each; gives the screen's text."""
        for key in keys:
            self.desk.clock.forward(seconds=1)
            await self.pilot.press(key)
            await self.settle()
        return self.text

    async def press_at_once(self, *keys: str) -> str:
        """Keys that come in one read: the first hasn't been carried out when the last is there."""
        self.desk.clock.forward(seconds=1)
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await self.settle()
        return self.text

    @property
    def session(self) -> StudySession:
        """The sitting on the screen."""
        session = getattr(self.app.screen, "session", None)
        assert isinstance(session, StudySession)
        return session

    def letter(self, *, right: bool = True) -> str:
        """The key of the right option, or of the first wrong one."""
        assert self.session.attempt is not None
        options = self.session.attempt.question.options
        return "abcde"[next(place for place, option in enumerate(options) if option.right is right)]

    async def answer_until(self, how: str) -> str:
        """Answers everything right, page by page and question by question, until one is asked in this way."""
        for _ in range(99):
            attempt = self.session.attempt
            if attempt is not None and attempt.question.how == how:
                return self.text
            if attempt is None:
                await self.press("enter")
                continue
            self.desk.clock.forward(seconds=5)
            give_answer(self.session)
            self.session.rate()
            self.app.screen.show()  # type: ignore[attr-defined]
            await self.settle()
        raise AssertionError(how)

    @property
    def screens(self) -> list[str]:
        """The kinds of the screens, the one on top last."""
        return [type(screen).__name__ for screen in self.app.screen_stack]

    @property
    def whole(self) -> str:
        """The whole of every text in sight, whether it is scrolled away or not."""
        return "\n".join(one.whole for one in self.app.screen.query(ScrollText) if one.display)

    @property
    def text(self) -> str:
        """The screen."""
        return screen_text(self.app)


def study_for_days(collection: Collection, clock: FakeClock, days: int, *, last: int = 200) -> None:
    """Lets some days of studying pass; on the last one at most ``last`` steps, and the clock stays on it."""
    choice = Random(7)
    for day in range(days):
        session = StudySession(collection)
        for _step in range(last if day == days - 1 else 200):
            if isinstance(session.current, Finished):
                break
            clock.forward(seconds=choice.randint(4, 20))
            if isinstance(session.current, ReadPage):
                session.read()
            else:
                rating = choice.choices(list(Rating), [12, 14, 62, 12])[0]
                give_answer(session, rating)
                session.rate(rating)
        if day < days - 1:
            clock.set_wall((clock.moment + timedelta(days=1)).replace(hour=9, minute=12, second=0))
