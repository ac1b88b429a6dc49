"""``history merge`` and ``history git-merge-driver``: all or nothing, nothing twice, no file touched that was named."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.table_of_damage import DAMAGED, EVENTS, IDS, NOT_OURS, SOUND, Damage, layout
from tests.support.ci import ROOT
from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.history.reading import read_history
from trainer.i18n import catalog

NEWER = SOUND.replace('"version":1', '"version":9')
OTHER_ANSWER = EVENTS[3].replace("ke-3", "lain")


links = pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")


def file(cli: CommandLine, name: str, content: bytes | str = SOUND) -> Path:
    """A file where the commands are called."""
    path = cli.home.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def put(cli: CommandLine, content: bytes | str) -> None:
    """A history in its place."""
    file(cli, "home/data/history.json", content)


def ids_in(path: Path) -> list[str]:
    """The ids of all events, as any JSON reader sees them."""
    return [event["id"] for event in json.loads(path.read_bytes().decode())["events"]]


# --- merge -----------------------------------------------------------------------------------------------------------


def test_merge_takes_in_what_isnt_there(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:3]))
    other = file(cli, "lain.json")
    done = cli("history", "merge", "lain.json")
    assert (done.code, done.out, done.err) == (0, f"{other}: 6 events, 3 new\n3 events came in.\n", "")
    assert ids_in(cli.history_file) == IDS
    assert other.read_bytes().decode() == SOUND
    again = cli("history", "merge", "lain.json", language="id")
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith(f"{other}: 6 catatan, 0 baru\n")
    assert "event" not in again.out


def test_merge_answers_in_json(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:3]))
    paths = [file(cli, "a.json", layout(EVENTS[:4])), file(cli, "b.json", SOUND + "catatan")]
    assert cli("history", "merge", "a.json", "b.json", "--json").json == {
        "version": 1,
        "files": [
            {"file": str(paths[0]), "events": 4, "new": 1, "set_aside_bytes": 0},
            {"file": str(paths[1]), "events": 6, "new": 2, "set_aside_bytes": 7},
        ],
        "new": 3,
        "two_contents": 0,
        "events": 6,
    }


def test_merge_takes_every_history_of_a_folder_and_names_what_is_none(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:1]))
    file(cli, "lama/a.json", layout(EVENTS[:3]))
    file(cli, "lama/b.json", layout(EVENTS[3:]))
    file(cli, "lama/b.txt", "catatan")
    foreign = file(cli, "lama/package.json", b'{"name":"lain"}')
    newer = file(cli, "lama/z.json", NEWER)
    done = cli("history", "merge", "lama")
    assert done.code == 0
    assert ids_in(cli.history_file) == IDS
    assert done.out.count("\n") == 3
    told = done.err.splitlines()
    assert [line.partition(": ")[0] for line in told] == [str(foreign), str(newer)]
    assert sorted(path.name for path in foreign.parent.iterdir()) == [
        "a.json",
        "b.json",
        "b.txt",
        "package.json",
        "z.json",
    ]


@pytest.mark.parametrize("names", [(), ("a.txt",), ("asing.json",)])
def test_a_folder_without_a_history_makes_no_sense(cli: CommandLine, names: tuple[str, ...]) -> None:
    put(cli, SOUND)
    (cli.home.parent / "lama").mkdir()
    for name in names:
        file(cli, f"lama/{name}", "{}")
    done = cli("history", "merge", "lama")
    assert (done.code, done.out) == (2, "")
    assert "there is no history in this folder" in done.err


@pytest.mark.parametrize(("name", "content"), NOT_OURS[:9], ids=[name for name, _content in NOT_OURS[:9]])
def test_if_one_is_no_history_nothing_at_all_is_merged(cli: CommandLine, name: str, content: bytes) -> None:
    put(cli, layout(EVENTS[:3]))
    was = cli.history_file.read_bytes()
    file(cli, "baik.json")
    bad = file(cli, "asing.json", content)
    done = cli("history", "merge", "baik.json", "asing.json")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{bad}: ")
    assert done.err.count("\n") == 1
    error = cli("history", "merge", "baik.json", "asing.json", "--json")
    assert (error.code, error.err) == (3, "")
    assert error.json["error"]["place"] == str(bad)
    assert cli.history_file.read_bytes() == was
    assert [path.name for path in cli.history_file.parent.iterdir()] == ["history.json"]
    assert bad.read_bytes() == content


def test_a_newer_version_is_refused(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:3]))
    was = cli.history_file.read_bytes()
    newer = file(cli, "baru.json", NEWER)
    done = cli("history", "merge", "baru.json")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{newer}: ")
    assert "9" in done.err
    assert cli.history_file.read_bytes() == was


def test_into_a_newer_version_nothing_is_merged(cli: CommandLine) -> None:
    put(cli, NEWER)
    file(cli, "lain.json")
    assert cli("history", "merge", "lain.json").code == 4
    assert cli.history_file.read_bytes().decode() == NEWER


@pytest.mark.parametrize("words", [(), ("tiada.json",), ("lain.json", "tiada.json")])
def test_merge_of_a_file_that_isnt_there_makes_no_sense(cli: CommandLine, words: tuple[str, ...]) -> None:
    file(cli, "lain.json")
    done = cli("history", "merge", *words)
    assert (done.code, done.out) == (2, "")
    error = cli("history", "merge", *words, "--json")
    assert (error.code, error.err, error.json["error"]["exit_code"]) == (2, "", 2)
    assert not cli.home.exists()


def test_merge_with_itself_changes_nothing(cli: CommandLine) -> None:
    put(cli, SOUND)
    done = cli("history", "merge", str(cli.history_file), str(cli.history_file))
    assert done.code == 0
    assert done.out.endswith("0 events came in.\n")
    assert cli.history_file.read_bytes().decode() == SOUND


def test_the_same_file_twice_counts_once(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:3]))
    file(cli, "lain.json")
    answer = cli("history", "merge", "lain.json", "lain.json", "--json").json
    assert [one["new"] for one in answer["files"]] == [3, 0]
    assert (answer["new"], answer["events"]) == (3, 6)


def test_merge_into_nothing_begins_a_history(cli: CommandLine) -> None:
    file(cli, "lain.json")
    done = cli("history", "merge", "lain.json")
    assert done.code == 0
    assert set(IDS) <= set(ids_in(cli.history_file))


@pytest.mark.parametrize("row", DAMAGED[:12], ids=[row.name for row in DAMAGED[:12]])
def test_a_damaged_file_gives_its_good_events_and_stays(cli: CommandLine, row: Damage) -> None:
    put(cli, layout(EVENTS[:1]))
    other = file(cli, "rusak.json", row.data)
    answer = cli("history", "merge", "rusak.json", "--json").json
    assert answer["files"][0]["events"] == len(row.kept)
    assert set(ids_in(cli.history_file)) == {IDS[0], *(IDS[number] for number in row.kept)}
    assert other.read_bytes() == row.data


@pytest.mark.parametrize("mine_is_first", [True, False])
def test_of_two_contents_one_is_set_aside_and_it_is_said_where(cli: CommandLine, mine_is_first: bool) -> None:
    wins, loses = sorted([EVENTS[3], OTHER_ANSWER])
    mine, other = (wins, loses) if mine_is_first else (loses, wins)
    put(cli, layout([*EVENTS[:3], mine]))
    file(cli, "lain.json", layout([*EVENTS[:3], other]))
    done = cli("history", "merge", "lain.json")
    (copy,) = (cli.home / "data" / "merged").iterdir()
    assert done.err == f"1 event was there in two versions; the one set aside is in {copy}.\n"
    assert cli.history_file.read_bytes().decode() == layout([*EVENTS[:3], wins])
    assert loses in copy.read_bytes().decode()
    put(cli, layout([*EVENTS[:3], mine]))
    assert cli("history", "merge", "lain.json", "--json").json["two_contents"] == 1


@links
def test_merge_takes_a_link_for_what_it_leads_to(cli: CommandLine) -> None:
    put(cli, layout(EVENTS[:3]))
    other = file(cli, "lain.json")
    (cli.home.parent / "link.json").symlink_to(other)
    assert cli("history", "merge", "link.json").code == 0
    assert ids_in(cli.history_file) == IDS


def test_every_word_is_translated(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    put(cli, layout(EVENTS[:4]))
    file(cli, "dua.json", layout([OTHER_ANSWER]))
    file(cli, "satu.json", SOUND[:-3])
    file(cli, "map/asing.json", b"{}")
    file(cli, "map/baru.json", NEWER)
    file(cli, "map/lain.json", SOUND + "catatan")
    said = io.StringIO()
    for name in ("satu.json", "map", "dua.json", "map/asing.json", "map/baru.json", "tiada.json"):
        done = cli("history", "merge", name)
        said.write(done.out + done.err)
    left = outside_brackets(said.getvalue())
    for data in (str(cli.home.parent), "home/data/merged", "json", "satu", "dua", "map", "asing", "baru", "tiada"):
        left = left.replace(data, "")
    assert not [character for character in left.replace("lain", "") if character.isalpha()], left


# --- git-merge-driver ------------------------------------------------------------------------------------------------


def driven(cli: CommandLine, ours: bytes | str, theirs: bytes | str, ancestor: bytes | str = b"") -> tuple[int, Path]:
    """The driver called as by git; its exit code, and our file."""
    names = [".merge_file_o", ".merge_file_a", ".merge_file_b"]
    for name, content in zip(names, (ancestor, ours, theirs), strict=True):
        file(cli, name, content)
    before = [(cli.home.parent / name).read_bytes() for name in names]
    done = cli("history", "git-merge-driver", *names)
    assert done.out == ""
    assert [(cli.home.parent / name).read_bytes() for name in (names[0], names[2])] == [before[0], before[2]]
    assert sorted(path.name for path in cli.home.parent.iterdir()) == sorted(names)
    return done.code, cli.home.parent / names[1]


@pytest.mark.parametrize("ancestor", [layout(EVENTS[:2]), "", SOUND, "catatan", bytes(4)])
def test_git_gets_the_union_whatever_the_ancestor(cli: CommandLine, ancestor: bytes | str) -> None:
    ours, theirs = layout(EVENTS[:4]), layout([*EVENTS[:2], *EVENTS[4:]])
    assert driven(cli, ours, theirs, ancestor)[0] == 0
    assert (cli.home.parent / ".merge_file_a").read_bytes().decode() == SOUND


def test_git_gets_the_same_from_either_side(cli: CommandLine) -> None:
    ours, theirs = layout([*EVENTS[:3], EVENTS[3], EVENTS[5]]), layout([*EVENTS[:3], OTHER_ANSWER, EVENTS[4]])
    code, result = driven(cli, ours, theirs)
    one = result.read_bytes().decode()
    other_code, result = driven(cli, theirs, ours)
    assert (code, other_code) == (0, 0)
    assert one == result.read_bytes().decode()
    assert min(EVENTS[3], OTHER_ANSWER) in one


@pytest.mark.parametrize("row", DAMAGED[:14], ids=[row.name for row in DAMAGED[:14]])
def test_git_gets_every_good_event_of_a_damaged_version(cli: CommandLine, row: Damage) -> None:
    code, result = driven(cli, row.data, layout(EVENTS[:1]))
    assert code == 0
    assert set(ids_in(result)) == {IDS[0], *(IDS[number] for number in row.kept)}
    assert len(read_history(result).header.device) == 6


@pytest.mark.parametrize("none", [b"", bytes(100)])
def test_a_version_that_isnt_there_is_as_an_empty_one(cli: CommandLine, none: bytes) -> None:
    assert driven(cli, none, SOUND)[1].read_bytes().decode() == SOUND
    assert driven(cli, SOUND, none)[1].read_bytes().decode() == SOUND
    code, result = driven(cli, none, none)
    assert (code, result.read_bytes()) == (0, none)


@pytest.mark.parametrize("bad", [NEWER.encode(), b"catatan", b"{}", b'{"format":"lain","events":[]}'])
def test_what_isnt_to_be_merged_fails_and_our_version_stays(cli: CommandLine, bad: bytes) -> None:
    for ours, theirs in ((bad, SOUND.encode()), (SOUND.encode(), bad), (bad, bad)):
        code, result = driven(cli, ours, theirs)
        assert code in (3, 4)
        assert result.read_bytes() == ours


@pytest.mark.parametrize("words", [(), ("a",), ("a", "b"), ("a", "b", "c", "d"), ("tiada", "tiada", "tiada")])
def test_the_driver_called_wrongly_fails(cli: CommandLine, words: tuple[str, ...]) -> None:
    done = cli("history", "git-merge-driver", *words)
    assert done.code in (2, 3)
    assert done.err.count("\n") == 1
    assert list(cli.home.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="its shell has other quotes")
def test_git_merges_two_branches_by_it(cli: CommandLine) -> None:
    """Real git, real branches, no conflict."""
    folder = cli.home.parent / "repo"
    folder.mkdir()
    driver = f"'{sys.executable}' -c 'import sys; from trainer.cli.main import main; sys.exit(main())'"

    def git(*words: str) -> None:
        who = ["-c", "user.name=Budi", "-c", "user.email=budi@contoh.id", "-c", "commit.gpgsign=false"]
        own = ["-c", f"merge.peksos.driver=PYTHONPATH='{ROOT}' {driver} history git-merge-driver %O %A %B"]
        done = subprocess.run(["git", *who, *own, *words], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        git("init", "-q", "-b", "utama")
    except FileNotFoundError:
        pytest.skip("git isn't here")
    (folder / ".gitattributes").write_bytes(b"history.json merge=peksos\n")
    history = folder / "history.json"
    for branch, events in (("utama", EVENTS[:2]), ("laptop", EVENTS[:4]), ("utama", [*EVENTS[:2], *EVENTS[4:]])):
        if history.exists():
            git("checkout", "-q", *(["-b"] if branch == "laptop" else []), branch)
        history.write_bytes(layout(events).encode())
        git("add", ".")
        git("commit", "-q", "-m", branch)
    git("merge", "-q", "--no-edit", "laptop")
    assert history.read_bytes().decode() == SOUND
