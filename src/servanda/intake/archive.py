"""The name of a page: the hash of its bytes. Keeping the bytes is the ledger's work.

Invariant: equal bytes have one id on every machine, whatever they are called.
"""

from __future__ import annotations

import hashlib

from servanda.model import ReportId


def sha256(data: bytes) -> str:
    """Give the SHA-256 of the bytes in hex.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(data).hexdigest()


def report_id(data: bytes) -> ReportId:
    """Give the id of the report that these bytes are.

    >>> report_id(b"")
    'r-e3b0c44298fc1c14'
    """
    return ReportId(f"r-{sha256(data)[:16]}")
