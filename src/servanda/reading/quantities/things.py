"""Printed counts and measures: how many of what, and how many were hurt.

Invariant: ages, ordinals, scores, years and bare figures count nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codebook.items import ItemLexicon
from servanda.model import Token, WordClass
from servanda.reading.atoms import HYPHENS, YEAR_DIGITS, Atoms, listed
from servanda.reading.dates.alone import COUNTED
from servanda.reading.dates.counts import unit_of
from servanda.reading.numbers import Number, bound, cardinal, vague
from servanda.reading.quantities.amount import Amount, is_in_name, up_to_second
from servanda.reading.quantities.phrases import SAME_PLURAL, noun_phrase

_HOLDERS = listed(
    "piece pieces bag bags sack sacks box boxes crate crates container containers truckload truckloads planeload"
    " batch batches shipment shipments consignment consignments convoy convoys dose doses round rounds unit units item"
    " items set sets pair pairs package packages packet packets bottle bottles ship ships truck trucks load loads"
    " tranche tranches battalion battalions brigade brigades company companies squadron squadrons"
    " battery batteries contingent"
    " member members case cases part parts"
)
"""Nouns whose "of" names the goods: "20,000 rounds of ammunition", "two batches of vaccine"."""
AGREED = listed("promised pledged agreed planned ordered committed announced contracted approved original total")
"""Words between "of the" and the whole of which a part is told."""
_HARM = listed(
    "kill kills killed killing wound wounded wounding injure injured injuring displaced detained arrested dead"
)
_HURT = listed("killed injured wounded hurt dead died perished")
_BE = listed("were was have are")
_RISEN = listed("risen rose rises climbed climbs jumped increased grew grown reached reaches stands stood")
_COUNTED = listed("toll deaths fatalities killed dead injured wounded")
_TOLL = 24
"""Words before a number in which a toll is named."""
NO_THINGS = listed("views comments likes shares read reads times percent")
_DESCRIBES = listed(
    "year month week day hour minute metre meter foot centimetre centimeter millimetre millimeter inch storey story"
)
"""Measures that a hyphen joins to a number and that only say what a thing is like: "a 28-metre boat"."""
_PEOPLE_OF_AGE = listed("old olds")
_FEW = 12
"""More things than so many have a plural; a larger number before a singular counts nothing ("53 Main Street")."""
_LONGEST_PLAIN = 7
"""Digits in a row without groups: longer ones are telephone or article numbers."""


def count_at(
    atoms: Atoms,
    at: int,
    tokens: Sequence[Token],
    dated: frozenset[int],
    items: ItemLexicon,
    *,
    widened_before: bool,
) -> Amount | None:
    """Read the count or measure that starts at an atom; None where the number counts nothing."""
    number = cardinal(atoms, at) or vague(atoms, at)
    if number is None or is_in_name(atoms, at) or not _is_countable(atoms, at, number, tokens, items):
        return None
    number = up_to_second(atoms, number, items.currencies, is_money=False)
    end = number.end + 1 if atoms.lower(number.end) == "+" and atoms.is_glued(number.end) else number.end
    end = end + 2 if atoms.says(end, "or more") else end
    end = end + 1 if atoms.lower(end) == "of" and number.vague else end
    if end in dated and atoms.lower(end) not in {"recent", "past"}:
        return None
    if measured := _measured(atoms, at, end, number, tokens, items):
        return measured
    return _things(atoms, at, end, number, tokens) or _bare(atoms, at, number, widened_before=widened_before)


def _is_countable(atoms: Atoms, at: int, number: Number, tokens: Sequence[Token], items: ItemLexicon) -> bool:
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
    if (after in _PEOPLE_OF_AGE and not _is_before_noun(atoms, end, tokens)) or (
        after in HYPHENS and atoms.lower(end + 1) in _DESCRIBES
    ):
        return False
    return not (atoms.lower(at - 1) == "," and after == "," and atoms.is_capital(at - 2))


def _is_like_year(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a number without groups is a year before its noun: "fellow 2022 finalists"; not "2000 troops"."""
    word = atoms.lower(at)
    is_round = word.endswith("00") or atoms.lower(end) in COUNTED or bound(atoms, at - 1) or bound(atoms, at - 2)
    return len(word) == YEAR_DIGITS and word[:2] in {"19", "20"} and not is_round


def _measured(
    atoms: Atoms, at: int, end: int, number: Number, tokens: Sequence[Token], items: ItemLexicon
) -> Amount | None:
    """Read a number with a measure: "350,000 tonnes of oil", "a 300-megawatt plant", "35%"."""
    start = end + 1 if atoms.lower(end) in HYPHENS and atoms.is_glued(end) else end
    for length in range(items.longest, 0, -1):
        words = " ".join(atoms.words(start, length))
        if unit := items.measures.get(words):
            behind = start + length
            if atoms.words(behind, 2) in {("per", "day"), ("a", "day")}:
                unit, behind = f"{unit} per day", behind + 2
            item = noun_phrase(atoms, behind + 1, tokens) if atoms.lower(behind) == "of" and unit != "%" else None
            span = (item.first, item.end) if item else None
            return Amount(at, item.end if item else behind, number, "measure", 0.95, unit=unit, item=span)
    return None


def _things(atoms: Atoms, at: int, end: int, number: Number, tokens: Sequence[Token]) -> Amount | None:
    """Read a number of things: "four Mi-171 helicopters", "20,000 rounds of ammunition", "several aircraft"."""
    if atoms.lower(end) in HYPHENS:
        return None
    is_more = atoms.lower(end) == "more" and atoms.lower(end + 1) != "than"  # "600 more officers"
    is_agreed = atoms.lower(end) in AGREED and tokens[atoms.at(end).token].word_class is WordClass.VERB
    is_alike = atoms.lower(end) == "such"  # "six such boats"
    start = end + 1 if is_more or is_agreed or is_alike else end  # "18 promised trucks"
    phrase = noun_phrase(atoms, start, tokens)
    if phrase is None and _is_done(atoms, start, tokens):
        phrase = noun_phrase(atoms, start + 1, tokens)
    if phrase is None or atoms.lower(phrase.head) in NO_THINGS or unit_of(atoms.lower(end)):
        return None
    if atoms.lower(phrase.head) in _HOLDERS and atoms.lower(phrase.end) == "of":
        held = noun_phrase(atoms, phrase.end + 1, tokens)
        if held:
            return Amount(at, held.end, number, "count", 0.9, unit=phrase.lemma, item=(held.first, held.end))
    if number.exact == 1 and phrase.plural and atoms.lower(phrase.head) not in SAME_PLURAL:
        return None
    if number.exact != 1 and not phrase.plural and number.plain and number.low is not None and number.low > _FEW:
        return None
    return Amount(at, phrase.end, number, "count", 0.9, unit=phrase.lemma, item=(phrase.first, phrase.end))


def _is_done(atoms: Atoms, at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a participle tells what was done to the things counted: "four used ambulances"."""
    word = atoms.lower(at)
    is_participle = word.endswith("ed") and word not in _HURT and _class_at(atoms, at, tokens) is WordClass.VERB
    return is_participle and _is_before_noun(atoms, at, tokens)


def _is_before_noun(atoms: Atoms, at: int, tokens: Sequence[Token]) -> bool:
    """Say whether a common noun stands right behind a word: "three old trucks"; "three old" alone is an age."""
    return _class_at(atoms, at + 1, tokens) is WordClass.NOUN


def _class_at(atoms: Atoms, at: int, tokens: Sequence[Token]) -> WordClass | None:
    """Give the class of the word at an atom, None behind the last one."""
    return tokens[atoms.at(at).token].word_class if atoms.lower(at) else None


def _bare(atoms: Atoms, at: int, number: Number, *, widened_before: bool) -> Amount | None:
    """Read a number without its noun where the words say that somebody was hurt.

    "Killed at least 137", "14 were injured", "the death toll rose to seven".
    """
    before = [atoms.lower(index) for index in range(at - 5, at)]
    is_hurt = any(word in _HARM for word in before[-1:] + (before if widened_before else []))
    if not (is_hurt or _are_hurt(atoms, number.end) or _is_toll(atoms, at)):
        return None
    return Amount(at, number.end, number, "bare", 0.6)


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
