"""What the columns of a table mean, by their headings: the keys of a deck, their Indonesian and their usual names."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from trainer.decks.fields import CARD_FIELDS
from trainer.text import clean_line

CASE: Final = "case"
WHY: Final = "why"
DIFFERENCE: Final = "difference"

_OTHER_NAMES: Final = {
    "front": "kata word prompt pertanyaan depan",
    "back": "meaning description deskripsi pengertian makna translation terjemahan belakang",
    "level": "tingkat tingkatan jenjang",
    "hint": "petunjuk",
    "note": "catatan notes remark keterangan",
    "theory": "teori",
    "source": "sumber sources rujukan",
    "tags": "tag label",
    "theme": "tema",
    "difficulty": "kesulitan",
    "kinds": "jenis",
    "suspended": "nonaktif",
    "reverse": "bolak-balik dibalik",
    "accept": "diterima sinonim synonym synonyms",
    "choices": "pilihan pengecoh distractors",
    "ideas": "gagasan pokok",
    "keywords": "kata-kunci",
    "confusable_with": "mirip mirip-dengan confused-with confusable similar-to look-alike tertukar-dengan",
    DIFFERENCE: "beda perbedaan pembeda differences",
    CASE: "kasus contoh example",
    WHY: "alasan mengapa reason",
}
"""Field -> its names beside that of the field itself; a hyphen is a space."""

_COUNTED: Final = frozenset({CASE, WHY, f"{CASE}_en", f"{WHY}_en"})
"""Fields that there may be several of: "kasus 1", "kasus 2"."""

_LONGEST: Final = 40
_MAX_DIGITS: Final = 3


class Heading(NamedTuple):
    """What a column holds: a field of a card, or one of those above; ``number`` counts cases and reasons from 1."""

    field: str
    number: int = 0


def _names() -> dict[str, str]:
    names = {key.replace("_", " "): field for key, field in CARD_FIELDS.items()}
    for field, others in _OTHER_NAMES.items():
        for name in (field, *others.split()):
            plain = name.replace("-", " ").replace("_", " ")
            names.setdefault(plain, field)
            if f"{field}_en" in CARD_FIELDS or field in (CASE, WHY, DIFFERENCE):
                names.setdefault(f"{plain} en", f"{field}_en")
    return names


_NAMES: Final = _names()


def heading(cell: str) -> Heading | None:
    """What a column of that heading holds; None if it's none that is known."""
    name = " ".join(clean_line(cell[: 2 * _LONGEST]).lower().replace("_", " ").replace("-", " ").split()).strip(":*. ")
    if not 0 < len(name) <= _LONGEST:
        return None
    english = name.endswith(" en")
    name = name.removesuffix(" en")
    word = name.rstrip("0123456789")
    digits = name[len(word) :]
    field = _NAMES.get(f"{word.strip(' #.')} en" if english else word.strip(" #."))
    if field in _COUNTED and len(digits) <= _MAX_DIGITS:
        return Heading(field, int(digits or 1))
    return Heading(field) if field and not digits else None


def header(cells: Sequence[str]) -> tuple[Heading | None, ...] | None:
    """What the columns hold if these cells are their headings; None if they are a row like any other.

    They are headings if one is that of the front and another says what belongs to it, and at most half of them are
    unknown. A column whose heading is unknown, empty or there for the second time holds None.
    """
    found: list[Heading | None] = []
    for cell in cells:
        meant = heading(cell)
        found.append(None if meant in found else meant)
    fields = {meant.field for meant in found if meant}
    known = sum(meant is not None for meant in found)
    filled = sum(bool(cell.strip()) for cell in cells)
    is_header = "front" in fields and not fields.isdisjoint({"back", CASE, "level", "id"}) and 2 * known >= filled
    return tuple(found) if is_header else None
