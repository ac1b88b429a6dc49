"""Gaps in texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.cloze import Cloze, filled, kinds, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("",)),
        ("tanpa celah", ("tanpa celah",)),
        ("{{c1::satu}}", (Cloze("c1", "satu"),)),
        ("a {{c1::satu}} b", ("a ", Cloze("c1", "satu"), " b")),
        ("{{c2::dua::hint}}{{c1::satu}}", (Cloze("c2", "dua", "hint"), Cloze("c1", "satu"))),
        ("{{c1::a::b::c}}", (Cloze("c1", "a", "b::c"),)),
        ("{{c12::a}} {{c012::b}}", (Cloze("c12", "a"), " ", Cloze("c12", "b"))),
        ("{{c1::**tebal** & `kode`}}", (Cloze("c1", "**tebal** & `kode`"),)),
        ("{{c1::dua\nbaris}}", (Cloze("c1", "dua\nbaris"),)),
        ("{{c1::{a}}}", (Cloze("c1", "{a"), "}")),
        ("{{c1::terbuka", ("{{c1::terbuka",)),
        ("{{c1::a {{c2::b}}", ("{{c1::a ", Cloze("c2", "b"))),
        ("{{c1::a {{c2::b}} c}}", ("{{c1::a ", Cloze("c2", "b"), " c}}")),
        ("{{c0::a}}", ("{{c0::a}}",)),
        ("{{c::a}}", ("{{c::a}}",)),
        ("{{c1:a}}", ("{{c1:a}}",)),
        ("{{c1::}}", ("{{c1::}}",)),
        ("{{c1:: }}", ("{{c1:: }}",)),
        ("{{c1::::h}}", ("{{c1::::h}}",)),
        ("{{c1234::a}}", ("{{c1234::a}}",)),
        ("{{c²::a}}", ("{{c²::a}}",)),
        ("{{d1::a}} {c1::b}", ("{{d1::a}} {c1::b}",)),
        ("}} {{c1::a}} }}", ("}} ", Cloze("c1", "a"), " }}")),
    ],
)
def test_parts(text: str, expected: tuple[str | Cloze, ...]) -> None:
    assert parts(text) == expected


pieces = st.one_of(
    st.text("ab {}c1:", max_size=6),
    st.builds(lambda n, text: f"{{{{c{n}::{text}}}}}", st.integers(0, 30), st.text("ab: {}", max_size=5)),
)


@given(st.lists(pieces, max_size=8).map("".join))
def test_parts_put_together_are_the_text(text: str) -> None:
    def typed(piece: str | Cloze) -> str:
        if isinstance(piece, str):
            return piece
        return "{{" + "::".join(filter(None, (piece.kind, piece.text, piece.hint)))

    found = "".join(typed(piece) for piece in parts(text))
    assert found == "".join(text.split("}}")) or all(isinstance(piece, str) for piece in parts(text)) or _same(text)


def _same(text: str) -> bool:
    """Every character of the text outside marks, hints and numbers is in the filled text, in order."""
    left = iter(text)
    return all(character in left for character in filled(text))


@given(st.lists(pieces, max_size=8).map("".join))
def test_kinds_are_those_of_the_gaps(text: str) -> None:
    found = kinds(text)
    assert set(found) == {piece.kind for piece in parts(text) if isinstance(piece, Cloze)}
    assert list(found) == sorted(found, key=lambda kind: int(kind[1:]))


def test_kinds_of_two_texts_go_together() -> None:
    assert kinds("{{c2::a}} {{c10::b}}", "{{c1::c}} {{c2::d}}") == ("c1", "c2", "c10")
    assert kinds("{{c1::a", "b}}") == ()


def test_filled() -> None:
    assert filled("a {{c1::b::c}} {{c2::d}}{{c3") == "a b d{{c3"


@pytest.mark.parametrize("piece", ["{{c1::", "{{c1::a}}", "}}", "{{", "{{c1::a{{", "::"])
def test_time_grows_with_the_text(piece: str) -> None:
    begin = time.process_time()
    parts(piece * 200_000)
    assert time.process_time() - begin < 5, "one second of a fast machine; quadratic time would take hours"
