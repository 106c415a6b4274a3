"""One step of a commitment, told by one report or by several: copies, headlines and both sides' words for one deed.

Invariant: numbers that differ never keep two accounts of one deed apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, combinations

from servanda.codebook import Codebook
from servanda.linking.amendments import amended, standing, taken_back
from servanda.linking.context import (
    Context,
    cited,
    content_words,
    coverage,
    item_words,
    quoted_words,
    sides,
)
from servanda.linking.conversions import in_all_currencies
from servanda.linking.events import items_agree
from servanda.linking.groups import Groups
from servanda.linking.judgements import OF_LINES
from servanda.linking.periods import Precision, anchor, can_meet, most_precise, order, precision
from servanda.linking.records import fullest_lines
from servanda.model import (
    CommitmentKind,
    Evidence,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    OriginId,
    Party,
    Period,
    Quantity,
    RecordId,
    ReportId,
    Scope,
    SpeakerRole,
    Step,
    StepKind,
    Terms,
)

ALIKE = 0.5
NEWS = timedelta(days=1)
"""Between two reports of one announcement."""
RECENT = timedelta(days=14)
"""Before a report in which the deed lies that it tells without a day."""
_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_PROMISED = frozenset({StepKind.PLEDGED, StepKind.SIGNED})
_ONE_DEED = frozenset({Scope.INCREMENT, Scope.UNKNOWN})
_GENERAL_WORDS = (
    "agree agreed agreement also assistance between both bilateral boost commitment confirm continue cooperate "
    "cooperation country deepen delivery develop development discuss discussed enhance expand fulfil fulfill further "
    "help improve intention joint mutual new partnership pledge previous project promise provide ready reaffirm "
    "relation relations step strengthen strengthening support ties work sign signed ratify ratified approve approved "
    "enter entered force effect parliament congress senate terminate terminated suspend suspended denounce denounced"
)
_GENERAL = content_words(_GENERAL_WORDS)
"""Words that stand in promises about anything: two that share nothing else are about two things."""
_SPANS = content_words("day week month quarter year fiscal financial period")
"""Words for how long money is promised, which tell nothing of what for."""
_SCOPES = (
    Scope.INCREMENT,
    Scope.CEILING,
    Scope.COMPONENT,
    Scope.REMAINDER,
    Scope.CUMULATIVE,
    Scope.RESTATEMENT,
    Scope.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Attestation:
    """A step with all findings that tell of it; `day` is the day by which it was.

    `also` are the goods as other origins than that of `lines` tell them, where they differ. What was done of a plan has
    no findings of its own kind: `plans` are the steps that it keeps. A deed that `is_alleged` is not shown to have been
    done; one that `is_denied` the giver or the receiver denies.
    """

    id: FindingId
    rows: tuple[Step, ...]
    origins: tuple[OriginId, ...]
    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    commitment_kind: CommitmentKind
    kind: StepKind
    when: Period
    day: date
    scope: Scope
    lines: tuple[Line, ...]
    terms: Terms
    instrument: Instrument | None
    by: Party | None
    role_of_speaker: SpeakerRole
    subject: frozenset[str]
    evidence: tuple[Evidence, ...]
    also: tuple[tuple[Line, ...], ...] = ()
    plans: frozenset[FindingId] = frozenset()
    is_alleged: bool = False
    is_denied: bool = False

    @property
    def block(self) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Give who promises whom, and what kind of thing: steps of one commitment have this in common."""
        givers, takers = tuple(sorted(sides(self.provider))), tuple(sorted(sides(self.recipient)))
        # One paper is a policy where it is signed and a treaty where it ends.
        is_paper = givers == takers and len(givers) > 1 and self.commitment_kind is CommitmentKind.TREATY
        return givers, takers, CommitmentKind.POLICY if is_paper else self.commitment_kind

    @property
    def members(self) -> tuple[FindingId, ...]:
        """Give the findings that tell of it."""
        return tuple(row.id for row in self.rows)

    @property
    def classes(self) -> frozenset[ItemClass]:
        """Give the classes of the goods."""
        return frozenset(line.item_class for line in self.lines)

    @property
    def is_counted(self) -> bool:
        """Say whether the step tells an amount."""
        return any(has_number(line) for line in self.lines)

    @property
    def purpose(self) -> frozenset[str]:
        """Give the words for what money is promised for, of all its accounts."""
        return frozenset[str]().union(*map(_purpose, self.rows))


def are_of_one_sum(mine: Attestation, theirs: Attestation) -> bool:
    """Say whether two steps are of the very same sum for the same purpose; an equal sum alone proves nothing."""
    sums = [{line.value, *line.conversions} - {None} for one in (mine, theirs) for line in one.lines]
    is_one = bool(sums) and bool(set.intersection(*sums))
    are_money = mine.commitment_kind is theirs.commitment_kind is CommitmentKind.MONEY
    return is_one and are_money and coverage(mine.purpose, theirs.purpose) > ALIKE


def has_number(line: Line) -> bool:
    """Say whether a line tells how much, in numbers or in money."""
    return line.value is not None or _is_number(line.quantity)


def _is_number(quantity: Quantity | None) -> bool:
    """Say whether an amount is one; "several" and "a large batch" are none."""
    if quantity is None:
        return False
    return quantity.high is not None or (quantity.low is not None and not quantity.approx)


def attest(
    steps: Iterable[Step], together: Mapping[FindingId, RecordId], context: Context, book: Codebook
) -> list[Attestation]:
    """Give the steps of all reports, each once.

    Args:
        steps: Findings.
        together: Which record holds each statement and event; steps in one record are one step.
        context: Actors, origins and days of publication.
        book: Whose words tell that a sum is promised on top of others.
    """
    rows = {step.id: step for step in sorted(steps, key=lambda step: step.id)}
    groups = Groups(rows, apart=context.decisions.two)
    for mine, theirs in context.decisions.same:
        if mine in rows and theirs in rows and _may_be_judged_one(rows[mine], rows[theirs]):
            groups.join(mine, theirs)
    for block in _blocks(rows.values(), context):
        for one, other in _near(block, together, context):
            if groups.leader(one.id) != groups.leader(other.id) and _is_one(one, other, together, context):
                groups.join(one.id, other.id)
        told = (*_recent(block, groups, context), *_in_two_sums(block, groups, context, book))
        for mine, theirs in (*told, *amended(block, groups, context)):
            groups.join(mine, theirs)
    return [_attestation([rows[id_] for id_ in group], context) for group in groups.all()]


def block_of(step: Step, context: Context) -> tuple[str, ...]:
    """Give the key of the steps between two sides, in either direction: what both signed may be the gift of one."""
    parties = context.identities.parties
    return "step", *sorted(sides(parties(step.provider)) | sides(parties(step.recipient)))


def _may_be_judged_one(one: Step, other: Step) -> bool:
    """Say whether two findings that a person calls the same can be one step; else they are steps of one commitment."""
    return _move(one) is _move(other) and can_meet(one.when, other.when)


def _move(step: Step) -> StepKind:
    """Give what a step does: "delivered" and "completed the delivery" both tell that something came."""
    return StepKind.PARTLY_DELIVERED if step.step in _DEEDS else step.step


def _blocks(steps: Iterable[Step], context: Context) -> Iterable[list[Step]]:
    parties = context.identities.parties
    blocks: dict[tuple[object, ...], list[Step]] = defaultdict(list)
    for one in steps:
        givers, takers = sides(parties(one.provider)), sides(parties(one.recipient))
        blocks[tuple(sorted(givers)), tuple(sorted(takers)), one.kind, _move(one)].append(one)
    return (block for _, block in sorted(blocks.items()))


def _near(
    block: Sequence[Step], together: Mapping[FindingId, RecordId], context: Context
) -> Iterator[tuple[Step, Step]]:
    """Give the pairs of a block that can be one step, each once and in order of their ids, however many there are.

    Those of one origin, of one event or statement, published within `NEWS`, or done on days that meet.
    """
    rows = {step.id: step for step in block}
    crowds: defaultdict[tuple[str, str], list[FindingId]] = defaultdict(list)
    spans: list[tuple[date, date, FindingId]] = []
    for step in block:
        for crowd in _crowds(step, together, context):
            crowds[crowd].append(step.id)
        if precision(step.when) is Precision.NARROW:
            spans.append((step.when.earliest or date.min, step.when.latest or date.max, step.id))
        if (told := context.published[step.report].latest) is not None:
            crowds["told", str(told)].append(step.id)
            crowds["told", str(told + NEWS)].append(step.id)
    near: defaultdict[FindingId, set[FindingId]] = defaultdict(set)
    for one, other in chain(_meeting(spans), *(combinations(several, 2) for several in crowds.values())):
        near[min(one, other)].add(max(one, other))
    for one in sorted(near):
        yield from ((rows[one], rows[other]) for other in sorted(near[one] - {one}))


def _crowds(step: Step, together: Mapping[FindingId, RecordId], context: Context) -> Iterator[tuple[str, str]]:
    """Give what a step has in common with others that may be one with it: an origin, an event, a statement."""
    yield "origin", context.origin(step.report)
    for told in (step.event, step.statement):
        if told is not None and (record := together.get(told)) is not None:
            yield "record", record


def _meeting(spans: Iterable[tuple[date, date, FindingId]]) -> Iterator[tuple[FindingId, FindingId]]:
    """Give the pairs of steps whose days meet."""
    open_ones: list[tuple[date, FindingId]] = []
    for first, last, id_ in sorted(spans):
        open_ones = [(end, other) for end, other in open_ones if end >= first]
        yield from ((other, id_) for _, other in open_ones)
        open_ones.append((last + NEWS if last < date.max else last, id_))  # two time zones


def _is_one(one: Step, other: Step, together: Mapping[FindingId, RecordId], context: Context) -> bool:
    """Say whether two findings of one giver, receiver, kind and move tell of one step."""
    if one.step is not other.step and not _are_one_handover(one, other, together):
        return False
    if not can_meet(one.when, other.when) or not items_agree(one.lines, other.lines):
        return False
    if (
        _are_two_gifts(one, other)
        or _are_two_limits(one, other)
        or _is_total_of_more(one, other)
        or _is_total_of_more(other, one)
    ):
        return False
    if one.report == other.report:
        return _may_share_terms(one, other) and _repeats(one, other, context)
    told = [(one.event, other.event), (one.statement, other.statement)]
    if any(mine and theirs and together.get(mine) == together.get(theirs) is not None for mine, theirs in told):
        return True
    alike = coverage(subject_of(one), subject_of(other)) >= ALIKE
    if context.origin(one.report) == context.origin(other.report):
        return alike
    if _are_one_news(one, other, context) or (alike and _are_one_promise(one, other, context)):
        return True
    is_dated = precision(one.when) is Precision.NARROW and precision(other.when) is Precision.NARROW
    return (
        is_dated
        and one.scope is not Scope.RESTATEMENT is not other.scope
        and (alike or bool(one.lines and other.lines))
    )


def _are_one_handover(one: Step, other: Step, together: Mapping[FindingId, RecordId]) -> bool:
    """Say whether one tells that something came and the other that all of it did: one event, or one day and amount."""
    if one.event and other.event and together.get(one.event) == together.get(other.event) is not None:
        return True
    is_dated = precision(one.when) is Precision.NARROW is precision(other.when)
    mine, theirs = ({(line.quantity, line.value) for line in step.lines if has_number(line)} for step in (one, other))
    return is_dated and one.report != other.report and bool(mine) and mine == theirs


def _may_share_terms(one: Step, other: Step) -> bool:
    """Say whether the terms of two steps of one report let them be one.

    What was bought is not known to be the delivery told elsewhere, where neither has a day or an amount.
    """
    known = {one.terms, other.terms} - {Terms.UNKNOWN}
    if one.terms is other.terms or Terms.SALE not in known:
        return len(known) <= 1
    return len(known) <= 1 and not all(is_vague(step) for step in (one, other))


def is_vague(step: Step | Attestation) -> bool:
    """Say whether a step tells neither day nor amount."""
    return precision(step.when) is Precision.NONE and not any(has_number(line) for line in step.lines)


def _recent(
    block: Sequence[Step], groups: Groups[FindingId], context: Context
) -> Iterable[tuple[FindingId, FindingId]]:
    """Give the deeds told without a day, each with the one dated deed of the days before that it can only mean.

    Two that fit leave it alone, so that no two dated deeds become one through it.
    """
    dated = sorted(
        (one for one in block if precision(one.when) is Precision.NARROW), key=lambda one: (_done(one), one.id)
    )
    held = {groups.leader(one.id) for one in dated}
    for one in block if dated else ():
        if one.step not in _DEEDS or groups.leader(one.id) in held or precision(one.when) is not Precision.NONE:
            continue
        known = context.published[one.report].latest or date.max
        first = bisect_left(dated, known - RECENT, key=_done)
        here = dated[first : bisect_right(dated, known, key=_done)]
        meant = {groups.leader(deed.id): deed for deed in here if _may_mean(one, deed)}
        if len(meant) == 1:
            yield one.id, next(iter(meant.values())).id


def _done(step: Step) -> date:
    """Give the last day on which a step may have been done."""
    return step.when.latest or date.min


def _may_mean(vague: Step, deed: Step) -> bool:
    """Say whether a deed without a day is one of some weeks before: the same goods, and no sum of several."""
    if not (vague.lines and deed.lines) or vague.scope not in _ONE_DEED | {Scope.CUMULATIVE}:
        return False
    if vague.scope is Scope.CUMULATIVE and not _is_at_most(vague.lines, deed.lines):
        return False
    alike = coverage(subject_of(vague), subject_of(deed)) >= ALIKE and items_agree(vague.lines, deed.lines)
    return alike and deed.scope in _ONE_DEED


def _is_at_most(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether a running total is no more than one deed, which then is all there was."""
    first, second = (
        [line.quantity.low for line in lines if line.quantity and line.quantity.low is not None]
        for lines in (mine, theirs)
    )
    return bool(first and second) and max(first) <= max(second)


def _are_two_gifts(one: Step, other: Step) -> bool:
    """Say whether two sums are promised that cannot be one, for purposes that have nothing in common."""
    if one.kind is not CommitmentKind.MONEY or one.step in _DEEDS or not (_purpose(one) and _purpose(other)):
        return False
    mine, theirs = ({line.value for line in step.lines if line.value is not None} for step in (one, other))
    return bool(mine and theirs) and not mine & theirs and not _purpose(one) & _purpose(other)


def _are_two_limits(one: Step, other: Step) -> bool:
    """Say whether two papers allow different sums: papers of one form are no copies of one text."""
    if Scope.CEILING not in (one.scope, other.scope):
        return False
    mine, theirs = ({line.value for line in step.lines if line.value is not None} for step in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _is_total_of_more(total: Step, other: Step) -> bool:
    """Say whether a running total tells more than a step: it is of that one and of others before it."""
    if total.scope is not Scope.CUMULATIVE or other.scope is Scope.CUMULATIVE:
        return False
    return bool(_least(total)) and bool(_least(other)) and max(_least(total)) > max(_least(other))


def _least(step: Step) -> list[float]:
    """Give the least that each line of a step tells."""
    told = [line.value or line.quantity for line in step.lines]
    return [amount.low for amount in told if amount is not None and amount.low is not None]


def _are_one_news(one: Step, other: Step, context: Context) -> bool:
    """Say whether two reports of one day or the next tell one new sum: equal, of one giver to one receiver."""
    first, second = (context.published[step.report].latest for step in (one, other))
    if first is None or second is None or abs(first - second) > NEWS or {one.scope, other.scope} != {Scope.INCREMENT}:
        return False
    mine, theirs = ({line.value for line in step.lines if line.value is not None} for step in (one, other))
    return bool(mine) and mine == theirs


def _are_one_promise(one: Step, other: Step, context: Context) -> bool:
    """Say whether two reports of one day or the next tell one promise of goods, whose numbers may differ.

    "Two patrol ships" and "three patrol ships" are one promise in two numbers; one of them at least has no day of its
    own, since what is promised on two days is promised twice.
    """
    first, second = (context.published[step.report].latest for step in (one, other))
    if first is None or second is None or abs(first - second) > NEWS or one.step not in _PROMISED:
        return False
    is_dated = precision(one.when) is Precision.NARROW is precision(other.when)
    units, others = (frozenset(line.quantity.unit for line in step.lines if line.quantity) for step in (one, other))
    are_counted_alike = one.kind is CommitmentKind.GOODS and bool(units) and units == others
    return are_counted_alike and not is_dated and {one.scope, other.scope} <= _ONE_DEED


def _in_two_sums(
    block: Sequence[Step], groups: Groups[FindingId], context: Context, book: Codebook
) -> Iterable[tuple[FindingId, FindingId]]:
    """Give the promises of money that two newsrooms tell in two sums, where all else says that they are one.

    Never of a report that tells two promises of money between these sides, nor where one without a day would join two
    of different days.
    """
    told = [one for one in block if one.kind is CommitmentKind.MONEY and one.step in _PROMISED and _currencies(one)]
    held: defaultdict[ReportId, set[FindingId]] = defaultdict(set)
    for one in told:
        held[one.report].add(groups.leader(one.id))
    several = {leader for leaders in held.values() if len(leaders) > 1 for leader in leaders}
    rows = {one.id: one for one in told if groups.leader(one.id) not in several}
    fits = Groups(rows)
    first_of: dict[FindingId, FindingId] = {}
    for id_ in rows:
        fits.join(first_of.setdefault(groups.leader(id_), id_), id_)
    for mine, theirs in _of_one_news(rows.values(), context):
        if _are_one_gift(mine, theirs, book):
            fits.join(mine.id, theirs.id)
    for group in fits.all():
        if all(can_meet(rows[mine].when, rows[theirs].when) for mine, theirs in combinations(group, 2)):
            yield from ((group[0], other) for other in group[1:])


def _of_one_news(steps: Iterable[Step], context: Context) -> Iterator[tuple[Step, Step]]:
    """Give the pairs of steps of two reports that came on one day or the next."""
    dated = [(day, step.id, step) for step in steps if (day := context.published[step.report].latest) is not None]
    recent: list[tuple[date, Step]] = []
    for day, _, step in sorted(dated):
        recent = [(before, other) for before, other in recent if day - before <= NEWS]
        yield from ((other, step) for _, other in recent if other.report != step.report)
        recent.append((day, step))


def _are_one_gift(one: Step, other: Step, book: Codebook) -> bool:
    """Say whether two steps may be one promise of money: for one purpose, due by one day, and neither an added one."""
    if not {one.scope, other.scope} <= _ONE_DEED:
        return False
    if any(book.scopes.show("more", cited.quote) for step in (one, other) for cited in step.evidence):
        return False
    terms = {one.terms, other.terms} - {Terms.UNKNOWN}
    dues = {step.due.latest for step in (one, other) if step.due is not None}
    is_alike = len(terms) <= 1 and len(dues) <= 1 and _currencies(one) == _currencies(other)
    return is_alike and can_meet(one.when, other.when) and coverage(_purpose(one), _purpose(other)) > ALIKE


def _currencies(step: Step) -> frozenset[str]:
    """Give the currencies of the sums of a step; none where it has several sums, of which each may be another's."""
    values = [line.value.currency for line in step.lines if line.value is not None]
    return frozenset(values) if len(values) == 1 else frozenset()


def _purpose(step: Step) -> frozenset[str]:
    """Give the words for what money is promised for."""
    behind = (cited.quote.partition(" for ")[2] for cited in step.evidence)
    words = frozenset[str]().union(*map(content_words, behind))
    names = (content_words(f"{party.text} {party.name}") for party in (*step.provider, *step.recipient))
    return frozenset(word for word in words.difference(_SPANS, *names) if not word.isdigit())


def _repeats(one: Step, other: Step, context: Context) -> bool:
    """Say whether two sentences of one report, by one speaker, tell of one step; a list in a sentence counts."""
    if any(mine.span.overlaps(theirs.span) for mine in one.evidence for theirs in other.evidence):
        return False
    speakers = [context.identities.party(step.by).actor if step.by else None for step in (one, other)]
    return (
        speakers[0] == speakers[1]
        and one.scope == other.scope
        and coverage(subject_of(one), subject_of(other)) >= ALIKE
    )


def subject_of(step: Step) -> frozenset[str]:
    """Give the words for what is promised: those of the goods, else those of the quote without the parties."""
    if step.lines:
        return telling(item_words(step.lines))
    named = frozenset[str]().union(
        *(content_words(f"{party.text} {party.name}") for party in (*step.provider, *step.recipient))
    )
    return telling(quoted_words(step.evidence) - named)


def telling(words: frozenset[str]) -> frozenset[str]:
    """Give words without those that stand in promises about anything; all of them where no other is there."""
    return words - _GENERAL or words


def _attestation(rows: Sequence[Step], context: Context) -> Attestation:
    told = standing(rows, taken_back(rows, context))
    shown = min(told, key=lambda row: (order(row.when), _SCOPES.index(row.scope), row.id))
    when = most_precise(row.when for row in rows)
    published = min((context.published[row.report] for row in rows), key=lambda day: (day.latest or date.max, str(day)))
    heard = next((row for row in (shown, *rows) if row.by), shown)
    earliest = sorted(told, key=lambda row: (context.came(row.report), row is not shown))
    lines = fullest_lines(row.lines for row in earliest)
    teller = next(context.origin(row.report) for row in earliest if row.lines == lines)
    made = Attestation(
        id=min(row.id for row in rows),
        rows=tuple(rows),
        origins=tuple(sorted({context.origin(row.report) for row in rows})),
        provider=context.identities.parties(next((row.provider for row in (shown, *rows) if row.provider), ())),
        recipient=context.identities.parties(next((row.recipient for row in (shown, *rows) if row.recipient), ())),
        commitment_kind=shown.kind,
        kind=StepKind.FULFILLED if any(row.step is StepKind.FULFILLED for row in rows) else shown.step,
        when=when,
        day=anchor(when, published),
        scope=min((row.scope for row in rows), key=_SCOPES.index),
        lines=in_all_currencies(lines, (row.lines for row in earliest)),
        terms=next((row.terms for row in rows if row.terms is not Terms.UNKNOWN), Terms.UNKNOWN),
        instrument=next((row.instrument for row in (shown, *rows) if row.instrument), None),
        by=context.identities.party(heard.by) if heard.by else None,
        role_of_speaker=heard.role_of_speaker,
        subject=frozenset[str]().union(*map(subject_of, rows)),
        evidence=cited(shown.evidence, (one for row in rows for one in row.evidence)),
        also=_also(told, lines, teller, context),
    )
    return _put_right(made, context, published)


def _also(
    rows: Sequence[Step], lines: tuple[Line, ...], teller: OriginId, context: Context
) -> tuple[tuple[Line, ...], ...]:
    """Give the goods as other origins tell them, each once; what a person put right is not set against anything."""
    if any(field.partition(".")[0] in OF_LINES for row in rows for field in context.decisions.values.get(row.id, {})):
        return ()
    others = (row.lines for row in rows if row.lines and row.lines != lines and context.origin(row.report) != teller)
    return tuple(dict.fromkeys(others))


def _put_right(one: Attestation, context: Context, published: Period) -> Attestation:
    """Give a step with what people corrected in any finding that tells of it."""
    values = context.put_right(one.rows)
    names = {"kind": "commitment_kind", "step": "kind"}
    fields = {names.get(name, name): value for name, value in values.items() if name != "due"}
    return replace(one, day=anchor(fields.get("when", one.when), published), **fields) if fields else one
