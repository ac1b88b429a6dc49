"""Whatever goes wrong: one message, the right exit code, no traceback."""

import errno
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.terminal import PROGRAM, environment
from trainer.cli import start
from trainer.cli.failures import INTERRUPTED, READER_GONE
from trainer.cli.opening import Run
from trainer.errors import FileFormatError, StorageError, TrainerError, UsageError
from trainer.i18n import N_

Fail = Callable[[BaseException], None]


@pytest.fixture
def fail_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fail]:
    """``fail_with(error)``: every command that opens the collection meets ``error`` there."""

    def prepare(error: BaseException) -> None:
        def failing(*_arguments: object, **_keywords: object) -> None:
            raise error

        monkeypatch.setattr(Run, "collection", failing)
        monkeypatch.setattr(start, "study_line_by_line", failing)

    yield prepare


@pytest.mark.parametrize(
    ("kind", "code"), [(TrainerError, 4), (UsageError, 2), (FileFormatError, 3), (StorageError, 4)]
)
def test_expected_errors_have_the_exit_code_of_their_kind(
    cli: CommandLine, fail_with: Fail, kind: type[TrainerError], code: int
) -> None:
    fail_with(kind(N_("the value is empty"), hint=N_("did you mean {near}"), place="file:3", near="x\x1b[2J"))
    done = cli("due")
    assert (done.code, done.out) == (code, "")
    assert done.err == "file:3: the value is empty; did you mean x␛[2J\n"
    error = cli("due", "--json")
    assert (error.code, error.err) == (code, "")
    assert error.json["error"]["exit_code"] == code


@pytest.mark.parametrize("words", [("due",), ("due", "--json"), ()])
def test_an_error_of_the_program_itself_is_one_line(cli: CommandLine, fail_with: Fail, words: tuple[str, ...]) -> None:
    fail_with(ZeroDivisionError("card text that belongs to nobody else"))
    done = cli(*words, typed="\n")
    assert done.code == 4
    said = done.out + done.err
    assert said.count("\n") == 1
    assert "ZeroDivisionError (test_failures.py:" in said
    assert "PEKSOS_TRAINER_DEBUG=1" in said
    assert "card text" not in said
    assert "Traceback" not in said


def test_who_wants_to_see_the_traceback_sees_it(cli: CommandLine, fail_with: Fail) -> None:
    fail_with(ZeroDivisionError("why"))
    with pytest.raises(ZeroDivisionError):
        cli("due", environ={"PEKSOS_TRAINER_DEBUG": "1"})


def test_a_refusal_of_the_system_is_told(cli: CommandLine, fail_with: Fail) -> None:
    fail_with(OSError(errno.EMFILE, "Too many open files", "/a/\x1b]0;b"))
    done = cli("due")
    assert (done.code, done.err) == (4, "/a/␛]0;b: the system refuses: too many files are open\n")
    assert cli("due", language="id").err == "/a/␛]0;b: sistem menolak: terlalu banyak berkas terbuka\n"
    fail_with(OSError(errno.EXDEV, "Cross-device link"))
    assert cli("due", language="id").err == "sistem menolak: Cross-device link\n"


def test_the_system_says_in_the_learners_language_why_the_history_is_unreadable(cli: CommandLine) -> None:
    cli.home.mkdir()
    (cli.home / "data").write_text("")
    done = cli("due", language="id")
    assert done.code == 3
    assert "sebagian jalur ini adalah berkas, bukan folder" in done.err
    assert "izinkan" not in done.err


def test_a_stop_by_the_keyboard_is_quiet(cli: CommandLine, fail_with: Fail) -> None:
    fail_with(KeyboardInterrupt())
    assert cli("due").code == INTERRUPTED
    assert cli("due").err == "\n"
    assert cli("due").out == ""


def shell(tmp_path: Path, command: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell gets back; ``$P`` is the installed program."""
    environ = environment(tmp_path, P=str(PROGRAM))
    return subprocess.run(["bash", "-c", command], env=environ, capture_output=True, check=False, cwd=tmp_path)


def test_a_reader_that_went_away_is_no_complaint(tmp_path: Path) -> None:
    for words in ("decks", "--help", "study --plain"):
        done = shell(tmp_path, f"yes '' | \"$P\" {words} | true; exit ${{PIPESTATUS[1]}}")
        assert done.stderr == b""
        assert done.returncode in (0, READER_GONE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_the_output_is_told(tmp_path: Path) -> None:
    for words in ("decks", "due --json", "--lang en --help"):
        done = shell(tmp_path, f'"$P" {words} >/dev/full')
        assert done.returncode == 4, words
        assert done.stderr.count(b"\n") == 1, done.stderr
        assert b"Traceback" not in done.stderr


def test_closed_streams_are_no_trouble(tmp_path: Path) -> None:
    assert shell(tmp_path, '"$P" due >&-').returncode == 0
    assert shell(tmp_path, '"$P" due 2>&-').stdout
    assert shell(tmp_path, '"$P" nonsense 2>&-').returncode == 2
    nothing = shell(tmp_path, '"$P" <&-')
    assert (nothing.returncode, nothing.stdout) == (2, b"")
    assert nothing.stderr.count(b"\n") == 1


def test_an_output_in_ascii_gets_question_marks_instead_of_a_failure(tmp_path: Path) -> None:
    done = shell(tmp_path, 'PYTHONIOENCODING=ascii "$P" due')
    assert done.returncode == 0
    assert b"? 2 menit" in done.stdout


def test_input_that_is_no_utf8_is_no_trouble(tmp_path: Path) -> None:
    done = shell(tmp_path, "printf '\\xff\\xfe\\n\\nq\\n' | PYTHONUTF8=1 \"$P\" study --plain")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_home_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "peksos").mkdir()
    (tmp_path / "peksos" / "data").symlink_to(tmp_path / "a-stick-that-is-not-there" / "data")
    done = shell(tmp_path, 'printf \'\\n\' | TMPDIR="$PWD" "$P" --lang en study --plain')
    assert done.returncode == 4
    refused, again, kept = done.stderr.decode().splitlines()
    assert refused.startswith(str(tmp_path))
    assert ": not saved" in refused
    assert refused == again
    (file,) = tmp_path.glob("peksos-trainer-*/peksos-trainer-unsaved.json")
    assert kept == f"1 entry was put into {file}"
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
