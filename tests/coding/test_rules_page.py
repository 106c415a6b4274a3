"""Every rule of docs/rules.md still reads its own example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_news import findings

from servanda.coding import code
from servanda.model import Findings

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
ROWS = re.findall(
    r"^\| ((?:event|step|label)\.[a-z.]+) \| .+? \| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
)


def rules_in(found: Findings) -> set[str]:
    rows = (*found.events, *found.steps, *found.labels)
    return {evidence.rule for row in rows for evidence in row.evidence}


@pytest.mark.parametrize(("rule", "example"), ROWS)
def test_a_documented_rule_reads_its_example(rule, example):
    """The example that stands beside a rule gives a finding by that rule."""
    assert rule in rules_in(findings(example))


def test_every_rule_of_the_coder_is_documented():
    """Rule names in the code and on the page are the same."""
    room = Path(code.__code__.co_filename).parent
    source = "\n".join(module.read_text(encoding="utf-8") for module in sorted(room.glob("*.py")))
    named = set(re.findall(r'"((?:event|step|label)\.[a-z.]+)"', source))
    assert len(named) > 10
    assert named - {"event.noun.transfer", "event.verb.transfer"} <= {rule for rule, _ in ROWS}
