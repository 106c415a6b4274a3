"""Templates are compiled once for all apps of a process."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from servanda.web.compiled import Compiled


def environment(folder: Path, kept: Compiled, **known: str) -> jinja2.Environment:
    """Give an environment as an app has one."""
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True, bytecode_cache=kept)
    made.globals.update(known)
    return made


def test_another_app_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It draws with what it knows itself; a template that changed is read anew."""
    kept, page = Compiled(), tmp_path / "a.html"
    page.write_text("<p>{{ ledger }}: {{ words }}</p>", encoding="utf-8")
    first = environment(tmp_path, kept, ledger="one").get_template("a.html")
    assert first.render(words="<b>") == "<p>one: &lt;b&gt;</p>"
    with monkeypatch.context() as patched:
        patched.setattr(jinja2.Environment, "compile", lambda *_: pytest.fail("compiled once more"))
        second = environment(tmp_path, kept, ledger="two").get_template("a.html")
    assert second.render(words="b") == "<p>two: b</p>"
    page.write_text("<em>{{ words }}</em>", encoding="utf-8")
    assert environment(tmp_path, kept).get_template("a.html").render(words="b") == "<em>b</em>"
