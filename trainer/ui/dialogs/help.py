"""The keys of a screen, grouped."""

from collections.abc import Sequence

from textual.content import Content

from trainer.i18n import _
from trainer.ui.commands import Command
from trainer.ui.dialogs.base import TextDialog
from trainer.ui.faces import heading, paragraphs, rows


def help_dialog(commands: Sequence[tuple[Command, str]]) -> TextDialog:
    """A dialog with the given commands, each with the name of its key."""
    groups: dict[str, list[tuple[Command, str]]] = {}
    for command, key in commands:
        groups.setdefault(command.group, []).append((command, key))
    parts = [rows([heading(_(group)), *(_row(*entry) for entry in entries)]) for group, entries in groups.items()]
    return TextDialog(Content(_("Help")), paragraphs(parts))


def _row(command: Command, key: str) -> Content:
    return Content.assemble((key, "bold"), "  ", _(command.help))
