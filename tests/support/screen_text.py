"""What stands on the screen of a running app, as text and as strips."""

from typing import Any

from textual.app import App
from textual.strip import Strip


def screen_strips(app: App[Any]) -> list[Strip]:
    """Every row of the screen, dialogs included."""
    return app.screen._compositor.render_strips()


def screen_lines(app: App[Any]) -> list[str]:
    """Every row as text, in its full width."""
    return ["".join(segment.text for segment in strip) for strip in screen_strips(app)]


def screen_text(app: App[Any]) -> str:
    """The screen as lines, without the blanks at their ends."""
    return "\n".join(line.rstrip() for line in screen_lines(app)) + "\n"
