"""Which acts of a content are the speaker's own side's, read on its clauses.

Invariant: an act is the speaker's own by the subject of its clause alone; a clause without a subject is nobody's.
Source: codebook, stances; rulings 12 and 13.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.spoken import Attribution
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, ActorKind, Party, Span, Token, WordClass

_SELF = frozenset({"i", "we"})
_MINE = frozenset({"my", "our"})
_OWN_GOVERNMENT = frozenset({"the government", "the authorities", "the country"})
_OWNED = {"his": "he", "her": "she", "its": "it", "their": "they"}
_OWN_SIDE = frozenset("country government ministry side army nation state administration company party union".split())
"""Nouns behind "our", "its" for the speaker's own side."""

_ACTING = frozenset({"GOV", "MIL", "LEG", "COP", "JUD"})
"""Sectors that act for a state; its people and its rebels do not."""

_FUTURE = frozenset({"will", "would", "shall", "going to"})
_DEEPEST = 6
"""How many clauses up a clause is followed: nobody speaks in deeper sentences."""

_ASIDE = frozenset({ClauseRelation.RELATIVE, ClauseRelation.ADVERBIAL})
"""Clauses that tell when, why and which: what they hold is no act of the content."""

_LINKED = frozenset({"commit", "undertake"})
"""Verbs that pledge only before "to": "we undertake to pay", not "we have undertaken a survey"."""
_RUN_STOPS = frozenset({WordClass.VERB, WordClass.AUX, WordClass.PUNCT, WordClass.SCONJ})
_QUOTED = frozenset({"statement.quote", "statement.continued", "statement.colon", "statement.turn"})


_APART = frozenset({"OPP", "PTY"})
"""Sectors of those who ask the government of their own state for something: "the government should scrap the tax"."""


class Said:
    """A content with its clauses, its speaker's side, and the acts that are that side's own."""

    def __init__(self, reading: ReportReading, cast: Cast, one: Attribution, speakers: Sequence[Party]) -> None:
        self.reading = reading
        self.cast = cast
        self.one = one
        self.speakers = speakers
        self.tokens = reading.marks.tokens
        self.words = reading.book.words

    @cached_property
    def text(self) -> str:
        """Give the content's words."""
        return " ".join(part.of(self.reading.report.text) for part in self.one.content)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Give the clauses whose verb stands in the content, in the order of the text."""
        return tuple(self._clauses())

    def _clauses(self) -> Iterator[Clause]:
        sentences = self.reading.marks.sentences
        for part in self.one.content:
            at = max(0, bisect_left(sentences, part.start + 1, key=lambda one: one.span.start) - 1)
            while at < len(sentences) and sentences[at].span.start < part.end:
                yield from (one for one in self.reading.clauses[at] if self.tokens[one.verb.main].span in part)
                at += 1

    def is_aside(self, clause: Clause) -> bool:
        """Say whether a clause only says when, why or which, or hangs on one that does, and does not open the content.

        "A rule which states that nobody should leave" demands nothing.
        """
        for _ in range(_DEEPEST):
            if clause.relation in _ASIDE and not self.opens(clause):
                return True
            above = self._above(clause)
            if above == clause or above not in self.clauses:
                return False
            clause = above
        return False

    def lemmas(self) -> frozenset[str]:
        """Give the lemmas of the content's words."""
        return frozenset(token.lemma.lower() for token in self._words())

    def _words(self) -> Iterator[Token]:
        for part in self.one.content:
            first = bisect_left(self.tokens, part.start, key=lambda token: token.span.start)
            last = bisect_left(self.tokens, part.end, key=lambda token: token.span.start)
            yield from self.tokens[first:last]

    def is_own(self, clause: Clause) -> bool:
        """Say whether the subject of a clause is the speaker or the speaker's own side."""
        subject = clause.subject or self._shared_subject(clause)
        return subject is not None and self.is_side(subject)

    def _shared_subject(self, clause: Clause) -> NounPhrase | None:
        """Give the subject that a verb behind "and" shares with the last finite verb before it that has one."""
        if clause.relation is not ClauseRelation.COORDINATED:
            return None
        before = [one for one in self.clauses if one.verb.first < clause.verb.first and one.verb.is_finite]
        return next((one.subject for one in reversed(before) if one.subject is not None), None)

    def is_side(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is the speaker or the speaker's own side: "we", "our country", "he" of a person."""
        head = self.tokens[phrase.head].text.lower()
        opener = self.tokens[phrase.first].text.lower()
        if head in _SELF:
            return True
        if head in {"he", "she", "it", "they"}:
            named = self.cast.parties_of(self.span(phrase))
            return any(map(self._is_party, named)) if named else self._agrees(head)
        if opener in _MINE or opener in _OWNED:
            return head in _OWN_SIDE and (opener in _MINE or self._agrees(_OWNED[opener]))
        named = self.cast.parties_of(self.span(phrase))
        return any(self._is_party(one) for one in named) if named else self._is_own_government(phrase)

    def _is_own_government(self, phrase: NounPhrase) -> bool:
        """Say whether "the government" is the one that a minister speaks for, since nothing tells of another."""
        words = self.span(phrase).of(self.reading.report.text).lower()
        return (
            words in _OWN_GOVERNMENT
            and bool(self.speakers)
            and all(one.code.split(".")[1:2] == ["GOV"] for one in self.speakers)
        )

    def is_anybody(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names an actor, or people and what they form."""
        is_actor = bool(self.cast.parties_of(self.span(phrase)))
        return is_actor or self.reading.book.people.is_anybody(self.tokens[phrase.head].lemma)

    def _is_party(self, party: Party) -> bool:
        """Say whether a party is the speaker or acts for the speaker's state."""
        if party.actor in {one.actor for one in self.speakers}:
            return True
        country, _, sector = party.code.partition(".")
        acting = {one.country for one in self.speakers if one.code.partition(".")[2].partition(".")[0] not in _APART}
        is_same = country != NO_CODE and country in acting
        return is_same and (not sector or sector.partition(".")[0] in _ACTING)

    def _agrees(self, pronoun: str) -> bool:
        """Say whether a pronoun can be the speaker: "he" a person, "it" a body, in a quotation none of them.

        "As a result it will close," she said; she said they would no longer have their jobs.
        """
        if self.one.rule in _QUOTED:
            return False
        kinds = {actor.kind for one in self.speakers if (actor := self.cast.actor(one.actor)) is not None}
        if len(self.speakers) > 1:
            return pronoun == "they"
        if not kinds:
            return (pronoun == "they") == self._is_many()
        return (pronoun in {"he", "she"}) == (kinds == {ActorKind.PERSON})

    def is_persons(self) -> bool:
        """Say whether the speakers are known, and persons."""
        kinds = {actor.kind for one in self.speakers if (actor := self.cast.actor(one.actor)) is not None}
        return kinds == {ActorKind.PERSON}

    def _is_many(self) -> bool:
        """Say whether an unresolved source is many: "residents", "they"."""
        words = self.one.source.of(self.reading.report.text).lower().split() if self.one.source is not None else []
        return bool(words) and (words[-1] == "they" or words[-1].endswith("s"))

    def future(self) -> Clause | None:
        """Give the first act that the speaker's own side is still to do; None where none is told."""
        for clause in self.clauses:
            if self._is_to_come(clause) and (self._is_done_by(clause) if clause.verb.passive else self.is_own(clause)):
                return clause
        return None

    def _is_done_by(self, clause: Clause) -> bool:
        """Say whether what will be done is the speaker's own affair: "flights from Lima will be resumed".

        With a doer named it is his, and who is done something to does nothing: "Peru will be paid".
        """
        if any(one.preposition == "by" for one in clause.adjuncts):
            return False
        first = clause.verb.first
        while first > 0 and self.tokens[first - 1].word_class not in _RUN_STOPS:
            first -= 1
        named = self._named_in(Span(self.tokens[first].span.start, self.tokens[clause.verb.first].span.start))
        is_done_to = clause.subject is not None and self.is_own(clause)
        return not is_done_to and any(map(self._is_party, named))

    def _is_to_come(self, clause: Clause) -> bool:
        """Say whether a clause tells an act to come: "will send", "is ready to send"; not "would like".

        In a speaker's own words "would" is a habit or a condition: "we would walk there", "we would help if asked".
        """
        verb = clause.verb
        if self._is_aside(clause) or verb.perfect:
            return False
        if verb.modal in _FUTURE:
            subject = self.tokens[clause.subject.head].text.lower() if clause.subject is not None else ""
            is_state = verb.lemma == "be" and (subject == "it" or self._predicate(clause) == "able")
            is_wish = verb.lemma in self.words.listed("wish_verb") or self.one.rule in _QUOTED
            return not is_state and not (verb.modal == "would" and is_wish)
        return (
            verb.lemma in {"be", "stand", "remain"}
            and verb.is_finite
            and self._predicate(clause) in {"ready", "set"}
            and self._goes_on(clause)
        )

    def _is_aside(self, clause: Clause) -> bool:
        """Say whether a clause only tells when, why or which; the one finite clause of a content tells the content.

        "After the talks it promised a port" is cut like "the talks it promised".
        """
        if self._is_told_by_other(clause):
            return True
        if clause.relation not in _ASIDE:
            return False
        is_bare = clause.relation is ClauseRelation.RELATIVE and clause.marker is None
        return not is_bare or any(one.verb.is_finite for one in self.clauses if one is not clause)

    def _is_told_by_other(self, clause: Clause) -> bool:
        """Say whether somebody else in the content says what a clause tells: "they told us that we would sail"."""
        while clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
            clause = self._above(clause)
        if clause.governor is None or clause.relation is not ClauseRelation.COMPLEMENT:
            return False
        above = self._above(clause)
        match = self.reading.book.cues.at(
            [token.text for token in self.tokens[above.verb.main : above.verb.main + 3]], 0
        )
        is_speech = match is not None and match.entry.kind in {"speech", "writing", "promise"}
        if is_speech and above.verb.negated and above in self.clauses:
            return True  # "I never said that I would stay"
        return is_speech and above in self.clauses and above.subject is not None and not self.is_side(above.subject)

    def _above(self, clause: Clause) -> Clause:
        """Give the clause on which a governed clause hangs."""
        sentences = self.reading.marks.sentences
        place = self.tokens[clause.verb.main].span.start
        at = bisect_left(sentences, place + 1, key=lambda one: one.span.start) - 1
        return self.reading.clauses[at][clause.governor] if clause.governor is not None else clause

    def _predicate(self, clause: Clause) -> str:
        return self.tokens[clause.predicate].text.lower() if clause.predicate is not None else ""

    def _goes_on(self, clause: Clause) -> bool:
        """Say whether "to" and a verb stand behind the predicate of a clause: "is ready [to send]"."""
        at = (clause.predicate if clause.predicate is not None else clause.verb.main) + 1
        return at < len(self.tokens) and self.tokens[at].text.lower() == "to"

    def aim(self) -> Clause | None:
        """Give the clause that tells what the speaker's own side means to do: "expects to", "our goal is to"."""
        for clause in self.clauses:
            if clause.subject is None or self._is_aside(clause):
                continue
            means_to = clause.verb.lemma in self.words.listed("aim_verb") and clause.verb.is_finite
            behind = self.tokens[clause.verb.last].text.lower() if clause.verb.last < len(self.tokens) else ""
            if means_to and behind == "to" and self.is_own(clause):
                return clause
            is_aim = self.tokens[clause.subject.head].lemma.lower() in self.words.listed("aim_noun")
            if is_aim and clause.verb.modal == "be to" and self._is_free(clause.subject):
                return clause
        return None

    def _is_free(self, phrase: NounPhrase) -> bool:
        """Say whether no phrase inside another one names somebody else's side: "the goal of the ministry"."""
        return all(self._is_party(one) for one in self._named_in(self.span(phrase)))

    def _named_in(self, span: Span) -> list[Party]:
        return [party for one in self.cast.outermost(span) if (party := self.cast.party(one)) is not None]

    def span(self, phrase: NounPhrase) -> Span:
        """Give the printed span of a phrase with what hangs on it."""
        return Span(self.tokens[phrase.span_first].span.start, self.tokens[phrase.span_last - 1].span.end)

    def opens(self, clause: Clause) -> bool:
        """Say whether a clause is what "that" behind the cue opens, whatever it was cut as: "said on air [that he]"."""
        if self.one.rule != "statement.that" or clause.subject is None:
            return False
        start = self.tokens[clause.subject.span_first].span.start
        return len(self.reading.report.text[self.one.content[0].start : start].split()) <= 1

    def pledge(self) -> Clause | None:
        """Give the clause in which the speaker's own side promises: "we pledge", "I accept this invitation"."""
        for clause in self.clauses:
            verb = clause.verb
            following = self.tokens[verb.last].text.lower() if verb.last < len(self.tokens) else ""
            if verb.negated or self._is_told_of(clause) or not self.is_own(clause):
                continue
            if following == "committed":
                return clause  # "it remains committed to"
            if self._is_aside(clause) or not verb.is_finite:
                continue
            objects = {self.tokens[one.head].lemma.lower() for one in clause.objects}
            is_bound = verb.lemma not in _LINKED or self._is_linked(clause)
            if verb.lemma in self.words.listed("pledge_verb") and is_bound:
                return clause
            if verb.lemma in self.words.listed("giving_verb") and objects & self.words.listed("pledge_noun"):
                return clause
            if verb.lemma == "accept" and "invitation" in objects:
                return clause
        return None

    def _is_told_of(self, clause: Clause) -> bool:
        """Say whether a promise of somebody named is only told of: "the palace said King Ali had promised wheat"."""
        head = clause.subject.head if clause.subject is not None else None
        is_named = head is not None and self.tokens[head].word_class is WordClass.PROPN
        return is_named and clause.verb.perfect and clause.verb.tense == "past"

    def _is_linked(self, clause: Clause) -> bool:
        """Say whether "to" or oneself stands behind "commit": "is committed to peace", not "committed a crime"."""
        behind = {token.text.lower() for token in self.tokens[clause.verb.last : clause.verb.last + 2]}
        return bool(behind & {"to", "itself", "ourselves", "himself", "herself", "themselves", "myself"})
