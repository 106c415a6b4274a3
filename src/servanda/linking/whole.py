"""Linking everything at once: what linking a part must agree with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from servanda.codebook import Codebook
from servanda.linking import disagreements, histories, records, statements
from servanda.linking.alleged import doubted
from servanda.linking.backing import Newsrooms, credits_of
from servanda.linking.context import Context
from servanda.linking.corrections import corrected
from servanda.linking.histories import Histories
from servanda.linking.identities import identify
from servanda.linking.judgements import settle, stamped
from servanda.linking.origins import trace
from servanda.linking.records import EventRecords
from servanda.linking.statements import StatementRecords
from servanda.linking.told import Told
from servanda.linking.umbrellas import received
from servanda.model import (
    ActorMention,
    Disagreement,
    Findings,
    Judgement,
    Label,
    Problem,
    Records,
    Report,
    Step,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking makes of reports, and what it knew of all of them.

    `read` and `steps` are as people left them, the steps with their receivers; `today` is the day of the latest report.
    """

    read: list[tuple[Report, Findings]]
    context: Context
    said: StatementRecords
    done: EventRecords
    steps: list[Step]
    kept: Histories
    labels: list[Label]
    today: date | None
    problems: tuple[Problem, ...]

    def disputes(self) -> Iterator[Disagreement]:
        """Give all disagreements."""
        yield from disagreements.of_events(self.done.members, self.context)
        yield from chain.from_iterable(self.endings().values())
        yield from disagreements.of_commitments(self.kept.attestations, self.context)
        yield from disagreements.of_labels(self.labels, self.context)

    def endings(self) -> Mapping[str, Sequence[Disagreement]]:
        """Give the disagreements on why one side left another, by who left."""
        withdrawals = histories.withdrawals(self.steps, self.kept.of, self.done.of)
        return disagreements.of_endings(self.done.members, withdrawals, self.context)

    def records(self) -> Records:
        """Give all that a ledger shows, every tuple sorted by id."""
        found = [findings for _, findings in self.read]
        mentions = (mention_of(one, self.context) for findings in found for one in findings.mentions)
        links = (*self.said.links, *self.done.links, *self.kept.links)
        return Records(
            actors=self.context.identities.actors,
            origins=self.context.lineage.origins,
            statements=self.said.records,
            events=self.done.records,
            commitments=self.kept.records,
            labels=tuple(sorted(self.labels, key=lambda label: label.id)),
            disagreements=tuple(sorted(self.disputes(), key=lambda one: one.id)),
            links=tuple(sorted(links, key=lambda one: one.id)),
            mentions=tuple(sorted(mentions, key=lambda one: one.id)),
            times=tuple(sorted((one for findings in found for one in findings.times), key=lambda one: one.id)),
            problems=self.problems,
        )


def link_whole(
    reports: Iterable[tuple[Report, Findings]], book: Codebook, judgements: Iterable[Judgement] = ()
) -> Linked:
    """Link reports, in any order, as people judged them; one that comes twice counts once."""
    read = [pair for _, pair in sorted({report.id: (report, findings) for report, findings in reports}.items())]
    decisions = settle(judgements, read)
    read, unfollowed = corrected(read, decisions, book)
    lineage = trace(report for report, _ in read)
    context = Context(
        identities=identify(read, book, origins=lineage.of, decisions=decisions),
        lineage=lineage,
        published={report.id: report.published for report, _ in read},
        outlets={report.id: report.outlet for report, _ in read},
        told_by={report.id: told for report, _ in read if (told := credits_of(report.credits))},
        newsrooms=Newsrooms(book.media),
        decisions=decisions,
        told=Told({report.id: report for report, _ in read}.get, book.events, book.scopes),
    )
    found = [findings for _, findings in read]
    said = statements.merge((one for findings in found for one in findings.statements), context)
    done = records.merge((one for findings in found for one in findings.events), said.of, context)
    today = _today(report for report, _ in read)
    steps = received((one for findings in found for one in findings.steps), done.of, context)
    acts = doubted(([one.event for one in several] for several in done.members.values()), context)
    kept = histories.merge(steps, {**said.of, **done.of}, context, book, today=today, deeds=done.deeds, acts=acts)
    return Linked(
        read=read,
        context=context,
        said=replace(said, records=stamped(said.records, decisions)),
        done=replace(done, records=stamped(done.records, decisions)),
        steps=steps,
        kept=replace(kept, records=stamped(kept.records, decisions)),
        labels=[label_of(label, context) for findings in found for label in findings.labels],
        today=today,
        problems=(*decisions.problems, *unfollowed),
    )


def shown_of(findings: Findings, context: Context) -> Iterator[ActorMention | TimeExpression | Label]:
    """Give the findings of a report that are shown each for itself, with the ledger's parties."""
    yield from (mention_of(one, context) for one in findings.mentions)
    yield from findings.times
    yield from (label_of(one, context) for one in findings.labels)


def label_of(label: Label, context: Context) -> Label:
    """Give a label with the ledger's parties."""
    party = context.identities.party
    return replace(label, actor=party(label.actor), by=party(label.by))


def mention_of(mention: ActorMention, context: Context) -> ActorMention:
    """Give a mention with the ledger's actor."""
    if mention.actor is None:
        return mention
    actor = context.identities.of.get(mention.actor, mention.actor)
    return mention if actor == mention.actor else replace(mention, actor=actor)


def _today(reports: Iterable[Report]) -> date | None:
    days = (report.published.latest for report in reports)
    return max((day for day in days if day is not None), default=None)
