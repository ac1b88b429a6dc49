"""What a file may hold at most, and that nothing in it costs more than its size is worth."""

import gc
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.history.table_of_events import AT, ID
from trainer.decks import parse_nodes
from trainer.decks.identity import MAX_ID
from trainer.decks.messages import MAX_MESSAGES, DeckError
from trainer.decks.parse import parse_deck, read_deck
from trainer.decks.source import MAX_BYTES
from trainer.history.codec import decode, encode
from trainer.history.events import Review
from trainer.scheduling.rating import Rating

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def nested(depth: int) -> str:
    """A deck whose deepest list has this depth: the root is 1, its card 2."""
    return "- front: a\n  back: b\n  x-a: " + "[" * (depth - 2) + "]" * (depth - 2) + "\n"


@both_parsers
def test_sixteen_levels_are_read_and_the_seventeenth_is_told(pure: bool) -> None:
    assert parse_deck(nested(16), pure=pure).notes
    with pytest.raises(DeckError) as caught:
        parse_deck(nested(17), pure=pure)
    message = caught.value.messages[0]
    assert (message.line, message.column) == (3, 8 + 14)
    assert "deeper than 16" in message.text


@both_parsers
@pytest.mark.parametrize("begin", ["", "- front: a\n  back: "], ids=["at once", "in a card"])
@pytest.mark.parametrize("opening", ["[", "{", "[{a: ", "- ", "? ", "- ? "])
@pytest.mark.parametrize("size", [200_000, 5_000_000])
def test_any_depth_is_refused_at_once(size: int, opening: str, begin: str, pure: bool) -> None:
    if begin and opening[0] in "-?":
        begin = "- x-a:\n    "
    with pytest.raises(DeckError, match="deeper than 16"):
        parse_deck(begin + opening * (size // len(opening)), pure=pure)


@both_parsers
def test_the_number_of_nodes(monkeypatch: pytest.MonkeyPatch, pure: bool) -> None:
    monkeypatch.setattr(parse_nodes, "MAX_NODES", 1000)
    cards = "".join(f"- [kata {number}, x]\n" for number in range(333))  # 3 each, and the list
    assert len(parse_deck(cards, pure=pure).notes) == 333
    with pytest.raises(DeckError, match="more than two million"):
        parse_deck(cards + "- [kata, lagi]\n", pure=pure)
    with pytest.raises(DeckError, match="more than two million"):
        parse_deck("a: [" + "x, " * 1001 + "]", pure=pure)
    with pytest.raises(DeckError, match="more than two million"):
        parse_deck("".join(f"kata {number}: x\n" for number in range(500)), pure=pure)


def test_the_size_of_a_file(tmp_path: Path) -> None:
    large = tmp_path / "besar.yaml"
    large.touch()
    os.truncate(large, MAX_BYTES + 1)
    with pytest.raises(DeckError, match="larger than 64 MiB"):
        read_deck(large)
    with pytest.raises(DeckError, match="larger than 64 MiB"):
        parse_deck(b"#" * (MAX_BYTES + 1))


@both_parsers
@pytest.mark.parametrize("letter", ["a", "\u00e9", "\u0e01", "\U0001f600"])
def test_a_field_holds_16_kib(letter: str, pure: bool) -> None:
    most = 16 * 1024 // len(letter.encode())
    assert parse_deck(f"- front: a\n  back: {letter * most}\n", pure=pure).notes
    with pytest.raises(DeckError, match="longer than 16 KiB"):
        parse_deck(f"- front: a\n  back: {letter * (most + 1)}\n", pure=pure)


@pytest.mark.parametrize("field", ["front", "hint_en", "tags", "examples", "confusable_with: {b", "keywords: [{b"])
def test_every_field_has_that_limit(field: str) -> None:
    end = "}" * field.count("{") + "]" * field.count("[")
    end = end[::-1] if "[{" in field and end == "]}" else end
    text = f"- {'' if field == 'front' else 'front: a'}\n  back: b\n  {field}: {'c' * 17_000}{end}\n"
    with pytest.raises(DeckError, match="longer than 16 KiB"):
        parse_deck(text)


def test_a_text_that_no_field_takes_holds_64_kib() -> None:
    assert parse_deck(f"- front: a\n  back: b\n  x-a: {'c' * 65_536}\n").notes
    with pytest.raises(DeckError, match="longer than 64 KiB"):
        parse_deck(f"- front: a\n  back: b\n  x-a: {'c' * 65_537}\n")


@both_parsers
def test_a_field_holds_500_lines(pure: bool) -> None:
    def text(lines: int) -> str:
        return "- front: a\n  back: |\n" + "    b\n" * lines

    assert parse_deck(text(500), pure=pure).notes[0].back.own.count("\n") == 499
    with pytest.raises(DeckError, match="more than 500 lines"):
        parse_deck(text(501), pure=pure)


@both_parsers
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: {id}\ncards: [[a, b]]\n", (1, 5)),
        ("- front: a\n  back: b\n  id: {id}\n", (3, 7)),
        ("levels:\n  {id}: Mikro\ncards: [[a, b]]\n", (2, 3)),
    ],
)
def test_an_id_holds_200_characters(text: str, place: tuple[int, int], pure: bool) -> None:
    for letter in ("a", "\u0e01"):
        assert parse_deck(text.format(id=letter * MAX_ID), pure=pure).notes
        with pytest.raises(DeckError, match="this id has 201 characters, and an id has 200 at most") as caught:
            parse_deck(text.format(id=letter * (MAX_ID + 1)), pure=pure)
        (message,) = caught.value.messages
        assert (message.line, message.column) == place
        assert f'write a shorter one: "{letter * 40}"' in message.explain(str)


def test_a_card_of_the_longest_names_is_read_back_from_the_history() -> None:
    card = f"{'d' * MAX_ID}/{'n' * MAX_ID}#definition"
    review = Review(id=ID, at=AT, card=card, rating=Rating.GOOD, ms=1)
    assert decode(encode(review)) == review


def test_twenty_problems_are_told_and_that_there_are_more() -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck("".join(f"- front: kata {number}\n" for number in range(30)))
    error = caught.value
    assert [message.line for message in error.messages] == list(range(1, MAX_MESSAGES + 1))
    assert not error.complete
    assert error.explain(str).endswith("only the first 20 problems of this file are shown")


def test_exactly_twenty_problems_are_all() -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck("".join(f"- front: kata {number}\n" for number in range(20)))
    assert caught.value.complete
    assert "only the first" not in caught.value.explain(str)


def _seconds(text: str) -> float:
    """CPU time of reading ``text``, the smaller of two: the second is without the costs of a first time."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        with suppress(DeckError):
            parse_deck(text)
        times.append(time.process_time() - begin)
    return min(times)


HOSTILE: dict[str, Callable[[int], str]] = {
    "gaps never closed": lambda n: '- front: "' + "{{c1::" * (n // 8) + '"\n  back: x\n',
    "unknown keys": lambda n: "- front: a\n  back: b\n" + "".join(f"  kunci{i}: x\n" for i in range(n)),
    "the same key": lambda n: "judul: x\n" * n,
    "empty backs": lambda n: "".join(f"- front: a{i}\n  back:\n" for i in range(n)),
    "broken at the end": lambda n: "".join(f"- front: a{i}\n  back: b\n" for i in range(n)) + " x: [",
    "unknown look-alikes": lambda n: (
        "- front: a\n  back: b\n  confusable_with: [" + ", ".join(map(str, range(n))) + "]"
    ),
    "unknown kinds": lambda n: "kinds: [" + ", ".join(f"k{i}" for i in range(n)) + "]\ncards: [[a, b]]",
    "one id": lambda n: "- [a, b]\n" * n,
    "anchors": lambda n: "- &a x\n" * n,
    "spaces": lambda n: "- front: a\n  back: b" + " " * 50 * n + "c\n",
    "an id with a wrong end": lambda n: "id: " + "a" * (n // 2) + "#\ncards: [[a, b]]\n",
    "lists where texts belong": lambda n: "".join(f"kata{i}: [x]\n" for i in range(n)),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_size_and_no_faster(make: Callable[[int], str]) -> None:
    size = 4_000
    small, large = _seconds(make(size)), _seconds(make(8 * size))
    assert large < 0.1 or large < 24 * small, f"{small:.3f} s became {large:.3f} s"


def test_the_collector_of_garbage_is_left_as_it_was() -> None:
    assert gc.isenabled()
    parse_deck("- [a, b]")
    assert gc.isenabled()
    with pytest.raises(DeckError):
        parse_deck("[")
    assert gc.isenabled()
