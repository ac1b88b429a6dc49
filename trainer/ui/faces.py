"""Small pieces that several panes are made of."""

from collections.abc import Iterable

from textual.content import Content

from trainer.decks.model import Deck, Level
from trainer.plots.shades import level_glyph
from trainer.questions.kinds import title_of
from trainer.ui.card_text import plain_line
from trainer.ui.themes import LEVEL_TONES


def quiet(text: str) -> Content:
    """``text`` (of our own, or already clean) as something beside the point."""
    return Content.styled(text, "$quiet")


def heading(text: str) -> Content:
    """A small heading inside a pane."""
    return Content.styled(text, "$accent bold")


def paragraphs(parts: Iterable[Content]) -> Content:
    """Parts with an empty line between them; empty ones are left out."""
    return Content("\n\n").join(part for part in parts if part)


def rows(parts: Iterable[Content]) -> Content:
    """Parts below one another."""
    return Content("\n").join(parts)


def level_tag(deck: Deck, level: Level | None) -> Content:
    """A level's glyph and name in its tone; empty without a level."""
    if level is None:
        return Content("")
    place = next((place for place, listed in enumerate(deck.levels) if listed.id == level.id), None)
    name = plain_line(title_of(level.title))
    if place is None:
        return name.stylize("$quiet")
    return Content.assemble(level_glyph(place), " ", name).stylize(level_tone(place))


def level_tone(place: int) -> str:
    """The style of a deck's level number ``place`` (0-based)."""
    return f"$level-{place % LEVEL_TONES + 1}"
