"""What a statement does: its cue's act, changed by what its content says.

Invariant: without a sign in the content the stance is the cue's own act; the verb alone never makes a promise.
Source: codebook, stances; rulings 12 to 17.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.cast import Cast, ReportReading
from servanda.coding.own_acts import Said
from servanda.coding.spoken import Attribution
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import NO_CODE, ActorKind, MentionKind, Party, Stance

_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_POSSIBLE = frozenset({"may", "might", "could"})
_OUGHT = frozenset({"should", "must", "have to", "ought to"})
_NOBODY = frozenset({"i", "we", "you", "it", "this", "that", "there", "one", "what"})
"""Subjects that nobody orders about: the speaker's own side, anybody at all, nothing."""

_LIES_AHEAD = frozenset({"may", "might", "could", "will", "would", "going to"})


def stance_of(reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> Stance:
    """Give what a statement does.

    Only cues that merely assert, confirm or announce are read for what their content does; a cue that demands,
    accuses, thanks or denies says it itself.
    """
    act = one.entry.stance if one.entry else Stance.ASSERTS
    said = Said(reading, cast, one, speakers)
    if act is Stance.ASSERTS:
        return _own_act(said) or _shown_act(said)
    if (
        act is Stance.HOPES
        and one.entry is not None
        and one.rule == "statement.to"
        and one.entry.also[:1] == (Stance.INTENDS,)
    ):
        return Stance.INTENDS if one.entry.is_weak else act
    if act not in {Stance.ANNOUNCES, Stance.CONFIRMS}:
        return act
    if act is Stance.CONFIRMS and said.lemmas() & reading.book.words.listed("pledge_noun"):
        return Stance.PROMISES
    future = said.future()
    return Stance.PROMISES if future is not None and not future.verb.negated and not _is_weak(said) else act


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
    if any(_is_failing(one) for one in said.clauses):
        return Stance.WARNS
    if future.verb.negated and future.verb.lemma not in lists.listed("reliance_verb"):
        return Stance.DENIES
    objects = {said.tokens[one.head].lemma.lower() for one in future.objects}
    if future.verb.lemma in lists.listed("threat_verb") or (future.verb.lemma == "take" and "measure" in objects):
        return Stance.THREATENS
    is_own = any(said.tokens[one.phrase.head].text.lower() in _ITSELF for one in future.adjuncts)
    return Stance.INTENDS if is_own or _is_weak(said) else Stance.PROMISES


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
    if any(_orders(said, one) for one in said.clauses):
        return Stance.DEMANDS
    if _shows(said, Stance.ACCUSES) and _names_other(said):
        return Stance.ACCUSES
    if _shows(said, Stance.CONDEMNS):
        return Stance.CONDEMNS
    is_uncut = not said.clauses and said.one.rule == "statement.that"  # a clause whose verb was read as a noun
    if signs.show(Stance.WARNS, content) and (is_uncut or any(_lies_ahead(said, one) for one in said.clauses)):
        return Stance.WARNS
    if _shows(said, Stance.PRAISES):
        return Stance.PRAISES
    if signs.show(Stance.HOPES, content):
        return Stance.HOPES
    return Stance.DENIES if any(_is_denied(said, one) for one in said.clauses) else Stance.ASSERTS


def _shows(said: Said, stance: Stance) -> bool:
    """Say whether a sign of an act stands in a clause that tells it: neither denied nor only when or which.

    "It did not mean hostile forces" accuses nobody, "until they are satisfied" praises nobody.
    """
    signs = said.reading.book.signs
    if not signs.show(stance, said.text):
        return False
    text = said.reading.report.text
    asides = (ClauseRelation.ADVERBIAL,)
    doubted = [one for one in said.clauses if one.verb.negated or one.relation in asides]
    kept = said.text
    for clause in doubted:
        kept = kept.replace(text[said.tokens[clause.first].span.start : said.tokens[clause.last - 1].span.end], " ")
    return signs.show(stance, kept)


def _orders(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells others what to do: "Peru must pay", "needs to leave"; not "we must", "should have"."""
    verb = clause.verb
    needs = verb.lemma in {"need", "ought"} and not verb.negated and verb.is_finite and _is_followed(said, clause)
    must = verb.modal in _OUGHT and not verb.perfect and not (verb.modal == "have to" and verb.negated)
    if clause.subject is None or clause.relation in {ClauseRelation.ADVERBIAL, ClauseRelation.RELATIVE}:
        return False
    subject = said.tokens[clause.subject.head].text.lower()
    is_addressed = verb.modal != "have to" or said.is_anybody(clause.subject)  # "lorries have to drive round"
    return (needs or must) and is_addressed and subject not in _NOBODY and not said.is_own(clause)


def _is_followed(said: Said, clause: Clause) -> bool:
    """Say whether "to" stands behind a verb: "needs to"."""
    return clause.verb.last < len(said.tokens) and said.tokens[clause.verb.last].text.lower() == "to"


def _lies_ahead(said: Said, clause: Clause) -> bool:
    """Say whether a clause tells of what may come or goes on, and does not rule it out: "could follow", "there are"."""
    if clause.verb.negated:
        return False
    is_there = clause.verb.lemma == "be" and clause.subject is None
    return (
        is_there
        or clause.verb.modal in _LIES_AHEAD
        or clause.verb.lemma in said.reading.book.words.listed("menace_verb")
    )


def _is_denied(said: Said, clause: Clause) -> bool:
    """Say whether a clause says that a deed was not done: "never sent", "did not suspend", "is not true"."""
    deeds = said.reading.book.words.listed("deniable_verb")
    is_untrue = (
        clause.verb.lemma == "be" and clause.predicate is not None and said.tokens[clause.predicate].text == "true"
    )
    return clause.verb.negated and (is_untrue or (clause.verb.lemma in deeds and clause.verb.modal is None))


def _names_other(said: Said) -> bool:
    """Say whether the content names a state or body that is not the speaker's."""
    own = {party.country for party in said.speakers} | {NO_CODE, "UNO"}
    named = [said.cast.actor(mention.actor) for part in said.one.content for mention in said.cast.outermost(part)]
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
