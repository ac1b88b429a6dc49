"""``import`` beyond a YAML file: new editions, other ids, JSON, reviews; and ``decks remove``, ``decks update``."""

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

V3 = """\
format: 1
id: etika
title: Etika
version: "3"
cards:
- {id: satu, front: Satu, back: arti satu}
- {id: dua, front: Dua, back: arti dua}
- {id: tiga, front: Tiga, back: arti tiga}
"""
V4 = V3.replace('"3"', '"4"').replace("arti satu", "makna satu").replace("arti dua", "makna dua")
V4 += "- {id: empat, front: Empat, back: arti empat}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "etika.yaml"


def own(cli: CommandLine, name: str = "etika") -> Path:
    return cli.home / "decks" / f"{name}.yaml"


def test_a_new_edition_says_what_it_changes_and_progress_stays(cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    cli("study", "--plain", "--deck", "etika", typed="\n\n3\n" * 6)
    before = cli("stats", "--json").json
    file.write_text(V4)
    dry = cli("import", "--dry-run", "etika.yaml")
    assert "  Version 3 -> 4: 2 notes changed, 1 added; your progress stays\n" in dry.out
    assert own(cli).read_text() == V3
    done = cli("import", "etika.yaml")
    assert (done.code, "Version 3 -> 4" in done.out) == (0, True)
    assert own(cli).read_text() == V4
    after = cli("stats", "--json").json
    assert after["reviews"] == before["reviews"]


def test_a_clash_is_shown_and_the_old_file_is_kept(cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    own(cli).write_text(V3.replace("arti dua", "kata saya"))
    file.write_text(V4)
    done = cli("import", "etika.yaml")
    assert '"Dua": you and the author both changed back; yours stays' in done.err
    assert "kata saya" in own(cli).read_text()
    assert "makna satu" in own(cli).read_text()
    (aside,) = (cli.home / "data" / "replaced").iterdir()
    assert f"What stood there before is in {aside}." in done.err
    assert "arti satu" in aside.read_text()


def test_another_deck_with_the_id_comes_in_under_another(cli: CommandLine, tmp_path: Path, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    (tmp_path / "lain.yaml").write_text("id: etika\ncards: [[lain, b]]\n")
    assert cli("import", "lain.yaml").code == 4
    done = cli("import", "--id", "etika-2", "lain.yaml")
    assert done.code == 0
    assert own(cli, "etika-2").read_text().startswith("format: 1\n")
    assert own(cli).read_text() == V3


@pytest.mark.parametrize("words", [["--id", "a b", "etika.yaml"], ["--id", "x", "etika.yaml", "etika.yaml"]])
def test_what_can_be_no_id_is_refused(words: list[str], cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    assert cli("import", *words).code == 2


def test_changed_cards_are_asked_again_on_request(cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    cli("study", "--plain", "--deck", "etika", typed="\n\n4\n" * 6)
    cli.clock.forward(days=1)
    assert cli("due", "--json").json["due"] == 0
    file.write_text(V4)
    done = cli("import", "--again", "etika.yaml")
    asked = cli("due", "--json").json["due"]
    assert asked > 0
    assert f"{asked} changed card" in done.out
    again = cli("import", "--again", "etika.yaml")
    assert "changed card" not in again.out  # nothing is changed any more


def test_json_is_one_object(cli: CommandLine, tmp_path: Path, file: Path) -> None:
    file.write_text(V3)
    (tmp_path / "rusak.yaml").write_text("- front: a\n")
    (tmp_path / "kata.csv").write_text("Empati,Memahami perasaan\nRapport,Hubungan hangat\nsepi\n")
    done = cli("import", "--json", "etika.yaml", "rusak.yaml", "kata.csv")
    assert done.code == 3
    told = done.json
    assert [deck["id"] for deck in told["decks"]] == ["etika", "kata"]
    assert (told["notes"], told["cards"], told["reviews"]) == (5, 5, 0)
    assert [row["place"] for row in told["left_out"]] == ["3"]
    assert len(told["errors"]) == 1
    assert isinstance(told["warnings"], list)
    assert own(cli, "kata").exists()


def test_nothing_that_can_be_read_is_an_error(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "kartu.mem").write_bytes(b"--- Mnemosyne Data Base ---\n(lp1\n")
    done = cli("import", "--json", "kartu.mem")
    assert done.code == 3
    assert "Mnemosyne" in done.json["error"]["message"]
    assert not own(cli, "kartu").exists()


def test_a_removed_deck_comes_back_with_its_progress(cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    cli("study", "--plain", "--deck", "etika", typed="\n\n3\n" * 6)
    before = cli("stats", "--json").json
    gone = cli("decks", "remove", "etika")
    assert gone.code == 0
    assert not own(cli).exists()
    (aside,) = (cli.home / "data" / "replaced").iterdir()
    assert str(aside) in gone.out
    assert "etika" not in {deck["id"] for deck in cli("decks", "--json").json["decks"]}
    cli("import", str(aside))
    assert cli("stats", "--json").json == before


@pytest.mark.parametrize("name", ["peran-pekerja-sosial", "tak-ada"])
def test_what_is_not_ones_own_cannot_be_removed(name: str, cli: CommandLine) -> None:
    done = cli("decks", "remove", name)
    assert done.code == 2
    assert name in done.err


def test_without_copies_everything_is_up_to_date(cli: CommandLine) -> None:
    done = cli("decks", "update")
    assert (done.code, done.out) == (0, "Everything is up to date.\n")


def test_a_copy_of_a_starter_deck_follows_its_next_edition(cli: CommandLine) -> None:
    roles = Path("decks/peran-pekerja-sosial.yaml")
    release = (Path(__file__).parents[2] / roles).read_text()
    older = release.replace('version: "1.0"', 'version: "0.9"').replace("Mempertemukan klien", "Mempertemukan orang", 1)
    assert older != release
    own(cli, roles.stem).parent.mkdir(parents=True)
    own(cli, roles.stem).write_text(
        older.replace("title: ", "license: MIT\ntitle: ", 1).replace("license: MIT\n", "", 1)
    )
    (cli.home / "data" / "base").mkdir(parents=True)
    (cli.home / "data" / "base" / roles.name).write_text(older)
    dry = cli("decks", "update", "--dry-run")
    assert "Version 0.9 -> 1.0" in dry.out
    assert cli("decks", "update").code == 0
    assert own(cli, roles.stem).read_text() == release
    assert cli("decks", "update").out == "Everything is up to date.\n"


def test_a_deck_whose_file_is_left_out_still_comes_in_with_another_file(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "dua.yaml").write_text("id: dua\ncards: [[lain, b]]\n")
    cli("import", "dua.yaml")
    (tmp_path / "a.txt").write_text("#separator:tab\n#deck column:3\na\tarti a\tSatu\nb\tarti b\tDua\n")
    (tmp_path / "b.txt").write_text("#separator:tab\n#deck column:3\na\tarti a\tSatu\n")
    assert cli("import", "a.txt", "b.txt").code == 4
    assert "arti a" in own(cli, "satu").read_text()


def test_of_two_files_the_one_that_is_the_deck_is_removed(cli: CommandLine, file: Path) -> None:
    file.write_text(V3)
    cli("import", "etika.yaml")
    good = own(cli).rename(own(cli, "milik-saya"))
    own(cli).write_text("cards: [")
    assert cli("decks", "remove", "etika", "--yes").code == 0
    assert (good.exists(), own(cli).exists()) == (False, True)
    assert cli("decks", "remove", "etika", "--yes").code == 0
    assert not own(cli).exists()
