"""Files that others laid out, or that are damaged: every whole event is kept, the original too, and it is said."""

import gc
import json
from errno import ENOSPC
from io import BytesIO
from pathlib import Path
from random import Random
from time import process_time

import pytest

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.history.table_of_damage import DAMAGED, EVENTS, HEADER, IDS, NOT_OURS, OTHER_LAYOUTS, SOUND, Damage, layout
from tests.support.scale import scaled
from trainer.errors import StorageError
from trainer.history.file_format import State, header_of, read_sound
from trainer.history.recovery import recover
from trainer.history.store import HistoryError, HistoryFile
from trainer.history.verify import verify


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_sound_file_is_read_as_such(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = desk.program()
    assert ids(history.events) == IDS
    assert (history.device, history.read_only, history.notices) == ("k3p9x1", False, [])
    assert desk.path.read_bytes() == SOUND.encode()


@pytest.mark.parametrize("row", OTHER_LAYOUTS, ids=lambda row: row.name)
def test_another_layout_is_read_whole_and_put_right_at_the_next_answer(desk: Desk, row: Damage) -> None:
    desk.put(row.data)
    history = desk.program()
    assert ids(history.events) == [IDS[n] for n in row.kept]
    assert history.device == "k3p9x1"
    assert history.notices == []
    assert desk.path.read_bytes() == row.data

    review = desk.review(history)
    history.append([review])
    assert read_sound(desk.path.open("rb"))
    assert ids(desk.program().events)[-1:] == [review.id]
    assert set(ids(history.events)) >= {*(IDS[n] for n in row.kept), review.id}
    [copy] = desk.set_aside()
    assert copy.read_bytes() == row.data
    [notice] = history.notices
    assert str(copy) in notice.explain(str)


@pytest.mark.parametrize("row", DAMAGED, ids=lambda row: row.name)
def test_what_is_whole_in_a_damaged_file_is_kept(desk: Desk, row: Damage) -> None:
    desk.put(row.data)
    history = desk.program()
    kept = [IDS[n] for n in row.kept]
    assert ids(history.events) == kept
    [copy] = desk.set_aside()
    assert copy.read_bytes() == row.data
    assert copy.stat().st_mode & 0o777 == 0o600
    [notice] = history.notices
    assert notice.values["kept"] == len(kept)
    if row.set_aside is not None:
        assert notice.values["bytes"] == row.set_aside
    assert str(copy) in notice.explain(str)

    again = desk.program()
    assert (ids(again.events), again.notices, again.device) == (kept, [], history.device)
    assert read_sound(desk.path.open("rb"))
    desk.answer(again)
    assert len(desk.document()["events"]) == len(kept) + 1  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "data"), NOT_OURS)
def test_what_is_no_history_is_never_overwritten(desk: Desk, name: str, data: bytes) -> None:
    desk.put(data)
    with pytest.raises(HistoryError) as caught:
        desk.program()
    error = caught.value
    assert (error.exit_code, error.place) == (3, str(desk.path))
    assert "move it away" in error.hint
    assert desk.path.read_bytes() == data
    assert [path.name for path in desk.folder.iterdir()] == ["history.json"]


@pytest.mark.parametrize(("name", "data"), [row for row in NOT_OURS if row[1].strip(b"\0 \n")])
def test_what_is_no_history_is_not_overwritten_by_an_answer_either(desk: Desk, name: str, data: bytes) -> None:
    history = desk.program()
    desk.answer(history)
    before = list(history.events)
    review = desk.review(history)
    desk.put(data)
    with pytest.raises(StorageError):
        history.append([review])
    assert not history.refresh()
    assert desk.path.read_bytes() == data
    assert history.events == before


@pytest.mark.parametrize("data", [b"", bytes(4096), b" \n\n"])
def test_a_file_that_is_emptied_while_open_is_written_again_from_memory(desk: Desk, data: bytes) -> None:
    history = desk.program()
    desk.answer(history, 2)
    before = list(history.events)
    review = desk.review(history)
    desk.put(data)
    history.append([review])
    assert history.events == [*before, review]
    assert desk.program().events == history.events
    [copy] = desk.set_aside()
    assert copy.read_bytes() == data
    assert str(copy) in history.notices[0].explain(str)


def _torn(whole: bytes, old: bytes, at: int) -> list[bytes]:
    """What a write that stopped after ``at`` bytes may leave: nothing more, zeros, or the old end."""
    cut = whole[:at]
    return [cut, cut + bytes(len(whole) - at), cut + old[at:]]


def test_torn_at_any_byte_an_append_takes_no_earlier_event_along() -> None:
    old = layout(EVENTS[:4]).encode()
    new = layout(EVENTS).encode()
    start = len(old) - 3
    tried = 0
    for at in range(start, len(new) + 1):
        for image in _torn(new, old, at):
            contents = recover(image)
            assert contents
            found = ids(contents.events)
            assert found == IDS[: len(found)]
            assert len(found) >= 4
            assert len(found) >= new[:at].count(b"}\n,")
            tried += 1
    assert tried > 900


def test_cut_at_any_byte_the_program_opens_and_goes_on(desk: Desk) -> None:
    new = layout(EVENTS).encode()
    places = range(len(layout(EVENTS[:5]).encode()) - 3, len(new), max(1, 7 // scaled(1)))
    for at in places:
        desk.put(new[:at])
        history = desk.program()
        assert ids(history.events) in (IDS[:5], IDS)
        review = desk.answer(history)[0]
        assert desk.document()["device"] == "k3p9x1"
        assert ids(desk.program().events)[-1] == review.id
        history.close()


def test_one_id_with_two_contents_is_decided_by_the_bytes(desk: Desk) -> None:
    other = EVENTS[2].replace('"r":3', '"r":1')
    for order in ([*EVENTS, other], [*EVENTS[:2], other, *EVENTS[3:], EVENTS[2]]):
        desk.put(layout(order).encode())
        history = desk.program()
        assert ids(history.events) == IDS
        assert [event.rating for event in history.events[2:3]] == [1]  # type: ignore[attr-defined]
        assert history.notices[0].values["bytes"] == len(EVENTS[2].encode())


def test_an_event_that_stands_there_twice_is_one(desk: Desk) -> None:
    desk.put(layout([*EVENTS, EVENTS[2]]).encode())
    history = desk.program()
    assert (ids(history.events), history.notices) == (IDS, [])


def test_keys_of_a_later_version_survive_a_repair(desk: Desk) -> None:
    header = HEADER.replace('"events"', '"x-warna":{"a":[1]},"events"')
    odd = EVENTS[2][:-1] + ',"x-baru":"\\u001b"}'
    unknown = f'{{"k":"ramalan","id":"{IDS[0][:-7]}Zk3p9x1","t":"2026-11-24T08:00:00.000+07:00","apa":[null]}}'
    desk.put(layout([*EVENTS[:2], odd, unknown], header).encode()[:-3])
    desk.program()
    document = desk.document()
    assert document["x-warna"] == {"a": [1]}
    assert document["events"] == [json.loads(line) for line in (*EVENTS[:2], odd, unknown)]


def test_repairs_in_one_second_get_names_of_their_own(desk: Desk) -> None:
    for cut in (10, 20, 30):
        desk.put(SOUND.encode()[:-cut])
        desk.program()
    assert [path.name for path in desk.set_aside()] == [
        "2026-11-24T09-12-00-2.json",
        "2026-11-24T09-12-00-3.json",
        "2026-11-24T09-12-00.json",
    ]


def test_where_nothing_can_be_written_a_damaged_history_is_read_all_the_same(desk: Desk) -> None:
    torn = SOUND.encode()[:-30]
    desk.put(torn)
    disk = FaultyDisk()
    disk.fail("create", ENOSPC)
    history = desk.program(disk)
    assert ids(history.events) == IDS[:5]
    assert desk.path.read_bytes() == torn
    assert "can't be mended" in history.notices[0].explain(str)

    disk.mend()
    review = desk.review(history)
    history.append([review])
    assert ids(desk.program().events) == [*IDS[:5], review.id]
    assert [path.read_bytes() for path in desk.set_aside()] == [torn]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("starts of events", b'{"k":' * 2_000_000),
        ("starts of events, line by line", b'{"k":\n' * 1_000_000),
        ("open strings", b'{"k":"\\' * 1_000_000),
        ("openings", b'"events":[' * 500_000),
        ("brackets", b"[" * 20_000_000),
        ("lists in an event", b'{"k":[1,' * 1_000_000),
        ("spaces", b'{"format":"peksos-history","version":1,"device":"k3p9x1","events":[' + b" " * 20_000_000),
        ("commas", HEADER.encode() + b"," * 20_000_000),
        ("closings", HEADER.encode() + b"]" * 1_000_000),
        ("one long line", HEADER.encode() + b'{"k":"created","x":"' + b"x" * 20_000_000 + b'"}\n]}\n'),
    ],
)
def test_a_hostile_file_is_read_in_bounded_time(name: str, data: bytes) -> None:
    began = process_time()
    contents = recover(data)
    assert process_time() - began < 5
    assert contents is None or contents.state is State.DAMAGED
    assert contents is None or not contents.events


_INNER = EVENTS[4]
_OUTER = f'{{"k":"exercise","id":"{IDS[3]}","t":"2026-11-24T08:03:00.000+07:00","name":"peta","result":{_INNER}}}'


@pytest.mark.parametrize("between", [":", ": "])
@pytest.mark.parametrize("rest", ["", "\n]}\n", f"\n,{EVENTS[5]}\n]}}\n"])
def test_a_value_within_a_torn_event_is_no_event(rest: str, between: str) -> None:
    torn = _OUTER[:-1].replace('"result":', f'"result"{between}')
    contents = recover((layout([*EVENTS[:3], torn]).removesuffix("\n]}\n") + rest).encode())
    assert contents
    assert ids(contents.events) == [*IDS[:3], *([IDS[5]] if len(rest) > 4 else [])]


@pytest.mark.parametrize("noise", [b"}\x81\x07k", b'}"x', b"}\xfe\xfe\xfe"])
def test_noise_finishes_no_torn_line(noise: bytes) -> None:
    torn = EVENTS[5].partition(',"typed"')[0].encode()
    contents = recover(layout(EVENTS[:5]).encode().removesuffix(b"]}\n") + b"," + torn + noise)
    assert contents
    assert ids(contents.events) == IDS[:5]


@pytest.mark.parametrize("rotten", [b"\0", b"\n", b"\x8a", b"\x0b", b"J", b'"', b"{", b"}", b"<", b",", b"]"])
@pytest.mark.parametrize("number", range(6))
def test_an_event_counts_whose_newline_rotted(number: int, rotten: bytes) -> None:
    data = SOUND.encode()
    place = data.index(EVENTS[number].encode()) + len(EVENTS[number].encode())
    contents = recover(data[:place] + rotten + data[place + 1 :])
    assert contents
    assert ids(contents.events) == IDS


@pytest.mark.parametrize("before", [b"", b"<<<<<<<", b"{"])
def test_an_event_counts_whatever_of_ours_follows_it_at_once(before: bytes) -> None:
    contents = recover(HEADER.encode() + (before or b",").join(event.encode() for event in EVENTS))
    assert contents
    assert set(IDS) == set(ids(contents.events))


def test_what_load_mends_is_told_by_verify(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(b"\xef\xbb\xbf" * 2 + SOUND.encode())
    verdict = verify(path)
    assert (verdict.events, verdict.set_aside) == (6, 3)
    [problem] = verdict.problems
    assert (problem.line, problem.bytes) == (1, 3)


def test_failures_leave_nothing_in_memory() -> None:
    data = layout([*EVENTS, *[EVENTS[1][:-2]] * 1_000]).encode()
    recover(data)
    gc.collect()
    gc.disable()
    try:
        recover(data)
        assert gc.collect() < 100
    finally:
        gc.enable()


def test_a_header_may_hold_events_of_its_own() -> None:
    sound = SOUND.replace('"events"', '"x":{"events":[],"y":1},"events"')
    contents = read_sound(BytesIO(sound.encode()))
    assert contents
    assert (ids(contents.events), contents.header.extra) == (IDS, {"x": {"events": [], "y": 1}})


@pytest.mark.parametrize(
    ("told", "version"),
    [
        *(("1", 1), ("2", 2), ("2.0", 2), ('"3"', 3), ("999999999", 999_999_999), ("9" * 4_000, 999_999_999)),
        *(("true", 1), ("null", 1), ("0", 1), ("-7", 1), ('"dua"', 1), ("1.5", 1), ("1e300", 999_999_999)),
    ],
)
def test_what_counts_as_a_version(told: str, version: int) -> None:
    header, _good = header_of(json.loads(f'{{"device":"k3p9x1","version":{told}}}'))
    assert header.version == version


def test_a_history_that_was_never_loaded_cannot_be_lost(desk: Desk) -> None:
    desk.put(SOUND.encode())
    history = HistoryFile(desk.path, desk.clock, Random(1))
    review = desk.review(history)
    history.append([review])
    assert ids(desk.program().events) == [*IDS, review.id]
