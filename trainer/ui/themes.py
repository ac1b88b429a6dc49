"""The two themes of our own, and the colours that every theme must know.

Nothing is told by colour alone: ratings carry their word, levels their glyph, recall its shade. The colours only make
it quicker.
"""

from collections.abc import Mapping
from typing import Any, Final

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = Theme(
    name="peksos-gelap",
    primary="#6fb8a8",
    secondary="#86a8c6",
    accent="#7fc9b8",
    warning="#dba95f",
    error="#e38577",
    success="#8fc48a",
    foreground="#e9edf0",
    background="#12171c",
    surface="#1a2128",
    panel="#242d36",
    dark=True,
    variables={
        "quiet": "#93a1ad",
        "frame": "#35414c",
        "frame-bright": "#5d7a84",
        "rating-again": "#e38577",
        "rating-hard": "#dba95f",
        "rating-good": "#8fc48a",
        "rating-easy": "#82b6dc",
        "level-1": "#82b6dc",
        "level-2": "#d3ba7c",
        "level-3": "#c3a3dc",
        "level-4": "#8fc48a",
        "level-5": "#e09fb4",
        "block-cursor-background": "#2c3a42",
        "block-cursor-foreground": "#e9edf0",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#7fc9b8",
        "input-selection-background": "#6fb8a8 35%",
    },
)

LIGHT: Final = Theme(
    name="peksos-terang",
    primary="#1d7364",
    secondary="#3a5f7d",
    accent="#176b5d",
    warning="#8a5a0a",
    error="#ad3c2d",
    success="#37702f",
    foreground="#20262b",
    background="#f3f1ec",
    surface="#fdfcfa",
    panel="#e6e3db",
    dark=False,
    variables={
        "quiet": "#5a646c",
        "frame": "#cfcabf",
        "frame-bright": "#7f9c95",
        "rating-again": "#ad3c2d",
        "rating-hard": "#8a5a0a",
        "rating-good": "#37702f",
        "rating-easy": "#22628f",
        "level-1": "#22628f",
        "level-2": "#7d5c0c",
        "level-3": "#6f4692",
        "level-4": "#37702f",
        "level-5": "#96395a",
        "block-cursor-background": "#d5e4df",
        "block-cursor-foreground": "#20262b",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#176b5d",
        "input-selection-background": "#1d7364 30%",
    },
)

OURS: Final = (DARK, LIGHT)

LEVEL_TONES: Final = 5
"""How many levels have a tone of their own; glyphs repeat after as many."""


def theme_names() -> tuple[str, ...]:
    """The names of all themes, ours first."""
    return (*(theme.name for theme in OURS), *BUILTIN_THEMES)


def dress(app: App[Any], name: str) -> None:
    """Gives a program that doesn't run yet the theme ``name``, or our dark one if there is none of that name.

    It is as if the theme had always been there. Setting it the usual way would read every stylesheet a second time.
    """
    for ours in OURS:
        app.register_theme(ours)
    app.set_reactive(App.theme, name if name in app.available_themes else DARK.name)
    theme = app.current_theme
    classes = {f"-theme-{theme.name}": True, "-dark-mode": theme.dark, "-light-mode": not theme.dark}
    app.update_classes(classes, update=False)
    app.stylesheet.set_variables(app.get_css_variables())
    app._refresh_truecolor_filter(app.ansi_theme)  # what the usual way would do besides; there is no public one


def colours_for(theme: Theme) -> Mapping[str, str]:
    """Our colours in terms of a theme that doesn't know them (one of Textual's)."""
    base = DARK if theme.dark else LIGHT
    known = dict(base.variables)
    if theme.name in {ours.name for ours in OURS}:
        return known
    tones = {
        "rating-again": theme.error,
        "rating-hard": theme.warning,
        "rating-good": theme.success,
        "rating-easy": theme.secondary,
    }
    known.update({name: colour for name, colour in tones.items() if colour})
    return {name: known[name] for name in base.variables if not name.startswith(("block-", "input-"))}
