"""Looking at a history without touching it says the same as loading it, and names what is wrong where."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.history.desk import Desk
from tests.history.table_of_damage import (
    ALL,
    DAMAGED,
    EVENTS,
    HEADER,
    IDS,
    LINES,
    NOT_OURS,
    OTHER_LAYOUTS,
    SOUND,
    Damage,
    layout,
)
from tests.support.fake_clock import FakeClock
from trainer.history.store import HistoryError, HistoryFile
from trainer.history.verify import Verdict, verify
from trainer.i18n.catalog import _, use

OTHER_ANSWER = EVENTS[3].replace("ke-3", "lain")
NO_JSON = "this belongs to no event"
TWICE = layout([*EVENTS, OTHER_ANSWER])
ROWS = [Damage("sound", SOUND.encode(), ALL, None), *OTHER_LAYOUTS, *DAMAGED]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "looked at"
    folder.mkdir()
    return folder / "apa saja.json"


def look(path: Path, data: bytes | str) -> Verdict:
    """What is found in ``data``; that nothing was touched is made sure."""
    content = data if isinstance(data, bytes) else data.encode()
    path.write_bytes(content)
    before = path.stat()
    verdict = verify(path)
    after = path.stat()
    assert path.read_bytes() == content
    assert [other.name for other in path.parent.iterdir()] == [path.name]
    assert (before.st_ino, before.st_mtime_ns, before.st_mode) == (after.st_ino, after.st_mtime_ns, after.st_mode)
    return verdict


def loaded(folder: Path, data: bytes) -> HistoryFile:
    """The history as a program loads it that finds it so."""
    desk = Desk(folder / "other")
    desk.put(data)
    history = HistoryFile(desk.path, FakeClock(), Random(1))
    history.load()
    return history


def undoing(number: int, *of: str) -> str:
    id_ = f"01JDBYJ8J3W3T1C6RA0{'XYZ'[number]}k3p9x1"
    return f'{{"k":"undo","id":"{id_}","t":"2026-11-24T09:0{number}:00.000+07:00","of":{json.dumps(of)}}}'


def lines_of(verdict: Verdict) -> list[tuple[int, str]]:
    return [(one.line, str(one.error)) for one in verdict.problems]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_it_counts_what_loading_keeps_and_sets_aside(path: Path, tmp_path: Path, row: Damage) -> None:
    verdict = look(path, row.data)
    history = loaded(tmp_path, row.data)
    assert verdict.events == len(history.events) == len(row.kept)
    told = [notice.values["bytes"] for notice in history.notices if "bytes" in notice.values]
    assert [verdict.set_aside] == (told or [0])
    if row.set_aside is not None:
        assert verdict.set_aside == row.set_aside
    assert verdict.version == 1
    assert verdict.undone == 0
    assert sum(problem.bytes for problem in verdict.problems) <= verdict.set_aside


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_there_is_a_problem_exactly_if_it_isnt_sound(path: Path, row: Damage) -> None:
    assert bool(look(path, row.data).problems) == (row.name != "sound")


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_what_was_loaded_and_mended_is_sound(path: Path, tmp_path: Path, row: Damage) -> None:
    history = loaded(tmp_path, row.data)
    history.take_in()
    verdict = look(path, history.path.read_bytes())
    assert verdict == (len(row.kept) or 1, 0, 0, [], 1)  # one that begins tells when it was made


@pytest.mark.parametrize(("name", "content"), NOT_OURS, ids=[name for name, _content in NOT_OURS])
def test_what_is_no_history_is_refused_as_in_loading(path: Path, tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(HistoryError) as refused:
        look(path, content)
    with pytest.raises(HistoryError) as as_loaded:
        loaded(tmp_path, content)
    assert str(refused.value) == str(as_loaded.value)
    assert refused.value.place == str(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("".join([*LINES[:3], "catatan saya\n", *LINES[3:]]), [(4, NO_JSON)]),
        ("".join([*LINES[:2], "<<<<<<< HEAD\n", *LINES[2:]]), [(3, "a conflict mark of git")]),
        (
            "".join([*LINES[:2], "<<<<<<< a\n", LINES[2], "=======\n", LINES[3], ">>>>>>> b\n", *LINES[4:]]),
            [(3, "a conflict mark of git"), (5, "a conflict mark of git"), (7, "a conflict mark of git")],
        ),
        (
            "".join(LINES[:6]).encode() + bytes(4096),
            [(7, "zeros, as after a power cut"), (0, "the end of the file is missing, or stands in the midst of it")],
        ),
        (
            SOUND.removesuffix("\n]}\n")[:-20],
            [(6, "the last line was cut off"), (0, "the end of the file is missing, or stands in the midst of it")],
        ),
        (
            "".join(LINES[:6]),
            [(0, "the end of the file is missing, or stands in the midst of it")],
        ),
        (SOUND.replace("\n", "\r\n"), [(0, "everything is there, but another program has changed the layout")]),
        (b"\xef\xbb\xbf" + "".join([*LINES[:4], "x\n", *LINES[4:]]).encode(), [(5, NO_JSON)]),
        ("\n".join([HEADER, *LINES[1:3], "junk", *LINES[3:]]), None),
        (SOUND.replace("ke-3", "ke-\x003"), None),
        (TWICE, [(0, "events that stand there in two versions: 1")]),
    ],
)
def test_it_says_in_which_line(path: Path, data: str | bytes, told: Sequence[tuple[int, str]] | None) -> None:
    said = lines_of(look(path, data))
    if told is None:
        assert said
    else:
        assert [line for line, _text in said] == [line for line, _text in told]
        assert all(text.startswith(wanted) for (_line, text), (_same, wanted) in zip(said, told, strict=True)), said


@pytest.mark.parametrize("number", range(1, 6))
def test_a_bad_event_is_named_by_its_line_and_its_cause(path: Path, number: int) -> None:
    events = [event.replace('"r":3', '"r":9') if n == number else event for n, event in enumerate(EVENTS)]
    (problem,) = look(path, layout(events)).problems
    assert problem.line == number + 1
    assert problem.bytes == len(events[number].encode())
    assert "r" in str(problem.error)


def test_the_line_that_begins_with_bytes_of_another_code_page_is_named(path: Path) -> None:
    data = SOUND.encode().replace("ke-3: “é".encode(), b"ke-3: \xff\xfe")
    assert lines_of(look(path, data)) == [(4, "this isn't text in UTF-8")]


def test_two_contents_of_one_id_count_as_one_event_and_the_other_is_set_aside(path: Path, tmp_path: Path) -> None:
    verdict = look(path, TWICE)
    assert verdict.events == 6
    assert verdict.set_aside == len(max(EVENTS[3], OTHER_ANSWER).encode())
    history = loaded(tmp_path, TWICE.encode())
    assert history.notices[0].values["bytes"] == verdict.set_aside


def test_the_same_event_twice_is_one(path: Path, tmp_path: Path) -> None:
    data = layout([*EVENTS, EVENTS[3]])
    verdict = look(path, data)
    assert (verdict.events, verdict.set_aside) == (6, 0)
    assert len(loaded(tmp_path, data.encode()).events) == 6


@pytest.mark.parametrize(
    ("undos", "undone"),
    [
        ([undoing(0, IDS[2])], 1),
        ([undoing(0, IDS[2], IDS[3])], 2),
        ([undoing(0, IDS[2]), undoing(1, IDS[2])], 1),
        ([undoing(0, IDS[2], IDS[2])], 1),
        ([undoing(0, IDS[2]), undoing(1, IDS[0][:19] + "Xk3p9x1")], 1),
        ([undoing(0, "01JDBYJ8J3W3T1C6RA09zzzzzz")], 0),
        ([undoing(0, IDS[0])], 0),
        ([undoing(0, IDS[1]), undoing(1, IDS[2]), undoing(2, IDS[3])], 3),
    ],
)
def test_what_was_undone_is_counted_once_and_an_undo_of_an_undo_is_nothing(
    path: Path, undos: Sequence[str], undone: int
) -> None:
    verdict = look(path, layout([*EVENTS, *undos]))
    assert (verdict.events, verdict.undone, verdict.problems) == (6 + len(undos), undone, [])


def test_a_newer_version_is_told_and_no_problem(path: Path) -> None:
    verdict = look(path, SOUND.replace('"version":1', '"version":9'))
    assert (verdict.version, verdict.events, verdict.problems) == (9, 6, [])


def test_very_many_torn_places_are_all_counted_though_not_all_are_named(path: Path, tmp_path: Path) -> None:
    data = layout([part for number in range(3000) for part in ("catatan", EVENTS[number % 6])])
    verdict = look(path, data)
    history = loaded(tmp_path, data.encode())
    assert verdict.events == len(history.events) == 6
    assert verdict.set_aside == history.notices[0].values["bytes"] == 3000 * len("catatan\n")
    assert 0 < len(verdict.problems) <= 1001


def test_what_is_there_no_more_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(HistoryError):
            verify(path)


def test_every_problem_is_said_in_indonesian_too(path: Path) -> None:
    use("id")
    for row in ROWS:
        for problem in look(path, row.data).problems:
            text = problem.error.message
            assert _(text) != text


def test_a_header_with_nothing_readable_is_refused_as_in_loading(path: Path, tmp_path: Path) -> None:
    content = HEADER.encode() + b'{"k":"review","id":"01JD\n'
    with pytest.raises(HistoryError):
        loaded(tmp_path, content)
    with pytest.raises(HistoryError):
        look(path, content)
