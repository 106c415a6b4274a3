"""Whether an official is the one who is visited: "was received by Prime Minister X", "President X on Monday received".

Invariant: only words right before the title or the name, and right behind it, decide.
"""

from __future__ import annotations

import re

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.holders import is_past
from servanda.coding.actors.people import Person

_HOSTED = re.compile(
    r"(?:\b(?:received|welcomed|greeted|hosted) by|\b(?:courtesy|a) call on|\baudience with)(?: the)? *$",
    re.IGNORECASE,
)
"""What stands before one who is host: of his guest's state he is not."""


_DAY = r",? (?:(?:on|this|last|yesterday|today|here|also)\b[^,.;]{0,30}? )?"
_RECEIVES = re.compile(_DAY + r"(?:received|receives|hosted|hosts|welcomed|greeted)\b(?! (?:by|from)\b)")
"""What stands behind one who is host, a day between: "Prime Minister X on Monday received"."""
_MEETS = re.compile(_DAY + r"(?:met|meets|held talks|discussed)\b")


def is_host(reading: ReportReading, person: Person) -> bool:
    """Say whether somebody is visited where he is named first."""
    mark = person.marks[0]
    start = min(mark.span.start, mark.title.start if mark.title is not None else mark.span.start)
    text = reading.report.text
    return (
        _HOSTED.search(text[max(0, start - _REACH) : start]) is not None
        or _RECEIVES.match(text, mark.span.end) is not None
    )


def meets(reading: ReportReading, person: Person) -> bool:
    """Say whether somebody in office receives or meets others where he is named first: they are of another state."""
    end = person.marks[0].span.end
    return not is_past(reading, person.marks[0]) and any(
        form.match(reading.report.text, end) is not None for form in (_RECEIVES, _MEETS)
    )


_REACH = 30
"""Characters before a title in which those words stand."""
