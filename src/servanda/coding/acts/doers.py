"""Who is meant as the doer of a clause: the whole subject, where the words of the clause print only a part of it.

Invariant: a clause keeps its verb; its subject and objects are phrases that stand in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling, hanging_on
from servanda.coding.syntax.shape import Adjunct, Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, EventType, Token, WordClass

_PAIR = 2

_LABELS = frozenset({WordClass.PROPN, WordClass.CCONJ})
_LONGEST_LABEL = 5
"""What a state's name before a colon is made of, and how many words of it are looked at."""

_LISTED = frozenset({WordClass.PROPN, WordClass.ADJ})
"""Classes of the words in a list of states: "the leaders of Peru, New Zealand | and Chile"."""

_PICKED_BY = frozenset({ClauseRelation.RELATIVE, ClauseRelation.COMPLEMENT})
"""How a clause hangs on "it was Peru"."""

_AFTER_PARTICIPLES = frozenset({"of", "in", "by", "for", "with", "to"})
_JOINS = frozenset({",", ";", ":", "and", "but", "or", "–", "—"})
"""Words by which a sentence goes on with another verb of the same subject."""

_OPENS_NOUN = frozenset({"the", "a", "this", "that", "recent", "alleged", "latest"})
_SENT = frozenset({"delegation", "team", "mission", "group", "contingent", "party", "entourage"})
"""Those who are sent, and act for whoever leads them."""

_SHIFTED_OVER = frozenset({"to", "into", "from"})
_OPENS_GIVEN = frozenset({"a", "an", "the", "some", "several", "two", "its", "their", "dozens", "hundreds"})
_TIMES = frozenset("hour day week month year morning evening night afternoon weekend time minute summer winter".split())
"""What stands before a long object, how that may begin, and heads of phrases of time, which are none."""

_INTENTS = frozenset("offer pledge promise plan decision threat vow proposal move refusal attempt bid effort".split())
"""Nouns whose infinitive is done by whoever's they are."""

_FIGHTS = frozenset({"fight", "clash", "shoot"})
_LEADS = frozenset({"lead", "head", "chair", "command", "spearhead"})
_ONLY_SUBJECTS = frozenset({"they", "he", "she", "we", "i"})
_UNWANTED = frozenset({"grata", "gratae"})
"""The last word of what envoys are declared, read as an object of its own: "the consul persona non | grata"."""
_SEVERAL = frozenset({"they", "we"})


DECIDES = frozenset(
    "announce approve authorize authorise command declare decree direct enact impose introduce mandate order".split()
)
DECIDED = frozenset({EventType.SANCTION, EventType.COERCE, EventType.RETREAT, EventType.SUPPORT, EventType.CONSULT})
"""Verbs whose subject does what it decides, and the types of what is decided: "ordered the closure of the border"."""
_DECIDABLE = frozenset(EventType) - {EventType.ASSAULT, EventType.PROTEST}


_SHARES = frozenset("contribution role help assistance success effort part participation involvement".split())
_OF_SHARES = frozenset({"to", "in", "of", "for"})
"""Nouns of a share in what is done, and the prepositions before the gerund that tells what that is."""


class Doers:
    """Gives clauses with the whole of what is meant as their subject."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.parties = parties
        self.tokens = reading.marks.tokens
        self._events = reading.book.events

    def of(self, telling: Telling, index: int) -> Clause:
        """Give a clause of a sentence with its doer and the one it is done to."""
        own = self._with_shared_object(telling, index)
        clause = self._with_decider(telling, self._with_picked(telling, self.as_verb(own)))
        clause = _with_shared(telling, index, self._behind_reduced(telling, index, clause))
        clause = _with_both_fighting(telling, clause)
        clause = self._with_nation(self._with_blow(telling, index, _with_fronted(telling, index, clause)))
        clause = self._with_hung(telling, self._with_tellers(telling, clause))
        clause = self._with_both(telling, _with_whole_subject(telling, clause, self.tokens))
        clause = self._with_shifted(telling, self._with_promiser(telling, clause))
        return self._with_leaders(telling, self._without_own_subject(self._with_label(telling, clause)))

    def _with_shared_object(self, telling: Telling, index: int) -> Clause:
        """Give a verb the object that it shares with the next: "condemned | and sanctioned Peruvian banks"."""
        clause = telling.clauses[index]
        younger = telling.clauses[index + 1] if index + 1 < len(telling.clauses) else None
        if younger is None or younger.governor is None or younger.relation is not ClauseRelation.COORDINATED:
            return clause
        if younger.governor not in {index, clause.governor}:
            return clause
        younger = self._with_shared_object(telling, index + 1)
        between = [one.text.lower() for one in self.tokens[clause.verb.last : younger.verb.first]]
        is_bare = not (clause.objects or clause.adjuncts or clause.verb.passive or younger.verb.passive)
        is_next = between[:1] in (["and"], ["or"], [","]) and len(between) <= _PAIR
        if not (is_bare and is_next and younger.objects) or younger.subject != clause.subject:
            return clause
        shared = younger.objects[-1]
        names = self.parties.of_phrase(shared) or self.parties.possessor(shared, shared.head)
        if not names or not clause.verb.is_finite:
            return clause  # "solicited and accepted bribes", "may leave and enter the town"
        return replace(clause, objects=younger.objects, adjuncts=younger.adjuncts, last=younger.last)

    def _with_shifted(self, telling: Telling, clause: Clause) -> Clause:
        """Give a verb the object that stands behind its receiver: "handed over to Chad | three suspects"."""
        if clause.objects or clause.verb.passive or clause.verb.participle or not clause.adjuncts:
            return clause
        first = clause.adjuncts[0]
        if first.preposition == "of" and self.tokens[first.at - 1].lemma.lower() in _TIMES:
            return replace(clause, objects=(first.phrase,), adjuncts=clause.adjuncts[1:])  # "began five days of drills"
        place = next((at for at, one in enumerate(telling.pieces) if one.phrase == first.phrase), None)
        behind = telling.pieces[place + 1].phrase if place is not None and place + 1 < len(telling.pieces) else None
        is_near = first.preposition in _SHIFTED_OVER and first.at in {clause.verb.main + 1, clause.verb.last}
        if behind is None or not is_near or behind.first != first.phrase.span_last:
            return clause
        opening, head = self.tokens[behind.first], self.tokens[behind.head]
        is_counted = opening.word_class is WordClass.NUM or opening.text.lower() in _OPENS_GIVEN
        if not is_counted or head.word_class is not WordClass.NOUN or head.lemma.lower() in _TIMES:
            return clause
        if any(
            one.subject is not None and one.subject.head == behind.head and one.verb.is_finite
            for one in telling.clauses
        ):
            return clause
        return replace(clause, objects=(behind,))

    def _with_promiser(self, telling: Telling, clause: Clause) -> Clause:
        """Give what a noun promises, or is a share in, to whoever's it is: "noted | Peru's offer to send boats".

        "Praised | Peru's contribution to building the school": Peru builds.
        """
        is_shared = clause.relation is ClauseRelation.PARTICIPIAL and clause.marker in _OF_SHARES
        at = clause.verb.first - (2 if is_shared else 1)
        nouns = _SHARES if is_shared else _INTENTS
        is_meant = (clause.verb.infinitive or is_shared) and at >= telling.sentence.first
        if not is_meant or self.tokens[at].lemma.lower() not in nouns:
            return clause
        phrases = (one.phrase for one in telling.pieces if one.phrase is not None)
        intent = next((one for one in phrases if one.head == at and one.last == at + 1), None)
        owners = {one.country for one in self.parties.possessor(intent, at)} if intent is not None else set()
        doing = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        if intent is None or not owners or owners & {one.country for one in doing}:
            return clause
        first, last = intent.possessor or (intent.first, at)
        return replace(clause, subject=NounPhrase(first, last, last - 1, first, last)) if first < last else clause

    def _behind_reduced(self, telling: Telling, index: int, clause: Clause) -> Clause:
        """Give a verb the subject before a participle read as a verb: "A man suspected of theft | was arrested"."""
        before = telling.clauses[:index]
        first = next((one for one in before if one.relation is ClauseRelation.ROOT), None)
        if first is None or clause.relation is not ClauseRelation.ROOT or first.subject is None or first.objects:
            return clause
        verb = first.verb
        follows = self.tokens[verb.last].text.lower() if verb.last < len(self.tokens) else ""
        is_bare = verb.last - verb.first == 1 and not verb.passive and self.tokens[verb.main].text.endswith("ed")
        between = {one.text.lower() for one in self.tokens[verb.last : clause.verb.first]}
        if not is_bare or follows not in _AFTER_PARTICIPLES or between & _JOINS:
            return clause
        return replace(clause, subject=first.subject)

    def as_verb(self, clause: Clause) -> Clause:
        """Give a gerund that stands as a noun with the object and the doer of its verb: "the killing of two by"."""
        verb = clause.verb
        before = self.tokens[verb.first - 1].text.lower() if verb.first else ""
        of = next((one for one in clause.adjuncts if one.preposition == "of" and one.at == verb.last), None)
        if not verb.participle or verb.passive or of is None or before not in _OPENS_NOUN or clause.objects:
            return clause
        by = next((one for one in clause.adjuncts if one.preposition == "by"), None)
        rest = tuple(one for one in clause.adjuncts if one not in {of, by})
        return replace(clause, objects=(of.phrase,), subject=by.phrase if by is not None else None, adjuncts=rest)

    def _with_decider(self, telling: Telling, clause: Clause) -> Clause:
        """Give a gerund that stands as a noun whoever decides it: "Chad announced the lifting of the blockade"."""
        governor = telling.clauses[clause.governor] if clause.governor is not None else None
        if governor is None or clause.subject is not None or not clause.verb.participle or clause.verb.passive:
            return clause
        before = self.tokens[clause.verb.first - 1].text.lower() if clause.verb.first else ""
        decides = governor.verb.lemma in DECIDES and not governor.verb.passive and before in _OPENS_NOUN
        match = self._events.at([self.tokens[clause.verb.main].text], 0) if decides else None
        types = {one.frame.type for one in match.readings} if match is not None else set()
        return replace(clause, subject=governor.subject) if types & DECIDED and types <= _DECIDABLE else clause

    def _with_picked(self, telling: Telling, clause: Clause) -> Clause:
        """Give a clause with the subject that "it was" picks out: "It was Peru, not Chile, that sent the boats"."""
        if clause.governor is None or clause.relation not in _PICKED_BY:
            return clause
        governor = telling.clauses[clause.governor]
        if self._is_what_one_is(governor, clause):
            return replace(clause, subject=governor.subject)
        is_it = governor.subject is not None and self.tokens[governor.subject.head].text.lower() == "it"
        is_own = clause.subject is not None and clause.subject.head != clause.noun
        if not is_it or governor.verb.lemma != "be" or not governor.objects or is_own:
            return clause
        return replace(clause, subject=governor.objects[0])

    def _is_what_one_is(self, governor: Clause, clause: Clause) -> bool:
        """Say whether a relative clause tells what somebody is: "Peru is a country that has sent tents to Chad"."""
        is_relative = clause.relation is ClauseRelation.RELATIVE and clause.verb.is_finite and not clause.verb.passive
        if not is_relative or governor.verb.lemma != "be" or governor.verb.negated or len(governor.objects) != 1:
            return False
        kind = governor.objects[0]
        is_its_own = clause.noun == kind.head and clause.subject is not None and clause.subject.head == kind.head
        is_open = self.tokens[kind.first].text.lower() in {"a", "an"} and not self.parties.of_phrase(kind)
        return is_its_own and is_open and governor.subject is not None

    def _with_blow(self, telling: Telling, index: int, clause: Clause) -> Clause:
        """Give a clause the blow that was read as a verb of its own: "Peruvian shelling | killed two"."""
        blow = telling.clauses[index - 1] if index else None
        if clause.subject is not None or blow is None or blow.governor != index or blow.verb.last != clause.verb.first:
            return clause
        at = blow.verb.main
        is_noun = blow.verb.participle and not blow.verb.passive and not blow.objects and not blow.adjuncts
        if not is_noun or not at or self.tokens[at - 1].word_class is not WordClass.ADJ:
            return clause
        blow_named = NounPhrase(first=at - 1, last=at + 1, head=at, span_first=at - 1, span_last=at + 1)
        return replace(clause, subject=blow_named)

    def _with_nation(self, clause: Clause) -> Clause:
        """Give a subject with the name before it that was read as a noun of its own: "US | officials accuse"."""
        subject, noun = clause.subject, clause.noun
        is_beside = subject is not None and noun is not None and noun + 1 == subject.first
        if subject is None or noun is None or not is_beside or clause.relation is not ClauseRelation.RELATIVE:
            return clause
        whole = self.parties.span(noun, subject.last)
        if not any(one.span == whole for one in self.parties.cast.in_span(whole)):
            return clause
        return replace(clause, subject=replace(subject, first=noun, span_first=noun))

    def _with_tellers(self, telling: Telling, clause: Clause) -> Clause:
        """Give those who tell of themselves for a pronoun of nobody: "soldiers said that they had seized power"."""
        subject = clause.subject
        if subject is None or clause.governor is None or clause.relation is not ClauseRelation.COMPLEMENT:
            return clause
        teller = _with_shared(telling, clause.governor, telling.clauses[clause.governor]).subject
        if self.tokens[subject.head].text.lower() not in _SEVERAL or teller is None or self.parties.of_phrase(subject):
            return clause
        head = self.tokens[teller.head]
        is_several = _is_plural(head) or head.lemma.lower() in _SENT | {"band", "number", "handful"}
        return replace(clause, subject=teller) if is_several else clause

    def _with_hung(self, telling: Telling, clause: Clause) -> Clause:
        """Give a passive what hangs on its subject: of "the blockade of Peru was lifted" and "a plan by Peru was".

        Who did what the subject names is no doer of the verb: its "by" is read as "from".
        """
        subject = clause.subject
        if subject is None or not clause.verb.passive or subject.last > clause.verb.first:
            return clause
        place = next((at for at, one in enumerate(telling.pieces) if one.phrase == subject), None)
        hung = hanging_on(telling.pieces, place) if place is not None else []
        own = {one.phrase.head for one in clause.adjuncts}
        more = tuple(
            Adjunct("from" if word == "by" else word, phrase, clause.verb.last)
            for word, phrase in hung
            if phrase.last <= clause.verb.first and phrase.head not in own
        )
        return replace(clause, adjuncts=(*clause.adjuncts, *more)) if more else clause

    def _with_both(self, telling: Telling, clause: Clause) -> Clause:
        """Give a clause with both sides that a headline joins by a comma: "Peru, Chad | sign a treaty"."""
        first, subject = telling.sentence.first, clause.subject
        if subject is None or subject.first - 2 < first or self.tokens[subject.first - 1].text != ",":
            return clause
        opening = telling.pieces[0].phrase if telling.pieces else None
        if opening is None or opening.first != first or opening.last != subject.first - 1:
            return clause
        sides = [self.parties.of_phrase(one) for one in (opening, subject)]
        codes = [{party.country for party in parties} - {NO_CODE} for parties in sides]
        if not all(codes) or codes[0] & codes[1]:
            return clause
        return replace(clause, subject=replace(subject, first=first, span_first=first))

    def _with_label(self, telling: Telling, clause: Clause) -> Clause:
        """Give a verb that opens a list's item the state that stands before its colon: "- Peru: | closes its port"."""
        colon = clause.verb.first - 1
        is_first = clause.verb.first == telling.sentence.first and clause.verb.is_finite and not clause.verb.passive
        if clause.subject is not None or not is_first or colon < 1 or self.tokens[colon].text != ":":
            return clause
        first = colon
        while first > 0 and self.tokens[first - 1].word_class in _LABELS and colon - first < _LONGEST_LABEL:
            first -= 1
        parties = self.parties.of_range(first, colon) if first < colon else ()
        if not parties or any(one.code != one.country or one.country == NO_CODE for one in parties):
            return clause
        return replace(clause, subject=NounPhrase(first, colon, colon - 1, first, colon))

    def _without_own_subject(self, clause: Clause) -> Clause:
        """Leave out the subject of a clause that hangs on the object: "freed the men | they had held"."""
        heads = [(one, self.tokens[one.head].text.lower()) for one in clause.objects]
        kept = tuple(one for one, head in heads if head not in _ONLY_SUBJECTS)
        if heads and heads[-1][1] in _UNWANTED and heads[-1][0].first == heads[-1][0].head:
            kept = kept[:-1]
        return clause if len(kept) == len(clause.objects) else replace(clause, objects=kept)

    def _with_leaders(self, telling: Telling, clause: Clause) -> Clause:
        """Give a clause with those who lead a delegation in its place: "a team headed by the minister arrived"."""
        subject = self._led(telling, clause.subject) if clause.subject is not None else None
        objects = tuple(self._led(telling, one) for one in clause.objects)
        adjuncts = tuple(replace(one, phrase=self._led(telling, one.phrase)) for one in clause.adjuncts)
        if (subject, objects, adjuncts) == (clause.subject, clause.objects, clause.adjuncts):
            return clause
        return replace(clause, subject=subject, objects=objects, adjuncts=adjuncts)

    def _led(self, telling: Telling, phrase: NounPhrase) -> NounPhrase:
        """Give who leads a delegation that is nobody's as printed, else the phrase itself."""
        if self.tokens[phrase.head].lemma.lower() not in _SENT:
            return phrase
        if any(party.country != NO_CODE for party in self.parties.of_phrase(phrase)):
            return phrase
        for clause in telling.clauses:
            is_own = clause.noun == phrase.head or (clause.subject is not None and clause.subject.head == phrase.head)
            leader = next((one.phrase for one in clause.adjuncts if one.preposition == "by"), None)
            if is_own and clause.verb.lemma in _LEADS and not clause.objects and leader is not None:
                return leader
        return phrase


def _with_shared(telling: Telling, index: int, clause: Clause) -> Clause:
    """Give a clause without a subject that of the clause it goes on: "the envoys met and | agreed to pay"."""
    at, elder = index, clause
    while elder.subject is None and elder.governor is not None and elder.governor < at:
        if elder.relation is not ClauseRelation.COORDINATED or not elder.verb.is_finite or elder.verb.modal is not None:
            return clause
        at = elder.governor
        elder = telling.clauses[at]
    return replace(clause, subject=elder.subject) if at != index else clause


def _with_both_fighting(telling: Telling, clause: Clause) -> Clause:
    """Give those between whom there was fighting as the doers of what it did: "Fighting between A and B killed two"."""
    opening = telling.clauses[clause.governor] if clause.governor is not None else None
    if opening is None or clause.subject is None or opening.verb.lemma not in _FIGHTS or not opening.verb.participle:
        return clause
    sides = next((one.phrase for one in opening.adjuncts if one.preposition == "between"), None)
    if sides is None or not sides.first < clause.subject.first:
        return clause
    last = max(sides.span_last, clause.subject.span_last)
    return replace(clause, subject=replace(sides, span_last=last))


def _with_fronted(telling: Telling, index: int, clause: Clause) -> Clause:
    """Give a participle that opens a sentence the subject behind it: "Having met the envoy, | the mayor left"."""
    if clause.subject is not None or not clause.verb.participle or clause.governor is None:
        return clause
    governor = telling.clauses[clause.governor]
    is_nested = governor.relation is ClauseRelation.PARTICIPIAL and governor.governor == index
    if is_nested:  # "Accusing Peru of dumping waste, | Chile left": the two participles hang on each other
        governor = next((one for one in telling.clauses[index + 1 :] if one.verb.is_finite), governor)
    is_behind = governor.subject is not None and clause.verb.last < governor.subject.first <= governor.verb.first
    is_before = is_nested or (clause.governor > index and governor.subject is not None)
    if clause.relation is not ClauseRelation.PARTICIPIAL or not (is_behind and is_before):
        return clause
    if not is_nested and governor.subject is not None and clause.last > governor.subject.first:
        return clause
    return replace(clause, subject=governor.subject)


def _with_whole_subject(telling: Telling, clause: Clause, tokens: Sequence[Token]) -> Clause:
    """Give a clause with the list that its subject only goes on: "the leaders of Peru, | Chile and Bolivia met"."""
    subject = clause.subject
    if subject is None:
        return clause
    for piece, behind in pairwise(telling.pieces):
        whole = piece.phrase
        if (
            whole is None
            or not _opens_list(tokens[whole.head], behind.word)
            or whole.last != behind.first
            or not whole.first < subject.first
        ):
            continue
        if subject.first < whole.span_last:  # "the plan of [Peru] to leave" leaves nothing itself
            return clause if clause.noun == whole.head and clause.verb.infinitive else replace(clause, subject=whole)
        between = tokens[behind.last : subject.first]
        joins = bool(between) and _goes_on(between[-1], subject, tokens) and _is_plural(tokens[whole.head])
        if joins and all(one.word_class in _LISTED or one.text.lower() in {",", "and", "the"} for one in between):
            return replace(clause, subject=replace(whole, span_last=subject.span_last))
    return clause


def _opens_list(head: Token, word: str) -> bool:
    """Say whether a preposition tells whose those are who are named before it: "ministers of", "officials from"."""
    return word == "of" or (word == "from" and _is_plural(head))


def _goes_on(last: Token, subject: NounPhrase, tokens: Sequence[Token]) -> bool:
    """Say whether a subject only ends a list: "Peru, | Chile and Bolivia"."""
    own = {one.text.lower() for one in tokens[subject.span_first : subject.span_last]}
    return last.text.lower() == "and" or (last.text == "," and "and" in own)


def _is_plural(token: Token) -> bool:
    return token.word_class is WordClass.NOUN and token.text.lower() != token.lemma.lower()
