"""The cache of decks on bad days: entries that are damaged, disks that are full, several programs at once."""

import json
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.decks.caching import entries, found, keep, put
from tests.support.ci import ROOT
from tests.support.scale import scaled
from trainer.decks import cache as cache_module
from trainer.decks.cache import MAX_BYTES, DeckCache
from trainer.decks.parse import read_deck


def damages(whole: bytes) -> Iterator[bytes]:
    """``whole`` with one byte inserted, deleted or replaced, anywhere; shortened; lengthened."""
    chance = random.Random("damage")
    for _ in range(scaled(500)):
        at = chance.randrange(len(whole))
        new = bytes(chance.choices(b'a0 "[]{},:\\\n\x00\x1b\x80\xff' + whole[at : at + 1], k=chance.randrange(2)))
        yield whole[:at] + new + whole[at + chance.randrange(2) :]
    yield from (whole[:end] for end in (0, 1, 100, len(whole) // 2, len(whole) - 1))
    yield from (whole + more for more in (b"\n", b" ", b"x", whole))


def test_a_damaged_entry_is_not_used(folder: Path, path: Path) -> None:
    deck = keep(folder, path)
    (entry,) = entries(folder)
    whole = entry.read_bytes()
    for damaged in damages(whole):
        entry.write_bytes(damaged)
        again = found(folder, path)
        assert (again == deck) if damaged == whole else (again is None), damaged


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b'{"id": "\xff"}',
    "no deck": b"[]",
    "a number": b"1",
    "too long a number": b"1" * 10_000,
    "a part of a deck": b'{"id":"a"}',
    "a wrong type": b'{"id":"a","title":1,"notes":[]}',
    "endless lists": b"[" * 1_000_000,
    "endless mappings": b'{"a":' * 1_000_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_nor_is_one_whose_checksum_is_right(folder: Path, path: Path, body: bytes) -> None:
    keep(folder, path)
    (entry,) = entries(folder)
    head = entry.read_bytes().splitlines(keepends=True)[0]
    entry.write_bytes(head + b"%d\n" % zlib.crc32(body) + body)
    assert found(folder, path) is None
    keep(folder, path)
    assert found(folder, path)


def test_the_entry_of_another_file_is_not_used(folder: Path, path: Path, tmp_path: Path) -> None:
    """Two paths may come by the same name of an entry."""
    other = tmp_path / "lain" / "peran.yaml"
    put(other)
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    keep(folder, other)
    (entry,) = entries(folder)
    keep(folder, path)
    (name,) = {file.name for file in entries(folder)} - {entry.name}
    entry.replace(folder / name)
    assert found(folder, path) is None


def folder_there(entry: Path) -> None:
    entry.mkdir()


def pipe_there(entry: Path) -> None:
    os.mkfifo(entry)


def huge_file_there(entry: Path) -> None:
    entry.touch()
    os.truncate(entry, MAX_BYTES + 1)


@pytest.mark.parametrize("there", [folder_there, huge_file_there, *([pipe_there] if hasattr(os, "mkfifo") else [])])
def test_something_else_in_its_place(folder: Path, path: Path, there: Callable[[Path], None]) -> None:
    deck = keep(folder, path)
    (entry,) = entries(folder)
    entry.unlink()
    there(entry)
    assert found(folder, path) is None
    keep(folder, path)
    assert found(folder, path) == (None if there is folder_there else deck)
    assert [file.suffix for file in entries(folder)] == [".json"]


# Writing


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_folders_and_entries_are_the_learners_alone(folder: Path, path: Path) -> None:
    keep(folder, path)
    (entry,) = entries(folder)
    assert [place.stat().st_mode & 0o777 for place in (entry, folder, folder.parent)] == [0o600, 0o700, 0o700]


def test_an_entry_is_json_line_by_line(folder: Path, path: Path) -> None:
    keep(folder, path)
    (entry,) = entries(folder)
    head, _checksum, deck = map(json.loads, entry.read_bytes().splitlines())
    assert head[0] == str(path)
    assert deck["id"] == "peran"


def test_where_there_can_be_no_folder_nothing_happens(folder: Path, path: Path) -> None:
    folder.parent.write_text("", encoding="utf-8")
    keep(folder, path)
    assert found(folder, path) is None


@pytest.mark.parametrize("call", ["replace", "mkdir"])
def test_a_disk_that_fails_is_left_as_it_was(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as failing:
        failing.setattr(Path, call, fail)
        keep(folder, path)
    assert entries(folder) == []
    keep(folder, path)
    assert found(folder, path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write into every folder")
def test_a_folder_that_may_not_be_written_to(folder: Path, path: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    try:
        keep(folder, path)
        assert found(folder, path) is None
    finally:
        folder.chmod(0o700)


def test_an_entry_is_not_larger_than_what_is_read(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as limited:
        limited.setattr(cache_module, "MAX_BYTES", 1000)
        keep(folder, path)
        assert entries(folder) == []
        limited.undo()
        keep(folder, path)
        limited.setattr(cache_module, "MAX_BYTES", 1000)
        assert found(folder, path) is None
    assert found(folder, path)


def test_many_programs_at_once_do_no_harm(folder: Path, path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from trainer.decks.cache import DeckCache;"
        "from trainer.decks.parse import read_deck; folder, path = map(Path, sys.argv[1:]);"
        "deck = read_deck(path); status = path.stat()\n"
        "for _ in range(50): DeckCache(folder).keep(path, status, deck); found = DeckCache(folder).find(path, status)\n"
        "assert found in (None, deck)"
    )
    command = [sys.executable, "-c", code, str(folder), str(path)]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0] * 4
    keep(folder, path)
    assert found(folder, path) == read_deck(path)
    assert len(entries(folder)) == 1


def test_entries_of_vanished_decks_go_and_so_do_remains(folder: Path, path: Path, tmp_path: Path) -> None:
    gone, there = put(tmp_path / "decks" / "hilang.yaml"), put(tmp_path / "decks" / "ada.yaml")
    keep(folder, gone)
    keep(folder, there)
    whole = next(entry for entry in entries(folder) if entry.name.startswith("ada-")).read_bytes()
    (folder / "ada-01234567.json.123.new").write_bytes(whole[:2000])
    (folder / "ada-01234567.json.124.new").write_bytes(b"")
    gone.unlink()
    keep(folder, path)
    assert [entry.name.rpartition("-")[0] for entry in entries(folder)] == ["ada", "peran"]


def test_what_isn_t_ours_stays(folder: Path, path: Path) -> None:
    """The folder may be the one of the decks: both belong to the user, who may have given them one place."""
    keep(folder, path)
    ours = entries(folder)
    foreign = {
        "peran.yaml": b"",
        "roles.json": b"[]",
        "a.json.123.new": b"{",
        "hilang-0123abcd.json": b'["/nowhere",1]\n',
        "damaged-0123abcd.json": b"\xff" * 1000,
        "nested-0123abcd.json": b"[" * 100_000,
        "texts-0123abcd.json.9.new": b"catatan",
        **{f"other-0000000{n}.json": json.dumps(value).encode() for n, value in enumerate(([], {}, 1, [1], "", None))},
    }
    for name, content in foreign.items():
        (folder / name).write_bytes(content)
    (folder / "folder-0123abcd.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe-0123abcd.json")
    before = entries(folder)
    keep(folder, path)
    assert entries(folder) == before and set(ours) < set(before)
    assert {name: (folder / name).read_bytes() for name in foreign} == foreign


def test_they_are_looked_for_once_in_a_run(folder: Path, path: Path) -> None:
    cache, deck = DeckCache(folder), read_deck(path)
    cache.keep(path, path.stat(), deck)
    old = folder / "old-01234567.json.7.new"
    old.write_text("", encoding="utf-8")
    cache.keep(path, path.stat(), deck)
    assert old.exists()
    DeckCache(folder).keep(path, path.stat(), deck)
    assert not old.exists()
