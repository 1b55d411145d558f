"""A person at a real terminal device, who types lines and reads what the terminal drew."""

import io
import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rich.console import Console

from adapters.terminal import Terminal
from bot.texts import Texts


class Tty:
    """`terminal` draws for this person; what they will type is typed ahead."""

    def __init__(self, texts: Texts, keyboard: int) -> None:
        self._drawn = io.StringIO()
        self._keyboard = keyboard
        self.terminal = Terminal(
            texts, Console(file=self._drawn, force_terminal=True, color_system=None, width=100)
        )

    def will_type(self, *lines: str) -> None:
        os.write(self._keyboard, "".join(f"{line}\n" for line in lines).encode())

    @property
    def drawn(self) -> str:
        return self._drawn.getvalue()


@contextmanager
def at_a_terminal(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tty]:
    keyboard, device = os.openpty()
    settings = termios.tcgetattr(device)
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(device, termios.TCSANOW, settings)
    with os.fdopen(device, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield Tty(texts, keyboard)
    os.close(keyboard)
