"""Printed amounts: how much of what, and how much money.

Invariant: an amount is an interval that the words give; dates, ages, ordinals, names with numbers ("Su-25"),
telephone numbers and bare figures are no amounts.
Source: table of normalisation for commitments (section 7 of the field notes): about, nearly, at least, several, dozens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.codebook.currencies import Currencies
from servanda.codebook.items import ItemLexicon
from servanda.model import Quantity, QuantityMark, Token, Value, WordClass
from servanda.reading import currencies, dates_grammar
from servanda.reading.atoms import HYPHENS, YEAR_DIGITS, Atoms, cut, listed
from servanda.reading.currencies import Currency
from servanda.reading.dates_alone import COUNTED
from servanda.reading.dates_counts import unit_of
from servanda.reading.numbers import (
    BOUND_STARTS,
    TENS,
    UNITS,
    Number,
    between,
    bound,
    cardinal,
    ordinal,
    vague,
    widened,
)

_WITH_OVER = frozenset(
    "hand hands handed handing turn turns turned turning take takes took taken give gave sign signed".split()
)
"""Verbs of which "over" is a part."""

_HOLDERS = listed(
    "piece pieces bag bags sack sacks box boxes crate crates container containers truckload truckloads planeload"
    " batch batches shipment shipments consignment consignments convoy convoys dose doses round rounds unit units item"
    " items set sets pair pairs package packages packet packets bottle bottles ship ships truck trucks load loads"
    " tranche tranches battalion battalions brigade brigades company companies squadron squadrons"
    " battery batteries contingent"
    " member members case cases part parts"
)
"""Nouns whose "of" names the goods: "20,000 rounds of ammunition", "two batches of vaccine"."""

_COLLECTIVES = listed(
    "batch fleet number group series shipment consignment convoy package range variety array contingent"
)
_AMOUNTS = listed("amount amounts quantity quantities volume volumes sum sums supply supplies stock stocks")
_AGREED = listed("promised pledged agreed planned ordered committed announced contracted approved original total")
"""Words between "of the" and the whole of which a part is told."""

_POINTS = listed("the its their his her those these")
"""Words before an ordinal that points to one of several."""

_HIDDEN = listed("undisclosed unspecified unknown undetermined")
_BIG = listed(
    "large small huge significant substantial considerable big new first second another massive sizeable further"
)
_NO_AMOUNT_BEFORE = listed(
    "no nr number resolution resolutions article section page chapter paragraph room flight channel route highway"
    " boeing airbus type model article vol volume item version phase stage group level grade aged age building block"
    " unit act law decree bill order regiment sector zone gate door platform line lane protocol chapter clause annex"
)
_HARM = listed(
    "kill kills killed killing wound wounded wounding injure injured injuring displaced detained arrested dead"
)
_HURT = listed("killed injured wounded hurt dead died perished")
_BE = listed("were was have are")
_RISEN = listed("risen rose rises climbed climbs jumped increased grew grown reached reaches stands stood")
_COUNTED = listed("toll deaths fatalities killed dead injured wounded")
_TOLL = 24
"""Words before a number in which a toll is named."""
_NO_THINGS = listed("views comments likes shares read reads times percent")
_DESCRIBES = listed(
    "year month week day hour minute metre meter foot centimetre centimeter millimetre millimeter inch storey story"
)
"""Measures that a hyphen joins to a number and that only say what a thing is like: "a 28-metre boat"."""
_PEOPLE_OF_AGE = listed("old olds")
_FEW = 12
"""More things than so many have a plural; a larger number before a singular counts nothing ("53 Main Street")."""

_LONGEST_PLAIN = 7
"""Digits in a row without groups: longer ones are telephone or article numbers."""

_MOST_WORDS = 6
"""Words of a counted noun phrase."""


def find(tokens: Sequence[Token], *, text: str, items: ItemLexicon) -> tuple[QuantityMark, ...]:
    """Give the printed amounts of the prose, in the order of the text.

    The span runs from the words that widen the figure to the end of what is counted: "more than 20,000 rounds of
    ammunition". `item` is what is counted ("ammunition"), `quantity.unit` the measure or the counted noun's singular
    ("tonne", "round", "helicopter"). A sum of money is a `value` without quantity. Percentages have the unit "%".
    "An undisclosed number of" is a mark with neither.

    Args:
        tokens: Tokens of the prose, with word class and lemma where the reader knows them.
        text: The report's text.
        items: Measures and currencies that the codebook knows.
    """
    atoms = cut(tokens, text)
    dated = _dated(atoms)
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


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount, atoms `first` to `end` (half-open); `item` are the atoms of what is counted."""

    first: int
    end: int
    number: Number | None
    rule: str
    score: float
    unit: str | None = None
    currency: str | None = None
    item: tuple[int, int] | None = None
    whole: Number | None = None


def _dated(atoms: Atoms) -> frozenset[int]:
    """Give the atoms of printed times, which are no amounts."""
    return frozenset(
        index for expression in dates_grammar.find(atoms) for index in range(expression.first, expression.end)
    )


def _mark(atoms: Atoms, amount: _Amount, text: str) -> QuantityMark:
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


def _told(number: Number, amount: _Amount, words: str) -> Quantity | Value:
    """Give a number as money where the amount has a currency, else as a count in the amount's unit."""
    low = None if number.low is None else float(number.low)
    high = None if number.high is None else float(number.high)
    if amount.currency is not None:
        return Value(low=low, high=high, currency=amount.currency)
    return Quantity(low, high, amount.unit, number.approx, words)


def _amount(
    atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon
) -> _Amount | None:
    """Read the amount that starts at an atom, the words that widen it first."""
    if hidden := _collective(atoms, at, tokens) or _part(atoms, at, tokens, dated, items):
        return hidden
    opening = at + 1 if atoms.lower(at) in {"between", "from"} else at
    words = None if _is_particle(atoms, opening) else bound(atoms, opening)
    start = words.end if words else opening
    if start in dated:
        return None
    part = _part(atoms, start, tokens, dated, items) if words else None
    money = part or _money(atoms, start, items.currencies)
    found = money or _count(atoms, start, tokens, dated, items, widened_before=words is not None)
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


def _part(atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon) -> _Amount | None:
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
    behind += 1 if atoms.lower(behind) in _AGREED else 0
    if sum_of := _money(atoms, behind, items.currencies):
        return replace(sum_of, first=at, number=_in_scale(number, sum_of.number), whole=sum_of.number)
    whole = _count(atoms, behind, tokens, dated, items, widened_before=False)
    if whole is None and behind > of + 1:
        phrase = _noun_phrase(atoms, behind, tokens)  # "five of the buses"
        if phrase is not None and phrase.plural and atoms.lower(phrase.head) not in _NO_THINGS:
            return _Amount(at, phrase.end, number, "count", 0.8, unit=phrase.lemma, item=(phrase.first, phrase.end))
    if whole is None or whole.number is None or whole.item is None:
        return None
    return replace(whole, first=at, number=number, whole=whole.number)


def _numbered(
    atoms: Atoms, at: int, tokens: Sequence[Token], dated: frozenset[int], items: ItemLexicon
) -> _Amount | None:
    """Read one of a number by its place: "the second of four boats" is one boat; "a third of 60" is a share."""
    place = ordinal(atoms, at)
    if place is None or atoms.lower(place[1]) != "of" or atoms.lower(at - 1) not in _POINTS:
        return None
    behind = place[1] + (2 if atoms.lower(place[1] + 1) in _POINTS else 1)
    behind += 1 if atoms.lower(behind) in _AGREED else 0
    whole = _count(atoms, behind, tokens, dated, items, widened_before=False)
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


# Money


def _money(atoms: Atoms, at: int, money: Currencies) -> _Amount | None:
    sign = currencies.before(atoms, at, money)
    start = sign.end if sign else at
    number = cardinal(atoms, start, money=sign is not None)
    if number is None and sign is None:
        number = vague(atoms, start)
    if number is None or (sign is None and _is_in_name(atoms, at)):
        return None
    if sign is None and atoms.is_glued(number.end) and atoms.lower(number.end) in {"m", "b"}:
        number = cardinal(atoms, start, money=True) or number  # "1.5m dollars"
    number = _up_to_second(atoms, number, money, is_money=sign is not None)
    end = number.end
    if sign is None:
        hyphened = end + 1 if atoms.lower(end) in HYPHENS else end
        hyphened += 1 if number.vague and atoms.lower(hyphened) == "of" else 0
        sign = _behind(atoms, hyphened, money)
        if sign is None:
            return None
        end = sign.end
    elif second := currencies.behind(atoms, end, money):
        end = second.end if second.code == sign.code else end
    if rate := _rate(atoms, at, end):
        word, end = rate
        item = _money_item(atoms, end)
        return _Amount(at, end, number, "money", 0.95, unit=f"{sign.code} per {word}", item=item)
    return _Amount(at, end, number, "money", 0.95, currency=sign.code, item=_money_item(atoms, end))


_SPANS = {word: span for span in ("day", "week", "month", "year") for word in (span, f"{span}ly")} | {
    "daily": "day",
    "annual": "year",
    "annually": "year",
}
"""Words that tell how often a sum is paid."""

_EVERY = listed("a per each every")
_NOT_PAST = listed("ago earlier later before after since from prior previously following")
"""Words behind "a year" that make it a time: "$5 million a year ago"."""


def _rate(atoms: Atoms, at: int, end: int) -> tuple[str, int] | None:
    """Read how often a sum is paid and give the atom behind it: "$5 million a year", "an annual $5 million".

    A sum over a time is no rate: "$5 million over three years", "$5 million this year".
    """
    word, spans = atoms.lower(end), ("day", "week", "month", "year")
    if word in _EVERY and atoms.lower(end + 1) in spans and atoms.lower(end + 2) not in _NOT_PAST:
        return atoms.lower(end + 1), end + 2
    if word in _SPANS and word not in spans:  # "annually", "$5 million annual grant"
        return _SPANS[word], end + 1
    before = atoms.lower(at - 1)
    if before in _SPANS and before not in spans:
        return _SPANS[before], end
    behind = atoms.lower(end + 1)
    if word in {"in", "of"} and behind in _SPANS and behind not in spans:  # "$5 million in annual aid"
        return _SPANS[behind], end
    return None


def _behind(atoms: Atoms, at: int, money: Currencies) -> Currency | None:
    found = currencies.behind(atoms, at, money)
    if found and found.code == "won" and atoms.lower(at - 1) not in {"million", "billion", "trillion", "bn"}:
        return None  # "three won"
    return found


def _up_to_second(atoms: Atoms, number: Number, money: Currencies, *, is_money: bool) -> Number:
    """Read the second figure of a range: "20 to 30 million", "$1.5-2bn", "between $20 million and $30 million"."""
    link = number.end
    if atoms.lower(link) not in {"to", "and", *HYPHENS}:
        return number
    if atoms.lower(link) == "and" and not _is_between(atoms, link):
        return number
    sign = currencies.before(atoms, link + 1, money)
    second = cardinal(atoms, sign.end if sign else link + 1, money=is_money or sign is not None)
    if second is None or (sign is not None and not is_money):
        return number
    return between(number, second) or number


def _is_between(atoms: Atoms, link: int) -> bool:
    return any(atoms.lower(index) == "between" for index in range(link - 7, link))


def _money_item(atoms: Atoms, end: int) -> tuple[int, int] | None:
    """Give what a sum buys or is: "in military aid", "worth of grain", "loan"."""
    start = end
    if atoms.says(end, "worth of"):
        start = end + 2
    elif atoms.lower(end) in {"in", "of"} or atoms.lower(end) in HYPHENS:
        start = end + 1
    last = start
    while last < start + _MOST_WORDS and _is_noun_like(atoms, last):
        last += 1
    return (start, last) if last > start else None


_STOP_WORDS = listed(
    "the a an this that these those of in on at by for with from to into over under after before since until and or but"
    " nor as is are was were be been has have had will would could should may might can must he she it they we who"
    " which whom whose when where while if not also each per annually yearly last next during"
    " through between against about"
    " its his her their our more than so including such worth towards toward amid among across he said says yesterday"
    " today tomorrow now every"
)


def _is_noun_like(atoms: Atoms, at: int) -> bool:
    word = atoms.lower(at)
    return word.isalpha() and word not in _STOP_WORDS and len(word) > 1


# Things


def _is_in_name(atoms: Atoms, at: int) -> bool:
    """Say whether a number is part of a name, an address, a ratio or a telephone number."""
    before, glued = atoms.lower(at - 1), atoms.is_glued(at)
    if glued and (before.isalnum() or before in {*HYPHENS, "+", "/", ".", ",", ":", "_", "#", "@", "=", "&"}):
        return True
    if before in _NO_AMOUNT_BEFORE or (before == "." and atoms.lower(at - 2) in {"no", "nr", "art", "vol"}):
        return atoms.lower(at - 1) != "no" or atoms.is_capital(at - 1)
    return False


def _count(
    atoms: Atoms,
    at: int,
    tokens: Sequence[Token],
    dated: frozenset[int],
    items: ItemLexicon,
    *,
    widened_before: bool,
) -> _Amount | None:
    number = cardinal(atoms, at) or vague(atoms, at)
    if number is None or _is_in_name(atoms, at) or not _is_countable(atoms, at, number, items):
        return None
    number = _up_to_second(atoms, number, items.currencies, is_money=False)
    end = number.end + 1 if atoms.lower(number.end) == "+" and atoms.is_glued(number.end) else number.end
    end = end + 2 if atoms.says(end, "or more") else end
    end = end + 1 if atoms.lower(end) == "of" and number.vague else end
    if end in dated and atoms.lower(end) not in {"recent", "past"}:
        return None
    if measured := _measured(atoms, at, end, number, tokens, items):
        return measured
    return _things(atoms, at, end, number, tokens) or _bare(atoms, at, number, widened_before=widened_before)


def _is_countable(atoms: Atoms, at: int, number: Number, items: ItemLexicon) -> bool:
    """Refuse ordinals, scores, ratios, ages, "one of", numbers glued to letters, identifiers."""
    word, end = atoms.lower(at), number.end
    after = atoms.lower(end)
    if atoms.is_glued(end) and (after in {":", "/", "x"} or after in {"st", "nd", "rd", "th", "s"}):
        return False
    if atoms.is_glued(end) and after.isalpha() and after not in items.measures and word.isdecimal():
        return False
    if number.plain and (len(word) > _LONGEST_PLAIN or _is_like_year(atoms, at, end)):
        return False
    if word == "one" and (after in {"of", "another", "day"} or atoms.lower(at - 1) in {"no", "any", "some", "every"}):
        return False
    if after in _PEOPLE_OF_AGE or (after in HYPHENS and atoms.lower(end + 1) in _DESCRIBES):
        return False
    return not (atoms.lower(at - 1) == "," and after == "," and atoms.is_capital(at - 2))


def _is_like_year(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a number without groups is a year before its noun: "fellow 2022 finalists"; not "2000 troops"."""
    word = atoms.lower(at)
    is_round = word.endswith("00") or atoms.lower(end) in COUNTED or bound(atoms, at - 1) or bound(atoms, at - 2)
    return len(word) == YEAR_DIGITS and word[:2] in {"19", "20"} and not is_round


def _measured(
    atoms: Atoms, at: int, end: int, number: Number, tokens: Sequence[Token], items: ItemLexicon
) -> _Amount | None:
    """Read a number with a measure: "350,000 tonnes of oil", "a 300-megawatt plant", "35%"."""
    start = end + 1 if atoms.lower(end) in HYPHENS and atoms.is_glued(end) else end
    for length in range(items.longest, 0, -1):
        words = " ".join(atoms.words(start, length))
        if unit := items.measures.get(words):
            behind = start + length
            if atoms.words(behind, 2) in {("per", "day"), ("a", "day")}:
                unit, behind = f"{unit} per day", behind + 2
            item = _noun_phrase(atoms, behind + 1, tokens) if atoms.lower(behind) == "of" and unit != "%" else None
            span = (item.first, item.end) if item else None
            return _Amount(at, item.end if item else behind, number, "measure", 0.95, unit=unit, item=span)
    return None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase, atoms `first` to `end` (half-open), with its head noun and whether that is a plural."""

    first: int
    end: int
    head: int
    lemma: str
    plural: bool


def _things(atoms: Atoms, at: int, end: int, number: Number, tokens: Sequence[Token]) -> _Amount | None:
    """Read a number of things: "four Mi-171 helicopters", "20,000 rounds of ammunition", "several aircraft"."""
    if atoms.lower(end) in HYPHENS:
        return None
    is_more = atoms.lower(end) == "more" and atoms.lower(end + 1) != "than"  # "600 more officers"
    is_agreed = atoms.lower(end) in _AGREED and tokens[atoms.at(end).token].word_class is WordClass.VERB
    start = end + 1 if is_more or is_agreed else end  # "18 promised trucks"
    phrase = _noun_phrase(atoms, start, tokens)
    if phrase is None or atoms.lower(phrase.head) in _NO_THINGS or unit_of(atoms.lower(end)):
        return None
    if atoms.lower(phrase.head) in _HOLDERS and atoms.lower(phrase.end) == "of":
        held = _noun_phrase(atoms, phrase.end + 1, tokens)
        if held:
            return _Amount(at, held.end, number, "count", 0.9, unit=phrase.lemma, item=(held.first, held.end))
    if number.exact == 1 and phrase.plural and atoms.lower(phrase.head) not in _SAME_PLURAL:
        return None
    if number.exact != 1 and not phrase.plural and number.plain and number.low is not None and number.low > _FEW:
        return None
    return _Amount(at, phrase.end, number, "count", 0.9, unit=phrase.lemma, item=(phrase.first, phrase.end))


def _bare(atoms: Atoms, at: int, number: Number, *, widened_before: bool) -> _Amount | None:
    """Read a number without its noun where the words say that somebody was hurt.

    "Killed at least 137", "14 were injured", "the death toll rose to seven".
    """
    before = [atoms.lower(index) for index in range(at - 5, at)]
    is_hurt = any(word in _HARM for word in before[-1:] + (before if widened_before else []))
    if not (is_hurt or _are_hurt(atoms, number.end) or _is_toll(atoms, at)):
        return None
    return _Amount(at, number.end, number, "bare", 0.6)


def _are_hurt(atoms: Atoms, end: int) -> bool:
    """Say whether what stands behind a number tells that so many were hurt: "were injured", "wounded"."""
    first, then, third = (atoms.lower(end + index) for index in range(3))
    return first in _HURT or (first in _BE and (then in _HURT or (then == "been" and third in _HURT)))


def _is_toll(atoms: Atoms, at: int) -> bool:
    """Say whether a number is what a toll has come to: "the toll of the strike has climbed to 19"."""
    before: list[str] = []
    for index in range(at - 1, at - _TOLL, -1):
        if (word := atoms.lower(index)) in {".", ";", ""}:
            break
        before.append(word)
    near = before[:2] if before[:1] in (["to"], ["at"]) else before[:1]
    return bool(_RISEN & set(near)) and bool(_COUNTED & set(before))


_IN_PHRASE = frozenset({WordClass.ADJ, WordClass.NOUN, WordClass.PROPN, WordClass.NUM, WordClass.X})
_HEADS = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.X})
_SAME_PLURAL = listed("aircraft people personnel police troops staff series species cattle sheep craft spacecraft dead")


def _noun_phrase(atoms: Atoms, at: int, tokens: Sequence[Token]) -> _Phrase | None:
    """Read a noun phrase from an atom on: adjectives, nouns and names up to the last noun in a row."""
    end = at
    head: int | None = None
    words = 0
    while end < len(atoms) and words < _MOST_WORDS + 2:
        token = tokens[atoms.at(end).token]
        word = atoms.lower(end)
        behind = _behind_token(atoms, end)
        if word in HYPHENS and atoms.is_glued(end) and atoms.is_glued(end + 1):
            end += 1
            continue
        if not _belongs(atoms, end, token):
            break
        if token.word_class in _HEADS and word.isalpha():
            if head is not None and _ends_at_plural(atoms, head, tokens, end):
                break
            head = max(index for index in range(end, behind) if atoms.lower(index).isalpha())
        end, words = behind, words + 1
    if head is None:
        return None
    lemma, plural = _singular(atoms, head, tokens)
    return _Phrase(at, head + 1, head, lemma, plural)


def _behind_token(atoms: Atoms, at: int) -> int:
    token, end = atoms.at(at).token, at + 1
    while atoms.at(end).token == token:
        end += 1
    return end


def _belongs(atoms: Atoms, at: int, token: Token) -> bool:
    word = atoms.lower(at)
    if word in _STOP_WORDS or not atoms.at(at).text[0].isalnum():
        return False
    if token.word_class is WordClass.X:
        return word.isalpha() and not word.endswith("ed")
    if token.word_class is WordClass.VERB and "Part" in token.features:
        return _is_noun_like(atoms, at + 1) and word.endswith("ed") and atoms.lower(at - 1).isdecimal()
    return token.word_class in _IN_PHRASE


def _ends_at_plural(atoms: Atoms, head: int, tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun phrase has ended: a name right behind a plural noun is not part of it."""
    return _singular(atoms, head, tokens)[1] and atoms.is_capital(at) and not atoms.is_capital(head)


def _singular(atoms: Atoms, head: int, tokens: Sequence[Token]) -> tuple[str, bool]:
    word = atoms.lower(head)
    token = tokens[atoms.at(head).token]
    if word in _SAME_PLURAL:
        return ("person" if word == "people" else word), True
    lemma = token.lemma if token.span.end == atoms.at(head).end and token.text.lower() == word else word
    if "Plur" in token.features and lemma != word:
        return lemma, True
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1] if lemma == word else lemma), True
    return lemma, word in {"men", "women", "children"}


def _collective(atoms: Atoms, at: int, tokens: Sequence[Token]) -> _Amount | None:
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
    phrase = _noun_phrase(atoms, noun + 2, tokens)
    if phrase is None:
        return None
    item = (phrase.first, phrase.end)
    if hidden:
        return _Amount(at, phrase.end, None, "undisclosed", 0.8, item=item)
    if word in _AMOUNTS or not phrase.plural:
        number = Number(noun + 2, None, None, approx=True, vague=True)
    else:
        number = Number(noun + 2, 2, None, approx=True, vague=True)
    return _Amount(at, phrase.end, number, "collective", 0.75, unit=phrase.lemma, item=item)
