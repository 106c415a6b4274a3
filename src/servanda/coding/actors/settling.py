"""Marks made fit to be asked whom they name: papers are no places, and a state of two names is the one told elsewhere.

Invariant: what the report does not decide stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import NEEDS_A_SIGN
from servanda.coding.actors.identity import chosen_of
from servanda.coding.actors.namesake_states import with_whole_states
from servanda.coding.actors.shared_names import with_shared_names
from servanda.coding.actors.surnames import with_surnames
from servanda.model import ActorKind, NameMark


def settled(reading: ReportReading) -> ReportReading:
    """Give the marks with the state of every office and body whose printed state can mean several.

    "the Congolese army" takes the one Congo that the report names plainly elsewhere, else that of its towns and
    bodies. When nothing decides, office and body belong to nobody: the report's home must not fill in for a state
    that is printed.
    """
    shared = {mark.span for mark in reading.marks.names if len({one.code for one in mark.readings}) > 1}
    reading = _without_papers_places(with_whole_states(with_surnames(reading)))
    by_name = [mark for mark in reading.marks.names if mark.rule != "name.codebook.capital"]
    reading = with_shared_names(reading, plain_codes(by_name, reading.report.text))
    known = plain_codes(reading.marks.names, reading.report.text)
    ambiguous = [mark for mark in reading.marks.names if mark.span in shared]
    if not ambiguous:
        return reading
    names = tuple(_with_state(mark, ambiguous, known) for mark in reading.marks.names)
    return replace(reading, marks=replace(reading.marks, names=names))


def _without_papers_places(reading: ReportReading) -> ReportReading:
    """Give the marks without the states that only stand in a paper's name: "told the Manila Times"."""
    text = reading.report.text
    kept = tuple(
        mark
        for mark in reading.marks.names
        if not mark.readings or mark.actor_kind is not ActorKind.STATE or not _PAPER.match(text, mark.span.end)
    )
    return reading if kept == reading.marks.names else replace(reading, marks=replace(reading.marks, names=kept))


_PAPER = re.compile(
    r" (?:Daily |Evening |Sunday )?(?:Times|Post|Herald|Tribune|Gazette|Observer|Courier|Ledger|Chronicle|Telegraph"
    r"|Mirror|Journal|Today|Mail|Standard|Monitor|Daily|Radio|Television|TV)\b"
)
"""What follows a place in the name of a paper or station."""


def _with_state(mark: NameMark, ambiguous: Sequence[NameMark], known: Mapping[str, int]) -> NameMark:
    if mark.office is None or mark.title_country is not None:
        return mark
    printed = next((one for one in ambiguous if one.span in mark.span), None)
    if printed is None:
        return mark
    chosen = chosen_of(printed.readings, known)
    return replace(mark, title_country=chosen.code) if chosen else replace(mark, office=None)


def plain_codes(names: Iterable[NameMark], text: str) -> Counter[str]:
    """Count the codes that the report names without ambiguity."""
    counts: Counter[str] = Counter()
    for mark in names:
        codes = {reading.code for reading in mark.readings}
        if len(codes) == 1 and mark.rule not in NEEDS_A_SIGN and not is_short_form(mark, text):
            counts.update(codes)
    return counts


def with_council(reading: ReportReading, counts: Counter[str]) -> Counter[str]:
    """Give counts with the UN's Security Council where the report tells of it without its owner.

    States have security councils too: words of the United Nations must stand beside it, and no state's own council.
    """
    if counts[_COUNCIL] or any(mark.office == _OF_STATE for mark in reading.marks.names):
        return counts
    text = reading.report.text
    is_named = re.search(r"\bsecurity council\b", text, re.IGNORECASE) is not None
    if not is_named or not (any(code.startswith("UNO") for code in counts) or _OF_COUNCIL.search(text)):
        return counts
    return counts + Counter({_COUNCIL: 1})


_COUNCIL = "UNO.SC"
_OF_STATE = "GOV.NSC"
_OF_COUNCIL = re.compile(
    r"\b(?:UN|U\.N\.|Secretary-General|[Rr]esolutions?|[Vv]eto(?:ed|es)?|[Dd]elegates?|[Rr]epresentatives? of"
    r"|[Ll]etter to the Security Council|President of the Security Council|New York|peacekeep\w+)"
)
"""Words beside "the Security Council" that make it the United Nations'."""


def is_short_form(mark: NameMark, text: str) -> bool:
    """Say whether only capitals name an armed group, or a few of them an army or government: others bear them too.

    In brackets they stand behind the full name: behind words that begin with their letters.
    """
    if mark.rule != "name.codebook.acronym" or _is_behind_name(mark, text):
        return False
    is_army = any(".MIL" in one.code for one in mark.readings) or mark.actor_kind is ActorKind.GOVERNMENT
    is_short = is_army and mark.span.end - mark.span.start <= _FEW_LETTERS
    return mark.actor_kind is ActorKind.GROUP or is_short


def _is_behind_name(mark: NameMark, text: str) -> bool:
    """Say whether letters stand in brackets behind words of which each begins with one of them, in their order."""
    if text[: mark.span.start][-1:] != "(":
        return False
    words = text[max(0, mark.span.start - _LONGEST_NAME) : mark.span.start - 1].replace("-", " ").split()
    initials = iter(word[0].lower() for word in words)
    return all(letter in initials for letter in mark.span.of(text).lower() if letter.isalpha())


_LONGEST_NAME = 80
"""Characters of a name before its short form."""
_FEW_LETTERS = 3
