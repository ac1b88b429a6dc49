"""How a sitting is told in words."""

import pytest

from trainer.study.summary import name_of


@pytest.mark.parametrize(
    "front,name",
    [
        ("Penghubung", "Penghubung"),
        ("Apa arti **empati**?", "Apa arti empati"),
        (
            "Pekerja sosial menghargai {{c1::martabat}} dan kerahasiaan klien.",
            "Pekerja sosial menghargai martabat dan…",
        ),
        ("x" * 60, "x" * 48 + "…"),
    ],
)
def test_in_a_sentence_a_long_front_is_named_by_its_first_words(front: str, name: str) -> None:
    assert name_of(front) == name
