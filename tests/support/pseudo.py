"""A language in which every translated text is bracketed: what stands outside ⟦brackets⟧ was never translated."""

import gettext
import re


class Pseudo(gettext.NullTranslations):
    """Every text comes back as ⟦text⟧, its ``{names}`` as they were."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")


def outside_brackets(text: str) -> str:
    """``text`` without everything that was translated, brackets within brackets included."""
    while (shorter := _INNERMOST.sub("", text)) != text:
        text = shorter
    return text
