"""Several computers of one learner, each with a home of its own, and a folder that they share."""

from pathlib import Path

from tests.history.table_of_damage import EVENTS, layout
from tests.support.command_line import CommandLine, Result
from trainer.history.reading import read_history
from trainer.history.synced import device_here

ROLES = "peran-pekerja-sosial"


class Computer:
    """A home of its own.

    Attributes:
        home: its folder.
    """

    def __init__(self, cli: CommandLine, name: str) -> None:
        self._cli = cli
        self.home = cli.home.parent / name

    def __call__(self, *words: str, typed: str = "", language: str = "en") -> Result:
        self._cli.clock.forward(minutes=1)
        return self._cli(*words, typed=typed, language=language, environ={"PEKSOS_TRAINER_HOME": str(self.home)})

    @property
    def data(self) -> Path:
        """The folder of the history, its backups, and what was merged or damaged."""
        return self.home / "data"

    @property
    def device(self) -> str:
        """Which it is; empty as long as it shares nothing."""
        return device_here(self.data)

    def reads_two(self) -> None:
        """A sitting in which two notes are read and known."""
        self("config", "set", "ask_case", "flip")
        done = self("study", "--plain", "--deck", ROLES, typed="\n\n\n4\n\n4\n")
        assert done.code == 0, done.err

    def share(self, folder: Path) -> Result:
        """From now on the history lies in ``folder``."""
        done = self("config", "set", "sync_folder", str(folder))
        assert done.code == 0, done.err
        return done

    def reviews(self) -> int:
        """How many count."""
        return int(self("stats", "--json").json["reviews"])

    def put(self, text: str) -> Path:
        """A history in the data folder."""
        self.data.mkdir(parents=True, exist_ok=True)
        path = self.data / "history.json"
        path.write_bytes(text.encode())
        return path


def files(folder: Path) -> list[str]:
    """The names of what lies in it."""
    return sorted(path.name for path in folder.iterdir())


def ids_in(*paths: Path) -> set[str]:
    """The ids of all their events."""
    return {event.id for path in paths for event in read_history(path).events}


def share_halves(here: Computer, there: Computer, cloud: Path) -> None:
    """Each of two computers comes with a half of the sound history."""
    here.put(layout(EVENTS[:3]))
    there.put(layout(EVENTS[3:]).replace('"device":"k3p9x1"', '"device":"zzzzzz"'))
    here.share(cloud)
    there.share(cloud)
