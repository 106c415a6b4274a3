"""Servanda: a sourced ledger of what states said, promised and did."""

__version__ = "0.1.0"
