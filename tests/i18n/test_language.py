"""Which language is in force, and how values get into a translated text."""

import gettext

import pytest

from trainer import i18n
from trainer.i18n import N_, _, n_
from trainer.i18n.catalog import use_translations


class Shouting(gettext.NullTranslations):
    """A language in which everything is said in capitals, placeholders excepted."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{N}", "{n}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_a_language_holds_until_the_next() -> None:
    i18n.use("id")
    assert (i18n.current_language(), _("Tuesday")) == ("id", "Selasa")
    i18n.use("en")
    assert (i18n.current_language(), _("Tuesday")) == ("en", "Tuesday")


def test_an_unknown_language_changes_nothing() -> None:
    i18n.use("id")
    with pytest.raises(ValueError, match="jv"):
        i18n.use("jv")
    assert _("Tuesday") == "Selasa"


def test_values_are_put_in_after_translating_and_only_once() -> None:
    assert _("{names} and {last}", names="{last}", last="{0}") == "{last} and {0}"
    assert _("100 % {of it}") == "100 % {of it}"
    assert n_("{n} day", "{n} days", 1) == "1 day"
    assert n_("{n} day", "{n} days", 2, n="dua") == "dua days"


def test_an_empty_text_stays_empty() -> None:
    i18n.use("id")
    assert _("") == ""


def test_another_catalog_can_be_put_in() -> None:
    use_translations("en", Shouting())
    assert _("Tuesday") == "TUESDAY"
    assert n_("{n} day", "{n} days", 3) == "3 DAYS"
    assert N_("Tuesday") == "Tuesday"
