"""The cases of the starter deck: none holds the root of its role's name, nor any role's name.

A case that says "menghubungkan" asks nobody to tell Penghubung from Perantara. That the look-alikes are introduced
three days apart is looked at with the rest of the deck in `tests.decks.test_starter_deck`.
"""

import re
from collections.abc import Iterable
from typing import Final

import pytest

from tests.questions.roles import role, roles
from trainer.decks.model import Example
from trainer.questions.names import forms_of

STEMS: Final = {
    "mikro-penghubung": "hubung",
    "mikro-pemungkin": "mungkin",
    "mikro-perantara": "antara",
    "mikro-penyalur-informasi": "salur nyalur informa",
    "mikro-evaluator": "evalua",
    "mikro-manajer-kasus-koordinator": "manaj kasus koordina",
    "mikro-pembela": "bela",
    "mezzo-instruktur": "instruk",
    "mezzo-pencari-informasi": "cari informa",
    "mezzo-pembentuk-opini": "bentuk opini",
    "mezzo-evaluator": "evalua",
    "mezzo-elaborator": "elabora",
    "mezzo-pemberi-semangat": "beri semangat",
    "mezzo-pencatat": "catat",
    "mezzo-teknisi-prosedural": "tekni prosedur",
    "mezzo-pendorong": "dorong",
    "mezzo-pendengar": "dengar",
    "mezzo-pengikut": "ikut",
    "mezzo-pengatur-kompromi": "atur kompromi",
    "mezzo-pereda-ketegangan": "reda tegang negang",
    "makro-pengambil-inisiatif": "ambil inisia",
    "makro-perunding": "runding",
    "makro-pembela": "bela",
    "makro-juru-bicara": "juru bicara",
    "makro-penggerak": "gerak",
    "makro-penengah": "tengah nengah",
    "makro-konsultan": "konsult",
}
"""What is left of each word of a name without pe-, pen-, pem-, peng-, per-, ke-, -an, -i, or without the ending of a
borrowed word; where a prefix swallows the first letter (salur: menyalurkan, disalurkan), in both forms."""

OTHER_WORDS: Final = {"mezzo-pemberi-semangat": {"berikutnya"}}  # of "ikut", not of "beri"
"""Words that only look as if they had the root of their own role."""

NAMES: Final = sorted({name for note in roles().notes for name in (note.front.own, *forms_of(note), *note.accept)})
"""Of all roles, in both languages, with every other answer that counts as right."""

CASES: Final = [(note.id, case) for note in roles().notes for case in note.examples]


def words_with_root(role_id: str, case: Example) -> list[str]:
    """The words of ``case``, in either language, that hold a root of the role's name wherever it may stand in them."""
    words = re.findall(r"\w+", " ".join(text for text in case.text if text).lower())
    allowed = OTHER_WORDS.get(role_id, set())
    return [word for word in words if word not in allowed and any(stem in word for stem in STEMS[role_id].split())]


def names_in(case: Example) -> list[str]:
    """The names of roles in ``case``, in either language, also in the English plural or with -nya."""
    text = " ".join(text for text in case.text if text)
    return [name for name in NAMES if re.search(rf"(?<!\w){re.escape(name)}(?:s|nya)?(?!\w)", text, re.IGNORECASE)]


def ids(cases: Iterable[tuple[str, Example]]) -> list[str]:
    return [f"{role_id}-{case.key}" for role_id, case in cases]


def test_there_are_81_of_them_in_both_languages() -> None:
    assert len(CASES) == 81
    assert all(case.text.own and case.text.en for _role, case in CASES)


@pytest.mark.parametrize("role_id,case", CASES, ids=ids(CASES))
def test_no_case_holds_the_root_of_its_role(role_id: str, case: Example) -> None:
    assert words_with_root(role_id, case) == []


@pytest.mark.parametrize("role_id,case", CASES, ids=ids(CASES))
def test_no_case_names_a_role(role_id: str, case: Example) -> None:
    assert names_in(case) == []


# --- that it would be seen -----------------------------------------------------------------------------------------


def test_every_word_of_every_name_has_its_root() -> None:
    assert list(STEMS) == [note.id for note in roles().notes]
    for note in roles().notes:
        for word in re.findall(r"\w+", note.front.own.lower()):
            assert any(stem in word for stem in STEMS[note.id].split()), (note.id, word)
        assert all(len(stem) >= 4 for stem in STEMS[note.id].split())


def test_every_word_that_is_let_pass_stands_in_a_case() -> None:
    for role_id, words in OTHER_WORDS.items():
        told = " ".join(case.text.own for case in role(role_id).examples)
        assert all(word in told for word in words)


@pytest.mark.parametrize(
    "role_id,planted",
    [
        ("mikro-penghubung", "Ia menghubungkan keduanya."),
        ("mikro-penyalur-informasi", "Ia menyalurkan bantuan."),
        ("mikro-penyalur-informasi", "Bantuan disalurkan."),
        ("makro-penengah", "Ia menengahi mereka."),
        ("makro-penengah", "Ia berdiri di tengah."),
        ("mezzo-pemberi-semangat", "Ia memberikan waktu."),
        ("mezzo-pengikut", "Ia mengikuti rapat."),
        ("makro-perunding", "Perundingan dimulai."),
    ],
)
def test_a_root_is_seen(role_id: str, planted: str) -> None:
    case = role(role_id).examples[0]
    assert words_with_root(role_id, case._replace(text=case.text._replace(own=f"{case.text.own} {planted}"))) != []


@pytest.mark.parametrize(
    "planted",
    ["Ia seorang konsultan.", "the case manager", "Two advocates came.", "Negosiatornya pulang.", "Manajer Kasus"],
)
@pytest.mark.parametrize("language", ["own", "en"])
def test_a_name_is_seen(language: str, planted: str) -> None:
    case = role("mikro-penghubung").examples[0]
    text = case.text._replace(**{language: f"{case.text.in_language(language)} {planted}"})
    assert names_in(case._replace(text=text)) != []


def test_reasons_name_the_same_roles_in_both_languages() -> None:
    names = sorted({note.front.own for note in roles().notes}, key=len, reverse=True)

    def named(text: str) -> set[str]:
        found = set()
        for name in names:  # the longer ones first: one name may be part of another
            if name in text:
                found.add(name)
                text = text.replace(name, "")
        return found

    for note in roles().notes:
        for example in note.examples:
            assert example.why is not None and example.why.en
            assert named(example.why.own) == named(example.why.en), example.why.en
