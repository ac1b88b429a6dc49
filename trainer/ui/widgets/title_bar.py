"""The first row of a screen: where one is, and at its right end how far or when."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from trainer.ui.fitting import fit, fit_left_and_right


class TitleBar(Widget):
    """See the module's text. It changes only when somebody puts something else: no clock ticks in it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left: tuple[Content, ...] = ()
        self._right: tuple[Content, ...] = ()

    def put(self, left: Sequence[Content], right: Sequence[Content] = ()) -> None:
        """Shows the title.

        Args:
            left: where one is, in words and then in fewer words.
            right: how far or when; the last parts go first.
        """
        self._left = tuple(left)
        self._right = tuple(right)
        self.refresh()

    def _ways(self) -> Iterator[tuple[Content, Content]]:
        """Ways to fill the row, the best first."""
        for kept in range(len(self._right), 0, -1):
            right = Content(" · ").join(self._right[:kept])
            for left in self._left:
                yield left, right
        for left in self._left:
            yield left, Content("")

    def render(self) -> Content:
        """The row."""
        width = self.content_size.width
        shortest = self._left[-1] if self._left else Content("")
        for left, right in self._ways():
            if left.cell_length + (right.cell_length + 2 if right else 0) <= width:
                return fit_left_and_right(left.stylize("bold"), right.stylize("$quiet"), width)
        return fit(shortest.stylize("bold"), width)
