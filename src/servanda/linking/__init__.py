"""One ledger out of the findings of many reports.

Invariant: a pure function of the set of reports. The order in which they come, their batches and the clock change
nothing; every id is made from content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from servanda.codebook import Codebook
from servanda.linking import disagreements, histories, records, statements
from servanda.linking.context import Context
from servanda.linking.corrections import corrected
from servanda.linking.identities import identify
from servanda.linking.judgements import Decisions, settle
from servanda.linking.origins import trace
from servanda.model import ActorMention, Findings, Judgement, Label, Record, Records, Report
from servanda.model.record import Content

__all__ = ["link"]


def link(reports: Iterable[tuple[Report, Findings]], book: Codebook, judgements: Iterable[Judgement] = ()) -> Records:
    """Give all that a ledger shows: actors, origins, merged records, their disagreements, and why.

    A report that comes twice counts once. Parties carry the ledger's actors everywhere. Flags of commitments are
    computed for the day of the latest report.

    Args:
        reports: Reports with what was found in them, in any order.
        book: Titles of persons and the table of moves between states of commitments.
        judgements: What people decided, in any order; it is followed before anything is compared.

    Returns:
        Records with every tuple sorted by id.
    """
    read = [pair for _, pair in sorted({report.id: (report, findings) for report, findings in reports}.items())]
    decisions = settle(judgements, read)
    read, unfollowed = corrected(read, decisions, book)
    lineage = trace(report for report, _ in read)
    context = Context(
        identities=identify(read, book, origins=lineage.of, decisions=decisions),
        lineage=lineage,
        published={report.id: report.published for report, _ in read},
        outlets={report.id: report.outlet for report, _ in read},
        decisions=decisions,
    )
    found = [findings for _, findings in read]
    said = statements.merge((one for findings in found for one in findings.statements), context)
    done = records.merge((one for findings in found for one in findings.events), said.of, context)
    kept = histories.merge(
        (one for findings in found for one in findings.steps),
        {**said.of, **done.of},
        context,
        book,
        today=_today(report for report, _ in read),
    )
    labels = [_label(label, context) for findings in found for label in findings.labels]
    disputes = (
        *disagreements.of_events(done.members, context),
        *disagreements.of_endings(done.members, histories.withdrawals(kept, done.of), context),
        *disagreements.of_commitments(kept.attestations, context),
        *disagreements.of_labels(labels, context),
    )
    return Records(
        actors=context.identities.actors,
        origins=lineage.origins,
        statements=_judged(said.records, decisions),
        events=_judged(done.records, decisions),
        commitments=_judged(kept.records, decisions),
        labels=tuple(sorted(labels, key=lambda label: label.id)),
        disagreements=tuple(sorted(disputes, key=lambda one: one.id)),
        links=tuple(sorted((*said.links, *done.links, *kept.links), key=lambda one: one.id)),
        mentions=tuple(sorted((_mention(one, context) for f in found for one in f.mentions), key=lambda one: one.id)),
        times=tuple(sorted((one for findings in found for one in findings.times), key=lambda one: one.id)),
        problems=(*decisions.problems, *unfollowed),
    )


def _judged(records: tuple[Record[Content], ...], decisions: Decisions) -> tuple[Record[Content], ...]:
    """Give records with the judgements about their findings."""
    if not decisions.of:
        return records
    return tuple(replace(record, judgements=decisions.about(record.members)) for record in records)


def _today(reports: Iterable[Report]) -> date | None:
    days = (report.published.latest for report in reports)
    return max((day for day in days if day is not None), default=None)


def _label(label: Label, context: Context) -> Label:
    party = context.identities.party
    return replace(label, actor=party(label.actor), by=party(label.by))


def _mention(mention: ActorMention, context: Context) -> ActorMention:
    if mention.actor is None:
        return mention
    return replace(mention, actor=context.identities.of.get(mention.actor, mention.actor))
