"""The keys of a screen, grouped."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from trainer.i18n import _
from trainer.ui.commands import Command
from trainer.ui.dialogs.base import TextDialog
from trainer.ui.faces import heading, paragraphs, rows
from trainer.ui.fitting import column


def help_dialog(commands: Sequence[tuple[Command, str]]) -> TextDialog:
    """A dialog with the given commands, each with the names of its keys."""
    groups: dict[str, list[tuple[Command, str]]] = {}
    for command, key in commands:
        groups.setdefault(command.group, []).append((command, key))
    width = max((cell_len(key) for _command, key in commands), default=0)
    parts = [
        rows([heading(_(group)), *(_row(command, key, width) for command, key in entries)])
        for group, entries in groups.items()
    ]
    return TextDialog(Content(_("Help")), paragraphs(parts))


def _row(command: Command, key: str, width: int) -> Content:
    return Content.assemble(column(Content.styled(key, "bold"), width), "  ", _(command.help))
