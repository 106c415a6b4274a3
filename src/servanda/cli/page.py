"""The reference of the command line as Markdown, made from the commands: `python -m servanda.cli.page`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from servanda.cli.commands import servanda

_HEAD = """# Commands

Made from the program by `python -m servanda.cli.page > docs/commands.md`; a test says when it is out of date.

Data goes to standard output, progress and problems to standard error. Exit codes: 0 done, 1 done with problems that you
must look at (`audit`, `add --strict`, `evaluate --floors`, `codebook check`), 2 a wrong call, 130 interrupted.
"""


def page() -> str:
    """Give the help of every command, in the order of the program."""
    return "\n".join((_HEAD, *(f"## {name}\n\n```\n{words}\n```\n" for name, words in _helps("servanda", servanda))))


def _helps(name: str, command: click.Command, above: click.Context | None = None) -> Iterator[tuple[str, str]]:
    # The width is given, so that the page does not depend on the terminal it is made in.
    settings = {**command.context_settings, "terminal_width": 80, "max_content_width": 80}
    context = click.Context(command, parent=above, info_name=name, **settings)
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            yield from _helps(part, command.commands[part], context)


if __name__ == "__main__":
    sys.stdout.write(page())
