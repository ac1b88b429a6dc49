"""What may reach a screen: the table of replacements, and the laws that hold for every text."""

import re
import unicodedata
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.text import clean, clean_line

TABLE = [
    ("", ""),
    ("Peran apakah ini?", "Peran apakah ini?"),
    ("[kata benda] [/x] {n} \\", "[kata benda] [/x] {n} \\"),
    ("a\tb\nc", "a\tb\nc"),
    # One line end for all.
    ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
    ("a\r\r\nb", "a\n\nb"),
    # Control characters become their pictures: a terminal would obey them.
    ("\x00\x07\x08\x0b\x0c\x1b\x1f\x7f", "␀␇␈␋␌␛␟␡"),
    ("\x1b]52;c;aGFoYQ==\x07", "␛]52;c;aGFoYQ==␇"),
    ("\x1b[2J", "␛[2J"),
    ("\x9b2J\x90\x9d", "\ufffd2J\ufffd\ufffd"),
    # What turns the line around is made visible; mere marks of direction stay.
    ("a\u202eb\u2066c\u2069", "a⟨202E⟩b⟨2066⟩c⟨2069⟩"),
    ("\u202a\u202b\u202c\u202d\u2067\u2068", "⟨202A⟩⟨202B⟩⟨202C⟩⟨202D⟩⟨2067⟩⟨2068⟩"),
    ("\u200e\u200f", "\u200e\u200f"),
    # What was invisible goes, what joins letters or picks a form stays.
    ("a\u200bb\u2060c\u2064d\ufeffe\u00adf\u180eg\ufff9h\ufffbi", "abcdefghi"),
    ("a\U000e0001\U000e0041\U000e007fb", "ab"),
    ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    ("👩\u200d👩\u200d👧 ☎\ufe0f", "👩\u200d👩\u200d👧 ☎\ufe0f"),
    # Half a pair is no character.
    ("a\ud800b\udfff", "a\ufffdb\ufffd"),
    # One form for one letter.
    ("e\u0301", "é"),
    ("\u2126", "Ω"),
    # No tower of marks, whatever is put between its floors.
    ("a" + "\u0335" * 30, "a" + "\u0335" * 8),
    ("a" + "\u20dd" * 30, "a" + "\u20dd" * 8),
    ("a" + "\u0335\u034f" * 30, "a" + "\u0335\u034f" * 4),
    ("a" + ("\u0335" * 8 + "\u200d") * 30 + "b", "a" + "\u0335" * 8 + "\u200d" * 30 + "b"),
    ("é" + "\u0335" * 30, "e" + "\u0335" * 8),
    ("กำลังใจ ที่นั่น", "กำลังใจ ที่นั่น"),
    ("हिन्दी में प्रश्न", "हिन्दी में प्रश्न"),
]

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u2064\u202a-\u202e\u2066-\u2069"
    r"\ufeff\u00ad\u180e\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

HOSTILE = st.text(
    st.sampled_from(
        "ae\u0301\u0327\u0335\u034f\u20dd\u0903\u200d\u200c\r\n\x85\u2028\x1b\x9b]\u202e\u2066\ud800\ufeff\u00adé각한\u1100\u1161\u11a8"
    )
    | st.characters(codec=None),
    max_size=60,
)


@pytest.mark.parametrize(("text", "cleaned"), TABLE, ids=[ascii(row[0])[1:25] for row in TABLE])
def test_table(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(HOSTILE)
@example("a" + "\u0301" * 9 + "\u0327" * 9)
@example("\u0344" * 9)
def test_a_second_time_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(HOSTILE)
def test_nothing_a_terminal_obeys_survives(text: str) -> None:
    assert not FORBIDDEN.search(clean(text))
    clean(text).encode()


@given(HOSTILE)
def test_the_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@given(HOSTILE)
def test_never_more_than_eight_marks_in_a_row(text: str) -> None:
    marks = 0
    for character in unicodedata.normalize("NFD", clean(text)):
        category = unicodedata.category(character)
        if category != "Cf":
            marks = marks + 1 if category.startswith("M") else 0
        assert marks <= 8


@given(st.lists(st.sampled_from("\u0300\u0316\u0344\u0335\u034f\u20dd\u0903\u200d"), max_size=200).map("".join))
@example("\u0344" * 100)
@example("\u0300\u0316" * 40 + "\u0344\u0335" * 40)
def test_a_long_row_of_marks_obeys_the_same_laws(marks: str) -> None:
    cleaned = clean("e" + marks)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    decomposed = unicodedata.normalize("NFD", cleaned).replace("\u200d", "")
    assert len(decomposed) <= 9


def test_a_row_of_marks_takes_time_in_proportion_to_its_length() -> None:
    text = "a" + "\u0300\u0316" * 250_000
    began = process_time()
    assert len(unicodedata.normalize("NFD", clean(text))) == 9
    assert process_time() - began < 2


def test_only_marks_are_sorted_when_a_text_is_decomposed() -> None:
    odd = [c for c in map(chr, range(0x110000)) if unicodedata.combining(c) and unicodedata.category(c)[0] != "M"]
    assert not odd


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("\t\n")))
def test_printable_ascii_is_untouched(text: str) -> None:
    assert clean(text) == text


@given(HOSTILE)
def test_a_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1
    assert "\t" not in clean_line(text)


@given(st.characters(codec=None))
def test_each_character_alone(character: str) -> None:
    cleaned = clean(f"x{character}x")
    assert cleaned.startswith("x")
    assert cleaned.endswith("x")
    assert not FORBIDDEN.search(cleaned)
