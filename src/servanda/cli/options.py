"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_DEFAULT = "servanda.db"


def choose_ledger(command: Command) -> Command:
    """The ledger that a command asks."""
    return click.option(
        "--ledger",
        envvar="SERVANDA_LEDGER",
        default=_DEFAULT,
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The ledger.",
    )(command)


def choose_codebook(command: Command) -> Command:
    """A folder with rows of one's own."""
    return click.option(
        "--codebook",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with codebook entries of your own.",
    )(command)


def choose_day(command: Command) -> Command:
    """The day on which something was known."""
    return click.option(
        "--as-known-on",
        "known_on",
        metavar="DAY",
        help="As the reports published by this day tell it; those of unknown publication are left out.",
    )(command)


def choose_person(command: Command) -> Command:
    """Who judges, when and why."""
    command = click.option("--reason", metavar="WORDS", help="Why.")(command)
    command = click.option(
        "--at", metavar="TIME", help="When, as in 2031-05-01T12:00:00Z (UTC where no zone is named); now by default."
    )(command)
    return click.option("--by", metavar="NAME", help="Who judges; your login name by default.")(command)


def choose_judgement(command: Command) -> Command:
    """All that a command which judges asks for: where, with which codebook, who."""
    return choose_ledger(choose_codebook(choose_person(command)))
