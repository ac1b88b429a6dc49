"""Three ways of asking, by keys: letters answer, digits grade, and while one types every key is text."""

import pytest
from textual.events import Paste

from tests.ui.desk import CHOOSING, SIZES, Desk
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection

TWO_PAGES = ("enter", "enter")

DECK = """\
format: 1
id: kecil
title: Paket kecil
levels: [mikro, makro]
kinds: [case, definition]
cards:
  - {id: a, front: Penghubung, back: Mempertemukan klien, level: mikro, examples: [kasus a1, kasus a2],
     near: [Pialang], hint: ingat BPJS, confusable_with: {b: a mempertemukan; b menyimak}, ideas: [satu, dua, tiga]}
  - {id: b, front: Pendengar, back: Menyimak anggota, level: mikro, examples: [kasus b1, kasus b2], ideas: [x, y]}
  - {id: c, front: Perunding, back: Berunding dengan pihak lain, level: makro, examples: [kasus c1]}
  - {id: d, front: Penggerak, back: Membuat warga bertindak, level: makro, examples: [kasus d1]}
"""


def newest(collection: Collection) -> Review:
    event = collection.history.events[-1]
    assert isinstance(event, Review)
    return event


# --- choosing ------------------------------------------------------------------------------------------------------


async def test_a_letter_answers_and_enter_goes_on(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        asked = await learner.press(*TWO_PAGES)
        assert "a Answer (A–D)" in asked and "Space I don't know" in asked
        assert "✓" not in asked and "Enter" not in asked.splitlines()[-1]
        letter = learner.letter()
        answered = await learner.press(letter)
        assert "Penghubung  ✓" in answered
        assert "2 Hard" in answered and "3 Good" in answered and "4 Easy" in answered and "1 Again" not in answered
        await learner.press("enter")
    review = newest(collection)
    assert (review.card, review.how, review.rating, review.gave) == ("kecil/a#case", "choose", Rating.GOOD, "")
    assert sorted(review.options) == ["a", "b", "c", "d"] and review.options["abcd".index(letter)] == "a"


async def test_a_wrong_letter_leaves_only_going_on(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        gave = learner.session.attempt.question.options["abcd".index(letter := learner.letter(right=False))]  # type: ignore[union-attr]
        told = await learner.press(letter)
        assert f"{gave.text}  ✗" in told and "Penghubung  ✓" in told
        assert "Go on (it comes back today)" in told and "Good" not in told
        assert f"Your answer: {gave.text} ✗" in learner.whole and "Right: Penghubung ✓" in learner.whole
        await learner.press("4", "3", "2")
        assert not isinstance(collection.history.events[-1], Review)
        await learner.press("enter")
    assert (newest(collection).rating, newest(collection).gave) == (Rating.AGAIN, gave.key)


@pytest.mark.parametrize("key,rating", [("2", 2), ("3", 3), ("4", 4), ("enter", 3)])
async def test_digits_grade_a_right_choice(choosing: Desk, key: str, rating: int) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "1", "3", "enter", "e")  # none of them answers
        assert not learner.session.revealed
        await learner.press(learner.letter(), "1", key)
    assert newest(collection).rating == rating


async def test_space_is_not_knowing(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "space")
        assert "Your answer: I don't know ✗" in learner.whole
        await learner.press("enter")
    assert (newest(collection).rating, newest(collection).gave) == (Rating.AGAIN, "")


async def test_a_capital_letter_answers_too_and_a_second_one_changes_nothing(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        letter, other = learner.letter(), learner.letter(right=False)
        await learner.press(letter.upper(), other, "enter")
    assert newest(collection).rating is Rating.GOOD


async def test_the_hint_of_the_deck_costs_the_better_ratings(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        assert "Hint: ingat BPJS" in await learner.press("f2")
        told = await learner.press("f2", learner.letter())  # there is only one
        assert "3 Good" not in told and "Hard" in told
        await learner.press("4")
        assert not isinstance(collection.history.events[-1], Review)
        await learner.press("enter")
    assert (newest(collection).rating, newest(collection).hint) == (Rating.HARD, 1)


async def test_an_option_can_be_clicked(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        place = "abcd".index(learner.letter())
        await learner.pilot.click("#choices", offset=(5, place))
        await learner.settle()
        assert learner.session.attempt is not None and learner.session.attempt.is_right


async def test_a_key_just_after_the_answer_was_meant_for_the_question(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        await learner.press_at_once(learner.letter(), "enter")
        assert learner.session.revealed
        assert not isinstance(collection.history.events[-1], Review)
        await learner.press("enter")
        assert isinstance(collection.history.events[-1], Review)


async def test_undo_asks_the_same_question_again(choosing: Desk) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        before = await learner.press(*TWO_PAGES)
        await learner.press(learner.letter(right=False), "enter")
        assert [line for line in before.splitlines() if "A  " in line or "kasus" in line] == [
            line for line in (await learner.press("u")).splitlines() if "A  " in line or "kasus" in line
        ]


# --- typing --------------------------------------------------------------------------------------------------------


async def test_every_key_is_text_until_enter(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        asked = await learner.press(*TWO_PAGES)
        for shown in ("Enter Hand in", "F2 Hint", "F1 Help", "Ctrl+Z Undo", "F3 Today"):
            assert shown in asked
        await learner.press(*"qu1-@ LA", "question_mark", "space")
        assert learner.screens[-1] == "StudyScreen" and "qu1-@ LA? " in learner.text
        await learner.press("ctrl+u", *"penghubung")
        told = await learner.press("enter")
        assert "Your answer: penghubung ✓" in told
        await learner.press("enter")
    review = newest(collection)
    assert (review.how, review.typed, review.rating) == ("type", "penghubung", Rating.GOOD)


async def test_a_slip_is_right_and_shown(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        told = await learner.press(*TWO_PAGES, *"penghbung", "enter")
        assert "pengh[u]bung ✓" in told and "it is spelled Penghubung" in learner.whole
        await learner.press("4")
    assert newest(collection).rating is Rating.EASY


async def test_another_notes_name_is_that_note(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, *"pendengar", "enter")
        assert "That is another one: Pendengar." in learner.whole
        assert "a mempertemukan; b menyimak" in learner.whole  # the line for just this pair
        await learner.press("enter")
    assert (newest(collection).gave, newest(collection).rating) == ("b", Rating.AGAIN)


async def test_enter_alone_is_not_knowing(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        told = await learner.press(*TWO_PAGES, "enter")
        assert "Your answer: I don't know ✗" in told and "Penghubung" in told
        assert "Actually" not in told
        await learner.press("enter")
    assert (newest(collection).typed, newest(collection).rating) == ("", Rating.AGAIN)


@pytest.mark.parametrize("keys", [("f2",), ("question_mark", "enter")])
async def test_hints_come_in_stages(typing: Desk, keys: tuple[str, ...]) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        for hint in ("ingat BPJS", "level mikro", "it begins with P", "10 letters: P·········"):
            assert hint not in learner.whole
            await learner.press(*keys)
            assert hint in learner.whole
        assert not learner.session.revealed
        await learner.press(*keys, *"penghubung", "enter", "enter")
    assert (newest(collection).rating, newest(collection).hint) == (Rating.HARD, 4)


async def test_a_hint_too_many_is_answered(typing: Desk) -> None:
    async with typing.running(typing.open(DECK), start="study") as learner:
        await learner.press(*TWO_PAGES, *["f2"] * 4)
        assert "There is no further hint." not in learner.text
        assert "There is no further hint." in await learner.press("?", "enter")
        assert "There is no further hint." not in await learner.press(*"penghubung", "enter")


async def test_another_word_for_the_same_is_no_lapse(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        told = await learner.press(*TWO_PAGES, *"pialang", "enter")
        assert "it is called" in told and not learner.session.revealed
        assert "Your answer: pialang ✓" in await learner.press(*"penghbung", "enter")
        await learner.press("enter")
    review = newest(collection)
    assert (review.rating, review.typed, review.gave, review.hint) == (Rating.HARD, "pialang", "", 0)


async def test_the_learner_may_know_better_than_the_judge(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        told = await learner.press(*TWO_PAGES, *"makelar", "enter")
        assert "s Actually right" in told
        told = await learner.press("s")
        assert "You decided: right." in told and "s Actually wrong" in told and "3 Good" in told
        await learner.press("enter")
        assert (newest(collection).rating, newest(collection).overruled) == (Rating.GOOD, "right")
        await learner.press("ctrl+z", *"penghubung", "enter", "s", "enter")
        assert (newest(collection).rating, newest(collection).overruled) == (Rating.AGAIN, "wrong")


async def test_keys_behind_enter_in_one_read_are_not_part_of_the_answer(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        await learner.press_at_once(*"penghubung", "enter", "4", "enter", "x")
        assert "Your answer: penghubung ✓" in learner.text
        await learner.press("enter")
    assert newest(collection).typed == "penghubung"


async def test_ctrl_z_takes_back_and_f3_leaves_while_typing(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection) as learner:
        await learner.press("enter", "enter", *TWO_PAGES, *"abc", "ctrl+z")
        assert learner.screens[-1] == "StudyScreen" and "abc" not in learner.text  # first what is being typed
        await learner.press("ctrl+z")
        assert "Understood, go on" in learner.text
        await learner.press("enter", *"abc", "f1")
        assert learner.screens[-1] == "TextDialog"
        await learner.press("q", *"d")
        assert "abcd" in learner.text  # what was typed is still there, and goes on
        await learner.press("f3")
        assert learner.screens[-1] == "TodayScreen"


async def test_what_is_pasted_obeys_nothing(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        learner.app.post_message(Paste("\x1b]52;c;x\x07penghubung\n[/foo]\x00" + "x" * 10_000))
        await learner.settle()
        assert "\x1b" not in learner.text and "\x07" not in learner.text
        await learner.press("enter")
        assert learner.session.revealed
        await learner.press("enter")
    assert len(newest(collection).typed) == 200


# --- ideas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters,rating", [("abc", 3), ("ab", 2), ("b", 1), ("", 1), ("aab", 1), ("abcc", 2)])
async def test_ideas_are_ticked_and_grade(choosing: Desk, letters: str, rating: int) -> None:
    choosing.settings = Settings(ask_case="flip", new_per_day=1)
    collection = choosing.open(DECK.replace("[case, definition]", "[definition]"))
    async with choosing.running(collection, start="study") as learner:
        asked = await learner.press("enter")
        assert "satu" not in asked
        told = await learner.press("enter")
        assert "A  [ ] satu" in told and "a Tick (A–C)" in told
        told = await learner.press(*letters)
        assert ("[✓] satu" in told) is (letters.count("a") == 1)
        await learner.press("enter")
    assert (newest(collection).rating, newest(collection).how) == (rating, "ideas")


# --- everywhere ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_all_cases_with_their_options_fit_or_scroll(desk: Desk, size: tuple[int, int]) -> None:
    desk.settings = CHOOSING
    async with desk.running(desk.open(starter=True), size=size, language="id", start="study") as learner:
        await learner.press("enter", "enter", "enter")
        from trainer.study.question import question_of
        from trainer.ui.widgets.card_pane import CardPane

        session, looked = learner.session, 0
        for deck in session.collection.decks:
            for note in deck.notes:
                for example in note.examples:
                    card = session.collection.card(f"{deck.id}/{note.id}#case")
                    assert card is not None
                    question = question_of(session.collection, card, case=example.key)
                    assert question is not None
                    session._show(question)
                    learner.app.screen.show()  # type: ignore[attr-defined]
                    await learner.pilot.pause()
                    shown = learner.text
                    for letter, option in zip("ABCD", question.options, strict=True):
                        assert f"{letter}  {option.text}" in shown, (note.id, example.key)
                    whole = learner.app.screen.query_one(CardPane).parts[0]
                    assert not whole.overflows or "baris lagi" in shown
                    looked += 1
        assert looked == 81


async def test_wide_and_right_to_left_options_line_up(choosing: Desk) -> None:
    deck = (
        DECK.replace("Pendengar", "聞き手は人の話を最後まで聞く人です" * 3)
        .replace("Perunding", "مفاوض")
        .replace("Penggerak", "panjang " * 20)
    )
    collection = choosing.open(deck)
    async with choosing.running(collection, start="study", size=(60, 30)) as learner:
        shown = await learner.press(*TWO_PAGES)
        lines = [line for line in shown.splitlines() if line.startswith("│  ")]
        starts = [line.index(letter) for letter in "ABCD" for line in lines if f" {letter}  " in line]
        assert len(set(starts)) == 1
        following = [line for line in lines if line.strip("│ ").startswith("panjang")]
        assert following and all(line.index("panjang") == starts[0] + 3 for line in following)
