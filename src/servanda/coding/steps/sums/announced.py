"""Steps of sums that hang on a noun or on somebody without a country: "the announcement of $5 million in aid".

Invariant: a sum is a step only beside a word for help and under a word for promising or giving, and only where the text
leaves one giver and one receiver; what is asked for, priced, denied or supposed is none.
Source: field notes on commitments, section 3, "Words to steps"; requests are no promises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import Speech, within
from servanda.coding.steps.moves.words import KIND_OF_CLASS
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.steps.parties.left import LeftSides
from servanda.coding.steps.parties.left_near import NearSides
from servanda.coding.steps.parties.lending import Lending
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.steps.sums.scopes import Scopes
from servanda.model import (
    NO_CODE,
    ActorKind,
    CommitmentKind,
    Event,
    EventType,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    MentionKind,
    Party,
    Period,
    QuantityMark,
    Scope,
    Sentence,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    TimeUse,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

_HELP = (
    "assistance|aid|support|funding|funds|grants?|loans?|financing|relief|donations?|contributions?|packages?|tranches?|"
    "credits?|weapons|weaponry|arms|ammunition|equipment|drawdown"
)
_OF = r"(?:worth |in |of |as |for |worth of )?"
_NEW = r"(?:(?:new|additional|further|another|more) )*"
_MODIFIERS = r"(?:(?:over|about|around|nearly|almost|roughly|approximately|some|up to|at least|more than) )*"
_BEHIND = re.compile(rf"^\s+{_OF}{_NEW}(?P<item>(?:[\w’'.-]+,?\s+(?:and\s+)?){{0,5}}?(?:{_HELP}))\b", re.IGNORECASE)
"""What a sum is for, behind it: "in additional humanitarian assistance"."""

_BEFORE = re.compile(
    rf"\b(?P<item>{_HELP}|commitments?|pledges?)"
    rf"(?: (?:for|to|from|of) [\w’'. ]{{2,80}})?,? (?:which (?:is|are|was) )?"
    rf"(?:of|by|worth|valued at|totall?ing|amounting to) {_MODIFIERS}(?:a |an |the )?{_NEW}{_MODIFIERS}$",
    re.IGNORECASE,
)
"""What a sum is of, before it: "a package of", "a pledge of an additional"."""

_AHEAD = r"(?:will|shall|would|'ll|’ll|plans?|planned|intends?|intended|prepared|ready|going|is to|are to|agreed)"
_PLEDGE = (
    r"(?:announc\w+|launch(?:es|ed|ing)?|pledg\w+|commit(?:s|ted|ting|ments?)?|promis\w+|unveil\w+|earmark\w+|"
    r"preview\w+|(?:inform|notif|brief)(?:ed|ied|s|ing)\b[^.;]{3,60}? (?:of|on|about) an?|"
    rf"(?:will|shall|to) (?:also |now )?program(?:me)?(?= {_MODIFIERS}$))"
)
_HELD = r"(?:bill|legislation) (?:also )?(?:includes?|provides?|contains?|holds?|sets? aside)(?=[^\d$€£]*$)"
"""What a bill holds is promised, and in force once it is law."""

_LAW = r"(?:authori[sz]\w+|appropriat\w+|allocat\w+|obligat\w+|approv\w+|enact\w+|signed into law)"
_DEED = (
    r"(?:provid(?:e|es|ed|ing)|provision|disburs(?:es?|ed|ing)|deliver(?:s|ed|ing)?|award(?:s|ed|ing)|donat(?:es?|ed|ing)|gave|gives?|given|giving|sent|sends?|sending|"
    r"contribut(?:es?|ed|ing)|invest(?:s|ed|ing)?|spent|devot(?:es|ed|ing)|releas(?:es?|ed|ing)|transferr(?:ed|ing)|grant(?:ed|ing))"
)
_WORD_OF_STEP = re.compile(
    rf"\b(?:(?P<law>{_LAW})|(?P<pledge>{_PLEDGE}|{_HELD})|(?P<ahead>{_AHEAD}[^.;:]{{0,30}}?\b)?(?P<deed>{_DEED}))\b",
    re.IGNORECASE,
)
_PROMISES = frozenset({"commitment", "commitments", "pledge", "pledges"})
_NEW_ONE = re.compile(r"\b(?:new|additional|further|another)\b", re.IGNORECASE)
_NO_STEP = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request\w*|propos\w+|seek(?:s|ing)?|sought|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|"
    r"appeal\w*|need(?:s|ed|ing)?|requir\w+|demand\w*|want(?:s|ed|ing)?|could|(?-i:may)|might|should|if|unless|whether|not|never|"
    r"n['’]t|no|without|den(?:y|ies|ied|ying)|refus\w+|fail\w*|reject\w*|block\w*|against|debts?|owe[sd]?|cost\w*|price\w*|"
    r"tax\w*|fine[sd]?|los[st]\w*|worth of damage|immobili[sz]ed|frozen|consider\w*|discuss\w*|possib\w+|potential\w*|"
    r"criticis\w+|alleg\w+|accus\w+|reported(?:ly)?|estimat\w+|expected|hopes?|hoped|hoping)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|I|my)\b")
_OPENS_RECEIVER = re.compile(
    r"\b(?:(?:to|for|towards?|in|into|inside|with|behind)\W+(?:\w+\W+)?|"
    r"(?:help|support|defend|assist|aid|arm|equip|rebuild|provid|supply|giv)(?:e|ing)?\W+(?:\w+\W+){0,2}|people of )$"
)
_NO_SUBJECT = re.compile(
    r"\b(?:to|for|in|with|against|of|from|towards?|into|across|support(?:ing)?|help(?:ing)?)\W+(?:the |its |his |her )?"
    r"(?:people of )?$",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"\b(?:(?:for|towards?)|(?:help|support|assist|aid|rebuild|defend|equip|arm)(?:s|ed|ing)?|"
    r"(?:aid|assistance|support|help|funding|donations?|contributions?|loans?|grants?|packages?) to)"
    r" (?:the )?(?:people of )?$"
)
"""What stands before whoever is told to be helped; where something is or with whom is nobody's help."""

_TOLD_TO = re.compile(
    r"\b(?:inform|brief|notif|assur|updat)\w* (?:the |its |his |her )?(?:[A-Z][\w.’'-]+ |[a-z]+ ){0,2}$"
)
"""What stands before whoever is told of help that is for him."""

_OWNER = re.compile(r"^[’']s?\b")
_BACKS = re.compile(
    r"^(?:[’']s?)?\W+(?:[\w-]+\W+){0,3}?(?:(?:support|assistance|aid|help|backing|donations?)\W+(?:to|for)\b|"
    r"(?:commitment|readiness|pledge|effort)s?\W+to\W+(?:\w+\W+){0,4}?(?=support|help|assist|aid|provid|rall|deliver)|"
    r"(?:to\W+|has\W+|have\W+|will\W+|is\W+|are\W+)?(?=support|help|assist|provid|donat|deliver|rall|stand)"
    r"(?!supporting (?:evidence|documents)))",
    re.IGNORECASE,
)
"""What makes the name before it a giver: "Norwegian support for", "Norway has provided"."""

_THANKS = re.compile(r"\b(?:welcom|thank|prais|hail|applaud|laud|appreciat|grateful|gratitude)\w*", re.IGNORECASE)
_OWNS_PLEDGE = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,2}")
"""What stands between a giver and the word for his pledge: "Norway's new"."""
_BOTH = 2

_BUDGET = re.compile(r"\bbudget", re.IGNORECASE)

_BACKED_WITHIN = 70
"""Characters behind such words in which the one who is helped is named."""

_BACKING = frozenset({EventType.AID, EventType.SUPPORT})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.ACCUSE})
_OF_A_STATE = re.compile(
    r"^\W+(?:people|government|military|army|armed forces|forces|authorities|side|refugees|civilians|farmers|troops|"
    r"navy|air force|police|state|ministry|defen[cs]e forces|victims|children|families|hospitals|schools)\b",
    re.IGNORECASE,
)
"""Nouns behind a nationality that can receive for their state; "Malian wheat" receives nothing."""
_NO_GIFT = frozenset({Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS})
_PEOPLE = "CVL"
_COUNTED = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING})
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.PERSON, ActorKind.IGO})
_OLD = frozenset({Scope.CUMULATIVE, Scope.RESTATEMENT, Scope.REMAINDER, Scope.COMPONENT})
"""What a sum does that is told as known; who gives and receives it is read by other rules."""

_SAID = frozenset({StepKind.PLEDGED, StepKind.IN_FORCE})
_LISTED = ", including "
"""What stands behind it is told for itself."""

_WINDOW = 220
"""Characters before a sum in which its word of promising or giving stands."""

_BEGINS_ITEM = re.compile(
    r"\W*(?:\d{1,2}[.)]|[a-z]\))?\W*(?:(?:over|about|around|nearly|almost|roughly|some|up to|at least|more than|an?|"
    r"another|additional|further|new) )*\W*",
    re.IGNORECASE,
)
"""What stands before the sum with which an item of a list begins."""

_HELP_REACH = 80
"""Characters around a sum in which a word for help makes it one of help."""

_OTHERS_REACH = 50
"""Characters behind a sum in which it is said to come from others than whoever acts."""

_IN_BRACKETS = re.compile(
    r"(?: of [A-Z]+)?(?: (?:grant|loan|credit|donation|package|aid|deal))? ?"
    r"[(\[](?:(?:or|about|around|approximately|some|roughly|nearly|over|almost|equivalent to|worth|equal to) )*"
    r"(?:US )?",
)
"""What stands between a sum and the same in other money."""

RULE = "step.announced"


class AnnouncedSums:
    """Gives the steps of sums that neither an event nor a verb with two sides has taken up."""

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        self.reading = reading
        self.cast = cast
        self.sides = sides
        self.speech = Speech(statements)
        self.report = reading.report
        self.events = events
        self.scopes = Scopes(reading.book.scopes)
        self.left = LeftSides(reading)
        self.near = NearSides(reading)
        self.lending = Lending(reading, cast)
        self.told: Sequence[Step] = ()
        """The steps known when a sum is looked at."""

    def of_sums(self, made: Sequence[Step]) -> list[Step]:
        """Give a step for each sum of help that no step made so far tells."""
        pairs = self._pairs(made)
        found: list[Step] = []
        for number, sentence in enumerate(self.reading.marks.sentences):
            for mark in within(self.reading.marks.quantities, sentence.span):
                self.told = (*made, *found)
                if mark.value is None or _is_told(mark, sentence, self.told) or self._is_converted(mark, sentence):
                    continue
                step = self._step(mark, sentence, pairs) or self._listed(mark, number, pairs)
                if step is not None:
                    found.append(step)
        return found

    def _is_converted(self, mark: QuantityMark, sentence: Sentence) -> bool:
        """Say whether a sum only tells the one before it in other money: "a 37 million euro grant (about $40 million)".

        Source: field notes on commitments, section 7: the first sum counts, the second is the conversion as printed.
        """
        own = mark.value.currency if mark.value is not None else None
        text, start = self.report.text, sentence.span.start
        others = (one for one in within(self.reading.marks.quantities, Span(start, mark.span.start)) if one.value)
        return any(
            one.value is not None
            and one.value.currency != own
            and _IN_BRACKETS.fullmatch(text[one.span.end : mark.span.start]) is not None
            for one in others
        )

    def _listed(self, mark: QuantityMark, item: int, pairs: Counter[tuple[str, str]]) -> Step | None:
        """Give the step of the sum with which an item of a list begins, by what opens the list.

        "Peru announced new aid for Chad. The measures include:", then "- $4 million for schools"; where the words over
        the list print the whole sum, the items are its parts.
        """
        opener = self.reading.openers.get(item)
        sentence = self.reading.marks.sentences[item]
        text = self.report.text
        if (
            opener is None
            or mark.value is None
            or not _BEGINS_ITEM.fullmatch(text[sentence.span.start : mark.span.start])
        ):
            return None
        over = Span(
            self.reading.marks.sentences[max(0, opener - 1)].span.start, self.reading.marks.sentences[opener].span.end
        )
        word = self._word(over.of(text))
        words = self.scopes.words
        is_whole = any(one.value is not None for one in within(self.reading.marks.quantities, over))
        is_help = words.show("help", over.of(text)) and not words.show("no_help", sentence.span.of(text))
        if word is None or is_whole or not is_help or next(self._named(sentence.span), None) is not None:
            return None
        receiver = self._receiver(over)
        giver = self._giver(over, {party.country for party in receiver})
        gives, takes = ({one.country for one in parties} for parties in (giver, receiver))
        left = [pair for pair in pairs if (not gives or pair[0] in gives) and (not takes or pair[1] in takes)]
        if len(left) == 1:
            giver, receiver = (
                giver or self.sides.state_named(left[0][0]),
                receiver or self.sides.state_named(left[0][1]),
            )
        return self._made(mark, sentence, word, (giver, receiver), self.speech.holding(mark.span.start))

    def _step(self, mark: QuantityMark, sentence: Sentence, pairs: Counter[tuple[str, str]]) -> Step | None:
        before = self.report.text[sentence.span.start : mark.span.start]
        behind = self.report.text[mark.span.end : sentence.span.end]
        help_ = _BEHIND.match(behind) or _BEFORE.search(before)
        word = self._word(before)
        holding = self.speech.holding(mark.span.start)
        is_help = help_ is not None or self._is_among_help(mark, sentence)
        if not is_help or word is None or any(one.stance in _NO_GIFT for one in holding):
            return None
        if self.scopes.words.show("from_others", behind[:_OTHERS_REACH]):
            return None
        sides = self._parties(mark, sentence, word, holding, pairs)
        if help_ is None and not {one.country for one in sides[1]} & {
            one.country for one, _ in self._named(sentence.span)
        }:
            return None  # what only stands near a word for help needs its receiver in print
        step = self._made(mark, sentence, word, sides, holding, help_)
        is_told = step is not None and step.scope in _OLD and help_ is None
        return None if is_told else step

    def _made(
        self,
        mark: QuantityMark,
        sentence: Sentence,
        word: re.Match[str],
        sides: tuple[tuple[Party, ...], tuple[Party, ...]],
        holding: Sequence[Statement],
        help_: re.Match[str] | None = None,
    ) -> Step | None:
        """Give the step of a sum between two sides; the word may stand over the list in which the sum is an item."""
        provider, recipient = sides
        if len(provider) != 1 or len(recipient) != 1 or provider[0].country == recipient[0].country:
            return None
        before = self.report.text[sentence.span.start : mark.span.start]
        is_own = word.string == before
        kind = _kind(word, word.string)
        if kind is StepKind.PARTLY_DELIVERED and self.scopes.is_known_limit(
            before, self.report.text[mark.span.end : sentence.span.end]
        ):
            return None  # of it something was given
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        reach = help_.end() if help_ is not None and help_.string != before else 0
        start = sentence.span.start + (word.start() if is_own else 0)
        span = Span(start, mark.span.end + reach)
        when = self._when(sentence, word) if is_own else by_publication(self.report.published)
        line = self._line(mark, help_)
        is_day_told = when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        step = Step(
            id=FindingId(content_id("c", self.report.id, mark.span.start, mark.span.end, kind.value)),
            report=self.report.id,
            kind=KIND_OF_CLASS.get(line.item_class, CommitmentKind.GOODS),
            provider=provider,
            recipient=recipient,
            via=(),
            step=kind,
            when=when,
            scope=self.scopes.of(
                self.report.text,
                sentence=sentence.span,
                amount=mark.span,
                is_day_told=is_day_told,
                is_promised=kind in _SAID,
                is_delivered=kind is StepKind.PARTLY_DELIVERED,
            ),
            lines=(line,),
            terms=self.reading.book.words.terms(tuple(span.of(self.report.text).split())),
            instrument=_instrument(kind),
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=SCORE_OF_STATEMENT),),
        )
        return step if self.lending.lends(step, mark.span) else None

    def _word(self, before: str) -> re.Match[str] | None:
        """Give the last word of promising or giving over a sum; None where the words between ask, doubt or deny."""
        start = max(0, len(before) - _WINDOW)
        found = list(_WORD_OF_STEP.finditer(before, start))
        if not found:
            return None
        listed = before.rfind(_LISTED, start, found[-1].start())
        return None if _NO_STEP.search(before, max(start, listed)) else found[-1]

    def _is_among_help(self, mark: QuantityMark, sentence: Sentence) -> bool:
        """Say whether a clause tells of help between the word for its step and a sum: "packages worth a combined"."""
        words, text = self.scopes.words, self.report.text
        own = self.scopes.own_clause(text, sentence.span, mark.span)
        near = Span(max(own.start, mark.span.start - _HELP_REACH), min(mark.span.end + _HELP_REACH, own.end))
        is_plain = (
            not self.near.is_wider(near)
            and not words.show("asking", near.of(text))
            and not words.show("no_help", own.of(text))
        )
        return is_plain and words.show("help", near.of(text))

    def _line(self, mark: QuantityMark, help_: re.Match[str] | None) -> Line:
        words = " ".join(help_["item"].split()) if help_ is not None else "money"
        words = "money" if words.lower().startswith("to ") or words.lower() in _PROMISES else words
        match = self.reading.book.items.item((words.split()[-1],), 0)
        item_class = match.item_class if match is not None else ItemClass.OTHER
        return Line(words, item_class if item_class is not ItemClass.OTHER else ItemClass.MONEY, None, mark.value)

    def _when(self, sentence: Sentence, word: re.Match[str]) -> Period:
        """Give the nearest day or month of the sentence that is an act's, not one ahead of the report."""
        published = self.report.published
        at = sentence.span.start + word.start()
        days = [
            mark
            for mark in within(self.reading.marks.times, sentence.span)
            if mark.use is TimeUse.EVENT
            and _is_within_a_month(mark.period)
            and (published.latest is None or mark.period.latest is None or mark.period.latest <= published.latest)
        ]
        if not days:
            return by_publication(published)
        return min(days, key=lambda mark: (abs(mark.span.start - at), mark.span)).period

    # the two sides

    def _parties(
        self,
        mark: QuantityMark,
        sentence: Sentence,
        word: re.Match[str],
        holding: Sequence[Statement],
        pairs: Counter[tuple[str, str]],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give giver and receiver: as printed around the sum, else the only two who give and receive in the report."""
        at = sentence.span.start + word.start()
        receiver = self._receiver(Span(mark.span.end, sentence.span.end)) or self._receiver(Span(at, mark.span.start))
        receiver = receiver or self._hearer(Span(sentence.span.start, mark.span.start))
        thanked = self._thanked(Span(sentence.span.start, at))
        if thanked is not None and not receiver:
            return thanked
        taken = {party.country for party in receiver}
        giver = self._giver(Span(sentence.span.start, mark.span.start), taken)
        if not giver and _FIRST_PERSON.search(sentence.span.of(self.report.text)):
            speakers = [one.speaker for one in holding if one.speaker is not None]
            giver = self._coded(speakers[:1])
        if word["law"] and not (giver or receiver) and _BUDGET.search(sentence.span.of(self.report.text)):
            return (), ()  # a budget that is voted for nobody who is named is at home
        givers = {party.country for party in giver}
        known = [
            (pair, number)
            for pair, number in pairs.most_common()
            if (not taken or pair[1] in taken) and (not givers or pair[0] in givers)
        ]
        if len(known) == 1 or (known and known[0][1] > known[1][1]):
            provider, recipient = known[0][0]
            giver = giver or self.sides.state_named(provider)
            receiver = receiver or self.sides.state_named(recipient)
        if not known:
            giver, receiver = self._understood(mark, sentence.span, giver, receiver, pairs)
        return (giver, receiver) if giver and receiver else self._as_before(sentence.span, giver, receiver)

    def _as_before(
        self, sentence: Span, giver: tuple[Party, ...], receiver: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give both sides, one that is open by the gift told last, or by whom the sentences before call helped."""
        named = {party.country for party, _ in self._named(sentence)}
        given, taken = ({one.country for one in parties} for parties in (giver, receiver))
        near = self.near.of(self.told, sentence, named=named, gives=given, taken=taken)
        if near is not None:
            return giver or near[0], receiver or near[1]
        if not giver or receiver or named - given or self.near.is_wider(sentence):
            return giver, receiver
        return giver, self._helped_before(sentence, given)

    def _helped_before(self, sentence: Span, given: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the one state that the nearest sentence on help calls helped, else the only one that receives before."""
        before, text = self.near.paragraph(sentence), self.report.text
        opened = [(party, place) for party, place in self._named(before) if self._is_receiver(place)]
        groups = [
            [one for one in opened if one[1] in span and _HELPED.search(text[span.start : one[1].start])]
            for span in reversed(self.near.sentences_of(before))
        ]
        helped = {party.country: party for party, _ in next(filter(None, groups), opened)}
        is_one = len(helped) == 1 and not helped.keys() & (given | self.left.at_war)
        return tuple(helped.values()) if is_one else ()

    def _hearer(self, span: Span) -> tuple[Party, ...]:
        """Give who is told of what is given: "informed Togo's president that Norway will give"."""
        text = self.report.text
        return next(
            ((party,) for party, place in self._named(span) if _TOLD_TO.search(text[span.start : place.start])), ()
        )

    def _understood(
        self,
        mark: QuantityMark,
        sentence: Span,
        giver: tuple[Party, ...],
        receiver: tuple[Party, ...],
        pairs: Counter[tuple[str, str]],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give both sides, the one that is open by what the rest of the report tells."""
        named = {party.country for party, _ in self._named(sentence)}
        if receiver and not giver:
            ahead = self.report.text[sentence.start : mark.span.start]
            taken = {one.country for one in receiver}
            giver = self.sides.state_named(self.left.giver(pairs, ahead, taken, named))
        elif giver and not receiver:
            receiver = self.sides.state_named(self.left.receiver(pairs, {one.country for one in giver}, named))
        return giver, receiver

    def _thanked(self, span: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give giver and receiver of a pledge that is welcomed: "Chad welcomed Norway's pledge" is Norway's to Chad."""
        named = list(self._named(span))
        if len(named) < _BOTH or not _OWNS_PLEDGE.fullmatch(self.report.text[named[-1][1].end : span.end]):
            return None
        (receiver, first), (giver, last) = named[0], named[-1]
        is_thanks = _THANKS.search(self.report.text[first.end : last.start]) is not None
        return ((giver,), (receiver,)) if is_thanks and giver.country != receiver.country else None

    def _pairs(self, made: Iterable[Step]) -> Counter[tuple[str, str]]:
        """Give who gives to whom in a report, and how often it says so."""
        found: Counter[tuple[str, str]] = Counter()
        for event in self.events:
            if event.type in _BACKING and not _is_thanks(event) and event.status in {Status.ACTUAL, Status.PLANNED}:
                found.update((one.country, other.country) for one in event.source for other in event.target)
        for step in made:
            if step.kind in _COUNTED:
                found.update((one.country, other.country) for one in step.provider for other in step.recipient)
        for sentence in self.reading.marks.sentences:
            found.update(self._backed(sentence.span))
        hostile = {
            frozenset((one.country, other.country))
            for event in self.events
            if event.type in _HOSTILE
            for one in event.source
            for other in event.target
        }
        return Counter(
            {
                pair: number
                for pair, number in found.items()
                if NO_CODE not in pair and len(set(pair)) > 1 and frozenset(pair) not in hostile
            }
        )

    def _backed(self, sentence: Span) -> Iterator[tuple[str, str]]:
        """Give who backs whom in the words of a sentence: "Norwegian support for Togo"."""
        named = list(self._named(sentence))
        for place, (giver, end) in enumerate((party, span.end) for party, span in named):
            backs = _BACKS.match(self.report.text[end : sentence.end])
            if backs is None:
                continue
            behind = Span(end + backs.end(), min(end + backs.end() + _BACKED_WITHIN, sentence.end))
            receivers = [one for one, span in named[place + 1 :] if span.start in behind and self._is_receiver(span)]
            yield from ((giver.country, one.country) for one in receivers[:1])

    def _receiver(self, span: Span) -> tuple[Party, ...]:
        """Give the first state behind a word that opens a receiver."""
        return next(((party,) for party, place in self._named(span) if self._is_receiver(place)), ())

    def _is_receiver(self, place: Span) -> bool:
        """Say whether a name is opened as a receiver; of a nationality only where its people or forces follow."""
        text = self.report.text
        is_opened = _OPENS_RECEIVER.search(text[max(0, place.start - 60) : place.start]) is not None
        if not is_opened or is_aside(text, place.start):
            return False
        mention = self.cast.mention_of(place)
        is_nationality = mention is not None and mention.kind is MentionKind.DEMONYM
        return not is_nationality or _OF_A_STATE.match(text[place.end :]) is not None

    def _giver(self, span: Span, taken: set[str]) -> tuple[Party, ...]:
        """Give the one state before a sum that is no receiver and hangs on no preposition, or owns what is given."""
        text = self.report.text
        found = [
            party
            for party, place in self._named(span)
            if party.country not in taken
            and not is_aside(text, place.start)
            and (
                not _NO_SUBJECT.search(text[max(0, place.start - 30) : place.start]) or _OWNER.match(text[place.end :])
            )
        ]
        return tuple(found[-1:]) if len({party.country for party in found}) == 1 else ()

    def _named(self, span: Span) -> Iterator[tuple[Party, Span]]:
        for mention in self.cast.outermost(span):
            actor = self.cast.actor(mention.actor)
            party = self.cast.party(mention)
            if mention.kind is MentionKind.PRONOUN or actor is None or party is None or self.left.is_guessed(party):
                continue
            if actor.kind in _STATES or _PEOPLE in party.code.split("."):
                yield from ((state, mention.span) for state in self._coded((party,)))

    def _coded(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(one for one in self.sides.states(parties) if one.country != NO_CODE)


def _is_thanks(event: Event) -> bool:
    """Say whether support is in words only: who thanks or welcomes gives nothing."""
    return event.type is EventType.SUPPORT and any(_THANKS.search(piece.quote) for piece in event.evidence)


def _is_told(mark: QuantityMark, sentence: Sentence, made: Iterable[Step]) -> bool:
    return any(
        line.value == mark.value and any(evidence.span.overlaps(sentence.span) for evidence in step.evidence)
        for step in made
        for line in step.lines
    )


def _kind(word: re.Match[str], before: str) -> StepKind:
    """Give the step that a word tells; "the provision of a new package" is announced, not done."""
    if word["law"]:
        return StepKind.IN_FORCE
    is_new = word["deed"] is not None and word["deed"].lower() == "provision" and _NEW_ONE.search(before, word.end())
    return StepKind.PARTLY_DELIVERED if word["deed"] and not word["ahead"] and not is_new else StepKind.PLEDGED


def _instrument(kind: StepKind) -> Instrument | None:
    if kind is StepKind.IN_FORCE:
        return Instrument.AUTHORISATION
    return Instrument.STATEMENT if kind is StepKind.PLEDGED else None


def _is_within_a_month(period: Period) -> bool:
    """Say whether a time tells a day or a month: "in May 2023"; a year dates no single sum."""
    if period.earliest is None or period.latest is None:
        return False
    return (period.latest - period.earliest).days <= _MONTH


_MONTH = 31
