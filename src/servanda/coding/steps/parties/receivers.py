"""Who an amount is from and for, by the prepositions around it.

Invariant: only printed names, nationalities and owners; the nearest word behind the amount decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.syntax.shape import ClauseRelation, NounPhrase, Piece
from servanda.model import NO_CODE, ActorKind, ActorMention, MentionKind, Party, QuantityMark, Sentence, Span, WordClass

_TO = ("to", "toward", "towards", "for", "into")
_WHERE = ("in", "across", "inside", "with", "against")
_LANDS = frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.BODY, ActorKind.GOVERNMENT})
_BODIES = frozenset({ActorKind.BODY, ActorKind.COMPANY, ActorKind.IGO, ActorKind.OTHER})
_HELPS = frozenset(
    "help support assist aid back strengthen boost rebuild reconstruct restore protect relieve bolster equip arm "
    "supply enable".split()
)
"""Verbs whose object is the one who is helped: "to help Togo rebuild its port"."""

_FINANCES = frozenset({"fund", "finance", "sponsor"})
_TO_SOMEBODY = frozenset("offer give grant promise award lend loan pledge guarantee".split())
"""Verbs whose passive may have the receiver for a subject."""

_WHICH = frozenset({"that", "which", "who"})
"""Words behind which the noun before is told more of: what it names does nothing else."""

_OPENED = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL, ClauseRelation.RELATIVE})
_SUPPORT = frozenset("help aid assistance support funding financing money funds grant loan credit donation".split())
"""Nouns by which something is told to be somebody's gift: "built with Norwegian help"."""


class Receivers:
    """Finds the two ends of an amount."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.tokens = reading.marks.tokens
        self.sentences = reading.marks.sentences
        self.parties = parties
        self._alone: dict[frozenset[str], tuple[Party, ...]] = {}

    def giver(self, telling: Telling, mark: QuantityMark) -> tuple[Party, ...]:
        """Give whom an amount is from: behind "from" or "by", whose help it came with, or its nationality."""
        for preposition, phrase in self._linked(telling):
            near = self.tokens[phrase.first].span.start >= mark.span.start - _NEAR
            is_help = preposition == "with" and self.tokens[phrase.head].text.lower() in _SUPPORT
            if ((preposition in {"from", "by"} and near) or is_help) and not self._is_of_war(phrase):
                found = self.named(phrase)
                if found:
                    return found
        for piece in telling.pieces:
            phrase_of = piece.phrase
            if phrase_of is not None and self.parties.span(phrase_of.first, phrase_of.last).overlaps(mark.span):
                found = _coded(self.parties.possessor(phrase_of, phrase_of.head))
                return () if self._is_counted_beside(phrase_of, mark) else found
        return ()

    def _is_counted_beside(self, phrase: NounPhrase, mark: QuantityMark) -> bool:
        """Say whether a name only shares a verb with an amount: "Togo got 4 million and Peru $5 million"."""
        span = self.parties.span(phrase.first, phrase.last)
        ends = {one.span.end for one in self.parties.cast.in_span(span) if one.kind is MentionKind.NAME}
        return phrase.possessor is None and mark.span.start - 1 in ends

    def _is_of_war(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of what a war does: "people hit by the effects of Chad's invasion"."""
        return any(token.lemma.lower() in _WARS for token in self.tokens[phrase.first : phrase.span_last])

    def receiver(self, telling: Telling, at: int) -> tuple[Party, ...]:
        """Give whom an amount is for: the second object, then "to" and "for", then who is helped, then where."""
        clause = telling.clauses[at]
        places = self.parties.of_clause(clause, clause.verb.last)
        second = _coded(self.parties.in_places(("second",), places)) or self._offered(telling, at)
        if second:
            return second
        subject = clause.subject if not clause.verb.passive else None
        behind = [one for one in self._linked(telling) if self._is_behind(one[1], telling, at)]
        for prepositions in (_TO, _WHERE):
            for preposition, phrase in behind:
                if preposition in prepositions and phrase != subject:
                    found = self.named(phrase) or (self._owner(phrase) if prepositions is _TO else ())
                    if found:
                        return found
            if prepositions is _TO and (found := self._helped(telling, at)):
                return found
        return ()

    def _owner(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the land whose something is what an amount is for: "for the reconstruction of Niger"."""
        outer = self.parties.cast.outermost(self.parties.span(phrase.first, phrase.span_last))
        owners = [one for one in outer if _OF.search(self._before(one.span.start))]
        party = self.parties.cast.party(owners[0]) if len(owners) == len(outer) == 1 else None
        return _coded((party,)) if party is not None else ()

    def _offered(self, telling: Telling, at: int) -> tuple[Party, ...]:
        """Give the subject of what is given to it: "The ministers were offered a loan of $5 million"."""
        clause = telling.clauses[at]
        if not clause.verb.passive or not clause.objects or clause.verb.lemma not in _TO_SOMEBODY:
            return ()
        if clause.subject is None and clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
            clause = telling.clauses[clause.governor]
        return self.named(clause.subject) if clause.subject is not None else ()

    def only_other(self, telling: Telling, taken: AbstractSet[str], at: int | None = None) -> tuple[Party, ...]:
        """Give the one other state that a sentence names, wherever it stands: "a school near Lome in Togo".

        Who does something else in the sentence is left out ("doctors in Lima said"), and who only lies beside a place
        ("near its border with Chad").
        """
        elsewhere = [
            self.parties.span(one.subject.first, one.verb.first)
            for place, one in enumerate(telling.clauses)
            if at not in {None, place} and one.verb.is_finite and one.subject is not None
            if one.subject.first < one.verb.first and one.marker not in _WHICH
            if not self._is_financed(telling, at, place)
        ]
        elsewhere = [one for one in elsewhere if not self._lands(one, frozenset()).keys() & taken]
        elsewhere += [*self._said_of_giver(telling, at), *self._doers_of_nouns(telling)]
        found = self._lands(telling.sentence.span, taken, elsewhere)
        return tuple(found.values()) if len(found) == 1 else ()

    def _said_of_giver(self, telling: Telling, at: int | None) -> list[Span]:
        """Give what is only said about the doer: in "Fiji, which trains Omani pilots, sent" no Omani receives."""
        subject = telling.clauses[at].subject if at is not None else None
        if subject is None:
            return []
        return [
            self.parties.span(one.first, one.last)
            for one in telling.clauses
            if one.relation is ClauseRelation.RELATIVE and one.noun is not None
            if subject.span_first <= one.noun < max(subject.last, subject.span_last)
        ]

    def _doers_of_nouns(self, telling: Telling) -> list[Span]:
        """Give who did what a noun tells: in "after a visit by Oman, Chad funded a school" Oman receives nothing.

        Behind a passive "by" may lead to who takes a gift: "a school paid for by Chad was opened by Oman's king".
        """
        passives = [one.verb.main for one in telling.clauses if one.verb.passive]
        return [
            self.parties.span(phrase.first, phrase.last)
            for preposition, phrase in self._linked(telling)
            if preposition == "by" and not any(at < phrase.first for at in passives)
        ]

    def _is_financed(self, telling: Telling, at: int | None, place: int) -> bool:
        """Say whether a clause tells who pays for what another's doer builds or tells of.

        "Togo agreed to a port, to be financed by"; "The port will be financed by Sweden, Togo's minister said".
        """
        clause = telling.clauses[at] if at is not None else None
        if clause is None or not clause.verb.passive:
            return False
        is_said = clause.verb.lemma in _FINANCES and clause.subject is not None
        return is_said or (clause.relation in _OPENED and clause.governor == place)

    def host(self, telling: Telling, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the state to which the giver's own envoy is sent: "the Swedish embassy in Chad donated"."""
        return self.host_in(telling.sentence.span, taken)

    def host_in(self, span: Span, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the state to which an envoy of the giver that is named in a span is sent, in his title or behind it."""
        cast = self.parties.cast
        outer = cast.outermost(span)
        titled = ((one, each) for one in outer for each in cast.in_span(one.span) if each.span.start > one.span.start)
        for mention, behind in (*pairwise(outer), *titled):
            party, land = cast.party(mention), cast.party(behind)
            between = self.parties.text[mention.span.start : behind.span.start]
            is_sent = _MISSION.search(between) is not None and not is_aside(self.parties.text, behind.span.start)
            if party is None or land is None or party.country not in taken or not is_sent:
                continue
            if land.country not in {*taken, NO_CODE}:
                return (land,)
        return ()

    def in_passage(self, telling: Telling, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the one other state of the sentences around one that names none but the giver.

        Refuses where they name two, where the sentence names another itself, where nothing leads to the other state
        ("floods in Togo", "help for Togo"), and where something is told to happen in the giver's own land.
        """
        if self.names_another(telling, taken):
            return ()
        place = bisect_left(self.sentences, telling.sentence.first, key=lambda one: one.first)
        return self._only_land(self.sentences[max(0, place - _BACK) : place + 1 + _AHEAD], taken)

    def names_another(self, telling: Telling, taken: AbstractSet[str]) -> bool:
        """Say whether a sentence names a state beside the giver: what it is to the gift, its words tell, no others."""
        return bool(self._lands(telling.sentence.span, taken))

    def in_report(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the one other state that a whole report names, where something leads to it and nothing is at home."""
        # Asked for each amount of a giver: read once, or a long report costs the square of its length.
        givers = frozenset(taken)
        if givers not in self._alone:
            self._alone[givers] = self._only_land(self.sentences, taken)
        return self._alone[givers]

    def other_of_two(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other of the two states that are all whom a report names; none where something is in the giver's."""
        passage = Span(self.sentences[0].span.start, self.sentences[-1].span.end)
        found = self._lands(passage, taken)
        return tuple(found.values()) if len(found) == 1 and not self._is_within(passage, taken) else ()

    def _only_land(self, around: Sequence[Sentence], taken: AbstractSet[str]) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for sentence in around:
            found = self._lands(sentence.span, taken) | found
        passage = Span(around[0].span.start, around[-1].span.end)
        is_there = self._is_shown(passage, found.keys(), taken) and not self._is_within(passage, taken)
        return tuple(found.values()) if len(found) == 1 and is_there else ()

    def _is_within(self, passage: Span, countries: AbstractSet[str]) -> bool:
        """Say whether a passage tells of something inside a state: the giver's own floods are helped at home."""
        return any(
            self._country(one) in countries and _INSIDE.search(self._before(one.span.start))
            for one in self.parties.cast.outermost(passage)
        )

    def _is_shown(self, passage: Span, countries: AbstractSet[str], taken: AbstractSet[str]) -> bool:
        """Say whether a passage leads to a state, "floods in Togo", or joins it with the giver, "China and Togo"."""
        mentions = self.parties.cast.outermost(passage)
        for one, other in pairwise(mentions):
            pair = {self._country(one), self._country(other)}
            between = self.parties.text[one.span.end : other.span.start].strip()
            if between in {"and", ",", ", and"} and pair & countries and pair & taken:
                return True
        return any(self._country(one) in countries and _LEADS.search(self._before(one.span.start)) for one in mentions)

    def _country(self, mention: ActorMention) -> str | None:
        party = self.parties.cast.party(mention)
        return party.country if party is not None else None

    def _before(self, start: int) -> str:
        return self.parties.text[max(0, start - _NEAR) : start]

    def _lands(self, span: Span, taken: AbstractSet[str], elsewhere: Sequence[Span] = ()) -> dict[str, Party]:
        """Give the states named in a span by their code, in their order, but for those that only lie beside a place."""
        found: dict[str, Party] = {}
        for mention in self.parties.cast.outermost(span):
            actor = self.parties.cast.actor(mention.actor)
            party = self.parties.cast.party(mention)
            if party is None or actor is None or actor.kind not in _LANDS or party.country in {*taken, NO_CODE}:
                continue
            if not is_aside(self.parties.text, mention.span.start) and not any(
                mention.span in one for one in elsewhere
            ):
                found.setdefault(party.country, party)
        return found

    def _is_behind(self, phrase: NounPhrase, telling: Telling, at: int) -> bool:
        """Say whether a phrase stands behind the verb, before another subject begins to act."""
        if phrase.first < telling.clauses[at].verb.main or is_aside(
            self.parties.text, self.tokens[phrase.first].span.start
        ):
            return False
        for other in telling.clauses:
            is_finite = other.verb.is_finite and other != telling.clauses[at]
            is_doing = is_finite and other.subject is not None and other.marker not in _WHICH
            if is_doing and other.subject is not None and other.subject.first <= phrase.first < other.verb.first:
                return False  # "gave 40 trucks, doctors in Lima said"
            is_between = telling.clauses[at].verb.main < other.verb.main <= phrase.first
            if is_between and other.verb.is_finite and other.marker not in _WHICH | {"where"}:
                return False
        return True

    def _helped(self, telling: Telling, at: int) -> tuple[Party, ...]:
        behind = [one for one in telling.clauses if one.verb.main > telling.clauses[at].verb.main]
        for other in (*behind, *telling.clauses[:at]):
            if other.verb.lemma in _HELPS and not other.verb.is_finite:
                for phrase in (*other.objects, *(one.phrase for one in other.adjuncts if one.preposition in _TO)):
                    found = self.named(phrase)
                    if found:
                        return found
        return ()

    def _linked(self, telling: Telling) -> Iterator[tuple[str, NounPhrase]]:
        """Give the phrases of a sentence that a preposition opens."""
        for before, piece in zip(telling.pieces, telling.pieces[1:], strict=False):
            if before.kind == "preposition" and piece.phrase is not None and not self._is_kind(before):
                yield before.word, piece.phrase

    def _is_kind(self, preposition: Piece) -> bool:
        """Say whether "in" tells what a sum is given as, not where: "$5 million in services of the ministry"."""
        return preposition.word == "in" and self.tokens[preposition.first - 1].word_class is WordClass.NUM

    def named(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the parties with a code that a phrase names, else its owner or nationality."""
        return _coded(self.parties.of_phrase(phrase)) or _coded(self.parties.possessor(phrase, phrase.head))

    def organisation(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the body or company without a code that a phrase names with capitals: a charity, a fund, a firm."""
        cast = self.parties.cast
        found = ((party, cast.actor(party.actor)) for party in self.parties.of_phrase(phrase))
        return tuple(
            party
            for party, actor in found
            if actor is not None and actor.kind in _BODIES and any(word[:1].isupper() for word in party.text.split())
        )


def _coded(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.country != NO_CODE)


_OF = re.compile(r"\bof (?:the )?$")

_WARS = frozenset("war invasion aggression attack onslaught assault occupation blockade bombardment".split())

_MISSION = re.compile(
    r"\b(?:embassy|ambassador|envoy|consulate|consul|high commission(?:er)?)\b.{0,30}\b(?:in|to) (?:the )?$",
    re.IGNORECASE,
)
"""What stands between a state and the one to which it sends somebody."""

_LEADS = re.compile(
    r"\b(?:in|to|for|of|across|inside|throughout|with|hit|hits|struck|into|visited) (?:the )?$", re.IGNORECASE
)
"""What stands before a state that something is told of or done for."""

_INSIDE = re.compile(r"\b(?:in|across|inside|throughout|hit|struck|within) (?:the )?$", re.IGNORECASE)
"""What stands before a state in which something is told to happen."""

_BACK, _AHEAD = 3, 1
"""Sentences before and behind a gift in which the only other state is its receiver."""

_NEAR = 60
"""Characters before an amount in which "from" may stand."""
