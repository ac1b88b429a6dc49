"""The pane with the map: every note of a deck as one square, level by level; and what is often mixed up."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from trainer.decks.model import Deck
from trainer.i18n import N_, _
from trainer.i18n.formats import number
from trainer.plots.shades import shade
from trainer.questions.kinds import title_of
from trainer.study.mixed_up import MixedUp
from trainer.study.overview import LevelMap
from trainer.ui.card_text import plain_line
from trainer.ui.faces import heading, level_tone, paragraphs, quiet, rows
from trainer.ui.fitting import column
from trainer.ui.widgets.scroll_text import ScrollText

_LEGEND = (
    (1.0, N_("firm")),
    (0.9, N_("good")),
    (0.8, N_("fading")),
    (0.5, N_("weak")),
    (None, N_("not asked yet")),
)
"""A recall of each shade, and the word for it."""

MOST_PAIRS = 5
"""Pairs that are told; `stats confusions` tells all."""
_LONGEST_NAME = 12
_MOST_SQUARES = 13
"""Squares beside a level's name; more of them go below it, in as many rows as they need."""


class DeckMap(NamedTuple):
    """A deck with the map of its levels."""

    deck: Deck
    levels: tuple[LevelMap, ...]


class MapPane(ScrollText):
    """See the module's text."""

    def put_maps(self, maps: Sequence[DeckMap], mixed_up: Sequence[MixedUp] = ()) -> None:
        """Shows the maps of some decks, and the pairs that are mixed up most."""
        title = Content(_("Map"))
        if len(maps) == 1:
            title = Content.assemble(title, " · ", plain_line(title_of(maps[0].deck.title)))
        self.border_title = title
        parts = [_map(one, named=len(maps) > 1) for one in maps if any(level.recalls for level in one.levels)]
        if parts:
            if mixed_up:
                parts.append(_mixed_up(mixed_up))
            parts.append(_legend())
        else:
            parts.append(quiet(_("Nothing to show here.")))
        self.put(paragraphs(parts), stay=True)


def _map(one: DeckMap, *, named: bool) -> Content:
    lines = [plain_line(title_of(one.deck.title)).stylize("bold")] if named else []
    names = [_level_name(one.deck, level) for level in one.levels]
    width = min(max(name.cell_length for name in names), _LONGEST_NAME)
    for name, level in zip(names, one.levels, strict=True):
        tone = level_tone(level.level) if level.level is not None else ""
        squares = Content.styled(" ".join(shade(recall) for recall in level.recalls), tone)
        if len(level.recalls) > _MOST_SQUARES:
            lines.extend((name, squares) if name else (squares,))
        else:
            lines.append(Content.assemble(column(name, width), "  " if width else "", squares))
    return rows(lines)


def _level_name(deck: Deck, level: LevelMap) -> Content:
    if level.level is None:
        return Content("")
    name = plain_line(title_of(deck.levels[level.level].title))
    return Content.assemble((level.glyph, level_tone(level.level)), " ", name)


def _mixed_up(pairs: Sequence[MixedUp]) -> Content:
    lines = [
        Content.assemble(plain_line(f"{pair.one} ↔ {pair.other}"), (f"  {number(pair.times)}×", "$quiet"))
        for pair in pairs
    ]
    return rows([heading(_("Often mixed up")), *lines])


def _legend() -> Content:
    title = quiet(_("How likely you recall it now"))
    return rows([title, *(quiet(f"{shade(recall)} {_(word)}") for recall, word in _LEGEND)])
