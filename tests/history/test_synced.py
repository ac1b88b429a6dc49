"""One file for each device in a folder that somebody keeps alike everywhere: all are read, one's own is written."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.history.desk import ids
from tests.history.table_of_damage import SOUND
from tests.support.fake_clock import FakeClock
from trainer.errors import StorageError
from trainer.history.events import Created, Review, Undo
from trainer.history.journal import Journal
from trainer.history.store import HistoryFile
from trainer.history.synced import SyncedHistory, device_here, name_device, own_file
from trainer.scheduling.rating import Rating


class Devices:
    """Several computers that share a folder, and one clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = folder / "bersama"
        self.shared.mkdir()
        self.clock = FakeClock()
        self._opened = 0

    def open(self, device: str) -> SyncedHistory:
        self._opened += 1
        data = self.folder / f"data-{device}"
        path = own_file(self.shared, device)
        own = HistoryFile(path, self.clock, Random(self._opened), folder=data)
        own.device = device
        history = SyncedHistory(own, self.shared)
        history.load(self.clock.now())
        return history

    def answer(self, history: SyncedHistory) -> Review:
        self.clock.forward(seconds=1)
        now = self.clock.now()
        review = Review(id=history.new_id(now), at=now, card="d/n#case", rating=Rating.GOOD, ms=4210)
        history.append([review])
        return review


@pytest.fixture
def devices(tmp_path: Path) -> Devices:
    return Devices(tmp_path)


def reviews(history: SyncedHistory) -> list[str]:
    return [event.id for event in history.events if not isinstance(event, Created)]


def test_both_see_all_and_each_writes_its_own(devices: Devices) -> None:
    one, two = devices.open("aaaaaa"), devices.open("bbbbbb")
    made = []
    for _ in range(3):
        made += [devices.answer(one), devices.answer(two)]
        assert one.refresh()
        two.refresh()
    assert sorted(reviews(one)) == sorted(reviews(two)) == sorted(ids(made))
    assert sorted(path.name for path in devices.shared.iterdir()) == ["history.aaaaaa.json", "history.bbbbbb.json"]
    for device, own in (("aaaaaa", made[::2]), ("bbbbbb", made[1::2])):
        document = json.loads((devices.shared / f"history.{device}.json").read_text())
        assert document["device"] == device
        assert [event["id"] for event in document["events"]][1:] == ids(own)
    assert not one.refresh()
    assert reviews(devices.open("cccccc")) == ids(made)


def test_the_lock_and_what_was_set_aside_stay_in_the_data_folder(devices: Devices) -> None:
    one = devices.open("aaaaaa")
    devices.answer(one)
    one.path.write_bytes(one.path.read_bytes()[:-20])
    devices.open("aaaaaa")
    assert [path.name for path in devices.shared.iterdir()] == ["history.aaaaaa.json"]
    assert sorted(path.name for path in (devices.folder / "data-aaaaaa").iterdir()) == ["damaged", "history.lock"]


def test_what_another_device_undid_is_undone_and_one_takes_back_ones_own(devices: Devices) -> None:
    one, two = devices.open("aaaaaa"), devices.open("bbbbbb")
    theirs, ours = devices.answer(one), devices.answer(two)
    one.refresh()
    now = devices.clock.now()
    journal = Journal(one.events, now, one.device)
    assert journal.newest_action() == theirs
    one.append([Undo(id=one.new_id(now), at=now, of=(theirs.id, ours.id))])
    two.refresh()
    journal = Journal(two.events, now, two.device)
    assert (journal.by_card, journal.newest_action()) == ({}, None)


def test_a_file_that_is_half_copied_takes_nothing_along_and_is_read_when_it_is_whole(devices: Devices) -> None:
    one, two = devices.open("aaaaaa"), devices.open("bbbbbb")
    made = [devices.answer(two) for _ in range(3)]
    one.refresh()
    whole = two.path.read_bytes()
    for half in (whole[:-150], whole[:20], b""):
        two.path.write_bytes(half)
        one.refresh()
        assert reviews(one) == ids(made)
    assert one.notices
    two.path.write_bytes(whole)
    one.refresh()
    assert reviews(one) == ids(made)
    assert two.path.read_bytes() == whole


def test_a_file_that_vanishes_while_the_program_runs_is_still_known(devices: Devices) -> None:
    one, two = devices.open("aaaaaa"), devices.open("bbbbbb")
    made = devices.answer(two)
    one.refresh()
    two.path.unlink()
    one.refresh()
    assert reviews(one) == [made.id]


def test_a_newer_version_of_another_device_is_read_as_far_as_it_is_understood(devices: Devices) -> None:
    data = SOUND.replace('"version":1', '"version":2').encode()
    (devices.shared / "history.zzzzzz.json").write_bytes(data)
    one = devices.open("aaaaaa")
    assert len(one.events) == 6
    devices.answer(one)
    assert (devices.shared / "history.zzzzzz.json").read_bytes() == data


def test_a_copy_in_conflict_of_another_device_is_read_and_left_to_it(devices: Devices) -> None:
    two = devices.open("bbbbbb")
    made = devices.answer(two)
    shutil.move(two.path, devices.shared / "history.bbbbbb.sync-conflict-20261124-081502-ABCDEFG.json")
    assert reviews(devices.open("aaaaaa")) == [made.id]
    assert [path.name for path in devices.shared.iterdir()] == [
        "history.bbbbbb.sync-conflict-20261124-081502-ABCDEFG.json"
    ]


def test_without_the_folder_nothing_begins_anew(devices: Devices) -> None:
    one = devices.open("aaaaaa")
    made = devices.answer(one)
    away = devices.shared.rename(devices.folder / "dicabut")
    with pytest.raises(StorageError, match="isn't there"):
        devices.open("aaaaaa")
    with pytest.raises(StorageError, match="folder of the history is gone"):
        devices.answer(one)
    away.rename(devices.shared)
    second = devices.answer(one)
    assert reviews(devices.open("aaaaaa")) == [made.id, second.id]


def test_a_computer_keeps_its_name_and_gets_another_where_that_is_taken(tmp_path: Path) -> None:
    data, shared = tmp_path / "data", tmp_path / "bersama"
    shared.mkdir()
    assert device_here(data) == ""
    assert name_device(data, shared, "k3p9x1", Random(1)) == "k3p9x1" == device_here(data)
    own_file(shared, "k3p9x1").write_text(SOUND)
    other = name_device(tmp_path / "salinan", shared, "k3p9x1", Random(1))
    assert other != "k3p9x1"
    assert device_here(tmp_path / "salinan") == other
    for junk in (b"", b"\xff", b"terlalu panjang", b"../../"):
        (data / "device").write_bytes(junk)
        assert device_here(data) == ""
