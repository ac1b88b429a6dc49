"""Where a file is chosen: a line for its path above the folders of the computer.

The line has the keys all the time. Arrows move in the folders; Enter takes the path that was typed, or else what the
cursor stands on.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DirectoryTree, Input

from trainer.i18n import _
from trainer.study.import_desk import ENDINGS
from trainer.study.typed_path import typed_path
from trainer.ui.widgets.file_tree import FileTree
from trainer.ui.widgets.path_line import PathLine


class FileChoice(Vertical):
    """See the module's text."""

    @dataclass
    class Chosen(Message):
        """The file ``file`` is to be read; it may not be there."""

        file: Path

    @dataclass
    class Told(Message):
        """There is something to say about the folder or the path; empty: no longer."""

        text: str

    def __init__(self, folder: Path, *, id: str | None = None) -> None:  # noqa: A002
        """``folder``: where the tree begins."""
        super().__init__(id=id)
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The line and the folders."""
        yield PathLine(_("Type or drop a path, or choose below"), entering="import.go", handing_in=())
        yield FileTree(self._folder, ENDINGS, id="files")

    @property
    def line(self) -> PathLine:
        """The line for the path."""
        return self.query_one(PathLine)

    @property
    def folders(self) -> FileTree:
        """The folders."""
        return self.query_one(FileTree)

    def choose(self, typed: str) -> None:
        """Opens the file or the folder that was typed; if nothing was, what the cursor stands on."""
        if not typed.strip():
            self.folders.action_select_cursor()
            return
        path = typed_path(typed, self.folders.folder)
        if _is_folder(path):
            self._show_folder(path)
        else:
            self.post_message(self.Chosen(path))

    def go_up(self) -> None:
        """The folder around the one that is shown."""
        self._show_folder(self.folders.folder.parent)

    def move(self, how: str) -> None:
        """Moves the cursor: cursor_up, cursor_down, page_up or page_down."""
        getattr(self.folders, f"action_{how}")()

    def _show_folder(self, folder: Path) -> None:
        self.line.value = ""
        self.folders.show_folder(folder)
        self._look_at(folder)

    def _look_at(self, folder: Path) -> None:
        blocked = not os.access(folder, os.R_OK | os.X_OK)
        self.post_message(self.Told(_("This folder can't be looked into.") if blocked else ""))

    @on(DirectoryTree.FileSelected)
    def _file_selected(self, message: DirectoryTree.FileSelected) -> None:
        message.stop()
        self.line.value = ""
        self.post_message(self.Chosen(message.path))

    @on(DirectoryTree.DirectorySelected)
    def _folder_selected(self, message: DirectoryTree.DirectorySelected) -> None:
        message.stop()
        if message.node.is_root:
            self.go_up()
        else:
            message.node.toggle()
            self._look_at(message.path)

    @on(FileTree.Looked)
    def _looked(self, message: FileTree.Looked) -> None:
        message.stop()
        if not message.found and os.access(message.folder, os.R_OK | os.X_OK):
            self.post_message(self.Told(_("There is no file of cards in this folder.")))

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value:
            self.post_message(self.Told(""))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
