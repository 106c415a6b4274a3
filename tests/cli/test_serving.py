"""`servanda serve`: a real server on this machine."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.conftest import Call
from ledger.values import fill
from servanda import ledger
from servanda.cli import serving
from servanda.run.judging import judge

TOKEN = "words that only friends have".replace(" ", "-")


@contextmanager
def served(place: Path, *words: str, folder: Path | None = None) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a ledger in a process of its own; give the address that is printed."""
    call = [sys.executable, "-m", "servanda", "serve", "--ledger", str(place), "--port", "0", *words]
    environment = {"TMPDIR": str(folder), "PYTHONPATH": ":".join(sys.path)} if folder else None
    server = subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stderr is not None
        address = next(line for line in server.stderr if line.startswith("http")).strip()
        yield address, server
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def opened(address: str, **headers: str) -> str:
    """Give the page at an address."""
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def test_the_pages_are_served_until_interrupted(place: Path) -> None:
    """The address that is printed answers; Ctrl-C ends it."""
    with served(place) as (address, server):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert "Norland" in opened(address)
    assert server.returncode in {0, 130}


@pytest.mark.slow
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_what_was_made_for_the_pages_goes_with_the_server(
    place: Path, tmp_path: Path, ended_by: signal.Signals
) -> None:
    """The ledgers of single days are deleted, however the server is ended."""
    with served(place, folder=tmp_path) as (address, server):
        assert "As known on" in opened(f"{address}?as_known_on=2031-12")
        assert list(tmp_path.glob("servanda-*"))
        server.send_signal(ended_by)
        server.wait(timeout=20)
    assert list(tmp_path.glob("servanda-*")) == []


def test_off_this_machine_a_token_is_made_and_wanted(place: Path) -> None:
    """The address that is printed lets in; without its token nobody is."""
    with served(place, "--host", "0.0.0.0", "--allow-host", "127.0.0.1") as (address, _):  # noqa: S104
        port, token = re.fullmatch(rf"http://{socket.gethostname()}:(\d+)/\?token=(\S{{32}})", address).groups()
        local = f"http://127.0.0.1:{port}/"
        with pytest.raises(urllib.error.HTTPError, match="401"):
            opened(local)
        assert "Norland" in opened(local, Authorization=f"Bearer {urllib.parse.unquote(token)}")


@pytest.mark.slow
def test_a_token_of_ones_own(place: Path) -> None:
    """It is wanted on this machine too where it is given."""
    with served(place, "--token", TOKEN) as (address, _):
        assert address.endswith(f"/?token={TOKEN}")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            opened(address.partition("?")[0])


def test_an_address_of_another_machine_is_a_wrong_call(call: Call, place: Path) -> None:
    """The sentence names what there is."""
    called = call("serve", "--ledger", place, "--host", "192.0.2.1", "--port", 0)
    assert (called.code, "no address of this machine" in called.err) == (2, True)


@pytest.mark.parametrize(
    "words", [("--as-known-on", "2031-12"), pytest.param(("--read-only",), marks=pytest.mark.slow)]
)
def test_nothing_is_judged_where_it_would_be_lost_or_is_not_wanted(place: Path, words: tuple[str, ...]) -> None:
    """A ledger as known on a day passes away with the server."""
    with served(place, *words) as (address, _):
        form = urllib.request.Request(f"{address}review", data=b"answer=right+l-1", headers={"Origin": address[:-1]})  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(form, timeout=20)  # noqa: S310 - our own server


def _await_judgement(place: Path, before: int) -> None:
    """Wait until one judgement more is in the ledger, however slow the machine is."""
    for _ in range(600):
        with ledger.open_view(place) as view:
            if len(list(view.judgements())) > before:
                return
        time.sleep(0.05)


@pytest.mark.slow
def test_a_server_that_is_killed_loses_no_judgement(tmp_path: Path) -> None:
    """Killed at any moment of an answer: it is in the ledger whole or not at all, and the next one goes on."""
    place = fill(tmp_path / "norland.db")
    judge(place, [])
    with ledger.open_view(place) as view:
        before = len(list(view.judgements()))
    for number, pause in enumerate((0.0, 0.03, 0.1, None)):
        with served(place) as (address, server):
            page = urllib.request.urlopen(f"{address}judgements", timeout=20)  # noqa: S310 - our own server
            cookie = page.headers["set-cookie"].partition(";")[0]
            seal = re.search(r'name="seal" value="(\w+)"', page.read().decode())
            assert seal is not None
            fields = {"seal": seal[1], "once": str(number), "who": "Ana", "answer": "right l-1"}
            _send(address, "/review", urllib.parse.urlencode(fields), cookie)
            if pause is None:
                _await_judgement(place, before)
            else:
                time.sleep(pause)
            server.kill()
        judge(place, [])
        with ledger.open_view(place) as view:
            assert view.is_linked
            now = len(list(view.judgements()))
        assert now - before in {0, 1}
        before, gained = now, now - before
    assert gained == 1


def _send(address: str, path: str, body: str, cookie: str) -> None:
    """Send a form and wait for no answer."""
    host = urllib.parse.urlsplit(address).netloc
    name, _, port = host.partition(":")
    lines = (
        f"POST {path} HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        f"Cookie: {cookie}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "",
        body,
    )
    with socket.create_connection((name, int(port)), timeout=20) as sent:
        sent.sendall("\r\n".join(lines).encode())


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
