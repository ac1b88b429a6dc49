"""Help, usage and complaints: complete, translated, with the exit code of a wrong command."""

import re
from collections.abc import Iterator

import click
import pytest

from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer import __version__
from trainer.cli import main
from trainer.cli.program import COMMANDS, program
from trainer.i18n import catalog


def every_command() -> list[tuple[str, ...]]:
    """The words of every command and of every command below one; the program itself is ()."""
    found: list[tuple[str, ...]] = [()]
    with click.Context(program) as ctx:
        for name in COMMANDS:
            found.append((name,))
            command = program.get_command(ctx, name)
            if isinstance(command, click.Group):
                found += [(name, below) for below in command.list_commands(ctx)]
    return found


NAMES = re.compile(r"peksos-trainer|(?<!\w)--?[a-z-]+|\bid\|en\b|^  ([a-z-]+)(?=  )", re.MULTILINE)
"""What may stand in a help outside brackets: the program, options, languages, and commands in their column."""


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every language is the bracketed one."""
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    yield


def test_the_commands_are_those_of_the_table() -> None:
    words = {command[0] for command in every_command() if command}
    assert words == {
        "study",
        "due",
        "decks",
        "check",
        "new",
        "import",
        "export",
        "schema",
        "stats",
        "history",
        "config",
    }


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_word_of_a_help_is_translated(cli: CommandLine, pseudo: None, words: tuple[str, ...]) -> None:
    shown = cli(*words, "--help")
    assert (shown.code, shown.err) == (0, "")
    left = outside_brackets(shown.out)
    for word in words:
        left = left.replace(f" {word}", "", 1)  # in the usage line
    assert not re.search(r"[^\W\d_]", NAMES.sub("", left)), left
    assert "⟦" in shown.out


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_command_has_a_help_in_both_languages(cli: CommandLine, words: tuple[str, ...], language: str) -> None:
    shown = cli(*words, "--help", language=language)
    assert shown.code == 0
    assert shown.out.startswith("Usage: " if language == "en" else "Pemakaian: ")
    assert " ".join(("peksos-trainer", *words)) in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80


def test_the_order_is_option_then_setting_then_indonesian(cli: CommandLine) -> None:
    indonesian, english = (cli("--help", language=language).out for language in ("id", "en"))
    assert cli("--help", language="").out == indonesian
    cli("config", "set", "language", "en")
    assert cli("--help", language="").out == english
    assert cli("--help", language="id").out == indonesian


@pytest.mark.parametrize(
    "words", [("--lang", "id", "config", "-h"), ("config", "--lang=id", "-h"), ("config", "-h", "--lang", "id")]
)
def test_the_language_is_taken_wherever_it_stands(cli: CommandLine, words: tuple[str, ...]) -> None:
    assert cli(*words, language="").out == cli("config", "--help", language="id").out


def test_the_version(cli: CommandLine) -> None:
    assert cli("--version").out == f"peksos-trainer {__version__}\n"


WRONG = [
    (("stduy",), "peksos-trainer: there is no command stduy; did you mean study"),
    (("xyzzy",), "peksos-trainer: there is no command xyzzy; peksos-trainer --help explains it"),
    (("config", "gte"), "peksos-trainer config: there is no command gte; did you mean get"),
    (("config",), "peksos-trainer config: one of these must follow: path, get, set"),
    (
        ("--plain", "study"),
        "peksos-trainer: there is no option --plain here; "
        "write --plain after the command: peksos-trainer COMMAND --plain",
    ),
    (("due", "--jsn"), "peksos-trainer due: there is no option --jsn; did you mean --json"),
    (("due", "-x"), "peksos-trainer due: there is no option -x; peksos-trainer due --help explains it"),
    (("due", "--json=1"), "peksos-trainer due: --json takes no value"),
    (("due", "--deck"), "peksos-trainer due: --deck needs a value; peksos-trainer due --help explains it"),
    (("check",), "peksos-trainer check: FILE is missing; peksos-trainer check --help explains it"),
    (("config", "set", "theme"), "peksos-trainer config set: VALUE is missing; peksos-trainer config set --help expl"),
    (("due", "a", "b"), "peksos-trainer due: this is too much: a b; peksos-trainer due --help explains it"),
    (("due", "--lang", "jv"), "--lang: jv is none of the languages: id, en"),
    (
        ("due", "--deck", "peran-pekerja-sosia"),
        "--deck: there is no deck with the id peran-pekerja-sosia; did you mean",
    ),
    (("--deck", "none.yaml"), "none.yaml: there is no deck file of this name; peksos-trainer decks lists the decks th"),
    (("due\x1b]0;x\x07",), "peksos-trainer: there is no command due␛]0;x␇; "),
    (("config", "get", "\x9b2J"), "there is no setting called �2J"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[ascii(" ".join(words)) for words, _ in WRONG])
def test_a_wrong_command_is_told_in_one_line(cli: CommandLine, words: tuple[str, ...], message: str) -> None:
    wrong = cli(*words)
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith(message)
    assert wrong.err.count("\n") == 1


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[ascii(" ".join(words)) for words, _ in WRONG])
def test_every_word_of_a_complaint_is_translated(
    cli: CommandLine, pseudo: None, words: tuple[str, ...], message: str
) -> None:
    complaint = cli(*words).err
    place, text = complaint.split(": ⟦", 1) if ": ⟦" in complaint else ("", complaint.removeprefix("⟦"))
    assert not re.search(r"[^\W\d_]", outside_brackets("⟦" + text)), complaint
    assert place in ("", "--lang", "--deck", "none.yaml", " ".join(("peksos-trainer", *words))) or " ".join(
        ("peksos-trainer", *words)
    ).startswith(place)


def test_a_wrong_command_with_json_is_one_object(cli: CommandLine) -> None:
    wrong = cli("due", "--json", "--jsn")
    assert (wrong.code, wrong.err) == (2, "")
    assert wrong.json["error"] == {
        "message": "there is no option --jsn",
        "hint": "did you mean --json",
        "place": "peksos-trainer due",
        "exit_code": 2,
    }


def test_the_help_reads_no_deck_and_no_history(cli: CommandLine) -> None:
    cli.history_file.parent.mkdir(parents=True)
    cli.history_file.write_text("not a history")
    cli.deck("broken.yaml", "{")
    for words in every_command():
        assert cli(*words, "--help").err == ""


def test_a_shell_can_complete_commands(cli: CommandLine) -> None:
    environ = {"_PEKSOS_TRAINER_COMPLETE": "zsh_complete", "COMP_WORDS": "peksos-trainer hi", "COMP_CWORD": "1"}
    done = cli(language="", environ=environ)
    assert (done.code, done.err) == (0, "")
    about = "Temukan, urungkan, periksa, perbaiki, pulihkan, dan gabungkan riwayat."
    assert done.out.split("\n")[:3] == ["plain", "history", about]
