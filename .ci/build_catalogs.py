"""Build hook: compiles every ``.po`` under ``trainer/i18n/locale`` to the ``.mo`` that gettext reads.

It runs for wheels, source archives and editable installs alike, so that no compiled file lies in the repository.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # the tests compile too, in an environment that never builds
    BuildHookInterface = object  # type: ignore[misc, assignment]

LOCALES = Path("trainer", "i18n", "locale")
EPOCH = datetime(2020, 2, 2, tzinfo=UTC)
"""As hatchling dates every file of a package: the same source makes the same bytes at any time."""


def compile_catalogs(root: Path) -> None:
    """Writes ``x.mo`` beside every ``x.po`` below ``root``'s locale folder; a reader never meets half a file."""
    for source in sorted((root / LOCALES).rglob("*.po")):
        with source.open("rb") as file:
            catalog = read_po(file)
        catalog.creation_date = EPOCH
        unfinished = source.with_suffix(f".{os.getpid()}.mo.new")
        with unfinished.open("wb") as file:
            write_mo(file, catalog)
        unfinished.replace(source.with_suffix(".mo"))


class CatalogBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's hook; see the module's text."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        compile_catalogs(Path(self.root))
