"""Printed amounts: how much of what, and how much money.

Invariant: an amount is an interval that the words give; dates, ages, ordinals, names with numbers ("Su-25"),
telephone numbers and bare figures are no amounts.
Source: table of normalisation for commitments (section 7 of the field notes): about, nearly, at least, several, dozens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.items import ItemLexicon
from servanda.model import Quantity, QuantityMark, Token, Value
from servanda.reading.atoms import Atoms, cut, listed
from servanda.reading.dates import grammar as dates_grammar
from servanda.reading.dates.shapes import Expression
from servanda.reading.numbers import BOUND_STARTS, TENS, UNITS, Number, bound, cardinal, ordinal, widened
from servanda.reading.quantities.amount import Amount
from servanda.reading.quantities.money import money_at
from servanda.reading.quantities.phrases import noun_phrase
from servanda.reading.quantities.things import AGREED, NO_THINGS, count_at

_WITH_OVER = frozenset(
    "hand hands handed handing turn turns turned turning take takes took taken give gave sign signed".split()
)
"""Verbs of which "over" is a part."""
_COLLECTIVES = listed(
    "batch fleet number group series shipment consignment convoy package range variety array contingent"
)
_AMOUNTS = listed("amount amounts quantity quantities volume volumes sum sums supply supplies stock stocks")
_POINTS = listed("the its their his her those these")
"""Words before an ordinal that points to one of several."""
_HIDDEN = listed("undisclosed unspecified unknown undetermined")
_BIG = listed(
    "large small huge significant substantial considerable big new first second another massive sizeable further"
)


def find(
    tokens: Sequence[Token], *, text: str, items: ItemLexicon, printed: Sequence[Expression] | None = None
) -> tuple[QuantityMark, ...]:
    """Give the printed amounts of the prose, in the order of the text.

    The span runs from the words that widen the figure to the end of what is counted: "more than 20,000 rounds of
    ammunition". `item` is what is counted ("ammunition"), `quantity.unit` the measure or the counted noun's singular
    ("tonne", "round", "helicopter"). A sum of money is a `value` without quantity. Percentages have the unit "%".
    "An undisclosed number of" is a mark with neither.

    Args:
        tokens: Tokens of the prose, with word class and lemma where the reader knows them.
        text: The report's text.
        items: Measures and currencies that the codebook knows.
        printed: The printed times of these tokens, which are no amounts; found here where they are not given.
    """
    atoms = cut(tokens, text)
    times = dates_grammar.find(atoms) if printed is None else printed
    dated = frozenset(index for time in times for index in range(time.first, time.end))
    found: list[QuantityMark] = []
    at = 0
    while at < len(atoms):
        amount = None if at in dated or not _may_start(atoms, at, items) else _amount(atoms, at, tokens, dated, items)
        if amount is None:
            at += 1
            continue
        found.append(_mark(atoms, amount, text))
        at = max(amount.end, at + 1)
    return tuple(found)


_STARTS = (
    frozenset((*UNITS, *TENS))
    | BOUND_STARTS
    | _BIG
    | _HIDDEN
    | listed(
        "a an between from half dozen dozens scores hundreds thousands tens millions billions several many numerous"
        " multiple various countless few the"
    )
)
"""Words that an amount may begin with, besides figures, signs and letters of currencies."""


def _may_start(atoms: Atoms, at: int, items: ItemLexicon) -> bool:
    word = atoms.lower(at)
    if word in _STARTS or not word.isalpha() or word in items.currencies.starts:
        return True
    return atoms.lower(at - 1) in _POINTS and ordinal(atoms, at) is not None


def _mark(atoms: Atoms, amount: Amount, text: str) -> QuantityMark:
    span = atoms.span(amount.first, amount.end)
    number = amount.number
    item = atoms.span(*amount.item) if amount.item else None
    told = None if number is None else _told(number, amount, span.of(text))
    return QuantityMark(
        span=span,
        quantity=told if isinstance(told, Quantity) else None,
        value=told if isinstance(told, Value) else None,
        item=item,
        rule=f"quantities.{amount.rule}",
        score=amount.score,
        whole=None if amount.whole is None else _told(amount.whole, amount, span.of(text)),
    )


def _told(number: Number, amount: Amount, words: str) -> Quantity | Value:
    """Give a number as money where the amount has a currency, else as a count in the amount's unit."""
    low = None if number.low is None else float(number.low)
    high = None if number.high is None else float(number.high)
    if amount.currency is not None:
        return Value(low=low, high=high, currency=amount.currency)
    return Quantity(low, high, amount.unit, number.approx, words)


def _amount(atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon) -> Amount | None:
    """Read the amount that starts at an atom, the words that widen it first."""
    if hidden := _collective(atoms, at, tokens) or _part(atoms, at, tokens, dated, items):
        return hidden
    opening = at + 1 if atoms.lower(at) in {"between", "from"} else at
    words = None if _is_particle(atoms, opening) else bound(atoms, opening)
    start = words.end if words else opening
    if start in dated:
        return None
    part = _part(atoms, start, tokens, dated, items) if words else None
    money = part or money_at(atoms, start, items.currencies)
    found = money or count_at(atoms, start, tokens, dated, items, widened_before=words is not None)
    if found is None or found.number is None:
        return found if opening == at else None
    number = found.number
    if words:
        number = widened(number, words.kind)
    elif _is_or_more(atoms, number.end):
        number = widened(number, "least")
    first = at if words and opening == at else start
    return replace(found, first=first, number=number)


def _is_particle(atoms: Atoms, at: int) -> bool:
    """Say whether "over" belongs to the verb before it: "handed over two boats" are two."""
    return atoms.lower(at) == "over" and at > 0 and atoms.lower(at - 1) in _WITH_OVER


def _part(atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon) -> Amount | None:
    """Read a part of a number as the part: "eight of 12 helicopters", "the second of four boats"."""
    if (one := _numbered(atoms, at, tokens, dated, items)) is not None:
        return one
    number = cardinal(atoms, at, money=False)
    if number is None or at in dated:
        return None
    of = number.end + (atoms.lower(number.end) == "out")  # "22 million out of the 60 million dollars"
    if atoms.lower(of) != "of":
        return None
    behind = of + (2 if atoms.lower(of + 1) in {"the", "its", "their", "those", "these"} else 1)
    behind += 1 if atoms.lower(behind) in AGREED else 0
    if sum_of := money_at(atoms, behind, items.currencies):
        return replace(sum_of, first=at, number=_in_scale(number, sum_of.number), whole=sum_of.number)
    whole = count_at(atoms, behind, tokens, dated, items, widened_before=False)
    if whole is None and behind > of + 1:
        phrase = noun_phrase(atoms, behind, tokens)  # "five of the buses"
        if phrase is not None and phrase.plural and atoms.lower(phrase.head) not in NO_THINGS:
            return Amount(at, phrase.end, number, "count", 0.8, unit=phrase.lemma, item=(phrase.first, phrase.end))
    if whole is None or whole.number is None or whole.item is None:
        return None
    return replace(whole, first=at, number=number, whole=whole.number)


def _numbered(
    atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon
) -> Amount | None:
    """Read one of a number by its place: "the second of four boats" is one boat; "a third of 60" is a share."""
    place = ordinal(atoms, at)
    if place is None or atoms.lower(place[1]) != "of" or atoms.lower(at - 1) not in _POINTS:
        return None
    behind = place[1] + (2 if atoms.lower(place[1] + 1) in _POINTS else 1)
    behind += 1 if atoms.lower(behind) in AGREED else 0
    whole = count_at(atoms, behind, tokens, dated, items, widened_before=False)
    if whole is None or whole.number is None or whole.item is None or (whole.number.low or 0) < place[0]:
        return None
    return replace(whole, first=at - 1, number=Number(place[1], 1, 1), whole=whole.number)


def _in_scale(number: Number, whole: Number | None) -> Number:
    """Give a part of a sum in the sum's scale, where it has none: "20 of the 60 million euros" are 20 million."""
    if whole is None or number.scale != 1 or number.low is None or number.high is None or not number.plain:
        return number
    low, high = number.low * whole.scale, number.high * whole.scale
    is_part = whole.high is None or high <= whole.high
    return replace(number, low=low, high=high, scale=whole.scale) if is_part else number


def _is_or_more(atoms: Atoms, end: int) -> bool:
    return (atoms.lower(end) == "+" and atoms.is_glued(end)) or atoms.says(end, "or more")


def _collective(atoms: Atoms, at: int, tokens: Sequence[Token]) -> Amount | None:
    """Read "a large batch of aircraft", "an undisclosed number of tanks", "a number of"."""
    if atoms.lower(at) not in {"a", "an"} and atoms.lower(at) not in _BIG:
        return None
    noun = at + 1 if atoms.lower(at) in {"a", "an"} else at
    hidden = False
    while noun < at + 4 and (atoms.lower(noun) in _BIG or atoms.lower(noun) in _HIDDEN):
        hidden = hidden or atoms.lower(noun) in _HIDDEN
        noun += 1
    word = atoms.lower(noun)
    if word not in _COLLECTIVES | _AMOUNTS or atoms.lower(noun + 1) != "of":
        return None
    if cardinal(atoms, noun + 2, money=False) is not None:
        return None  # "a shipment of 40 tonnes": the number behind it is read
    phrase = noun_phrase(atoms, noun + 2, tokens)
    if phrase is None:
        return None
    item = (phrase.first, phrase.end)
    if hidden:
        return Amount(at, phrase.end, None, "undisclosed", 0.8, item=item)
    if word in _AMOUNTS or not phrase.plural:
        number = Number(noun + 2, None, None, approx=True, vague=True)
    else:
        number = Number(noun + 2, 2, None, approx=True, vague=True)
    return Amount(at, phrase.end, number, "collective", 0.75, unit=phrase.lemma, item=item)
