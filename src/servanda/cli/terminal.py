"""How text reaches the terminal: its width and colours, and none of that in a file or pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.console import Console
from rich.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

_PIPED = 100
"""Columns when nobody says how wide the output is; fixed, so that equal calls give equal bytes."""

_WORDS = Theme(
    {
        "when": "cyan",
        "unknown": "italic bright_black",
        "heading": "bold",
        "standing": "yellow",
        "quote": "default",
        "around": "bright_black",
        "place": "bright_black",
        "good": "green",
        "bad": "bold red",
    },
    inherit=True,
)


class _Console(Console):
    """A console that leaves a closed pipe to `commands.run`."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def output() -> Console:
    """Give the console of standard output: for data."""
    return _console(sys.stdout)


def messages() -> Console:
    """Give the console of standard error: for progress and problems."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() or os.environ.get("COLUMNS") else _PIPED
    return _Console(file=stream, width=width, theme=_WORDS, highlight=False, markup=False, emoji=False)


def write(console: Console, *parts: RenderableType) -> None:
    """Print parts one under the other, without the spaces that fill a line when nobody sees them.

    A plain string is never broken: what people copy (a path, a command) stays on one line.
    """
    if console.is_terminal:
        _print(console, parts)
        return
    with console.capture() as caught:
        _print(console, parts)
    console.file.write("\n".join(line.rstrip() for line in caught.get().split("\n")))


def _print(console: Console, parts: Iterable[RenderableType]) -> None:
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, str))


def write_data(data: bytes) -> None:
    """Write bytes for other programs to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
