"""Which verb a printed time stands with, and whether that verb looks back or ahead.

Invariant: only tokens of the sentence are looked at, at most `_REACH` to either side.
Source: resolution rules 1 to 6 of the code book's chapter on time (direction from the tense, not from a preference).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.model import Token, WordClass
from servanda.reading.atoms import listed

_REACH = 40
_MOST_VERBS = 6
"""Verb groups that are looked at to either side of a time."""


class Looks(StrEnum):
    """Where a verb looks from the day of the report."""

    BACK = "back"
    AHEAD = "ahead"
    AIMED = "aimed"
    """An infinitive behind a past verb that does not say when: "agreed to meet"."""
    NOW = "now"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, tokens `first` to `end` (half-open). `reports`: it is a verb of saying."""

    first: int
    end: int
    looks: Looks
    reports: bool
    holds_on: bool = False
    """What it does goes on at the day of the report: "has been shut", or a stop like "suspended"."""


_FUTURE = listed("will shall 'll won't would wouldn't wo ll")
_POSSIBLE = listed("may might can could should must can't cannot couldn't shouldn't ought")
_PAST_AUX = listed("was were had did wasn't weren't hadn't didn't")
_HAVE = listed("has have 've hasn't haven't had hadn't having")
_EXPECTING = listed("expect schedule plan slate set postpone delay due anticipate forecast envisage tip")
"""Verbs whose passive looks ahead: "scheduled for Monday", "is expected in March"."""

_PUTTING_OFF = listed("postpone delay")
"""Of those that are done by the time something is told: "had been postponed in October"."""

_STOPPING = listed("suspend freeze halt postpone extend adjourn pause delay prolong ban")
"""Verbs of a stop that lasts: "suspended the talks until Monday" looks ahead."""

_HAVE_NOW = listed("has have 've hasn't haven't")

_SAME_IN_PAST = listed("let quit hit cut shut put hurt burst")
"""Verbs whose past is printed like their present: news tells by them what has happened."""

_IMPLYING = listed(
    "force begin start continue fail manage help refuse use able unable have allow enable cease decline cause lead"
    " prompt compel oblige go come seem appear"
)
"""Verbs whose infinitive happened when they did: "was forced to withdraw on Monday"."""

REPORTING = listed(
    "say tell announce report state add declare confirm note tweet write warn claim reveal insist stress assert argue"
    " comment explain admit acknowledge emphasise emphasize underline underscore reiterate remark respond reply post"
    " disclose maintain affirm reaffirm deny describe suggest indicate pledge vow promise condemn denounce praise hail"
    " urge speak quote cite"
)

_PLANNING = listed("plan intend aim hope expect want prepare be")
_OCCASIONS = listed(
    "call conversation meeting interview statement conference briefing speech address talks letter tweet post message"
    " broadcast telephone phone summit ceremony session visit release readout"
)
"""Nouns of an occasion whose day is that of the main verb: "promised the loan at a dinner on Friday"."""

_UPCOMING = listed("deadline upcoming forthcoming scheduled due planned slated hearing")
_CLAUSE_STARTS = listed("that which who whom whose where when while although because if whether as after before since")
_STOPS = listed("; : — – ( )")
_COORDINATORS = listed("and but or")
_CLOSED_BY = _COORDINATORS | {"to"}
_NAMES_OF_BE = listed("be is are was were am 's 're been being isn't aren't wasn't weren't")


def verbs(tokens: Sequence[Token], first: int, last: int) -> tuple[Verb, ...]:
    """Give the verb groups of a sentence (tokens half-open), in order."""
    found: list[Verb] = []
    at = first
    while at < last:
        if not _begins(tokens, at, last):
            at += 1
            continue
        end = _end(tokens, at, last)
        found.append(_verb(tokens, at, end, found[-1] if found else None, first))
        at = end
    return tuple(found)


def _lower(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _begins(tokens: Sequence[Token], at: int, last: int) -> bool:
    token = tokens[at]
    if token.word_class in {WordClass.VERB, WordClass.AUX}:
        return not (_lower(token) == "understanding" and at > 0 and _lower(tokens[at - 1]) == "of")  # a memorandum's
    if _lower(token) == "to":
        return at + 1 < last and tokens[at + 1].word_class in {WordClass.VERB, WordClass.AUX}
    return token.word_class is WordClass.X and (_lower(token) in _FUTURE or _lower(token) in _PAST_AUX)


def _end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Give the end of a verb group: helpers, adverbs and "not" before its main verb belong to it."""
    end = at + 1
    while end < last:
        token = tokens[end]
        if (
            (token.word_class is WordClass.VERB and "Ger" not in token.features and _is_helper(tokens[end - 1]))
            or (token.word_class is WordClass.VERB and _follows_helper(tokens, at, end))
            or (token.word_class is WordClass.AUX and (_is_helper(tokens[end - 1]) or _lower(tokens[end - 1]) == "to"))
            or ((token.word_class is WordClass.ADV or _lower(token) in {"not", "n't"}) and _has_verb(tokens, end, last))
        ):
            end += 1
        else:
            break
    return end


def _is_helper(token: Token) -> bool:
    return token.word_class in {WordClass.AUX, WordClass.ADV} or _lower(token) in {"to", "not", "n't"}


def _follows_helper(tokens: Sequence[Token], first: int, end: int) -> bool:
    return end > first and tokens[end - 1].word_class is WordClass.AUX


def _has_verb(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Say whether a verb follows within two tokens, so that an adverb stands inside the group."""
    if tokens[at - 1].word_class is WordClass.VERB:
        return False
    behind = [token.word_class for token in tokens[at + 1 : min(at + 3, last)]]
    return any(word_class in {WordClass.VERB, WordClass.AUX} for word_class in behind[:1] or ()) or (
        len(behind) > 1 and behind[0] is WordClass.ADV and behind[1] is WordClass.VERB
    )


def _verb(tokens: Sequence[Token], at: int, end: int, before: Verb | None, first: int) -> Verb:
    main = next((index for index in range(end - 1, at - 1, -1) if tokens[index].word_class is WordClass.VERB), end - 1)
    reports = tokens[main].lemma in REPORTING
    is_present = bool({_lower(token) for token in tokens[at:end]} & _HAVE_NOW)
    return Verb(
        at, end, _looks(tokens, at, end, main, before, first), reports, is_present or tokens[main].lemma in _STOPPING
    )


def _looks(tokens: Sequence[Token], at: int, end: int, main: int, before: Verb | None, first: int) -> Looks:
    words = [_lower(token) for token in tokens[at:end]]
    if any(word in _FUTURE for word in words) or any(word in _POSSIBLE for word in words):
        is_perfect = any(word in _HAVE for word in words[1:]) and not _has_to(tokens, end)
        return Looks.BACK if is_perfect else Looks.AHEAD
    if words[0] == "to":
        return _infinitive(tokens, at, before, first)
    features = tokens[main].features
    passive = any(word in _NAMES_OF_BE for word in words[:-1]) or "Part" in features
    is_put = tokens[main].lemma == "set" and (end >= len(tokens) or _lower(tokens[end]) not in {"to", "for"})
    if tokens[main].lemma in _EXPECTING and passive and main > first and not is_put:
        was_put_off = words[0] == "had" and tokens[main].lemma in _PUTTING_OFF
        return Looks.BACK if was_put_off else Looks.AHEAD
    if any(word in _PAST_AUX or word in _HAVE for word in words) or {"Past", "Part"} & set(features):
        return Looks.BACK
    if "Ger" in features and len(words) == 1:
        return before.looks if before else Looks.UNKNOWN
    if len(words) == 1 and _is_let(tokens, at, main, before):
        return before.looks if before else Looks.NOW
    if len(words) == 1 and words[0] in _SAME_IN_PAST:
        return Looks.BACK
    return Looks.BACK if words[-1].endswith("ed") and not features else Looks.NOW


def _is_let(tokens: Sequence[Token], at: int, main: int, before: Verb | None) -> bool:
    """Say whether a bare form belongs to "let" before its object: "let two ships [leave] on Sunday"."""
    if before is None or tokens[before.end - 1].lemma not in _LETTING or at - before.end > _MOST_LET:
        return False
    is_apart = any(_lower(token) in _COORDINATORS | _STOPS | {","} for token in tokens[before.end : at])
    return not is_apart and at > before.end and _lower(tokens[main]) == tokens[main].lemma


_ORDERING = listed("order instruct direct command")
_LETTING = listed("let make help")
_MOST_LET = 6


def _has_to(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a group that ends in "have" is an obligation: "would have to postpone" has not happened."""
    return end < len(tokens) and _lower(tokens[end]) == "to" and _lower(tokens[end - 1]) == "have"


def _infinitive(tokens: Sequence[Token], at: int, before: Verb | None, first: int) -> Looks:
    """Give where "to hold" looks: ahead, unless the verb that governs it says that it happened."""
    governor = tokens[at - 1].lemma if at > first else ""
    if before is not None and before.end >= at - (_MOST_LET if tokens[before.end - 1].lemma in _ORDERING else 2):
        main = tokens[before.end - 1].lemma
        if main in _IMPLYING or governor in _IMPLYING:
            going = main == "go" and _lower(tokens[before.end - 1]) == "going"
            return Looks.AHEAD if going else before.looks
        if before.looks is Looks.BACK and main not in _EXPECTING | _PLANNING:
            return Looks.AIMED
    return Looks.AHEAD


def governing(
    tokens: Sequence[Token], found: Sequence[Verb], at: int, end: int, bounds: tuple[int, int]
) -> Verb | None:
    """Give the verb that a time stands with: the nearest, clause borders counted as distance.

    Args:
        tokens: All tokens.
        found: The sentence's verb groups.
        at: First token of the time.
        end: Token behind the time.
        bounds: First token of the sentence and the one behind its last.
    """
    opens, occasion = _opens_clause(tokens, at, bounds[0]), _dates_occasion(tokens, at, bounds[0])
    best, least = None, _REACH
    near = bisect_left(found, at, key=lambda verb: verb.first)
    for verb in found[max(0, near - _MOST_VERBS) : near + _MOST_VERBS]:
        if occasion and verb.looks in {Looks.AHEAD, Looks.AIMED}:
            continue  # "promised at a dinner on Friday to send": it was promised on Friday
        if verb.first < at:
            cost = _distance(tokens, verb.end, at) + (12 if opens else 0)
        else:
            cost = _distance(tokens, end, verb.first, skip_comma=opens) + (0 if opens else 4)
            if not opens and end < bounds[1] and _lower(tokens[end]) in _CLOSED_BY:
                cost += 12  # "sent tents in May and will send more", "agreed on Monday to meet": of the act before
            if not opens and verb.reports and _lower(tokens[end]) == ",":
                cost += 12  # "will hand over the base, at Faya, on 12 April, the army said": of what is said
        if cost < least:
            best, least = verb, cost
    return best


def _dates_occasion(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Say whether a time stands behind "in a telephone call", "at a news conference"."""
    noun = at - 2 if at > first and tokens[at - 1].word_class is WordClass.ADP else at - 1
    if noun <= first or _lower(tokens[noun]) not in _OCCASIONS:
        return False
    lead = [_lower(token) for token in tokens[max(first, noun - 4) : noun]]
    return any(word in {"in", "at", "during", "after", "following"} for word in lead)


def _opens_clause(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Say whether a time, its preposition aside, opens a clause: "On Monday, the envoy will ..."."""
    before = at - 1
    while before >= first and tokens[before].word_class in {WordClass.ADP, WordClass.DET, WordClass.ADV}:
        before -= 1
    if before < first or tokens[before].word_class == WordClass.SCONJ or _lower(tokens[before]) in {"but", "that"}:
        return True
    return tokens[before].text in {'"', "“", "(", ":", ";"}


def _distance(tokens: Sequence[Token], start: int, end: int, *, skip_comma: bool = False) -> int:
    """Give how far two places are apart in tokens; a clause border counts more."""
    if end - start > _REACH:
        return _REACH
    cost = end - start
    for index in range(start, end):
        word = _lower(tokens[index])
        if word in _STOPS:
            cost += 12
        elif word == ",":
            cost += 0 if skip_comma else 3
        elif word in _CLAUSE_STARTS and (word not in {"as", "after", "before", "since"} or _is_clause(tokens, index)):
            cost += 6
    return cost


def _is_clause(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].word_class is WordClass.SCONJ


def is_upcoming(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether the words around a time say that it is to come: "its June 1 deadline", "ahead of Monday's vote"."""
    if any(word in _UPCOMING for word in after[:2]) and "deadline" in after[:2]:
        return True
    if "hearing" in after[:1] or (len(before) > 1 and before[-2] == "ahead" and before[-1] == "of"):
        return True
    return any(word in {"upcoming", "forthcoming", "scheduled", "due", "slated"} for word in before[-2:])
