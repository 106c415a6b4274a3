"""What could not be read, or is odd, as a value with a place: always shown, always counted."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble in the input.

    `code` is a lower-case word joined by `_`, documented in docs/problems.md. `message` is one sentence for the user.
    `span` is the place in the report's text, None when the whole input is meant. `source` names the input (a path,
    an address, a line) when there is no report to hang it on.
    """

    code: str
    message: str
    span: Span | None = None
    source: str | None = None
