"""Counted times: "two years ago", "the last four years", "within three months", "a 12-hour flight".

Invariant: an age and a length of a thing are never an instant; a count that the words leave open stays open.
"""

from __future__ import annotations

from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.dates.shapes import Counted, Expression, Repeated, Unit, Way
from servanda.reading.numbers import NEARLY, Number, bound, cardinal, vague, widened

_UNITS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "min": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centuries": Unit.CENTURY,
    "fortnight": Unit.WEEK,
}

_WAYS = {
    "last": Way.LAST,
    "past": Way.LAST,
    "previous": Way.LAST,
    "preceding": Way.LAST,
    "next": Way.NEXT,
    "coming": Way.NEXT,
    "following": Way.NEXT,
    "upcoming": Way.NEXT,
}
_ADJECTIVES = listed("consecutive straight full whole long entire calendar working business trading more")
_LENGTH_BEFORE = listed("in for over within after of during spanning lasting some many")
"""Words behind which a bare "years" is a length of time."""


def unit_of(word: str) -> Unit | None:
    """Give the unit that a word names, singular or plural; None for no unit."""
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))


def counted(atoms: Atoms, at: int) -> Expression | None:
    """Read a counted time; refuses ages ("14 years old", "a 50-year-old") and reading times ("2 Min read")."""
    return _pointed_count(atoms, at) or _plain_count(atoms, at) or _bare_plural(atoms, at)


def _pointed_count(atoms: Atoms, at: int) -> Expression | None:
    """Read "the last four years", "the next few weeks", "the past decade"."""
    first = at
    article = atoms.lower(at) in {"the", "these", "his", "her", "its", "their"}
    at += 1 if article else 0
    number = _amount(atoms, at) if article else None
    if number is not None:
        at = number.end  # "the five previous years"
    way = _WAYS.get(atoms.lower(at))
    if way is None:
        return None
    at += 1
    number = number or _amount(atoms, at)
    at = number.end if number and number.end > at else at
    at += 1 if atoms.lower(at) in _ADJECTIVES else 0
    unit = unit_of(atoms.lower(at))
    if unit is None:
        return None
    plural = atoms.lower(at).endswith("s")
    if number is None:
        if plural and way is Way.LAST and not article:
            return None  # vague: "past years"
        if not plural and not (article and atoms.lower(first - 1) in {"over", "in", "for", "during", "within"}):
            return None if unit is not Unit.DECADE or not article else _count(first, at + 1, 1, unit, way)
        return _count(first, at + 1, None if plural else 1, unit, way)
    shape = Counted(number.low, number.high, unit, way, approx=number.approx, figure=_figure(number))
    return Expression(first, at + 1, shape)


def _count(first: int, end: int, value: int | None, unit: Unit, way: Way) -> Expression:
    return Expression(first, end, Counted(value, value, unit, way, figure=value))


def _plain_count(atoms: Atoms, at: int) -> Expression | None:
    """Read "two years ago", "nearly five months", "12-hour", "three days later", "twelve to eighteen months"."""
    number = _amount(atoms, at)
    if number is None or (atoms.is_glued(at) and atoms.lower(at - 1) in {"$", ".", ",", "/", ":"}):
        return None
    end = number.end
    hyphen = atoms.lower(end) in HYPHENS and atoms.is_glued(end) and not atoms.lower(end + 1).isdecimal()
    end += 1 if hyphen else 0
    end += 1 if atoms.lower(end) in _ADJECTIVES else 0
    unit = unit_of(atoms.lower(end))
    if unit is None or _is_age(atoms, at, end + 1) or (atoms.lower(end) == "second" and not hyphen):
        return None
    if _is_share_or_noun(atoms, at, end):
        return None
    low, high = _scaled(number, atoms.lower(end))
    plural = atoms.lower(end).endswith("s")
    end += 1
    if unit in {Unit.MINUTE, Unit.SECOND} and atoms.lower(end) in {"read", "watch", "listen"}:
        return None
    if atoms.lower(end) in HYPHENS and atoms.lower(end + 1) == "long" and atoms.is_glued(end):
        hyphen, end = True, end + 2
    way, end = _way_behind(atoms, at, end)
    if not plural and number.exact != 1 and way is Way.LENGTH:
        hyphen = True  # "a four day rally"
    shape = Counted(low, high, unit, way, approx=number.approx, figure=_figure(number), before=hyphen)
    return Expression(at, end, shape)


def _is_share_or_noun(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a unit is none: "three quarters of the troops", "about a quarter", "a night raid", "not a day"."""
    word, number = atoms.lower(end), atoms.lower(end - 1)
    if word.startswith("quarter"):
        return number in {"a", "three", "-"}
    if number in {"a", "one"} and word == "day" and _way_behind(atoms, at, end + 1)[0] is not Way.LENGTH:
        return False  # "a day earlier"
    if number == "one" and word == "day" and atoms.lower(at - 1) not in {"in", "for", "within", "after"}:
        return True  # "one day" is once
    return (
        number == "a"
        and word in {"night", "day"}
        and atoms.lower(at - 1) not in {"for", "in", "within", "over", "after"}
    )


def _figure(number: Number) -> float | None:
    """Give the figure that was printed: 5 of "nearly five", none of "several"."""
    if number.vague or number.low is None:
        return None
    if number.approx and number.high is not None:
        return round((number.low + number.high) / 2) if number.high > number.low / NEARLY * 1.01 else number.high
    return number.high if number.low == 0 else number.low


def _scaled(number: Number, word: str) -> tuple[float | None, float | None]:
    factor = 2.0 if word.startswith("fortnight") else 1.0
    low = number.low * factor if number.low is not None else None
    return low, number.high * factor if number.high is not None else None


def _way_behind(atoms: Atoms, at: int, end: int) -> tuple[Way, int]:
    """Give where the count lies, by the words behind and before it, and the atom behind those that belong to it."""
    after = atoms.lower(end)
    if after == "ago":
        return Way.AGO, end + 1
    if after in {"earlier", "previously", "beforehand"}:
        return Way.EARLIER, end + 1
    if after in {"later", "afterwards", "afterward", "thereafter"} and atoms.lower(end + 1) != "than":
        return Way.LATER, end + 1
    if after in {"before", "after"} and atoms.lower(end + 1) in {",", ".", ";", "", ")"}:
        return (Way.EARLIER if after == "before" else Way.LATER), end + 1
    if after == "after" and _comes(atoms, at):
        return Way.AGO, end  # "comes two days after the raid": the raid was two days ago
    if atoms.says(end, "from now") or atoms.says(end, "hence"):
        return Way.HENCE, end + (2 if after == "from" else 1)
    if atoms.lower(at - 1) == "within":
        return Way.WITHIN, end
    if atoms.lower(at - 1) == "in":
        return Way.HENCE, end
    return Way.LENGTH, end


_JUST = listed("just only barely less more than about nearly almost some roughly")


def _comes(atoms: Atoms, at: int) -> bool:
    """Say whether a count stands behind "comes", "comes just": from the day of the report."""
    before = at - 1
    while before > at - _MOST_JUST and atoms.lower(before) in _JUST:
        before -= 1
    return atoms.lower(before) in {"comes", "come"}


_MOST_JUST = 4

_BEFORE_OVER = listed("in for after of lasting last lasted just well spanning took takes take")


def _amount(atoms: Atoms, at: int) -> Number | None:
    """Read the number of a counted time with the words that widen it; "a" and "an" count one before a unit."""
    words = bound(atoms, at)
    if words and atoms.lower(at) == "over" and atoms.lower(at - 1) not in _BEFORE_OVER:
        return None  # "over three years": during
    start = words.end if words else at
    number = cardinal(atoms, start) or vague(atoms, start) or _one(atoms, start)
    if number is None:
        return None
    behind = number.end + 1 if atoms.lower(number.end) in {"to", "or", *HYPHENS} else number.end
    second = cardinal(atoms, behind) if behind > number.end else None
    if second and number.low is not None and second.high is not None and number.low < second.high:
        number = Number(second.end, number.low, second.high)
    return widened(number, words.kind) if words else number


def _one(atoms: Atoms, at: int) -> Number | None:
    word = atoms.lower(at)
    if word in {"a", "an"} and unit_of(atoms.lower(at + 1)) and not atoms.lower(at + 1).endswith("s"):
        return Number(at + 1, 1, 1)
    if word == "half" and atoms.lower(at + 1) in {"a", "an"} and unit_of(atoms.lower(at + 2)):
        return Number(at + 2, 0.5, 0.5)
    if word in {"half", "some"} and unit_of(atoms.lower(at + 1)):
        return Number(at + 1, 0.5, 0.5) if word == "half" else Number(at + 1, 2, None, approx=True, vague=True)
    return None


def _is_age(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a count is an age: "14 years old", "50-year-old", "aged 5 years", "years of age"."""
    behind = end + 1 if atoms.lower(end) in HYPHENS else end
    if atoms.lower(behind) in {"old", "olds"} or atoms.says(end, "of age"):
        return True
    return atoms.lower(at - 1) in {"aged", "age"}


def _bare_plural(atoms: Atoms, at: int) -> Expression | None:
    """Read "for years", "decades-long", "in minutes": so many that nobody counted."""
    unit = unit_of(atoms.lower(at))
    plural = atoms.lower(at).endswith("s")
    if unit is None:
        return None
    long = atoms.lower(at + 1) in HYPHENS and atoms.lower(at + 2) == "long"
    if long:
        count = None if plural else 1
        return Expression(at, at + 3, Counted(count, count, unit, Way.LENGTH, before=True))
    if not plural or atoms.lower(at) == "seconds":
        return None
    way, end = _way_behind(atoms, at, at + 1)
    if way in {Way.AGO, Way.EARLIER, Way.LATER} and end > at + 1:
        return Expression(at, end, Counted(None, None, unit, way))
    if atoms.lower(at - 1) not in _LENGTH_BEFORE or _is_age(atoms, at, at + 1):
        return None
    return Expression(at, at + 1, Counted(None, None, unit, Way.LENGTH, before=True))


def per_unit(atoms: Atoms, at: int) -> Expression | None:
    """Read "a year" and "per month" behind an amount: again and again, not once."""
    if atoms.lower(at) not in {"a", "an", "per"} or atoms.lower(at + 1).endswith("s"):
        return None
    unit = unit_of(atoms.lower(at + 1))
    before = atoms.lower(at - 1)
    scale = before in {
        "million",
        "billion",
        "bn",
        "m",
        "times",
        "once",
        "twice",
        "percent",
        "tonnes",
        "tons",
        "barrels",
    }
    if unit is None or not (before.isdecimal() or scale or atoms.lower(at) == "per"):
        return None
    if atoms.lower(at) != "per" and atoms.lower(at + 2) in {"ago", "later", "earlier"}:
        return None
    return Expression(at, at + 2, Repeated(f"P1{unit}", rate=True))
