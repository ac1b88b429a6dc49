"""Options: one right answer, wrong ones that are worth telling from it, and nothing that gives it away."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.roles import card, role, roles
from tests.support.scale import scaled
from trainer.decks.cards import cards_of
from trainer.decks.model import Card, CardId, Deck, Level, Note, Text
from trainer.i18n import use
from trainer.questions.choices import Option, Wanted, options_of
from trainer.questions.look_alikes import look_alikes, look_alikes_of
from trainer.questions.spelling import folded

CASES = [one for one in cards_of(roles()) if one.id.kind == "case"]
SEEDS = st.integers(0, 10**9).map(str)


@pytest.fixture(autouse=True)
def indonesian() -> None:
    use("id")


def note(id_: str, front: str, back: str = "", level: str = "", **more: object) -> Note:
    kinds = ("term",) if back else ("case",)
    return Note(id_, Text(front), Text(back or f"arti {id_}"), 0, 1, level=level, **{"kinds": kinds, **more})  # type: ignore[arg-type]


def deck_of(*notes: Note, levels: tuple[str, ...] = ("mikro", "makro")) -> Deck:
    return Deck("d", Text("D"), notes, tuple(Level(level, Text(level.title())) for level in levels))


def first(deck: Deck, kind: str = "term") -> Card:
    return Card(CardId(deck.id, deck.notes[0].id, kind), deck.notes[0])


def right(options: tuple[Option, ...]) -> list[Option]:
    return [option for option in options if option.right]


# --- laws ----------------------------------------------------------------------------------------------------------


@given(one=st.sampled_from(CASES), most=st.sampled_from([4, 5]), seed=SEEDS, far=st.booleans(), data=st.data())
@settings(deadline=None)
def test_the_right_answer_stands_there_once(one: Card, most: int, seed: str, far: bool, data: st.DataObject) -> None:
    others = st.sampled_from([other.id for other in roles().notes])
    confused = data.draw(st.dictionaries(others, st.floats(0, 9)))
    options = options_of(one, roles(), Wanted(most, seed, confused, far))
    assert len(options) == most
    assert [option.key for option in right(options)] == [one.note.id]
    assert len({option.key for option in options}) == most
    told = [(option.text, option.level) for option in options]
    assert len(set(told)) == most
    backs = [folded(option.note.back.own) for option in options if option.note]
    assert len(set(backs)) == most


@given(one=st.sampled_from(CASES), most=st.sampled_from([4, 5]), seed=SEEDS)
@settings(deadline=None)
def test_two_wrong_options_are_of_the_right_level(one: Card, most: int, seed: str) -> None:
    options = options_of(one, roles(), Wanted(most, seed))
    wrong = [option.note for option in options if option.note and not option.right]
    assert sum(other.level == one.note.level for other in wrong) >= 2


@given(one=st.sampled_from(CASES), seed=SEEDS)
@settings(deadline=None)
def test_the_same_seed_gives_the_same_options(one: Card, seed: str) -> None:
    assert options_of(one, roles(), Wanted(4, seed)) == options_of(one, roles(), Wanted(4, seed))


@pytest.mark.parametrize("most", [4, 5])
def test_the_right_answer_is_equally_often_in_each_place(most: int) -> None:
    draws = scaled(400)
    places: Counter[int] = Counter()
    for number in range(draws):
        one = CASES[number % len(CASES)]
        options = options_of(one, roles(), Wanted(most, f"{number}"))
        places[next(place for place, option in enumerate(options) if option.right)] += 1
    expected = draws / most
    # Chi-squared with 3 or 4 degrees of freedom: above 20 once in 2,000 fair draws, and these seeds are fixed.
    assert sum((places[place] - expected) ** 2 / expected for place in range(most)) < 20, places


@given(one=st.sampled_from(CASES), data=st.data())
@settings(deadline=None, max_examples=30)
def test_a_confusion_raises_the_chance_of_that_option(one: Card, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from([other.id for other in roles().notes if other.id != one.note.id]))
    seeds = range(30)

    def times(confused: dict[str, float]) -> int:
        return sum(
            other in [option.key for option in options_of(one, roles(), Wanted(4, f"{seed}", confused))]
            for seed in seeds
        )

    never, once = times({}), times({other: 1.0})
    assert once >= never
    assert once == len(seeds)  # three wrong options, and only one of them was ever confused


def test_what_was_confused_more_is_offered_more() -> None:
    others = [other.id for other in roles().notes if other.level == "mezzo" and other.id != "mezzo-pencatat"][:6]
    confused = dict(zip(others, (8.0, 0.2, 0.2, 0.2, 0.2, 0.2), strict=True))
    seen: Counter[str] = Counter()
    for seed in range(200):
        seen.update(
            option.key for option in options_of(card("mezzo-pencatat"), roles(), Wanted(4, f"{seed}", confused))
        )
    assert seen[others[0]] > 190
    assert all(seen[other] < 150 for other in others[1:])


# --- who stands there ----------------------------------------------------------------------------------------------


def test_confused_ones_come_before_look_alikes_and_those_before_the_level() -> None:
    asked = note("a", "A", level="mikro", confusable_with={"b": None})
    others = [note(id_, id_.upper(), level="mikro") for id_ in "bcdefgh"]
    deck = deck_of(asked, *others)
    for seed in range(20):
        keys = {option.key for option in options_of(first(deck, "case"), deck, Wanted(4, f"{seed}", {"h": 1.0}))}
        assert {"a", "b", "h"} < keys


def test_the_first_question_of_a_new_note_offers_no_look_alikes() -> None:
    near = {"mikro-perantara", "mikro-penyalur-informasi", "mikro-manajer-kasus-koordinator", "mikro-pembela"}
    seen = Counter(
        option.key
        for seed in range(50)
        for option in options_of(card("mikro-penghubung"), roles(), Wanted(4, f"{seed}", far=True))
    )
    # Two wrong options have to be of its level, and that holds only two others.
    assert seen["mikro-pemungkin"] == seen["mikro-evaluator"] == 50
    assert not near & set(seen)


def test_the_partner_of_a_contrast_is_always_there() -> None:
    for seed in range(50):
        wanted = Wanted(4, f"{seed}", {"mezzo-pengikut": 9.0}, partner="makro-penengah")
        options = options_of(card("mezzo-pencatat"), roles(), wanted)
        assert "makro-penengah" in [option.key for option in options]


@pytest.mark.parametrize(
    "other",
    [
        note("b", "**Lain**", "Sama persis.", "makro"),
        note("b", "satu", "lain", "mikro"),
    ],
    ids=["equal back", "same name and level"],
)
def test_never_a_second_right_answer(other: Note) -> None:
    deck = deck_of(note("a", "Satu", "sama persis", "mikro"), other, note("c", "Tiga", "c", "mikro"))
    assert {option.key for option in options_of(first(deck), deck, Wanted(4, "1"))} == {"a", "c"}


def test_options_carry_their_level_only_where_nothing_else_tells_two_of_them_apart() -> None:
    def levels(one: str, partner: str) -> list[str | None]:
        options = options_of(card(one), roles(), Wanted(4, "7", partner=partner))
        return [option.level.id if option.level else None for option in options]

    assert None not in levels("makro-pembela", "mikro-pembela")
    assert None not in levels("mikro-evaluator", "mezzo-evaluator")
    assert None not in levels("mikro-perantara", "makro-penengah")
    assert None not in levels("mikro-perantara", "mezzo-pengatur-kompromi")
    assert None not in levels("mikro-penyalur-informasi", "mezzo-pencari-informasi")


def test_all_options_carry_a_level_or_none_does() -> None:
    with_level = without = 0
    for one in CASES:
        for seed in range(20):
            levels = {option.level is None for option in options_of(one, roles(), Wanted(4, f"{seed}"))}
            assert len(levels) == 1
            with_level += levels == {False}
            without += levels == {True}
    assert with_level and without


def test_a_level_question_offers_all_levels_in_their_order() -> None:
    deck = deck_of(note("a", "A", level="makro"), levels=("mikro", "mezzo", "makro"))
    options = options_of(first(deck, "level"), deck, Wanted(4, "1"))
    assert [(option.key, option.text, option.right) for option in options] == [
        ("level:mikro", "Mikro", False),
        ("level:mezzo", "Mezzo", False),
        ("level:makro", "Makro", True),
    ]


# --- the author's own options, and small decks ---------------------------------------------------------------------


def test_a_decks_own_choices_are_the_only_wrong_ones() -> None:
    asked = note(
        "a", "Ibu kota", "Jakarta", kinds=("definition",), choices=(Text("Bogor"), Text("JAKARTA"), Text("Bandung"))
    )
    deck = deck_of(asked, note("b", "Lain", "Lain"))
    options = options_of(first(deck, "definition"), deck, Wanted(4, "1"))
    assert {option.text for option in options} == {"Jakarta", "Bogor", "Bandung"}
    assert [option.text for option in right(options)] == ["Jakarta"]
    assert all(option.key == "a" or (option.key.startswith("text:") and len(option.key) == 13) for option in options)


def test_own_choices_answer_the_first_kind_only() -> None:
    asked = note("a", "A", "arti", kinds=("case", "definition"), choices=(Text("X"), Text("Y")))
    deck = deck_of(asked, note("b", "B", "lain"))
    assert {option.text for option in options_of(first(deck, "case"), deck, Wanted(4, "1"))} == {"A", "X", "Y"}
    assert {option.text for option in options_of(first(deck, "definition"), deck, Wanted(4, "1"))} == {"arti", "lain"}


def test_two_notes_give_two_options_and_one_gives_none() -> None:
    two = deck_of(note("a", "A", "x"), note("b", "B", "y"))
    assert len(options_of(first(two), two, Wanted(4, "1"))) == 2
    one = deck_of(note("a", "A", "x"))
    assert options_of(first(one), one, Wanted(4, "1")) == ()
    assert options_of(first(one, "case"), one, Wanted(5, "1", far=True)) == ()


def test_a_sentence_with_gaps_is_no_option_among_names() -> None:
    gaps = Note("g", Text("UU {{c1::11}}"), Text(""), 0, 1, kinds=("c1",))
    deck = deck_of(note("a", "A", "x"), gaps, note("b", "B", "y"))
    assert {option.key for option in options_of(first(deck), deck, Wanted(4, "1"))} == {"a", "b"}


def test_english_options_keep_the_name_that_the_exam_uses() -> None:
    use("en")
    texts = {option.text for option in options_of(card("mikro-penghubung"), roles(), Wanted(4, "1"))}
    assert "Penghubung (Broker)" in texts


# --- the whole deck ------------------------------------------------------------------------------------------------


def test_every_choice_question_of_the_deck_is_answerable() -> None:
    """1,000 seeds, each with a ninth of the roles: every role has 111 of them (1,111 at scale 10)."""
    seeds = scaled(1000)
    for seed in range(seeds):
        for one in CASES[seed % 9 :: 9]:
            options = options_of(one, roles(), Wanted(4, f"{seed}"))
            assert len(right(options)) == 1 and len(options) == 4
            told = {(option.text, option.level.id if option.level else "") for option in options}
            assert len(told) == 4
            answer = right(options)[0]
            assert answer.text == one.note.front.own
            for option in options:
                assert option.note is not None
                same_name = option.note.front.own == one.note.front.own
                assert option.right or not same_name or option.level is not None, (one.id, seed)
    print(f"{seeds} seeds, {len(CASES) // 9} of {len(CASES)} roles with each")


def test_the_roles_are_all_there() -> None:
    assert len(CASES) == 27 and role("mikro-penghubung").front.own == "Penghubung"


# --- the author's own options in other shapes of decks ---------------------------------------------------------------


def told(card_: Card, deck: Deck, **more: object) -> dict[str, bool]:
    """Text -> whether it is the right one."""
    return {option.text: option.right for option in options_of(card_, deck, Wanted(4, "1", **more))}  # type: ignore[arg-type]


def test_the_right_option_of_a_gap_is_what_belongs_into_it() -> None:
    choices = (Text("Bandung"), Text("Surabaya"), Text("jakarta"))
    gap = Note("g", Text("Ibu kota Indonesia adalah {{c1::Jakarta}}."), Text(""), 0, 1, choices=choices, kinds=("c1",))
    assert told(first(deck_of(gap), "c1"), deck_of(gap)) == {"Jakarta": True, "Bandung": False, "Surabaya": False}


def test_of_two_gaps_nobody_knows_which_one_the_choices_are_for() -> None:
    two = Note("g", Text("{{c1::A}} {{c2::B}}"), Text(""), 0, 1, choices=(Text("X"), Text("Y")), kinds=("c1", "c2"))
    assert told(first(deck_of(two), "c1"), deck_of(two)) == {}


def test_all_own_options_are_in_one_language() -> None:
    use("en")
    both = (Text("Perantara", "Mediator"), Text("Pembela", "Advocate"))
    asked = Note("a", Text("Penghubung", "Broker"), Text("x"), 0, 1, choices=both, kinds=("term",))
    assert told(first(deck_of(asked)), deck_of(asked)) == {"Broker": True, "Mediator": False, "Advocate": False}
    half = asked._replace(choices=(both[0], Text("Pembela")))
    assert told(first(deck_of(half)), deck_of(half)) == {"Penghubung": True, "Perantara": False, "Pembela": False}


def test_what_would_be_right_as_well_is_no_wrong_option() -> None:
    choices = (Text("Broker"), Text("pialang"), Text("Lain", "broker"), Text("Perantara"))
    asked = note("a", "Penghubung", "x", accept=("Pialang",), choices=choices)._replace(
        front=Text("Penghubung", "Broker")
    )
    assert told(first(deck_of(asked)), deck_of(asked)) == {"Penghubung": True, "Perantara": False}


def test_what_the_author_tells_apart_by_signs_noise_or_brackets_is_told_apart() -> None:
    def wrong(front: str, *choices: str) -> set[str]:
        asked = note("a", front, "x", choices=tuple(map(Text, choices)))
        return {text for text, right in told(first(deck_of(asked)), deck_of(asked)).items() if not right}

    assert wrong("C++", "C", "C#", "Java") == {"C", "C#", "Java"}
    assert wrong("> 5", "< 5", "= 5", "5") == {"< 5", "= 5", "5"}
    assert wrong("3,5", "35", "0,35") == {"35", "0,35"}
    assert wrong("Evaluator (mikro)", "Evaluator (mezzo)", "Evaluator (makro)") == {
        "Evaluator (mezzo)",
        "Evaluator (makro)",
    }
    assert wrong("Konflik peran", "Konflik", "konflik  **peran**") == {"Konflik"}  # the other is the right one
    asked = note("a", "Evaluator (mikro)", "x", accept=("Evaluator",), choices=(Text("Evaluator"), Text("Pembela")))
    assert told(first(deck_of(asked)), deck_of(asked)) == {"Evaluator (mikro)": True, "Pembela": False}


def test_a_word_that_is_nearly_right_is_no_wrong_option() -> None:
    asked = note("a", "Fasilitator", "x", near=("Pemudah",), choices=(Text("pemudah"), Text("Pembela")))
    assert told(first(deck_of(asked)), deck_of(asked)) == {"Fasilitator": True, "Pembela": False}


def test_equal_meanings_are_not_offered_against_each_other_in_either_language() -> None:
    notes = [
        Note(id_, Text(id_), Text(f"arti {id_}", back), n, 1) for n, (id_, back) in enumerate(["ax", "bx", "cy", "dy"])
    ]
    asked = deck_of(*(each._replace(kinds=("definition",)) for each in notes))
    for language in ("id", "en"):
        use(language)
        options = options_of(first(asked, "definition"), asked, Wanted(4, "1"))
        assert len(options) == 2 and {option.key for option in options} & {"c", "d"}


def test_marks_are_taken_away_once() -> None:
    deck = deck_of(note("a", "`**tebal**`", "ditulis **tebal**"), note("b", "lain", "ditulis *biasa*"))
    assert told(first(deck), deck) == {"**tebal**": True, "lain": False}
    meanings = deck_of(*(one._replace(kinds=("definition",)) for one in deck.notes))
    assert told(first(meanings, "definition"), meanings) == {"ditulis tebal": True, "ditulis biasa": False}


def test_in_a_contrast_the_partner_comes_before_the_authors_options() -> None:
    asked = note("a", "A", choices=(Text("X"), Text("Y")))
    deck = deck_of(asked, note("b", "B"))
    assert told(first(deck, "case"), deck, partner="b") == {"A": True, "B": False}


def test_only_a_few_namesakes_at_other_levels_are_look_alikes() -> None:
    few = deck_of(note("a", "Evaluator", level="mikro"), note("b", "evaluator", level="makro"), note("c", "Lain"))
    assert look_alikes(few) == {"a": {"b"}, "b": {"a"}}
    assert look_alikes_of(few.notes[0], few) == {"b"}
    same = deck_of(*(note(f"n{n}", "Apa kepanjangannya?", level=("mikro", "makro")[n % 2]) for n in range(20)))
    assert look_alikes(same) == {} and look_alikes_of(same.notes[0], same) == frozenset()
