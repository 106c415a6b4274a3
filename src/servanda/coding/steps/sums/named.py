"""Sums that only a noun of giving carries: "a loan of $40 million from Sweden", "Swedish aid amounted to $5 million".

Invariant: the noun stands beside its sum, and one side at least is printed in the sentence; the other is printed there
or is the one that the report leaves. The noun alone is a topic; words around it may tell that it was signed, promised
or moved. What is asked for, owed, priced or denied is no step.
Source: field notes on commitments, section 3, "Words to steps"; rulings 47 and 59: a noun without tense is a topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import Sides
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.steps.sums.known import WHOLE_OF, KnownSums, beside
from servanda.model import (
    BlockKind,
    CommitmentKind,
    Event,
    MentionKind,
    Party,
    QuantityMark,
    Sentence,
    Span,
    Statement,
    Step,
    StepKind,
    WordClass,
)

_MODIFIERS = (
    r"(?:(?:a|an|the|total|of|over|about|around|nearly|almost|roughly|approximately|some|up to|at least|more than|"
    r"another|additional|further|US|RMB|USD) )*[$€£]?"
)
_SETTINGS = frozenset({"after", "before", "while", "as", "because", "since", "when", "although", "though"})
_STATE_BODIES = frozenset(
    "government ministry cabinet parliament authorities state treasury side president minister finance embassy".split()
)
_AT_HOME = re.compile(r"\b(?:tax|own|domestic|consumer|customs)\b", re.IGNORECASE)
"""Words of relief or credit that stays at home."""

_WAY_TO = re.compile(
    r"\b(?:roads?|highways?|railways?|railroads?|rails?|lines?|links?|routes?|corridors?|bridges?|pipelines?|cables?|tunnels?|canals?|"
    r"flights?|ferry|ferries) (?:\w+ ){0,3}(?:to|with) (?:the )?$",
    re.IGNORECASE,
)
"""Words by which a land is where a way leads, and receives nothing: "a loan for a road to Malawi"."""

_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_GIVEN_BY = re.compile(
    r"\b(?:given|provided|granted|lent|donated|extended|offered|financed|funded|announced|pledged|promised|backed|"
    r"made available|supplied|contributed|covered|paid|approved) (?:in (?:full|part) )?by (?:the )?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|this|that|its|their) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_BUSINESS = frozenset("bank company firm investor business conglomerate group contractor developer consortium".split())
"""Nouns that make what a nationality stands before no state's: "a Swedish company loan"."""

_MIDDLE = frozenset({WordClass.ADJ, WordClass.NOUN, WordClass.NUM, WordClass.SYM, WordClass.DET})
_MOST_MIDDLE = 6
"""Words between whose a loan is and the loan: "Sweden's 40 million dollar concessional loan"."""

_NEW = frozenset({StepKind.SIGNED, StepKind.PLEDGED})
"""Steps by which a loan or grant that was not told before is new."""

_PAIR = 2
_BACK = 3
"""Sentences before a paper in which those who signed it are named."""

_MOST_SUMS = 24
"""Amounts of one sentence that are looked at; one with more is a table."""

_WINDOW = 40
"""Characters before a name in which the word stands that says which side it is."""


class NamedSums(KnownSums):
    """Gives the steps of sums that nothing but a noun of giving tells of."""

    rule = "step.named"

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        super().__init__(reading, cast, sides, statements, events)
        self.receivers = Receivers(reading, Parties(reading, cast))
        noun, paper = self.scopes.words.pattern("gift_noun"), self.scopes.words.pattern("gift_paper")
        aside = r"(?:,? (?:for|to|from|by|in|of|under) [\w’' -]{2,60}?)?,?"
        self._noun_behind = re.compile(
            rf"^(?:\W+(?:worth of|worth|of|in|as)\b)?"
            rf"(?:\W+(?!(?:to|for|that|which|with|by|and|from|on)\b)[\w’'-]+){{0,5}}?\W+{noun}(?:\W{paper})?\b",
            re.IGNORECASE,
        )
        self._noun_before = re.compile(
            rf"\b{noun}(?: {paper})?{aside} "
            rf"(?:of|for|worth|valued at|totall?ing|amounting to|(?:in|to) the (?:amount|tune|sum|value) of) "
            rf"{_MODIFIERS}$",
            re.IGNORECASE,
        )
        self._noun_is = re.compile(
            rf"\b{noun}{aside} (?:is|was|are|were|amount(?:s|ed) to|total(?:s|l?ed)|reach(?:es|ed)|st(?:ands|ood) at|"
            rf"c(?:omes|ame) to) {_MODIFIERS}$",
            re.IGNORECASE,
        )
        self._taken = re.compile(self.scopes.words.pattern("gift_taken"), re.IGNORECASE)

    def of_named(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with those of sums that only a noun of giving tells."""
        steps = list(made)
        pairs = self._pairs(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if sentence.block.kind is BlockKind.TITLE:
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for mark in within(self.reading.marks.quantities, sentence.span)[:_MOST_SUMS]:
                is_new = mark.value is not None and not self._is_converted(mark, sentence)
                if not is_new or any(line.value == mark.value for step in steps for line in step.lines):
                    continue
                if beside(steps, sentence) is not None and self._is_whole(mark, sentence):
                    continue
                step = self._named_sum(mark, telling, pairs)
                bare = _bare_of(steps, step) if step is not None else None
                if step is not None and bare is not None:
                    steps[bare] = replace(steps[bare], kind=step.kind, lines=step.lines)
                elif step is not None:
                    steps.append(step)
        return steps

    def _is_whole(self, mark: QuantityMark, sentence: Sentence) -> bool:
        """Say whether a sum is of a whole of which the part is told: "the first $4 million of a $10 million loan"."""
        return WHOLE_OF.search(self.report.text[sentence.span.start : mark.span.start]) is not None

    def _named_sum(self, mark: QuantityMark, telling: Telling, pairs: Counter[tuple[str, str]]) -> Step | None:
        sentence = telling.sentence
        holding = self.speech.holding(mark.span.start)
        own = self.scopes.own_clause(self.report.text, sentence.span, mark.span)
        phrase = self._phrase(mark, own)
        if phrase is None or any(one.stance in NO_DEED for one in holding) or self._is_denied(mark, own, telling):
            return None
        provider, recipient = self._both(phrase, telling, own, pairs)
        is_one_side = len({one.country for one in (*provider, *recipient)}) == 1
        if not provider or not recipient or is_one_side:
            return None
        became = StepKind.MENTIONED if self._is_heard(telling) else self._became(mark, own)
        is_new = became in _NEW and not self._is_known(phrase)
        deed = (became, self._scope(mark, sentence.span, is_promised=is_new))
        return self._told(mark, own, deed, (provider, recipient), holding)

    def _phrase(self, mark: QuantityMark, own: Span) -> Span | None:
        """Give the words of a sum with the noun of giving beside it."""
        text = self.report.text
        behind = self._noun_behind.match(text[mark.span.end : own.end])
        if behind is not None:
            return Span(mark.span.start, mark.span.end + behind.end())
        ahead = text[own.start : mark.span.start]
        before = self._noun_before.search(ahead) or self._noun_is.search(ahead)
        return Span(own.start + before.start(), mark.span.end) if before is not None else None

    def _is_denied(self, mark: QuantityMark, own: Span, telling: Telling) -> bool:
        """Say whether a sum is asked for, priced, owed, not given, or in doubt."""
        words, text = self.scopes.words, self.report.text
        if words.show("asking", text[own.start : min(mark.span.end + _WINDOW, own.end)]):
            return True
        if (
            words.show("from_others", text[mark.span.end : own.end])
            or words.show("no_help", own.of(text))
            or words.show("gift_denied", own.of(text))
        ):
            return True
        doubts = [self.doubts.at(telling.sentence, telling.clauses, at) for at in range(len(telling.clauses))]
        return any(one is not None and not self.doubts.is_report(one, telling.sentence) for one in doubts)

    def _is_heard(self, telling: Telling) -> bool:
        """Say whether only nameless reports tell of a loan or grant."""
        doubts = (self.doubts.at(telling.sentence, telling.clauses, at) for at in range(len(telling.clauses)))
        return any(self.doubts.is_report(one, telling.sentence) for one in doubts)

    def _became(self, mark: QuantityMark, own: Span) -> StepKind:
        """Give what became of a loan or grant by the words around it; a noun alone is a topic."""
        words, text = self.scopes.words, own.of(self.report.text)
        if words.show("gift_signed", text):
            is_intent = "memorandum" in self.report.text[own.start : mark.span.start].lower()
            return StepKind.PLEDGED if is_intent else StepKind.SIGNED
        if words.show("gift_ahead", text) or words.show("gift_said", text):
            return StepKind.PLEDGED
        return StepKind.PARTLY_DELIVERED if words.show("gift_moved", text) else StepKind.MENTIONED

    # the two sides

    def _both(
        self, phrase: Span, telling: Telling, own: Span, pairs: Counter[tuple[str, str]]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give giver and receiver: by the words before each name, else by the other name, else by the report."""
        told = self._named(telling.sentence.span)
        named = [one for one in told if not is_aside(self.report.text, one[1].start)]
        giver = next((party for party, name in named if self._is_whose(name, phrase)), None)
        taker = next((party for party, name in named if party != giver and self._takes(name, phrase, telling)), None)
        states = {party.country: party for party, _ in named}
        left = [party for country, party in states.items() if not _is_of(country, giver) and not _is_of(country, taker)]
        if giver is None and taker is None and len(states) == _PAIR:
            known = [pair for pair in pairs if set(pair) == set(states)]
            if len(known) == 1:
                return (states[known[0][0]],), (states[known[0][1]],)
            both = tuple(states.values())
            return (both, both) if self.scopes.words.show("gift_signed", own.of(self.report.text)) else ((), ())
        if len(left) == 1 and len(states) == _PAIR and (giver is not None or taker is not None):
            beside = [name for party, name in named if party.country == left[0].country]
            if any(self._is_side(name, telling) for name in beside) and not _AT_HOME.search(
                phrase.of(self.report.text)
            ):
                giver, taker = giver or left[0], taker or left[0]
        if giver is not None and taker is not None:
            return (giver,), (taker,)
        if left:
            return (), ()
        if not states and not self._is_known(phrase):
            return self._signers(telling.sentence, own)
        return self._left_open(giver, taker, pairs)

    def _is_side(self, name: Span, telling: Telling) -> bool:
        """Say whether a state may be the other side: it is no mere setting, nor whose people or firms are told of."""
        tokens = self.reading.marks.tokens
        if _WAY_TO.search(self.report.text[max(0, name.start - _WINDOW) : name.start]):
            return False
        for clause in telling.clauses:
            inside = tokens[clause.first].span.start <= name.start and name.end <= tokens[clause.last - 1].span.end
            if inside and clause.marker in _SETTINGS:
                return False
        mention = self.cast.mention_of(name)
        behind = self.report.text[name.end :].split(maxsplit=1)[:1]
        is_nationality = mention is not None and mention.kind is MentionKind.DEMONYM
        return not is_nationality or any(word.strip(",.;:").lower() in _STATE_BODIES for word in behind)

    def _is_known(self, phrase: Span) -> bool:
        """Say whether a loan is one told of before: "the loan of $5 million"; "a loan" may be anybody's."""
        return _DEFINITE.search(self.report.text[max(0, phrase.start - _WINDOW) : phrase.start]) is not None

    def _signers(self, sentence: Sentence, own: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the two who sign by the sentences before: "They held talks. Also signed was a loan of $5 million"."""
        if not self.scopes.words.show("gift_signed", own.of(self.report.text)):
            return (), ()
        sentences = self.reading.marks.sentences
        place = bisect_left(sentences, sentence.first, key=lambda one: one.first)
        before = Span(sentences[max(0, place - _BACK)].span.start, sentence.span.start)
        both = tuple({party.country: party for party, _ in self._named(before)}.values())
        return (both, both) if len(both) == _PAIR else ((), ())

    def _left_open(
        self, giver: Party | None, taker: Party | None, pairs: Counter[tuple[str, str]]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides of a sum of which a sentence prints one or none, by who gives to whom in the report."""
        known = [
            pair
            for pair in pairs
            if (giver is None or pair[0] == giver.country) and (_is_of(pair[1], taker) or not taker)
        ]
        if len(known) == 1:
            provider, recipient = (self.sides.state_named(one) for one in known[0])
            return (giver,) if giver else provider, (taker,) if taker else recipient
        if known or giver is None:
            return (), ()
        return (giver,), self.sides.states(self.receivers.in_report({giver.country}))

    def _is_whose(self, name: Span, phrase: Span) -> bool:
        """Say whether a loan or grant is somebody's: "Swedish aid", "Sweden's loan", "a loan from", "financed by"."""
        text = self.report.text
        if name in phrase:
            mention = self.cast.mention_of(name)
            is_nationality = mention is not None and mention.kind is MentionKind.DEMONYM
            return is_nationality or _FROM.search(text[phrase.start : name.start]) is not None
        if name.end <= phrase.start:
            return self._owns(name, phrase) or self._is_given_by(name)
        return self._is_given_by(name)

    def _is_given_by(self, name: Span) -> bool:
        ahead = self.report.text[max(0, name.start - _WINDOW) : name.start]
        is_ours = _FROM.search(ahead) or _GIVEN_BY.search(ahead)
        return is_ours is not None and not self._is_of_business(name.end)

    def _is_of_business(self, place: int) -> bool:
        """Say whether a company stands behind a nationality: "from a Swedish bank"."""
        behind = self.report.text[place:].split(maxsplit=_PAIR)[:_PAIR]
        return any(word.strip(",.;:").lower() in _BUSINESS for word in behind[:1])

    def _owns(self, name: Span, phrase: Span) -> bool:
        """Say whether only what describes a loan stands between it and whose it is."""
        tokens = within(self.reading.marks.tokens, Span(name.end, phrase.start))
        words = [one for one in tokens if one.text not in {"'s", "’s", "'", "’", "-"}]
        if len(words) > _MOST_MIDDLE or any(one.lemma.lower() in _BUSINESS for one in words):
            return False
        mention = self.cast.mention_of(name)
        is_nationality = mention is not None and mention.kind is MentionKind.DEMONYM
        is_own = is_nationality or len(words) < len(tokens)
        return is_own and all(one.word_class in _MIDDLE for one in words)

    def _takes(self, name: Span, phrase: Span, telling: Telling) -> bool:
        """Say whether somebody gets a loan or grant: "a loan to Togo", "a loan to help Togo", "Togo obtained".

        Who goes to a land before a loan is told of gives it nothing: "travelled to Togo and negotiated".
        """
        ahead = self.report.text[max(0, name.start - _WINDOW) : name.start]
        is_way = _WAY_TO.search(ahead) is not None
        is_behind = name.start >= phrase.start and not is_way and self._is_receiver(name)
        return is_behind or self._is_taker(name, phrase, telling)

    def _is_taker(self, name: Span, phrase: Span, telling: Telling) -> bool:
        """Say whether a name is in the subject of a verb of taking that stands before a sum."""
        tokens = self.reading.marks.tokens
        for clause in telling.clauses:
            main = tokens[clause.verb.main].span
            if clause.subject is None or clause.verb.passive or main.start > phrase.start:
                continue
            subject = Span(tokens[clause.subject.span_first].span.start, tokens[clause.subject.span_last - 1].span.end)
            if name in subject and self._taken.fullmatch(clause.verb.lemma):
                return True
        return False


def _is_of(country: str, party: Party | None) -> bool:
    return party is not None and party.country == country


def _bare_of(steps: Sequence[Step], told: Step) -> int | None:
    """Give the step that lacks the sum told in its own words: "thanked Oslo for a $5 million grant" is one gift."""
    sides = ({one.country for one in told.provider}, {one.country for one in told.recipient})
    for place, step in enumerate(steps):
        is_bare = step.kind in {CommitmentKind.GOODS, CommitmentKind.MONEY} and len(step.lines) == 1
        is_bare = is_bare and step.lines[0].value is None and step.lines[0].quantity is None
        is_same = ({one.country for one in step.provider}, {one.country for one in step.recipient}) == sides
        is_near = any(mine.span.overlaps(own.span) for mine in step.evidence for own in told.evidence)
        if is_bare and is_same and is_near and step.lines[0].item.split()[-1].lower() in _GIFT_NOUNS:
            return place
    return None


_GIFT_NOUNS = frozenset({"grant", "loan", "credit", "donation", "aid", "assistance", "gift"})
