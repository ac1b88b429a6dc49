"""No question of the starter deck gives its answer away, line by line; on the screen see `tests.ui`."""

from pathlib import Path

import pytest

from tests.questions.roles import card, role, roles
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from tests.support.giving_away import LOOKED_AT, WAYS, given_away, questions, secrets_of
from trainer.cli import plain_asking
from trainer.decks.library import starter_folder
from trainer.decks.model import Text
from trainer.i18n import use
from trainer.questions.choices import LETTERS
from trainer.questions.marks import one_line, unmarked
from trainer.study.attempt import Attempt
from trainer.study.collection import Collection
from trainer.study.steps import Progress, Question

STARTER = (starter_folder() / "peran-pekerja-sosial.yaml").read_text(encoding="utf-8")
PROMPTS = {"type": plain_asking.type_prompt, "choose": plain_asking.choose_prompt}


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return open_small(tmp_path, FakeClock(), None, STARTER)


def told_before(question: Question) -> str:
    """What is said until the answer is asked for, without the options, which name the answer among others."""
    lines = plain_asking.question(question, Progress(3, 14, 5.0, ())).split("\n")
    first = len(lines) - len(question.options)
    options = lines[first:]
    assert [line[0] for line in options] == list(LETTERS[: len(options)])
    assert all(one_line(option.text) in line for option, line in zip(question.options, options, strict=True))
    prompt = PROMPTS.get(question.how, plain_asking.turn_prompt)(Attempt(question))
    return "\n".join([*lines[:first], prompt])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_before_the_answer_names_it(collection: Collection, language: str, way: str) -> None:
    use(language)
    looked = 0
    for question in questions(collection, WAYS[way]):
        told = told_before(question)
        if question.example is not None:
            assert unmarked(question.example.text.in_language(language)) in told
        assert given_away(question.card, question.deck, told) == [], told
        looked += 1
    assert looked == LOOKED_AT[way]


# --- that it would be seen -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "planted",
    [
        "Mikro",
        "MICRO",
        "mikro-manajer-kasus-koordinator",
        "peran-pekerja-sosial/mikro-manajer-kasus-koordinator#case",
        "Manajer Kasus/Koordinator",
        "seorang koordinator!",
        "manajer\n  kasus",
        "Case manager / coordinator",
        "(coordinator)",
        "pengelola │\n│ kasus",
    ],
)
@pytest.mark.parametrize("place", ["title", "case", "question"])
def test_what_gives_it_away_is_found_wherever_it_stands(collection: Collection, place: str, planted: str) -> None:
    question = next(
        one
        for one in questions(collection, WAYS["as the deck says"])
        if one.card.id.note == "mikro-manajer-kasus-koordinator" and one.example is not None
    )
    deck, example = question.deck, question.example
    assert example is not None
    asks = {"case": Text(f"Peran apakah ini, {planted}?")}
    planting = {
        "title": question._replace(deck=deck._replace(title=Text(f"Peran · {planted}"))),
        "case": question._replace(example=example._replace(text=Text(f"{example.text.own} {planted}"))),
        "question": question._replace(deck=deck._replace(asks=asks)),
    }
    assert given_away(question.card, deck, told_before(question)) == []
    assert given_away(question.card, deck, told_before(planting[place])) != []


def test_a_part_of_another_word_gives_nothing_away() -> None:
    assert given_away(card("mikro-pemungkin"), roles(), "kemungkinan, pemungkinan, mikroskop, enablers") == []


def test_a_definition_may_name_what_it_asks_about_but_not_its_meaning() -> None:
    asked, note = card("mikro-pemungkin", "definition"), role("mikro-pemungkin")
    assert given_away(asked, roles(), "Pemungkin (Enabler), Mikro") == []
    for told in (note.back.own, note.back.en, note.ideas[0].own, note.ideas[0].en, note.id):
        assert told is not None and given_away(asked, roles(), f"Pemungkin: {told}") != []


def test_every_answer_has_its_secrets() -> None:
    for note in roles().notes:
        secrets = secrets_of(card(note.id), roles())
        assert {note.id, note.level, note.front.own, note.front.en, *note.accept} <= set(secrets)
