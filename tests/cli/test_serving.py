"""`servanda serve`: a real server on this machine."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from cli.conftest import Call
from servanda.cli import serving


def test_the_pages_are_served_until_interrupted(place: Path) -> None:
    """The address that is printed answers; Ctrl-C ends it."""
    words = [sys.executable, "-m", "servanda", "serve", "--ledger", str(place), "--port", "0"]
    server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        address = server.stderr.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own server
            assert b"Norland" in answer.read()
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) in {0, 130}


def test_a_port_that_is_taken_is_a_wrong_call(call: Call, place: Path) -> None:
    """The sentence names the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        called = call("serve", "--ledger", place, "--port", taken.getsockname()[1])
    assert called.code == 2
    assert "--port" in called.err


def test_the_address_is_true_for_every_family() -> None:
    """The socket listens before anything is printed."""
    with serving._listening("localhost", 0) as listener:
        assert listener.getsockname()[1] > 0
