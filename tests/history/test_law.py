"""The law of the history: what was acknowledged is what is loaded, whatever happened in between."""

import errno
import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.support.scale import scaled
from trainer.errors import StorageError
from trainer.history.store import HistoryFile

_CALLS = st.sampled_from(["open", "create", "write", "cut", "flush", "replace", "flush_folder"])
_ERRORS = st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])


class HistoryLaw(RuleBasedStateMachine):
    """Two programs on one file; ``acknowledged`` is what they were told is saved, ``tried`` all they ever tried."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder)
        self.disks = [FaultyDisk(), FaultyDisk()]
        self.programs: list[HistoryFile] = [self.desk.program(disk) for disk in self.disks]
        self.acknowledged: set[str] = set()
        self.tried: set[str] = set()
        self.again: list[tuple[int, list]] = []  # type: ignore[type-arg]

    def teardown(self) -> None:
        for program in self.programs:
            program.close()
        shutil.rmtree(self.folder)

    def _append(self, which: int, events: list) -> None:  # type: ignore[type-arg]
        program = self.programs[which]
        before = list(program.events)
        self.tried.update(ids(events))
        try:
            program.append(events)
        except StorageError:
            self.again.append((which, events))
            assert program.events[: len(before)] == before or set(ids(before)) <= set(ids(program.events))
        else:
            self.acknowledged.update(ids(events))
            assert set(ids(events)) <= set(ids(program.events))

    @rule(which=st.integers(0, 1), count=st.integers(1, 3), typed=st.text("aé日", max_size=200))
    def answer(self, which: int, count: int, typed: str) -> None:
        program = self.programs[which]
        self._append(which, [self.desk.review(program, typed) for _ in range(count)])

    @rule()
    def try_again(self) -> None:
        if self.again:
            self._append(*self.again.pop())

    @rule(which=st.integers(0, 1), call=_CALLS, number=_ERRORS, times=st.integers(1, 3))
    def fail(self, which: int, call: str, number: int, times: int) -> None:
        self.disks[which].fail(call, number, times)

    @rule(which=st.integers(0, 1), count=st.integers(0, 400))
    def fill_up(self, which: int, count: int) -> None:
        self.disks[which].short(count)

    @rule(which=st.integers(0, 1))
    def mend(self, which: int) -> None:
        self.disks[which].mend()

    @rule(which=st.integers(0, 1))
    def refresh(self, which: int) -> None:
        self.disks[which].mend()
        self.programs[which].refresh()

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        self.programs[which].close()
        self.disks[which].mend()
        self.programs[which] = self.desk.program(self.disks[which])
        self.again = [(program, events) for program, events in self.again if program != which]

    @rule(minutes=st.integers(-120, 120))
    def set_the_clock(self, minutes: int) -> None:
        self.desk.clock.set_wall(self.desk.clock.moment + timedelta(minutes=minutes))

    @rule(indent=st.sampled_from([None, 2]))
    def lay_out_anew(self, indent: int | None) -> None:
        if self.desk.path.exists() and self._loadable():
            self.desk.put(json.dumps(self.desk.document(), indent=indent).encode())

    @rule(junk=st.sampled_from([b"\0" * 512, b"<<<<<<< HEAD\n", b',{"k":"review","id":"01', b"]}\n", b"\r\n", b"\xff"]))
    def soil_the_end(self, junk: bytes) -> None:
        if self.desk.path.exists():
            self.desk.put(self.desk.path.read_bytes() + junk)

    def _loadable(self) -> bool:
        try:
            self.desk.document()
        except ValueError:
            return False
        return True

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_invented(self) -> None:
        if not hasattr(self, "desk") or not self.desk.path.exists():
            return
        copy = Desk(self.folder / "copy")
        copy.put(self.desk.path.read_bytes())
        found = ids(copy.program().events)
        assert len(found) == len(set(found))
        assert self.acknowledged <= set(found)
        assert set(found) - self.tried <= {found[0]}  # `created`


HistoryLaw.TestCase.settings = settings(max_examples=scaled(150), stateful_step_count=30, deadline=None)
TestHistoryLaw = HistoryLaw.TestCase
