"""What a statement does: its cue's act, changed by what its content says.

Invariant: without a sign in the content the stance is the cue's own act; the verb alone never makes a promise.
Source: codebook, stances; rulings 12 to 17.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import overlapping
from servanda.coding.spoken import Attribution
from servanda.coding.statements.own_acts import Said
from servanda.coding.statements.prose import CLAIMS
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, ActorMention, MentionKind, Party, Span, Stance

_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_POSSIBLE = frozenset({"may", "might", "could"})
_OUGHT = frozenset({"should", "must", "have to", "ought to"})
_NOBODY = frozenset({"i", "we", "you", "it", "this", "that", "there", "one", "what", "nobody", "none", "nothing"})
"""Subjects that nobody orders about: the speaker's own side, anybody at all, nothing."""

_ASIDE = frozenset({ClauseRelation.ADVERBIAL, ClauseRelation.RELATIVE})
"""Clauses that only say when, why and which."""
_LIES_AHEAD = frozenset({"may", "might", "could", "will", "would", "going to"})


_SAID = frozenset({"statement.fronted", "statement.quote"})
"""Rules by which a cue stands beside words as they were said, not beside what it is about."""


def stance_of(reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> Stance:
    """Give what a statement does.

    Only cues that merely assert, confirm or announce are read for what their content does; a cue that demands,
    accuses, thanks or denies says it itself.
    """
    act = one.entry.stance if one.entry and not one.is_continuation else Stance.ASSERTS
    said = Said(reading, cast, one, speakers)
    if act is Stance.ASSERTS:
        return _asserted(said)
    if (
        act is Stance.HOPES
        and one.entry is not None
        and one.rule == "statement.to"
        and one.entry.also[:1] == (Stance.INTENDS,)
    ):
        return Stance.INTENDS if one.entry.is_weak else act
    if act is Stance.DENIES and _is_asked(one):
        return Stance.REQUESTS
    if (
        act is Stance.PROMISES
        and one.rule in _TOLD
        and said.clauses
        and not any(_is_to_come(said, each) for each in said.clauses)
    ):
        return Stance.ASSERTS  # "assured that it has paid"
    if act is Stance.PROMISES and one.rule == "statement.to" and _strikes_back(said):
        return Stance.THREATENS
    if act is Stance.WARNS and one.rule != "statement.object" and _own_act(said) is Stance.THREATENS:
        return Stance.THREATENS  # "if you come, we will strike, the king warned"
    if act not in {Stance.ANNOUNCES, Stance.CONFIRMS}:
        return act
    if act is Stance.CONFIRMS and said.lemmas() & reading.book.words.listed("pledge_noun"):
        return Stance.PROMISES
    future = said.future()
    is_kept = future is not None and not future.verb.negated and not _is_weak(said) and not _is_unkind(said, future)
    return Stance.PROMISES if is_kept else act


def _belittles(said: Said) -> bool:
    """Say whether a claim is called what makes it none: "called the charge absurd", "described the claim as false"."""
    entry, words = said.one.entry, said.text.lower().split()
    if entry is None or entry.kind != "judgement" or "as" not in entry.takes or CLAIMS.isdisjoint(words):
        return False
    return not said.words.listed("belittling_word").isdisjoint(words)


def _asserted(said: Said) -> Stance:
    """Give what a statement does whose cue only says that something was said."""
    if _tells_to_act(said):
        return Stance.DEMANDS
    return Stance.DENIES if _belittles(said) else _own_act(said) or _shown_act(said)


def _is_asked(one: Attribution) -> bool:
    """Say whether a cue of doubt stands beside the words of a question: "Who will pay, the envoy questioned"."""
    return one.entry is not None and one.rule in _SAID and Stance.REQUESTS in one.entry.also


def _strikes_back(said: Said) -> bool:
    """Say whether what is vowed first is done against somebody: "vowed to retaliate"; not "vowed to attack poverty"."""
    acts = [one.verb for one in said.clauses if one.verb.infinitive]
    return bool(acts) and not acts[0].negated and acts[0].lemma in _REVENGE


_REVENGE = frozenset({"retaliate", "avenge", "punish", "crush"})


def _tells_to_act(said: Said) -> bool:
    """Say whether somebody is told to do something: "told the envoys [to leave]"."""
    one = said.one
    is_telling = one.entry is not None and one.entry.addressee == "outside" and one.entry.kind == "speech"
    if not is_telling or one.rule not in {"statement.bare", "statement.to", "statement.heard"}:
        return False
    only_acts = one.rule == "statement.heard" and all(clause.verb.infinitive for clause in said.clauses)
    return said.text.lower().startswith("to ") or (only_acts and bool(said.clauses))


_INDIRECT = frozenset({"statement.that", "statement.bare", "statement.fronted", "statement.parted"})
_TOLD = frozenset({"statement.that", "statement.bare", "statement.fronted", "statement.parted", "statement.quote"})
"""Rules whose content is a clause: "pledged that", not "pledged to"."""


def _is_to_come(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells what may still come, or what somebody is bound to or ready for."""
    verb = clause.verb
    is_named = verb.lemma in {"commit", "continue", "ensure", "guarantee"}
    predicate = said.tokens[clause.predicate].text.lower() if clause.predicate is not None else ""
    is_open = predicate in _READY or not predicate
    is_ahead = verb.modal is not None and not verb.perfect
    return is_ahead or is_named or (verb.lemma == "be" and not verb.perfect and is_open)


_READY = frozenset({"ready", "prepared", "willing", "committed", "set"})
"""What somebody is who has not acted yet: "assured him that Peru was ready to send boats"."""


def _is_unkind(said: Said, future: Clause) -> bool:
    """Say whether an act to come takes something from others, who rely on none of it: "will recall its envoy"."""
    return future.verb.lemma in said.reading.book.words.listed("unkind_verb")


def _own_act(said: Said) -> Stance | None:
    """Give what a content does by what it says of the speaker's own side; None when it says nothing of it."""
    if _thanks(said):
        return Stance.THANKS
    if said.pledge() is not None:
        return Stance.PROMISES
    if (future := said.future()) is not None:
        return _of_future(said, future)
    return Stance.INTENDS if said.aim() is not None else None


def _of_future(said: Said, future: Clause) -> Stance:
    """Give what an own act to come makes of a statement: a promise, a refusal, a threat, an intention."""
    lists = said.reading.book.words
    if future.verb.lemma in lists.listed("unwilled_verb"):
        return Stance.WARNS if any(one.marker in _IF for one in said.clauses) else _shown_act(said)
    if any(one.marker in _IF for one in said.clauses) and future.verb.lemma in lists.listed("drastic_verb"):
        return Stance.THREATENS
    if any(_is_failing(one) for one in said.clauses):
        return Stance.WARNS
    if future.verb.negated and future.verb.lemma not in lists.listed("reliance_verb"):
        return Stance.DENIES
    objects = {said.tokens[one.head].lemma.lower() for one in future.objects}
    behind = {token.text.lower() for token in said.tokens[future.verb.last : future.verb.last + _NEAR_MEASURE]}
    is_aimed = not behind.isdisjoint({"against", "retaliatory", "punitive"})
    takes_measures = future.verb.lemma == "take" and not objects.isdisjoint({"measure", "measures"}) and is_aimed
    if future.verb.lemma in lists.listed("threat_verb") or takes_measures:
        return Stance.THREATENS
    is_own = any(said.tokens[one.phrase.head].text.lower() in _ITSELF for one in future.adjuncts)
    return Stance.INTENDS if is_own or _is_weak(said) or _is_unkind(said, future) else Stance.PROMISES


_IF = frozenset({"if", "unless"})
_NEAR_MEASURE = 6
"""Words behind "take" within which measures are said to be against somebody."""


def _is_failing(clause: Clause) -> bool:
    """Say whether a clause is the failure that brings what follows: "if we do not agree", "unless it rains"."""
    return clause.marker == "unless" or (clause.marker == "if" and clause.verb.negated)


def _is_weak(said: Said) -> bool:
    """Say whether a word of hope, plan or chance weakens what is said: "expects to", "may", "the goal"."""
    is_possible = any(one.verb.modal in _POSSIBLE for one in said.clauses)
    return is_possible or bool(said.lemmas() & said.reading.book.words.listed("weakening"))


def _thanks(said: Said) -> bool:
    """Say whether the speaker's side thanks: by the words, and by the subject where a verb thanks."""
    if not said.reading.book.signs.show(Stance.THANKS, said.text):
        return False
    thanking = [one for one in said.clauses if one.verb.lemma == "thank" and one.subject is not None]
    return not thanking or any(said.is_own(one) for one in thanking)


def _shown_act(said: Said) -> Stance:
    """Give the first act that the words of a content show, in the order in which they decide; else asserts.

    Source: codebook, stances; rulings 12 to 17.
    """
    signs, content = said.reading.book.signs, said.text
    if (performed := _performed(said)) is not None:
        return performed
    if any(_orders(said, one) for one in said.clauses):
        return Stance.DEMANDS
    if any(_rejects(said, one) for one in said.clauses):
        return Stance.DENIES
    if _shows(said, Stance.ACCUSES):
        return Stance.ACCUSES
    if _shows(said, Stance.CONDEMNS):
        return Stance.CONDEMNS
    is_uncut = not said.clauses and said.one.rule == "statement.that"  # a clause whose verb was read as a noun
    if signs.show(Stance.WARNS, content) and (is_uncut or any(_lies_ahead(said, one) for one in said.clauses)):
        return Stance.WARNS
    if _shows(said, Stance.PRAISES):
        return Stance.PRAISES
    if signs.show(Stance.HOPES, content) or any(_hopes(said, one) for one in said.clauses):
        return Stance.HOPES
    return Stance.DENIES if any(_is_denied(said, one) for one in said.clauses) else Stance.ASSERTS


def _rejects(said: Said, clause: Clause) -> bool:
    """Say whether a clause calls a claim none: "this is a lie", "the charges are baseless", "that is not true"."""
    if clause.verb.lemma != "be" or said.is_aside(clause):
        return False
    told = clause.subject.head if clause.subject is not None else clause.verb.first - 1
    last = max(clause.last, (clause.predicate or 0) + 1)
    behind = [one for one in said.tokens[clause.verb.first : last] if one.text.isalpha()]
    words = {form.lower() for one in behind for form in (one.text, one.lemma)}
    is_false = bool(words & (_TRUE if "not" in words else said.words.listed("belittling_word")))
    return is_false and said.tokens[told].text.lower() in _TOLD_BEFORE | CLAIMS and len(behind) <= _SHORT


_TOLD_BEFORE = frozenset({"this", "that", "it", "these", "those", "they"})
_TRUE = frozenset({"true", "correct", "accurate"})
_SHORT = 8
"""Words of a rejection; what goes on is about something else: "this is a crime built on a lie about our army"."""


def _hopes(said: Said, clause: Clause) -> bool:
    """Say whether the speaker's own side hopes: "said [he hoped] the line would open"."""
    return clause.verb.lemma == "hope" and not clause.verb.negated and clause.verb.is_finite and said.is_own(clause)


def _performed(said: Said) -> Stance | None:
    """Give the demand or request that a speaker makes in the first person: "we demand that", "I urge the council"."""
    for clause in said.clauses:
        verb = clause.verb
        is_self = clause.subject is not None and said.tokens[clause.subject.head].text.lower() in {"i", "we"}
        is_now = "Pres" in said.tokens[verb.first].features and not verb.perfect  # "we have asked" tells of it
        if not is_self or verb.negated or verb.modal is not None or not is_now:
            continue
        words = [token.text for token in said.tokens[verb.main : verb.main + _LONGEST_CUE]]
        match = said.reading.book.cues.at(words, 0)
        cue = match.part("verb") if match is not None else None
        if cue is not None and cue.entry.kind == "demand" and cue.entry.stance in _ASKED:
            return cue.entry.stance
    return None


_ASKED = frozenset({Stance.DEMANDS, Stance.REQUESTS})
_LONGEST_CUE = 4


def _shows(said: Said, stance: Stance) -> bool:
    """Say whether some clause of the content does an act by its words; without any clause the words alone do.

    "It did not mean hostile forces" accuses nobody, "until they are satisfied" praises nobody.
    """
    signs = said.reading.book.signs
    if not signs.show(stance, said.text):
        return False
    told = [one for one in said.clauses if not one.verb.negated and (one.relation not in _ASIDE or said.opens(one))]
    if stance is Stance.ACCUSES:
        return not said.clauses or any(_blames(said, one) for one in told)
    return not said.clauses or any(_judges(said, one, stance) for one in told)


def _blames(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells a wrong of somebody else's: its subject's, or what is done "by" them.

    "Peru attacked the port", "the attack was Peru's"; not "a law to prevent attacks", "it fined illegal banks".
    """
    if not _is_wrong(said, clause):
        return False
    by = [one.phrase for one in clause.adjuncts if one.preposition == "by"]
    doers = by if clause.verb.passive else [clause.subject, *by]
    return any(doer is not None and not said.is_side(doer) and _is_other(said, doer) for doer in doers)


def _is_wrong(said: Said, clause: Clause) -> bool:
    """Say whether a verb is a wrong by itself, "attacked", or does one: "launched attacks"; not "prevented attacks"."""
    signs, verb = said.reading.book.signs, clause.verb
    behind = min(clause.last, verb.main + _LONGEST_SIGN)
    with_verb = signs.show(Stance.ACCUSES, _words(said, verb.main, behind))
    if with_verb and not signs.show(Stance.ACCUSES, _words(said, verb.main + 1, behind)):
        return True
    does = verb.lemma in said.reading.book.words.listed("wronging_verb")
    return does and signs.show(Stance.ACCUSES, _words(said, verb.last, clause.last))


_LONGEST_SIGN = 4
"""Words of the longest sign of a wrong: "support for armed groups"."""


def _judges(said: Said, clause: Clause, stance: Stance) -> bool:
    """Say whether a clause calls something good or bad: by its own verb, "we condemn", or by what it says that it is.

    "This is a crime", "Peru is a close ally"; not "he regrets his crime", "the king was welcomed by the envoy".
    """
    signs, verb = said.reading.book.signs, clause.verb
    if verb.lemma == "welcome" and "back" in _words(said, verb.first, clause.last).lower().split():
        return False  # "welcomed back large numbers of visitors"
    if signs.show(stance, _words(said, verb.first, verb.last)):
        is_felt = verb.passive and said.tokens[verb.first].lemma.lower() == "be" and verb.lemma == "satisfy"
        return is_felt or (not verb.passive and said.is_own(clause))
    is_calling = verb.lemma in said.reading.book.words.listed("calling_verb")
    return is_calling and signs.show(stance, _words(said, verb.last, clause.last))


def _words(said: Said, first: int, last: int) -> str:
    """Give the printed words between two tokens."""
    if first >= last:
        return ""
    return said.reading.report.text[said.tokens[first].span.start : said.tokens[last - 1].span.end]


def _orders(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells others what to do: "Peru must pay", "needs to leave"; not "we must", "should have"."""
    verb = clause.verb
    needs = verb.lemma in {"need", "ought"} and not verb.negated and verb.is_finite and _is_followed(said, clause)
    must = verb.modal in _OUGHT and not verb.perfect and not (verb.modal == "have to" and verb.negated)
    if clause.subject is None or said.is_aside(clause) or clause.marker in _GROUNDS:
        return False  # "it helps, since both need to pay" gives a reason
    subject = said.tokens[clause.subject.head].text.lower()
    word = said.tokens[verb.main].span
    is_free = not any(word in quote for quote in overlapping(said.reading.marks.quotations, [word]))
    if (
        subject == "it"
        and said.one.rule in _INDIRECT
        and verb.lemma not in {"be", "have"}
        and is_free
        and said.is_persons()
    ):
        return needs or must  # "he said that it should go on": it is somebody else's
    is_addressed = verb.modal != "have to" or said.is_anybody(clause.subject)  # "lorries have to drive round"
    return (needs or must) and is_addressed and subject not in _NOBODY and not said.is_own(clause)


_GROUNDS = frozenset({"since", "because", "as"})


def _is_followed(said: Said, clause: Clause) -> bool:
    """Say whether "to" stands behind a verb: "needs to"."""
    return clause.verb.last < len(said.tokens) and said.tokens[clause.verb.last].text.lower() == "to"


def _lies_ahead(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells of what may come or goes on, and does not rule it out: "could follow", "there are"."""
    if clause.verb.negated:
        return False
    before = said.tokens[clause.verb.first - 1].text.lower() if clause.verb.first else ""
    is_there = clause.verb.lemma == "be" and before == "there"
    return (
        is_there
        or clause.verb.modal in _LIES_AHEAD
        or (clause.verb.lemma in said.reading.book.words.listed("menace_verb") and not clause.verb.passive)
    )


def _is_denied(said: Said, clause: Clause) -> bool:
    """Say whether a clause says that a deed was not done: "never sent", "did not suspend", "is not true"."""
    deeds = said.reading.book.words.listed("deniable_verb")
    is_untrue = (
        clause.verb.lemma == "be" and clause.predicate is not None and said.tokens[clause.predicate].text == "true"
    )
    is_hardly = any(token.text.lower() in _HARDLY for token in said.tokens[clause.verb.first : clause.verb.last])
    is_undone = (
        clause.verb.lemma in deeds and clause.verb.modal is None and _answers_for(said, clause) and not is_hardly
    )
    return clause.verb.negated and (is_untrue or is_undone)


def _answers_for(said: Said, clause: Clause) -> bool:
    """Say whether a speaker can deny what a clause says: no deed of another one, "she had not received treatment"."""
    if clause.subject is None or clause.verb.passive or said.is_own(clause):
        return True
    return said.tokens[clause.subject.head].text.lower() in _POINTING


_HARDLY = frozenset({"barely", "hardly", "scarcely"})
_POINTING = frozenset({"this", "that", "it", "nothing"})
"""Subjects that take up what somebody else has said: "this never happened"."""


def _is_other(said: Said, doer: NounPhrase) -> bool:
    """Say whether a phrase names a state or body that is not the speaker's."""
    own = {party.country for party in said.speakers} | {NO_CODE, "UNO"}
    named = [said.cast.actor(mention.actor) for mention in said.cast.outermost(said.span(doer))]
    return bool({actor.code.split(".", maxsplit=1)[0] for actor in named if actor} - own)


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


def target_of(reading: ReportReading, cast: Cast, one: Attribution) -> Party | None:
    """Give whom an accusation, demand, praise or thanks is about: the first actor of its content.

    Who suffered what is condemned is not: "the raid on Chad by rebels" is about the rebels, "the raid on Chad" nobody.
    """
    if one.entry is None or one.entry.stance not in _AIMED:
        return None
    text = reading.report.text
    content = _before_relative(one.content[0], text)
    named = [
        each
        for each in cast.outermost(content)
        if each.kind is not MentionKind.PRONOUN or (one.entry.target_inside and each.span.start == content.start)
    ]
    first = named[0] if named else None
    if first is None or first.span.start - content.start > _TARGET_REACH:
        return None
    if one.entry.stance in _ASKED and _is_beside(text[content.start : first.span.start]):
        return None
    if one.entry.stance in _ASKED and " to " in text[content.start : first.span.start]:
        return None  # "urged citizens to leave Chad"
    before = text[content.start : first.span.start]
    if not _LYING.isdisjoint(before.lower().split()[-_LYING_NEAR:]):
        return None
    if one.entry.stance in _ASKED and (suffers(reading, content, first) or _is_undergone(reading, before)):
        return None
    if one.entry.stance is Stance.CONDEMNS and _has_suffered(reading, before):
        return next((cast.party(each) for each in named[1:] if _BY.search(text[: each.span.start])), None)
    return cast.party(first)


def suffers(reading: ReportReading, content: Span, mention: ActorMention) -> bool:
    """Say whether what is asked for would be done to its owner: "her release", "Ruiz's trial"."""
    behind = reading.report.text[mention.span.end : content.end].lower()
    is_owner = mention.kind is MentionKind.PRONOUN or behind.startswith(("'s", "’s"))
    words = re.findall(r"[a-z-]{2,}", behind)[:_DEED_WORDS]
    return is_owner and not reading.book.words.listed("suffered_noun").isdisjoint(words)


_DEED_WORDS = 3
"""Words behind an owner in which the deed stands: "her immediate and unconditional release"."""


def _before_relative(content: Span, text: str) -> Span:
    """Cut off what a content only adds: "both to keep the truce[, which was signed in Doha]"."""
    added = re.search(r", (?:which|who|whose|where)\b", content.of(text))
    return Span(content.start, content.start + added.start()) if added is not None and added.start() else content


def _is_beside(before: str) -> bool:
    """Say whether the words before a name make it no one asked: "aid for", "union with", "traders from across"."""
    words = before.lower().split()
    words = words[:-1] if words[-1:] in (["the"], ["his"], ["her"], ["its"], ["their"], ["a"], ["an"]) else words
    return len(words) > 1 and words[-1] in _BESIDE


_BESIDE = frozenset({"for", "with", "from", "across", "in", "at", "around", "within", "throughout"})


def _has_suffered(reading: ReportReading, before: str) -> bool:
    """Say whether the words before a name make it the one struck: "the raid on", "the killing of two"."""
    words = before.lower().split()
    if _BY.search(before) or not words:
        return False
    return _is_undergone(reading, before) or not _STRIKING.isdisjoint(words[1:])


def _is_undergone(reading: ReportReading, before: str) -> bool:
    """Say whether the deed before the last "of" is done to who stands behind it: "the release of", "the killing of".

    The codebook tells of which nouns: "the decision of" names who did it.
    """
    words = before.lower().split()
    of = len(words) - 1 - words[::-1].index("of") if "of" in words else 0
    if not of or words[of - 1].endswith("ing") or words[of - 1] in reading.book.words.listed("suffered_noun"):
        return bool(of)
    match = reading.book.events.at(words[:of], of - 1)
    frames = [one.frame for one in match.readings if one.frame.part == "noun"] if match is not None else []
    return any("of" in frame.target and "of" not in frame.source for frame in frames)


_BY = re.compile(r"\bby (?:the |an? )?$", re.IGNORECASE)
_STRIKING = frozenset({"on", "against", "targeting", "upon"})


_LYING_NEAR = 3
_LYING = frozenset({"between", "near"})
"""Words before a name that only tell where something lies: "praised the new line between Quito and Lima"."""
_TARGET_REACH = 80
"""Characters of a content within which it names whom it is about; who comes later is only told of."""
