"""Gaps and light marks on the page of a new note and on the answer, and panes with nothing to say."""

import pytest

from tests.ui.desk import Desk
from trainer.decks.cloze import parts
from trainer.ui.card_text import gap_text
from trainer.ui.palette import Choice, matching

GAPS_DECK = """\
format: 1
id: hukum
title: "**Hukum** dasar"
cards:
  - {id: a, front: "UU No. {{c1::11}} Tahun {{c2::2009::tahun}}"}
"""
PLAIN_DECK = "Empati: Memahami perasaan klien.\nRapport: Hubungan yang hangat.\n"


def test_gaps_are_brought_out_inside_of_marks_too() -> None:
    content = gap_text(parts("**UU {{c1::11}}** *x*"))
    assert content.plain == "UU 11 x"
    styles = {(content.plain[span.start : span.end], str(span.style)) for span in content.spans}
    assert ("11", "$accent bold") in styles and ("x", "italic") in styles


async def test_a_page_shows_gaps_filled_and_no_marks(desk: Desk) -> None:
    async with desk.running(desk.open(GAPS_DECK), start="study") as learner:
        assert "UU No. 11 Tahun 2009" in learner.text
        assert "{{" not in learner.text and "**" not in learner.text
        assert "Hukum dasar" in learner.text


@pytest.mark.parametrize("size", [(120, 35), (80, 24), (40, 15)])
async def test_a_card_without_an_explanation_offers_none(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.running(desk.open(PLAIN_DECK), start="study", size=size) as learner:
        answer = await learner.press("enter", "enter", "enter")
        assert "Good" in answer
        assert "p Explanation" not in answer and "It comes with the answer" not in answer
        assert ("The deck gives no" in answer) is (size[0] >= 106)


async def test_the_way_to_the_explanation_stays_on_a_phone(desk: Desk) -> None:
    async with desk.running(start="study", size=(40, 15), language="id") as learner:
        answer = await learner.press("enter", "enter", "enter")
        assert "p Pembahasan" in answer


async def test_the_first_sitting_ends_with_the_command_as_it_was_called(desk: Desk) -> None:
    async with desk.running(start="study", command=".venv/bin/peksos-trainer") as learner:
        await learner.press("enter", "enter", "enter", "4", "enter", "4")
        assert "  .venv/bin/peksos-trainer" in learner.text
        assert ".venv/bin/peksos-trainer import FILE" in await learner.press("enter")


async def test_among_many_decks_the_list_tells_what_is_above_and_below(desk: Desk) -> None:
    decks = [f"format: 1\nid: d{n}\ntitle: Paket {n}\ncards:\n  - {{front: a{n}, back: b}}\n" for n in range(40)]
    async with desk.running(desk.open(*decks)) as learner:
        assert "▼ 14 more decks" in learner.text and "▲" not in learner.text
        at_the_end = await learner.press("end")
        assert "▲ 13" in at_the_end and "▼" not in at_the_end and "▸ Paket 9 " in at_the_end
        assert "▸ All decks" in await learner.press("home")
        in_between = await learner.press(*["down"] * 30)
        assert "▲ 3  ▼ 10 more decks" in in_between


async def test_the_palette_tells_each_thing_once(desk: Desk) -> None:
    async with desk.running(start="study", language="id") as learner:
        listed = await learner.press("enter", "enter", "ctrl+p")
        assert sum("Lihat jawaban" in line or "Tampilkan jawaban" in line for line in listed.splitlines()) <= 2
        await learner.press(*"tangguh")
        assert "Nonaktifkan" in learner.text


def test_words_of_other_programs_find_a_command() -> None:
    choices = [Choice("Nonaktifkan", "", "a", "tangguhkan"), Choice("Urungkan", "", "b")]
    assert [choice.result for choice in matching(choices, "tangguh")] == ["a"]
