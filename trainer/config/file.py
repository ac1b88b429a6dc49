"""The settings file: TOML, written by hand or by ``config set``.

Reading never stops the program: what can't be understood is left out, the default holds, and the reader is told.
Writing changes one line and leaves comments and order as they were.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from trainer.config.settings import OPTIONS, Option, Settings, nearest
from trainer.config.toml_file import Places, SettingsError, parse, read_text, replace_text
from trainer.config.values import Value, written
from trainer.errors import UsageError
from trainer.i18n import N_
from trainer.text import clean_line

__all__ = ["SettingsError", "SettingsFile", "read_settings", "write_setting"]

_KEYS: Final = "keys"
"""The table that gives bindings other keys."""


class SettingsFile(NamedTuple):
    """What stands in a settings file.

    Attributes:
        settings: with the default wherever the file says nothing, or nothing that can be understood.
        given: ids of the options the file sets.
        keys: binding id -> keys, as written; `trainer.config.keymap` judges them.
        places: binding id -> where it stands.
        errors: what was left out because it is wrong.
        warnings: what means nothing here, such as a name that no setting has.
    """

    settings: Settings = Settings()
    given: frozenset[str] = frozenset()
    keys: Mapping[str, str] = {}
    places: Mapping[str, str] = {}
    errors: tuple[SettingsError, ...] = ()
    warnings: tuple[SettingsError, ...] = ()

    def strict(self) -> Settings:
        """The settings, for those who can't do with defaults. Raises the first of ``errors``."""
        if self.errors:
            raise self.errors[0]
        return self.settings


def read_settings(path: Path) -> SettingsFile:
    """What stands in ``path``; a missing file is an empty one. Never raises: see `SettingsFile.errors`."""
    try:
        text = read_text(path)
        table = parse(text, path)
    except SettingsError as error:
        return SettingsFile(errors=(error,))
    places = Places(text, path)
    values, errors, warnings = _settings_in(table, places)
    keys, bad_keys = _keys_in(table.get(_KEYS, {}), places)
    return SettingsFile(
        settings=Settings(**values),
        given=frozenset(values),
        keys=keys,
        places={binding: places.of(f"{_KEYS}.{binding}") for binding in keys},
        errors=(*errors, *bad_keys),
        warnings=tuple(warnings),
    )


def write_setting(path: Path, option: Option, value: Value | None) -> None:
    """Sets ``option`` in ``path`` to ``value``, which its kind has approved; None or empty takes its line away.

    Raises:
        SettingsError: the file there can't be understood; it stays as it is.
        StorageError: it can't be written; it stays as it is.
        ValueError: the option isn't kept in the file.
    """
    if option.kept_in != "file":
        raise ValueError(f"{option.id} is kept in the {option.kept_in}")
    text = read_text(path)
    parse(text, path)
    import tomlkit  # only those who write pay for it

    document = tomlkit.parse(text)
    if value in (None, ""):
        document.pop(option.id, None)
    else:
        document[option.id] = value
    replace_text(path, tomlkit.dumps(document))


def _settings_in(
    table: Mapping[str, Any], places: Places
) -> tuple[dict[str, Any], list[SettingsError], list[SettingsError]]:
    """Values by option, what is wrong, and what means nothing."""
    values: dict[str, Any] = {}
    errors: list[SettingsError] = []
    warnings: list[SettingsError] = []
    for name, raw in table.items():
        option = OPTIONS.get(name)
        if option is None:
            if name != _KEYS:
                warnings.append(_unknown(name, places))
        elif option.kept_in == "history":
            warnings.append(_elsewhere(option, places))
        else:
            try:
                values[name] = option.parse(_typed(raw))
            except UsageError as error:
                errors.append(_refused(error, option, places))
    return values, errors, warnings


def _typed(raw: object) -> str:
    """A TOML value as one would type it after ``config set``. Raises UsageError for lists, tables and times."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case int() | float() | str():
            return str(raw)
    raise UsageError(N_("this must be one word or number"))


def _refused(error: UsageError, option: Option, places: Places) -> SettingsError:
    hint = error.hint or N_("until then {default} is used")
    values = {"default": written(option.default) or "id", **error.values}
    return SettingsError(error.message, hint=hint, place=places.of(option.id), **values)


def _unknown(name: str, places: Places) -> SettingsError:
    near = nearest(name, [*OPTIONS, _KEYS])
    hint = N_("did you mean {near}") if near else ""
    return SettingsError(N_("no setting is called this"), hint=hint, place=places.of(clean_line(name)), near=near)


def _elsewhere(option: Option, places: Places) -> SettingsError:
    hint = N_("set it by: peksos-trainer config set {name} {value}")
    message = N_("this setting is kept in the history, not here")
    return SettingsError(message, hint=hint, place=places.of(option.id), name=option.id, value=written(option.default))


def _keys_in(table: object, places: Places) -> tuple[dict[str, str], list[SettingsError]]:
    """Keys by binding id, and what is wrong; ``study.good`` may be written with or without quotation marks."""
    if not isinstance(table, dict):
        return {}, [SettingsError(N_("keys are a table: [keys], then a line for each"), place=places.of(_KEYS))]
    keys: dict[str, str] = {}
    errors: list[SettingsError] = []
    for binding, raw in _flat(table):
        if isinstance(raw, str):
            keys[binding] = raw
        else:
            message = N_('a key is written in quotation marks, such as "g"')
            errors.append(SettingsError(message, place=places.of(f"{_KEYS}.{clean_line(binding)}")))
    return keys, errors


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
