"""Which program a file comes from: told by its content, and by its name only where the content leaves it open."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError, Reader
from trainer.text import clean_line

SNIFFED: Final = 64 * 1024
"""Bytes of a file's begin that are looked at."""


class Format(NamedTuple):
    """One format that can be read.

    Attributes:
        name: what people call it; marked with ``N_``.
        module: the module of this package that holds ``fits(start, path)`` and ``read(path, wanted)``.
    """

    name: str
    module: str

    def read(self) -> Reader:
        """The reader; its module is imported only now."""
        reader: Reader = import_module(f"trainer.importing.{self.module}").read
        return reader

    def fits(self) -> Callable[[bytes, Path], bool]:
        """Whether a file that begins with these bytes, at that path, is of this format."""
        fits: Callable[[bytes, Path], bool] = import_module(f"trainer.importing.{self.module}").fits
        return fits


FORMATS: Final = (
    Format(N_("Anki package"), "anki_package"),
    Format(N_("Excel workbook"), "xlsx_deck"),
    Format(N_("CrowdAnki deck"), "crowdanki"),
    Format(N_("Anki text export"), "anki_text"),
    Format(N_("hashcards deck"), "hashcards"),
    Format(N_("Obsidian flashcards"), "obsidian"),
    Format(N_("SuperMemo questions and answers"), "supermemo"),
    Format(N_("YAML deck"), "yaml_deck"),
    Format(N_("table of cards (CSV, TSV, Quizlet)"), "table"),
)
"""In the order in which they are tried: the surest first, the table, which nearly everything is, last."""


def format_of(path: Path) -> Format:
    """The format of the file ``path``.

    Raises:
        ForeignFileError: it can't be read, or is of a format that isn't taken in; the message says what to do.
    """
    from trainer.importing.refused import refuse, start_of

    start = start_of(path)
    refuse(start, path)
    for known in FORMATS:
        if known.fits()(start, path):
            return known
    raise ForeignFileError(
        N_("this is no file of cards that can be read"),
        hint=N_("export it as CSV or as an Anki package, or write a deck in YAML"),
        place=clean_line(str(path)),
    )
