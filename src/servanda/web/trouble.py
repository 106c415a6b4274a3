"""What a program is told when it gets no answer: problem documents of RFC 9457, whoever refuses.

Invariant: an address for programs never answers with a page.
"""

from __future__ import annotations

from starlette.responses import Response

from servanda.web.answers import Trouble
from servanda.web.visit import as_json


def problem(path: str, status: int, title: str, detail: str) -> Response:
    """Give a problem document; `detail` says what was expected, what came and what to do."""
    made = as_json(Trouble("about:blank", title, status, detail, path), status=status)
    made.headers["content-type"] = "application/problem+json"
    return made
