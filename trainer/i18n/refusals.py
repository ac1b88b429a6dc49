"""Why the system refused something, in the language in force; the system itself speaks that of its own settings."""

import errno
from typing import Final

from trainer.i18n.catalog import N_, _
from trainer.text import clean_line

_FORBIDDEN: Final = N_("this user isn't allowed to")
_TOO_MANY: Final = N_("too many files are open")

_REASONS: Final = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is used up"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: N_("this disk can't be written to"),
    errno.ENOTDIR: N_("a part of this path is a file, not a folder"),
    errno.EISDIR: N_("this is a folder, not a file"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EIO: N_("the disk reports an input/output error"),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
}


class Refusal:
    """The reason of an `OSError`, as a value for an error's text: it is translated when that text is shown."""

    def __init__(self, cause: OSError) -> None:
        self._cause: Final = cause

    def __str__(self) -> str:
        known = _REASONS.get(self._cause.errno or 0)
        return _(known) if known else clean_line(self._cause.strerror or str(self._cause))
