"""Acts that the words above them leave in doubt: accused of, reported, not proven, called false.

Invariant: a doubted act is never a plain fact of the narrator, and nothing is delivered by it.
Source: field notes on events, section 4; rulings 43, 44, 47.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook.words import DoubtKind
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.goods import goods_class
from servanda.coding.acts.sides_kinds import arms_rebels
from servanda.coding.acts.types import Act
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import EventType, ItemClass, Sentence

_LINKS = frozenset({"that", "of", "about", "for", "with", "over", "whether", "if", "how"})
"""Words between a word of doubt and the act that it puts in doubt: "allegations that", "suspected of"."""

_DOWN = frozenset(
    {ClauseRelation.COMPLEMENT, ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL, ClauseRelation.COORDINATED}
)
_NONE = frozenset({"no", "little", "nobody", "none", "nothing", "scant"})
_SEEMS = frozenset({"appear", "seem"})
_REACH = 8
"""Tokens between "accused by" and the "of" or "that" of what one is accused of."""

_BESIDE = 3
"""Tokens around a verb in which a word such as "reportedly" goes with it."""


_REPORTED = frozenset({"reported", "reportedly", "reports", "report"})
_RUMOURED = frozenset("rumour rumours rumor rumors rumoured rumored claim claims claimed belief theory gossip".split())

_GOOD = frozenset({EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.CONSULT, EventType.AGREE})
"""Types of acts that one is charged with doing, not with having done."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What puts an act in doubt: the kind, and the phrase of who accuses, if the sentence names one."""

    kind: DoubtKind
    accuser: NounPhrase | None = None


class Doubts:
    """Finds the words of doubt that stand over the acts of a report."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.tokens = reading.marks.tokens
        self.words = reading.book.words.doubts

    def of(self, act: Act) -> Doubt | None:
        """Give what puts an act in doubt; None where nothing does.

        Who is charged with something good has it to do: nothing says that it was done.
        """
        doubt = self._over(act)
        if doubt is not None and doubt.kind == "blame" and self._is_task(act):
            return Doubt("unproven")
        return doubt

    def is_report(self, doubt: Doubt | None, sentence: Sentence) -> bool:
        """Say whether a doubt is only that a report without an author tells something: "it was reported that".

        Rumours, claims and beliefs are no reports.
        """
        words = {self.tokens[at].text.lower() for at in range(sentence.first, sentence.last)}
        return doubt is not None and doubt.kind == "hearsay" and bool(words & _REPORTED) and not words & _RUMOURED

    def _is_task(self, act: Act) -> bool:
        """Say whether "charged with" gives a task: "was charged with delivering the tents", not the bombs."""
        if act.is_noun or act.clause is None or act.frame.type not in _GOOD:
            return False
        start = act.telling.clauses[act.clause].verb.first
        words = [token.text.lower() for token in self.tokens[max(0, start - 2) : start]]
        return words[:1] in (["charged"], ["tasked"]) and words[-1:] == ["with"] and not self._is_of_arms(act)

    def _is_of_arms(self, act: Act) -> bool:
        """Say whether arms or fighters are what is moved, for which one may be charged in court."""
        moved = {goods_class(self.reading, phrase) for phrase in act.item}
        return bool(moved & {ItemClass.ARMS, ItemClass.AMMUNITION, ItemClass.TROOPS}) or arms_rebels(
            act.frame.type, act.target
        )

    def _over(self, act: Act) -> Doubt | None:
        sentence = act.telling.sentence
        if not act.is_noun:
            return self.at(sentence, act.telling.clauses, act.clause) if act.clause is not None else None
        first = bisect_left(self.tokens, act.span.start, key=lambda token: token.span.start)
        found = self._before(sentence, act.telling.clauses, first)
        if found is not None or act.clause is None:
            return found
        clause = act.telling.clauses[act.clause]
        carried = any(one.first <= first < one.last for one in clause.objects)
        return self.at(sentence, act.telling.clauses, act.clause) if carried else None

    def at(self, sentence: Sentence, clauses: Sequence[Clause], at: int) -> Doubt | None:
        """Give what puts the act of a clause's verb in doubt: words before it, beside it, or in clauses above."""
        for clause in self._chain(clauses, at):
            found = (
                self._before(sentence, clauses, self._start(clause))
                or self._above(clauses, clause)
                or self._beside(sentence, clause)
            )
            if found is not None:
                return found
        return None

    def _chain(self, clauses: Sequence[Clause], at: int) -> Iterator[Clause]:
        """Give a clause and those above that hand their doubt down to it."""
        seen: set[int] = set()
        while at not in seen:
            seen.add(at)
            clause = clauses[at]
            yield clause
            if clause.governor is None or clause.relation not in _DOWN:
                return
            governor = clauses[clause.governor]
            is_other = clause.verb.is_finite and not governor.verb.is_finite
            if clause.relation is ClauseRelation.COORDINATED and is_other:
                return  # "is accused of raiding a village and recalled its envoy" doubts the raid alone
            at = clause.governor

    def _start(self, clause: Clause) -> int:
        """Give where a clause's own words begin, behind what opens it."""
        if clause.subject is None or not clause.verb.is_finite or clause.subject.first > clause.verb.first:
            return clause.verb.first
        return clause.subject.first

    def _before(self, sentence: Sentence, clauses: Sequence[Clause], start: int) -> Doubt | None:
        """Give the doubt of the word that opens a clause or phrase: "reports that", "accused by the mayor of"."""
        link = start - 1
        while link > sentence.first and self.tokens[link].text.lower().endswith("ly"):
            link -= 1
        if link > sentence.first and (verb := self._bare(link, clauses)) is not None:
            return verb
        if link <= sentence.first or self.tokens[link].text.lower() not in _LINKS:
            return None
        kind = self._kind(link - 1, clauses, sentence)
        if kind is not None:
            return Doubt(self._judged(kind, link - 1, sentence, clauses), self._accuser(link - 1, clauses))
        for at in range(max(sentence.first, link - _REACH), link - 1):
            if self.tokens[at + 1].text.lower() == "by" and self._listed(at) == "blame":
                return Doubt("blame", self._agent(at + 1, clauses))
        return None

    def _bare(self, at: int, clauses: Sequence[Clause]) -> Doubt | None:
        """Give the doubt of a verb right before a clause that no "that" opens: "analysts suspect Peru left"."""
        kind = self._listed(at)
        own = next((one for one in clauses if one.verb.main == at and one.verb.is_finite), None)
        if own is None or own.verb.passive or kind not in {"blame", "guess"}:
            return None
        return Doubt(kind, own.subject if kind == "blame" else None)

    def _listed(self, at: int) -> DoubtKind | None:
        token = self.tokens[at]
        before = self.tokens[at - 1].text.lower() if at else ""
        if (of_two := self.words.get(f"{before} {token.text.lower()}")) is not None:
            return of_two  # "came under fire for"
        forms = (token.text.lower(), token.lemma.lower(), token.text.lower().removesuffix("s"))
        return next((self.words[form] for form in forms if form in self.words), None)

    def _kind(self, at: int, clauses: Sequence[Clause], sentence: Sentence) -> DoubtKind | None:
        """Give the doubt of a word; that of a verb only where it names no source: "it was reported that"."""
        kind = self._listed(at)
        own = next((one for one in clauses if one.verb.main == at), None)
        if kind == "checked":
            before = self.tokens[max(sentence.first, at - _REACH // 2) : at]
            no = any(token.text.lower() in _NONE | {"not", "never"} for token in before)
            return "unproven" if no or (own is not None and own.verb.negated) else None
        is_judged = at > sentence.first and self._listed(at - 1) in {"false", "unproven"}
        if own is not None and kind == "hearsay" and not is_judged:
            return kind if own.verb.passive or own.subject is None else None
        return kind

    def _judged(self, kind: DoubtKind, at: int, sentence: Sentence, clauses: Sequence[Clause]) -> DoubtKind:
        """Give false for what is called so before or behind: "baseless claims that", "the report that ... is false"."""
        if at > sentence.first and self._listed(at - 1) == "false":
            return "false"
        verdicts = (one for one in clauses if one.predicate is not None and one.predicate > at)
        for one in verdicts:
            if one.verb.lemma == "be" and one.predicate is not None and self._listed(one.predicate) == "false":
                return "unproven" if one.verb.negated else "false"
        return kind

    def _above(self, clauses: Sequence[Clause], clause: Clause) -> Doubt | None:
        """Give the doubt of the verb above a clause: "is believed to have", "reports say", "nobody has shown"."""
        if clause.governor is None or clause.relation not in _DOWN - {ClauseRelation.COORDINATED}:
            return None
        governor = clauses[clause.governor]
        kind = self._listed(governor.verb.main)
        subject = governor.subject
        if clause.relation is ClauseRelation.INFINITIVE or self._hangs_on_have(clause):
            happened = clause.verb.perfect or clause.verb.progressive or kind == "blame" or not clause.verb.infinitive
            open_to = governor.verb.passive or governor.verb.lemma in _SEEMS
            return Doubt(kind) if kind in {"blame", "hearsay", "guess"} and happened and open_to else None
        if clause.relation is ClauseRelation.PARTICIPIAL and kind == "blame" and clause.marker in _LINKS:
            return Doubt(kind, None if governor.verb.passive else subject)
        if clause.relation is not ClauseRelation.COMPLEMENT:
            return None
        if subject is not None and self._is_talk(subject):
            return Doubt("hearsay")
        if kind == "checked" and (governor.verb.negated or (subject is not None and self._is_none(subject))):
            return Doubt("unproven")
        if kind == "blame":
            return Doubt(kind, None if governor.verb.passive else subject)
        return Doubt(kind) if kind == "guess" or (kind == "hearsay" and governor.verb.passive) else None

    def _hangs_on_have(self, clause: Clause) -> bool:
        """Say whether a participle stands behind "to have" that the clauses have cut off: "is alleged to have left"."""
        before = [token.text.lower() for token in self.tokens[max(0, clause.verb.first - 2) : clause.verb.first]]
        return clause.relation is ClauseRelation.PARTICIPIAL and before == ["to", "have"]

    def _is_talk(self, subject: NounPhrase) -> bool:
        """Say whether a phrase names only talk: "reports", "rumours", "media reports"; "a report" has an author."""
        word = self.tokens[subject.head]
        is_many = word.text.lower() != word.lemma.lower() or self._listed(subject.head) == "hearsay"
        return is_many and self._listed(subject.head) in {"hearsay", "blame"} and word.text.lower() != "report"

    def _is_none(self, subject: NounPhrase) -> bool:
        return self.tokens[subject.first].text.lower() in _NONE

    def _beside(self, sentence: Sentence, clause: Clause) -> Doubt | None:
        """Give the doubt of a word beside the verb, or of "according to reports" in the sentence."""
        verb = clause.verb
        near = range(max(sentence.first, clause.first, verb.first - _BESIDE), min(verb.last + 1, sentence.last))
        opening = range(sentence.first, min(sentence.first + 1, clause.first + 1))
        for at in (*near, *opening):
            if self.tokens[at].text.lower().endswith("ly") and (kind := self._listed(at)) is not None:
                return Doubt(kind)
        for at in range(sentence.first, sentence.last - 2):
            if self._is_according(at, sentence) and clause.relation is ClauseRelation.ROOT:
                return Doubt("hearsay")
        return None

    def _is_according(self, at: int, sentence: Sentence) -> bool:
        """Say whether "according to" stands here with nothing but talk behind it: "according to media reports"."""
        first, second = (token.text.lower() for token in self.tokens[at : at + 2])
        behind = range(at + 2, min(at + 5, sentence.last))
        return (first, second) == ("according", "to") and any(
            self._listed(place) == "hearsay" and self.tokens[place].text.lower().endswith("s") for place in behind
        )

    def _accuser(self, at: int, clauses: Sequence[Clause]) -> NounPhrase | None:
        """Give the subject of a verb of blame: "investigators suspect Peru of" has the verb further ahead."""
        own = next((one for one in clauses if one.verb.main == at and not one.verb.passive), None)
        return own.subject if own is not None else None

    def _agent(self, at: int, clauses: Sequence[Clause]) -> NounPhrase | None:
        adjuncts = (one for clause in clauses for one in clause.adjuncts)
        return next((one.phrase for one in adjuncts if one.preposition == "by" and one.phrase.first == at + 1), None)
