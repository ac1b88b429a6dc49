"""Several processes on one history at once: everybody's answers are there, once, and everybody sees them."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.history.desk import Desk, ids
from tests.history.other_process import lines_until, start, tell
from tests.support.scale import counted
from trainer.history.events import Created

WRITER = """
import sys, time
from pathlib import Path
from random import Random
from tests.history.desk import Desk, ids
random = Random(int(sys.argv[2]))
desk = Desk(Path(sys.argv[1]))
desk._programs = int(sys.argv[2])
history = desk.program()
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[3])):
    time.sleep(random.choice((0, 0.001)) * random.random())
    print(desk.answer(history)[0].id, flush=True)
print("done", flush=True)
sys.stdin.readline()
history.refresh()
print(*ids(history.events), sep="\\n")
print("that is all", flush=True)
print(*(notice.message for notice in history.notices), sep="\\n")
print("told", flush=True)
"""
OTHER_PROGRAM = """
import json, sys, time
from pathlib import Path
from random import Random
from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.lock import FileLock
path, random, times = Path(sys.argv[1]), Random(int(sys.argv[2])), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(times):
    time.sleep(random.random() * 0.02)
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        if random.random() < 0.5:
            text = json.dumps(json.loads(text), indent=1, ensure_ascii=False)
        else:
            text = text.replace("\\n,", ",\\n")
        write_whole(Disk(), path, [text.encode()])
    print("laid out otherwise", flush=True)
print("done", flush=True)
"""


class Writers:
    """Processes that all answer as often at the same time.

    Attributes:
        acknowledged: for each, the ids of its answers.
        seen: for each, all ids that it holds in the end.
        told: all that they would have told the learner.
    """

    def __init__(self, folder: Path, processes: int, answers: int) -> None:
        self._processes = [start(WRITER, folder, number * 10, answers) for number in range(1, processes + 1)]
        self.acknowledged: list[list[str]] = []
        self.seen: list[list[str]] = []
        self.told: list[str] = []

    def go(self) -> None:
        """They begin."""
        for process in self._processes:
            tell(process)

    def finish(self) -> None:
        """Waits until all have answered; then each looks once more, and ends."""
        self.acknowledged = [lines_until(process, "done") for process in self._processes]
        for process in self._processes:
            tell(process)
            self.seen.append(lines_until(process, "that is all"))
            self.told += [line for line in lines_until(process, "told") if line]
            process.communicate()


def check_all_there(desk: Desk, writers: Writers, answers: int) -> list[str]:
    """Nothing is lost or twice, in the file as in every process; gives the ids in the order of the file."""
    history = desk.program()
    history.close()
    found = ids(history.events)
    assert [type(event) is Created for event in history.events] == [True] + [False] * (len(found) - 1)
    assert all(len(made) == answers for made in writers.acknowledged)
    assert sorted(found[1:]) == sorted(id_ for made in writers.acknowledged for id_ in made)
    for made in writers.acknowledged:
        mine = set(made)
        assert [id_ for id_ in found if id_ in mine] == made
    for seen in writers.seen:
        assert sorted(seen) == sorted(found)
    assert history.notices == []
    assert [event["id"] for event in desk.document()["events"]] == found  # type: ignore[attr-defined]
    return found


def test_two_processes_append_at_once_and_nothing_is_lost(tmp_path: Path, record_property: Callable[..., None]) -> None:
    answers = counted(300, 2_000)
    writers = Writers(tmp_path, 2, answers)
    writers.go()
    writers.finish()
    found = check_all_there(Desk(tmp_path), writers, answers)
    assert writers.told == []
    first = set(writers.acknowledged[0])
    turns = sum((one in first) != (other in first) for one, other in pairwise(found[1:]))
    assert turns > answers / 30
    record_property("appended", len(found))
    print(f"2 processes, answers each: {answers}, changes of turn: {turns}, lost: 0, twice: 0")


def test_a_reader_beside_two_writers_only_ever_sees_more(tmp_path: Path) -> None:
    answers = counted(300, 2_000)
    desk = Desk(tmp_path)
    desk.answer(desk.program())
    reader = desk.program()
    file = desk.path.stat().st_ino
    writers = Writers(tmp_path, 2, answers)
    writers.go()
    before, looks = list(reader.events), 0
    while len(before) < 2 * answers + 2:
        came = reader.refresh()
        assert reader.events[: len(before)] == before
        assert came or reader.events == before
        before, looks = list(reader.events), looks + came
    writers.finish()
    assert (reader.notices, writers.told) == ([], [])
    assert (desk.path.stat().st_ino, desk.set_aside()) == (file, [])  # what was half written wasn't taken for damaged
    print(f"a reader beside 2 writers, answers: {2 * answers}, looks at which something had come: {looks}")


def test_a_third_process_that_writes_the_whole_file_otherwise_loses_nothing(tmp_path: Path) -> None:
    answers, times = counted(300, 2_000), counted(20, 150)
    desk = Desk(tmp_path)
    writers = Writers(tmp_path, 2, answers)
    other = start(OTHER_PROGRAM, desk.path, 5, times)
    writers.go()
    tell(other)
    writers.finish()
    laid_out = lines_until(other, "done").count("laid out otherwise")
    other.communicate()
    found = check_all_there(desk, writers, answers)
    assert laid_out > times / 2
    assert {line.partition(";")[0] for line in writers.told} == {
        "another program had changed the layout of the history"
    }
    for copy in desk.set_aside():
        kept = [event["id"] for event in json.loads(copy.read_text(encoding="utf-8"))["events"]]
        assert kept == found[: len(kept)]
    print(f"2 processes, answers each: {answers}, beside them the file laid out otherwise {laid_out} times, lost: 0")
