"""A zip from a stranger is read within limits, and never unpacked by its names."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importing.raw_zip import DEFLATED, STORED, Member, raw_zip
from trainer.importing.report import ForeignFileError
from trainer.importing.zip_members import Limits, ZipMembers, joined, open_zip, temporary_copy
from trainer.importing.zstandard import _library, unpacked

TEXT = b"Mempertemukan klien dan sumber. " * 100
SMALL = Limits(total=10_000, ratio=20, free=1000, entries=10)


def opened(folder: Path, data: bytes, limits: Limits = SMALL):
    (folder / "paket.zip").write_bytes(data)
    return open_zip(folder / "paket.zip", limits)


def whole(members: ZipMembers, name: str = "a") -> bytes:
    return b"".join(members.chunks(name))


def refusal(folder: Path, data: bytes, limits: Limits = SMALL) -> str:
    with pytest.raises(ForeignFileError) as raised, opened(folder, data, limits) as members:
        for name in members.names():
            whole(members, name)
    assert raised.value.hint
    return raised.value.message


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_members_are_read_by_their_exact_names(method: int, tmp_path: Path) -> None:
    data = raw_zip([Member(b"a", TEXT, method), Member(b"A", b"lain", method), Member(b"a/", b"", method)])
    with opened(tmp_path, data, Limits()) as members:
        assert whole(members) == TEXT == members.read("a", len(TEXT))
        assert whole(members, "A") == b"lain"
        assert "b" not in members
        assert members.names() == ("a", "A", "a/")


def test_a_zip_may_have_something_before_it(tmp_path: Path) -> None:
    with opened(tmp_path, b"#!/bin/sh\n" + raw_zip([Member(b"a", b"isi")])) as members:
        assert whole(members) == b"isi"


def test_what_comes_out_is_counted_over_all_members(tmp_path: Path) -> None:
    half = os.urandom(6000)
    members = [Member(b"a", half, STORED), Member(b"b", half, STORED)]
    assert "more than {size} MiB" in refusal(tmp_path, raw_zip(members))
    assert "more than {size} MiB" in refusal(tmp_path, raw_zip([Member(b"a", half * 2, STORED)]))
    with opened(tmp_path, raw_zip(members)) as archive:
        assert whole(archive, "b") == half


def test_what_grows_too_much_is_refused_long_before_its_end(tmp_path: Path) -> None:
    data = raw_zip([Member(b"a", bytes(5_000_000))])
    assert "{ratio} times" in refusal(tmp_path, data, Limits())
    with opened(tmp_path, data, Limits()) as members:
        came = 0
        with pytest.raises(ForeignFileError):
            for chunk in members.chunks("a"):
                came += len(chunk)
        assert came <= 1024 * 1024


def test_a_little_may_grow_as_much_as_it_likes(tmp_path: Path) -> None:
    with opened(tmp_path, raw_zip([Member(b"a", bytes(1_000_000))]), Limits()) as members:
        assert whole(members) == bytes(1_000_000)


@pytest.mark.parametrize("said", [0, 10, 4_000_000_000])
def test_sizes_are_not_believed(said: int, tmp_path: Path) -> None:
    data = raw_zip([Member(b"a", bytes(5_000_000), said_size=said)])
    assert refusal(tmp_path, data, Limits())


def test_a_stored_size_that_is_too_large_is_not_believed(tmp_path: Path) -> None:
    assert "damaged" in refusal(tmp_path, raw_zip([Member(b"a", bytes(5_000_000), said_stored=1_000_000)]), Limits())


def test_what_is_needed_whole_has_a_limit_of_its_own(tmp_path: Path) -> None:
    with opened(tmp_path, raw_zip([Member(b"a", TEXT)])) as members, pytest.raises(ForeignFileError):
        members.read("a", len(TEXT) - 1)


@pytest.mark.parametrize(
    "member",
    [
        Member(b"b", b"a", mode=stat.S_IFLNK | 0o777),
        Member(b"b", b"rahasia", flags=1),
        Member(b"b", b"rahasia", flags=0x40),
        Member(b"a", b"lain"),
    ],
    ids=["link", "encrypted", "strongly encrypted", "doubled"],
)
def test_a_zip_with_an_odd_member_is_refused(member: Member, tmp_path: Path) -> None:
    message = refusal(tmp_path, raw_zip([Member(b"a", b"isi"), member]))
    assert "{name}" in message


@pytest.mark.parametrize("name", [b"a\0b", b"../a", b"/a", b"C:\\a", b"a/../a", b" a", b"./a"])
def test_no_other_name_is_taken_for_a_members(name: bytes, tmp_path: Path) -> None:
    with opened(tmp_path, raw_zip([Member(name, b"lain")])) as members:
        assert "a" not in members


def test_members_upon_each_other_are_refused(tmp_path: Path) -> None:
    same = [Member(b"a", TEXT), Member(b"b", TEXT, at=0)]
    assert "damaged" in refusal(tmp_path, raw_zip(same))
    inner = raw_zip([Member(b"b", TEXT)])
    quoted = [Member(b"a", inner, STORED), Member(b"b", TEXT, at=31)]
    assert "damaged" in refusal(tmp_path, raw_zip(quoted))


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    members = [Member(str(number).encode(), b"") for number in range(11)]
    assert "{count} members" in refusal(tmp_path, raw_zip(members))
    assert "{count} members" in refusal(tmp_path, raw_zip(members, said_entries=3))


def test_a_directory_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    members = [Member(bytes([65 + number]) * 40_000, b"") for number in range(4)]
    assert "{count} members" in refusal(tmp_path, raw_zip(members))


def test_damages(tmp_path: Path) -> None:
    good = raw_zip([Member(b"a", TEXT), Member(b"b", b"isi")])
    for bad in (
        b"",
        b"PK\3\4",
        good[:-1],
        good[: len(good) // 2],
        raw_zip([Member(b"a", TEXT, crc=1)]),
        raw_zip([Member(b"a", TEXT, local_name=b"b")]),
        raw_zip([Member(b"a", TEXT)]).replace(b"PK\3\4", b"PK\3\5"),
        raw_zip([Member(b"a", TEXT, at=10_000_000)]),
        raw_zip([Member(b"\xff\xfe", TEXT, flags=0x800)]),
    ):
        assert "damaged" in refusal(tmp_path, bad)


def test_any_change_of_a_byte_is_either_harmless_or_refused(tmp_path: Path) -> None:
    good = raw_zip([Member(b"a", TEXT), Member(b"b", b"isi" * 30, STORED)])
    for place in range(len(good)):
        for value in (0, 255, good[place] ^ 0x10)[place % 3 :: 3]:
            bad = good[:place] + bytes([value]) + good[place + 1 :]
            try:
                with opened(tmp_path, bad) as members:
                    found = [whole(members, name) for name in members.names()]
            except ForeignFileError:
                continue
            assert set(found) <= {TEXT, b"isi" * 30}


def test_members_packed_in_another_way_are_not_there(tmp_path: Path) -> None:
    with opened(tmp_path, raw_zip([Member(b"a", b"isi", 14)])) as members:
        assert "a" not in members


def test_a_copy_is_private_and_goes_away() -> None:
    with temporary_copy([b"satu", b"dua"]) as copy:
        assert copy.read_bytes() == b"satudua"
        if os.name == "posix":
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
            assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert not copy.parent.exists()


def test_no_copy_stays_when_its_making_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def failing() -> Iterator[bytes]:
        yield b"satu"
        assert list(tmp_path.iterdir())
        raise ForeignFileError("rusak")

    with pytest.raises(ForeignFileError), temporary_copy(failing()):
        pass
    assert not list(tmp_path.iterdir())


def test_zstandard_in_one_part_or_several() -> None:
    pack = _library().compress
    data = pack(TEXT) + pack(b"") + pack(b"lagi")
    for size in (1, 7, len(data)):
        chunks = [data[start : start + size] for start in range(0, len(data), size)]
        assert b"".join(unpacked(chunks)) == TEXT + b"lagi"
    assert max(map(len, unpacked([pack(bytes(1_000_000))]))) <= 64 * 1024


@pytest.mark.parametrize("cut", [0, 1, 5, -1])
def test_zstandard_that_is_cut_short_is_refused(cut: int) -> None:
    data = _library().compress(TEXT)
    with pytest.raises(ForeignFileError):
        list(unpacked([data[:cut]]))


def test_damaged_zstandard_is_refused() -> None:
    pack = _library().compress
    for bad in (b"PK\3\4", pack(TEXT) + b"sisa", pack(b"") * 2000, b"\x28\xb5\x2f\xfd\x00\xa8" + bytes(20)):
        with pytest.raises(ForeignFileError):
            list(unpacked([bad]))


def test_joined_counts() -> None:
    assert joined([b"a", b"bc"], 3) == b"abc"
    with pytest.raises(ForeignFileError):
        joined([b"a", b"bc"], 2)
