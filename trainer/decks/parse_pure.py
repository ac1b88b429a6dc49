"""PyYAML's own parser, made to agree with libyaml where the two differ, for systems where libyaml is missing.

libyaml takes tabs between words for blanks, as people who align their columns expect, and a question mark at the end
of a word in brackets for text; PyYAML's scanner stops at both. libyaml also refuses escapes of code points that don't
exist, where PyYAML makes a lone surrogate or fails.
"""

import re
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_END = "\0\n"
_BLANK = " \t"
_BLANK_OR_END = _BLANK + _END
_FLOW = ",[]{}"


class PureParser(Reader, Scanner, Parser):
    """Events of a text whose lines end in LF. Raises yaml.YAMLError where libyaml's parser does."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skips blanks, comments and line ends; a tab is a blank only where no key can begin."""
        while True:
            blanks = " " if self.allow_simple_key and not self.flow_level else _BLANK
            while self.peek() in blanks:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in _END:
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """A text without quotes."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._plain_length(start)
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Any) -> int:
        """How many characters of a text without quotes stand here before the next blank or mark."""
        length = 0
        while (character := self.peek(length)) not in _BLANK_OR_END:
            after = self.peek(length + 1)
            if character == ":" and after in _BLANK_OR_END:
                break
            if character == ":" and self.flow_level and after in _FLOW + "?":
                self.forward(length)
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            if self.flow_level and character in _FLOW:
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str]:
        """What stands between two words: blanks as typed, or line ends folded."""
        blanks, breaks, broken = "", 0, False
        while (character := self.peek()) in _BLANK + "\n":
            if character == "\n":
                breaks, broken = breaks + broken, True
                self.allow_simple_key = True
            elif broken and character == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, problem, self.get_mark())
            elif not broken:
                blanks += character
            self.forward()
            if broken and self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _BLANK_OR_END:
                return []
        if broken:
            return ["\n" * breaks or " "]
        return [blanks] if blanks else []

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """What follows ``|`` or ``>`` on its line."""
        while self.peek() in _BLANK:
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> Any:
        """How far the text below ``|`` or ``>`` is indented."""
        found = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", None, problem, self.get_mark())
        return found

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """A text in quotes."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
        except (ValueError, OverflowError):  # chr() of more than U+10FFFF
            raise self._no_character(start) from None
        if any("\ud800" <= character <= "\udfff" for character in token.value):
            raise self._no_character(start)
        return token

    def _no_character(self, start: Any) -> ScannerError:
        mark = self.get_mark()
        return ScannerError("while parsing a quoted scalar", start, "found invalid Unicode character escape code", mark)
