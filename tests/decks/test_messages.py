"""How a problem is told."""

from pathlib import Path

import pytest

from trainer.decks.messages import DeckError, Message, columns, shorten
from trainer.decks.parse import parse_deck, read_deck
from trainer.errors import FileFormatError


def error_of(text: str | bytes, file: Path | None = Path("paket.yaml")) -> DeckError:
    with pytest.raises(DeckError) as caught:
        parse_deck(text, file)
    return caught.value


def test_place_cause_remedy_line_and_caret() -> None:
    error = error_of("- front: Penghubung\n  back: Artinya: mempertemukan\n")
    assert error.explain(str) == (
        "paket.yaml:2:16: a colon followed by a space can't stand in a text without quotes; "
        'write back: "Artinya: mempertemukan"\n'
        "    back: Artinya: mempertemukan\n"
        "                 ^"
    )
    assert isinstance(error, FileFormatError)
    assert (error.exit_code, error.place, error.file) == (3, "paket.yaml:2:16", Path("paket.yaml"))


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    error = error_of("- front: a\n- back: b\n- [c]\n")
    told = [line for line in error.explain(str).splitlines() if line.startswith("paket.yaml:")]
    assert [line.split(": ")[0] for line in told] == ["paket.yaml:1:3", "paket.yaml:2:3", "paket.yaml:3:3"]


def test_the_language_is_chosen_when_it_is_shown() -> None:
    def translate(text: str) -> str:
        return {"this card has no back": "kartu ini tanpa jawaban", 'add "{key}: …"': 'tambahkan "{key}: …"'}[text]

    assert (
        error_of("- front: a")
        .explain(translate)
        .startswith('paket.yaml:1:3: kartu ini tanpa jawaban; tambahkan "back: …"\n')
    )


def test_without_a_file_the_place_stands_alone() -> None:
    error = error_of("- front: a", None)
    assert error.explain(str).startswith("1:3: this card has no back")
    assert error.place == "1:3"


@pytest.mark.parametrize(("before", "caret"), [("abc", 3), ("社会", 4), ("e\u0301", 1), ("e\u0323\u0301", 1), ("é", 1)])
def test_the_caret_counts_columns_of_the_terminal(before: str, caret: int) -> None:
    message = error_of(f'"{before}": [x]\n').messages[0]
    assert message.caret == caret + len('"": ')
    assert message.column == len(before) + len('"": ') + 1


def test_of_a_long_line_only_the_part_around_the_place_is_shown() -> None:
    message = error_of("- front: a\n  back: " + "kata " * 500 + "lalu: x" + " kata" * 500 + "\n").messages[0]
    assert message.column == 9 + 5 * 500 + 4
    assert len(message.excerpt) <= 102
    assert message.excerpt.startswith("…")
    assert message.excerpt.endswith("…")
    assert message.excerpt[message.caret] == ":"


def test_nothing_of_a_deck_reaches_the_terminal_as_a_command() -> None:
    error = error_of(b"- front: \x1b]52;c;x\x07\n  back: b\n", Path("a\x1b[2J\u202e.yaml"))
    shown = error.explain(str)
    assert not any((ord(character) < 32 and character != "\n") or character == "\u202e" for character in shown)
    assert "␛" in shown


def test_what_is_quoted_of_a_deck_is_clean_and_short() -> None:
    error = error_of('- "front": a\n  "\\e]0;x\\a' + "y" * 500 + '": b\n  "back": [c]\n  "\\u202E": d\n')
    for message in error.messages:
        text = message.explain(str, "x")
        assert "\x1b" not in text
        assert "\u202e" not in text
    warned = parse_deck('- {front: a, back: b, "\\e[2J": c}').warnings[0]
    assert isinstance(warned, Message)
    assert "\x1b" not in warned.explain(str)
    assert "␛[2J" in warned.explain(str)


def test_shorten() -> None:
    assert shorten("  dua\n baris ") == "dua  baris"
    assert shorten("a" * 60) == "a" * 60
    assert shorten("a" * 61) == "a" * 59 + "…"
    assert shorten("kata " * 100, 10) == "kata kata…"


def test_columns() -> None:
    assert [columns(text) for text in ("", "abc", "社", "\u200d", "é", "e\u0301")] == [0, 3, 2, 0, 1, 1]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path, told in [
        (tmp_path / "tidak-ada.yaml", "there is no such file"),
        (tmp_path, "this isn't a file"),
        (tmp_path / "a\0b.yaml", "the file can't be read"),
    ]:
        with pytest.raises(DeckError, match=told) as caught:
            read_deck(path)
        assert caught.value.messages[0].line == 0
        assert caught.value.explain(str).count("\n") == 0


def test_a_pipe_is_no_deck(tmp_path: Path) -> None:
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipa.yaml")
    with pytest.raises(DeckError, match="this isn't a file"):
        read_deck(tmp_path / "pipa.yaml")
