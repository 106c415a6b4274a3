"""Whether an official is the one who is visited: "was received by Prime Minister X", "paid a call on President X".

Invariant: only words right before the title or the name decide.
"""

from __future__ import annotations

import re

from servanda.coding.cast import ReportReading
from servanda.coding.people import Person

_HOSTED = re.compile(
    r"(?:\b(?:received|welcomed|greeted|hosted) by|\b(?:courtesy|a) call on|\baudience with)(?: the)? *$",
    re.IGNORECASE,
)
"""What stands before one who is host: of his guest's state he is not."""


def is_host(reading: ReportReading, person: Person) -> bool:
    """Say whether somebody is visited where he is named first."""
    mark = person.marks[0]
    start = min(mark.span.start, mark.title.start if mark.title is not None else mark.span.start)
    return _HOSTED.search(reading.report.text[max(0, start - _REACH) : start]) is not None


_REACH = 30
"""Characters before a title in which those words stand."""
