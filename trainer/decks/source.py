"""The bytes of a deck file: which encoding they are in, where their lines begin, which of them can't stand there.

A file is UTF-8. Byte order marks, at its beginning or where files were joined, are invisible and go. Lines end in LF,
CRLF or CR. The line ends that only some programs know (NEL, U+2028, U+2029) come in by copying from web pages; they
count as spaces, so that line numbers are those of an editor.
"""

import re
from array import array

from trainer.decks.messages import Place, Problems, Spot
from trainer.i18n import N_

MAX_BYTES = 64 * 1024 * 1024

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_RARE_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_UNPRINTABLE = "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML refuses. Compiled when it's needed: that takes longer than reading a deck."""


class Source:
    """The text of one file as the parser gets it.

    Attributes:
        kept: UTF-8 without a mark, every line ended by LF.
        data: the same for the parser: line ends that no editor counts are spaces.
    """

    def __init__(self, text: str | bytes) -> None:
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        self.raw_start = data[:4]
        data = data.replace(_UTF8_MARK, b"")
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self.kept = data
        for rare in map(str.encode, _RARE_LINE_ENDS):
            if rare in data:
                data = data.replace(rare, b" ")
        self.data = data
        self._line_starts = array("L")

    def line(self, number: int) -> str:
        """The line of that number, counted from 0, without its end; empty if there is none."""
        starts = self._line_starts
        if not starts:
            starts.append(0)
            while at := self.data.find(b"\n", starts[-1]) + 1:
                starts.append(at)
        if number >= len(starts):
            return ""
        end = starts[number + 1] - 1 if number + 1 < len(starts) else None
        return self.data[starts[number] : end].decode("utf-8", "replace")

    def find_outsiders(self, problems: Problems) -> bool:
        """Whether there is anything that can't stand in a deck's text; if so it is told, and nothing else is."""
        return any(find(problems) for find in (self.is_utf16, self._zero_byte, self._not_utf8, self._unprintable))

    def is_utf16(self, problems: Problems) -> bool:
        """Whether the file is in UTF-16, which libyaml would read without a word; if so it is told."""
        marked = self.raw_start.startswith(_UTF16_MARKS)
        every_other = len(self.raw_start) == 4 and sorted(map(bool, self.raw_start)) == [False, False, True, True]
        if marked or (every_other and bool(self.raw_start[0]) == bool(self.raw_start[2])):
            problems.forget()
            hint = N_("save it again with the encoding UTF-8")
            problems.error(Spot(0, 0), N_("the file is in UTF-16, not in UTF-8"), hint)
            return True
        return False

    def _zero_byte(self, problems: Problems) -> bool:
        at = self.data.find(b"\0")
        return at >= 0 and self._tell(
            problems,
            at,
            N_("there is a zero byte here, as in a file damaged by a power cut"),
            N_("restore the file from a copy, or delete what doesn't belong there"),
        )

    def _not_utf8(self, problems: Problems) -> bool:
        try:
            self.data.decode()
        except UnicodeDecodeError as error:
            byte = f"{self.data[error.start]:02X}"
            hint = N_("save the file again with the encoding UTF-8")
            return self._tell(problems, error.start, N_("the byte {byte} isn't UTF-8"), hint, byte=byte)
        return False

    def _unprintable(self, problems: Problems) -> bool:
        text = self.data.decode()
        found = re.search(_UNPRINTABLE, text)
        if found is None:
            return False
        at = len(text[: found.start()].encode())
        code = f"U+{ord(found.group()):04X}"
        return self._tell(
            problems, at, N_("the invisible character {code} can't stand in a deck"), N_("delete it"), code=code
        )

    def _tell(self, problems: Problems, at: int, text: str, hint: str, **values: object) -> bool:
        problems.forget()
        problems.error(self._place(at), text, hint, **values)
        return True

    def _place(self, at: int) -> Place:
        before = self.data[:at]
        return Spot(before.count(b"\n"), len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")))
