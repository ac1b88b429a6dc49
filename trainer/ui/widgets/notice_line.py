"""One row above the keys for what must not be overlooked: unsaved answers, a broken edit, messages."""

from textual.content import Content
from textual.widget import Widget

from trainer.ui.fitting import fit


class NoticeLine(Widget):
    """See the module's text. It isn't there while there is nothing to say."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = Content("")

    def put(self, text: Content) -> None:
        """Shows ``text``; an empty one takes the row away."""
        self._text = text
        self.display = bool(text)
        self.refresh()

    def render(self) -> Content:
        """The row."""
        return fit(Content.assemble(("▪ ", "$warning bold"), self._text), self.content_size.width)
