"""Which notes are taken for the same under another name, and what hostile texts may cost."""

import time

import pytest

from trainer.decks.renamed import same_notes, share_held
from trainer.decks.seen import SeenDeck, SeenNote


def notes(*texts: tuple[str, str, str, str]) -> list[SeenNote]:
    return [SeenNote(*one) for one in texts]


def pairs(olds: list[SeenNote], news: list[SeenNote]) -> set[tuple[str, str]]:
    found = same_notes(olds, news)
    assert len({one.old.id for one in found}) == len({one.new.id for one in found}) == len(found)
    return {(one.old.id, one.new.id) for one in found}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (("penghubng", "", "Penghubng", "x"), ("penghubung", "", "Penghubung", "y"), True),
        (("a", "", "Penghubung", "x"), ("b", "", "penghubung", "y"), True),
        (("a", "", "Penghubung", "x"), ("b", "", "Penghubung", "y"), True),
        (("a", "", "Penghubung", "Mempertemukan"), ("b", "", "Perantara", "Mempertemukan"), True),
        (("a", "", "Penghubung", "x"), ("b", "", "Pembela", "y"), False),
        (("a", "", "Penghubung", ""), ("b", "", "Pembela", ""), False),
        (("a", "", "abcde", "x"), ("b", "", "abcdX", "y"), True),  # 0.8 exactly
        (("a", "", "abcd", "x"), ("b", "", "abcX", "y"), False),  # 0.75
        (("a", "", "abcdefgh", "x"), ("b", "", "hgfedcba", "y"), False),  # the same letters
    ],
)
def test_likeness_of_the_front_or_an_equal_back(
    old: tuple[str, str, str, str], new: tuple[str, str, str, str], same: bool
) -> None:
    assert bool(pairs(notes(old), notes(new))) is same


def test_the_best_match_goes_first() -> None:
    olds = notes(("a", "", "Pendamping", "x"), ("b", "", "Pendampink", "y"))
    news = notes(("c", "", "Pendampinx", "p"), ("d", "", "Pendampink", "q"))
    assert pairs(olds, news) == {("a", "c"), ("b", "d")}


def test_a_level_with_another_name_keeps_its_notes_apart() -> None:
    olds = notes(*((f"{level}-p", level, "Penghubung", f"arti {level}") for level in ("mikro", "makro")))
    news = notes(*((f"{level}-p", level, "Penghubung", f"arti {level[:5]}") for level in ("makro2", "mikro2")))
    assert pairs(olds, news) == {("mikro-p", "mikro2-p"), ("makro-p", "makro2-p")}


def test_alike_fronts_of_one_level_go_before_those_of_another() -> None:
    olds = notes(("a", "mikro", "Penghubng", "x"))
    news = notes(("b", "makro", "Penghubung", "y"), ("c", "mikro", "Penghubung", "z"))
    assert pairs(olds, news) == {("a", "c")}


def test_each_is_the_same_as_one_at_most() -> None:
    olds = notes(*((f"a{n}", "", "Penghubung", "x") for n in range(5)))
    news = notes(*((f"b{n}", "", "Penghubung", "x") for n in range(3)))
    assert pairs(olds, news) == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}


def test_thousands_that_are_equal_are_all_found_at_once() -> None:
    olds = notes(*((f"mikro-{n}", "mikro", f"Peran {n}", f"arti {n}") for n in range(20_000)))
    news = notes(*((f"dasar-{n}", "dasar", f"Peran {n}", f"arti {n}") for n in range(20_000)))
    begin = time.process_time()
    assert len(same_notes(olds, news)) == 20_000
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "front",
    [
        lambda n, side: "ab" * 50 + str(n) + side,
        lambda n, side: ("abcdefghij" * 10)[n % 10 :] + side,
        lambda n, side: "".join(sorted(f"{n:0100d}")) + side,
        lambda n, side: ("a" * (50 - n % 50) + "b" * 50)[:: 1 if side == "x" else -1],
        lambda n, side: "a" * 5_000 + side * (n + 1),
    ],
)
def test_hostile_fronts_cost_a_bounded_time(front) -> None:  # type: ignore[no-untyped-def]
    olds = notes(*((f"a{n}", "", front(n, "x")[:200], f"x{n}") for n in range(3_000)))
    news = notes(*((f"b{n}", "", front(n, "y")[:200], f"y{n}") for n in range(3_000)))
    begin = time.process_time()
    same_notes(olds, news)
    assert time.process_time() - begin < 6


def seen(*texts: tuple[str, str, str, str]) -> SeenDeck:
    return SeenDeck("d", "D", {note.id: note for note in notes(*texts)})


def test_how_much_of_a_deck_another_one_holds() -> None:
    ten = [(f"n{n}", "", f"Peran {n}", f"arti {n}") for n in range(10)]
    now = seen(*ten).notes
    assert share_held(seen(*ten), now) == 1
    assert share_held(seen(*ten), seen(*ten[2:], ("lain", "", "x", "y")).notes) == 0.8
    assert share_held(seen(), now) == 0
    # Numbers are ids in many decks; without their texts they say nothing.
    assert share_held(seen(*((f"n{n}", "", f"Kata {n}", f"lain {n}") for n in range(10))), now) == 0
    assert share_held(seen(*((f"n{n}", "", f"Kata {n}", f"arti {n}") for n in range(10))), now) == 1
