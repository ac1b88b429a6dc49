"""A file that can't be read as a deck, looked at once more: perhaps it was never meant to be one.

People give a table, an export or a web page the name of a deck. What YAML would say of such a file helps nobody.
"""

from collections.abc import Sequence

from trainer.decks.fields import CARD_FIELDS
from trainer.decks.messages import Problems, Spot
from trainer.decks.source import Source
from trainer.i18n import N_

_LOOKED_AT = 40
"""Lines from the begin of a file that are looked at."""

_LONGEST = 2000
"""Characters of each of them."""

_IMPORT = N_("take it in with: peksos-trainer import FILE (under its own name, not .yaml)")
_BY_HAND = N_('write each card as "- front: …" with "back: …" on the line below')

_ANKI = ("#separator:", "#html:", "#deck:", "#notetype:", "#tags column:", "#columns:", "#guid column:")
_WEB = ("<!doctype", "<html", "<?xml", "<head", "<body", "<div", "<p>", "<table", "<ul")


def tell_foreign(source: Source, problems: Problems) -> None:
    """Tells in place of all ``problems`` that the file is of another kind, if it is."""
    if source.raw_start.startswith(b"PK\x03\x04"):
        told, hint = N_("this is no text file but a package, as those of Anki and Excel are"), _IMPORT
    else:
        lines = [text for number in range(_LOOKED_AT) if (text := source.line(number)[:_LONGEST]).strip()]
        told, hint = _kind_of(lines)
    if told:
        problems.forget()
        problems.error(Spot(0, 0), told, hint)


def _kind_of(lines: Sequence[str]) -> tuple[str, str]:
    first = lines[0].strip().lower() if lines else ""
    if first.startswith(_ANKI):
        return N_("this is a text export of Anki, not a deck in YAML"), _IMPORT
    if first.startswith(_WEB):
        return N_("this is a web page, not a deck in YAML"), _BY_HAND
    if _is_markdown_table(lines):
        return N_("this is a table, not a deck in YAML"), _BY_HAND
    if _is_table(lines):
        return N_("this is a table, not a deck in YAML"), _IMPORT
    return "", ""


def _is_markdown_table(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and lines[0].strip().startswith("|") and not lines[1].strip().strip("|:- ")


def _is_table(lines: Sequence[str]) -> bool:
    """Whether a first line names the columns of fronts and backs, and the second goes on in the same way."""
    for separator in ";\t,":
        if len(lines) > 1 and separator in lines[0] and separator in lines[1]:
            names = {CARD_FIELDS.get(cell.strip().strip('"').lower()) for cell in lines[0].split(separator)}
            if {"front", "back"} <= names:
                return True
    return False
