"""How text reaches the terminal: its width and colours, and none of that in a file or pipe.

Invariant: no sign of a report that a table, a card or `plain` prints steers the terminal: what does not show stands as
a mark with its name, but for the few controls that Rich drops. Only data for other programs (`write_data`) has all as
it is.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import ConsoleOptions, RenderableType
    from rich.segment import Segment

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
    """A console that leaves a closed pipe to `commands.run`, and names in texts what does not show."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        # Before lines are broken: a mark is longer than its sign.
        return super().render(_named(renderable) if isinstance(renderable, Text) else renderable, options)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def _named(text: Text) -> Text:
    """Give text with a mark for each sign that does not show."""
    if text.plain.isascii() and text.plain.replace("\n", "").isprintable():
        return text
    from servanda.web.foreign import hidden  # noqa: PLC0415 - most texts have none

    made, at = text.blank_copy(), 0
    # A column is as wide as the text was before; what is longer now is broken and never cut.
    made.overflow = "fold"
    for place, mark in hidden(text.plain):
        made.append_text(text[at:place]).append(mark)
        at = place + 1
    return made.append_text(text[at:]) if at else text


def plain(text: str) -> str:
    """Give words for `click.echo`, with a mark for each sign that does not show."""
    from servanda.web.foreign import named  # noqa: PLC0415 - few commands print words of reports so

    return named(text)


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
