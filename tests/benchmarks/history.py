"""What the history costs: ``python -m tests.benchmarks.history``.

- An answer put on the disk, next to a bare write and flush of the same bytes: both in turns in one loop, at a small and
  at a large history. What counts is the ratio of the two neighbours (the median of all turns).
- The bytes that one answer writes: the same, however long the history is.
- Reading a large history, next to ``json.loads`` of the same file, and the memory it takes.

Everything large is done in processes of its own, so that no one's memory counts as another's. On a disk whose flush
costs nearly nothing (tmpfs, some virtual disks) the ratio is one of computing alone, so the file system is told.
"""

import argparse
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from trainer.clock import SystemClock
from trainer.history.codec import encode
from trainer.history.disk import PositionedDisk
from trainer.history.events import Event, Review
from trainer.history.file_format import CLOSING, Header, appended, render
from trainer.history.ids import new_id
from trainer.history.store import HistoryFile
from trainer.scheduling.rating import Rating

SMALL, LARGE = 27, 1_000_000
"""Reviews."""
ANSWER_GOAL = 1.5
FREE_FLUSH = 30e-6
"""Seconds below which a bare write and flush costs so little that nothing has been flushed: no goal holds there."""
DEVICE = "k3p9x1"
OPTIONS = ("mikro-penyalur-informasi", "mikro-penghubung", "mezzo-pencatat", "mikro-pembela")


class CountingDisk(PositionedDisk):
    """Counts what is written.

    Attributes:
        written: bytes. flushes, created: how often.
    """

    def __init__(self) -> None:
        self.written = self.flushes = self.created = 0

    def create(self, path: Path, mode: int) -> int:
        self.created += 1
        return super().create(path, mode)

    def write(self, file: int, data: bytes, offset: int) -> int:
        self.written += len(data)
        return super().write(file, data, offset)

    def flush(self, file: int) -> None:
        self.flushes += 1
        super().flush(file)


def reviews(count: int) -> Iterator[Event]:
    """So many reviews, one a minute until now."""
    start = SystemClock().now() - timedelta(minutes=count + 1)
    random, last = Random(1), ""
    for number in range(count):
        at = start + timedelta(minutes=number)
        last = new_id(at, random, DEVICE, last)
        yield Review(
            id=last,
            at=at,
            card=f"peran-pekerja-sosial/mikro-{number % 9973:05}#case",
            rating=Rating.GOOD,
            ms=4210,
            how="choose",
            options=OPTIONS[: 2 + number % 3],
        )


def put_history(path: Path, count: int) -> None:
    """A history of so many reviews; it lies on the medium when this returns."""
    with path.open("wb", buffering=1 << 20) as file:
        file.writelines(render(Header(DEVICE), reviews(count)))
        file.flush()
        os.fsync(file.fileno())


def timed(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of computing."""
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - wall, time.process_time() - cpu


# --- what the processes of their own do ------------------------------------------------------------------------------


def answer(path: Path, rounds: int) -> dict[str, Any]:
    """Answers, each beside a bare write of the same bytes at the end of a file of the same size."""
    bare_path = path.with_name("bare.json")
    shutil.copyfile(path, bare_path)
    bare = os.open(bare_path, os.O_RDWR)
    os.fsync(bare)
    clock, disk = SystemClock(), CountingDisk()
    history = HistoryFile(path, clock, Random(2), disk)
    history.load()
    times: dict[str, list[tuple[float, float]]] = {"history": [], "bare": []}
    size, warm_up = bare_path.stat().st_size, 5
    for number in range(rounds + warm_up):
        now = clock.now()
        review = Review(history.new_id(now), now, "peran-pekerja-sosial/mikro-00001#case", Rating.GOOD, 4210, "choose")
        block = appended([encode(review)])

        def write_bare(block: bytes = block, at: int = size - len(CLOSING)) -> None:
            os.pwrite(bare, block, at)
            os.fdatasync(bare)

        def append(review: Review = review) -> None:
            history.append([review])

        pair = [("bare", write_bare), ("history", append)]
        for name, do in pair if number % 2 else pair[::-1]:
            times[name].append(timed(do))
        size += len(block) - len(CLOSING)
        if number == warm_up - 1:
            disk.written = disk.flushes = 0
            times = {name: [] for name in times}
    os.close(bare)
    answers = {"written": disk.written, "flushes": disk.flushes, "created": disk.created, "block": len(block)}
    assert path.read_bytes()[-4096:] == bare_path.read_bytes()[-4096:]
    bare_path.unlink()
    return {**times, **answers}


def load(path: Path, _rounds: int) -> dict[str, Any]:
    """Reads the history; the interpreter and the modules are there already."""
    history = HistoryFile(path, SystemClock(), Random(1))
    wall, cpu = timed(history.load)
    return {"wall": wall, "cpu": cpu, "count": len(history.events), "notices": len(history.notices)}


def load_json(path: Path, _rounds: int) -> dict[str, Any]:
    """Reads the same file as JSON and nothing more."""
    data = path.read_bytes()
    gc.disable()  # as the history does while it reads
    found: list[Any] = []
    wall, cpu = timed(lambda: found.extend(json.loads(data)["events"]))
    return {"wall": wall, "cpu": cpu, "count": len(found)}


TASKS: dict[str, Callable[[Path, int], dict[str, Any]]] = {"answer": answer, "load": load, "json": load_json}


def in_own_process(task: str, path: Path, rounds: int = 0) -> dict[str, Any]:
    """What a task gives, and the most memory its process took (``peak``, MiB)."""
    command = [sys.executable, "-m", "tests.benchmarks.history", "--task", task, "--file", str(path), "-n", str(rounds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, cwd=Path(__file__).parents[2])
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# --- what is told ----------------------------------------------------------------------------------------------------


def file_system(folder: Path) -> str:
    """Its kind and where it is mounted, as far as the system tells."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown file system"
    at = max((m for m in mounts if folder.resolve().is_relative_to(m[1])), key=lambda m: len(m[1]))
    return f"{at[2]} on {at[0]}, mounted at {at[1]}"


def spread(values: list[float]) -> str:
    """Median and quartiles."""
    low, middle, high = quantiles(values, n=4)
    return f"{middle:6.2f} ({low:.2f} to {high:.2f})"


def tell_answers(folder: Path, small: Path, large: Path, rounds: int) -> bool:
    """Measures answers in ``folder``; False if the goal was missed."""
    print(f"An answer on disk, {rounds} turns each; {folder}: {file_system(folder)}")
    print(
        f"{'reviews':>11}{'bare µs':>10}{'history µs':>12}{'  ratio, wall (quartiles)':<28}{'CPU µs':>14}  ratio, CPU"
    )
    reached, per_answer = True, []
    with tempfile.TemporaryDirectory(dir=folder, prefix="peksos-benchmark-") as own:
        for count, source in ((SMALL, small), (LARGE, large)):
            path = Path(own) / "history.json"
            shutil.copyfile(source, path)
            found = in_own_process("answer", path, rounds)
            walls, cpus = ([[pair[which] for pair in found[name]] for name in ("history", "bare")] for which in (0, 1))
            ratios = [ours / bare for ours, bare in zip(*walls, strict=True)]
            cpu_ratios = [ours / bare for ours, bare in zip(*cpus, strict=True)]
            judged = median(walls[1]) > FREE_FLUSH
            missed = judged and median(ratios) > ANSWER_GOAL
            reached = reached and not missed
            goal = (
                f"goal {ANSWER_GOAL:.2f}{'  missed' if missed else ''}"
                if judged
                else "no goal: nothing is flushed here"
            )
            microseconds = [median(values) * 1e6 for values in (walls[1], walls[0], cpus[1], cpus[0])]
            print(
                f"{count:11,}{microseconds[0]:10.0f}{microseconds[1]:12.0f}  {spread(ratios):<26}"
                f"{microseconds[2]:6.0f} /{microseconds[3]:6.0f}  {spread(cpu_ratios)}"
                f"  {goal}"
            )
            per_answer.append((found["written"] / rounds, found["flushes"] / rounds, found["created"], found["block"]))
    assert per_answer[0] == per_answer[1], per_answer
    written, flushes, created, block = per_answer[0]
    assert (written, flushes, created) == (block, 1, 0), per_answer
    print(
        f"Written for an answer at {SMALL} and at {LARGE:,} reviews alike: {written:.0f} bytes, one flush, no new file"
    )
    return reached


def tell_loading(path: Path, rounds: int) -> None:
    """Measures the reading of ``path``."""
    size = path.stat().st_size
    print(f"Reading {LARGE:,} reviews ({size / 1e6:.0f} MB, {size / LARGE:.0f} bytes each), {rounds} turns each")
    results: dict[str, list[dict[str, Any]]] = {"json": [], "load": []}
    for _ in range(rounds):
        for task in results:
            results[task].append(in_own_process(task, path))
    assert {one["count"] for ones in results.values() for one in ones} == {LARGE}
    assert not any(one["notices"] for one in results["load"])
    ratio = median(own["cpu"] / bare["cpu"] for own, bare in zip(results["load"], results["json"], strict=True))
    for task, name in (("json", "json.loads, no GC"), ("load", "HistoryFile.load")):
        cpu, peak = (median(one[what] for one in results[task]) for what in ("cpu", "peak"))
        print(f"{name:<18}{cpu:6.2f} s CPU, peak {peak:6.0f} MiB" + (f", ratio {ratio:.2f}" if task == "load" else ""))


def places(asked: list[Path]) -> list[Path]:
    """Where to measure answers: each file system once."""
    found: dict[int, Path] = {}
    for folder in asked or [Path.cwd(), Path(tempfile.gettempdir())]:
        first = found.setdefault(folder.stat().st_dev, folder)
        if first != folder:
            print(f"{folder} lies on the same file system as {first}")
    return list(found.values())


def main() -> int:
    """Prints the tables; 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=300, help="answers of each")
    parser.add_argument("--folder", type=Path, action="append", default=[], help="a place to measure answers in")
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        result = TASKS[options.task](options.file, options.n)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**result, "peak": peak}))
        return 0
    with tempfile.TemporaryDirectory(prefix="peksos-benchmark-") as folder:
        small, large = Path(folder) / "small.json", Path(folder) / "large.json"
        put_history(small, SMALL)
        put_history(large, LARGE)
        tell_loading(large, rounds=3)
        reached = [tell_answers(place, small, large, options.n) for place in places(options.folder)]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
