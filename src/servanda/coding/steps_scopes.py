"""What a printed sum or number does to a total: by the words beside it, then by those of its sentence.

Invariant: words beside an amount decide before words elsewhere; without any word the scope is unknown.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re

from servanda.model import Scope, Span

_BESIDE = 48
"""Characters before and behind an amount that say most of what it does."""

_NEXT_TO = 24
"""Characters before an amount that belong to it: "an additional"."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_TOTAL_BEFORE = _words(
    r"bring(?:s|ing)? (?:\w+ ){0,4}total(?: \w+){0,6} to|total(?:l?ing|l?ed|s)?(?: of)?(?: (?:to|over|about|more than|"
    r"nearly|some|at least))*|amount(?:s|ed|ing)? to|in all|altogether|has (?:now )?reached|the sum of"
)
_TOTAL_AROUND = _words(
    r"so far|to date|until now|up to now|in total|in all|altogether|overall|cumulative(?:ly)?|"
    r"since (?:\w+ ){0,4}(?:\d{4}|began|beginning|started|start|invasion|war|coup|earthquake|independence|then|taking)"
)
_PERFECT = _words(
    r"(?:has|have) (?:already |now |also |together |jointly |collectively |so far ){0,2}"
    r"(?:provided|given|committed|sent|donated|delivered|contributed|supplied|spent|disbursed|raised|received|"
    r"allocated|invested|mobili[sz]ed|devoted|obligated|awarded|donated|granted)|provision of|contribution of"
)
_PERFECT_SAID = _words(
    r"(?:has|have) (?:already |now |also ){0,2}(?:announced|pledged|promised|approved)|providing|giving"
)
_SINCE = _words(r"since|over the (?:past|last)|in the (?:past|last)|during the (?:past|last)|this year|to date|so far")
_LEFT = _words(
    r"the remaining|the rest of|the remainder(?: of)?|still to come|the outstanding|yet to be (?:paid|delivered)"
)
_AGAIN = _words(
    r"re-?affirm\w*|reiterat\w*|re-?state\w*|renewed (?:its|his|her|their)|as promised|previously|already (?:announced|"
    r"promised|pledged|committed|agreed)|as (?:you|he|she|they|I|we) (?:mentioned|said|noted|announced)|"
    r"(?:has |have |was |were |had )?recently (?:signed|announced|approved|pledged|promised|committed|passed)|"
    r"last (?:week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|"
    r"september|october|november|december),? (?:[\w’']+ ){1,8}(?:announced|pledged|promised|committed|agreed) "
    r"(?:to|that)|"
    r"(?:the|its|their|this) recently announced|earlier (?:pledge|promise)\w*|the promised|the pledged"
)
_KEEPS = _words(
    r"(?:fulfil|honou?r|keep|implement|respect|abide by|stand by)(?:l|l?s|l?ed|l?ing)? (?:\w+ ){0,4}"
    r"(?:agreements?|commitments?|promises?|pledges?|obligations?|treaties|word)"
)
_SAID_THEN = r"(?:announced|promised|pledged|committed) (?:last|earlier|previously|in) \w+(?! (?:\d{4} )?(?:to|that)\b)"
_THEN_BEHIND = re.compile(
    rf"^(?:(?!,|;|:|\b(?:and|but|or|was|were|been|has|have|had)\b)[^.]){{0,60}}"
    rf"(?:\b(?:that|which) (?:was|were|had been|has been|have been|(?:it|they|he|she) (?:had )?) ?)?\b{_SAID_THEN}",
    re.IGNORECASE,
)
"""A participle behind an amount, "the 5 million pledged in May"; "pledged in May to give" is the promise itself."""

_THEN_OF_NOUN = re.compile(rf"\S \b(?:the|its|their|these|those) (?:\w+ ){{1,4}}{_SAID_THEN}", re.IGNORECASE)
"""The same behind a noun without an amount, not at the start of a sentence, where it may be the subject's verb."""
_ADDS_UP = _words(r"bring(?:s|ing)? (?:\w+ ){0,4}total|on top of|in addition to|builds on")
_TOLD = re.compile(
    r"(?:announcement|pledge|commitment|promise|package|decision|approval) (?:of|to \w+) (?:\S+ )?$", re.IGNORECASE
)
_KNOWN = re.compile(r"\b(?:the|this|that|these|its|their|his|her) (?:\S+ )?$", re.IGNORECASE)
_CEILING = _words(r"up to|as much as|no more than|not more than|at most|a maximum of|a ceiling of|not exceeding")
_LIMIT = _words(r"credit line|line of credit|credit facility|ceiling|drawdown authority")
_PART_BEFORE = re.compile(
    r"\b(?:includ(?:es?|ing|ed)|compris(?:es?|ing)|consist(?:s|ing) of|of which|among (?:it|them)|made up of|"
    r"comprised of|as well as)\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_PART_AROUND = _words(
    r"of which|as part of|part of (?:the|an?|this|its)|the first of|(?:first|second|third|next|final|last) "
    r"(?:tranche|instal?lment|batch|shipment|portion)|out of the|(?:one|two|three|four|five) of (?:the )?\w+"
)
_MORE = _words(
    r"another|a further|further|additional|additionally|extra|a new|new|a second|a third|a fourth|fresh|"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|several|many) more(?! than)"
)
_NOW = _words(
    r"today|tonight|this (?:morning|afternoon|evening)|(?:is|are|am) (?:also )?(?:announcing|pledging|providing)"
)


def says_again(words: str) -> bool:
    """Say whether a promise is told as one made before: "reaffirmed", "will fulfil all previous agreements"."""
    return _AGAIN.search(words) is not None or _KEEPS.search(words) is not None


def scope_of(text: str, *, sentence: Span, amount: Span | None, is_day_told: bool, is_promised: bool = False) -> Scope:
    """Give what a sentence does to a total.

    Args:
        text: The text of the report.
        sentence: Where the sentence stands.
        amount: Where the sum or number stands in it, None where the sentence has none.
        is_day_told: Whether the act has a day of its own.
        is_promised: Whether money is promised in these words; what nothing calls old is then new.
    """
    whole = sentence.of(text)
    if amount is None:
        is_again = _AGAIN.search(whole) or _THEN_OF_NOUN.search(whole)
        return Scope.RESTATEMENT if is_again else Scope.UNKNOWN
    before = text[max(sentence.start, amount.start - _BESIDE) : amount.start]
    beside = before + text[amount.start : min(sentence.end, amount.end + _BESIDE)]
    behind = text[amount.end : min(sentence.end, amount.end + 2 * _BESIDE)]
    if _ADDS_UP.search(behind) and not _TOTAL_BEFORE.search(before):
        return Scope.INCREMENT
    near = text[max(sentence.start, amount.start - _NEXT_TO) : amount.end]
    found = _beside(before, near, beside) or _around(whole, before)
    if found is not Scope.RESTATEMENT and _THEN_BEHIND.search(behind):
        return Scope.RESTATEMENT
    if found is not None:
        return found
    return Scope.INCREMENT if is_day_told or is_promised or _NOW.search(whole) else Scope.UNKNOWN


def _beside(before: str, near: str, beside: str) -> Scope | None:
    """Give what the words beside an amount, and those printed with it ("up to"), say of it, the strongest first."""
    if _LEFT.search(beside):
        return Scope.REMAINDER
    if _TOTAL_BEFORE.search(before):
        return Scope.CUMULATIVE
    if _TOLD.search(before) and not _NOW.search(before):
        return Scope.RESTATEMENT
    if _PART_BEFORE.search(before):
        return Scope.COMPONENT
    if _CEILING.search(near):
        return Scope.CEILING
    if _MORE.search(near):
        return Scope.INCREMENT
    return Scope.RESTATEMENT if _KNOWN.search(before) else None


def _around(whole: str, before: str) -> Scope | None:
    """Give what the words of the sentence say of its amount."""
    is_of_a_time = (_PERFECT.search(before) or _PERFECT_SAID.search(before)) and _SINCE.search(whole)
    if _TOTAL_AROUND.search(whole) or is_of_a_time:
        return Scope.CUMULATIVE
    for scope, words in ((Scope.RESTATEMENT, _AGAIN), (Scope.CEILING, _LIMIT), (Scope.COMPONENT, _PART_AROUND)):
        if words.search(whole):
            return scope
    if _MORE.search(before):
        return Scope.INCREMENT
    return Scope.CUMULATIVE if _PERFECT.search(before) else None
