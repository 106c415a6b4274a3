"""`servanda serve`: the pages of one ledger, for this machine, or for those who have the token."""

from __future__ import annotations

import errno
import secrets
import signal
import socket
import webbrowser
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import click
import uvicorn

from servanda import ledger, web
from servanda.cli.moments import placed
from servanda.errors import CallError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Where only this machine can ask; anywhere else a visitor must have the token."""
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - told from other hosts, never a default
_SHORTEST = 16
"""Signs of a token: shorter ones can be guessed."""


def serve(
    *,
    place: str,
    additions: Path | None,
    host: str,
    port: int,
    known_on: str | None = None,
    token: str | None = None,
    hosts: Sequence[str] = (),
    is_read_only: bool = False,
    is_opened: bool = False,
) -> int:
    """Serve the pages until Ctrl-C."""
    token = _token(host, token)
    with ledger.open_view(place):
        pass
    with placed(place, known_on=known_on, additions=additions) as asked, _listening(host, port) as listener:
        app = web.build(
            asked,
            additions=additions,
            token=token,
            hosts=(*_names(host), *hosts),
            # What is judged on a passing ledger would be lost with it.
            is_read_only=is_read_only or known_on is not None,
        )
        address = _address(host, listener.getsockname()[1], token)
        click.echo(f"{address}\nCtrl-C ends it", err=True)
        if is_opened:
            webbrowser.open(address)
        # Ended by the system as by Ctrl-C: what was made for the pages alone is deleted in both cases.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with closing(app.state.hall):
            uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off")).run(sockets=[listener])
    return 0


def _token(host: str, given: str | None) -> str | None:
    """Give the token that visitors need: none on this machine alone, else the one given or one made now."""
    if given is None:
        return None if host in LOOPBACK else secrets.token_urlsafe(24)
    if len(given) < _SHORTEST or not given.isascii() or not given.isprintable() or " " in given:
        raise CallError(
            f"--token cannot have {len(given)} signs; expected at least {_SHORTEST} letters and digits without a space,"
            " or leave it out and one is made"
        )
    return given


def _names(host: str) -> tuple[str, ...]:
    """Give the names under which the machine is asked for at this host."""
    return (socket.gethostname(),) if host in _EVERYWHERE else (host,)


def _address(host: str, port: int, token: str | None) -> str:
    """Give the address to open; with its token it lets in whoever opens it."""
    name = socket.gethostname() if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/{f'?token={quote(token)}' if token else ''}"


def _listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens before the address is printed, so that the address is true."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise CallError(
                f"--host {host!r} is no address of this machine ({error.strerror}); name one, or 0.0.0.0 for all"
            ) from error
        raise CallError(f"port {port} is taken ({error.strerror}); name another with --port, or 0 for any") from error
    listener.listen()
    return listener
