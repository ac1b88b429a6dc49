"""What to do with answers that aren't saved when the program ends and nobody can be asked any more."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

from trainer.cli.render import tell, tell_error
from trainer.errors import TrainerError
from trainer.i18n import n_
from trainer.study.collection import Collection
from trainer.study.unsaved import gather, rescue


def rescue_unsaved(collection: Collection, data: Path) -> None:
    """Saves them in the history after all, or beside it in ``data``, or where temporary files are; says where."""
    count = gather(collection)
    if not count:
        return
    try:
        file = rescue(collection, _folders(data), Random())
    except TrainerError as error:
        tell_error(error)
        return
    if file is None:
        tell(n_("{n} entry could be saved after all", "{n} entries could be saved after all", count))
    else:
        tell(n_("{n} entry was put into {file}", "{n} entries were put into {file}", count, file=file))


def _folders(data: Path) -> Iterator[Path]:
    """The second one is made only when it is needed, and for this user alone: others write to that place as well."""
    yield data
    with suppress(OSError):
        yield Path(tempfile.mkdtemp(prefix="peksos-trainer-"))
