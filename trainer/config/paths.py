"""Where everything lies on this computer; the one place that knows of a home folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

HOME_VARIABLE: Final = "PEKSOS_TRAINER_HOME"
_PROGRAM: Final = "peksos-trainer"


class Paths(NamedTuple):
    """The four folders of one learner. None of them need exist.

    Attributes:
        config: the settings. data: the history and what belongs to it. decks: the learner's own decks.
        cache: what can be thrown away at any time.
    """

    config: Path
    data: Path
    decks: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """The settings, in TOML."""
        return self.config / "config.toml"

    @property
    def history_file(self) -> Path:
        """The history, in JSON."""
        return self.data / "history.json"


def paths_from(environ: Mapping[str, str]) -> Paths:
    """The folders for a program with the environment ``environ``.

    ``PEKSOS_TRAINER_HOME=DIR`` puts all of them below one folder, for a USB stick or a test. Without it they are where
    the system keeps such things; ``platformdirs`` finds them, and reads the process's own environment for it.
    """
    if home := environ.get(HOME_VARIABLE):
        root = Path(home).absolute()
        return Paths(root / "config", root / "data", root / "decks", root / "cache")
    import platformdirs  # not needed on a stick, and slow to import

    folders = platformdirs.PlatformDirs(_PROGRAM, appauthor=False)
    data = folders.user_data_path
    return Paths(folders.user_config_path, data, data / "decks", folders.user_cache_path)
