"""``history verify``, ``repair``, ``backups``, ``restore``: what they say, their exit codes, what they never touch."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.history.table_of_damage import DAMAGED, EVENTS, HEADER, IDS, NOT_OURS, SOUND, layout
from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.i18n import catalog

TORN = "".join(SOUND.splitlines(keepends=True)[:3]) + "catatan\n" + "".join(SOUND.splitlines(keepends=True)[3:])
UNREADABLE = HEADER.encode() + b'{"k":"review","id":"01JD\n'


links = pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")


def put(cli: CommandLine, content: bytes | str) -> Path:
    """A history in its place."""
    cli.history_file.parent.mkdir(parents=True, exist_ok=True)
    cli.history_file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return cli.history_file


def backup(cli: CommandLine, name: str, content: bytes | str = SOUND) -> Path:
    """A file among the backups."""
    path = cli.home / "data" / "backups" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """What lies below a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def at_a_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody can be asked."""
    monkeypatch.setattr("trainer.cli.commands.history_files.is_terminal", lambda _stream: True)


# --- verify ----------------------------------------------------------------------------------------------------------


def test_verify_says_that_a_history_is_sound(cli: CommandLine) -> None:
    file = put(cli, SOUND)
    before = everything(cli.home)
    done = cli("history", "verify")
    assert (done.code, done.out, done.err) == (0, f"{file}: sound; 6 events\n", "")
    assert cli("history", "verify", language="id").out == f"{file}: utuh; 6 catatan\n"
    assert cli("history", "verify", "--json").json == {
        "version": 1,
        "file": str(file),
        "format_version": 1,
        "events": 6,
        "undone": 0,
        "set_aside_bytes": 0,
        "problems": [],
    }
    assert everything(cli.home) == before


def test_verify_says_how_many_were_undone(cli: CommandLine) -> None:
    undo = f'{{"k":"undo","id":"01JDBYJ8J3W3T1C6RA0Xk3p9x1","t":"2026-11-24T09:00:00.000+07:00","of":["{IDS[2]}"]}}'
    put(cli, layout([*EVENTS, undo]))
    assert cli("history", "verify").out.endswith("sound; 7 events, 1 of them undone\n")
    assert cli("history", "verify", "--json").json["undone"] == 1


def test_verify_without_a_history_leaves_nothing_behind(cli: CommandLine) -> None:
    done = cli("history", "verify")
    assert (done.code, done.err) == (0, "")
    assert cli("history", "verify", "--json").json["events"] == 0
    assert not cli.home.exists()


def test_verify_names_each_problem_and_changes_nothing(cli: CommandLine) -> None:
    file = put(cli, TORN)
    before = everything(cli.home)
    done = cli("history", "verify")
    assert done.code == 1
    first, last = done.out.splitlines()
    assert first.startswith(f"{file}:4: ")
    assert last == f"{file}: it can be repaired; 6 events; 8 bytes belong to no event"
    assert "peksos-trainer history repair" in done.err
    answer = cli("history", "verify", "--json")
    assert (answer.code, answer.err) == (1, "")
    assert (answer.json["events"], answer.json["set_aside_bytes"]) == (6, 8)
    (problem,) = answer.json["problems"]
    assert (problem["line"], problem["bytes"]) == (4, 8)
    assert set(problem) == {"line", "bytes", "message"}
    assert everything(cli.home) == before


@pytest.mark.parametrize("row", DAMAGED, ids=[row.name for row in DAMAGED])
def test_verify_calls_every_damaged_history_repairable(cli: CommandLine, row: object) -> None:
    file = cli.home.parent / "lain.json"
    file.write_bytes(row.data)  # type: ignore[attr-defined]
    done = cli("history", "verify", "lain.json")
    assert done.code == 1
    assert done.out.startswith(str(file))
    assert sorted(path.name for path in cli.home.parent.iterdir()) == ["lain.json"]


@pytest.mark.parametrize(("name", "content"), NOT_OURS[:9], ids=[name for name, _content in NOT_OURS[:9]])
def test_verify_refuses_what_is_no_history(cli: CommandLine, name: str, content: bytes) -> None:
    file = put(cli, content)
    done = cli("history", "verify")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{file}: ")
    assert done.err.count("\n") == 1
    error = cli("history", "verify", "--json")
    assert (error.code, error.err) == (3, "")
    assert error.json["error"]["place"] == str(file)
    assert cli("history", "verify", str(file)).code == 3
    assert file.read_bytes() == content


def test_verify_looks_at_another_file(cli: CommandLine) -> None:
    put(cli, SOUND)
    copy = backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    assert cli("history", "verify", str(copy)).out == f"{copy}: sound; 4 events\n"


@pytest.mark.parametrize("command", ["verify", "repair"])
def test_a_file_that_isnt_there_makes_no_sense(cli: CommandLine, command: str) -> None:
    done = cli("history", command, "tiada\x1b.json")
    assert (done.code, done.out, done.err) == (2, "", "tiada␛.json: there is no such file\n")
    if command == "verify":
        error = cli("history", "verify", "tiada.json", "--json")
        assert (error.code, error.err) == (2, "")
        assert error.json["error"]["exit_code"] == 2
    assert not cli.home.exists()


@pytest.mark.parametrize("content", [b"", bytes(4096)])
def test_verify_of_an_emptied_history_with_a_backup_calls_it_repairable(cli: CommandLine, content: bytes) -> None:
    file = put(cli, content)
    backup(cli, "2026-11-23.json")
    before = everything(cli.home)
    done = cli("history", "verify")
    assert done.code == 1
    assert done.out.startswith(f"{file}: the history file ")
    assert cli("history", "verify", "--json").json["events"] == 0
    assert everything(cli.home) == before


def test_verify_and_repair_agree_about_a_header_with_nothing_readable(cli: CommandLine) -> None:
    put(cli, UNREADABLE)
    codes = cli("history", "verify").code, cli("history", "repair").code
    assert codes in ((3, 3), (1, 0))


def test_verify_and_repair_agree_about_a_damaged_history_of_a_newer_version(cli: CommandLine) -> None:
    put(cli, TORN.replace('"version":1', '"version":9'))
    done = cli("history", "verify")
    assert cli("history", "repair").code == 4
    assert "it can be repaired" not in done.out
    assert "history repair" not in done.err


@links
def test_verify_reads_a_history_that_is_a_link(cli: CommandLine) -> None:
    target = cli.home.parent / "cloud.json"
    target.write_bytes(SOUND.encode())
    cli.history_file.parent.mkdir(parents=True)
    cli.history_file.symlink_to(target)
    assert cli("due").code == 0
    done = cli("history", "verify")
    assert (done.code, done.err) == (0, "")


@links
def test_verify_doesnt_call_a_link_to_nothing_sound(cli: CommandLine) -> None:
    cli.history_file.parent.mkdir(parents=True)
    cli.history_file.symlink_to("missing.json")
    assert cli("due").code == 3
    assert cli("history", "verify").code == 3


# --- repair ----------------------------------------------------------------------------------------------------------


def test_repair_writes_anew_and_keeps_the_file_as_it_was(cli: CommandLine) -> None:
    file = put(cli, TORN)
    done = cli("history", "repair")
    assert (done.code, done.out) == (0, "")
    assert f"{file}: the history was damaged; events kept: 6, bytes set aside: 8" in done.err
    assert file.read_bytes().decode() == SOUND
    (original,) = (cli.home / "data" / "damaged").iterdir()
    assert original.read_bytes().decode() == TORN
    assert str(original) in done.err
    again = cli("history", "repair")
    assert (again.code, again.out, again.err) == (0, f"{file}: sound; 6 events\n", "")
    assert cli("history", "repair", language="id").out == f"{file}: utuh; 6 catatan\n"


def test_repair_puts_a_layout_right(cli: CommandLine) -> None:
    file = put(cli, SOUND.replace("\n", "\r\n"))
    assert cli("history", "repair").code == 0
    assert file.read_bytes().decode() == SOUND


def test_repair_of_another_file_keeps_the_damaged_one_beside_it(cli: CommandLine) -> None:
    mine = put(cli, SOUND)
    other = cli.home.parent / "lain.json"
    other.write_bytes(TORN.encode())
    done = cli("history", "repair", "lain.json")
    assert done.code == 0
    assert other.read_bytes().decode() == mine.read_bytes().decode() == SOUND
    (original,) = (cli.home.parent / "damaged").iterdir()
    assert original.read_bytes().decode() == TORN


def test_repair_brings_an_emptied_history_back(cli: CommandLine) -> None:
    file = put(cli, b"")
    backup(cli, "2026-11-23.json")
    done = cli("history", "repair")
    assert done.code == 0
    assert "2026-11-23.json" in done.err
    assert file.read_bytes().decode() == SOUND


@pytest.mark.parametrize("content", [b"", bytes(64), b"catatan", b"{}", UNREADABLE])
def test_repair_leaves_alone_what_it_cant_repair(cli: CommandLine, content: bytes) -> None:
    file = put(cli, content)
    done = cli("history", "repair")
    assert (done.code, done.out) == (3, "")
    assert file.read_bytes() == content


def test_repair_leaves_a_newer_version_alone(cli: CommandLine) -> None:
    newer = TORN.replace('"version":1', '"version":9')
    file = put(cli, newer)
    assert cli("history", "repair").code == 4
    assert file.read_bytes().decode() == newer


# --- backups ---------------------------------------------------------------------------------------------------------


def test_backups_lists_them_the_newest_first(cli: CommandLine) -> None:
    none = cli("history", "backups")
    assert (none.code, none.out, none.err) == (0, "", "There are no backups yet.\n")
    assert cli("history", "backups", "--json").json == {"version": 1, "backups": []}
    assert not cli.home.exists()
    backup(cli, "2026-11-22.json", layout(EVENTS[:1]))
    backup(cli, "2026-11-23.json")
    backup(cli, "2026-11-23T08-00-00.json", b"catatan")
    backup(cli, "milik saya.json")
    lines = cli("history", "backups").out.splitlines()
    assert [line.split()[0] for line in lines] == ["2026-11-23T08-00-00", "2026-11-23", "2026-11-22"]
    assert lines[0].endswith("  not readable")
    assert lines[1].endswith("  6 events")
    assert lines[2].endswith("  1 event")
    listed = cli("history", "backups", "--json").json["backups"]
    assert [one["events"] for one in listed] == [None, 6, 1]
    assert listed[1]["bytes"] == len(SOUND.encode())
    assert Path(listed[1]["file"]).read_bytes().decode() == SOUND


def test_the_first_command_of_a_day_makes_one(cli: CommandLine) -> None:
    put(cli, SOUND)
    assert cli("history", "backups").out == ""
    cli("due")
    assert cli("history", "backups", "--json").json["backups"][0]["name"] == "2026-11-24"


# --- restore ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["y\n", "Y\n", "ya\n", "yes\n", " ya \n"])
def test_restore_asks_and_does_it(cli: CommandLine, at_a_keyboard: None, answer: str) -> None:
    file = put(cli, SOUND)
    copy = backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    done = cli("history", "restore", typed=answer)
    assert done.code == 0
    assert done.out == (
        f"2026-11-23 holds 4 events. Take the history from it? [y/N] The history was taken from {copy}: 4 events.\n"
    )
    kept = cli.home / "data" / "backups" / "2026-11-24T09-12-00.json"
    assert done.err == f"The history as it was is {kept}.\n"
    assert file.read_bytes().decode() == copy.read_bytes().decode() == layout(EVENTS[:4])
    assert kept.read_bytes().decode() == SOUND


@pytest.mark.parametrize("answer", ["t\n", "n\n", "tidak\n", "\n", "", "yakin\n", "2\n"])
def test_restore_asks_and_leaves_everything(cli: CommandLine, at_a_keyboard: None, answer: str) -> None:
    put(cli, SOUND)
    backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    before = everything(cli.home)
    done = cli("history", "restore", "2026-11-23", typed=answer)
    assert (done.code, done.err) == (1, "Nothing was changed.\n")
    assert everything(cli.home) == before


def test_restore_asks_in_indonesian(cli: CommandLine, at_a_keyboard: None) -> None:
    put(cli, SOUND)
    backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    done = cli("history", "restore", typed="ya\n", language="id")
    assert done.code == 0
    assert done.out.startswith("2026-11-23 berisi 4 catatan. ")
    assert "Take" not in done.out


def test_where_nobody_can_be_asked_yes_must_be_said(cli: CommandLine) -> None:
    file = put(cli, SOUND)
    backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    done = cli("history", "restore", typed="y\n")
    assert (done.code, done.out, done.err) == (2, "", "nobody can be asked here; say --yes\n")
    assert file.read_bytes().decode() == SOUND
    assert cli("history", "restore", "--yes").code == 0
    assert file.read_bytes().decode() == layout(EVENTS[:4])


@pytest.mark.parametrize("name", ["2026-11-22", "2026-11-22.json", "data/backups/2026-11-22.json", "lain.json"])
def test_restore_takes_the_backup_or_file_that_is_named(cli: CommandLine, name: str) -> None:
    file = put(cli, SOUND)
    older = backup(cli, "2026-11-22.json", layout(EVENTS[:2]))
    backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    (cli.home.parent / "lain.json").write_bytes(layout(EVENTS[:2]).encode())
    wanted = str(older) if "/" in name else name
    assert cli("history", "restore", wanted, "--yes").code == 0
    assert file.read_bytes().decode() == layout(EVENTS[:2])


def test_restore_of_a_history_that_is_gone_or_foreign(cli: CommandLine) -> None:
    backup(cli, "2026-11-23.json")
    assert "peksos-trainer history restore" in cli("due").err
    done = cli("history", "restore", "--yes")
    assert (done.code, done.err) == (0, "")
    assert cli.history_file.read_bytes().decode() == SOUND
    put(cli, b"Daftar belanja\n")
    assert cli("history", "restore", "2026-11-23", "--yes").code == 0
    assert cli.history_file.read_bytes().decode() == SOUND
    assert b"Daftar belanja\n" in everything(cli.home).values()


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 2), (("2026-01-01",), 2), (("tiada.json",), 2), (("kosong.json",), 3), (("asing.json",), 3), ((".",), 2)],
)
def test_restore_refuses_what_isnt_there_or_no_history(cli: CommandLine, words: tuple[str, ...], code: int) -> None:
    file = put(cli, SOUND)
    (cli.home.parent / "kosong.json").write_bytes(b"")
    (cli.home.parent / "asing.json").write_bytes(b"{}")
    before = everything(cli.home)
    done = cli("history", "restore", *words, "--yes")
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    assert file.read_bytes().decode() == SOUND
    assert everything(cli.home) == before


def test_what_was_answered_since_comes_back_by_merging(cli: CommandLine) -> None:
    file = put(cli, SOUND)
    backup(cli, "2026-11-23.json", layout(EVENTS[:4]))
    cli("history", "restore", "--yes")
    kept = cli.home / "data" / "backups" / "2026-11-24T09-12-00.json"
    assert cli("history", "merge", str(kept)).code == 0
    assert sorted(event["id"] for event in json.loads(file.read_bytes().decode())["events"]) == IDS


def test_the_reason_why_a_line_cant_be_read_is_said_in_indonesian(cli: CommandLine) -> None:
    put(cli, TORN)
    assert "Expecting value" not in cli("history", "verify", language="id").out


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_word_is_translated(cli: CommandLine, at_a_keyboard: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    said = io.StringIO()
    for content in (SOUND, SOUND.replace("\n", "\r\n"), SOUND[:-3], "catatan", b"", bytes(9), SOUND + "]}\n"):
        put(cli, content)
        for words in (["verify"], ["backups"], ["repair"], ["restore"], ["restore", "2020-01-01"], ["verify", "tiada"]):
            done = cli("history", *words, typed="n\n")
            said.write(done.out + done.err)
    backup(cli, "2026-11-23.json")
    for words in (["restore"], ["backups"], ["restore", "--yes"]):
        done = cli("history", *words, typed="n\n")
        said.write(done.out + done.err)
    left = outside_brackets(said.getvalue())
    for data in (str(cli.home), "history.json", "data", "backups", "damaged", "tiada", "KiB", "B", "kB"):
        left = left.replace(data, "")
    assert not [character for character in left if character.isalpha() and character != "T"], left
