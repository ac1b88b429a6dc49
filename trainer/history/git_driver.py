"""What git calls when two branches have changed the history: the union of both, and never a conflict."""

from pathlib import Path

from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.file_format import VERSION, Contents, render
from trainer.history.ids import device_of
from trainer.history.merge import union
from trainer.history.problems import Emptied, not_saved, too_new
from trainer.history.reading import read_history


def merge_for_git(ours: Path, theirs: Path) -> None:
    """Writes the union of both files to ``ours``. A version that doesn't exist on one side is an empty file.

    Raises:
        HistoryError: one of them isn't a history, or can't be read.
        StorageError: it can't be written, or a newer version of the program wrote one of them. git then leaves the
            file to a person.
    """
    both = [contents for path in (ours, theirs) if (contents := _read(path)) is not None]
    if not both:
        return
    own, *_ = both
    events = union(*(contents.events for contents in both)).events
    if not events:
        return
    extra = {key: value for contents in reversed(both) for key, value in contents.header.extra.items()}
    device = own.header.device or device_of(events[0].id)
    try:
        write_whole(Disk(), ours, render(own.header._replace(device=device, extra=extra), events))
    except OSError as error:
        raise not_saved(ours, error) from error


def _read(path: Path) -> Contents | None:
    try:
        contents = read_history(path)
    except Emptied:
        return None
    if contents.header.version > VERSION:
        raise too_new(path, contents.header.version)
    return contents
