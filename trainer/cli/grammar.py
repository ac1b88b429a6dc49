"""The grammar of the command line, in words of our own.

click takes the command line apart; what it would say itself (usage, headings, complaints) is English, so every text a
person can see is written here and translated when it is shown. Texts given to options and commands are marked with
``N_``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from trainer.cli.render import write
from trainer.errors import UsageError
from trainer.i18n import LANGUAGES, N_, _
from trainer.text import clean_line

PROGRAM = "peksos-trainer"


def in_words(marked: str | None) -> str:
    """A marked text in the language in force; empty where click has none."""
    return _(marked) if marked else ""


class Option(click.Option):
    """An option with a translated explanation and, where it takes a value, a translated name for it."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """The two columns of its line in the help."""
        names = ", ".join(self.opts)
        return f"{names} {_(self.metavar)}" if self.metavar else names, in_words(self.help)


class Argument(click.Argument):
    """A positional argument. ``metavar`` is its marked name, ``about`` its marked explanation."""

    def __init__(self, *arguments: Any, about: str, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.about = about

    def usage(self) -> str:
        """How it stands in the usage line: FILE, FILE…, [KEY]."""
        name = in_words(self.metavar) + ("…" if self.nargs == -1 else "")
        return name if self.required else f"[{name}]"


class Language(click.ParamType[str]):
    """One of the program's languages. It was obeyed before the command line was taken apart; here it's checked."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """See `click.ParamType`."""
        if value in LANGUAGES:
            return str(value)
        raise UsageError(
            N_("{value} is none of the languages: {names}"),
            place="--lang",
            value=clean_line(str(value)),
            names=", ".join(LANGUAGES),
        )


class Files(click.ParamType[tuple[Path, ...]]):
    """The files an argument names: one, or on Windows, whose shells leave that to programs, those a pattern fits."""

    name = "files"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Path, ...]:
        """See `click.ParamType`; a pattern that fits nothing stays itself, to be complained about as a missing file."""
        text = str(value)
        if sys.platform == "win32" and any(sign in text for sign in "*?["):
            from glob import glob

            return tuple(Path(name) for name in sorted(glob(text))) or (Path(text),)  # noqa: PTH207  (any folder)
        return (Path(text),)


def language_option() -> Option:
    """``--lang``, which every command takes."""
    return Option(
        ["--lang"],
        type=Language(),
        metavar="id|en",
        expose_value=False,
        help=N_("Language of this run: Indonesian or English."),
    )


def help_option() -> Option:
    """``--help``, which every command takes."""

    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            write(ctx.get_help())
            ctx.exit()

    return Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=N_("Show this text."),
    )


class Command(click.Command):
    """A command; ``help`` is marked for translation."""

    def __init__(self, name: str | None = None, **keywords: Any) -> None:
        settings = {"allow_extra_args": True}  # what is too much is for `parse_args` to say
        super().__init__(name, add_help_option=False, context_settings=settings, **keywords)
        self.params += [language_option(), help_option()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click. Raises UsageError, in words of ours, for what can't be understood."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            raise translated(error, ctx) from None
        if rest and not isinstance(self, click.Group):
            raise UsageError(
                N_("this is too much: {words}"),
                hint=SEE_HELP,
                place=ctx.command_path,
                words=clean_line(" ".join(rest)),
                command=ctx.command_path,
            )
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, explanation, arguments, options."""
        formatter.write_usage(ctx.command_path, " ".join(self.usage()), prefix=_("Usage:") + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(in_words(self.help))
        arguments = [(in_words(one.metavar), _(one.about)) for one in self.params if isinstance(one, Argument)]
        if arguments:
            with formatter.section(_("Arguments")):
                formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([one.get_help_record(ctx) for one in self.params if isinstance(one, Option)])

    def get_short_help_str(self, limit: int = 45) -> str:
        """What a shell that completes shows beside the name."""
        return in_words(self.short_help or self.help)

    def usage(self) -> list[str]:
        """The pieces after the command's name."""
        return [_("[OPTIONS]"), *(one.usage() for one in self.params if isinstance(one, Argument))]


class Group(Command, click.Group):
    """A command that has commands below it."""

    command_class = Command

    def __init__(self, name: str | None = None, **keywords: Any) -> None:
        super().__init__(name, no_args_is_help=False, invoke_without_command=True, **keywords)

    def short_texts(self) -> Sequence[tuple[str, str]]:
        """Name and one marked line for every command, in the order of the help."""
        return [(name, command.short_help or "") for name, command in self.commands.items()]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """See click."""
        return [name for name, _text in self.short_texts()]

    def knows_below(self, option: str, ctx: click.Context) -> bool:
        """Whether a command below this one has ``option``."""
        commands = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        return any(option in one.opts for command in commands if command is not None for one in command.params)

    def usage(self) -> list[str]:
        """The pieces after the command's name."""
        return [_("[OPTIONS]"), _("COMMAND"), "…"]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, explanation, options, commands."""
        super().format_help(ctx, formatter)
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in self.short_texts()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See click. Raises UsageError, with the command that was probably meant."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            raise unknown(N_("there is no command {name}"), name, self.list_commands(ctx), ctx)
        return name, command, args[1:]


@click.pass_context
def one_of_its_commands(ctx: click.Context) -> None:
    """The callback of a group that does nothing by itself. Raises UsageError if no command follows."""
    if ctx.invoked_subcommand is None and isinstance(ctx.command, Group):
        names = ", ".join(ctx.command.list_commands(ctx))
        raise UsageError(N_("one of these must follow: {names}"), place=ctx.command_path, names=names)


SEE_HELP = N_("{command} --help explains it")


def translated(error: click.UsageError, ctx: click.Context) -> UsageError:
    """What click complains about, as an error of ours."""
    command = ctx.command_path
    if isinstance(error, click.NoSuchOption):
        options = [name for one in ctx.command.params if isinstance(one, Option) for name in one.opts]
        if isinstance(ctx.command, Group) and ctx.command.knows_below(error.option_name, ctx):
            name = clean_line(error.option_name)
            told = N_("there is no option {name} here")
            hint = N_("write {name} after the command: {command} COMMAND {name}")
            return UsageError(told, hint=hint, place=command, name=name, command=command)
        return unknown(N_("there is no option {name}"), error.option_name, options, ctx)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = in_words(error.param.metavar) or str(error.param.name)
        return UsageError(N_("{name} is missing"), hint=SEE_HELP, place=command, name=name, command=command)
    if isinstance(error, click.BadOptionUsage):
        name = clean_line(error.option_name)
        flags = [flag for one in ctx.command.params if isinstance(one, Option) and one.is_flag for flag in one.opts]
        if name in flags:
            return UsageError(N_("{name} takes no value"), place=command, name=name)
        return UsageError(N_("{name} needs a value"), hint=SEE_HELP, place=command, name=name, command=command)
    return UsageError(N_("this can't be understood"), hint=SEE_HELP, place=command, command=command)


def unknown(message: str, name: str, known: Sequence[str], ctx: click.Context) -> UsageError:
    """A name that isn't among the ``known`` ones, with the nearest of them."""
    from difflib import get_close_matches  # only after a slip of the pen

    near = next(iter(get_close_matches(name[:80], known, n=1)), "")
    hint = N_("did you mean {near}") if near else SEE_HELP
    return UsageError(
        message, hint=hint, place=ctx.command_path, name=clean_line(name), near=near, command=ctx.command_path
    )
