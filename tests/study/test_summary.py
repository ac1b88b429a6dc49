"""How a sitting is told in words."""

from pathlib import Path

import pytest

from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.study.session import StudySession
from trainer.study.steps import Question
from trainer.study.summary import name_of, sentences


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


NAMESAKES = """\
id: kembar
levels: [mikro, makro]
kinds: [term]
cards:
  - {id: a, front: Pembela, back: membela seorang klien, level: mikro}
  - {id: b, front: Pembela, back: membela satu golongan, level: makro}
  - {id: c, front: Apa kepanjangannya?, back: satu, level: mikro}
  - {id: d, front: Apa kepanjangannya?, back: dua, level: mikro}
"""


def test_namesakes_are_told_with_their_level_where_that_tells_them_apart(tmp_path: Path) -> None:
    session = StudySession(open_small(tmp_path, FakeClock(), Settings(new_per_day=9), NAMESAKES))
    for _step in range(30):
        if isinstance(session.current, Question):
            answer(session)
        else:
            session.read()
    summary = session.summary()
    assert set(summary.stuck + summary.hard) == {"Pembela, mikro", "Pembela, makro", "Apa kepanjangannya"}
    assert "Pembela, mikro" in " ".join(sentences(summary))
