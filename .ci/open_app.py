#!/usr/bin/env python3
"""Opens the app in a terminal of its own as a stranger would: ``open_app.py PROGRAM HOME``.

It waits for *Hari ini*, asks for the first card, leaves by ``q`` twice, and wants exit code 0 and a terminal that is
left as it was found. It needs pexpect and pyte, which the extra ``test`` brings.
"""

import os
import sys

import pexpect
import pyte

from trainer.clock import SystemClock

COLUMNS, ROWS = 100, 30
PATIENCE = 30.0
"""Seconds for one screen to come, on a busy computer."""


class Terminal:
    """The program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, program: str, home: str) -> None:
        environ = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color"}
        self._child = pexpect.spawn(program, env=environ, cwd=home, dimensions=(ROWS, COLUMNS), timeout=PATIENCE)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def shows(self, text: str) -> bool:
        """Waits until ``text`` stands on the screen; False if it doesn't come."""
        until = SystemClock().monotonic() + PATIENCE
        while SystemClock().monotonic() < until:
            if any(text in line for line in self._screen.display):
                return True
            try:
                self._stream.feed(self._child.read_nonblocking(65536, timeout=0.2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        print(f"never shown: {text}", *self._screen.display, sep="\n")
        return False

    def press(self, key: str) -> None:
        """Types ``key``."""
        self._child.send(key)

    def exit_code(self) -> int | None:
        """Waits for the program's end."""
        self._child.expect(pexpect.EOF)
        self._child.close()
        return self._child.exitstatus


def main(program: str, home: str) -> int:
    """0 if all went as it should."""
    terminal = Terminal(program, home)
    # Today; the deck's "about", shown once before its first card; the first page; Today again; the end.
    for key, text in (("", "Paket kartu"), ("\r", "Tutup"), ("q", "Paham"), ("q", "Paket kartu")):
        terminal.press(key)
        if not terminal.shows(text):
            return 1
    terminal.press("q")
    code = terminal.exit_code()
    print(f"opened, showed a card, closed with exit code {code}")
    return 0 if code == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
