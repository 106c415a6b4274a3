"""How periods, parties, amounts, status and basis read in English: one voice for terminal and pages.

Invariant: nothing is said that the value does not hold. An unknown day reads "unknown", an allegation "alleged".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from servanda.model import (
    NO_CODE,
    Amount,
    Basis,
    Casualties,
    CommitmentKind,
    Count,
    Event,
    EventType,
    Flag,
    Instrument,
    Judgement,
    JudgementKind,
    Line,
    Party,
    Period,
    Place,
    PlacePrecision,
    Quantity,
    Relation,
    SpeakerRole,
    Stance,
    Status,
    StepKind,
    Support,
    Value,
    WhenBasis,
)

if TYPE_CHECKING:
    from servanda.ledger.copying import KnownBy

NAMED = 6
"""Outlets that are named of those that carry one statement; a page and its JSON give all."""
UNKNOWN = "unknown"

_MARKS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "'": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
}
"""Marks that open a quotation, with those that may close it."""
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ACTS = {
    EventType.AGREE: "agreement",
    EventType.CONSULT: "talks",
    EventType.SUPPORT: "support in words",
    EventType.CONCEDE: "concession",
    EventType.COOPERATE: "cooperation",
    EventType.AID: "aid or transfer",
    EventType.RETREAT: "retreat or easing",
    EventType.REQUEST: "request",
    EventType.ACCUSE: "accusation",
    EventType.REJECT: "rejection",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
    EventType.MOBILIZE: "mobilisation",
    EventType.COERCE: "coercion",
    EventType.ASSAULT: "attack",
}
_JOINT = {"denies": "deny", "discusses": "discuss"}
_BY_SIDE = {
    SpeakerRole.PROVIDER: ", the provider",
    SpeakerRole.RECIPIENT: ", the recipient",
    SpeakerRole.THIRD_PARTY: ", a third party",
    SpeakerRole.UNKNOWN: "",
}


# ---- periods


def day(value: date) -> str:
    """Give a day in words.

    >>> day(date(2023, 1, 19))
    '19 January 2023'
    """
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def when(period: Period) -> str:
    """Give a period in words, as wide as it is known.

    >>> when(Period("2022-03", date(2022, 3, 1), date(2022, 3, 31), Relation.AT, WhenBasis.RELATIVE))
    'March 2022'
    """
    return _related(period, words=True)


def stamp(period: Period) -> str:
    """Give a period in figures that sort, for narrow columns.

    >>> stamp(Period("[..2020]", None, date(2020, 12, 31), Relation.AT, WhenBasis.RELATIVE))
    'by 2020-12-31'
    """
    return _related(period, words=False)


def when_with_basis(period: Period) -> str:
    """Give a period in words and how it is known; an unknown one is only that."""
    if not period.is_known:
        return UNKNOWN
    basis = "by the day of publication" if period.basis is WhenBasis.PUBLICATION else period.basis.value
    return f"{when(period)} ({basis})"


def _related(period: Period, *, words: bool) -> str:
    if not period.is_known:
        return UNKNOWN
    bounds = _bounds(period, words=words)
    match period.relation:
        case Relation.SINCE if period.earliest:
            return f"since {_point(period.earliest, words=words)}" if period.latest is None else f"since {bounds}"
        case Relation.UNTIL if period.latest:
            return f"until {_point(period.latest, words=words)}" if period.earliest is None else f"until {bounds}"
        case Relation.THROUGHOUT:
            return f"throughout {bounds}"
        case Relation.REPEATED:
            return f"repeatedly, {bounds}"
        case _:
            return bounds


def _bounds(period: Period, *, words: bool) -> str:
    if choices := _choices(period.edtf, words=words):
        return choices
    earliest, latest = period.earliest, period.latest
    if earliest is None:
        return f"by {_point(latest, words=words)}" if latest else UNKNOWN
    if latest is None:
        return f"{_point(earliest, words=words)} or later"
    if season := _season(period.edtf, words=words):
        return season
    if whole := _whole(earliest, latest, words=words):
        return whole
    return f"{_point(earliest, words=words)} to {_point(latest, words=words)}"


def _choices(edtf: str | None, *, words: bool) -> str | None:
    """Give the alternatives of an EDTF set such as `[2022-03,2023-03]`, None when it is no set of plain values."""
    if not edtf or not (edtf.startswith("[") and edtf.endswith("]")) or ".." in edtf:
        return None
    parts = [part.strip() for part in edtf[1:-1].split(",")]
    return " or ".join(_month_in_words(part) if words else part for part in parts)


def edtf(value: str) -> str:
    """Give a day or month written in EDTF as words; other values as they are.

    >>> edtf("2031-03"), edtf("2031-03-04"), edtf("2031")
    ('March 2031', '4 March 2031', '2031')
    """
    return _season(value, words=True) or _choices(value, words=True) or _month_in_words(value)


def _month_in_words(edtf: str) -> str:
    if (found := _MONTH.fullmatch(edtf)) and 1 <= int(found[2]) <= 12:  # noqa: PLR2004
        return f"{calendar.month_name[int(found[2])]} {found[1]}"
    try:
        return day(date.fromisoformat(edtf)) if len(edtf) == 10 else edtf  # noqa: PLR2004
    except ValueError:
        return edtf


def _season(edtf: str | None, *, words: bool) -> str | None:
    found = _MONTH.fullmatch((edtf or "").rstrip("~?%"))
    if not found or found[2] not in _SEASONS:
        return None
    name = _SEASONS[found[2]]
    return f"{name} {found[1]}" if words else f"{found[1]} {name}"


def _whole(earliest: date, latest: date, *, words: bool) -> str | None:
    """Give the name of the day, month or year that the bounds span exactly; None when they span none."""
    if earliest == latest:
        return _point(earliest, words=words)
    if earliest.year != latest.year or earliest.day != 1:
        return None
    last = calendar.monthrange(latest.year, latest.month)[1]
    if latest.day != last:
        return None
    if earliest.month == latest.month:
        month = f"{earliest.year:04}-{earliest.month:02}"
        return _month_in_words(month) if words else month
    return f"{earliest.year:04}" if (earliest.month, latest.month) == (1, 12) else None


def _point(value: date, *, words: bool) -> str:
    return day(value) if words else value.isoformat()


# ---- parties


def name(party: Party) -> str:
    """Give a party's name as the ledger knows it, as printed when it knows none."""
    return party.name or party.text


def full_name(party: Party) -> str:
    """Give a party's name with its office and code."""
    office = f", {party.role}" if party.role else ""
    code = f" [{party.code}]" if party.code != NO_CODE else ""
    return f"{name(party)}{office}{code}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["Togo", "Benin", "Ghana"])
    'Togo, Benin and Ghana'
    """
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def some(words: Sequence[str], most: int = NAMED) -> str:
    """Join words as a sentence does; of very many name the first, and say how many more there are.

    >>> some(["Togo", "Benin", "Ghana", "Mali"], 2)
    'Togo, Benin and 2 more'
    >>> some(["Togo", "Benin", "Ghana"], 2)
    'Togo, Benin and Ghana'
    """
    # One more is no shorter than its name.
    return listed(words) if len(words) <= most + 1 else listed([*words[:most], f"{len(words) - most:,} more"])


def names(parties: Iterable[Party], *, empty: str = UNKNOWN) -> str:
    """Give the names of parties, each once, in their order."""
    return listed(list(dict.fromkeys(name(party) for party in parties))) or empty


def sides(giving: Iterable[Party], receiving: Iterable[Party]) -> str:
    """Give who does something to whom; both missing is "unknown".

    Parties that give and receive alike, as those of a treaty do, are named once.
    """
    first, second = names(giving, empty=""), names(receiving, empty="")
    if not first and not second:
        return UNKNOWN
    if first == second:
        return first
    return f"{first or UNKNOWN} → {second}" if second else first


# ---- statements


def says(stance: Stance, *, is_joint: bool = False) -> str:
    """Give a stance as the verb of its sentence.

    >>> says(Stance.CLAIMS_RESPONSIBILITY), says(Stance.DENIES, is_joint=True)
    ('claims responsibility', 'deny')
    """
    verb, _, rest = stance.value.partition("_")
    if is_joint:
        verb = _JOINT.get(verb) or verb.removesuffix("s")
    return f"{verb} {rest}".rstrip()


# ---- events


def act(event: Event) -> str:
    """Give what was done as a noun, with its type, so that a plan or a denial does not read as done."""
    mode = f", {event.mode.replace('_', ' ')}" if event.mode else ""
    return f"{_ACTS[event.type]} ({event.type}{mode})"


def act_type(kind: EventType) -> str:
    """Give a type of event as a noun, with its code.

    >>> act_type(EventType.CONSULT)
    'talks (CONSULT)'
    """
    return f"{_ACTS[kind]} ({kind})"


def deed(event: Event) -> str:
    """Give what was done, where, with which goods, and whom it harmed; a place that is a side itself is named there."""
    is_side = event.place and event.place.name in {name(party) for party in (*event.source, *event.target)}
    where = f" in {town(event.place)}" if event.place and not is_side else ""
    goods = f": {items(event.lines)}" if event.lines else ""
    harm = f", {casualties(event.casualties)}" if event.casualties else ""
    return f"{act(event)}{where}{goods}{harm}"


def standing(event: Event) -> str:
    """Give status and basis in words: what the page says of the world, and who vouches for it."""
    status = "" if event.status is Status.ACTUAL else f"{event.status.value}, "
    return status + vouched(event.basis, event.attested_by)


def vouched(basis: Basis, attested_by: Iterable[Party]) -> str:
    """Give who vouches for an event; an allegation names who alleges."""
    who = names(attested_by, empty="")
    match basis:
        case Basis.NARRATOR:
            return "in the outlet's own words"
        case Basis.ONE_PARTY:
            return f"on the word of {who or 'one side'}"
        case Basis.BOTH_PARTIES:
            return "on the word of both sides"
        case Basis.ALLEGED:
            return f"alleged by {who}" if who else "alleged, nobody named"
        case Basis.DENIED:
            return f"denied, told by {who}" if who else "denied"
        case _:
            return "on the word of unnamed sources"


def casualties(told: Casualties) -> str:
    """Give the dead and injured that a page tells of."""
    parts = [
        f"{_interval(count.low, count.high)} {word}"
        for count, word in ((told.dead, "dead"), (told.injured, "injured"))
        if count is not None and _has_number(count)
    ]
    return listed(parts) or UNKNOWN


def town(where: Place) -> str:
    """Give a place with its state; a state by its name alone."""
    is_state = where.precision is PlacePrecision.COUNTRY
    return f"{where.name} ({where.country})" if where.country and not is_state else where.name


def place(where: Place) -> str:
    """Give a place with its state and point, or with what it could be where nothing decides."""
    told = town(where)
    if where.lat is not None and where.lon is not None:
        north, east = "N" if where.lat >= 0 else "S", "E" if where.lon >= 0 else "W"
        return f"{told}, {abs(where.lat):.2f}° {north} {abs(where.lon):.2f}° {east}"
    if where.alternatives and where.geonames is None:
        could = ", ".join(f"{one.name} ({one.country})" for one in where.alternatives)
        return f"{told}, open which: {could}"
    return told


def _has_number(count: Count) -> bool:
    return count.low is not None or count.high is not None


# ---- commitments


def state(kind: StepKind) -> str:
    """Give a state or step as words."""
    return kind.value.replace("_", " ")


def flag(value: Flag) -> str:
    """Give a flag as words.

    >>> flag(Flag.ONE_SIDED), flag(Flag.VALUE_OPEN)
    ('one-sided', 'value open')
    """
    return "one-sided" if value is Flag.ONE_SIDED else value.value.replace("_", " ")


def thing(kind: CommitmentKind, lines: Sequence[Line]) -> str:
    """Give what is promised: the printed items, else the kind of commitment; forces that leave are no goods."""
    told = items(lines)
    if kind is CommitmentKind.WITHDRAWAL and told:
        return f"{kind.value} of {told}"
    return told or kind.value


def items(lines: Sequence[Line]) -> str:
    """Give the printed items with their printed amounts and worth; empty when there are none."""
    return "; ".join(dict.fromkeys(_line(line) for line in lines))


_TRAINING = "training"


def _line(line: Line) -> str:
    others = "".join(f", told also as {_money(value)}" for value in line.conversions)
    worth = f" ({_money(line.value)}{others})" if line.value else ""
    amount = line.quantity.text if line.quantity else ""
    item, printed = line.item.casefold(), amount.casefold()
    both = line.item if printed in item else f"{amount} {line.item}"
    if item == _TRAINING and amount and not amount.isdecimal():
        both = f"{_TRAINING} of {amount}"  # "training of 120 sailors"
    # Printed words may run over a line's end.
    return " ".join((amount if item in printed else both).split()) + worth


SEVERAL_UNITS = "in several units, each added up for itself"


def amount(total: Amount | None) -> str:
    """Give a total; "no amount read" where nothing can be added up."""
    return (
        f"{_interval(total.low, total.high)} {_units(total.unit, total.low, total.high)}" if total else "no amount read"
    )


def quantity(value: Quantity) -> str:
    """Give an amount with its unit."""
    about = "about " if value.approx else ""
    return f"{about}{_interval(value.low, value.high)} {_units(value.unit or '', value.low, value.high)}".rstrip()


def _units(unit: str, low: float | None, high: float | None) -> str:
    """Give a unit, which is kept in the singular, as it stands behind an amount; signs and codes stay as they are.

    >>> _units("boat", 6, 6), _units("barrel per day", 2, 3), _units("kg", 6, 6), _units("ferry", 1, 1)
    ('boats', 'barrels per day', 'kg', 'ferry')
    """
    if low == high == 1 or unit in _UNINFLECTED or not unit.replace(" ", "").isalpha() or not unit.islower():
        return unit
    first, per, rest = unit.partition(" per ")
    if first.endswith(("man", "woman")):
        return f"{first.removesuffix('an')}en{per}{rest}"
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        return f"{first.removesuffix('y')}ies{per}{rest}"
    return f"{first}{'es' if first.endswith(('s', 'x', 'z', 'ch', 'sh')) else 's'}{per}{rest}"


_UNINFLECTED = frozenset(
    "kg km km2 m m2 m3 ha bcm aircraft spacecraft hovercraft personnel people police staff equipment military livestock"
    " cattle sheep"
    " percent".split()
)
"""Units that have no other plural."""


def whose_word(role: SpeakerRole, by: Party | None) -> str:
    """Give whose word a step rests on."""
    if by is None:
        return "in the outlet's own words"
    return f"on the word of {name(by)}{_BY_SIDE[role]}"


def paper(instrument: Instrument | None) -> str:
    """Give the paper that a commitment stands in."""
    return instrument.value if instrument else UNKNOWN


def _money(value: Value) -> str:
    return f"{_interval(value.low, value.high)} {value.currency}"


def _interval(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return UNKNOWN
    if low is None:
        return f"at most {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float) -> str:
    """Give a number with separated thousands and no needless decimals.

    >>> number(25000.0)
    '25,000'
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


# ---- judgements


def judged(decision: Judgement) -> str:
    """Give what a person decided, and of what."""
    what = ", ".join(decision.target) or decision.undoes or ""
    if decision.kind is JudgementKind.VALUE:
        return f"{decision.field} is {decision.value}, read as {decision.was or UNKNOWN}: {what}"
    return f"{decision.kind.value}: {what}"


def judged_by(decision: Judgement) -> str:
    """Give who decided, when and why."""
    why = f": {decision.reason}" if decision.reason else ""
    return f"{decision.who}, {day(decision.at.date())}{why}"


# ---- quotes


def quoted(words: str) -> str:
    """Give printed words in quotation marks, white space squeezed; words that bring their own pair of marks keep it.

    >>> quoted("a  gift"), quoted('"We gave it"'), quoted('"We gave it')
    ('“a gift”', '"We gave it"', '“"We gave it”')
    """
    plain = " ".join(words.split())
    has_own = any(sign in plain[1:] for sign in _MARKS.get(plain[:1], ""))
    return plain if has_own else f"“{plain}”"


CUT = " … (cut)"
"""Stands behind words that are not shown to their end."""


def cut(words: str, most: int) -> str:
    """Give words with white space squeezed, cut at a space where they are too long, with a word that says so.

    >>> cut("grain and  seed and oil", 12)
    'grain and … (cut)'
    """
    if len(words) <= most:
        return " ".join(words.split())
    # No more is looked at than is shown: a title may have a million characters.
    plain = " ".join(words[: most * 4].split())
    if len(plain) <= most and len(words) <= most * 4:
        return plain
    kept = plain[:most].rpartition(" ")[0] or plain[:most]
    return kept + CUT


# ---- counts


def known_by(known: KnownBy) -> str:
    """Give how many reports were known by a day, and which were left out and why.

    >>> from servanda.ledger.copying import KnownBy
    >>> known_by(KnownBy(reports=2, later=3, undated=1))
    '2 of 6 reports; left out: 3 published later and 1 of unknown publication'
    >>> known_by(KnownBy(reports=1, later=0, undated=0))
    '1 report'
    """
    parts = ((known.later, "published later"), (known.undated, "of unknown publication"))
    left_out = [f"{number:,} {why}" for number, why in parts if number]
    in_all = known.reports + known.later + known.undated
    if not left_out:
        return counted(in_all, "report")
    return f"{known.reports:,} of {counted(in_all, 'report')}; left out: {listed(left_out)}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Give a count with its word.

    >>> counted(1, "origin"), counted(3, "origin")
    ('1 origin', '3 origins')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def support(behind: Support) -> str:
    """Give how many stand behind a record, in words.

    >>> support(Support(origins=1, origins_high=3, voices=1))
    '1 to 3 origins, 1 voice'
    >>> support(Support(origins=2, origins_high=2, voices=1, outlets=3, texts=4))
    '4 reports in 3 outlets, 2 origins, 1 voice'
    """
    if behind.origins == behind.origins_high:
        origins = counted(behind.origins, "origin")
    else:
        origins = f"{behind.origins} to {behind.origins_high} origins"
    outlets = f" in {counted(behind.outlets, 'outlet')}" if behind.outlets else ""
    texts = f"{counted(behind.texts, 'report')}{outlets}, " if behind.texts > 1 else ""
    return f"{texts}{origins}, {counted(behind.voices, 'voice')}"
