"""What a statement does: its cue's act, changed by what its content says.

Invariant: without a sign in the content the stance is the cue's own act; the verb alone never makes a promise.
Source: codebook, stances; rulings 12 to 17.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.codebook.signs import Signs
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.spoken import Attribution
from servanda.model import NO_CODE, ActorKind, MentionKind, Party, Span, Stance, Token, WordClass

_OWN_FUTURE = re.compile(
    r"\b(will|shall|is going to|are going to|is set to|are ready to|is ready to|would(?! (like|have|be able|say)\b))"
    r"\s+(?!be able|not know)\w+",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(hopes?|expects?|plans?|intends?|wants?|aims?|seeks?|wish|wishes|consider(ing)?|may|might|could|goal|try|"
    r"looking to|believes?|thinks?|confident|convinced|predicts?|forecasts?)\b",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\b(will|would) (respond|retaliate|strike|punish|attack|crush|take (all )?measures)\b", re.IGNORECASE
)
_REFUSES = re.compile(
    r"\b(will|shall|would) (not|never)\b|\bwon['’]t\b|\bis not going to\b|\bare not going to\b", re.IGNORECASE
)
_PROMISES_NOT = re.compile(
    r"\b(not|never|n['’]t|going to) (\w+ly )?(abandon|leave|forget|forsake|rest|hesitate|stop|walk away|fail|desert|"
    r"betray|let|harm|hurt|raise|increase|attack|invade|use|give up|relent|waver)\b",
    re.IGNORECASE,
)
"""Acts whose refusal somebody can rely on: "we will not leave you alone", "it will not raise prices"."""
_FOR_ITSELF = re.compile(r"\bto (itself|himself|herself|themselves)\b")
_OWN_AIM = re.compile(r"\b(goal|aim|objective|plan) (\w+ ){0,5}is to\b|\b(expects|intends|plans|hopes) to\b")
_OWN_SUBJECT = re.compile(
    r"\b((we|i|(our|his|her|their) (own )?(country|government|ministry|side|army))\b\s*(\w+\s)?|he|she|they|it)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words in a content and the act that they show; `never` must not stand in it."""

    stance: Stance
    words: re.Pattern[str]
    never: re.Pattern[str] | None = None

    def shows(self, content: str) -> bool:
        """Say whether the content bears the sign."""
        return self.words.search(content) is not None and not (self.never and self.never.search(content))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b({pattern})\b", re.IGNORECASE)


_PROMISE = _words(
    r"commit(s|ted)? to|commitment to|new commitment|(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )pledge[sd]?|"
    r"promised?|(?<!\bto )guarantee[sd]?|undertakes? to|"
    r"vow(s|ed)?|accepts? (this|the|your|his|her|their) invitation"
)
_NO_PROMISE = _words(r"(not|never) (\w+ )?guaranteed|(who|which|that) (ha(s|ve|d) )?(committed|pledged|promised|vowed)")
_OWN_PROMISE = re.compile(
    r"\b(we|i|our|my|(our|his|her|their|its) (own )?(country|government|ministry|side|army))\b"
    r"(\s+(\w+\s+){0,3})?$|\b(he|she|they|it)\s+(\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words right before a promise that make it the speaker's own."""

_FIRST = (
    _Sign(Stance.THANKS, _words(r"thank(s|ed)?|grateful|gratitude"), never=_words("thanks to")),
    _Sign(Stance.PROMISES, _PROMISE, never=_NO_PROMISE),
)
"""Acts of speech that stand in the content itself: they are what the sentence does, whatever its tense."""

_ORDERS = _words(r"(should|must|(?<!n't )(?<!n’t )(?<!not )(needs? to|ha(ve|s) to|ought to))\s+(not\s+)?\w+")
_OWN_ORDERS = _words(r"(we|i|you|it|this|that|there|not) (should|must|need|have)")
_PERSISTS = _words("risks?|persists?|could|may|will")
_NO_RISK = _words(r"(not|no|without|\w+n['’]t)\b.{0,60}\b(risks?|danger|threats?)|risks? (could|can) not")
_DENIAL = _words(r"(never|not|no)\b.{0,40}\b(suspended|happened|took place|true|involved|sent|supplied|agreed|planned)")


def stance_of(reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> Stance:
    """Give what a statement does.

    Only cues that merely assert, confirm or announce are read for what their content does; a cue that demands,
    accuses, thanks or denies says it itself.
    """
    act = one.entry.stance if one.entry else Stance.ASSERTS
    content = " ".join(_without_described(reading, part) for part in one.content)
    if act is Stance.ASSERTS:
        own = _by_content(cast, one, speakers, content)
        return own or _by_signs(reading.book.signs, cast, one, speakers, content)
    if act not in {Stance.ANNOUNCES, Stance.CONFIRMS}:
        return act
    is_firm = not _WEAK.search(content)
    if act is Stance.CONFIRMS and "commitment" in content:
        return Stance.PROMISES
    return Stance.PROMISES if is_firm and _is_own_future(cast, one, speakers, content) else act


def _without_described(reading: ReportReading, part: Span) -> str:
    """Give a content's words, with a promise that only describes a thing blotted out: "the boats it [promised]".

    Such a clause hangs on the noun right before its subject and says "that" nowhere; its promise is an older one.
    """
    text = part.of(reading.report.text)
    tokens = reading.marks.tokens
    first = bisect_left(tokens, part.start, key=lambda one: one.span.start)
    last = bisect_left(tokens, part.end, key=lambda one: one.span.start)
    for at in range(first + 2, last):
        token = tokens[at]
        if not _PROMISED.fullmatch(token.text):
            continue
        subject = at - 1
        while subject > first and tokens[subject].text.lower() in _HELPERS:
            subject -= 1
        owner = subject - 1 if tokens[subject].word_class is WordClass.NOUN else subject
        opens = tokens[owner].text.lower() in (_OWNERS if owner < subject else _HOLDERS)
        if opens and owner > first and _is_described(tokens[first:owner]):
            begin, end = token.span.start - part.start, token.span.end - part.start
            text = text[:begin] + "_" * (end - begin) + text[end:]
    return text


def _is_described(before: Sequence[Token]) -> bool:
    """Say whether words end with a noun that a clause may hang on, and not with the time of the main clause.

    "Six of the boats [it promised]" does; "after the talks [it promised]" does not.
    """
    has_verb = any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in before)
    is_adjunct = any(token.word_class is WordClass.ADP and token.text.lower() != "of" for token in before)
    return before[-1].word_class is WordClass.NOUN and (has_verb or not is_adjunct)


_PROMISED = re.compile(r"promised|pledged|vowed|guaranteed|committed", re.IGNORECASE)
_HELPERS = frozenset({"has", "had", "have", "once", "earlier", "already", "originally", "first", "'d", "’d", "'s"})
_HOLDERS = frozenset({"it", "he", "she", "they", "we", "i"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})


def _by_content(cast: Cast, one: Attribution, speakers: Sequence[Party], content: str) -> Stance | None:
    """Give what a content does by what it says of the speaker's own future; None when it says nothing of it."""
    for sign in _FIRST:
        if sign.shows(content) and (
            sign.stance is not Stance.PROMISES or _is_own_promise(cast, one, speakers, content)
        ):
            return sign.stance
    if _is_own_future(cast, one, speakers, content):
        if _REFUSES.search(content) and not _PROMISES_NOT.search(content):
            return Stance.DENIES
        if _THREAT.search(content):
            return Stance.THREATENS
        is_own = _WEAK.search(content) or _FOR_ITSELF.search(content)
        return Stance.INTENDS if is_own else Stance.PROMISES
    if (aim := _OWN_AIM.search(content)) and _is_own(cast, one, speakers, content, aim):
        return Stance.INTENDS
    return None


def _by_signs(signs: Signs, cast: Cast, one: Attribution, speakers: Sequence[Party], content: str) -> Stance:
    """Give the first act that the words of a content show, in the order in which they decide; else asserts.

    Source: codebook, stances; rulings 12 to 17.
    """
    if _ORDERS.search(content) and not _OWN_ORDERS.search(content):
        return Stance.DEMANDS
    if signs.show(Stance.ACCUSES, content) and _names_other(cast, one, speakers):
        return Stance.ACCUSES
    if signs.show(Stance.CONDEMNS, content):
        return Stance.CONDEMNS
    if signs.show(Stance.WARNS, content) and _PERSISTS.search(content) and not _NO_RISK.search(content):
        return Stance.WARNS
    if signs.show(Stance.PRAISES, content):
        return Stance.PRAISES
    if signs.show(Stance.HOPES, content):
        return Stance.HOPES
    return Stance.DENIES if _DENIAL.search(content) else Stance.ASSERTS


def _is_own_future(cast: Cast, one: Attribution, speakers: Sequence[Party], content: str) -> bool:
    """Say whether the content's first future act is one of the speaker's own side."""
    match = _OWN_FUTURE.search(content)
    return match is not None and _is_own(cast, one, speakers, content, match)


def _is_own(cast: Cast, one: Attribution, speakers: Sequence[Party], content: str, match: re.Match[str]) -> bool:
    """Say whether the subject right before some words of a content is the speaker's own side."""
    own = _OWN_SUBJECT.search(content[: match.start()])
    if own is not None:
        return _agrees(cast, one, speakers, own.group().split()[0].lower())
    countries = {party.country for party in speakers} - {NO_CODE}
    start = one.content[0].start
    before = [
        mention
        for mention in cast.outermost(one.content[0])
        if max(0, match.start() - _SUBJECT_REACH) <= mention.span.start - start
        and mention.span.end <= start + match.start()
    ]
    if before and content[before[0].span.end - start :].startswith(("'s", "’s")):
        return False  # "Japan's calls would": what it owns acts, not the side itself
    actor = cast.actor(before[0].actor) if before else None
    return actor is not None and actor.code.split(".", maxsplit=1)[0] in countries


def _is_own_promise(cast: Cast, one: Attribution, speakers: Sequence[Party], content: str) -> bool:
    """Say whether the promise that a content tells is one of the speaker's own side.

    Whom the words before name last promises: "said that Lima had promised to pay" is Lima's promise, and the speaker
    only states it. Without a name before it, or behind "we", the promise is the speaker's.
    """
    match = _PROMISE.search(content)
    if match is None or _OWN_PROMISE.search(content[: match.start()]):
        return True
    start = one.content[0].start
    named = [
        actor
        for mention in cast.outermost(one.content[0])
        if mention.span.end <= start + match.start()
        and mention.span.start >= start + match.start() - _SUBJECT_REACH
        and (actor := cast.actor(mention.actor)) is not None
    ]
    if not named:
        return True
    own = {party.country for party in speakers} - {NO_CODE}
    return named[-1].code.split(".", maxsplit=1)[0] in own or named[-1].id in {party.actor for party in speakers}


def _is_plural(cast: Cast, one: Attribution) -> bool:
    """Say whether an unresolved source is many: "residents", "they"."""
    words = one.source.of(cast.report.text).lower().split() if one.source is not None else []
    return bool(words) and (words[-1] == "they" or words[-1].endswith("s"))


def _agrees(cast: Cast, one: Attribution, speakers: Sequence[Party], word: str) -> bool:
    """Say whether a pronoun can be the speaker: "he" a person, "it" a body, in a quotation none of them.

    "As a result it will close," she said; she said they would no longer have their jobs.
    """
    if word not in {"he", "she", "it", "they"}:
        return True
    if one.rule in {"statement.quote", "statement.continued", "statement.colon"}:
        return False
    kinds = {actor.kind for party in speakers if (actor := cast.actor(party.actor)) is not None}
    if len(speakers) > 1:
        return word == "they"
    if not kinds:
        return word != "they" or _is_plural(cast, one)
    return (word in {"he", "she"}) == (kinds == {ActorKind.PERSON})


_SUBJECT_REACH = 120
"""Characters before the future verb in which its subject is looked for."""


def _names_other(cast: Cast, one: Attribution, speakers: Sequence[Party]) -> bool:
    """Say whether the content names a state or body that is not the speaker's."""
    own = {party.country for party in speakers} | {NO_CODE, "UNO"}
    named = [cast.actor(mention.actor) for part in one.content for mention in cast.outermost(part)]
    states = {actor.code.split(".", maxsplit=1)[0] for actor in named if actor and actor.kind is not ActorKind.PERSON}
    return bool(states - own)


_AIMED = frozenset(
    {
        Stance.ACCUSES,
        Stance.CONDEMNS,
        Stance.PRAISES,
        Stance.THANKS,
        Stance.THREATENS,
        Stance.DEMANDS,
        Stance.REQUESTS,
    }
)


def target_of(cast: Cast, one: Attribution) -> Party | None:
    """Give whom an accusation, demand, praise or thanks is about: the first actor of its content."""
    if one.entry is None or one.entry.stance not in _AIMED:
        return None
    start = one.content[0].start
    first = next((each for each in cast.outermost(one.content[0]) if each.kind is not MentionKind.PRONOUN), None)
    return cast.party(first) if first and first.span.start - start <= _TARGET_REACH else None


_TARGET_REACH = 80
"""Characters of a content within which it names whom it is about; who comes later is only told of."""
