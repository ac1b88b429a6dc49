"""What the screen of the map says: each level while it is filled in, and what came of it."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from trainer.decks.model import Deck, Note
from trainer.i18n import _
from trainer.i18n.formats import day_month, interval_words, number
from trainer.plots.sparkline import sparkline
from trainer.questions.kinds import level_of
from trainer.study.role_map import Earlier, MapExercise, MapLevel, Put, Tried
from trainer.study.summary import name_of
from trainer.ui.card_faces import progress_words
from trainer.ui.card_text import plain_line
from trainer.ui.faces import heading, level_tag, paragraphs, quiet, rows
from trainer.ui.widgets.map_board import LevelView


def level_views(exercise: MapExercise) -> list[LevelView]:
    """Every level as it stands."""
    return [_view(exercise, level) for level in exercise.levels]


def _view(exercise: MapExercise, level: MapLevel) -> LevelView:
    texts = exercise.texts_in(level.level.id)
    return LevelView(
        level_tag(exercise.deck, level.level), progress_words(len(texts), level.places), texts, level.places
    )


def tried_words(exercise: MapExercise, tried: Tried, level: MapLevel, finish_key: str) -> Content:
    """What has to be said about a name that was typed into ``level``; empty if there is nothing."""
    match tried:
        case Tried(Put.THERE, there) if there is not None:
            where = _level_name(exercise.deck, there.level)
            return plain_line(_("Already there: {name} ({level})", name=there.text, level=where))
        case Tried(Put.FULL):
            return plain_line(_("All places of {level} are taken.", level=_level_name(exercise.deck, level.level.id)))
        case Tried(Put.NOTHING):
            return Content(_("This is no name."))
    if len(exercise.named) == exercise.total:
        return Content(_("All places are taken. {key} shows the result.", key=finish_key))
    return Content("")


def result_face(exercise: MapExercise, results: Sequence[Earlier]) -> Content:
    """What came of it: gaps, wrong levels, unknown names, and how it went over time."""
    deck, result = exercise.deck, exercise.result
    right = progress_words(len(result.right), exercise.total)
    took = _("Time: {time}", time=interval_words(seconds=exercise.seconds))
    parts = [Content.assemble((right, "$accent bold"), "  ", quiet(took))]
    if len(result.right) == exercise.total:
        parts.append(Content(_("The map is complete.")))
    if result.missing:
        parts.append(rows([heading(_("Not named")), *_by_level(exercise, result.missing)]))
    if result.misplaced:
        parts.append(rows([heading(_("In the wrong level")), *(_wrong(deck, *one) for one in result.misplaced)]))
    if result.unknown:
        parts.append(rows([heading(_("Not on this map")), plain_line(", ".join(result.unknown))]))
    if len(results) > 1:
        parts.append(_over_time(results))
    return paragraphs(parts)


def _by_level(exercise: MapExercise, notes: Iterable[Note]) -> list[Content]:
    """The names of some notes, a row a level."""
    names: dict[str, list[str]] = {level.level.id: [] for level in exercise.levels}
    for note in notes:
        names[note.level].append(name_of(note.front.own))
    return [
        Content.assemble(level_tag(exercise.deck, level.level), ": ", plain_line(", ".join(names[level.level.id])))
        for level in exercise.levels
        if names[level.level.id]
    ]


def _wrong(deck: Deck, note: Note, put_into: str) -> Content:
    wrong, right = _level_name(deck, put_into), _level_name(deck, note.level)
    words = _("{name}: not {wrong} but {right}", name=name_of(note.front.own), wrong=wrong, right=right)
    return plain_line(words)


def _level_name(deck: Deck, level_id: str) -> str:
    return level_tag(deck, level_of(deck, level_id)).plain


def _over_time(results: Sequence[Earlier]) -> Content:
    """Each result with its day, and a bar for each: of the height of all notes, not of the best result."""
    bars = sparkline([*(one.right / one.total for one in results), 1.0])[:-1]
    year = results[-1].day.year
    lines = []
    for one in results:
        day = day_month(one.day) if one.day.year == year else f"{day_month(one.day)} {one.day.year}"
        lines.append(Content(_("{day}: {right} of {total}", day=day, right=number(one.right), total=number(one.total))))
    return rows([Content.assemble(heading(_("Over time")), "  ", bars), *lines])
