"""A disk whose power fails at one of its calls, and what is left on it then."""

from pathlib import Path
from random import Random

from trainer.history.disk import Disk


class PowerCut(BaseException):
    """Nobody can catch it, and nothing is tidied up after it."""


class PowerCutDisk(Disk):
    """A real disk until the given call; then the power fails before the call, and nothing works any more.

    What nobody flushed may be lost: of what was written only a beginning stays, and a file whose folder wasn't flushed
    after a renaming may have its old name again, as may the one whose place it took.

    Attributes:
        calls: how many calls that change something came through.
        renamed: the renaming was on the medium early, although nobody had waited for it.
    """

    def __init__(self, until: int, random: Random, *, renamed: bool) -> None:
        self.calls = 0
        self.renamed = renamed
        self._until = until
        self._random = random
        self._safe: dict[Path, bytes] = {}
        self._paths: dict[int, Path] = {}
        self._replaced: list[tuple[Path, Path, bytes | None]] = []

    def _call(self) -> None:
        if self.calls >= self._until:
            raise PowerCut
        self.calls += 1

    def open(self, path: Path, *, write: bool = False) -> int:
        file = super().open(path, write=write)
        self._paths[file] = path
        return file

    def create(self, path: Path, mode: int) -> int:
        self._call()
        file = super().create(path, mode)
        self._paths[file] = path
        self._safe[path] = b""
        return file

    def write(self, file: int, data: bytes, offset: int) -> int:
        self._call()
        path = self._paths[file]
        self._safe.setdefault(path, path.read_bytes())
        return super().write(file, data, offset)

    def cut(self, file: int, size: int) -> None:
        self._call()
        super().cut(file, size)

    def flush(self, file: int) -> None:
        self._call()
        super().flush(file)
        self._safe.pop(self._paths[file], None)

    def replace(self, source: Path, target: Path) -> None:
        self._call()
        self._replaced.append((source, target, target.read_bytes() if target.exists() else None))
        super().replace(source, target)
        if source in self._safe:
            self._safe[target] = self._safe.pop(source)

    def remove(self, path: Path) -> None:
        self._call()
        super().remove(path)
        self._safe.pop(path, None)

    def flush_folder(self, folder: Path) -> None:
        self._call()
        super().flush_folder(folder)
        self._replaced = [row for row in self._replaced if row[1].parent != folder]

    def come_back(self) -> None:
        """The power is there again: leaves on the disk what had reached the medium."""
        for path, safe in self._safe.items():
            data = path.read_bytes()
            least = min(len(safe), len(data))
            touched = next((place for place in range(least) if safe[place] != data[place]), least)
            path.write_bytes(data[: self._random.randint(touched, len(data))])
        for source, target, before in [] if self.renamed else reversed(self._replaced):
            target.rename(source)
            if before is not None:
                target.write_bytes(before)
