"""Report to marks: sentences, tokens, names, dates, amounts, quotations.

Another engine takes its place by filling the `Tagger` Protocol of `reader`, or the whole `Reader`, and gets a name in
`engines`; the rest of the house knows only `Marks`.
"""

from __future__ import annotations

from servanda.reading.engines import reader_named
from servanda.reading.learned_reader import LearnedReader
from servanda.reading.reader import Reader, RuleReader

__all__ = ["LearnedReader", "Reader", "RuleReader", "reader_named"]
