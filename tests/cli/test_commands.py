"""What every call keeps to: exit codes, streams, quick help."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Call
from servanda.cli import commands, page


def test_help_is_quick_and_loads_no_heavy_part() -> None:
    """`--help` must answer at once: nothing but click is loaded for it."""
    program = "import sys; from servanda.cli.commands import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stderr.split() if name.split(".")[0] not in sys.stdlib_module_names}
    roots = {name.split(".")[0] for name in loaded}
    assert not roots & {"rich", "sqlalchemy", "msgspec", "starlette", "uvicorn", "jinja2", "pyarrow", "trafilatura"}
    assert {name for name in loaded if name.startswith("servanda.")} == {
        "servanda.cli",
        "servanda.cli.commands",
        "servanda.cli.judging",
        "servanda.cli.options",
        "servanda.errors",
    }


def test_version(call: Call) -> None:
    """One line, with the name."""
    assert re.fullmatch(r"servanda \d+\.\d+\.\d+\n", call("--version").out)


def test_every_command_has_an_example_or_needs_none() -> None:
    """Help fits one screen and shows a real call."""
    for name, words in page._helps("servanda", commands.servanda):
        assert len(words.splitlines()) <= 48, name
        assert all(len(line) <= 80 for line in words.splitlines()), name


def test_the_reference_is_current() -> None:
    """docs/commands.md is what the program says; make it with `python -m servanda.cli.page`."""
    written = Path(__file__).parents[2] / "docs" / "commands.md"
    assert written.read_text(encoding="utf-8") == page.page()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["sho"], "show"),
        (["show"], "KIND"),
        (["show", "event"], "expected one of: reports"),
        (["show", "events", "--type", "GIVE"], "ASSAULT"),
        (["show", "events", "--since", "soon"], "2023-01-19"),
        (["show", "events", "--colour", "red"], "--colour"),
        (["show", "events"], "servanda add"),
        (["trace", "s-0"], "servanda add"),
        (["audit", "--ledger", "."], "not a Servanda ledger"),
        (["add", "nothing-here"], "nothing-here"),
        (["add", "https://example.org/page"], "fetches nothing"),
        (["add", ".", "--reader", "oracle"], "rules"),
        (["add", ".", "--codebook", "nothing-here"], "nothing-here"),
        (["add", ".", "--workers", "0"], "--workers"),
        (["serve", "--token", "short"], "at least 16"),
        (["evaluate", "nothing-here"], "nothing-here"),
        (["evaluate", ".", "--raise-floors"], "--floors"),
        (["codebook", "check", "nothing-here"], "nothing-here"),
        (["export", "out", "--format", "xls"], "parquet"),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    """Exit code 2, what would be right, nothing on standard output, no traceback, no file left behind."""
    monkeypatch.chdir(tmp_path)
    called = call(*words)
    assert called.code == 2
    assert called.out == ""
    assert says in called.err
    assert "Traceback" not in called.err
    assert list(tmp_path.glob("*.db")) == []


def test_the_ledger_may_be_named_by_the_environment(call: Call, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SERVANDA_LEDGER stands in for --ledger."""
    monkeypatch.setenv("SERVANDA_LEDGER", str(place))
    assert call("audit").code == 0


def test_output_that_is_not_read_to_its_end_is_no_error(place: Path) -> None:
    """`servanda show | head` ends quietly."""
    words = [sys.executable, "-m", "servanda", "show", "mentions", "--ledger", str(place)]
    program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    complaint = program.stderr.read().decode()
    assert program.wait() == 0
    assert "Traceback" not in complaint
    assert "Broken" not in complaint


def test_interrupting_says_what_is_kept(call: Call, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is an answer of its own, without a traceback."""

    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("servanda.cli.giving.audit", stop)
    called = call("audit", "--ledger", place)
    assert called.code == 130
    assert "what was read is kept" in called.err


def test_a_terminal_that_lacks_letters_still_shows_the_rest(
    call: Call, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters that cannot be printed are shown by their number."""
    printed = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(printed, encoding="ascii"))
    assert call("show", "events", "--ledger", place).code == 0
    assert b"Norland \\u2192 Sudria" in printed.getvalue()


def test_no_control_characters_where_nobody_watches(call: Call, place: Path) -> None:
    """What goes into a file or a pipe is plain text."""
    assert "\x1b" not in call("show", "events", "--ledger", place).out


def test_main_ends_the_process_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script of the package is `main`."""
    with pytest.raises(SystemExit) as end:
        commands.main(["--version"])
    assert end.value.code == 0
