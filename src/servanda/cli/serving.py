"""`servanda serve`: the pages of one ledger, for this machine only."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import click
import uvicorn

from servanda import ledger, web
from servanda.cli.moments import placed
from servanda.errors import CallError, NoSuchValueError

HOSTS = ("127.0.0.1", "localhost", "::1")
"""Where the pages may be served: they have no login."""


def serve(
    *,
    place: str,
    additions: Path | None,
    host: str,
    port: int,
    known_on: str | None = None,
    is_opened: bool = False,
) -> int:
    """Serve the pages until Ctrl-C."""
    if host not in HOSTS:
        raise NoSuchValueError("--host", host, HOSTS)
    with ledger.open_view(place):
        pass
    with placed(place, known_on=known_on, additions=additions) as asked, _listening(host, port) as listener:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        click.echo(f"{address}\nCtrl-C ends it", err=True)
        if is_opened:
            webbrowser.open(address)
        app = web.build(asked, additions=additions)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off")).run(sockets=[listener])
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens before the address is printed, so that the address is true."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CallError(f"port {port} is taken ({error.strerror}); name another with --port, or 0 for any") from error
    listener.listen()
    return listener
