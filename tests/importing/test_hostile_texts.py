"""Files that were made to do harm become decks or errors, soon, and never command the terminal."""

from contextlib import suppress
from pathlib import Path
from time import perf_counter
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.hostile_texts import HOSTILE_TEXTS
from tests.importing.reading import NOW, written
from trainer.decks.model import CardId
from trainer.decks.parse import parse_deck
from trainer.errors import TrainerError
from trainer.importing import hashcards, obsidian, supermemo, table
from trainer.importing.formats import format_of
from trainer.importing.report import Imported, Wanted
from trainer.text import clean

SECONDS = 20
"""Much more than any of them takes: what grows with the square of its length takes minutes."""


def read(path: Path) -> list[Imported]:
    return format_of(path).read()(path, Wanted(NOW, reviews=True))


@pytest.mark.parametrize(("name", "data"), HOSTILE_TEXTS, ids=[name for name, _ in HOSTILE_TEXTS])
def test_a_hostile_file_becomes_a_deck_or_an_error_soon(name: str, data: str | bytes, tmp_path: Path) -> None:
    path = written(tmp_path, name, data)
    begin = perf_counter()
    told: list[str] = []
    try:
        decks = read(path)
    except TrainerError as error:
        assert error.hint
        told = [error.explain(str)]
    else:
        assert decks
        for deck in decks:
            told += [deck.text, *(remark.explain(str) for remark in (*deck.report.changed, *deck.report.left_out))]
            assert deck.deck.notes
    assert perf_counter() - begin < SECONDS
    assert [text for text in told if clean(text) != text] == []


PIECES = [
    ("a.md", "==a"),
    ("a.md", "{{c1::"),
    ("a.md", "`a::b` {{c::d}} "),
    ("a.md", "`::"),
    ("a.md", "{{a}} ==b`"),
    ("a.md", "#flashcards/"),
    ("a.csv", '"'),
    ("a.csv", ',"'),
    ("a.csv", '"a,b\n'),
    ("a.csv", ',"""'),
    ("a.csv", '\n"""'),
    ("a.csv", '""""\n,'),
]


@pytest.mark.parametrize(("name", "piece"), PIECES)
def test_twice_as_much_takes_about_twice_as_long(name: str, piece: str, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        path = written(tmp_path, name, piece * count + "\n\na::b,c\n")
        begin = perf_counter()
        with suppress(TrainerError):
            read(path)
        return perf_counter() - begin

    few = min(seconds(1_000) for _ in range(3))
    assert seconds(8_000) < 30 * max(few, 0.005), "eight times as much; by the square it would be 64 times as long"


SIGNS = st.lists(
    st.sampled_from(
        ["\n", "\t", ",", ";", "|", '"', "::", "?", "\n?\n", "==", "{{", "}}", "`", "[", "]", "\\", "![", " "]
    )
    | st.sampled_from(["Q:", "\nQ: ", "\nA: ", "\nC: ", "---\n", "front,back", "\nid,front,back,level\n", "'=", "c1::"])
    | st.sampled_from(
        ["#flashcards/x", "<!--SR:!2026-11-28,4,270-->", "<!--", "-->", "# ", "a", "b ", "é", "\x1b", "\r"]
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize("name", ["a.csv", "a.md"])
@pytest.mark.parametrize("read_as", [table, obsidian, hashcards, supermemo], ids=lambda module: module.__name__)
@given(text=SIGNS)
def test_signs_in_any_order_become_a_deck_or_an_error(
    read_as: ModuleType, name: str, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.getbasetemp(), name, text)
    read_as.fits(text.encode(), path)
    with suppress(TrainerError):
        for imported in read_as.read(path, Wanted(NOW, reviews=True)):
            assert parse_deck(imported.text, Path(f"{imported.deck.id}.yaml")) == imported.deck
            assert {note.id for note in imported.deck.notes} >= {
                CardId.parse(event.card).note for event in imported.events
            }
