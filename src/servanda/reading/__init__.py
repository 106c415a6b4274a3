"""Report to marks: sentences, tokens, names, dates, amounts, quotations.

Another engine takes this room's place by filling the `Reader` Protocol; the rest of the house knows only `Marks`.
"""

from __future__ import annotations

from servanda.reading.reader import Reader, RuleReader

__all__ = ["Reader", "RuleReader"]
