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


words = st.text("ab }:é\n", min_size=1, max_size=6)
gaps = st.builds(
    Cloze,
    st.integers(1, 999).map(lambda number: f"c{number}"),
    st.text("abé {", min_size=1, max_size=5).filter(str.strip),
    st.text("ab:é", max_size=5),
)


def typed(piece: str | Cloze) -> str:
    return piece if isinstance(piece, str) else "{{" + "::".join(filter(None, piece)) + "}}"


@given(st.lists(st.one_of(words, gaps), max_size=8))
def test_what_was_put_together_is_found_again(pieces: list[str | Cloze]) -> None:
    found = parts("".join(map(typed, pieces)))
    assert [piece for piece in found if isinstance(piece, Cloze)] == [one for one in pieces if isinstance(one, Cloze)]
    assert "".join(map(typed, found)) == "".join(map(typed, pieces))


@given(st.text("{}c1:a"))
def test_of_any_text_nothing_is_lost_but_marks(text: str) -> None:
    found = parts(text)
    assert all(isinstance(piece, Cloze) or piece for piece in found) or text == ""
    assert "".join(map(typed, found)).replace("::}}", "}}") == text.replace("::}}", "}}")
    assert set(kinds(text)) == {piece.kind for piece in found if isinstance(piece, Cloze)}


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
