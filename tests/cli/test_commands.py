"""Each command: what it says, in words and as JSON, its exit code, and what it never does."""

import json
from pathlib import Path

import pytest

from tests.support.ci import ROOT
from tests.support.collections import SMALL_DECK
from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.config.settings import OPTIONS
from trainer.i18n import catalog

ROLES = "peran-pekerja-sosial"
KNOWN_ROLES = ROOT / "decks" / f"{ROLES}.yaml"


def study(cli: CommandLine, *lines: str) -> None:
    """A sitting with the roles deck, in which cases are turned over."""
    cli("config", "set", "ask_case", "flip")
    done = cli("study", "--plain", "--deck", ROLES, typed="".join(f"{line}\n" for line in lines))
    assert done.code == 0, done.err


TWO_ROLES = ("", "", "", "4", "", "4")
"""Reads two notes and knows them at once."""


# --- due -------------------------------------------------------------------------------------------------------------


def test_due_says_yes_while_something_is_left(cli: CommandLine) -> None:
    assert cli("due").out == "2 new notes: about 2 min\n"
    assert cli("due").code == 0
    assert cli("due", language="id").out == "2 butir baru: ± 2 menit\n"
    study(cli, "", "", "", "1")
    assert cli("due").out == "1 new note, 1 card in learning: about 1 min\n"


def test_due_says_no_when_nothing_is_left(cli: CommandLine) -> None:
    study(cli, *TWO_ROLES)
    done = cli("due")
    assert (done.code, done.out, done.err) == (1, "Nothing is due today.\n", "")
    cli.clock.forward(days=1)
    assert cli("due").code == 0


def test_due_as_json(cli: CommandLine) -> None:
    assert cli("due", "--json").json == {
        "version": 1,
        "day": "2026-11-24",
        "due": 0,
        "new": 2,
        "learning": 0,
        "contrasts": 0,
        "total": 2,
        "minutes": 2.0,
        "next_learning": None,
    }
    study(cli, *TWO_ROLES)
    nothing = cli("due", "--json")
    assert (nothing.code, nothing.json["total"]) == (1, 0)


def test_due_agrees_with_a_sitting_that_would_end_at_once(cli: CommandLine) -> None:
    cli("config", "set", "learning_steps", "30 600")
    study(cli, "", "", "", "3", "", "3")
    waits = cli("due")
    assert (waits.code, waits.out.partition(". ")[0]) == (1, "2 cards in learning")
    assert waits.out.endswith(". The next learning card comes at 19:12.\n")
    json = cli("due", "--json")
    assert (json.code, json.json["learning"], json.json["next_learning"]) == (1, 2, "2026-11-24T19:12:00+07:00")
    cli.clock.forward(hours=9, minutes=50)
    assert (cli("due").code, cli("due", "--json").json["next_learning"]) == (0, None)


def test_due_of_one_deck(cli: CommandLine, tmp_path: Path) -> None:
    cli.deck("kecil.yaml", SMALL_DECK)
    study(cli, *TWO_ROLES)
    (tmp_path / "lain.yaml").write_text("Empati: Memahami perasaan klien\n")
    assert cli("due", "--deck", "kecil").code == 1  # two new notes a day, whatever the deck
    cli("config", "set", "new_per_day", "50")
    assert cli("due", "--deck", "kecil", "--json").json["new"] == 4
    assert cli("due", "--deck", "lain.yaml", "--json").json["new"] == 1
    assert cli("due", "--deck", "lain.yaml", "--deck", "kecil", "--json").json["new"] == 5
    assert cli("--deck", "lain.yaml", "due", "--json").json["new"] == 25 + 4 + 1


@pytest.mark.parametrize("name", ["Rusak sekali", "rusak-sekali", "Rusak sekali.yaml"])
def test_a_broken_deck_of_the_folder_is_known_by_its_name(cli: CommandLine, name: str) -> None:
    cli.deck("Rusak sekali.yaml", "- front: Penghubung\n  back: Artinya: x\n")
    for words in (["due"], ["study", "--plain"]):
        done = cli(*words, "--deck", name, typed="\n")
        assert (done.code, done.out) == (3, "")
        assert done.err.endswith("^\n")


def test_a_deck_of_the_folder_is_found_by_the_name_of_its_file(cli: CommandLine) -> None:
    cli.deck("kecil.yaml", SMALL_DECK)
    assert cli("due", "--deck", "kecil.yaml").out == cli("due", "--deck", "kecil").out


def test_a_history_of_the_future_is_told(cli: CommandLine) -> None:
    study(cli, "", "", "q")
    cli.clock.forward(days=-3)
    told = "2 entries of the history are dated more than a day ahead and don't count yet; "
    for words in (["due"], ["stats"], ["study", "--plain"]):
        assert cli(*words, typed="q\n").err == f"{told}check the clock of the computer.\n"


def test_asking_writes_nothing(cli: CommandLine) -> None:
    for words in (["due"], ["decks"], ["stats"], ["history", "path"], ["config", "get"], ["config", "path"]):
        assert cli(*words).code == 0
    assert not cli.home.exists()


# --- decks -----------------------------------------------------------------------------------------------------------


def test_decks_in_words(cli: CommandLine) -> None:
    cli.deck("kecil.yaml", SMALL_DECK)
    shown = cli("decks").out
    assert "Paket kecil (kecil)\n  4 notes, 11 cards\n  today: 2 new notes\n" in shown
    assert f"({ROLES})\n  27 notes, 81 cards\n" in shown
    assert shown.endswith("\nAll decks together: 2 new notes today.\n")  # as `due` says
    assert cli("due").out.startswith("2 new notes: ")
    cli.deck("tanda.yaml", "title: Uji **isian**\ncards: [[a, b]]\n")
    assert "Uji isian (tanda)\n" in cli("decks").out


def test_decks_as_json(cli: CommandLine) -> None:
    file = cli.deck("kecil.yaml", SMALL_DECK)
    broken = cli.deck("rusak.yaml", "- front: Penghubung\n  back: Artinya: x\n")
    done = cli("decks", "--json")
    decks = {deck["id"]: deck for deck in done.json["decks"]}
    assert set(decks) == {"kecil", ROLES}
    assert decks["kecil"] == {
        "id": "kecil",
        "title": "Paket kecil",
        "notes": 4,
        "cards": 11,
        "due": 0,
        "new": 2,
        "learning": 0,
        "contrasts": 0,
        "file": str(file),
    }
    (problem,) = done.json["broken"]
    assert problem["file"] == str(broken)
    assert (problem["messages"][0]["line"], problem["messages"][0]["column"]) == (2, 16)
    assert done.err == ""


def test_a_broken_deck_keeps_no_other_from_opening(cli: CommandLine) -> None:
    cli.deck("rusak.yaml", "- front: Penghubung\n  back: Artinya: x\n")
    due = cli("due")
    assert (due.code, due.out) == (0, "2 new notes: about 2 min\n")
    assert "rusak.yaml:2:16: " in due.err
    assert due.err.count("\n") == 1
    listed = cli("decks")
    assert listed.code == 0
    assert listed.err.count("rusak.yaml:2:16: ") == 1
    assert "^" in listed.err


# --- check -----------------------------------------------------------------------------------------------------------


def test_check_of_the_roles(cli: CommandLine) -> None:
    done = cli("check", str(KNOWN_ROLES))
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{KNOWN_ROLES}: ok, 27 notes\n"
    assert cli("check", str(KNOWN_ROLES), language="id").out.endswith(": baik, 27 butir\n")


def test_check_tells_place_cause_remedy_and_goes_on(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "rusak.yaml").write_text("- front: Penghubung\n  back: Artinya: x\n")
    (tmp_path / "tanya.yaml").write_text("cards:\n  - {front: a, back: b, fornt_en: c}\n")
    done = cli("check", "rusak.yaml", "tanya.yaml", "none.yaml")
    assert (done.code, done.err) == (3, "")
    assert done.out.startswith("rusak.yaml:2:16: ")
    assert "\n    back: Artinya: x\n                 ^\n" in done.out
    assert "tanya.yaml:2:25: warning: " in done.out
    assert "front_en" in done.out
    assert "tanya.yaml: ok, 1 note\n" in done.out
    assert "none.yaml" in done.out


# --- import ----------------------------------------------------------------------------------------------------------


def test_import_puts_a_deck_among_the_learners_own(cli: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "Kata Kunci.yaml"
    source.write_text("Empati: Memahami perasaan klien\nRapport: Hubungan yang hangat\n")
    target = cli.home / "decks" / "kata-kunci.yaml"
    dry = cli("import", "--dry-run", str(source))
    assert (dry.code, dry.out) == (0, f"{source}: 2 notes, 2 cards; it would become {target}\n")
    assert not cli.home.exists()
    done = cli("import", str(source))
    assert (done.code, done.out) == (0, f"{source}: 2 notes, 2 cards; it is now {target}\n")
    assert {deck["id"] for deck in cli("decks", "--json").json["decks"]} == {ROLES, "kata-kunci"}
    again = cli("import", str(source))
    assert (again.code, again.out) == (0, f"{source}: 2 notes, 2 cards; it is already there: {target}\n")


def test_import_leaves_out_what_is_broken(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "rusak.yaml").write_text("- front: Penghubung\n  back: Artinya: x\n")
    (tmp_path / "baik.yaml").write_text("Empati: Memahami perasaan klien\n")
    done = cli("import", "rusak.yaml", "baik.yaml", "none.yaml")
    assert done.code == 3
    assert done.out.startswith("baik.yaml: 1 note, 1 card; ")
    assert "rusak.yaml:2:16: " in done.err
    assert "none.yaml" in done.err
    assert [file.name for file in (cli.home / "decks").glob("*.yaml")] == ["baik.yaml"]


def test_import_refuses_to_take_the_place_of_another_deck(cli: CommandLine, tmp_path: Path) -> None:
    kept = cli.deck("kecil.yaml", SMALL_DECK)
    (tmp_path / "lain.yaml").write_text("id: kecil\ncards: [[lain, sama sekali]]\n")
    done = cli("import", "lain.yaml")
    assert (done.code, done.out) == (4, "")
    assert str(kept) in done.err
    assert kept.read_text() == SMALL_DECK


def test_import_says_that_an_edition_of_a_starter_deck_goes_before_it(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "baru.yaml").write_text(KNOWN_ROLES.read_text() + "\n# baru\n")
    done = cli("import", "baru.yaml")
    target = cli.home / "decks" / f"{ROLES}.yaml"
    assert done.code == 0
    assert "it now stands in the place of the deck that comes with the program" in done.err
    assert f"deleting {target} brings that one back" in done.err


# --- stats -----------------------------------------------------------------------------------------------------------


def test_stats_before_anything(cli: CommandLine) -> None:
    assert cli("stats").out.splitlines() == [
        "81 cards: 81 new, 0 in learning, 0 in review, 0 in relearning, 0 suspended",
        "0 reviews, 0 of them today",
        "True retention: nothing to count yet",
        "Studied on 0 days",
    ]


def test_stats_as_json(cli: CommandLine) -> None:
    cli.deck("kecil.yaml", SMALL_DECK)
    cli("config", "set", "ask_case", "flip")
    cli("study", "--plain", "--deck", "kecil", typed="\n\n\n4\n\n1\n@\n")
    (cli.home / "decks" / "kecil.yaml").unlink()
    cli.clock.forward(days=1)
    numbers = cli("stats", "--json").json
    assert numbers["day"] == "2026-11-25"
    assert (numbers["decks"], numbers["notes"], numbers["cards"], numbers["new"]) == (1, 27, 81, 81)
    assert (numbers["reviews"], numbers["reviews_today"], numbers["days"]) == (2, 0, 1)
    assert (numbers["elsewhere"], numbers["elsewhere_reviews"]) == (2, 2)
    assert numbers["retention"] == {"passed": 0, "total": 0, "share": None}
    states = ("new", "learning", "review", "relearning", "suspended")
    assert sum(numbers[state] for state in states) == numbers["cards"]


def test_stats_counts_what_was_remembered(cli: CommandLine) -> None:
    study(cli, *TWO_ROLES)
    for rating in "43":
        cli.clock.forward(days=60)
        cli("config", "set", "new_per_day", "0")
        study(cli, *["", rating] * 2, "q")
    shown = cli("stats").out
    assert "True retention: 100% (" in shown
    assert "Studied on 3 days, 1 of the latest 14" in shown
    share = cli("stats", "--json").json["retention"]
    assert share["passed"] == share["total"] > 0


# --- history ---------------------------------------------------------------------------------------------------------


def test_history_path(cli: CommandLine) -> None:
    assert cli("history", "path").out == f"{cli.history_file}\n"


def test_history_undo_says_what_it_took_back(cli: CommandLine) -> None:
    study(cli, "", "", "", "1")
    said = [cli("history", "undo") for _ in range(4)]
    assert [done.code for done in said] == [0, 0, 0, 1]
    assert {done.out for done in said} == {""}
    assert "(case), Again" in said[0].err
    assert said[1].err.endswith(", read\n")
    assert said[3].err == "There is nothing to undo.\n"
    events = [event["k"] for event in json.loads(cli.history_file.read_text())["events"]]
    assert events == ["created", "read", "read", "review", "undo", "undo", "undo"]


@pytest.mark.parametrize("content", [b"not a history", b"\0" * 4096, b"", b'{"format":"other"}', b"[1, 2, 3]"])
def test_a_file_that_is_no_history_is_left_alone(cli: CommandLine, content: bytes) -> None:
    cli.history_file.parent.mkdir(parents=True)
    cli.history_file.write_bytes(content)
    for words in (["due"], ["stats"], ["study", "--plain"], ["history", "undo"], ["config", "set", "rollover", "3"]):
        done = cli(*words, typed="\n\n\n4\n")
        assert (done.code, done.out) == (3, ""), words
        assert done.err.startswith(f"{cli.history_file}: ")
        assert done.err.count("\n") == 1
        assert cli.history_file.read_bytes() == content
    error = cli("due", "--json")
    assert (error.code, error.err) == (3, "")
    assert error.json["error"]["place"] == str(cli.history_file)
    assert error.json["error"]["exit_code"] == 3
    assert cli("history", "path").code == 0


def test_a_torn_history_is_told_and_loaded(cli: CommandLine) -> None:
    study(cli, "", "", "", "1")
    whole = cli.history_file.read_bytes()
    cli.history_file.write_bytes(whole[:-40])
    done = cli("stats")
    assert done.code == 0
    assert str(cli.history_file) in done.err
    assert "0 reviews" in done.out
    assert list(cli.history_file.parent.glob("damaged/*"))
    assert cli("stats").err == ""


def test_a_newer_history_can_be_read(cli: CommandLine) -> None:
    study(cli, "", "", "", "1")
    newer = cli.history_file.read_bytes().replace(b'"version":1', b'"version":99', 1)
    cli.history_file.write_bytes(newer)
    assert cli("stats", "--json").json["reviews"] == 1
    done = cli("history", "undo")
    assert done.code == 4
    assert "99" in done.err
    assert cli.history_file.read_bytes() == newer
    cli.history_file.write_text('{"format":"peksos-history","version":9,"device":"k3p9x1","events":[]}')
    assert cli("history", "undo").code == 4  # and not "there is nothing to undo"


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_word_of_every_answer_is_translated(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    cli.deck("kecil.yaml", SMALL_DECK)
    (cli.home / "config").mkdir()
    (cli.home / "config" / "config.toml").write_text("leech_lapses = 7\n")
    said = ""
    for words, typed in (
        (["decks"], ""),
        (["stats"], ""),
        (["study", "--plain", "--deck", "kecil"], "\n\n\n4\n\n1\n-\n"),
        (["due"], ""),
        (["stats"], ""),
        *[(["history", "undo"], "")] * 6,
        (["config", "set", "retention", "0.94"], ""),
        (["config", "get"], ""),
        (["check", str(KNOWN_ROLES)], ""),
        (["import", "--dry-run", str(KNOWN_ROLES)], ""),
    ):
        done = cli(*words, typed=typed)
        if "study" not in words:
            said += done.out + done.err
    left = outside_brackets(said)
    for data in (
        str(cli.home / "decks" / "kecil.yaml"),
        str(cli.home / "decks" / f"{ROLES}.yaml"),
        str(KNOWN_ROLES),
        "Roles of the social worker",
        "Paket kecil",
        ROLES,
        "kecil",
        "Penghubung",
        "Pendengar",
        "peksos-gelap",
        "deck",
        "false",
        "true",
        *sorted(OPTIONS, key=len, reverse=True),
    ):
        left = left.replace(data, "")
    assert not [character for character in left if character.isalpha()], left
