"""Hours and parts of the day as printed: "6:40 p.m. (GMT +8)", "1000 GMT", "evening".

Invariant: an hour never changes the day that it belongs to; zones are kept only where they are UTC.
"""

from __future__ import annotations

from servanda.reading.atoms import DAY_DIGITS, YEAR_DIGITS, Atoms, listed

DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "midday": "TMI",
    "noon": "T12:00",
    "midnight": "T24:00",
    "dawn": "TDA",
}
_HOURS = 24
_ZONES = listed("gmt utc z est edt cet cest bst msk ist wat eat cat et pt")


def clock_behind(atoms: Atoms, end: int) -> tuple[int, str]:
    """Read an hour or part of the day behind a date; the date's end and "" when none follows."""
    part = DAY_PARTS.get(atoms.lower(end))
    if part:
        return end + 1, part
    behind = end
    for word in (",", "at", "@"):
        behind += 1 if atoms.lower(behind) == word else 0
    clock = hour_at(atoms, behind)
    return clock or (end, "")


def hour_at(atoms: Atoms, at: int) -> tuple[int, str] | None:
    """Read "6:40 p.m. (GMT +8)", "08:30 UTC", "8am", "1000 GMT"."""
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) > YEAR_DIGITS:
        return None
    end, minutes = at + 1, ""
    if atoms.lower(end) in {":", "."} and atoms.is_glued(end) and len(atoms.lower(end + 1)) == DAY_DIGITS:
        minutes, end = atoms.lower(end + 1), end + 2
    end, half = _half_day(atoms, end)
    end, zone = _zone(atoms, end)
    if len(word) == YEAR_DIGITS and zone:
        word, minutes = word[:2], word[2:]
    is_time = bool(half or zone) or (minutes.isdecimal() and atoms.lower(at + 1) == ":")
    if not is_time or len(word) > DAY_DIGITS or int(word) > _HOURS or (minutes and not minutes.isdecimal()):
        return None
    hour = int(word) % 12 + (12 if half == "p" else 0) if half else int(word)
    return end, f"T{hour:02d}:{minutes or '00'}" + ("Z" if zone == "utc" else "")


def _half_day(atoms: Atoms, at: int) -> tuple[int, str]:
    word = atoms.lower(at)
    if word in {"am", "pm"}:
        return at + 1, word[0]
    if word in {"a", "p"} and atoms.lower(at + 1) == "." and atoms.lower(at + 2) == "m":
        return (at + 4 if atoms.lower(at + 3) == "." else at + 3), word
    return at, ""


def _zone(atoms: Atoms, at: int) -> tuple[int, str]:
    start = at + 1 if atoms.lower(at) == "(" else at
    if atoms.says(start, "local time"):
        return (start + 3 if start > at and atoms.lower(start + 2) == ")" else start + 2), "local"
    if atoms.lower(start) not in _ZONES or not atoms.at(start).text.isupper():
        return at, ""
    end = start + 1
    if atoms.lower(end) in {"+", "-"} and atoms.lower(end + 1).isdecimal():
        end += 2
    plain = atoms.lower(start) in {"utc", "gmt", "z"} and end == start + 1
    return (end + 1 if start > at and atoms.lower(end) == ")" else end), "utc" if plain else "zone"
