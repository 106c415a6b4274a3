"""Steps of commitments: what was promised, signed, delivered, stopped, as one report tells it.

Invariant: a demand, a wish, a topic or an accusation is never a promise; silence is no step.
Source: field notes on commitments, sections 3 and 4; rulings 55 to 63.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.steps.at_home import without_domestic
from servanda.coding.steps.deals.acts_done import DoneActs
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.deals.completed import completed
from servanda.coding.steps.deals.declined import DeclinedSteps
from servanda.coding.steps.deals.endings import EndedSteps
from servanda.coding.steps.deals.kept import KeptSteps
from servanda.coding.steps.deals.life import LifeSteps
from servanda.coding.steps.deals.papers import pointed_to
from servanda.coding.steps.deals.parts import PartSteps, without_parts_ahead
from servanda.coding.steps.deals.plain import PlainSteps
from servanda.coding.steps.deals.priced import PricedSteps
from servanda.coding.steps.deals.projects import ProjectSteps
from servanda.coding.steps.deals.pursued import PursuedSteps
from servanda.coding.steps.deals.refused import RefusedSteps
from servanda.coding.steps.deals.signings import Signings
from servanda.coding.steps.deals.spoken import SpokenDeals
from servanda.coding.steps.deals.undertaken import UndertakenSteps
from servanda.coding.steps.deals.unkept import without_ghosts
from servanda.coding.steps.events import EventSteps
from servanda.coding.steps.parties.sides import Sides, is_business, is_of_one_side, is_private
from servanda.coding.steps.promises import PromisedSteps
from servanda.coding.steps.sums.again import SumsAgain
from servanda.coding.steps.sums.announced import AnnouncedSums
from servanda.coding.steps.sums.beside import by_day, by_kind
from servanda.coding.steps.sums.common import CommonSteps
from servanda.coding.steps.sums.currencies import in_own_money
from servanda.coding.steps.sums.known import KnownSums
from servanda.coding.steps.sums.named import NamedSums
from servanda.coding.steps.sums.paired import PairedSteps
from servanda.coding.steps.sums.papers_told import ToldPapers
from servanda.coding.steps.sums.raised import RaisedSums
from servanda.coding.steps.sums.sums import SumSteps
from servanda.coding.steps.sums.understood import UnderstoodSteps
from servanda.coding.steps.sums.voted import VotedSums
from servanda.coding.steps.sums.works import WorkSteps
from servanda.coding.steps.sums.worth import WorthSteps
from servanda.coding.steps.topics import TopicSteps
from servanda.model import (
    NO_CODE,
    UNKNOWN,
    BlockKind,
    CommitmentKind,
    Event,
    EventType,
    Party,
    Period,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    WhenBasis,
)


def code_steps(
    reading: ReportReading, cast: Cast, statements: Sequence[Statement], events: Sequence[Event], told: Sequence[Act]
) -> tuple[Step, ...]:
    """Give the steps of a report in the order of the text, one for each event that moves a commitment.

    Args:
        reading: The report and its marks.
        cast: Who is who in it.
        statements: What its speakers say.
        events: The events of the report.
        told: The acts that the events were read from.
    """
    sides = Sides(reading, cast)
    of_events = EventSteps(reading, sides, statements, events)
    agreed = [act for event in events if event.type is EventType.AGREE for act in _acts_of(event, told)]
    steps = [
        step
        for event in events
        if not _is_content(event, told, agreed)
        for step in of_events.of_event(event, _acts_of(event, told))
    ]
    steps = SumSteps(reading, cast, sides, statements).with_sums(steps)
    steps += AnnouncedSums(reading, cast, sides, statements, events).of_sums(steps)
    steps += TopicSteps(reading, sides, statements, events).of_topics(told, steps)
    steps += SpokenDeals(reading, sides, statements, events).of_speakers(steps)
    steps += PromisedSteps(reading, sides, statements).of_promises(steps)
    steps = EndedSteps(reading, cast, sides, statements).with_endings(steps)
    signings = Signings(reading, sides, statements, events)
    steps += signings.dealt(told, steps)
    steps = DeclinedSteps(reading, cast, sides, statements).declined(told, steps)
    steps = WorthSteps(reading).with_worths(WorkSteps(reading, cast, statements).with_works(steps))
    steps = CarriedSteps(reading, cast, statements).carried(steps)
    paired = PairedSteps(reading, cast, sides, statements, events)
    steps = paired.of_works(steps)
    goes_on = CarriedSteps(reading, cast, statements)
    understood = UnderstoodSteps(reading, cast, sides, statements, events).understood(steps)
    steps = goes_on.carried_on(understood, steps)
    steps = CommonSteps(reading, cast, sides, statements, events).of_common(steps)
    steps = KeptSteps(reading, cast, sides, statements).of_kept(steps)
    steps = PursuedSteps(reading, cast, statements).pursued(steps)
    steps = goes_on.carried_on(paired.of_pairs(steps), steps)
    steps = UndertakenSteps(reading, cast, sides, statements, events).of_undertakings(steps)
    steps = DoneActs(reading, cast, statements).of_acts(steps)
    steps += signings.signed(told, steps)
    steps = ToldPapers(reading, sides, statements, events).of_papers(steps)
    steps = KnownSums(reading, cast, sides, statements, events).of_known(steps)
    steps = RaisedSums(reading, cast, sides, statements, events).of_raised(steps)
    steps = PartSteps(reading, cast, statements).of_parts(steps)
    steps = ProjectSteps(reading, cast, statements).of_projects(steps)
    steps = NamedSums(reading, cast, sides, statements, events).of_named(steps)
    steps = RefusedSteps(reading, cast, statements).of_refused(steps)
    steps = PlainSteps(reading, cast, statements).of_plain(steps)
    steps = PricedSteps(reading, cast).with_sum(steps)
    steps = LifeSteps(reading, cast, statements).of_life(steps)
    again = SumsAgain(reading, cast)
    steps = again.told_again(again.without_asked(VotedSums(reading, cast).without(steps)))
    told_all = (*_with_leavers(steps), *pointed_to(reading, steps))
    steps = [step for step in told_all if not is_private(step.provider) and not is_business(step)]
    asked = _questions(reading)
    steps = [step for step in steps if not (is_of_one_side(step) or _is_of_nothing(step) or _is_asked(step, asked))]
    steps = without_ghosts([step for step in steps if not _is_left_open(step, reading)], reading)
    steps = in_own_money(without_domestic(steps, reading, cast), reading.book)
    steps = _without_frames(_without_costs([_unsold(step) for step in completed(steps, reading)]))
    steps = [part for step in steps for each in by_day(step, reading) for part in by_kind(each)]
    kept = _without_headlines(_joined(without_parts_ahead(steps), reading), reading)
    return each_once(sorted(kept, key=lambda step: (step.evidence[0].span, step.id)))


def each_once(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the first of the steps that have one id: a ledger holds each finding once, and would refuse the report."""
    found: dict[str, Step] = {}
    for step in steps:
        found.setdefault(step.id, step)
    return tuple(found.values())


def _unsold(step: Step) -> Step:
    """Give a step with its terms; money that is paid is not sold: "paid the first half of the grant"."""
    is_money = step.kind is CommitmentKind.MONEY and step.terms is Terms.SALE
    return replace(step, terms=Terms.UNKNOWN) if is_money else step


def _questions(reading: ReportReading) -> list[Span]:
    """Give the sentences that only ask."""
    text = reading.report.text
    return [one.span for one in reading.marks.sentences if one.span.of(text).rstrip("\"”’' ").endswith("?")]


def _is_asked(step: Step, asked: Sequence[Span]) -> bool:
    """Say whether a step stands in a question only: "Did Togo get a loan from Peru?"."""
    return bool(asked) and all(any(one.span in span for span in asked) for one in step.evidence)


def _is_of_nothing(step: Step) -> bool:
    """Say whether what is told as given was not: "has delivered nothing of the rice", "none of the tents came"."""
    is_given = step.step in {StepKind.PARTLY_DELIVERED, StepKind.FULFILLED}
    return is_given and any(_NOTHING_OF.search(one.quote) for one in step.evidence)


_NOTHING_OF = re.compile(r"\b(?:nothing|none) of (?:the|its|their|it|them)\b", re.IGNORECASE)


def _is_left_open(step: Step, reading: ReportReading) -> bool:
    """Say whether nobody knows that a deed was done: "It is unclear as to whether the money was received by Togo"."""
    starts = [sentence.span.start for sentence in reading.marks.sentences]
    if step.step not in _DEEDS:
        return False
    return all(_is_unknown(one.span, starts, reading.report.text) for one in step.evidence)


def _is_unknown(span: Span, starts: Sequence[int], text: str) -> bool:
    """Say whether words of a sentence leave open what it goes on to tell: not what stands behind ", but"."""
    found = _NOT_KNOWN.search(text, starts[max(0, bisect_right(starts, span.start) - 1)], span.end)
    return found is not None and _TURNS.search(text[found.end() : max(found.end(), span.start)]) is None


_TURNS = re.compile(r"[;:]|, (?:but|although|though|while|and|yet)\b")
_NOT_KNOWN = re.compile(
    r"\b(?:unclear|unknown|uncertain|unconfirmed|not (?:known|clear|confirmed)|no (?:evidence|indication|confirmation))"
    r"(?: [\w-]+){0,4}? (?:whether|if|that)\b",
    re.IGNORECASE,
)
"""Words that leave open what stands behind them."""


def _with_leavers(steps: Sequence[Step]) -> list[Step]:
    """Give forces that leave a land to the one state that the report has leaving it; those of nobody known go."""
    known = [one for one in steps if one.kind is CommitmentKind.WITHDRAWAL and _coded(one.provider)]
    found: list[Step] = []
    for step in steps:
        if step.kind is not CommitmentKind.WITHDRAWAL or _coded(step.provider):
            found.append(step)
            continue
        lands = {party.country for party in step.recipient}
        leavers = {one.provider for one in known if lands and {party.country for party in one.recipient} == lands}
        if len({tuple(party.country for party in one) for one in leavers}) == 1:
            found.append(replace(step, provider=min(leavers, key=lambda one: [party.text for party in one])))
    return found


def _coded(parties: Sequence[Party]) -> bool:
    return any(party.country != NO_CODE for party in parties)


def _without_headlines(steps: Sequence[Step], reading: ReportReading) -> list[Step]:
    """Leave out what only the title or the heading of an item tells and the body tells better.

    An agreement whose sides signed one in the body; a deed that the body only promises: "Norway gives Togo 40 boats",
    then "Norway will give Togo 40 boats".
    """
    titles = [*_titles(reading), *_headings(reading)]
    headlines = [step for step in steps if _stands_in(step, titles)]
    body = [step for step in steps if step not in headlines]
    signed = {_sides(step) for step in steps if step.step in _PAPERS and step.kind in _AGREED}
    return [
        step
        for step in steps
        if step not in headlines
        or not (
            (step.step is StepKind.PLEDGED and step.kind in _AGREED and not step.lines and _sides(step) in signed)
            or _is_only_promised(step, body)
        )
    ]


def _is_only_promised(step: Step, body: Sequence[Step]) -> bool:
    """Say whether the body only promises what the title tells as given."""
    same = [one for one in body if _sides(one) == _sides(step) and _amounts(one) == _amounts(step)]
    kinds = {one.step for one in same}
    is_ahead = bool(kinds & (_PAPERS | {StepKind.PLEDGED}))
    return step.step in _DEEDS and bool(_amounts(step)) and is_ahead and not kinds & _DEEDS


def _amounts(step: Step) -> set[tuple[float | None, float | None]]:
    """Give the bounds of what a step tells."""
    told = [line.value or line.quantity for line in step.lines]
    return {(amount.low, amount.high) for amount in told if amount is not None}


def _titles(reading: ReportReading) -> list[Span]:
    return [sentence.span for sentence in reading.marks.sentences if sentence.block.kind is BlockKind.TITLE]


def _headings(reading: ReportReading) -> list[Span]:
    """Give the words before the colon with which a line begins: "Unlocking $5 million for Togo: Oslo plans to give"."""
    found = (_HEADING.match(reading.report.text, one.span.start) for one in reading.marks.sentences)
    return [Span(*one.span("words")) for one in found if one is not None]


_HEADING = re.compile(r"(?<![^\n])\W*(?P<words>[A-Z][^.:;\n]{3,90}):(?=\W)")
"""How a line begins that has a heading of its own."""


def _stands_in(step: Step, titles: Sequence[Span]) -> bool:
    """Say whether all words of a step stand in the title."""
    return all(any(one.span in title for title in titles) for one in step.evidence)


def _without_costs(steps: Sequence[Step]) -> list[Step]:
    """Leave out the cost of what two agree to do as money that each gives the other: it is what the work is worth."""
    shared = [step for step in steps if step.kind is not CommitmentKind.MONEY and len(_sides(step)) > 1]
    works = [step for step in shared if {*step.provider} == {*step.recipient}]
    return [
        step
        for step in steps
        if step.kind is not CommitmentKind.MONEY
        or {*step.provider} != {*step.recipient}
        or not any(_sides(one) == _sides(step) and _are_one_wording(one, step) for one in works)
    ]


def _without_frames(steps: Sequence[Step]) -> list[Step]:
    """Leave out "agreed" where its own words tell what was: "agreed on Monday to pay 5 million euros" is one promise.

    The promise takes the day of the words left out, if it has none.
    """
    frames = [step for step in steps if step.kind is CommitmentKind.POLICY and not step.lines]
    kept: list[Step] = [step for step in steps if step not in frames]
    for frame in frames:
        place = next((at for at, step in enumerate(kept) if _is_framed(step, frame)), None)
        if place is None:
            kept.append(frame)
        elif kept[place].when.basis is WhenBasis.PUBLICATION:
            kept[place] = replace(kept[place], when=frame.when)
        if place is not None:
            kept[place] = replace(kept[place], due=kept[place].due or frame.due)
    return sorted(kept, key=lambda step: (step.evidence[0].span, step.id))


def _is_framed(step: Step, frame: Step) -> bool:
    """Say whether a promise of money, goods or training stands in the very words of a promise of nothing."""
    is_gift = step.step is frame.step is StepKind.PLEDGED and step.kind in _GIFTS and bool(step.lines)
    sides = [{one.country for one in parties} for parties in (step.provider, step.recipient)]
    is_bare = not frame.recipient
    is_between = sides[0] == {one.country for one in frame.provider} and (
        is_bare or sides[1] == {one.country for one in frame.recipient}
    )
    return (
        is_gift
        and is_between
        and all(
            any(one.span in own.span or _tells_no_more(one.span, own.span, is_bare=is_bare) for own in step.evidence)
            for one in frame.evidence
        )
    )


def _tells_no_more(frame: Span, step: Span, *, is_bare: bool) -> bool:
    """Say whether a promise's words hold a step's and hardly more: "that it would pay $3 million by June"."""
    return step in frame and (is_bare or frame.end - frame.start - (step.end - step.start) <= _HARDLY_MORE)


_HARDLY_MORE = 24
"""Characters of a deadline and an opening "that"."""

_GIFTS = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})


def _sides(step: Step) -> frozenset[str]:
    return frozenset(party.country for party in (*step.provider, *step.recipient))


_PAPERS = frozenset({StepKind.SIGNED, StepKind.IN_FORCE})
_AGREED = frozenset({CommitmentKind.POLICY, CommitmentKind.TREATY})


def _is_content(event: Event, told: Sequence[Act], agreed: Sequence[Act]) -> bool:
    """Say whether an event is only what an agreement of the report is about: the agreement is the step."""
    own = [act for act in _acts_of(event, told) if act.clause is not None and not act.is_noun]
    return bool(own) and all(
        any(
            one.telling.sentence == act.telling.sentence and act.telling.clauses[act.clause].governor == one.clause
            for one in agreed
        )
        for act in own
        if act.clause is not None
    )


def _acts_of(event: Event, told: Sequence[Act]) -> tuple[Act, ...]:
    spans = {evidence.span for evidence in event.evidence}
    return tuple(act for act in told if act.span in spans and act.status in {event.status, Status.ACTUAL})


def _joined(steps: Iterable[Step], reading: ReportReading) -> list[Step]:
    """Join steps that one report tells twice: same sides, kind, step and day, lines and terms that do not differ."""
    kept: list[Step] = []
    titles = _titles(reading)
    for step in sorted(steps, key=lambda one: (one.evidence[0].span, one.id)):
        place = next(
            (
                at
                for at, elder in enumerate(kept)
                if _is_same(elder, step)
                and _is_about(elder, step, reading.report.text)
                and not _are_counted_up(elder, step, reading)
            ),
            None,
        )
        if place is None:
            kept.append(step)
            continue
        elder = kept[place]
        if _is_item_again(elder, step, reading.report.text):
            kept.append(replace(step, scope=Scope.RESTATEMENT))
            continue
        unique = {(one.span, one.rule): one for one in (*elder.evidence, *step.evidence)}
        fuller = step if _is_fuller(step, elder) else elder
        is_title = _stands_in(elder, titles) and not _stands_in(step, titles)
        kept[place] = replace(
            step if is_title else elder,  # a title is the shorter telling, without a day
            lines=fuller.lines or step.lines,
            scope=fuller.scope,
            when=_day_told(elder, step, is_title=is_title),
            terms=elder.terms if elder.terms is not Terms.UNKNOWN else step.terms,
            due=elder.due or step.due,
            evidence=tuple(unique[key] for key in sorted(unique)),
        )
    return kept


def _is_item_again(elder: Step, step: Step, text: str) -> bool:
    """Say whether an item of a document tells again the new sum that the document has announced before."""
    mine, theirs = step.evidence[0].span.start, elder.evidence[0].span.start
    line, before = (text.rfind("\n", 0, at) + 1 for at in (mine, theirs))
    sums = [{one.value for one in each.lines if one.value is not None} for each in (elder, step)]
    is_new = elder.scope is Scope.INCREMENT is step.scope and step.step not in _DEEDS
    return is_new and bool(sums[0] & sums[1]) and line != before and _ITEM.match(text, line) is not None


_ITEM = re.compile(rf"\s*{ITEM_SIGN}\s")
"""How a line begins that is an item of a list."""


def _are_counted_up(one: Step, other: Step, reading: ReportReading) -> bool:
    """Say whether two steps stand in two items of one list."""
    mine, theirs = (
        {
            (number, opener)
            for number, opener in reading.openers.items()
            if any(evidence.span.overlaps(reading.marks.sentences[number].span) for evidence in step.evidence)
        }
        for step in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs and {each[1] for each in mine} == {each[1] for each in theirs}


def _day_told(elder: Step, younger: Step, *, is_title: bool) -> Period:
    """Give the day of a step by the telling that has one: "has delivered a boat. The boat arrived on Tuesday"."""
    is_open = elder.when.basis is WhenBasis.PUBLICATION and (is_title or elder.step in _DEEDS)
    return younger.when if is_open and younger.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE} else elder.when


_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})


def _is_fuller(one: Step, other: Step) -> bool:
    """Say whether a later telling tells more exactly how much: a title's "aid" gives way to the body's sum."""
    return bool(one.lines) and _exactness(one) > _exactness(other)


def _exactness(step: Step) -> tuple[int, int]:
    """Give how many amounts a step prints, and how many of them have bounds that words gave."""
    amounts = [line.value or line.quantity for line in step.lines if line.value or line.quantity]
    return len(amounts), sum(1 for one in amounts if one is not None and one.low != one.high)


def _is_same(one: Step, other: Step) -> bool:
    return (
        (one.kind, one.step) == (other.kind, other.step)
        and {party.actor for party in one.provider} == {party.actor for party in other.provider}
        and {party.actor for party in one.recipient} == {party.actor for party in other.recipient}
        and len({one.terms, other.terms} - {Terms.UNKNOWN}) <= 1  # a grant is never the loan beside it
        and not _is_bought_beside(one, other)
        and (
            all((one.scope is scope) is (other.scope is scope) for scope in (Scope.RESTATEMENT, Scope.REMAINDER))
            or _are_one_speech(one, other)
            or _is_named_again(one, other)
        )
        and (
            one.when == other.when
            or UNKNOWN in {one.when, other.when}
            or one.when.basis is WhenBasis.PUBLICATION
            or (other.when.basis is WhenBasis.PUBLICATION and _are_one_wording(one, other))
        )
        and (
            not one.lines or not other.lines or {x.item_class for x in one.lines} == {x.item_class for x in other.lines}
        )
        and _may_be_one(one, other)
    )


def _is_bought_beside(one: Step, other: Step) -> bool:
    """Say whether one tells that goods were bought, the other that some came, neither when nor how much: two things."""
    is_sale = {one.terms, other.terms} == {Terms.SALE, Terms.UNKNOWN}
    undated = all(step.when.basis in {WhenBasis.PUBLICATION, WhenBasis.UNKNOWN} for step in (one, other))
    return is_sale and undated and not any(_exactness(step)[0] for step in (one, other))


def _are_one_speech(one: Step, other: Step) -> bool:
    """Say whether two promises of conduct are told by one speaker: the lead's words and those of the quotation."""
    return (
        one.event is None is other.event
        and one.kind is CommitmentKind.POLICY
        and one.by is not None
        and other.by is not None
        and one.by.actor == other.by.actor
    )


def _is_named_again(one: Step, other: Step) -> bool:
    """Say whether one step is only the noun in the other's words: "reaffirmed [its commitment]", both undated."""
    days = {one.when.basis, other.when.basis}
    return _are_one_wording(one, other) and days == {WhenBasis.PUBLICATION} and one.scope is Scope.RESTATEMENT


def _are_one_wording(one: Step, other: Step) -> bool:
    """Say whether two steps are read from the same words: a speech and the clause inside it that tells it."""
    return any(mine.span.overlaps(theirs.span) for mine in one.evidence for theirs in other.evidence)


def _may_be_one(one: Step, other: Step) -> bool:
    """Say whether the sums of two steps can be one: $5 million and $3 million to one side are two grants.

    So are "more than $5 million" and "more than $3 million": that both are open above makes them no one sum.
    """
    mine = [line.value for line in one.lines if line.value is not None]
    theirs = [line.value for line in other.lines if line.value is not None]
    if not mine or not theirs:
        return True
    if mine[0].currency != theirs[0].currency:  # one sum in two kinds of money, but no total and its part
        return all((one.scope is scope) is (other.scope is scope) for scope in (Scope.COMPONENT, Scope.CUMULATIVE))
    return any(
        (ours.low == value.low and bool(ours.low)) or (ours.high == value.high and ours.high is not None)
        for ours in mine
        for value in theirs
    )


def _is_about(one: Step, other: Step, text: str) -> bool:
    """Say whether two promises of conduct are about one thing: their words share one that is no name."""
    is_joint = len(one.provider) > 1 and bool(one.recipient) and one.instrument is other.instrument
    if one.kind is not CommitmentKind.POLICY or is_joint:
        return True
    names = {
        word for step in (one, other) for party in (*step.provider, *step.recipient) for word in _words(party.name)
    }
    mine, theirs = (
        {word for evidence in step.evidence for word in _words(evidence.span.of(text))} - names for step in (one, other)
    )
    return bool(mine & theirs - _PROMISING)


def _words(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= _STEM}


_STEM = 5
"""Letters by which a word is known again; shorter words tie nothing."""

_PROMISING = frozenset({"agree", "pledg", "promi", "offer", "commi", "under", "would", "accep"})
