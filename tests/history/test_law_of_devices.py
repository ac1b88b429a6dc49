"""The law of several devices: whatever is killed, edited, copied, merged in whichever order, the acknowledged events,
less those that a person took out by hand, are what is loaded.
"""

import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.history.desk import Desk
from tests.history.faulty_disk import Killed, KillingDisk
from tests.support.scale import scaled
from trainer.history.events import Created, Event, Undo
from trainer.history.journal import Journal
from trainer.history.merge import union
from trainer.history.reading import read_history
from trainer.history.store import HistoryFile
from trainer.history.taking_in import Source, merge, read_source, take_in_conflict_copies

DEVICES = st.integers(0, 2)
COPY = "history.sync-conflict-20261124-081502-ABCDEF{number}.json"


class Computer:
    """A device: its folder, the program that is open on it, and what must be in its history.

    Attributes:
        owed: ids that must be there. copies: what the conflict copies beside the file hold.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.desk = Desk(folder)
        self.desk._programs = number * 1000
        self.disk = KillingDisk()
        self.program: HistoryFile = self.desk.program(self.disk)
        self.owed: set[str] = set()
        self.copies: list[set[str]] = []

    def start_again(self) -> None:
        self.program.close()
        self.disk = KillingDisk()
        self.program = self.desk.program(self.disk)
        take_in_conflict_copies(self.program)
        for held in self.copies:
            self.owed |= held
        self.copies = []

    def on_disk(self) -> set[str]:
        """The ids that a program started now would load, without those of `created`."""
        if not self.desk.path.exists():
            return set()
        return {event.id for event in read_history(self.desk.path).events if not isinstance(event, Created)}


class LawOfDevices(RuleBasedStateMachine):
    """Attributes: ``tried``: ids of events whose writing was cut off; they may be there or not."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.computers = [Computer(self.folder / str(number), number + 1) for number in range(3)]
        self.tried: set[str] = set()

    def teardown(self) -> None:
        for computer in self.computers:
            computer.program.close()
        shutil.rmtree(self.folder)

    def _append(self, computer: Computer, events: list[Event]) -> None:
        made = {event.id for event in events}
        try:
            computer.program.append(events)
        except Killed:
            self.tried |= made
            computer.start_again()
        else:
            computer.owed |= made

    @rule(which=DEVICES, count=st.integers(1, 3), typed=st.text("aé日", max_size=200))
    def review(self, which: int, count: int, typed: str) -> None:
        computer = self.computers[which]
        self._append(computer, [computer.desk.review(computer.program, typed) for _ in range(count)])

    @rule(which=DEVICES)
    def undo(self, which: int) -> None:
        computer = self.computers[which]
        history, now = computer.program, computer.desk.clock.now()
        newest = Journal(history.events, now, history.device).newest_action()
        if newest is not None:
            self._append(computer, [Undo(id=history.new_id(now), at=now, of=(newest.id,))])

    @rule(which=DEVICES, after=st.integers(0, 700))
    def kill_in_the_next_write(self, which: int, after: int) -> None:
        self.computers[which].disk.kill_after(after)

    @rule(which=DEVICES)
    def start_again(self, which: int) -> None:
        self.computers[which].start_again()

    @rule(which=DEVICES, number=st.integers(0, 50), indent=st.sampled_from([None, 1]))
    def take_an_event_out_by_hand(self, which: int, number: int, indent: int | None) -> None:
        computer = self.computers[which]
        if computer.on_disk():
            document = computer.desk.document()
            events = document["events"]
            assert isinstance(events, list)
            gone = events.pop(number % len(events))["id"]
            if events:
                computer.program.close()
                computer.desk.put(json.dumps(document, indent=indent).encode())
                computer.owed.discard(gone)
                self.tried.discard(gone)
                computer.start_again()

    @rule(which=DEVICES)
    def copy_in_conflict(self, which: int) -> None:
        computer = self.computers[which]
        if computer.desk.path.exists():
            name = COPY.format(number=len(computer.copies))
            shutil.copy(computer.desk.path, computer.desk.folder / name)
            computer.copies.append(computer.on_disk() - self.tried)

    @rule(into=DEVICES, one=DEVICES, other=DEVICES)
    def merge_others(self, into: int, one: int, other: int) -> None:
        target = self.computers[into]
        sources: list[Source] = []
        came: set[str] = set()
        for which in (one, other):
            path = self.computers[which].desk.path
            if path.exists():
                sources.append(read_source(path))
                came |= self.computers[which].on_disk() - self.tried
        if sources:
            target.disk.live()
            merge(target.program, sources)
            target.owed |= came

    @rule(which=DEVICES, minutes=st.integers(-3000, 3000))
    def set_the_clock(self, which: int, minutes: int) -> None:
        clock = self.computers[which].desk.clock
        clock.set_wall(clock.moment + timedelta(minutes=minutes))

    @invariant()
    def what_was_acknowledged_is_what_is_loaded(self) -> None:
        for computer in getattr(self, "computers", ()):
            found = computer.on_disk()
            assert computer.owed <= found
            assert found <= computer.owed | self.tried

    @invariant()
    def merging_is_the_same_in_every_order(self) -> None:
        paths = [computer.desk.path for computer in getattr(self, "computers", ()) if computer.desk.path.exists()]
        histories = [read_history(path).events for path in paths]
        assert union(*histories).events == union(*histories[::-1]).events


LawOfDevices.TestCase.settings = settings(max_examples=scaled(400), stateful_step_count=30, deadline=None)
TestLawOfDevices = LawOfDevices.TestCase
