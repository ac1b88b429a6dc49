"""``decks renames``, ``check --pin-ids``, and the line that tells of what seems renamed."""

import json
from pathlib import Path

import pytest

from tests.support.collections import SMALL_DECK
from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.i18n import catalog

FRONTS = (
    "id: kata\ntitle: Kata\ncards:\n- [Penghubung, Mempertemukan]\n- [Pendengar, Menyimak]\n- [Empati, Merasakan]\n"
)
EDITED = FRONTS.replace("Penghubung", "Penghubungg").replace("Pendengar", "Pendengarr")
TOLD = "2 names seem to have changed; peksos-trainer decks renames shows them.\n"
OFFERED = (
    "kata/penghubung → kata/penghubungg\n  before: Penghubung\n  now: Penghubungg\n"
    "kata/pendengar → kata/pendengarr\n  before: Pendengar\n  now: Pendengarr\n"
)


@pytest.fixture
def edited(cli: CommandLine) -> CommandLine:
    """A deck with progress whose fronts were edited then."""
    cli.deck("kata.yaml", FRONTS)
    assert cli("study", "--plain", "--deck", "kata", typed="\n\n\n4\n\n4\n").code == 0
    cli.deck("kata.yaml", EDITED)
    return cli


def events(cli: CommandLine, kind: str) -> list[dict[str, str]]:
    """Those of a kind in the history."""
    return [event for event in json.loads(cli.history_file.read_text())["events"] if event["k"] == kind]


def test_nothing_to_say(cli: CommandLine) -> None:
    cli.deck("kata.yaml", FRONTS)
    done = cli("decks", "renames")
    assert (done.code, done.out, done.err) == (0, "", "Nothing seems to have been renamed.\n")
    assert cli("decks", "renames", "--accept").code == 1
    assert cli("decks", "renames", "--decline").code == 1
    assert not (cli.home / "data").exists()
    assert cli("decks", "renames", "--json").json == {
        "version": 1,
        "renames": [],
        "accepted": False,
        "declined": False,
    }


def test_it_is_told_where_it_stops_nothing(edited: CommandLine) -> None:
    done = edited("decks")
    assert done.code == 0 and done.err == TOLD and "Kata (kata)" in done.out
    assert edited("decks", "--json").err == ""
    assert edited("study", "--plain", typed="q\n").err == TOLD
    assert edited("due").err == ""


def test_they_are_listed(edited: CommandLine) -> None:
    done = edited("decks", "renames")
    assert (done.code, done.out, done.err) == (0, OFFERED, "")
    assert edited("decks", "renames", "--json").json["renames"][0] == {
        "old": "kata/penghubung",
        "new": "kata/penghubungg",
        "deck": "Kata",
        "before": "Penghubung",
        "now": "Penghubungg",
        "both_begun": False,
    }
    assert events(edited, "rename") == []


def test_accepted_they_keep_their_progress(edited: CommandLine) -> None:
    done = edited("decks", "renames", "--accept")
    assert (done.code, done.out) == (0, OFFERED)
    assert done.err == "2 names are the same now; history undo takes it back.\n"
    assert [(event["from"], event["to"]) for event in events(edited, "rename")] == [
        ("kata/penghubung", "kata/penghubungg"),
        ("kata/pendengar", "kata/pendengarr"),
    ]
    assert edited("decks", "renames").out == "" and edited("decks").err == ""
    undone = edited("history", "undo")
    assert undone.err == (
        "Undone: kata/pendengar and kata/pendengarr, the same; kata/penghubung and kata/penghubungg, the same\n"
    )
    assert len(events(edited, "undo")) == 1
    assert edited("decks", "renames", "--json").json["renames"]


def test_declined_they_are_not_asked_about_again(edited: CommandLine) -> None:
    before = edited.history_file.read_bytes()
    done = edited("decks", "renames", "--decline")
    assert (done.code, done.err) == (0, "2 names aren't the same.\n")
    assert edited("decks", "renames").out == ""
    assert edited.history_file.read_bytes() == before


def test_one_of_them_by_its_old_name(edited: CommandLine) -> None:
    assert edited("decks", "renames", "--accept", "kata/pendengar").code == 0
    assert [event["from"] for event in events(edited, "rename")] == ["kata/pendengar"]
    assert edited("decks", "renames").out.startswith("kata/penghubung →")
    wrong = edited("decks", "renames", "--accept", "kata/pendengar")
    assert wrong.code == 2 and "nothing of the name kata/pendengar" in wrong.err
    assert edited("decks", "renames", "--accept", "--decline").code == 2


def test_a_deck_whose_file_was_renamed(cli: CommandLine) -> None:
    file = cli.deck("kata.yaml", FRONTS.replace("id: kata\n", ""))
    assert cli("study", "--plain", "--deck", "kata", typed="\n\n\n4\n").code == 0
    file.rename(file.with_name("kosakata.yaml"))
    done = cli("decks", "renames", "--accept", "--json")
    assert [(one["old"], one["new"]) for one in done.json["renames"]] == [("kata/", "kosakata/")]
    assert cli("decks", "renames").out == ""


def test_a_damaged_memory_is_no_error(edited: CommandLine) -> None:
    (seen,) = (edited.home / "data" / "seen").iterdir()
    seen.write_bytes(b"[" * 100_000)
    assert edited("decks", "renames").code == 0
    seen.unlink()
    seen.mkdir()
    assert edited("decks", "renames").code == 0
    assert edited("decks").code == 0


def test_a_newer_history_is_left_alone(edited: CommandLine) -> None:
    newer = edited.history_file.read_bytes().replace(b'"version":1', b'"version":99', 1)
    edited.history_file.write_bytes(newer)
    (seen,) = (edited.home / "data" / "seen").iterdir()
    before = seen.read_bytes()
    assert edited("decks", "renames", "--accept").code == 4
    assert (edited.history_file.read_bytes(), seen.read_bytes()) == (newer, before)


def test_a_name_that_commands_the_terminal_is_cleaned(cli: CommandLine) -> None:
    front = '"Empati \\e]0;x\\a\\u202eterbalik"'
    cli.deck("jahat.yaml", f"id: jahat\ncards:\n- {{front: {front}, back: x}}\n")
    assert cli("study", "--plain", "--deck", "jahat", typed="\n\n4\n").code == 0
    cli.deck("jahat.yaml", f"id: jahat\ncards:\n- {{front: {front}, back: x, id: baru}}\n")
    out = cli("decks", "renames").out
    assert "jahat/baru" in out and "\x1b" not in out and "\u202e" not in out


def test_every_word_is_translated(edited: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    said = ""
    for words in (
        ["decks", "renames"],
        ["decks", "renames", "--accept", "kata/pendengar"],
        ["decks", "renames", "--decline"],
    ):
        done = edited(*words)
        said += done.out + done.err
    said += edited("decks", "renames").err + edited("check", "--pin-ids", str(edited.home / "decks" / "kata.yaml")).out
    left = outside_brackets(said)
    for data in (
        str(edited.home / "decks" / "kata.yaml"),
        "kata/",
        "penghubung",
        "pendengar",
        "Penghubung",
        "Pendengar",
    ):
        left = left.replace(data, "")
    assert not [one for one in left if one.isalpha() and one not in "gr"], left


def test_ids_are_pinned(cli: CommandLine, tmp_path: Path) -> None:
    file, other, broken = tmp_path / "satu.yaml", tmp_path / "dua.yaml", tmp_path / "rusak.yaml"
    file.write_text("A: b\nC: d # e\n")
    other.write_text(SMALL_DECK)
    broken.write_text("- front: a\n")
    done = cli("check", "--pin-ids", str(file), str(other))
    assert done.code == 0
    assert done.out == f"{file}: 2 cards got an id, and the deck as well\n{other}: every card has an id already\n"
    assert file.read_text() == "id: satu\ncards:\n- id: a\n  front: A\n  back: b\n- id: c\n  front: C\n  back: d # e\n"
    assert other.read_text() == SMALL_DECK
    done = cli("check", "--pin-ids", "--json", str(file), str(broken))
    assert done.code == 3
    assert [(one["ok"], one["ids"], one["deck"], len(one["messages"])) for one in done.json["files"]] == [
        (True, 0, False, 0),
        (False, 0, False, 1),
    ]
    odd = tmp_path / "aneh.yaml"
    odd.write_text("? A\n: b\n")
    done = cli("check", "--pin-ids", str(odd))
    assert done.code == 4 and "nothing was written" in done.out and odd.read_text() == "? A\n: b\n"
