"""The power fails while the history is written: whatever the medium holds then, no acknowledged event is lost."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.history.crash_images import Crash, image, mixed, torn
from tests.history.desk import Desk, ids
from tests.history.power_cut import PowerCut, PowerCutDisk
from tests.history.table_of_damage import EVENTS, IDS, SOUND, layout
from tests.support.scale import counted
from trainer.history.codec import decode, encode
from trainer.history.file_format import CLOSING, Contents, State, appended, read_sound
from trainer.history.recovery import recover

SIZES = (80, 120, 200, 333, 512, 700, 1024, 1500, 2200, 3000)
"""Bytes of an event's line."""

SEVERAL = ((150, 150), (80, 120, 200, 333, 512), (200,) * 12, (2200, 700, 3000))
"""The same, of events that are appended together."""

SECTORS = (16, 64, 512)
OLD_ENDS = (0, 1, 2, 3, 7, 100, 257, 511)
"""Where the old file ends within the largest sector; at 1 and 2 its closing lies across a border."""

EVERY = 1_000_000_000


class Append(NamedTuple):
    """One append, and the lines of all events that the file has afterwards.

    Attributes:
        acknowledged: how many of them it had before.
    """

    old: bytes
    new: bytes
    lines: list[str]
    acknowledged: int


class Tally:
    """What was tried, and what came of it."""

    def __init__(self) -> None:
        self.images = 0
        self.noisy = 0
        self.ended_by_noise = 0

    def __str__(self) -> str:
        return (
            f"crash images: {self.images}, acknowledged events lost: 0, invented: 0, "
            f"unacknowledged ones that noise cut short: {self.ended_by_noise}"
        )


# --- the appends -----------------------------------------------------------------------------------------------------


def line_of(size: int, number: int) -> str:
    """An event's line of so many bytes, of one kind or another."""
    id_ = f"01JDBYK{number:013d}k3p9x1"
    rest = f'"id":"{id_}","t":"2026-11-24T08:15:{number:02d}.123+07:00"'
    if size < 120:
        return _filled('{"k":"', "ramalan"[: max(1, size - 79)], '",' + rest + "}", size)
    if size < 200:
        return _filled('{"k":"read",' + rest + ',"note":"d/', "catatan-", '"}', size)
    if size < 360:
        start = f',"card":"d/n{number}#case","r":3,"ms":4210,"how":"type","due":"2026-12-06","typed":"“é” '
        return _filled('{"k":"review",' + rest + start, "jawaban-", '"}', size)
    if number % 3 == 0:
        return _filled('{"k":"exercise",' + rest + ',"name":"peta","result":{"a":[1,{"b":"', "[]},{ ", '"}]}}', size)
    start = f',"card":"d/n{number}#case","r":1,"ms":86,"how":"choose","gave":"lain","options":["'
    return _filled('{"k":"review",' + rest + start, 'mikro-penyalur","', 'makro"],"case":"a1b2c3d4"}', size)


def _filled(start: str, filling: str, end: str, size: int) -> str:
    room = size - len((start + end).encode())
    text = (filling * (room // len(filling) + 1))[:room]
    if filling.endswith('"'):  # a list, which mustn't end within the words between two of its texts
        whole = room // len(filling)
        text = filling * whole + "x" * (room - whole * len(filling))
    line = start + text + end
    assert len(line.encode()) == size
    assert encode(decode(line)) == line
    return line


def append_of(sizes: Sequence[int], old_end: int) -> Append:
    """An append of events of these sizes to a file that ends there within a sector."""
    before = EVENTS[:2]
    without = len(layout([*before, ""]).encode())
    before = [*before, line_of((old_end - without - 200) % 512 + 200, 0)]
    added = [line_of(size, number) for number, size in enumerate(sizes, start=1)]
    old = layout(before).encode()
    assert len(old) % 512 == old_end
    return Append(old, old.removesuffix(CLOSING) + appended(added), [*before, *added], len(before))


def appends() -> Iterator[Append]:
    """Every size at every place, alone and together with others."""
    for sizes in (*((size,) for size in SIZES), *SEVERAL):
        for old_end in OLD_ENDS:
            yield append_of(sizes, old_end)


def crashes(append: Append, random: Random, most: int) -> list[Crash]:
    """What may be found after one append, or an even sample of it."""
    every = [*torn(append.old, append.new)]
    for sector in SECTORS:
        every += mixed(append.old, append.new, sector, random)
    return every if most >= len(every) else random.sample(every, most)


# --- what must be left of them ---------------------------------------------------------------------------------------


def opened(data: bytes) -> Contents:
    """What the program reads of a file."""
    contents = read_sound(BytesIO(data)) or recover(data)
    assert contents is not None
    return contents


def check(append: Append, crash: Crash, data: bytes, tally: Tally) -> None:
    """All acknowledged events are there, and beyond them only what was being written."""
    contents = opened(data)
    found = [encode(event) for event in contents.events]
    tally.images += 1
    tally.noisy += crash.noise
    assert found[: append.acknowledged] == append.lines[: append.acknowledged], (crash, data)
    rest = iter(append.lines[append.acknowledged :])
    for line in found[append.acknowledged :]:
        if line not in append.lines:
            assert crash.noise, (crash, data, line)
            assert ended_by_noise(line, append, crash, data), (crash, data, line)
            tally.ended_by_noise += 1
        elif line not in rest:  # in their order, each once
            raise AssertionError((crash, data, line))
    missing = [line for line in append.lines if f"{line}\n".encode() in data and line not in found]
    assert not missing, (crash, data)
    if data == append.new:
        assert found == append.lines
    if contents.state is State.SOUND:
        assert data in (append.old, append.new)


def ended_by_noise(line: str, append: Append, crash: Crash, data: bytes) -> bool:
    """Whether ``line`` is the beginning of one that was being written, after which noise happened to close it.

    One byte in 256 is a closing brace. Where it comes right after a complete value, the line can't be told from a
    whole one: it carries no sum of itself. The answer wasn't acknowledged, so what is known of it may be little.
    """
    place = data.index(decode(line).id.encode())
    while data[place] == append.new[place]:
        place += 1
    arrived = any(start <= place < stop for start, stop in crash.arrived)
    closing = data[place : place + 2]
    return not arrived and place >= len(append.old) and (closing[:1] == b"}" or closing == b'"}')


def test_no_crash_image_of_an_append_loses_or_invents_an_event(record_property: Callable[[str, object], None]) -> None:
    random, tally = Random(20261124), Tally()
    every = list(appends())
    most = counted(15_000 // len(every) + 1, EVERY)
    for append in every:
        for crash in crashes(append, random, most):
            check(append, crash, image(append.old, append.new, crash, random), tally)
    record_property("crash images", tally.images)
    print(tally)
    assert tally.images >= 15_000
    assert tally.ended_by_noise <= tally.noisy / 500


# --- the program on such a disk --------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def answered_once_more(desk: Desk, acknowledged: Sequence[str]) -> list[str]:
    """The ids that are loaded, after one more answer and another start; the file is one that any reader reads."""
    history = desk.program()
    assert [encode(event) for event in history.events][: len(acknowledged)] == list(acknowledged)
    found = ids(history.events)
    review = desk.answer(history)[0]
    history.close()
    again = desk.program()
    again.close()
    created = [] if found else ids(again.events)[:1]
    assert ids(again.events) == [*found, *created, review.id]
    assert again.notices == []
    assert [event["id"] for event in desk.document()["events"]] == ids(again.events)  # type: ignore[attr-defined]
    return ids(again.events)


def test_after_a_crash_the_program_opens_and_goes_on(tmp_path: Path, record_property: Callable[..., None]) -> None:
    random = Random(7)
    images = counted(150, 3_000)
    some = list(appends())
    for n in range(images):
        append = random.choice(some)
        (crash,) = crashes(append, random, 1)
        desk = Desk(tmp_path / f"{n}")
        desk.clock.forward(days=30)
        desk.put(image(append.old, append.new, crash, random))
        answered_once_more(desk, append.lines[: append.acknowledged])
    record_property("crash images opened", images)
    print(f"crash images opened by the program: {images}, acknowledged events lost: 0")


@pytest.mark.parametrize("before", [SOUND.encode(), SOUND.replace("\n", "\r\n").encode()], ids=["sound", "CRLF"])
def test_a_new_file_torn_at_any_byte_leaves_the_old_one_to_be_loaded(desk: Desk, before: bytes) -> None:
    unfinished = desk.path.with_name("history.json.new")
    whole = layout([*EVENTS, line_of(333, 1)]).encode()
    desk.clock.forward(days=30)
    for at in range(len(whole) + 1):
        desk.put(before)
        unfinished.write_bytes(whole[:at])
        history = desk.program()
        assert (ids(history.events), history.notices, desk.path.read_bytes()) == (IDS, [], before)
        history.close()
        if at % 40 == 0:
            assert answered_once_more(desk, EVENTS)[:-1] == IDS


def cut_off(desk: Desk, disk: PowerCutDisk) -> str:
    """Answers once on a disk whose power may fail meanwhile; the answer's id if it was acknowledged."""
    history = desk.program(disk)
    review = desk.review(history)
    try:
        history.append([review])
        return review.id
    except PowerCut:
        return ""
    finally:
        history.close()
        disk.come_back()


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (None, []),
        (SOUND.encode(), EVENTS),
        (SOUND.replace("\n", "\r\n").encode(), EVENTS),
        (SOUND.encode()[:-30], EVENTS[:-1]),
    ],
    ids=["no file yet", "sound", "CRLF", "torn"],
)
def test_cut_off_at_any_call_an_answer_loses_nothing(
    tmp_path: Path, before: bytes | None, kept: list[str], renamed: bool
) -> None:
    random = Random(11)
    for until in range(1_000):
        desk = Desk(tmp_path / f"{until}")
        desk.clock.forward(days=30)
        if before is not None:
            desk.put(before)
        disk = PowerCutDisk(until, random, renamed=renamed)
        try:
            acknowledged = cut_off(desk, disk)
        except PowerCut:  # while it was loaded, which mends
            disk.come_back()
            acknowledged = ""
        found = answered_once_more(desk, kept)
        assert not acknowledged or acknowledged in found
        assert len(found) - len(kept) <= 3  # the beginning, and one answer before the power failed, one after
        assert before in (None, SOUND.encode()) or before in [path.read_bytes() for path in desk.set_aside()]
        if disk.calls < until:
            break
    assert 1 < until < 50
