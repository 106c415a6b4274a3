"""Vague and repeated times, feasts and fiscal years: "recently", "every Friday", "Christmas", "FY2023".

Invariant: none of them is given days that the words do not give.
"""

from __future__ import annotations

from servanda.codebook.calendar import weekday_number
from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.dates.alone import IN_TIME
from servanda.reading.dates.counts import counted, unit_of
from servanda.reading.dates.shapes import Calendar, Counted, Expression, Foreign, Repeated, Vague, Way
from servanda.reading.dates.whole import year_behind

_NOW = (
    "right now",
    "at present",
    "at the moment",
    "now",
    "nowadays",
    "currently",
    "these days",
    "to this day",
    "for the time being",
)
_ONCE = ("more recently", "most recently", "very recently", "recently", "lately", "previously", "in the past")
_SOON = (
    "very soon",
    "soon",
    "shortly",
    "in the near future",
    "in the future",
    "in the near term",
    "in the long term",
    "in the short term",
)
_STARTS = frozenset(phrase.split()[0] for phrase in (*_NOW, *_ONCE, *_SOON)) | listed(
    "recent previous past coming the earlier"
)
_FREE = frozenset({"", ",", ".", ";", '"', "“", "and", "but"})


def read_vague(atoms: Atoms, at: int) -> Expression | None:
    """Read now, once and some day."""
    if atoms.lower(at) not in _STARTS:
        return None
    for phrases, timex in ((_NOW, "PRESENT_REF"), (_ONCE, "PAST_REF"), (_SOON, "FUTURE_REF")):
        for phrase in phrases:
            if atoms.says(at, phrase) and _is_free(atoms, at, phrase):
                skip = 1 if phrase.startswith(("in ", "for ", "at the ")) else 0
                shape = Vague(timex, bounded=timex != "FUTURE_REF", until=phrase == "to this day")
                return Expression(at + skip, at + len(phrase.split()), shape)
    return _vague_adjective(atoms, at)


def _is_free(atoms: Atoms, at: int, phrase: str) -> bool:
    """Refuse "now" as a link, "in the past two years", "shortly after"."""
    after = atoms.lower(at + len(phrase.split()))
    if phrase == "in the past":
        return after in {",", ".", ";", "", "and", "but", "to", "by", "'", '"', "”"}
    if phrase == "previously":
        return atoms.lower(at - 1) in _FREE and atoms.lower(at - 1) != "and"
    if phrase.endswith("recently") and atoms.says(at + len(phrase.split()), "as"):
        return False
    if phrase in {"soon", "shortly"}:
        return after not in {"after", "before", "as", "afterwards", "afterward", "thereafter"} and (
            atoms.lower(at - 1) not in {"as", "too", "how"}
        )
    return not (phrase == "now" and after in HYPHENS)


_REFERRED = frozenset({"years", "months", "weeks", "days", "decades", "times"})


def _vague_adjective(atoms: Atoms, at: int) -> Expression | None:
    word, after = atoms.lower(at), atoms.lower(at + 1)
    if word in {"recent", "previous", "past", "coming"} and after in _REFERRED and atoms.lower(at - 1) != "the":
        back = word in {"previous", "past"} and after == "years"
        timex = "FUTURE_REF" if word == "coming" else "PAST_REF"
        return Expression(at, at + 2, Vague(timex, bounded=word != "coming", years_back=back))
    if atoms.says(at, "the coming") and atoms.lower(at + 2) in _REFERRED:
        return Expression(at, at + 3, Vague("FUTURE_REF"))
    if word == "recent" and atoms.lower(at - 1) not in {"most", "more"}:
        return Expression(at, at + 1, Vague("PAST_REF", bounded=True))
    if word == "earlier" and atoms.lower(at - 1) not in {"than", "an", "the", "no", "'", "s", "its", "his", "her"}:
        free = after in {",", ".", "", ";", "said", "told", "announced", "reported", "declared", "called", "warned"}
        free = free or _ends_clause(atoms, at) or _opens_sentence(atoms, at)
        return Expression(at, at + 1, Vague("PAST_REF", bounded=True)) if free else None
    return None


def _ends_clause(atoms: Atoms, at: int) -> bool:
    return atoms.lower(at + 1) in {"and", "but", "that"} and atoms.lower(at - 1) in {"said", "announced", "reported"}


def _opens_sentence(atoms: Atoms, at: int) -> bool:
    """Say whether "Earlier" opens a sentence before its subject: "Earlier the minister said", not "Earlier talks"."""
    return at == 0 and (atoms.lower(at + 1) in _SUBJECTS or atoms.is_capital(at + 1))


_SUBJECTS = listed("the a an he she it they his her its their this that these those")

_EVERY = frozenset({"every", "each"})
_OFTEN = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y", "everyday": "P1D"}


def read_repeated(atoms: Atoms, at: int) -> Expression | None:
    """Read "every Friday", "each year", "on Fridays", "annually"."""
    word = atoms.lower(at)
    if word in _OFTEN:
        return Expression(at, at + 1, Repeated(_OFTEN[word]))
    if word in _EVERY:
        behind = at + 2 if atoms.lower(at + 1) in {"other", "single"} else at + 1
        weekday = weekday_number(atoms.lower(behind), abbreviated=False)
        if weekday is not None:
            return Expression(at, behind + 1, Repeated(f"XXXX-WXX-{weekday + 1}"))
        every = counted(atoms, behind)
        if every and isinstance(every.shape, Counted) and every.shape.way is Way.LENGTH:
            count = "X" if every.shape.low is None else f"{every.shape.low:g}"
            return Expression(at, every.end, Repeated(f"P{count}{every.shape.unit}"))
        unit = unit_of(atoms.lower(behind))
        return Expression(at, behind + 1, Repeated(f"P1{unit}")) if unit else None
    weekday = weekday_number(word[:-1], abbreviated=False) if word.endswith("days") else None
    if weekday is not None and atoms.is_capital(at):
        return Expression(at, at + 1, Repeated(f"XXXX-WXX-{weekday + 1}"))
    return None


_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year ' s day": (1, 1),
    "new year ' s eve": (12, 31),
    "christmas": (12, 25),
}


def read_feast(atoms: Atoms, at: int) -> Expression | None:
    """Read the feasts that have one day in every year."""
    if not atoms.is_capital(at) or atoms.lower(at) not in {"christmas", "new"}:
        return None
    for name, (month, day) in _FEASTS.items():
        if atoms.says(at, name):
            behind = at + len(name.split())
            end, year = year_behind(atoms, behind)
            if name == "christmas" and year is None and atoms.lower(at - 1) not in IN_TIME:
                return None
            return Expression(at, end, Calendar(year=year, month=month, day=day))
    return None


def read_fiscal(atoms: Atoms, at: int) -> Expression | None:
    """Read a fiscal year: its words are kept, no bounds are made up."""
    start = at + 1 if atoms.lower(at) == "the" else at
    if atoms.lower(start) in {"fiscal", "financial"} and atoms.lower(start + 1) == "year":
        behind = start + 2
    elif atoms.at(start).text == "FY":
        behind = start + 1
    else:
        return None
    if not atoms.lower(behind).isdecimal():
        return None
    end = behind + 1
    if atoms.lower(end) in HYPHENS | {"/"} and atoms.is_glued(end) and atoms.lower(end + 1).isdecimal():
        end += 2
    return Expression(at, end, Foreign())
