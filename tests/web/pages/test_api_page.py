"""The page about the machine-readable pages shows what they answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from servanda.ledger import Kind
from servanda.web.pages.api import operations

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```\nGET (\S+)\n```\n```json\n(.*?)```", PAGE, re.DOTALL)


def is_part_of(shown: Any, whole: Any) -> bool:
    """Say whether an answer has all that an example shows of it, in its order."""
    if isinstance(shown, dict):
        return all(name in whole and is_part_of(value, whole[name]) for name, value in shown.items())
    if isinstance(shown, list):
        return len(shown) <= len(whole) and all(map(is_part_of, shown, whole))
    return bool(shown == whole)


@pytest.mark.parametrize(("address", "shown"), EXAMPLES)
def test_an_example_is_what_the_demo_set_answers(of_demo: TestClient, address: str, shown: str) -> None:
    """Each example is a part of the answer as it is today."""
    assert is_part_of(json.loads(shown), of_demo.get(address).json())


def test_every_address_is_on_the_page() -> None:
    """No route is left out, and there are examples."""
    assert len(EXAMPLES) == 4
    for one in operations():
        path = one.path.replace("{id}", "ID")
        assert any(f"`{path.replace(kind.value, 'KIND', 1)}" in PAGE for kind in Kind) or f"`{path}" in PAGE, path
