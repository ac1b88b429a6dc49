"""Rows of cells, from whichever table, as notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.decks import cloze
from trainer.decks.emit import Plain
from trainer.decks.identity import note_slug, refused_character, slug
from trainer.decks.kinds import is_kind
from trainer.i18n import N_
from trainer.importing.columns import CASE, DIFFERENCE, WHY, Heading, header
from trainer.importing.draft import DraftNote, id_of_key
from trainer.importing.look_alikes import LookAlikes
from trainer.importing.report import Report
from trainer.text import clean, clean_line

_BARE: Final = (Heading("front"), Heading("back"), Heading("note"))
"""What the columns of a table without headings hold."""

_LISTS: Final = ("tags", "source", "accept", "near", "ideas", "keywords", "choices", "kinds", "examples")
_ENGLISH_LISTS: Final = ("accept_en", "choices_en", "ideas_en", "keywords_en", "examples_en")
_PAIRED: Final = ("examples", "choices", "ideas")
"""Lists of which each item has its own English one."""

_SHORT: Final = ("tags", "kinds")
"""Lists whose items may stand between commas."""

_MOST_LEVELS: Final = 100

_FLAGS: Final = ("suspended", "reverse")
_YES: Final = frozenset("1 x y yes true ya benar on √ ✓ ✔".split())  # noqa: SIM905
_WITHOUT_KEY: Final = ("id", "front", "back", "confusable_with", "confusable_with_en", DIFFERENCE, f"{DIFFERENCE}_en")
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "'")

Values = Mapping[Heading, str]


class Notes(NamedTuple):
    """The notes of a table, and what its deck's head says."""

    notes: list[DraftNote]
    head: dict[str, Plain]


class PlacedRow(NamedTuple):
    """A row and where it stands (a line number), for remarks."""

    place: str
    cells: Sequence[str]


def notes_of(rows: Iterable[PlacedRow], report: Report, *, from_csv: bool = False) -> Notes:
    """The notes of a table whose first row may be headings.

    Args:
        from_csv: a table of our own may have marks of harmlessness before cells that a spreadsheet would run.
    """
    remaining = iter(rows)
    first = next((row for row in remaining if any(map(str.strip, row.cells))), None)
    if first is None:
        return Notes([], {})
    headings = header(first.cells)
    if headings is None:
        return _Table(_BARE, report).notes([first], remaining)
    for cell, meant in zip(first.cells, headings, strict=True):
        if meant is None and cell.strip():
            report.leave_out(first.place, N_('the column "{name}", whose heading says nothing'), name=clean_line(cell))
    is_ours = from_csv and {"id", "front", "back"} <= {meant.field for meant in headings if meant}
    return _Table(headings, report, guarded=is_ours).notes([], remaining)


class _Table:
    """A table being read."""

    def __init__(self, headings: Sequence[Heading | None], report: Report, *, guarded: bool = False) -> None:
        self._headings = headings
        self._report = report
        self._guarded = guarded
        self._levels: dict[str, str] = {}
        self._level_names: dict[str, str] = {}
        self._look_alikes = LookAlikes(report)
        self._has_cases = False

    def notes(self, first: Iterable[PlacedRow], others: Iterable[PlacedRow]) -> Notes:
        notes = [self._note(row) for part in (first, others) for row in part if any(map(str.strip, row.cells))]
        found = self._look_alikes.found()
        notes = [
            note._replace(more={**note.more, **found[number]}) if number in found else note
            for number, note in enumerate(notes)
        ]
        return Notes(notes, self._head())

    def _head(self) -> dict[str, Plain]:
        head: dict[str, Plain] = {}
        if self._levels:
            plain = all(level == title for level, title in self._levels.items())
            head["levels"] = list(self._levels) if plain else dict(self._levels)
        if self._has_cases:
            head["kinds"] = ["case", "term", "definition"]
        return head

    def _note(self, row: PlacedRow) -> DraftNote:
        values = self._values(row)
        front, back = (values.get(Heading(field), "") for field in ("front", "back"))
        more = dict(self._more(values))
        self._leave_out_uneven(more, row.place)
        level = self._level(values, row.place)
        if level:
            more = {"level": level, **more}
        own = clean_line(values.get(Heading("id"), "")).strip()
        id_ = id_of_key(own) if own else note_slug(level, cloze.filled(front))
        self._look_alikes.add(id_ if back or cloze.kinds(front) else "", front, level, row.place, values)
        return DraftNote(front, back, id_, row.place, more)

    def _values(self, row: PlacedRow) -> dict[Heading, str]:
        """The filled cells of a row, clean, by what they are."""
        found: dict[Heading, str] = {}
        for number, cell in enumerate(row.cells):
            meant = self._headings[number] if number < len(self._headings) else None
            text = clean(self._unguarded(cell)).strip() if meant or number >= len(self._headings) else ""
            if meant and text:
                found[meant] = text
            elif text:
                self._report.leave_out(row.place, N_("a cell without a heading in column {column}"), column=number + 1)
        return found

    def _unguarded(self, cell: str) -> str:
        return cell[1:] if self._guarded and cell[:1] == "'" and cell[1:].startswith(_FORMULA_SIGNS) else cell

    def _level(self, values: Values, place: str) -> str:
        title = clean_line(values.get(Heading("level"), "")).strip()
        level = slug(title) if refused_character(title) else title
        level = self._level_names.get(level.lower(), level)
        if level and level not in self._levels:
            if len(self._levels) == _MOST_LEVELS:
                self._report.change(place, N_('the level "{level}" was left out: 100 are the most'), level=title)
                return ""
            self._level_names[level.lower()] = level
            self._levels[level] = title
        return level

    def _leave_out_uneven(self, more: dict[str, Plain], place: str) -> None:
        """Leaves out English lists that don't go with the list that they translate."""
        for field in _PAIRED:
            own, english = more.get(field), more.get(f"{field}_en")
            if isinstance(own, list) and isinstance(english, list) and len(own) != len(english):
                del more[f"{field}_en"]
                told = N_('"{key}" was left out, for it hasn\'t as many items as "{other}"')
                self._report.change(place, told, key=f"{field}_en", other=field)

    def _more(self, values: Values) -> Iterator[tuple[str, Plain]]:
        examples = _examples(values)
        self._has_cases = self._has_cases or bool(examples)
        if examples:
            yield "examples", examples
        for (field, number), text in values.items():
            if number or field == "level" or field in _WITHOUT_KEY:
                continue
            if field in _FLAGS:
                if text.lower() in _YES:
                    yield field, True
            elif field == "kinds":
                kinds = [kind for kind in split(text, commas=True) if is_kind(kind)]
                if kinds:
                    yield field, kinds
            elif field in _LISTS or field in _ENGLISH_LISTS:
                if field != "examples":
                    yield field, split(text, commas=field in _SHORT)
            else:
                yield field, text


def _examples(values: Values) -> list[Plain]:
    """The cases of a row: those of its own columns, each with its reason, then those in one cell."""
    numbers = sorted(number for field, number in values if field == CASE)
    found: list[Plain] = []
    for number in numbers:
        parts = {"text": CASE, "text_en": f"{CASE}_en", "why": WHY, "why_en": f"{WHY}_en"}
        one = {key: values[Heading(field, number)] for key, field in parts.items() if Heading(field, number) in values}
        found.append(one if len(one) > 1 else one["text"])
    return found + [line for line in map(str.strip, values.get(Heading("examples"), "").split("\n")) if line]


def split(text: str, *, commas: bool = False) -> list[str]:
    """The items of a list in one cell: on lines of their own, or between semicolons; ``commas``: or commas."""
    separator = "\n" if "\n" in text else ";" if ";" in text else "," if commas else "\n"
    return [part for part in map(str.strip, text.split(separator)) if part]
