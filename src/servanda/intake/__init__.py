"""Bytes to a report with blocks: files, folders, standard input and JSON Lines in, readable text with its places out.

`sources` gives what there is to read, `read` makes one Report of one Source. Nothing here remembers anything, so that
reports can be read on many machines at once.
"""

from servanda.intake.archive import report_id, sha256
from servanda.intake.inbox import LIMIT, PAGES, sources
from servanda.intake.page import read

__all__ = ["LIMIT", "PAGES", "read", "report_id", "sha256", "sources"]
