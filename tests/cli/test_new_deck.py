"""``new deck``, ``schema`` and ``check --json``: what authors begin with and work with."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from trainer.decks.kinds import KINDS
from trainer.decks.parse import parse_deck, read_deck
from trainer.decks.schema import SCHEMA_LINE, SCHEMA_NAME, schema_text
from trainer.exporting.example_sheet import as_csv, as_workbook, example_rows
from trainer.importing.columns import heading
from trainer.importing.formats import FORMATS
from trainer.importing.report import Wanted

NAME = "Etika profesi"


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_deck_can_be_studied_at_once(cli: CommandLine, language: str) -> None:
    done = cli("new", "deck", NAME, language=language)
    file = cli.home / "decks" / "etika-profesi.yaml"
    assert (done.code, done.out) == (0, f"{file}\n")
    assert f"peksos-trainer check {file}" in done.err
    deck = read_deck(file)
    assert (deck.id, deck.title.own, deck.language, deck.warnings) == ("etika-profesi", NAME, language, ())
    assert {kind for note in deck.notes for kind in note.kinds} >= {"case", "term", "definition", "c1", "c2"}
    assert cli("check", str(file)).out == f"{file}: ok, {len(deck.notes)} notes\n"
    assert cli("due", "--deck", "etika-profesi").code == 0


def test_its_comments_are_in_the_language_of_the_learner(cli: CommandLine) -> None:
    cli("new", "deck", "Satu", language="id")
    cli("new", "deck", "Dua", language="en")
    own, english = ((cli.home / "decks" / name).read_text(encoding="utf-8") for name in ("satu.yaml", "dua.yaml"))
    assert "# Periksa setelah menyunting:  peksos-trainer check satu.yaml" in own
    assert "# Check it after editing:  peksos-trainer check dua.yaml" in english
    assert max(len(line) for line in (own + english).splitlines()) <= 120


def test_an_editor_finds_the_schema_beside_it(cli: CommandLine) -> None:
    cli("new", "deck", NAME)
    folder = cli.home / "decks"
    assert (folder / "etika-profesi.yaml").read_text(encoding="utf-8").splitlines()[0] == SCHEMA_LINE
    assert (folder / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()
    assert {deck["id"] for deck in cli("decks", "--json").json["decks"]} >= {"etika-profesi"}


@pytest.mark.parametrize("title", ['Kata "kunci": #1', "C:\\klien", "{a}", "- satu", "%5", "Ya"])
def test_any_name_becomes_the_title(cli: CommandLine, title: str) -> None:
    done = cli("new", "deck", "--", title)
    assert done.code == 0
    assert read_deck(Path(done.out.strip())).title.own == title


def test_what_is_there_is_never_overwritten(cli: CommandLine) -> None:
    file = cli.deck("etika-profesi.yaml", "Empati: Memahami\n")
    again = cli("new", "deck", NAME)
    assert (again.code, again.out) == (2, "")
    assert "nothing was written; open it, or choose another name" in again.err
    assert file.read_text() == "Empati: Memahami\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [("etika-profesi.yaml", "- broken: [\n"), ("lain.yaml", "id: etika-profesi\ncards: [[a, b]]\n")],
)
def test_nor_is_a_broken_deck_or_one_with_the_same_id(cli: CommandLine, name: str, text: str) -> None:
    file = cli.deck(name, text)
    assert cli("new", "deck", NAME).code in (2, 4)
    assert [path.name for path in file.parent.iterdir()] == [name]
    assert file.read_text() == text


def test_a_deck_of_the_program_is_not_hidden_by_an_example(cli: CommandLine) -> None:
    done = cli("new", "deck", "Peran pekerja sosial")
    assert (done.code, done.out) == (2, "")
    assert not (cli.home / "decks").exists()


@pytest.mark.parametrize("name", ["???", " ", "con"])
def test_a_name_that_can_be_no_file_is_refused(cli: CommandLine, name: str) -> None:
    assert cli("new", "deck", name).code in (2, 4)
    assert not (cli.home / "decks").exists()


def test_a_sheet_lies_where_the_learner_is(cli: CommandLine, tmp_path: Path) -> None:
    done = cli("new", "deck", NAME, "--sheet")
    assert done.code == 0
    assert done.out in (f"{NAME}.xlsx\n", f"{NAME}.csv\n")
    assert (tmp_path / done.out.strip()).is_file()
    assert f'peksos-trainer import "{done.out.strip()}"' in done.err
    before = (tmp_path / done.out.strip()).read_bytes()
    assert cli("new", "deck", NAME, "--sheet").code == 2
    assert (tmp_path / done.out.strip()).read_bytes() == before


def test_a_sheet_whose_title_can_be_no_file_is_called_by_the_id(cli: CommandLine) -> None:
    assert cli("new", "deck", "../Etika: dasar", "--sheet").out in ("etika-dasar.xlsx\n", "etika-dasar.csv\n")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_columns_of_a_sheet_are_those_that_an_import_knows(language: str) -> None:
    fields = [meant.field for cell in example_rows(language)[0] if (meant := heading(cell))]
    assert fields == ["front", "back", "level", "case", "why", "confusable_with", "difference"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_comes_in_again(cli: CommandLine, tmp_path: Path, ending: str, language: str) -> None:
    pytest.importorskip("openpyxl")
    rows = example_rows(language)
    file = tmp_path / f"peran.{ending}"
    file.write_bytes(as_csv(rows) if ending == "csv" else as_workbook(rows))
    reader = next(one for one in FORMATS if one.module == {"csv": "table", "xlsx": "xlsx_deck"}[ending]).read()
    (imported,) = reader(file, Wanted(cli.clock.now()))
    first, second = imported.deck.notes
    assert (first.front.own, first.back.own, first.level) == rows[1][:3]
    assert [(case.text.own, case.why and case.why.own) for case in first.examples] == [rows[1][3:5]]
    why = first.confusable_with[second.id]
    assert why is not None
    assert why.own == rows[1][6]


def test_a_sheet_opens_in_a_spreadsheet_of_indonesia() -> None:
    written = as_csv(example_rows("id"))
    assert written.startswith(b"\xef\xbb\xbfperan;arti;")
    assert [tuple(row) for row in csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";")] == list(
        example_rows("id")
    )


def test_new_alone_says_what_must_follow(cli: CommandLine) -> None:
    done = cli("new")
    assert (done.code, done.err) == (2, "peksos-trainer new: one of these must follow: deck\n")


def test_the_schema_is_printed(cli: CommandLine) -> None:
    done = cli("schema")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == json.loads(schema_text())
    assert not cli.home.exists()


def test_importing_puts_the_schema_beside_the_decks(cli: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "kata.yaml"
    source.write_text("Empati: Memahami perasaan klien\n")
    assert cli("import", "--yes", str(source)).code == 0
    assert (cli.home / "decks" / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()


def test_check_as_json(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "rusak.yaml").write_text("- front: Penghubung\n  back: Artinya: x\n")
    (tmp_path / "tanya.yaml").write_text("cards:\n  - {front: a, back: b, fornt_en: c}\n")
    done = cli("check", "--json", "rusak.yaml", "tanya.yaml", "none.yaml")
    assert (done.code, done.err) == (3, "")
    broken, odd, missing = done.json["files"]
    assert (broken["file"], broken["ok"], broken["notes"], broken["warnings"]) == ("rusak.yaml", False, 0, [])
    assert broken["messages"] == [
        {
            "line": 2,
            "column": 16,
            "message": "a colon followed by a space can't stand in a text without quotes",
            "hint": 'write back: "Artinya: x"',
        }
    ]
    assert (odd["ok"], odd["notes"], odd["messages"], odd["warnings"][0]["column"]) == (True, 1, [], 25)
    assert (missing["ok"], missing["messages"][0]["line"]) == (False, 0)
    good = cli("check", "--json", "tanya.yaml")
    assert (good.code, [file["ok"] for file in good.json["files"]]) == (0, [True])


def test_every_kind_is_explained_in_the_example() -> None:
    from trainer.decks.example_deck import example_deck

    for language in ("id", "en"):
        deck = parse_deck(example_deck("Satu", "satu", "satu.yaml", language))
        assert set(KINDS) - {"level"} <= {kind for note in deck.notes for kind in note.kinds}
