"""A sitting line by line: every key, every end, and what happens when an answer can't be saved."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.support.collections import SMALL_DECK
from tests.support.command_line import CommandLine, Result
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.cli.keyboard import Keyboard
from trainer.cli.plain_saving import PlainSaving
from trainer.errors import StorageError
from trainer.history.store import HistoryFile
from trainer.i18n import N_, catalog

PLAIN = ("study", "--plain", "--deck", "kecil")


@pytest.fixture
def small(cli: CommandLine) -> CommandLine:
    """A home with the small deck."""
    cli.deck("kecil.yaml", SMALL_DECK)
    return cli


@pytest.fixture
def turned(small: CommandLine) -> CommandLine:
    """The same, with every card asked by turning it over; the other ways have tests of their own."""
    for kind in ("case", "term", "definition"):
        small("config", "set", f"ask_{kind}", "flip")
    return small


def kinds_in(file: Path) -> Counter[str]:
    """How many events of each kind a history holds."""
    return Counter(event["k"] for event in json.loads(file.read_text())["events"])


def sitting(cli: CommandLine, *lines: str) -> Result:
    """A sitting with these lines on its stdin."""
    return cli(*PLAIN, typed="".join(f"{line}\n" for line in lines))


def test_two_pages_then_their_questions(turned: CommandLine) -> None:
    done = sitting(turned, "", "", "", "", "", "1", "", "4", "q")
    assert (done.code, done.err) == (0, "")
    assert kinds_in(turned.history_file) == {"created": 1, "read": 2, "review": 3}
    reviews = [event for event in json.loads(turned.history_file.read_text())["events"] if event["k"] == "review"]
    assert [review["r"] for review in reviews] == [3, 1, 4]
    assert {review["how"] for review in reviews} == {"flip"}
    assert "2 new notes read, 2 cards, 1 minute." in done.out
    assert "> \n" in done.out  # the line end that nobody typed


def test_the_page_shows_everything_and_the_question_names_no_answer(turned: CommandLine) -> None:
    read, asked = sitting(turned, "", "").out, sitting(turned, "q").out
    page = read.split("> ")[0]
    for text in ("new: read it first", "Pendengar", "Level: mikro", "Menyimak anggota", "Case: kasus b1"):
        assert text in page
    question = asked.split("> ")[0]
    assert "kasus b2" in question
    assert "case" in question
    assert not any(word in question for word in ("Pendengar", "Menyimak", "mikro", "kecil/", "#case", "Good"))


def test_gaps_are_filled_in_and_marks_left_out(cli: CommandLine) -> None:
    cli.deck(
        "kecil.yaml",
        "format: 1\nid: kecil\ntitle: '**Hukum** dasar'\nlevels: [{id: a, title: '*Satu*'}]\ncards:\n"
        '  - {id: x, level: a, front: "**UU** {{c1::11::nomor}}", back: "`b` *c*",\n'
        '     examples: [{text: "**k**", why: "*w*"}]}\n',
    )
    page = sitting(cli, "", "", "1", "q").out
    for text in ("Hukum dasar", "UU 11", "b c", "Level: Satu"):
        assert text in page
    assert not any(mark in page for mark in ("*", "`", "{{"))


def test_the_answer_carries_the_times_of_its_keys(turned: CommandLine) -> None:
    shown = sitting(turned, "", "", "", "q").out
    assert "Answer: Pendengar" in shown
    assert "Definition: Menyimak anggota" in shown
    assert "1 Again (1 min) · 2 Hard (6 min) · 3 Good (10 min) · 4 Easy (" in shown
    assert shown.index("1 Again (1 min)") < shown.index("Enter = Good")


def test_numbers_count_only_after_the_answer(turned: CommandLine) -> None:
    done = sitting(turned, "", "", "3", "q")
    assert "First Enter, to see the answer" in done.out
    assert kinds_in(turned.history_file)["review"] == 0


def test_what_makes_no_sense_is_asked_again(small: CommandLine) -> None:
    done = sitting(small, "x\x1b[2J" + "y" * 100, "?", "q")
    assert "Not understood: x␛[2jyyyyyyyyyyyyyy…. ? shows what can be typed." in done.out
    assert "\x1b" not in done.out
    assert "u: undo the latest action" in done.out


def test_undo_reaches_into_the_sitting_before(small: CommandLine) -> None:
    sitting(small, "", "", "", "1", "q")
    done = sitting(small, "u", "u", "u", "u", "q")
    assert done.out.count("Undone.") == 3
    assert "There is nothing to undo." in done.out
    assert kinds_in(small.history_file) == {"created": 1, "read": 2, "review": 1, "undo": 3}


def test_undo_after_the_answer_was_shown(small: CommandLine) -> None:
    done = sitting(small, "", "", "", "u", "u", "q")
    asked, taken_back, read = done.out.split("Undone.")
    assert asked.count("Which term fits this case?") == taken_back.count("Which term fits this case?") == 1
    assert "read it first" not in taken_back and "read it first" in read
    assert kinds_in(small.history_file) == {"created": 1, "read": 2, "undo": 1}


def test_a_page_for_later_and_a_card_put_aside(small: CommandLine) -> None:
    done = sitting(small, "n", "", "-", "q")
    assert "Buried until tomorrow." in done.out
    done = sitting(small, "", "@", "q")
    assert "Suspended: this card isn't asked any more." in done.out
    assert kinds_in(small.history_file) == {"created": 1, "read": 2, "bury": 1, "review": 1, "suspend": 1}


def test_the_end_of_the_lines_is_a_polite_end(small: CommandLine) -> None:
    done = sitting(small, "")
    assert (done.code, done.err) == (0, "")
    assert "1 new note read, 1 minute." in done.out
    assert "Tomorrow: " in done.out


def test_a_day_without_cards_ends_at_once(turned: CommandLine) -> None:
    done = sitting(turned, "", "", *["", "4"] * 2, "q")
    assert done.code == 0
    again = turned(*PLAIN, typed="\n")
    assert again.code == 0
    assert "Nothing is left for today." in again.out
    assert "> " not in again.out


def test_a_card_in_learning_says_when_it_comes_back(turned: CommandLine) -> None:
    turned("config", "set", "learn_ahead_minutes", "0")
    done = sitting(turned, "", "", "", "3", "", "3")
    assert "A card that you are still learning comes back at 09:22." in done.out


def test_no_line_at_all_is_a_wrong_command(small: CommandLine) -> None:
    done = small(*PLAIN)
    assert done.code == 2
    assert done.err == (
        "there is nobody to answer: no line can be read from the input; "
        "run it in a terminal, or give it lines through a pipe\n"
    )


def test_no_terminal_means_plain_lines(small: CommandLine) -> None:
    assert "new: read it first" in small(typed="q\n").out
    assert small("study", "--deck", "kecil", typed="q\n").out == small(*PLAIN, typed="q\n").out
    assert small().code == 2


def test_a_broken_deck_file_is_told_with_its_place(small: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "rusak.yaml").write_text("- front: Penghubung\n  back: Artinya: x\n")
    done = small("study", "--plain", "--deck", "rusak.yaml", typed="\n")
    assert (done.code, done.out) == (3, "")
    assert "rusak.yaml:2:16: " in done.err
    assert done.err.endswith("^\n")


def test_a_deck_file_is_studied_alone(small: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "lain.yaml").write_text("Empati: Memahami perasaan klien\n")
    shown = small("study", "--plain", "--deck", "lain.yaml", typed="q\n").out
    assert shown.startswith("1 new note: about 1 min\n")
    assert "Empati" in shown


class FullDisk:
    """Lets appends fail until it's told otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failures: int) -> None:
        self.failures = failures
        append = HistoryFile.append

        def failing(history: HistoryFile, events: object) -> None:
            if self.failures and history.path.name == "history.json":
                self.failures -= 1
                raise StorageError(N_("not saved: the disk is full"), hint=N_("make room, then try again"))
            append(history, events)  # type: ignore[arg-type]

        monkeypatch.setattr(HistoryFile, "append", failing)


def test_a_failed_answer_is_tried_again(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 2)
    done = sitting(small, "", "?", "", "q")
    assert done.code == 0
    assert done.err == "not saved: the disk is full; make room, then try again\n" * 2
    assert kinds_in(small.history_file) == {"created": 1, "read": 1}


def test_what_isn_t_understood_there_is_told(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 1)
    done = sitting(small, "", "3", "L", "q")
    assert "Not understood: 3.\n" in done.out
    assert done.err.count("not saved: the disk is full") == 1
    assert kinds_in(small.history_file) == {"created": 1, "read": 1}


def test_stopping_at_a_failed_answer_is_a_failure(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 99)
    for lines in (["", "q"], [""]):
        assert sitting(small, *lines).code == 4
        assert not small.history_file.exists()


def test_an_answer_that_stopped_the_sitting_is_put_where_the_learner_wants(
    small: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    FullDisk(monkeypatch, 99)
    done = sitting(small, "", "q", "Cadangan.json")
    assert "1 action isn't saved yet." in done.out
    assert kinds_in(tmp_path / "Cadangan.json") == {"created": 1, "read": 1}


def test_going_on_unsaved_keeps_everything_until_the_end(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 3)
    done = sitting(small, "", "l", "", "", "q", "")
    assert done.code == 0
    assert "2 actions aren't saved yet." in done.out
    assert kinds_in(small.history_file) == {"created": 1, "read": 2, "review": 1}


def test_unsaved_actions_go_into_another_file(
    small: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    FullDisk(monkeypatch, 99)
    done = sitting(small, "", "l", "", "q", "Cadangan.json")
    assert done.code == 0
    assert kinds_in(tmp_path / "Cadangan.json") == {"created": 1, "read": 2}
    assert not small.history_file.exists()


def test_ctrl_c_at_a_failed_answer_asks_where_to_put_it(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 1)
    line = Keyboard.line
    typed = iter([True, False])

    def interrupted(keyboard: Keyboard) -> str | None:
        if next(typed, True):
            return line(keyboard)
        raise KeyboardInterrupt

    monkeypatch.setattr(Keyboard, "line", interrupted)
    assert sitting(small, "", "").code == 130
    assert kinds_in(small.history_file) == {"created": 1, "read": 1}


def test_giving_unsaved_actions_up_is_a_failure(small: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    FullDisk(monkeypatch, 99)
    assert sitting(small, "", "l", "q", "q").code == 4
    assert not list(small.home.rglob("*.json"))


def test_where_nobody_can_be_asked_unsaved_actions_are_put_beside_the_history(
    small: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch, 99)
    done = sitting(small, "", "l")  # and then the input ends
    file = small.home / "data" / "peksos-trainer-unsaved.json"
    assert done.code == 4
    assert done.err.endswith(f"1 entry was put into {file}\n")
    assert kinds_in(file) == {"created": 1, "read": 1}


def test_an_error_of_the_program_itself_costs_no_unsaved_action(
    small: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    FullDisk(monkeypatch, 2)

    def broken(_self: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(PlainSaving, "keep", broken)
    done = sitting(small, "", "l", "q")
    assert done.code == 4
    assert "1 entry could be saved after all\n" in done.err
    assert "an error of the program itself: ZeroDivisionError" in done.err
    assert kinds_in(small.history_file) == {"created": 1, "read": 1}


def test_every_word_of_a_sitting_is_translated(turned: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    FullDisk(monkeypatch, 1)
    done = sitting(turned, "?", "x", "", "l", "", "1", "", "1", "u", "", "@", "u", "-", "", "4", "q")
    left = outside_brackets(done.out)
    for text in ("Penghubung", "Pendengar", "Menyimak anggota", "Mempertemukan klien dan sumber", "Paket kecil"):
        left = left.replace(text, "")
    for text in ("kasus b1", "kasus b2", "kasus b3", "kasus a1", "kasus a2", "mikro"):
        left = left.replace(text, "")
    assert not [character for character in left if character.isalpha()], left


def test_history_undo_tells_all_that_it_takes_back(small: CommandLine) -> None:
    sitting(small, "", "", "", "-", "q")
    assert kinds_in(small.history_file)["review"] == kinds_in(small.history_file)["bury"] == 1
    assert small("history", "undo").err == "Undone: Pendengar (case), Again; Pendengar (case), buried\n"
