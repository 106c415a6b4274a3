"""What a statement does: its cue's act, changed by what its content says.

Invariant: without a sign in the content the stance is the cue's own act; the verb alone never makes a promise.
Source: codebook, stances; rulings 12 to 17.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.attribution import Attribution
from servanda.coding.cast import Cast, ReportReading
from servanda.model import ActorKind, Party, Stance

_OWN_FUTURE = re.compile(
    r"\b(will|shall|is going to|are going to|is set to|are ready to|is ready to|would)\s+(?!be able|not know)\w+",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(hope|hopes|expect|expects|plan|plans|intend|intends|want|wants|aim|aims|seek|seeks|wish|wishes|consider|"
    r"considering|may|might|could|goal|try|looking to)\b",
    re.IGNORECASE,
)
_PROMISE_WORDS = re.compile(
    r"\b(commit(s|ted)? to|commitment to|new commitment|pledge[sd]?|promise[sd]?|guarantee[sd]?|undertake|vow(s|ed)?|"
    r"(gladly )?accept (this|the|your|his|her) invitation)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(r"\b(should|must|need to|needs to|have to|has to|ought to)\s+(not\s+)?\w+", re.IGNORECASE)
_THANKS = re.compile(r"\b(thank|thanks|thanked|grateful|gratitude)\b", re.IGNORECASE)
_PRAISE = re.compile(
    r"\b(appreciate[sd]?|commend(s|ed)?|applaud(s|ed)?|praise[sd]?|solid partner|strategic partner|reliable|excellent|"
    r"welcome[sd]?|admire[sd]?|historic achievement|proud of|(is|are|was) satisfied)\b",
    re.IGNORECASE,
)
_WARN = re.compile(
    r"\b(risk|risks|threat|danger|dangerous|escalation|aggravation|consequences|catastroph\w+|brink)\b", re.IGNORECASE
)
_THREAT = re.compile(
    r"\b(will|would) (respond|retaliate|strike|punish|attack|crush|take (all )?measures)\b", re.IGNORECASE
)
_BLAME = re.compile(
    r"\b(violat(e|ed|es|ing)|arm(s|ed|ing) (terrorist|rebel|militant)|attack(s|ed|ing)|aggression|provocat\w+|sabotag\w+|"
    r"destabilis\w+|destabiliz\w+|interfer(e|ed|es|ing|ence)|spy(ing)?|support(s|ed|ing)? (for )?(terror|armed groups|rebel)\w*|"
    r"breach(ed|es|ing)?|unjustifi\w+|illegal\w*|hostile)\b",
    re.IGNORECASE,
)
_CONDEMN = re.compile(
    r"\b(condemn\w*|unacceptable|outrage\w*|crime|unjustified|deplor\w+|hasty|unfounded)\b", re.IGNORECASE
)
_CONFIRM = re.compile(r"\b(we have agreed|have agreed to|we confirmed|reaffirm\w*)\b", re.IGNORECASE)
_HOPE = re.compile(r"\b(hope|hopes|hopeful|wish|desire)\b", re.IGNORECASE)
_DENY = re.compile(
    r"\b(never|not|no)\b.{0,40}\b(suspended|happened|took place|true|involved|sent|supplied|agreed|planned)\b",
    re.IGNORECASE,
)

_FIRM = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ANNOUNCES})


def stance_of(reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> Stance:
    """Give what a statement does.

    Only cues that merely assert, confirm or announce are read for what their content does; a cue that demands,
    accuses, thanks or denies says it itself.
    """
    act = one.entry.stance if one.entry else Stance.ASSERTS
    content = " ".join(part.of(reading.report.text) for part in one.content)
    if act is Stance.ANNOUNCES and "terminat" not in content and _is_own_future(reading, cast, one, speakers, content):
        return Stance.PROMISES if not _WEAK.search(content) else act
    if act is Stance.CONFIRMS and ("commitment" in content or _is_own_future(reading, cast, one, speakers, content)):
        return Stance.PROMISES
    if act is not Stance.ASSERTS:
        return act
    return _by_content(reading, cast, one, speakers, content)


def _by_content(
    reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party], content: str
) -> Stance:
    if _THANKS.search(content):
        return Stance.THANKS
    if _PROMISE_WORDS.search(content):
        return Stance.PROMISES
    if _is_own_future(reading, cast, one, speakers, content):
        if _THREAT.search(content):
            return Stance.THREATENS
        return Stance.INTENDS if _WEAK.search(content) or _is_for_itself(content) else Stance.PROMISES
    if _is_own_aim(content):
        return Stance.INTENDS
    if _DEMAND.search(content) and not re.search(r"\b(we|i) (should|must|need|have)\b", content, re.IGNORECASE):
        return Stance.DEMANDS
    if _BLAME.search(content) and _names_other(reading, cast, one, speakers):
        return Stance.ACCUSES
    if _CONDEMN.search(content):
        return Stance.CONDEMNS
    if _WARN.search(content) and re.search(r"\b(risk|risks|persist|persists|could|may|will)\b", content, re.IGNORECASE):
        return Stance.WARNS
    if _PRAISE.search(content):
        return Stance.PRAISES
    if _HOPE.search(content) and re.search(r"\b(we|i|they) (are )?hope", content, re.IGNORECASE):
        return Stance.HOPES
    if _DENY.search(content):
        return Stance.DENIES
    return Stance.ASSERTS


def _is_for_itself(content: str) -> bool:
    return re.search(r"\bto (itself|himself|herself|themselves)\b", content) is not None


def _is_own_aim(content: str) -> bool:
    return (
        re.search(r"\b(goal|aim|objective|plan) (\w+ ){0,5}is to\b|\bexpects to\b|\bintends to\b|\bplans to\b", content)
        is not None
    )


def _is_own_future(
    reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party], content: str
) -> bool:
    """Say whether the content's first future act is one of the speaker's own side."""
    match = _OWN_FUTURE.search(content)
    if match is None:
        return False
    subject = content[: match.start()]
    if re.search(
        r"\b(we|i|our country|our government|his country|her country|his government)\s*(\w+\s)?$",
        subject,
        re.IGNORECASE,
    ):
        return True
    countries = {party.country for party in speakers} - {"---"}
    start = one.content[0].start
    before = [
        mention
        for mention in cast.outermost(one.content[0])
        if mention.span.end <= start + match.start()
        and mention.span.start >= start + max(0, match.start() - _SUBJECT_REACH)
    ]
    if re.search(r"\b(he|she|they|it)\s*$", subject):
        return True
    if not before:
        return False
    actor = cast.actor(before[0].actor)
    return actor is not None and bool(countries) and actor.code.split(".", 1)[0] in countries


_SUBJECT_REACH = 120
"""Characters before the future verb in which its subject is looked for."""


def _names_other(reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> bool:
    """Say whether the content names a state or body that is not the speaker's."""
    countries = {party.country for party in speakers}
    for part in one.content:
        for mention in cast.outermost(part):
            actor = cast.actor(mention.actor)
            if (
                actor
                and actor.kind is not ActorKind.PERSON
                and actor.code.split(".", 1)[0] not in countries | {"---", "UNO"}
            ):
                return True
    return False


def target_of(reading: ReportReading, cast: Cast, one: Attribution) -> Party | None:
    """Give whom an accusation, demand, praise or thanks is about: the first actor of its content."""
    if one.entry is None or one.entry.stance not in {
        Stance.ACCUSES, Stance.CONDEMNS, Stance.PRAISES, Stance.THANKS, Stance.THREATENS, Stance.DEMANDS, Stance.REQUESTS,
    }:  # fmt: skip
        return None
    first = next(iter(cast.outermost(one.content[0])), None)
    return cast.party(first) if first else None
