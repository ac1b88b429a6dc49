"""Values of options that are one of a few words, or a whole number within limits; complaints in our own words."""

from collections.abc import Sequence
from typing import Any

import click

from trainer.errors import UsageError
from trainer.i18n import N_
from trainer.text import clean_line


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """See `click.ParamType`. Raises UsageError."""
        if value in self._words:
            return str(value)
        raise UsageError(
            N_("{value} is none of: {words}"),
            place=_place(param),
            value=clean_line(str(value)),
            words=", ".join(self._words),
        )


class Whole(click.ParamType[int]):
    """A whole number from ``least`` to ``most``."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """See `click.ParamType`. Raises UsageError."""
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 12 and self._least <= int(text) <= self._most:
            return int(text)
        raise UsageError(
            N_("{value} isn't a whole number from {least} to {most}"),
            place=_place(param),
            value=clean_line(text),
            least=self._least,
            most=self._most,
        )


def _place(param: click.Parameter | None) -> str:
    return param.opts[-1] if param is not None else ""
