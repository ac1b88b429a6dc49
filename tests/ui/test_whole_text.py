"""Every text of a visible widget stands whole on the screen, or ends in ``…``, or its widget scrolls.

Measured on regions, in a language whose texts are all longer than ours and carry brackets, so that a text that was cut
or never translated shows.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Tree

from tests.support.hostile import hostile_deck
from tests.support.pseudo import Pseudo, outside_brackets
from tests.ui.desk import SIZES, Desk, Learner
from trainer.i18n import catalog
from trainer.ui.dialogs.base import TextDialog
from trainer.ui.palette import Palette
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.today import TodayScreen
from trainer.ui.widgets.deck_list import DeckList
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.rating_bar import RatingBar
from trainer.ui.widgets.scroll_text import ScrollText
from trainer.ui.widgets.title_bar import TitleBar

ELLIPSIS = "…"


def visible_widgets(learner: Learner) -> list[Widget]:
    """The widgets of the top screen that have a place on it and text of their own."""
    screen = learner.app.screen
    return [one for one in screen.query(Widget) if one.display and one.region and not one.is_container]


def rows_of(widget: Widget) -> list[str]:
    """The rows that a widget draws in its content."""
    content = widget.render()
    assert isinstance(content, Content), widget
    return [line.plain for line in content.split("\n", allow_blank=True)]


def assert_whole(learner: Learner) -> None:
    """See the module's text."""
    whole = Region(0, 0, *learner.app.size)
    widgets = visible_widgets(learner)
    assert widgets
    for widget in widgets:
        assert whole.contains_region(widget.region), f"{widget} sticks out: {widget.region}"
        for container in widget.ancestors:
            if isinstance(container, Widget) and container.is_container:
                assert container.content_region.contains_region(widget.region) or container.allow_vertical_scroll, (
                    widget
                )
        if isinstance(widget, Input | OptionList | Tree):
            continue
        rows = rows_of(widget)
        width, height = widget.content_size
        assert len(rows) <= height, f"{widget} draws {len(rows)} rows into {height}"
        for row in rows:
            assert Content(row).cell_length <= width, f"{widget}: {row!r} is wider than {width}"
        if isinstance(widget, ScrollText):
            assert_scrolls(widget, rows)


def assert_scrolls(widget: ScrollText, rows: list[str]) -> None:
    """What doesn't stand on the screen is announced, and every line of it can be scrolled to."""
    lines = [line.plain for line in widget.lines(widget.content_size.width)]
    if not widget.overflows:
        assert [row.strip() for row in rows] == [line.strip() for line in lines or [""]]
        return
    if widget.content_size.height > 1:
        assert "▼" in rows[-1] or "▲" in rows[-1]
    words = "".join("".join(lines).split())
    assert "".join(widget.whole.split()) == words  # wrapping loses nothing
    widget.move_lines(-len(lines))
    seen = [row.strip() for row in rows_of(widget)[:-1]]
    while True:
        before = rows_of(widget)
        widget.move_lines(1)
        if rows_of(widget) == before:
            break
        seen.append(rows_of(widget)[-2].strip())
    assert seen[-len(lines) :] == [line.strip() for line in lines]
    widget.move_lines(-len(lines))


LONG = "kata yang panjang sekali dan tidak mau berakhir " * 3


# a key, and the screen or dialog that must be on top after it
WALK: tuple[tuple[str, type[Screen[Any]]], ...] = (
    *((key, TodayScreen) for key in ("f5", "p", "p", "p")),
    *(("t", TextDialog), ("pagedown", TextDialog), ("q", TodayScreen)),
    *(("question_mark", TextDialog), ("q", TodayScreen), ("ctrl+p", Palette), ("escape", TodayScreen)),
    *(("down", TodayScreen), ("e", TextDialog), ("q", TodayScreen), ("m", TextDialog), ("q", TodayScreen)),
    *(("up", TodayScreen), ("enter", TextDialog), ("enter", StudyScreen)),  # about the deck, the page of a note
    *(("p", StudyScreen), ("p", StudyScreen), ("enter", StudyScreen), ("enter", StudyScreen)),  # a question
    *(("enter", StudyScreen), ("p", StudyScreen), ("p", StudyScreen), ("f1", TextDialog), ("q", StudyScreen)),
    *(("1", StudyScreen), ("ctrl+p", Palette), ("z", Palette), ("escape", StudyScreen)),
    *(("at", StudyScreen),) * 4,  # the end of the sitting
    ("q", TodayScreen),
)
"""Everything a learner can open while nothing fails."""


async def walk(learner: Learner, check: Callable[[Learner], None] = assert_whole) -> None:
    """Looks at every screen and dialog."""
    for key, top in WALK:
        await learner.press(key)
        assert isinstance(learner.app.screen, top), (key, learner.text)
        check(learner)


@pytest.mark.parametrize("size", [*SIZES, (30, 10)])
async def test_every_text_is_whole_or_says_that_it_isnt(desk: Desk, size: tuple[int, int]) -> None:
    collection = desk.open(hostile_deck(LONG), f"cards:\n  - front: {LONG}\n    back: a: b\n")
    async with desk.running(collection, size=size, language="id") as learner:
        await walk(learner)


async def test_every_text_is_translated(desk: Desk) -> None:
    collection = desk.open(DECK, "cards:\n  - front: ÄÄ\n    back: ÄÄ: ÄÄ\n")
    async with desk.running(collection) as learner:
        catalog.use_translations("en", Pseudo())
        await walk(learner, assert_whole_and_translated)


# The deck's own texts have no letter but Ä.
DECK = """\
id: ä
title: Ä
about: Ä
levels: {x: {title: Ä}, y: {title: Ä}}
kinds: [case, definition]
cards:
  - {id: a, front: Ä, back: Ä, level: x, examples: [{text: Ä, why: Ä}, ÄÄ, ÄÄÄ], confusable_with: {b: Ä}, theory: Ä}
  - {id: b, front: ÄÄ, back: ÄÄ, level: y, source: Ä, note: Ä}
"""
_PLAIN = re.compile(r"[^\W\d_Ää]")
_OF_FILES = re.compile(r"[^\s⟦⟧]*deck[01]\.yaml[^\s⟦⟧]*")


def assert_whole_and_translated(learner: Learner) -> None:
    """Both."""
    assert_whole(learner)
    assert_translated(learner)


def assert_translated(learner: Learner) -> None:
    """No letter outside brackets but those of keys, of the deck and of files."""
    for widget in visible_widgets(learner):
        if isinstance(widget, ScrollText):
            texts = [widget.whole]
        elif isinstance(widget, KeyBar):
            texts = [item.text for item in widget.items]
            keys = [item.key for item in widget.items]
            texts += [key for key in keys if len(key) > 1 and not re.fullmatch(r"F\d+", key)]
        elif isinstance(widget, DeckList | RatingBar | TitleBar):
            texts = [row for row in rows_of(widget) if ELLIPSIS not in row]
        elif isinstance(widget, OptionList):
            texts = [str(option.prompt) for option in widget.options]
        elif isinstance(widget, Input):
            texts = [widget.placeholder]
        else:
            texts = []
        titles = (widget.border_title, widget.border_subtitle)
        texts += [Content.from_markup(title).plain for title in titles if title]
        for text in texts:
            told = outside_brackets(_OF_FILES.sub("", text)).replace("peksos-trainer", "")
            told = re.sub(r"(?m)^(?:(?:[^\w\s]|[a-zA-Z]|F\d+|⟦\w+⟧\+\w)(?:, |  +))+", "", told)  # keys in the help
            told = re.sub(r"\+[A-Z]|  back: ÄÄ: ÄÄ|\b[FL]\b", "", told)
            assert not _PLAIN.search(told), f"{widget}: {told!r}"
