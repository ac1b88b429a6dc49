"""No question of the starter deck gives its answer away on the screen; line by line see `tests.questions`."""

import pytest
from textual.content import Content
from textual.widget import Widget

from tests.support.giving_away import LOOKED_AT, WAYS, given_away, questions
from tests.support.scale import scaled
from tests.support.screen_text import screen_lines
from tests.ui.desk import Desk, Learner, study_for_days
from trainer.questions.marks import unmarked
from trainer.study.steps import Question
from trainer.ui.widgets.choice_list import ChoiceList
from trainer.ui.widgets.scroll_text import ScrollText

PANES = ("#queue", "#card", "#explanation")


async def put(learner: Learner, question: Question) -> None:
    """Puts a question on the screen as if it had come next."""
    learner.session._show(question)
    learner.app.screen.show()  # type: ignore[attr-defined]
    await learner.pilot.pause()


def region(rows: list[str], widget: Widget) -> str:
    """What stands where ``widget`` is: wrapped texts can't be read across panes."""
    x, y, width, height = widget.region
    return "\n".join(row[x : x + width] for row in rows[y : y + height])


def told_on(learner: Learner) -> list[str]:
    """Everything on the screen pane by pane, and what is scrolled away; without the options, which name the answer.

    The options are the only exception: the deck's title, the kind of the question, the titles of the panes and the
    names of the keys are looked at like the rest.
    """
    screen = learner.app.screen
    rows = screen_lines(learner.app)
    assert {len(row) for row in rows} == {learner.app.size.width}  # a cell a character
    options = screen.query_one(ChoiceList)
    if options.display:
        x, y, width, height = options.region
        for n in range(y, y + height):
            rows[n] = rows[n][:x] + " " * width + rows[n][x + width :]
    panes = [screen.query_one(pane) for pane in PANES]
    top, bottom = panes[0].region.y, panes[0].region.bottom
    around = ["\n".join(rows[:top]), "\n".join(rows[bottom:])]
    scrolled = [one.whole for one in screen.query(ScrollText) if one.display and one is not options]
    return [*around, *(region(rows, pane) for pane in panes), *scrolled]


@pytest.mark.parametrize("way", [way for way in WAYS if way != "turned over"])  # that is a typed one without its line
@pytest.mark.parametrize("language", ["id", "en"])
async def test_nothing_on_the_screen_names_the_answer(desk: Desk, language: str, way: str) -> None:
    """Every question in Indonesian; in English every third one, and every one from scale 3 on."""
    step = 1 if language == "id" else max(1, 3 // scaled(1))
    collection = desk.open(starter=True)
    study_for_days(collection, desk.clock, 5, last=4)  # the queue and the card have something to tell
    looked = 0
    async with desk.running(collection, language=language, start="study") as learner:
        assert learner.screens[-1] == "StudyScreen"
        for question in list(questions(collection, WAYS[way]))[::step]:
            await put(learner, question)
            told = told_on(learner)
            around, asked = told[0], told[3]
            body = question.example.text if question.example is not None else question.card.note.back
            if question.card.id.kind != "definition":
                assert unmarked(body.in_language(language))[:20] in asked
            assert learner.app.screen.query_one(ChoiceList).display is bool(question.options)
            assert "Peran pekerja sosial" in around or "Roles of the social worker" in around
            for text in told:
                assert given_away(question.card, question.deck, text) == [], learner.text
            looked += 1
    assert looked == -(-LOOKED_AT[way] // step)


def telling(place: str, words: str) -> object:
    """What stands at ``place``, if it is ``words``."""
    return {"titles": [Content(words)], "card_title": words}.get(place.rpartition(".")[2], Content(words))


@pytest.mark.parametrize("planted", ["Mikro", "mikro-manajer-kasus-koordinator", "Case manager / coordinator"])
@pytest.mark.parametrize(
    "place",
    [
        "trainer.ui.screens.study.titles",
        "trainer.ui.widgets.queue_pane._card",
        "trainer.ui.widgets.study_panes.card_title",
        "trainer.ui.widgets.study_panes.question_face",
    ],
)
async def test_what_gives_it_away_is_found_wherever_it_stands(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str, planted: str
) -> None:
    collection = desk.open(starter=True)
    question = next(
        one
        for one in questions(collection, WAYS["as the deck says"])
        if one.card.id.note == "mikro-manajer-kasus-koordinator"
    )
    async with desk.running(collection, language="id", start="study") as learner:
        await learner.press("enter")
        await put(learner, question)
        assert not any(given_away(question.card, question.deck, text) for text in told_on(learner))
        monkeypatch.setattr(place, lambda *_: telling(place, f"sepatah {planted} kata"))
        await put(learner, question)
        assert any(given_away(question.card, question.deck, text) for text in told_on(learner)), learner.text
