"""Whether a theme exists: only the screen knows, and it is slow to load, so that nothing else here asks it."""

from trainer.config.settings import nearest
from trainer.config.values import quoted
from trainer.errors import UsageError
from trainer.i18n import N_


def unknown_theme(name: str, place: str = "theme") -> UsageError | None:
    """What is wrong with ``name``, which stands at ``place``; None if there is such a theme."""
    from trainer.ui.themes import theme_names

    known = theme_names()
    if name in known:
        return None
    near = nearest(name, known)
    return UsageError(
        N_("no theme is called {value}"),
        hint=N_("did you mean {near}; known are: {names}") if near else N_("known are: {names}"),
        place=place,
        value=quoted(name),
        near=near,
        names=", ".join(known),
    )
