"""``export``: the right format in the right place, nothing overwritten, and what is missing is said."""

import json

import pytest

from tests.exporting.gift_reader import read_gift
from tests.exporting.paper import Paper
from tests.support.command_line import CommandLine
from tests.support.hostile import commands_in, hostile_deck
from trainer.decks.parse import parse_deck

DECK = "id: peran\ntitle: Peran\nabout: rekaan\ncards: [{id: a, front: Penghubung, back: Mempertemukan}, [b, c]]\n"
ROLES = "peran-pekerja-sosial"


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    """A learner with a deck of their own beside the one that comes with the program."""
    cli.deck("peran.yaml", DECK)
    return cli


BEGINS = {
    "yaml": "format: 1\nid: peran\n",
    "csv": "\ufeffid,front,back,level,tags,hint,note\na,Penghubung,Mempertemukan,,,,\n",
    "anki": "#separator:tab\n#html:true\n",
    "quizlet": "Penghubung\tMempertemukan\n",
    "gift": "$CATEGORY: $course$/top/Peran\n",
}


@pytest.mark.parametrize("format_", BEGINS)
def test_a_deck_goes_to_stdout_and_what_is_missing_to_stderr(two: CommandLine, format_: str) -> None:
    done = two("export", "peran", "--to", format_)
    assert done.code == 0
    assert done.out.startswith(BEGINS[format_])
    missing = "" if format_ == "yaml" else "peran: this format has no place for: about\n"
    assert done.err == missing


def test_a_file_is_written_once_and_replaced_by_force(two: CommandLine) -> None:
    target = two.home.parent / "peran.csv"
    assert two("export", "peran", "--to", "csv", "-o", "peran.csv").out == ""
    first = target.read_bytes()
    assert first.startswith(b"\xef\xbb\xbfid,front")
    again = two("export", "peran", "--to", "quizlet", "--output", "peran.csv")
    assert (again.code, target.read_bytes()) == (2, first)
    assert again.err == "peran.csv: there is a file of this name already; choose another name, or add --force\n"
    assert two("export", "peran", "--to", "quizlet", "-o", "peran.csv", "--force").code == 0
    assert target.read_text() == "Penghubung\tMempertemukan\nb\tc\n"


def test_a_deck_file_can_be_named(cli: CommandLine) -> None:
    (cli.home.parent / "lain.yaml").write_text(DECK.replace("id: peran", "id: lain"))
    assert parse_deck(cli("export", "lain.yaml", "--to", "yaml").out).id == "lain"


def test_what_was_exported_can_be_imported_elsewhere(two: CommandLine) -> None:
    two("export", "peran", "--to", "anki", "-o", "peran.txt")
    other = {"PEKSOS_TRAINER_HOME": str(two.home.parent / "lain")}
    assert two("import", "peran.txt", environ=other).code == 0
    found = parse_deck((two.home.parent / "lain" / "decks" / "peran.yaml").read_bytes())
    assert [(note.id, note.front.own) for note in found.notes] == [("a", "Penghubung"), ("b", "b")]


def test_all_decks_go_where_there_is_room_for_several(two: CommandLine) -> None:
    assert {question.category for question in read_gift(two("export", "--to", "gift").out)} == {
        "$course$/top/Peran",
        "$course$/top/Roles of the social worker",
    }
    refused = two("export", "--to", "csv")
    assert (refused.code, refused.out) == (2, "")
    told = "peksos-trainer export: only one deck fits into such a file; name one of: "
    assert refused.err.startswith(told)
    assert {"peran", ROLES} == set(refused.err.removeprefix(told).strip().split(", "))


def test_everything_holds_decks_memory_and_events(two: CommandLine) -> None:
    two("config", "set", "ask_case", "flip")
    assert two("study", "--plain", "--deck", ROLES, typed="\n\n\n4\n\n4\n").code == 0
    done = two("export", "--to", "json")
    found = json.loads(done.out)
    assert (done.code, found["format"], found["version"]) == (0, "peksos-export", 1)
    assert [deck["id"] for deck in found["decks"]] == [deck["id"] for deck in two("decks", "--json").json["decks"]]
    assert sum(event["k"] == "review" for event in found["events"]) == 2
    assert len(found["memory"]) == two("stats", "--json").json["cards"]
    assert sum(one["phase"] != "new" for one in found["memory"]) == 2
    assert not (two.home.parent / "x.json").exists()
    two("export", "--to", "json", "-o", "x.json")
    again = json.loads((two.home.parent / "x.json").read_bytes())
    assert (again["decks"], again["events"]) == (found["decks"], found["events"])


def test_a_paper_is_the_same_for_the_same_seed(cli: CommandLine) -> None:
    one, same, other = (cli("export", "--sheet", "12", "--options", "4", "--seed", seed).out for seed in "112")
    assert one == same != other
    assert [len(options) for options in Paper(one).options] == [4] * 12


WRONG = [
    (("export",), "peksos-trainer export: one of --to and --sheet is needed; peksos-trainer export --help explains it"),
    (("export", "--to", "csv", "--sheet", "3"), "peksos-trainer export: --to and --sheet don't go together; "),
    (("export", "--to", "docx"), "--to: docx is none of: yaml, csv, anki, quizlet, gift, json"),
    (("export", "--sheet", "0"), "--sheet: 0 isn't a whole number from 1 to 500"),
    (("export", "--sheet", "1", "--options", "3"), "--options: 3 isn't a whole number from 4 to 5"),
    (("export", "--to", "json", "peran"), "peksos-trainer export: json holds everything; leave out the names of decks"),
    (("export", "--to", "csv", "pern"), "peksos-trainer export: there is no deck with the id pern; did you mean peran"),
    (("export", "--to", "csv", "-o", "tiada/x"), "tiada/x: there is no such folder; make it first, or choose another"),
    (("export", "--to", "csv", "-o", "."), ".: this isn't a file; give the name of a file"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _told in WRONG])
def test_a_wrong_command_is_told_in_one_line(two: CommandLine, words: tuple[str, ...], told: str) -> None:
    done = two(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("words", [("--to", format_) for format_ in BEGINS] + [("--sheet", "3")], ids=" ".join)
def test_a_hostile_deck_commands_no_terminal(cli: CommandLine, words: tuple[str, ...]) -> None:
    cli.deck("jahat.yaml", hostile_deck())
    done = cli("export", "jahat", *words)
    assert done.code == 0
    assert commands_in((done.out + done.err).removeprefix("\ufeff").encode()) == set()
