"""Money that is promised or given beside goods: "800 pumps and a grant of 600 million yen" are two commitments.

Invariant: each part keeps the words of the whole as its evidence; nothing is lost between them. What goods are worth is
a line of the goods and stays there.
Source: field notes on commitments, section 6: totals are summed per class of goods and unit, or per currency.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.coding.steps_sums import kind_of
from servanda.model import CommitmentKind, FindingId, ItemClass, Line, Step, content_id

_SPLIT = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY})


def by_kind(step: Step) -> tuple[Step, ...]:
    """Give a step of goods and of money as two; any other as it is."""
    money = tuple(line for line in step.lines if _is_money(line))
    goods = tuple(line for line in step.lines if not _is_money(line))
    is_both = bool(money) and any(line.quantity is not None for line in goods)
    if step.kind not in _SPLIT or not is_both or kind_of(goods) is not CommitmentKind.GOODS:
        return (step,)
    return (
        replace(step, lines=goods, kind=CommitmentKind.GOODS),
        replace(
            step, id=FindingId(content_id("c", step.id, CommitmentKind.MONEY)), lines=money, kind=CommitmentKind.MONEY
        ),
    )


def _is_money(line: Line) -> bool:
    """Say whether a line is a sum and no goods that are worth one."""
    return line.item_class is ItemClass.MONEY and line.value is not None and line.quantity is None
