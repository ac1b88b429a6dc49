"""A typed answer against a card: one small deck for every ruling, and what must not change one."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.model import Card, CardId, Deck, Level, Note, Text
from trainer.questions.differences import LONGEST, Difference, differences
from trainer.questions.judge import MOST_KEPT, judge
from trainer.questions.names import forms_of
from trainer.questions.ruling import Judgement, Ruling
from trainer.questions.slips import slips_between
from trainer.questions.spelling import folded


def note(id_: str, front: Text | str, level: str = "", **more: object) -> Note:
    front = Text(front) if isinstance(front, str) else front
    return Note(id_, front, Text("makna"), 0, 1, level=level, **more)  # type: ignore[arg-type]


LEVELS = (Level("mikro", Text("Mikro", "Micro")), Level("mezzo", Text("Mezzo", "Mezzo")), Level("m3", Text("Makro")))
ROLES = Deck(
    "peran",
    Text("Peran"),
    (
        note("penghubung", Text("Penghubung", "Broker"), "mikro", near=("Pialang", "Pemandu")),
        note("evaluator-1", Text("Evaluator", "Evaluator"), "mikro", accept=("Penilai",)),
        note("manajer", Text("Manajer Kasus/Koordinator", "Case manager / coordinator"), "mikro"),
        note("evaluator-2", Text("Evaluator", "Evaluator (evaluator-critic)"), "mezzo", near=("Penilai",)),
        note("pencatat", Text("Pencatat", "Recorder"), "mezzo"),
        note("pengatur", Text("Pengatur Kompromi", "Compromiser"), "mezzo"),
        note("pendorong", Text("Pendorong"), "mezzo"),
        note("pendorung", Text("Pendorung"), "m3"),
        note("evaluator-3", Text("Penyimpul"), "m3", accept=("Evaluator",)),
        note("perantara", Text("Perantara", "Mediator"), "mikro"),
        note("penengah", Text("Penengah", "Mediator"), "m3"),
    ),
    LEVELS,
)
ATOMS = Deck(
    "atom",
    Text("Atom"),
    (
        note("c", "C"),
        note("cpp", "C++"),
        note("konflik", "Konflik"),
        note("konflik-peran", "Konflik peran"),
        note("pasal", "Pasal 12 ayat 3"),
        note("hepatitis", "Hepatitis B"),
        note("vitamin", "Vitamin A"),
        note("tanya", "?"),
        note("peran", "Peran"),
        note("arab", "كتاب"),
        note("cina", "社會工作者"),
        note("jepang", "がっこう"),
    ),
)


def asked(id_: str, kind: str = "term", deck: Deck = ROLES) -> Card:
    return Card(CardId(deck.id, id_, kind), next(note for note in deck.notes if note.id == id_))


def ruled(id_: str, typed: str, deck: Deck = ROLES) -> tuple[str, str | None]:
    judgement = judge(typed, asked(id_, deck=deck), deck)
    return judgement.ruling.value, judgement.other.id if judgement.other else None


# asked, typed, ruling, whose answer it is
NAMES = [
    ("penghubung", "Penghubung", "right", None),
    ("penghubung", " **penghubung**. ", "right", None),
    ("penghubung", "PENG-HU BUNG (broker)", "right", None),
    ("penghubung", "(Penghubung)", "right", None),
    ("penghubung", "Pénghubuñg", "right", None),
    ("penghubung", "Peran pekerja sosial sebagai si penghubung", "right", None),
    ("penghubung", "the broker", "right", None),
    ("penghubung", "Peng\u200bhu\u00adbung\x00", "right", None),
    ("penghubung", "Penghubung / Broker", "right", None),
    ("penghubung", "Broker Penghubung", "right", None),
    ("penghubung", "Broker Penghubnug", "slip", None),
    ("penghubung", "Broker Broker", "wrong", None),
    ("penghubung", "Penghubung Recorder", "wrong", None),
    ("penghubung", "Penghubungan", "slip", None),
    ("penghubung", "Penghubungans", "wrong", None),
    ("penghubung", "Brokre", "slip", None),
    ("penghubung", "Brakre", "wrong", None),
    ("penghubung", "Pialang", "near", None),
    ("penghubung", "Pilaang", "near", None),
    ("penghubung", "Pencatat", "other", "pencatat"),
    ("penghubung", "Pencatet", "other", "pencatat"),
    ("penghubung", "Recorder Pencatat", "other", "pencatat"),
    ("penghubung", "Pekerja sosial", "wrong", None),
    ("penghubung", "", "empty", None),
    ("penghubung", " \u200b\t(.) \u202e?!", "empty", None),
    ("penghubung", "peran", "empty", None),
    ("penghubung", "Sang (peranan)", "empty", None),
    ("penghubung", "mikro", "wrong", None),
    # names with a slash, half names
    ("manajer", "Koordinator/Manajer Kasus", "right", None),
    ("manajer", "koordinator", "right", None),
    ("manajer", "Case manager", "right", None),
    ("manajer", "Kordinator manager kasus", "slip", None),
    ("manajer", "Manajer", "wrong", None),
    ("pengatur", "Pengatur", "wrong", None),
    ("pengatur", "Kompromi Pengatur", "wrong", None),
    # two notes alike
    ("pendorong", "Penndorong", "slip", None),
    ("pendorong", "Pendoring", "wrong", None),
    ("pendorong", "Pendorng", "wrong", None),
    ("pendorong", "Pendorung", "other", "pendorung"),
    ("perantara", "mediator", "right", None),
    ("perantara", "mediatro", "slip", None),
    ("perantara", "Penengah (mediator)", "other", "penengah"),
    ("perantara", "Penengah Mediator", "other", "penengah"),
    # namesakes and levels
    ("evaluator-1", "Evaluator", "right", None),
    ("evaluator-2", "Evaluatr", "slip", None),
    ("evaluator-1", "evaluator mikro", "right", None),
    ("evaluator-1", "micro-evaluator", "right", None),
    ("evaluator-2", "mezzoevaluatro", "slip", None),
    ("evaluator-2", "Evaluator (tingkat mezzo)", "right", None),
    ("evaluator-1", "Evaluator mezzo", "other", "evaluator-2"),
    ("evaluator-1", "Evaluator [mezzo]", "other", "evaluator-2"),
    ("evaluator-1", "m3 evaluator", "other", "evaluator-3"),
    ("evaluator-1", "Evaluator (mikro/mezzo)", "wrong", None),
    ("evaluator-1", "Evaluatr mezzo", "wrong", None),
    ("penghubung", "Penghubung mezzo", "wrong", None),
    ("penghubung", "Penghubung (makro)", "wrong", None),
    ("penghubung", "Pialang mezzo", "wrong", None),
    ("penghubung", "Evaluator", "other", "evaluator-1"),
    ("penghubung", "Evaluator mezzo", "other", "evaluator-2"),
    ("pencatat", "Evaluator", "other", "evaluator-2"),
    ("pencatat", "Evaluatr mezzo", "other", "evaluator-2"),
    ("pendorung", "Evaluator", "other", "evaluator-3"),
    ("evaluator-2", "Penilai", "near", None),
    ("pencatat", "Penilai", "other", "evaluator-1"),
]


@pytest.mark.parametrize("id_,typed,ruling,other", NAMES)
def test_a_name(id_: str, typed: str, ruling: str, other: str | None) -> None:
    assert ruled(id_, typed) == (ruling, other)


# The same for decks without levels, with signs, numbers and other scripts
OTHER_NAMES = [
    ("c", "c", "right", None),
    ("c", "C++", "other", "cpp"),
    ("cpp", "C", "other", "c"),
    ("cpp", "C ++", "right", None),
    ("konflik", "sang konflik", "right", None),
    ("konflik", "konflik peran", "other", "konflik-peran"),
    ("konflik-peran", "konflik", "other", "konflik"),
    ("pasal", "Pasl 12, ayat 3", "slip", None),
    ("pasal", "Pasal 13 ayat 3", "wrong", None),
    ("pasal", "Pasal 12 ayat", "wrong", None),
    ("hepatitis", "Hepatits B", "slip", None),
    ("hepatitis", "Hepatitis", "wrong", None),
    ("hepatitis", "Hepatitis C", "wrong", None),
    ("vitamin", "Vitamin A", "right", None),
    ("vitamin", "Vitamin", "wrong", None),
    ("tanya", "?", "right", None),
    ("tanya", "!", "empty", None),
    ("peran", "PERAN", "right", None),
    ("peran", "Pera", "slip", None),
    ("arab", "كِتَاب", "right", None),
    ("cina", "社會 工作者", "right", None),
    ("cina", "社會工作人", "slip", None),
    ("jepang", "がつこう", "wrong", None),
    ("jepang", "かっこう", "wrong", None),
]


@pytest.mark.parametrize("id_,typed,ruling,other", OTHER_NAMES)
def test_a_name_in_another_deck(id_: str, typed: str, ruling: str, other: str | None) -> None:
    assert ruled(id_, typed, ATOMS) == (ruling, other)


def test_a_look_alike_is_the_likelier_of_two_namesakes() -> None:
    namesakes = (note("a", "Satu"), note("b", "Satu"), note("c", "Dua", confusable_with={"b": None}), note("d", "Tiga"))
    deck = Deck("d", Text("d"), namesakes)
    assert ruled("c", "satu", deck) == ("other", "b")
    assert ruled("d", "satu", deck) == ("other", "a")


def test_another_decks_answer_is_wrong_and_a_deck_may_hold_one_note() -> None:
    alone = Deck("satu", Text("satu"), ROLES.notes[:1])
    assert ruled("penghubung", "Pencatat", alone) == ("wrong", None)
    assert ruled("penghubung", "Penghubung mikro", alone) == ("right", None)


@pytest.mark.parametrize(
    "typed,expected",
    [("Brokr", "Broker"), ("kordinator", "Koordinator"), ("evaluator-critik", "Evaluator"), ("xyz", "Penghubung")],
)
def test_the_expected_answer_is_the_nearest(typed: str, expected: str) -> None:
    found = {judge(typed, asked(id_), ROLES).expected for id_ in ("penghubung", "manajer", "evaluator-2")}
    assert expected in found


def test_forms_are_told_once_each_and_the_name_first() -> None:
    assert forms_of(asked("manajer").note) == (
        "Manajer Kasus/Koordinator",
        "Case manager / coordinator",
        "Manajer Kasus",
        "Koordinator",
        "Case manager",
        "coordinator",
    )
    assert forms_of(asked("evaluator-2").note) == ("Evaluator",)
    assert forms_of(note("x", Text("**Ego**", "Self (I)"), accept=("ego", "Aku"))) == ("Ego", "Self", "Aku")
    assert forms_of(note("x", "24/7")) == ("24/7",)


# Levels, gaps, definitions

LAW = note(
    "uu",
    Text("UU No. {{c1::11}} Tahun {{c2::2009::tahun}} tentang {{c1::Kesejahteraan}} Sosial"),
    accept=("2010",),
)
GAP = note("g", Text("Pekerja {{c1::sosial}}", "A social {{c1::worker}}"), accept=("kemasyarakatan",), near=("amal",))
GAPS = Deck("hukum", Text("Hukum"), (LAW, GAP))

# asked, kind, typed, ruling
PLAIN = [
    (ROLES, "evaluator-1", "level", "MIKRO", "right"),
    (ROLES, "evaluator-1", "level", "tingkat micro", "right"),
    (ROLES, "evaluator-1", "level", "mikr", "slip"),
    (ROLES, "evaluator-1", "level", "mkro", "wrong"),
    (ROLES, "evaluator-1", "level", "makro", "wrong"),
    (ROLES, "evaluator-1", "level", "tingkat", "wrong"),
    (ROLES, "evaluator-1", "level", "", "empty"),
    (ROLES, "penengah", "level", "m3", "right"),
    (ATOMS, "c", "level", "x", "wrong"),
    (GAPS, "uu", "c2", "2009", "right"),
    (GAPS, "uu", "c2", "2008", "wrong"),
    (GAPS, "uu", "c2", "2010", "wrong"),
    (GAPS, "uu", "c2", "11", "wrong"),
    (GAPS, "uu", "c1", "11 kesejahteraan", "right"),
    (GAPS, "uu", "c1", "11; Kesejahteraan", "right"),
    (GAPS, "uu", "c1", "11 dan kesejahtraan", "slip"),
    (GAPS, "uu", "c1", "kesejahteraan 11", "wrong"),
    (GAPS, "uu", "c1", "11", "wrong"),
    (GAPS, "g", "c1", "Sosial", "right"),
    (GAPS, "g", "c1", "worker", "right"),
    (GAPS, "g", "c1", "kemasyarakatn", "slip"),
    (GAPS, "g", "c1", "amal", "near"),
    (GAPS, "g", "c1", "peran", "empty"),
    (GAPS, "g", "term", "Pekerja sosial", "right"),
    (ROLES, "penengah", "definition", "Makna!", "right"),
    (ROLES, "penengah", "definition", "mkana", "slip"),
    (ROLES, "penengah", "definition", "Penengah", "wrong"),
]


@pytest.mark.parametrize("deck,id_,kind,typed,ruling", PLAIN)
def test_what_is_not_a_name(deck: Deck, id_: str, kind: str, typed: str, ruling: str) -> None:
    judgement = judge(typed, asked(id_, kind, deck), deck)
    assert (judgement.ruling.value, judgement.other) == (ruling, None)


def test_what_is_expected_in_gaps() -> None:
    assert judge("", asked("uu", "c1", GAPS), GAPS).expected == "11, Kesejahteraan"
    assert judge("worker", asked("g", "c1", GAPS), GAPS).expected == "worker"


# What must not change a ruling


@st.composite
def answers(draw: st.DrawFn) -> str:
    """Names, halves, levels, noise and nonsense beside each other."""
    parts = [form for note in (*ROLES.notes, *ATOMS.notes) for form in (*forms_of(note), *note.near)]
    parts += ["mikro", "Makro", "(mezzo)", "peran", "sang", "(", ")", "[x]", "é", "İI ı ß ﬁ", "⟨202E⟩"]
    return " ".join(draw(st.lists(st.sampled_from(parts) | st.text(max_size=8), max_size=4)))


CHANGES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "spaces": lambda text: f"  {text.replace(' ', '   ')}\t\n ",
    "invisible": lambda text: f"\u200b{text}\u00ad\ufeff",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@given(typed=answers(), place=st.integers(0, len(ROLES.notes) - 1))
def test_case_spaces_and_unicode_form_do_not_matter(change: Callable[[str], str], typed: str, place: int) -> None:
    card = asked(ROLES.notes[place].id)
    one, other = judge(typed, card, ROLES), judge(change(typed), card, ROLES)
    assert (one.ruling, one.other) == (other.ruling, other.other)
    assert folded(typed) == folded(change(typed))


@given(answers())
def test_a_judgement_holds_together(typed: str) -> None:
    for card in map(asked, ("penghubung", "manajer", "evaluator-2")):
        judgement = judge(typed, card, ROLES)
        assert judgement.expected in {" ".join(forms) for one in forms_of(card.note) for forms in both(card, one)}
        assert (judgement.other is None) == (judgement.ruling is not Ruling.OTHER)
        assert judgement.other is None or judgement.other.id != card.note.id
        assert len(judgement.typed) <= MOST_KEPT


def both(card: Card, one: str) -> list[tuple[str, ...]]:
    """``one`` alone, and with each other name of the card's note."""
    return [(one,), *((one, other) for other in forms_of(card.note))]


@given(st.text())
def test_folding_twice_folds_no_further(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def textbook(one: str, other: str) -> int:
    """Optimal string alignment, cell by cell."""
    rows = [[i + j for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 9))
def test_slips_are_counted_as_in_the_textbook(one: str, other: str, most: int) -> None:
    slips = textbook(one, other)
    assert slips_between(one, other, most) == (slips if slips <= most else None)


@pytest.mark.parametrize(
    "typed",
    [
        *("a" * 10_000, "sang " * 2_000, "penghubungbroker" * 600, "{{c1::" * 2_000, "* " * 5_000),
        *("(" * 10_000, "()" * 5_000, "(a" * 5_000 + ")" * 5_000),
        *("e" + "\u0301" * 10_000, "\x1b]52;c;UEVL\x07" * 700, "\ud800" * 10_000),
    ],
    ids=range(11),
)
def test_hostile_answers(typed: str) -> None:
    for card in (asked("penghubung"), asked("penghubung", "level"), asked("penghubung", "definition")):
        judgement = judge(typed, card, ROLES)
        assert not judgement.is_right
        assert len(judgement.typed) <= MOST_KEPT
        assert "\x1b" not in judgement.typed


# Differences


def told(typed: str, expected: str) -> str:
    marks = {"same": "{}", "missing": "[{}]", "extra": "-{}-"}
    return "".join(marks[piece.change].format(piece.text) for piece in differences(typed, expected))


@pytest.mark.parametrize(
    "typed,expected,shown",
    [
        ("penghubng", "Penghubung", "penghub[u]ng"),
        ("Penghhubung", "Penghubung", "Peng-h-hubung"),
        ("Brakar", "Broker", "Br-a-[o]k-a-[e]r"),
        ("café", "cafe\u0301", "caf-é-[e\u0301]"),
        ("", "Broker", "[Broker]"),
        ("", "", ""),
    ],
)
def test_differences(typed: str, expected: str, shown: str) -> None:
    assert told(typed, expected) == shown


@given(st.text("abAB é\u0301İß") | st.text(), st.text("abAB é\u0301İß") | st.text())
def test_the_laws_of_differences(typed: str, expected: str) -> None:
    pieces = differences(typed, expected)
    assert "".join(piece.text for piece in pieces if piece.change != "missing") == typed
    right = "".join(piece.text for piece in pieces if piece.change != "extra")
    assert right.casefold() == expected.casefold()
    assert all(piece.text for piece in pieces)
    assert all(one.change != other.change for one, other in pairwise(pieces))


def test_long_texts_are_not_compared() -> None:
    long = "a" * (LONGEST + 1)
    assert differences(long, "a") == (Difference(long, "extra"), Difference("a", "missing"))


def test_right_means_right_or_a_slip() -> None:
    assert [ruling.value for ruling in Ruling if Judgement(ruling, "", "").is_right] == ["right", "slip"]
