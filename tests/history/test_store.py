"""The history file: begun, appended to, shared, replaced, refused."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.history.table_of_damage import IDS, SOUND
from trainer.errors import StorageError
from trainer.history.codec import EventError
from trainer.history.events import Created, Undo
from trainer.history.ids import device_of, is_device
from trainer.history.store import HistoryError


@pytest.fixture
def bound_by_permissions(tmp_path: Path) -> None:
    probe = tmp_path / "probe"
    probe.touch(0o400)
    if os.access(probe, os.W_OK):
        pytest.skip("permissions don't bind this user (root, or Windows)")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


class TestBeginning:
    def test_loading_writes_nothing(self, desk: Desk) -> None:
        history = desk.program()
        assert (history.events, history.notices, history.read_only) == ([], [], False)
        assert is_device(history.device)
        assert not desk.folder.exists()
        assert not history.refresh()
        assert not desk.folder.exists()

    def test_the_first_answer_makes_the_file(self, desk: Desk) -> None:
        history = desk.program()
        review = desk.review(history)
        history.append([review])
        first, second = history.events
        assert isinstance(first, Created)
        assert second == review
        assert device_of(first.id) == device_of(second.id) == history.device
        document = desk.document()
        assert (document["format"], document["version"], document["device"]) == ("peksos-history", 1, history.device)
        lines = desk.path.read_bytes().splitlines(keepends=True)
        assert lines[0].startswith(f'{{"format":"peksos-history","version":1,"device":"{history.device}"'.encode())
        assert lines[0].endswith(b'"}\n')
        assert lines[1].startswith(b',{"k":"review","id":"')
        assert lines[2:] == [b"]}\n"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
    @pytest.mark.usefixtures("usual_umask")
    def test_it_is_private(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path / "a" / "b")
        desk.answer(desk.program())
        for folder in (tmp_path / "a", tmp_path / "a" / "b", desk.folder):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for file in desk.folder.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
    @pytest.mark.usefixtures("usual_umask")
    def test_what_was_there_keeps_its_permissions(self, desk: Desk) -> None:
        desk.put(SOUND.replace("\n", "\r\n").encode())
        desk.path.chmod(0o640)
        desk.folder.chmod(0o755)
        desk.answer(desk.program(), 2)
        assert stat.S_IMODE(desk.path.stat().st_mode) == 0o640
        assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o755

    def test_what_a_program_left_behind_when_it_died_is_no_hindrance(self, desk: Desk) -> None:
        desk.folder.mkdir()
        desk.path.with_name("history.json.new").write_bytes(b'{"format":"peks')
        desk.answer(desk.program())
        assert sorted(path.name for path in desk.folder.iterdir()) == ["history.json", "history.lock"]


class TestAppending:
    def test_any_json_reader_reads_the_file_after_each_answer(self, desk: Desk) -> None:
        history = desk.program()
        for count in range(1, 6):
            [review] = desk.answer(history)
            events = desk.document()["events"]
            assert isinstance(events, list)
            assert len(events) == count + 1
            assert events[-1]["id"] == review.id

    def test_a_line_once_written_is_never_touched_again(self, desk: Desk) -> None:
        history = desk.program()
        desk.answer(history)
        for _ in range(5):
            before = desk.path.read_bytes()
            desk.answer(history)
            assert desk.path.read_bytes().startswith(before.removesuffix(b"]}\n"))

    def test_an_answer_is_one_write_and_one_flush_however_long_the_history_is(self, desk: Desk) -> None:
        disk = FaultyDisk()
        history = desk.program(disk)
        history.append([desk.review(history) for _ in range(2000)])
        disk.mend()
        desk.answer(history, 10)
        assert disk.flushes == 10
        assert disk.written < 10 * 300

    def test_several_events_come_in_as_one_action(self, desk: Desk) -> None:
        history = desk.program()
        desk.answer(history)
        reviews = [desk.review(history) for _ in range(3)]
        now = desk.clock.now()
        undo = Undo(id=history.new_id(now), at=now, of=tuple(ids(reviews)))
        history.append([*reviews, undo])
        assert history.events[-4:] == [*reviews, undo]
        assert desk.program().events == history.events

    def test_nothing_is_nothing(self, desk: Desk) -> None:
        desk.program().append([])
        assert not desk.folder.exists()

    def test_what_is_loaded_is_what_was_acknowledged(self, desk: Desk) -> None:
        history = desk.program()
        desk.answer(history, 20)
        again = desk.program()
        assert again.events == history.events
        assert [event.at.utcoffset() for event in again.events] == [event.at.utcoffset() for event in history.events]
        assert again.device == history.device

    def test_an_event_that_would_read_back_differently_is_refused(self, desk: Desk) -> None:
        history = desk.program()
        desk.answer(history)
        before = (desk.path.read_bytes(), list(history.events))
        good = desk.review(history)
        for bad in (
            good._replace(typed="\x1b[2J"),
            good._replace(typed="x" * 201),
            good._replace(ms=3_600_001),
            good._replace(card="d"),
            good._replace(id="x"),
            good._replace(at=good.at + timedelta(microseconds=1)),
            good._replace(extra={"x": ("a", "b")}),
        ):
            with pytest.raises(EventError):
                history.append([good, bad])
        assert (desk.path.read_bytes(), list(history.events)) == before

    def test_an_id_is_never_used_twice_even_by_programs_that_draw_alike(self, desk: Desk) -> None:
        start = desk.clock.moment
        for _ in range(5):
            desk._programs = 0
            desk.clock.set_wall(start)
            history = desk.program()
            desk.answer(history, 3)
        assert len(set(ids(history.events))) == len(history.events) == 16


class TestTwoPrograms:
    def test_they_take_turns_and_see_each_other(self, desk: Desk) -> None:
        one, two = desk.program(), desk.program()
        made = []
        for _ in range(4):
            made += desk.answer(one) + desk.answer(two)
        assert not two.refresh()
        assert one.refresh()
        assert one.events == two.events
        assert [event for event in one.events if not isinstance(event, Created)] == made
        assert desk.program().events == one.events

    def test_the_events_of_others_come_in_before_ones_own(self, desk: Desk) -> None:
        one, two = desk.program(), desk.program()
        desk.answer(one)
        two.refresh()
        foreign = desk.answer(one, 2)
        reloads = two.reloads
        own = desk.answer(two)
        assert two.events[-3:] == [*foreign, *own]
        assert two.reloads == reloads

    def test_refreshing_reads_only_what_is_new(self, desk: Desk) -> None:
        one, two = desk.program(), desk.program()
        desk.answer(one)
        assert two.refresh()
        listed, reloads = two.events, two.reloads
        desk.answer(one, 3)
        assert two.refresh()
        assert two.events is listed
        assert two.reloads == reloads
        assert two.events == one.events

    def test_who_begins_second_joins_the_first(self, desk: Desk) -> None:
        one, two = desk.program(), desk.program()
        [first] = desk.answer(one)
        [second] = desk.answer(two)
        assert ids(two.events)[1:] == [first.id, second.id]
        assert two.device == one.device
        assert sum(isinstance(event, Created) for event in desk.program().events) == 1

    def test_a_file_that_appears_is_noticed(self, desk: Desk) -> None:
        history = desk.program()
        desk.put(SOUND.encode())
        assert history.refresh()
        assert (ids(history.events), history.device) == (IDS, "k3p9x1")


class TestReadOnly:
    def test_a_newer_format_is_read_and_left_alone(self, desk: Desk) -> None:
        data = SOUND.replace('"version":1', '"version":2').encode()
        desk.put(data)
        history = desk.program()
        assert history.read_only
        assert ids(history.events) == IDS
        assert "format 2" in history.notices[0].explain(str)
        with pytest.raises(StorageError, match="newer version"):
            history.append([desk.review(history)])
        assert desk.path.read_bytes() == data
        assert len(history.events) == 6

    def test_a_newer_format_in_another_shape_is_left_alone_too(self, desk: Desk) -> None:
        data = b'{"format":"peksos-history","version":3,"device":"k3p9x1","chunks":[[1]],"events":[{"r":[]}\n'
        desk.put(data)
        history = desk.program()
        assert history.read_only
        with pytest.raises(StorageError):
            history.append([desk.review(history)])
        assert desk.path.read_bytes() == data

    def test_a_file_that_becomes_newer_while_open_is_not_written(self, desk: Desk) -> None:
        history = desk.program()
        desk.answer(history)
        data = SOUND.replace('"version":1', '"version":2').encode()
        desk.put(data)
        with pytest.raises(StorageError, match="newer version"):
            desk.answer(history)
        assert desk.path.read_bytes() == data
        assert history.read_only

    @pytest.mark.usefixtures("bound_by_permissions")
    def test_a_place_that_cannot_be_written_is_said(self, desk: Desk) -> None:
        desk.answer(desk.program())
        desk.path.chmod(0o400)
        history = desk.program()
        assert history.read_only
        assert "can't be written" in history.notices[0].explain(str)
        review = desk.review(history)
        with pytest.raises(StorageError, match="can't be written"):
            history.append([review])
        desk.path.chmod(0o600)
        history.append([review])
        assert not history.read_only

    @pytest.mark.usefixtures("bound_by_permissions")
    def test_a_file_that_cannot_be_read_is_an_error(self, desk: Desk) -> None:
        desk.answer(desk.program())
        desk.path.chmod(0)
        with pytest.raises(HistoryError, match="can't be read"):
            desk.program()


def test_every_text_has_its_place_and_no_open_braces(desk: Desk) -> None:
    desk.put(SOUND.encode()[:-5])
    history = desk.program()
    said = history.notices[0].explain(str)
    assert said.startswith(f"{desk.path}: ")
    assert "{" not in said


def test_a_history_opened_by_a_strange_name_has_its_lock_beside_it(tmp_path: Path, desk: Desk) -> None:
    desk.path = desk.folder / "history.k3p9x1.json"
    history = desk.program()
    desk.answer(history)
    assert sorted(path.name for path in desk.folder.iterdir()) == ["history.k3p9x1.json", "history.k3p9x1.lock"]


def test_seeds_decide_everything(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        desk = Desk(tmp_path / name)
        history = desk.program()
        desk.answer(history, 3)
        files.append(desk.path.read_bytes())
    assert files[0] == files[1]
