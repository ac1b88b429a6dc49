"""The settings file: read with patience, written with care."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.config.file import SettingsError, read_settings, write_setting
from trainer.config.settings import OPTIONS, Settings
from trainer.errors import StorageError
from trainer.i18n import _

GOOD = """\
# Pengaturan saya
theme = "nord"      # gelap
new_per_day = 3

[keys]
study.good = "g"
"study.easy" = "h,f5"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def put(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_no_file_means_defaults(file: Path) -> None:
    found = read_settings(file)
    assert found.settings == Settings()
    assert not found.errors
    assert not found.warnings
    assert not found.given


def test_what_the_file_says_holds(file: Path) -> None:
    found = read_settings(put(file, GOOD))
    assert found.strict() == Settings(theme="nord", new_per_day=3)
    assert found.given == {"theme", "new_per_day"}
    assert found.keys == {"study.good": "g", "study.easy": "h,f5"}
    assert found.places["study.good"] == f"{file}:6: keys.study.good"
    assert found.places["study.easy"] == f"{file}:7: keys.study.easy"
    assert not found.warnings


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("new_per_day = 51", ":1: new_per_day", "51 isn't a whole number from 0 to 50; until then 2 is used"),
        ("\ntheme = 'x'\nread_first = 'x'", ":3: read_first", "x is neither true nor false; until then true is used"),
        ('language = "jv"', ":1: language", "jv isn't one of: id, en; until then id is used"),
        ("new_per_day = 2.5", ":1: new_per_day", "2.5 isn't a whole number from 0 to 50; until then 2 is used"),
        ("new_per_day = true", ":1: new_per_day", "true isn't a whole number from 0 to 50; until then 2 is used"),
        ("new_per_day = [2]", ":1: new_per_day", "this must be one word or number; until then 2 is used"),
        ("'theme' = ''", ":1: theme", "the value is empty; until then peksos-gelap is used"),
        ("[theme]\nx = 1", ":1: theme", "this must be one word or number; until then peksos-gelap is used"),
        ("theme = 2026-11-24", ":1: theme", "this must be one word or number; until then peksos-gelap is used"),
        ("[keys]\nstudy.good = 3", ":2: keys.study.good", 'a key is written in quotation marks, such as "g"'),
        ("keys = 3", ":1: keys", "keys are a table: [keys], then a line for each"),
    ],
)
def test_a_bad_value_is_left_out_and_said(file: Path, text: str, place: str, message: str) -> None:
    found = read_settings(put(file, f"reviews_per_day = 7\n{text}\n"))
    line = int(place.split(":")[1]) + 1
    assert found.settings.reviews_per_day == 7
    assert found.settings == Settings(reviews_per_day=7, theme="x" if "'x'\nread" in text else Settings().theme)
    assert [error.explain(_) for error in found.errors] == [f"{file}:{line}:{place.split(':', 2)[2]}: {message}"]
    with pytest.raises(SettingsError):
        found.strict()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"new_per_day 3\n", ":1:13"),
        (b"theme = 'a'\ntheme = 'b'\n", ":2:12"),
        (b"theme = 'a", ":1:11"),
        (b"\0", ":1:1"),
        (b"x = " + b"[" * 100_000, ""),
        (b"new_per_day = " + b"9" * 5_000, ""),
        (b"theme = '\xff'", ""),
        (b"#" * (2 << 20), ""),
    ],
)
def test_a_broken_file_still_opens_the_program(file: Path, text: bytes, place: str) -> None:
    found = read_settings(put(file, text))
    assert found.settings == Settings()
    assert len(found.errors) == 1
    assert found.errors[0].place.startswith(str(file))
    if place:
        assert found.errors[0].place.startswith(f"{file}{place.rsplit(':', 1)[0]}:")
    assert found.errors[0].exit_code == 3


def test_a_folder_in_the_place_of_the_file(file: Path) -> None:
    file.mkdir(parents=True)
    assert read_settings(file).errors[0].explain(_) == f"{file}: this isn't a file"
    with pytest.raises(SettingsError):
        write_setting(file, OPTIONS["theme"], "nord")


def test_unknown_names_are_warned_about_with_the_nearest(file: Path) -> None:
    found = read_settings(put(file, 'thema = "nord"\nzzz = 1\nretention = 0.9\n[other]\nx = 1\n'))
    assert not found.errors
    assert [warning.explain(_) for warning in found.warnings] == [
        f"{file}:1: thema: no setting is called this; did you mean theme",
        f"{file}:2: zzz: no setting is called this",
        f"{file}:3: retention: this setting is kept in the history, not here; "
        "set it by: peksos-trainer config set retention 0.90",
        f"{file}:4: other: no setting is called this",
    ]


@given(st.binary(max_size=60) | st.text(alphabet="ab_=.[]'\"\n 19#{},-", max_size=60).map(str.encode))
def test_any_bytes_are_settings_or_a_located_message(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(data)
    found = read_settings(file)
    for problem in (*found.errors, *found.warnings):
        assert problem.explain(_).startswith(str(file))
        assert "\x1b" not in problem.explain(_)


def test_writing_keeps_comments_and_order(file: Path) -> None:
    put(file, GOOD)
    write_setting(file, OPTIONS["new_per_day"], 5)
    assert file.read_text() == GOOD.replace("new_per_day = 3", "new_per_day = 5")
    write_setting(file, OPTIONS["read_first"], False)
    assert read_settings(file).strict() == Settings(theme="nord", new_per_day=5, read_first=False)
    assert read_settings(file).keys == {"study.good": "g", "study.easy": "h,f5"}
    assert file.read_text().startswith('# Pengaturan saya\ntheme = "nord"      # gelap\n')


def test_writing_makes_the_file_and_its_folder(file: Path) -> None:
    write_setting(file, OPTIONS["language"], "en")
    assert file.read_bytes() == b'language = "en"\n'
    assert [entry.name for entry in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("value", [None, ""])
def test_an_emptied_setting_leaves_the_file(file: Path, value: str | None) -> None:
    put(file, 'language = "en"\nnew_per_day = 3\n')
    write_setting(file, OPTIONS["language"], value)
    write_setting(file, OPTIONS["theme"], None)
    assert file.read_text() == "new_per_day = 3\n"


def test_windows_line_ends_stay(file: Path) -> None:
    put(file, b"# satu\r\nnew_per_day = 3\r\n")
    write_setting(file, OPTIONS["new_per_day"], 4)
    assert file.read_bytes() == b"# satu\r\nnew_per_day = 4\r\n"


def test_a_broken_file_is_never_written_over(file: Path) -> None:
    put(file, "theme =\n")
    with pytest.raises(SettingsError):
        write_setting(file, OPTIONS["theme"], "nord")
    assert file.read_text() == "theme =\n"


def test_a_link_stays_a_link_and_rights_stay(file: Path, tmp_path: Path) -> None:
    real = put(tmp_path / "dotfiles" / "trainer.toml", GOOD)
    real.chmod(0o640)
    file.parent.mkdir()
    file.symlink_to(real)
    write_setting(file, OPTIONS["new_per_day"], 9)
    assert file.is_symlink()
    assert read_settings(real).settings.new_per_day == 9
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_failed_write_leaves_everything_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file, GOOD)

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StorageError) as failure:
        write_setting(file, OPTIONS["new_per_day"], 9)
    assert failure.value.place == str(file)
    assert file.read_text() == GOOD
    assert [entry.name for entry in file.parent.iterdir()] == ["config.toml"]


def test_settings_of_the_history_are_not_written_here(file: Path) -> None:
    with pytest.raises(ValueError, match="history"):
        write_setting(file, OPTIONS["retention"], 0.9)
    assert not file.exists()
