"""The folders of the computer, and in them the files that may hold cards."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.style import Style
from rich.text import Text, TextType
from textual.message import Message
from textual.widgets import DirectoryTree
from textual.widgets._directory_tree import DirEntry
from textual.widgets.tree import TreeNode
from textual.worker import Worker

from trainer.text import clean_line

_INDENT: Final = 2
_CURSOR: Final = "▸ "
_UP: Final = "▴ "
_PARENTS: Final = 2
"""Names of the topmost folder's path that are shown, from its end."""


class FileTree(DirectoryTree, can_focus=False, inherit_bindings=False):
    """See the module's text. Names are shown clean, and never as markup; the keys come from the screen.

    The topmost row is the folder that is shown; to select it means to go to the one around it.
    """

    @dataclass
    class Looked(Message):
        """The folder ``folder`` was looked into; ``found``: how many of its entries are offered."""

        folder: Path
        found: int

    def __init__(self, folder: Path, endings: Collection[str], *, id: str | None = None) -> None:  # noqa: A002
        """``endings``: of the files that are offered, in lower case."""
        self._endings = endings
        super().__init__(folder, id=id)
        self.show_guides = False
        self.guide_depth = _INDENT
        self.auto_expand = False

    # --- moving --------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The topmost folder."""
        return Path(self.path)

    def show_folder(self, folder: Path) -> None:
        """Makes ``folder`` the topmost one."""
        self.path = folder

    def expand_here(self) -> None:
        """Shows what is in the folder with the cursor."""
        if (node := self.cursor_node) is not None and node.allow_expand:
            node.expand()

    def collapse_here(self) -> None:
        """Hides what is in the folder with the cursor; if that is hidden already, goes to the folder around it."""
        node = self.cursor_node
        if node is not None and node.allow_expand and node.is_expanded and not node.is_root:
            node.collapse()
        else:
            self.action_cursor_parent()

    # --- what is offered -----------------------------------------------------------------------------------------

    def _directory_content(self, location: Path, worker: Worker[Any]) -> Iterator[Path]:
        """What is offered of a folder: folders, and files that may hold cards; hidden ones aren't. Called in a thread.

        Textual's own `filter_paths` doesn't say of which folder the paths are.
        """
        found = 0
        for path in super()._directory_content(location, worker):
            if not path.name.startswith(".") and self._is_offered(path):
                found += 1
                yield path
        self.post_message(self.Looked(location, found))

    def _populate_node(self, node: TreeNode[DirEntry], content: Iterable[Path]) -> None:
        super()._populate_node(node, content)
        if node.is_root:
            self.call_later(self._to_the_first)

    def _to_the_first(self) -> None:
        """Whoever hasn't moved yet begins below the topmost row."""
        if self.cursor_line <= 0 and self.root.children:
            self.cursor_line = 1  # `move_cursor` would scroll the topmost row away

    def _is_offered(self, path: Path) -> bool:
        try:
            return path.is_file() if path.suffix.lower() in self._endings else path.is_dir()
        except OSError:
            return False

    # --- drawing -------------------------------------------------------------------------------------------------

    def process_label(self, label: TextType) -> Text:
        """A name, clean."""
        return Text(clean_line(str(label)))

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """The name of a file or a folder, as far as there is room for it."""
        depth, around = 0, node.parent
        while around is not None:
            depth, around = depth + 1, around.parent
        name = _short(self.folder) if node.is_root else clean_line(str(node.label))
        mark = _CURSOR if node is self.cursor_node else _UP if node.is_root else " " * len(_CURSOR)
        text = Text.assemble((mark, base_style), (f"{name}/" if node.allow_expand else name, style))
        if (room := self.size.width - depth * _INDENT) > 0:
            text.truncate(room, overflow="ellipsis")
        return text

    def get_label_width(self, node: TreeNode[DirEntry]) -> int:
        """Nothing is ever wider than the tree: there is nothing to scroll sideways."""
        return 1


def _short(folder: Path) -> str:
    """The end of a folder's path."""
    names = folder.parts
    if len(names) <= _PARENTS + 1:
        return clean_line(str(folder))
    return clean_line(str(Path("…", *names[-_PARENTS:])))
