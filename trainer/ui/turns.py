"""Commands that wait while something is being written, and are carried out in their order afterwards."""

from collections import deque


class Turns:
    """See the module's text.

    Attributes:
        busy: something is being written.
    """

    def __init__(self) -> None:
        self.busy = False
        self._waiting: deque[str] = deque()

    def may_go(self, command_id: str) -> bool:
        """Whether a command can be carried out at once; if not, it waits."""
        if self.busy:
            self._waiting.append(command_id)
        return not self.busy

    def next(self) -> str | None:
        """The command whose turn it is; None while busy or if none waits."""
        return self._waiting.popleft() if self._waiting and not self.busy else None

    def forget(self) -> None:
        """Drops what waits: it was meant for a card that didn't come."""
        self._waiting.clear()
