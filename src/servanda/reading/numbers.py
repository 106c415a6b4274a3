"""Numbers as news prints them: "25,000", "1.2bn", "two hundred and fifty", "dozens", "nearly a dozen", "20 to 30".

Invariant: a number is a closed interval, None an open end; no figure is given that the words do not give.
Source: the table of normalisation for commitments (ranges, about, nearly, at least, several, dozens).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from unicodedata import numeric

from servanda.reading.atoms import HYPHENS, Atoms

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_MONEY_SCALES = {"m": 1e6, "mil": 1e6, "b": 1e9, "t": 1e12}
"""Letters that are a scale only behind a sum of money: "100m" may be metres."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_WORDS = {word: value for value, word in enumerate(_ORDINALS.split(), 1)} | {"twentieth": 20, "thirtieth": 30}

_MANY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2e6, "billions": 2e9}
"""Plural words of number, by the least that they can mean: two of them."""

_TEN, _DOZEN = 10, 12
_GROUP = 3
"""Digits between the commas of a number."""

_LEAST_GROUPS = 2
"""Groups behind points that make them signs of thousands: "1.200.000"; a lone point is a decimal point in English."""

_LONGEST = 15
"""Digits; a longer run is an identifier, no amount."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before an atom. `plain` says that it is written in digits without scale or group.

    `vague` says that the words name no figure ("several"); such a number is never added up.
    """

    end: int
    low: float | None
    high: float | None
    approx: bool = False
    plain: bool = False
    vague: bool = False
    scale: float = 1.0

    @property
    def exact(self) -> float | None:
        """Give the one value, None when it is an interval."""
        return self.low if self.low == self.high else None


def _exactly(end: int, value: float, *, plain: bool = False, scale: float = 1.0) -> Number:
    return Number(end, value, value, plain=plain, scale=scale)


def ordinal(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Give the value of an ordinal ("21st", "third", "twenty-first") and the atom behind it; None for no ordinal."""
    word = atoms.lower(at)
    if word.isdecimal() and atoms.is_glued(at + 1) and atoms.lower(at + 1) in {"st", "nd", "rd", "th"}:
        return (int(word), at + 2) if len(word) <= _GROUP else None
    if word in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[word], at + 1
    if word in TENS:
        behind = at + 2 if atoms.lower(at + 1) in HYPHENS else at + 1
        unit = _ORDINAL_WORDS.get(atoms.lower(behind), 0)
        if 0 < unit < _TEN:
            return TENS[word] + unit, behind + 1
    return None


def cardinal(atoms: Atoms, at: int, *, money: bool = False) -> Number | None:
    """Give the figure that starts at an atom, with its scale, in digits or words; None when none starts there."""
    found = _digits(atoms, at) or _spelt(atoms, at)
    if found is None:
        return None
    return _scaled(atoms, found, money=money)


def _digits(atoms: Atoms, at: int) -> Number | None:
    whole = atoms.lower(at)
    if part := _part(whole):
        return _exactly(at + 1, part)
    if not (whole.isdecimal() and whole.isascii()) or len(whole) > _LONGEST:
        return None
    groups, end = _groups(atoms, at + 1, ",")
    if not groups:
        groups, end = _groups(atoms, at + 1, ".")
        if len(groups) < _LEAST_GROUPS:
            groups, end = (), at + 1
    if not groups and atoms.lower(at + 1) == "000" and not atoms.is_glued(at + 1) and len(whole) <= _GROUP:
        groups, end = ("000",), at + 2
    if groups and len(whole) > _GROUP:
        groups, end = (), at + 1
    digits = whole + "".join(groups)
    if len(digits) > _LONGEST:
        return None
    if atoms.lower(end) == "." and _is_figure(atoms, end + 1) and atoms.is_glued(end):
        return _exactly(end + 2, float(f"{digits}.{atoms.lower(end + 1)[:_LONGEST]}"))
    if atoms.is_glued(end) and (part := _part(atoms.lower(end))):
        return _exactly(end + 1, int(digits) + part)
    return _exactly(end, float(int(digits)), plain=not groups)


def _part(word: str) -> float:
    """Give the value of a sign for a part of one ("½", "¾"), 0 for any other word."""
    value = numeric(word, 0.0) if len(word) == 1 else 0.0
    return value if value < 1 else 0.0


def _groups(atoms: Atoms, at: int, sign: str) -> tuple[tuple[str, ...], int]:
    """Give the groups of three digits behind signs, and the atom behind them."""
    groups: list[str] = []
    while (
        atoms.lower(at) == sign
        and atoms.is_glued(at)
        and _is_figure(atoms, at + 1)
        and len(atoms.lower(at + 1)) == _GROUP
    ):
        groups.append(atoms.lower(at + 1))
        at += 2
    return tuple(groups), at


def _is_figure(atoms: Atoms, at: int) -> bool:
    word = atoms.lower(at)
    return atoms.is_glued(at) and word.isdecimal() and word.isascii()


def _spelt(atoms: Atoms, at: int) -> Number | None:
    word = atoms.lower(at)
    if word in {"a", "an"}:
        return _article(atoms, at)
    if word == "half" and atoms.lower(at + 1) in {"a", "an"} and atoms.lower(at + 2) in _SCALES:
        return Number(at + 2, 0.5, 0.5)
    if word == "dozen":
        return _exactly(at + 1, 12)
    hundreds = _below_hundred(atoms, at)
    if hundreds is None:
        return None
    value, end = hundreds
    if atoms.lower(end) == "hundred":
        value, end = 100 * value, end + 1
        value, end = _rest(atoms, value, end)
    if atoms.lower(end) == "dozen":
        return _exactly(end + 1, 12 * value)
    if atoms.says(end, "and a half"):
        return _exactly(end + 3, value + 0.5)
    return _exactly(end, float(value))


def _article(atoms: Atoms, at: int) -> Number | None:
    """Give "a dozen", "a hundred", "a million": an article counts only before a word of number."""
    word = atoms.lower(at + 1)
    if word == "dozen":
        return _exactly(at + 2, 12)
    if word == "score" and atoms.lower(at + 2) in {"of", "or"}:
        return _exactly(at + 2, 20)
    if word == "hundred":
        value, end = _rest(atoms, 100, at + 2)
        return _exactly(end, float(value))
    if word in {"thousand", "million", "billion", "trillion"}:
        return _exactly(at + 1, 1.0)
    return None


def _rest(atoms: Atoms, value: int, end: int) -> tuple[int, int]:
    """Add what follows "hundred": "and fifty"."""
    behind = end + 1 if atoms.lower(end) == "and" else end
    rest = _below_hundred(atoms, behind)
    return (value + rest[0], rest[1]) if rest else (value, end)


def _below_hundred(atoms: Atoms, at: int) -> tuple[int, int] | None:
    word = atoms.lower(at)
    if word in UNITS:
        return UNITS[word], at + 1
    if word not in TENS:
        return None
    behind = at + 2 if atoms.lower(at + 1) in HYPHENS and atoms.is_glued(at + 1) else at + 1
    unit = UNITS.get(atoms.lower(behind), 0)
    return (TENS[word] + unit, behind + 1) if 0 < unit < _TEN else (TENS[word], at + 1)


def _scaled(atoms: Atoms, number: Number, *, money: bool) -> Number:
    """Multiply by the scales that follow: "1.2 bn", "two hundred thousand", "3 hundred"."""
    value, end, scale = number.low or 0.0, number.end, 1.0
    while (factor := _scale(atoms, end, money=money)) and factor != scale and len(str(int(value))) <= _LONGEST:
        value, scale = value * factor, factor
        hyphen = atoms.lower(end) in HYPHENS
        end += 2 if hyphen else 1
        if factor == _SCALES["thousand"] and not number.plain and atoms.lower(end) not in _SCALES:
            rest = _spelt_rest(atoms, end)
            value, end = (value + rest[0], rest[1]) if rest else (value, end)
    if scale == 1.0:
        return number
    return _exactly(end, round(value, 6), scale=scale)


def _spelt_rest(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Give what follows "thousand" in words: "two thousand five hundred"."""
    behind = at + 1 if atoms.lower(at) == "and" else at
    rest = _below_hundred(atoms, behind)
    if rest is None:
        return None
    if atoms.lower(rest[1]) == "hundred":
        return _rest(atoms, 100 * rest[0], rest[1] + 1)
    return rest


def _scale(atoms: Atoms, at: int, *, money: bool) -> float | None:
    word = atoms.lower(at)
    if word in HYPHENS and atoms.is_glued(at) and atoms.is_glued(at + 1) and len(atoms.lower(at + 1)) > _GROUP:
        word = atoms.lower(at + 1)  # "a 200-million-euro loan"
    if word in _SCALES:
        return _SCALES[word] if word != "k" or atoms.is_glued(at) else None
    if word == "hundred":
        return 100.0
    return _MONEY_SCALES.get(word) if money else None


def scaled_behind(atoms: Atoms, number: Number, end: int) -> Number:
    """Give a figure with the scale that stands behind its currency, if one does: "320 USD million" is 320 million."""
    factor = _SCALES.get(atoms.lower(end)) if number.scale == 1.0 and not number.vague else None
    if factor is None or number.low is None or number.high is None or len(atoms.lower(end)) <= _GROUP:
        return number
    return Number(end + 1, number.low * factor, number.high * factor, approx=number.approx, scale=factor)


def vague(atoms: Atoms, at: int) -> Number | None:
    """Give a number whose words name no figure: "several", "a few", "dozens of", "tens of thousands of"."""
    at_article = at + 1 if atoms.lower(at) in {"a", "the"} else at
    word, behind = atoms.lower(at_article), atoms.lower(at_article + 1)
    if word in _MANY:
        return _many(atoms, at_article)
    if word == "tens" and behind == "of" and atoms.lower(at_article + 2) in {"thousands", "millions", "billions"}:
        return Number(at_article + 3, 10 * _MANY[atoms.lower(at_article + 2)], None, approx=True, vague=True)
    if at_article == at:
        few = {"several": 2, "many": 2, "numerous": 2, "multiple": 2, "various": 2, "countless": 2, "few": 2}
        return _several(atoms, at + 1, few[word]) if word in few else None
    if word == "few":
        return _several(atoms, at_article + 1, 2)
    if behind != "of":
        return None
    if word == "couple":
        return Number(at_article + 1, 2, 2, approx=True, vague=True)
    if word == "handful":
        return Number(at_article + 1, 3, 6, approx=True, vague=True)
    return None


def _several(atoms: Atoms, end: int, low: float) -> Number:
    """Give at least so many of the scale that may follow: "several", "several million", "a few dozen"."""
    if atoms.lower(end) in {"dozen", "dozens"}:
        return Number(end + 1, low * 12, None, approx=True, vague=True)
    scale = _SCALES.get(atoms.lower(end), 1.0) if not atoms.is_glued(end) else 1.0
    return Number(end + (scale != 1), low * scale, None, approx=True, vague=True, scale=scale)


def _many(atoms: Atoms, at: int) -> Number | None:
    low = float(_MANY[atoms.lower(at)])
    if atoms.lower(at + 1) == "of" and atoms.lower(at + 2) in {"thousands", "millions", "billions"}:
        return Number(at + 3, low * _MANY[atoms.lower(at + 2)] / 2, None, approx=True, vague=True)
    if atoms.lower(at + 1) != "of":
        return None
    return Number(at + 1, low, None, approx=True, vague=True)


_BOUNDS = {
    "at least": "least",
    "at the very least": "least",
    "more than": "least",
    "over": "least",
    "exceeding": "least",
    "upwards of": "least",
    "upward of": "least",
    "in excess of": "least",
    "no fewer than": "least",
    "no less than": "least",
    "not less than": "least",
    "above": "least",
    "a minimum of": "least",
    "well over": "least",
    "just over": "least",
    "up to": "most",
    "up to a total of": "most",
    "up to an aggregate of": "most",
    "up to an aggregate value of": "most",
    "up to a total value of": "most",
    "up to an amount of": "most",
    "up to a value of": "most",
    "up to the amount of": "most",
    "as many as": "most",
    "as much as": "most",
    "at most": "most",
    "no more than": "most",
    "not more than": "most",
    "a maximum of": "most",
    "fewer than": "most",
    "less than": "most",
    "under": "most",
    "below": "most",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "just under": "nearly",
    "some": "about",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "an estimated": "about",
    "estimated": "about",
    "circa": "about",
    "~": "about",
}
"""What stands before a figure, and what it makes of it. Longest phrases are tried first."""

BOUND_STARTS = frozenset(phrase.split()[0] for phrase in _BOUNDS)
_BOUNDS_BY_START: dict[str, list[tuple[tuple[str, ...], str]]] = {
    start: sorted(
        ((tuple(phrase.split()), kind) for phrase, kind in _BOUNDS.items() if phrase.split()[0] == start),
        key=lambda row: -len(row[0]),
    )
    for start in sorted(BOUND_STARTS)
}

NEARLY = 0.9
"""Nearly three is 2.7 to 3, about three 2.7 to 3.3 (table of normalisation)."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The words before a figure that widen it: `kind` is least, most, nearly, about."""

    end: int
    kind: str


def bound(atoms: Atoms, at: int) -> Bound | None:
    """Give the words that widen a figure behind them ("more than", "nearly"); None when none start here."""
    if atoms.lower(at) not in BOUND_STARTS:
        return None
    for words, kind in _BOUNDS_BY_START[atoms.lower(at)]:
        if atoms.lowers[at : at + len(words)] == words:
            return Bound(at + len(words), kind)
    return None


def widened(number: Number, kind: str) -> Number:
    """Give the interval that a word before or behind a figure makes of it."""
    value = number.low
    if value is None or number.vague:
        return replace(number, approx=True)
    match kind:
        case "least":
            return replace(number, high=None)
        case "most":
            return replace(number, low=0.0, high=number.high)
        case "nearly":
            low = 9.0 if value == _DOZEN else round(NEARLY * value, 6)
            return replace(number, low=low, approx=True)
        case _:
            high = None if number.high is None else round((2 - NEARLY) * number.high, 6)
            return replace(number, low=round(NEARLY * value, 6), high=high, approx=True)


def between(first: Number, second: Number) -> Number | None:
    """Give the range of two figures, sharing the scale of the second ("20 to 30 thousand"); None if it falls."""
    low, high = first.low, second.high
    if low is None or high is None:
        return None
    if first.scale == 1.0 and second.scale > 1.0 and low * second.scale <= high:
        low = low * second.scale
    if low > high:
        return None
    return Number(second.end, low, high, approx=first.approx or second.approx, scale=second.scale)
