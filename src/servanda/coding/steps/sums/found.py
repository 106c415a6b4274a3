"""Printed amounts with the verb that makes a step of them, in words that no frame of an event has read.

Invariant: an amount alone is no step; a verb of the codebook's steps stands over it. What is asked for, priced or only
possible is none.
Source: field notes on commitments, section 3, "Words to steps"; requests and prices are no promises.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.codebook.steps import StepEntry
from servanda.coding.acts.goods import is_sum, lines_of, measured
from servanda.coding.acts.goods_parts import part_before
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.moves.given import NO_GOODS
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.steps.sums.graded import DEEDS, OFFERS, OWED, SAID, STOPS, Find, Grades
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import Instrument, ItemClass, Line, QuantityMark, Sentence, Span, Status, StepKind, WordClass

_FORGIVES = frozenset({"forgive", "cancel", "waive", "eliminate", "erase", "write"})
"""Verbs that give a debtor what he owes."""

_OWED_REACH = 6
"""Tokens behind a sum in which the debt stands: "5 million dollars of what was Togo's debt"."""

_DONATES = frozenset({"donate", "gift", "supply", "ship", "airlift"})
"""Verbs whose object is handed on, whatever it is."""

_AS_GIFT = re.compile(
    r"\b(?:as (?:a|an outright) (?:gift|donation|grant)|free of charge|for free|at no cost|on loan)\b", re.IGNORECASE
)
"""Words by which whatever is counted is given."""

_NONE_OF = frozenset({"not", "no"})
"""Words before an amount of which there was none: "not one litre has been delivered"."""

CARRIES_ON = frozenset({"begin", "start", "commence", "launch", "complete", "finish"})
_APPROVES = frozenset({"approve", "ratify", "endorse"})
_LENT = frozenset({"loan", "grant", "credit"})
"""Nouns of money that whoever gets it approves: "approved a Chinese loan"."""

_ENDS = frozenset({"complete", "finish"})
_WORKS = frozenset("project programme program terminal plant expansion extension complex upgrade".split())
"""Nouns of works that no list of goods has."""

_PAID_FOR = _ENDS | {"fund", "finance", "sponsor", "build", "construct"}
"""Verbs of giving whose object may be such a work."""

_MAKING = frozenset("construction building renovation rehabilitation reconstruction refurbishment expansion".split())
"""Nouns of building that begin and end."""

_INTENDS = frozenset("announce decide plan intend offer prepare plans agreement commitment sign pledge promise".split())
"""Words beside those of promising whose infinitive is promised."""

_JUDGED = frozenset("damages fine fined penalty bail ransom verdict forfeit plea arrest bribes bribe".split())
"""Words of what is paid under a judgement or a threat."""

_DEPLOYED = frozenset({"deployment", "dispatch", "sending"})
_SHIPMENTS = _DEPLOYED | {"delivery", "shipment", "supply", "supplies", "export", "transfer", "consignment", "sale"}
"""Nouns of what is on its way to somebody, which can be stopped: "halted shipments of ammunition to Chad"."""

_OF_WAR = frozenset(
    {
        ItemClass.ARMS,
        ItemClass.AIRCRAFT,
        ItemClass.VEHICLES,
        ItemClass.AMMUNITION,
        ItemClass.TROOPS,
        ItemClass.DIPLOMATIC,
        ItemClass.INFORMATION,
    }
)
"""Classes of which a state moves its own without giving any away."""

_UNCOUNTED = frozenset({ItemClass.OTHER, ItemClass.TROOPS, ItemClass.DIPLOMATIC})
"""Classes of which a number alone is no gift: "two visits"."""

_MEASURES = frozenset("total value cost amount worth price estimate include comprise".split())
"""Verbs that hang a sum on what is given: "loans totalling $5 million"."""

_GOES_TO = re.compile(
    r"(?<!\bup )(?<!\bclose )\bto(?: (?:more than|over|about|around|some|nearly|almost|at least|the))?\s*$"
)
"""What stands before a count of those to whom something goes."""

_GROWS = frozenset("bring raise increase take lift push grow rise expand double boost amount come add".split())
"""Verbs behind which "to" tells what a number has become: "brought the total to 40"."""

_WORTH = re.compile(
    r"\b(?:worth|valued)(?: (?:a total of|a combined|a total|at|about|around|some|over|nearly|almost))*\s*$",
    re.IGNORECASE,
)
_WORTH_REACH = 40
_OTHERS_REACH = 50
"""Characters behind a sum in which it is said to come from others than whoever acts."""

_PAIR = 2
_MOST_AMOUNTS = 24
"""Amounts of one sentence that are looked at; a sentence with more of them is a table, and each would be weighed
against all words of it."""

_MOST_HEADS = 12

_POWER = frozenset({"MW", "GW", "kW", "MWh", "GWh", "kWh"})
"""Measures of electricity, which say what they measure."""


_THANKS_FOR = re.compile(r"\bfor (?:the |its |their |his |her |some |another )?$")
"""What stands before an amount for which somebody is thanked."""

_PART_OF = re.compile(
    r"\b(?:half|third|quarter|fifth|part|portion|share|batch|some|most|first|last) of (?:the |its |their )?$"
)
"""What stands before the whole of which a part is told."""

_MEASURED_WITHIN = 2
"""Sentences before a bare measure in which its goods are told."""


class Amounts(Grades):
    """Finds the amounts of a report that a verb makes steps of."""

    def found(self) -> Iterator[Find]:
        """Give the amounts in the order of the text, each with its step word."""
        lists = self._lists()
        for number, (sentence, clauses) in enumerate(
            zip(self.reading.marks.sentences, self.reading.clauses, strict=True)
        ):
            marks = within(self.reading.marks.quantities, sentence.span)
            if not clauses:
                continue
            if self._is_judged(sentence):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for mark in marks[:_MOST_AMOUNTS]:
                find = self._find(mark, telling) if not self._is_converted(mark, marks) else None
                if find is not None:
                    yield find
            yield from self._unnumbered(telling, marks)
            yield from self._listed(telling, lists.get(number, ()))

    def _lists(self) -> Mapping[int, Sequence[Sentence]]:
        """Give the items without a verb by the sentence that opens their list: "- 40 ambulances"."""
        found: dict[int, list[Sentence]] = {}
        for item, opener in sorted(self.reading.openers.items()):
            if not self.reading.clauses[item]:
                found.setdefault(opener, []).append(self.reading.marks.sentences[item])
        return found

    def _listed(self, telling: Telling, items: Sequence[Sentence]) -> Iterator[Find]:
        """Give the goods of a list as one amount under the giving that opens it: "Norway has sent Togo:"."""
        lines: list[Line] = []
        marks: list[QuantityMark] = []
        for item in items[:_MOST_AMOUNTS]:
            own = Telling(item, (), self.reading.pieces(item))
            for mark in within(self.reading.marks.quantities, item.span):
                phrase = self.phrase(mark, own)
                found = self._lines(mark, own, phrase) if phrase is not None else ()
                lines += found[:1]
                marks += [mark] * bool(found)
        for at in reversed(range(len(telling.clauses)) if lines else ()):
            entry = self._entry(telling, at)
            find = self._graded(marks[0], telling, at, entry, tuple(lines)) if entry is not None else None
            if find is not None:
                yield replace(find, listed=tuple(mark.span for mark in marks))
                return

    def _is_judged(self, sentence: Sentence) -> bool:
        """Say whether a sentence tells what a court made somebody pay."""
        tokens = self.reading.marks.tokens[sentence.first : sentence.last]
        return any(token.text.lower() in _JUDGED for token in tokens)

    def _unnumbered(self, telling: Telling, marks: Sequence[QuantityMark]) -> Iterator[Find]:
        """Give the goods that a clause of giving names without a number: "donated equipment to a school"."""
        for at, clause in enumerate(telling.clauses[:_MOST_AMOUNTS]):
            phrases = (clause.subject,) if clause.verb.passive else clause.objects
            given = [one for one in phrases if one is not None and one.first >= telling.sentence.first]
            entry = self._entry(telling, at) if given and not self._is_side_purpose(telling, at) else None
            is_giving = entry is not None and (entry.step in DEEDS and self.gives(telling, at))
            is_giving = is_giving or clause.verb.lemma in OFFERS
            stops = entry is not None and entry.step in STOPS
            for phrase in given:
                head = self.reading.marks.tokens[phrase.head].lemma.lower()
                is_stopped = stops and (head in _SHIPMENTS or self._flows(phrase))
                is_lent = clause.verb.lemma in _APPROVES and head in _LENT
                if not (is_giving or is_stopped or is_lent or self._is_building(clause, phrase)):
                    continue
                span = self.parties.span(phrase.first, phrase.span_last)
                if head not in _DEPLOYED and any(mark.span.overlaps(span) for mark in marks):
                    continue
                lines = lines_of(self.reading, telling.pieces, (phrase,))[:1]
                is_project = clause.verb.lemma in _PAID_FOR and self._is_work(clause, phrase)
                is_certain = is_stopped and bool(lines) and self._is_of_class(phrase, lines[0])
                if not lines or not (is_project or is_certain or is_lent or self._are_goods(phrase, lines[0])):
                    continue
                find = self._bare(telling, at, span, entry, lines)
                if find is not None:
                    yield find

    def _flows(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of what flows to others, and can be cut off: "power", "gas"."""
        known = self.reading.book.items.item((self.reading.marks.tokens[phrase.head].text,), 0)
        return known is not None and known.item_class in {ItemClass.ENERGY, ItemClass.FUEL}

    def _is_of_class(self, phrase: NounPhrase, line: Line) -> bool:
        """Say whether the goods or a word before them has a class: "electricity supplies"."""
        words = [token.text for token in self.reading.marks.tokens[phrase.first : phrase.span_last]]
        listed = (self.reading.book.items.item(words, at) for at in range(len(words)))
        known = any(one is not None and one.item_class is not ItemClass.OTHER for one in listed)
        return known or line.item_class is not ItemClass.OTHER

    def _is_work(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of a certain work: "the project", not "financing projects", which is a habit."""
        tokens = self.reading.marks.tokens
        is_certain = tokens[phrase.first].word_class in {WordClass.DET, WordClass.NUM, WordClass.PRON}
        is_gerund = clause.verb.participle and not clause.verb.passive
        return tokens[phrase.head].lemma in _WORKS and not is_gerund and (is_certain or phrase.possessor is not None)

    def _bare(
        self, telling: Telling, at: int, span: Span, entry: StepEntry | None, lines: tuple[Line, ...]
    ) -> Find | None:
        """Give goods without a number as their verb gives them; what is begun is given in part."""
        bare = QuantityMark(span, None, None, span, "", 0.0)
        clause = telling.clauses[at]
        if clause.verb.lemma not in CARRIES_ON:
            return self._graded(bare, telling, at, entry, lines) if entry is not None else None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        if self.modality.of(telling.clauses, at, words=words) is not Status.ACTUAL or self._is_open(telling, at):
            return None
        is_done = clause.verb.lemma in _ENDS
        step = StepKind.FULFILLED if is_done else StepKind.PARTLY_DELIVERED
        return Find(bare, telling, at, step, Status.ACTUAL, None, lines)

    def _is_building(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether a building is begun or finished for another: "completed the construction of a school"."""
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        is_made = clause.verb.lemma in _ENDS and (head in _WORKS or self._is_listed_building(head))
        return is_made or (clause.verb.lemma in CARRIES_ON and head in _MAKING)

    def _is_listed_building(self, head: str) -> bool:
        known = self.reading.book.items.item((head,), 0)
        return known is not None and known.item_class is ItemClass.INFRASTRUCTURE

    def _is_side_purpose(self, telling: Telling, at: int) -> bool:
        """Say whether an infinitive hangs on no word of promising: "was founded to provide aid"."""
        clause = telling.clauses[at]
        governor = telling.clauses[clause.governor] if clause.governor is not None else None
        if not clause.verb.infinitive:
            return False
        over = {governor.verb.lemma} if governor is not None else set()
        if clause.noun is not None:
            over.add(self.reading.marks.tokens[clause.noun].lemma.lower())
        return not over & (PLEDGING | _INTENDS)

    def _are_goods(self, phrase: NounPhrase, line: Line) -> bool:
        """Say whether a phrase is headed by goods that the codebook lists, and none of war or of persons."""
        if line.item_class in _OF_WAR or self.parties.of_phrase(phrase):
            return False
        words = line.item.split()
        at_head = [self.reading.book.items.item(words, at) for at in range(len(words))]
        known = [at + one.length for at, one in enumerate(at_head) if one is not None]
        return bool(known) and known[-1] == len(words) and words[-1].lower() not in NO_GOODS

    def _is_converted(self, mark: QuantityMark, marks: Sequence[QuantityMark]) -> bool:
        """Say whether a sum only tells another in other money: "36 billion francs ($61 million)"."""
        before = self.report.text[: mark.span.start].rstrip()
        return (
            mark.value is not None
            and before.endswith("(")
            and any(
                one.value is not None and one.span.end <= mark.span.start and mark.span.start - one.span.end <= _PAIR
                for one in marks
            )
        )

    def _find(self, mark: QuantityMark, telling: Telling) -> Find | None:
        phrase = self.phrase(mark, telling)
        if phrase is None or self._is_none(mark):
            return None
        at = self._clause(phrase, telling)
        lines = self._lines(mark, telling, phrase)
        if not lines and at is not None and self._hands_on(telling, at):
            lines = self._counted(mark, telling, phrase)
        relative = self._told_in_relative(telling, phrase)
        if not lines and relative is not None:
            return self._promised_whole(mark, telling, relative)
        lines = lines or self._measured_alike(mark, telling) or self._of_power(mark, phrase)
        if relative is None and self._is_whole(mark, telling, phrase):
            return None
        if (
            not lines
            or at is None
            or self._is_receiver(mark, telling.clauses[at])
            or self._is_asked_for(mark, telling, at)
        ):
            return None
        behind = (relative,) if relative is not None and mark.whole is None else ()
        forgiven = self._forgiven(mark, telling, at, phrase, lines)
        if forgiven is not None:
            return forgiven
        for place in (*self._upwards(telling, at), *behind):
            entry = self._entry(telling, place)
            if entry is not None and place == relative and mark.whole is not None:
                return None  # "350 of the 800 that Norway pledged": the whole was pledged, the part came (steps_kept)
            if entry is not None:
                return self._graded(mark, telling, place, entry, self._in_part(mark, telling, place, lines))
        return self._thanked_for(mark, telling, at, lines)

    def _is_none(self, mark: QuantityMark) -> bool:
        """Say whether "not" stands right before an amount: "not one litre of the diesel"."""
        before = self.report.text[max(0, mark.span.start - len("not ")) : mark.span.start].lower().split()
        return before[-1:] != [] and before[-1] in _NONE_OF

    def _hands_on(self, telling: Telling, at: int) -> bool:
        """Say whether a clause gives whatever it counts: "supplied three looms", "will provide ten looms as a gift"."""
        clause = telling.clauses[at]
        words = self.parties.span(clause.verb.main, clause.last).of(self.report.text)
        return clause.verb.lemma in _DONATES or (_AS_GIFT.search(words) is not None and self.gives(telling, at))

    def _thanked_for(self, mark: QuantityMark, telling: Telling, at: int, lines: tuple[Line, ...]) -> Find | None:
        """Give goods that somebody is thanked for, which have come: "thanked Oman for the 20 tents"."""
        verb, words = telling.clauses[at].verb, self.parties.words(telling.sentence.first, telling.sentence.last)
        between = self.report.text[self.reading.marks.tokens[verb.main].span.end : mark.span.start]
        if (
            verb.lemma != "thank"
            or mark.value is not None
            or _THANKS_FOR.search(between) is None
            or self._is_open(telling, at)
        ):
            return None
        if self.modality.of(telling.clauses, at, words=words) is not Status.ACTUAL:
            return None
        return Find(mark, telling, at, StepKind.PARTLY_DELIVERED, Status.ACTUAL, None, lines)

    def _in_part(self, mark: QuantityMark, telling: Telling, at: int, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Give what a verb gives of a whole: "paid half of the $20 million"."""
        part = part_before(self.reading, mark, self.reading.marks.tokens[telling.clauses[at].verb.main].span.end)
        return lines if part is None else tuple(part.of(line, self.report.text) for line in lines)

    def _is_whole(self, mark: QuantityMark, telling: Telling, phrase: NounPhrase) -> bool:
        """Say whether goods are a whole of which a part was told: "six boats, a quarter of the 24 Fiji bought"."""
        ahead = self.report.text[telling.sentence.span.start : mark.span.start]
        heads = {one.noun for one in telling.clauses if one.relation is ClauseRelation.RELATIVE}
        return _PART_OF.search(ahead) is not None and not heads.isdisjoint(range(phrase.first, phrase.span_last))

    def _of_power(self, mark: QuantityMark, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give electricity that only its measure names: "will supply Togo with 100 megawatts"."""
        unit = (mark.quantity.unit or "").split() if mark.quantity is not None and mark.item is None else []
        if not unit or unit[0] not in _POWER:
            return ()
        return tuple(replace(one, item_class=ItemClass.ENERGY) for one in measured(self.reading, (phrase,)))

    def _measured_alike(self, mark: QuantityMark, telling: Telling) -> tuple[Line, ...]:
        """Give a measure without goods those that the same measure counted last, one or two sentences before.

        "Peru sent Chad 300 tonnes of maize. It had promised 1,000 tonnes."
        """
        unit = mark.quantity.unit if mark.quantity is not None and mark.item is None else None
        sentences = self.reading.marks.sentences
        place = bisect_left(sentences, telling.sentence.first, key=lambda one: one.first)
        for number in range(place - 1, max(-1, place - 1 - _MEASURED_WITHIN), -1) if unit else ():
            told = Telling(sentences[number], self.reading.clauses[number], self.reading.pieces(sentences[number]))
            last = within(self.reading.marks.quantities, sentences[number].span)[-1:]
            if last and last[0].item is not None and last[0].quantity and last[0].quantity.unit == unit:
                phrase = self.phrase(last[0], told)
                lines = lines_of(self.reading, told.pieces, (phrase,)) if phrase is not None else ()
                return tuple(replace(line, quantity=mark.quantity, value=None) for line in lines[-1:])
        return ()

    def _is_asked_for(self, mark: QuantityMark, telling: Telling, at: int) -> bool:
        """Say whether a sum is that of a request, is lacking, or is asked of others.

        "Sent a request that included $5 million"; "helps to mobilise $5 million from other donors".
        """
        clause = telling.clauses[at]
        if clause.verb.lemma in _MEASURES and clause.governor is not None:
            clause = telling.clauses[clause.governor]
        verb = self.reading.marks.tokens[clause.verb.main].span
        near = self.report.text[verb.end : mark.span.start]
        behind = self.report.text[mark.span.end : min(mark.span.end + _OTHERS_REACH, telling.sentence.span.end)]
        words = self.reading.book.scopes
        return mark.value is not None and (words.show("asked_for", near) or words.show("from_others", behind))

    def _is_receiver(self, mark: QuantityMark, clause: Clause) -> bool:
        """Say whether a count tells to how many something goes: "sells power to more than 900 farms"."""
        before = self.report.text[max(0, mark.span.start - _WORTH_REACH) : mark.span.start]
        return mark.value is None and bool(_GOES_TO.search(before)) and clause.verb.lemma not in _GROWS

    def _forgiven(
        self, mark: QuantityMark, telling: Telling, at: int, phrase: NounPhrase, lines: tuple[Line, ...]
    ) -> Find | None:
        """Give a debt that is forgiven, or is to be: "cancelled 5 million dollars of Togo's debt"."""
        owed = self.reading.marks.tokens[phrase.first : min(phrase.span_last + _OWED_REACH, telling.sentence.last)]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        is_owed = bool((OWED | {"owe"}) & {token.lemma.lower() for token in owed})
        if telling.clauses[at].verb.lemma not in _FORGIVES or not is_owed or self._is_open(telling, at):
            return None
        if status is Status.ACTUAL:
            return Find(mark, telling, at, StepKind.FULFILLED, status, None, lines)
        if status is Status.PLANNED:
            return Find(mark, telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, lines)
        return None

    def phrase(self, mark: QuantityMark, telling: Telling) -> NounPhrase | None:
        """Give the noun phrase in which an amount stands."""
        span = mark.item if mark.item is not None and not is_sum(self.reading, mark) else mark.span
        phrases = (piece.phrase for piece in telling.pieces if piece.phrase is not None)
        return next((one for one in phrases if self.parties.span(one.first, one.last).overlaps(span)), None)

    def _lines(self, mark: QuantityMark, telling: Telling, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give the goods that an amount counts, or the thing that it is the worth of."""
        priced = self._priced(mark, telling)
        if priced is not None:
            lines = lines_of(self.reading, telling.pieces, (priced,))
            return tuple(self._at_worth(line, mark) for line in lines[:1])
        lines = lines_of(self.reading, telling.pieces, (phrase,))
        kept = tuple(line for line in lines if (line.value if mark.value is not None else line.quantity) is not None)
        if is_sum(self.reading, mark):
            return kept
        counted = tuple(line for line in kept if line.item_class not in _UNCOUNTED)
        if counted and len(kept) > 1:
            return kept  # "six buses and 40 sets of gauges": what is counted beside goods is goods
        return counted or tuple(line for line in kept if self._is_listed_thing(phrase, line))

    def _promised_whole(self, mark: QuantityMark, telling: Telling, at: int) -> Find | None:
        """Give the whole that was promised of goods measured before it.

        "Peru sent 30,000 tonnes of wheat, the first of 90,000 tonnes that it pledged".
        """
        lines, entry = self._measured_before(mark, telling), self._entry(telling, at)
        return self._graded(mark, telling, at, entry, lines) if lines and entry is not None else None

    def _measured_before(self, mark: QuantityMark, telling: Telling) -> tuple[Line, ...]:
        """Give a measure without goods those that the same measure counts before it in the sentence."""
        unit = mark.quantity.unit if mark.quantity is not None and mark.item is None else None
        if unit is None:
            return ()
        before = [one for one in within(self.reading.marks.quantities, telling.sentence.span) if one.span < mark.span]
        same = [one for one in before if one.item is not None and one.quantity is not None]
        phrases = (self.phrase(one, telling) for one in same if one.quantity and one.quantity.unit == unit)
        goods = [line for one in phrases if one is not None for line in lines_of(self.reading, telling.pieces, (one,))]
        return tuple(replace(line, quantity=mark.quantity, value=None) for line in goods[-1:])

    def _is_listed_thing(self, phrase: NounPhrase, line: Line) -> bool:
        """Say whether a number counts things of no class that the codebook lists: "15 fishing licences"."""
        return line.item_class is ItemClass.OTHER and self._are_goods(phrase, line)

    def _at_worth(self, line: Line, mark: QuantityMark) -> Line:
        """Give a thing with its worth; a paper that names no goods is one about money."""
        words = line.item.split()
        is_paper = any(self.reading.book.steps.instrument(words, at) is not None for at in range(len(words)))
        is_open = is_paper and line.item_class is ItemClass.OTHER
        return replace(line, value=mark.value, item_class=ItemClass.MONEY if is_open else line.item_class)

    def _counted(self, mark: QuantityMark, telling: Telling, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give whatever a number counts: what is donated is a gift though no list has it, "three looms"."""
        named = self.parties.of_phrase(phrase)
        lines = lines_of(self.reading, telling.pieces, (phrase,))
        is_thing = not named and mark.value is None and mark.quantity is not None and mark.item is not None
        words = self.reading.book.words
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        persons = words.listed("home_people") | words.listed("uprooted_people") | NO_GOODS
        is_thing = is_thing and not {head, f"{head}s"} & persons
        return tuple(line for line in lines[:1] if is_thing and line.quantity is not None)

    def _priced(self, mark: QuantityMark, telling: Telling) -> NounPhrase | None:
        """Give the thing whose worth a sum tells: "three scanners worth $10 million"."""
        before = self.report.text[max(telling.sentence.span.start, mark.span.start - _WORTH_REACH) : mark.span.start]
        if mark.value is None or not _WORTH.search(before):
            return None
        tokens = self.reading.marks.tokens
        ahead = [piece.phrase for piece in telling.pieces if piece.phrase is not None]
        ahead = [one for one in ahead if tokens[one.head].span.end <= mark.span.start - _PAIR]
        return next((one for one in reversed(ahead) if not self._is_aside(one)), None)

    def _is_aside(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase only tells with whom or when: "an agreement with Quito on Monday worth $4 million"."""
        span = self.parties.span(phrase.first, phrase.last)
        is_time = any(mark.span.overlaps(span) for mark in within(self.reading.marks.times, span))
        return is_time or any(one.span == span for one in self.parties.cast.outermost(span))

    def _clause(self, phrase: NounPhrase, telling: Telling) -> int | None:
        """Give the clause of a phrase by the tree where the reader made one, else by the phrase's place."""
        tokens = self.reading.marks.tokens
        verbs = {clause.verb.main: at for at, clause in enumerate(telling.clauses)}
        head: int | None = tokens[phrase.head].head
        for _ in range(_MOST_HEADS):
            if head is None:
                break
            if head in verbs and not self._is_cut_off(head, phrase):
                return verbs[head]
            head = tokens[head].head
        if phrase.head in telling.heads:
            return telling.heads[phrase.head]
        inside = [at for at, clause in enumerate(telling.clauses) if clause.first <= phrase.first < clause.last]
        before = [at for at, clause in enumerate(telling.clauses) if clause.verb.main < phrase.first]
        return inside[-1] if inside else (before[-1] if before else None)

    def _is_cut_off(self, verb: int, phrase: NounPhrase) -> bool:
        """Say whether a semicolon stands between a verb and a phrase behind it, which the tree may hang on it."""
        return any(token.text == ";" for token in self.reading.marks.tokens[verb : phrase.first])

    def _upwards(self, telling: Telling, at: int) -> Iterator[int]:
        """Give a clause and those that it hangs on by its verb: "worth", "totalling" hang on what is given."""
        yield at
        clause = telling.clauses[at]
        if clause.verb.lemma in _MEASURES and clause.governor is not None:
            yield clause.governor

    def _told_in_relative(self, telling: Telling, phrase: NounPhrase) -> int | None:
        """Give the clause that tells of an amount behind it: "the $4 million that Norway promised Togo"."""
        for at, clause in enumerate(telling.clauses):
            is_behind = clause.relation is ClauseRelation.RELATIVE and clause.noun is not None
            if is_behind and clause.noun is not None and phrase.first <= clause.noun < phrase.span_last:
                entry = self._entry(telling, at)
                return at if entry is not None and entry.step in SAID | DEEDS else None
        return None
