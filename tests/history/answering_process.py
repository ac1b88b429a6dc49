"""A process that lets children of its own answer until they are killed.

For each line on its input (a folder, a number, how many events each append brings) it forks a child, which says its
process id, then before each append the ids in it (``?``), and the same ids once they are acknowledged (``!``). When the
child is dead, ``ended`` follows: by then the pipe holds all that the child said. Starting Python anew for each round
would take most of the time.
"""

import os
import sys
import time
import traceback
from pathlib import Path
from typing import NoReturn

from tests.history.desk import Desk


def say(*words: str) -> None:
    """One line, which nothing holds back."""
    os.write(1, (" ".join(words) + "\n").encode())


def answer_for_ever(folder: Path, number: int, together: int) -> NoReturn:
    """Opens the history as a program that was started later than all before it, and answers."""
    say(str(os.getpid()))
    desk = Desk(folder)
    desk._programs = 100 + number
    desk.clock.forward(hours=1 + number)
    history = desk.program()
    while True:
        reviews = [desk.review(history, "jawaban" * 20) for _ in range(together)]
        words = [review.id for review in reviews]
        say("?", *words)
        history.append(reviews)
        say("!", *words)


def be_killed(folder: Path, number: int, together: int) -> NoReturn:
    """`answer_for_ever`; if that fails, the process lives on all the same: whoever kills it must find it."""
    try:
        answer_for_ever(folder, number, together)
    except BrokenPipeError:
        os._exit(0)
    except Exception:
        traceback.print_exc()
    while True:
        try:
            say("failed")
        except BrokenPipeError:
            os._exit(1)
        time.sleep(0.1)


def main() -> None:
    """Forks for each line of the input."""
    for line in sys.stdin:
        folder, number, together = line.rsplit(maxsplit=2)
        child = os.fork()
        if not child:
            be_killed(Path(folder), int(number), int(together))
        os.waitpid(child, 0)
        say("\nended")


if __name__ == "__main__":
    main()
