"""The explanation: what was answered against what is right comes first, and nothing is said twice."""

import pytest

from tests.questions.roles import card, role, roles
from trainer.i18n import use
from trainer.questions.explanation import called, explanation


@pytest.fixture(autouse=True)
def indonesian() -> None:
    use("id")


def headings(note: str, other: str = "", kind: str = "case", example: int = 0) -> list[str]:
    asked = card(note, kind)
    shown = asked.note.examples[example] if kind == "case" else None
    told = explanation(asked, roles(), shown, other=role(other) if other else None)
    return [section.heading for section in told]


def test_after_a_right_answer_the_case_comes_first_and_all_look_alikes_are_named() -> None:
    assert headings("mikro-penghubung") == ["Kasus ini", "Definisi", "Jangan tertukar dengan", "Teori", "Sumber"]


def test_a_pair_of_the_deck_has_its_own_line() -> None:
    told = explanation(card("mikro-penghubung"), roles(), None, other=role("mikro-pembela"))
    assert told[0].heading == "Bedanya"
    assert told[0].text.startswith("Penghubung bekerja ketika sumber ada tetapi belum dikenal")


def test_of_any_other_pair_both_definitions_stand_side_by_side() -> None:
    told = explanation(card("mikro-penghubung"), roles(), None, other=role("mezzo-pencatat"))
    assert told[0].heading == "Bandingkan"
    assert told[0].text.split("\n") == [
        f"Penghubung (Broker): {role('mikro-penghubung').back.own}",
        f"Pencatat (Recorder): {role('mezzo-pencatat').back.own}",
    ]
    assert "Definisi" not in [section.heading for section in told]  # it was just said


def test_how_many_pairs_have_a_line() -> None:
    notes = roles().notes
    pairs = [(one, other) for place, one in enumerate(notes) for other in notes[:place]]
    with_line = sum(
        bool(one.confusable_with.get(other.id) or other.confusable_with.get(one.id)) for one, other in pairs
    )
    assert (len(pairs), with_line) == (351, 48)


def test_why_it_is_this_role_comes_first_only_if_it_speaks_of_the_role_chosen() -> None:
    for note in roles().notes:
        for place, example in enumerate(note.examples):
            assert example.why is not None
            for other in roles().notes:
                if other.id == note.id:
                    continue
                told = headings(note.id, other.id, example=place)
                speaks = other.front.own.casefold() in example.why.own.casefold()
                assert told.index("Kasus ini") == (0 if speaks else 1), (note.id, other.id)


def test_the_note_of_a_role_that_departs_from_the_books_comes_last() -> None:
    assert headings("mezzo-pembentuk-opini", "mezzo-pencari-informasi")[-1] == "Catatan"


def test_what_the_question_was_is_not_explained() -> None:
    assert "Definisi" not in headings("mikro-penghubung", kind="term")
    assert "Definisi" not in headings("mikro-penghubung", kind="definition")
    assert "Definisi" in headings("mikro-penghubung")


def test_namesakes_are_called_with_their_level() -> None:
    assert called(role("mikro-pembela"), roles(), brief=True) == "Pembela, Mikro"
    assert called(role("mikro-penghubung"), roles(), brief=True) == "Penghubung"
