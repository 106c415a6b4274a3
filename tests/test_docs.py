"""What the documentation promises of the whole house, and what the house promises of its documentation."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src" / "servanda"
MODULES = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts): path for path in HOUSE.rglob("*.py")}


def problem_codes(path: Path) -> Iterator[str]:
    """Give the codes of the problems that a module makes, as they stand in its source."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            given = [word.value for word in node.keywords if word.arg == "code"] or node.args[:1]
            chosen = [given[0].body, given[0].orelse] if isinstance(given[0], ast.IfExp) else given
            yield from (one.value for one in chosen if isinstance(one, ast.Constant))


def test_every_problem_code_is_documented_and_every_documented_one_given() -> None:
    """docs/problems.md is the list of all codes, neither more nor less."""
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "problems.md").read_text(encoding="utf-8"), re.MULTILINE)
    given = {code for path in MODULES.values() for code in problem_codes(path)}
    assert len(rows) == len(set(rows))
    assert set(rows) == given


@pytest.mark.parametrize("name", sorted(name for name, path in MODULES.items() if ">>> " in path.read_text("utf-8")))
def test_the_examples_in_docstrings_run(name: str) -> None:
    """An example that no longer runs misleads."""
    assert doctest.testmod(importlib.import_module(name.removesuffix(".__init__"))).failed == 0


def test_every_error_stands_in_the_tree() -> None:
    """The tree at the top of `errors.py` is whole."""
    errors = importlib.import_module("servanda.errors")
    classes = {name for name, value in vars(errors).items() if isinstance(value, type) and name.endswith("Error")}
    assert classes == set(re.findall(r"\b\w+Error\b", errors.__doc__ or ""))
