"""IATI 2.03: commitments of money as activities, as far as the standard can say them.

Invariant: every number is a stated sum of one step on a known day; ranges, ceilings, restatements and totals are never
transactions, so no sum is counted twice. We report on others, and say so.
Source: the International Aid Transparency Initiative's standard, version 2.03, in the order of its schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from servanda.errors import CallError
from servanda.export.account import Form, accounted
from servanda.export.citations import clean
from servanda.export.fragments import is_live
from servanda.ledger import Kind
from servanda.linking.threads import says_again
from servanda.model import (
    ActorKind,
    ActorRecord,
    Commitment,
    CommitmentKind,
    Instrument,
    LinkedStep,
    Party,
    Period,
    Record,
    Report,
    Scope,
    SpeakerRole,
    StepKind,
)

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

FORM = Form(
    "iati",
    ("iati.xml",),
    """iati.xml holds commitments of money as activities of IATI 2.03. Each was told by news reports and not by who
    gives or gets it: the reporting organisation is marked as a secondary reporter. Do not publish it beside the giver's
    own file: the same money would count twice.

    A transaction is one step on a known day with one stated sum: a pledge (12, or 13 where the receiver tells it), a
    signature (2, or 11), a disbursement (3). Ranges, "up to", sums said again, running totals and frames whose parts in
    this file have transactions are no transaction. Currencies are as told. IATI holds no quantities: goods, training
    and troops are left out, and named with the reason.

    Each activity links the reports that tell it; the first quote stands in its description. A commitment whose start
    and end are both unknown is left out, since IATI demands one of them and none is made up. A file without any
    activity is no valid IATI file.""",
)

_GIVERS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.IGO, ActorKind.COMPANY})
_TYPES = {ActorKind.IGO: "40", ActorKind.COMPANY: "70"}
_GOVERNMENT = "10"
"""IATI's types of organisations: 10 a government, 40 several states together, 70 a company."""

_STATUS = {
    StepKind.MENTIONED: "1",
    StepKind.PLEDGED: "1",
    StepKind.SIGNED: "2",
    StepKind.IN_FORCE: "2",
    StepKind.PARTLY_DELIVERED: "2",
    StepKind.NOT_FULFILLED: "2",
    StepKind.FULFILLED: "3",
    StepKind.CANCELLED: "5",
    StepKind.WITHDRAWN: "5",
    StepKind.TERMINATED: "5",
    StepKind.SUSPENDED: "6",
}
"""IATI's status of an activity; what another commitment supersedes has none."""

_FROM_PLEDGE = tuple(step for step in StepKind if step is not StepKind.MENTIONED)
_TRANSACTIONS = {
    StepKind.PLEDGED: ("12", "13"),
    StepKind.SIGNED: ("2", "11"),
    StepKind.IN_FORCE: ("2", "11"),
    StepKind.PARTLY_DELIVERED: ("3", "3"),
    StepKind.FULFILLED: ("3", "3"),
}
"""IATI's type of a transaction, told by the giver or others, and told by the receiver."""

_BEGUN = (StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED, StepKind.FULFILLED)
_PAPERS = {Instrument.MEMORANDUM: "A09", Instrument.AGREEMENT: "A11", Instrument.TREATY: "A11"}
_PAGE = "A12"
"""IATI's category of a page of the web about an activity."""

_NO_MONEY = "no money: IATI holds no quantities"
_NO_GIVER = "no state, organisation or company is known that gives"
_NO_DAY = "no step from a pledge on has a known day"
_NO_DATES = "neither start nor end is known, and IATI demands one"
_SUPERSEDED = "superseded by another commitment"

Xml = Element


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who publishes the file: its reference, its type in IATI's code list, its name."""

    ref: str
    type: str
    name: str


def reporter(words: str | None) -> Reporter:
    """Give the reporting organisation as it is named in a call: REF,TYPE,NAME.

    Raises:
        CallError: None is named, or not so.
    """
    parts = [part.strip() for part in (words or "").split(",", 2)]
    if len(parts) != 3 or not all(parts) or not parts[1].isdigit():  # noqa: PLR2004 - the three named above
        given = f"found {words!r}" if words else "found none"
        raise CallError(
            f"IATI asks who reports: expected --reporting-org REF,TYPE,NAME such as XM-EXAMPLE-1,80,Example University,"
            f" {given}; 80 is a university, 21 an international and 22 a national non-governmental organisation"
        )
    return Reporter(*parts)


def write(
    view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None, reporting: str | None = None
) -> tuple[Path, ...]:
    """Write `iati.xml` with its account.

    Returns:
        The files.

    Raises:
        CallError: Nobody is named who reports.
    """
    who = reporter(reporting)
    with accounted(view, folder, FORM, known_on=known_on) as (part, account):
        writer = _Activities(view, codebook, who, known_on)
        with (part / "iati.xml").open("wb") as file:
            file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n')
            for record, made in writer.all():
                if isinstance(made, str):
                    account.leave_out(record, made)
                    continue
                account.write()
                indent(made)
                file.write(tostring(made, encoding="utf-8", xml_declaration=False) + b"\n")
            file.write(b"</iati-activities>\n")
    return tuple(folder / name for name in FORM.all_files)


class _Activities:
    """Makes activities of the commitments of one ledger."""

    def __init__(self, view: View, codebook: Codebook, reporter: Reporter, known_on: date | None) -> None:
        self._view = view
        self._codebook = codebook
        self._reporter = reporter
        self._known_on = known_on
        # Known before anything is written: no activity may name one that is not in the file.
        fit = [record for record in self._commitments() if not self._unfit(record.content)]
        self._written = {record.id for record in fit}
        self._children: dict[str, list[str]] = {}
        for record in fit:
            if record.content.parent in self._written:
                self._children.setdefault(record.content.parent, []).append(record.id)
        self._paying = {record.id for record in fit if any(self._paid(record.content))}

    def all(self) -> Iterator[tuple[str, Xml | str]]:
        """Give each commitment with its activity, or the reason why it has none."""
        for record in self._commitments():
            yield record.id, self._activity(record.id, record.content)

    def _commitments(self) -> Iterator[Record[Commitment]]:
        for record in self._view.records(Kind.COMMITMENTS):
            if isinstance(record, Record) and isinstance(record.content, Commitment):
                yield record

    def _activity(self, record: str, promise: Commitment) -> Xml | str:
        if reason := self._unfit(promise):
            return reason
        activity = Element("iati-activity", {"xml:lang": "en"})
        SubElement(activity, "iati-identifier").text = f"{self._reporter.ref}-{record}"
        _organisation(
            activity,
            "reporting-org",
            self._reporter.name,
            {"ref": self._reporter.ref, "type": self._reporter.type, "secondary-reporter": "1"},
        )
        _told(activity, "title", _title(promise))
        _told(activity, "description", self._description(promise), {"type": "1"})
        for party, kind in self._givers(promise):
            _organisation(
                activity, "participating-org", party.name, {"role": "1", "type": _TYPES.get(kind, _GOVERNMENT)}
            )
        for party in promise.via:
            _organisation(activity, "participating-org", party.name, {"role": "4"})
        SubElement(activity, "activity-status", {"code": _STATUS[promise.state]})
        for type_, day in _dates(promise):
            SubElement(activity, "activity-date", {"iso-date": day.isoformat(), "type": type_})
        for letters in self._countries(promise):
            SubElement(activity, "recipient-country", {"code": letters})
        # A frame: the commitments under it hold the money, and it would count twice.
        for step in () if self._holds_below(record) else self._paid(promise):
            self._transaction(activity, promise, *step)
        self._links(activity, record, promise)
        return activity

    def _givers(self, promise: Commitment) -> list[tuple[Party, ActorKind]]:
        return [(party, kind) for party in promise.provider if (kind := self._kind_of(party)) in _GIVERS]

    def _unfit(self, promise: Commitment) -> str | None:
        if promise.kind is not CommitmentKind.MONEY and not any(_sums(step) for step in promise.steps):
            return _NO_MONEY
        if promise.state not in _STATUS:
            return _SUPERSEDED
        if not self._givers(promise):
            return _NO_GIVER
        if not any(step.step in _FROM_PLEDGE and self._day_of(step.when) for step in promise.steps):
            return _NO_DAY
        return None if any(_dates(promise)) else _NO_DATES

    def _kind_of(self, party: Party) -> ActorKind:
        """Give what a party is: what its code says, else what the ledger has of it."""
        if known := self._codebook.actor(party.code):
            return known.kind
        found = self._view.record(party.actor)
        return found.content.kind if isinstance(found, ActorRecord) else ActorKind.OTHER

    def _day_of(self, when: Period) -> date | None:
        """Give the day of a step where it is one day, and not after the day as of which the ledger is known."""
        if not when.is_day or when.earliest is None:
            return None
        return None if self._known_on and when.earliest > self._known_on else when.earliest

    def _countries(self, promise: Commitment) -> tuple[str, ...]:
        """Give the one state that receives; of several no report here states the shares, which IATI demands."""
        letters = {self._codebook.countries.get(party.country) for party in promise.recipient}
        return tuple(each for each in letters if each) if len(letters) == 1 else ()

    def _description(self, promise: Commitment) -> str:
        piece = min(piece for step in promise.steps for piece in step.evidence)
        report = self._view.report(piece.report)
        outlet = ", ".join((report.outlet or "outlet unknown", *report.agencies))
        day = report.published.edtf or "day of publication unknown"
        told = f"“{clean(piece.quote)}” ({clean(outlet)}, {day})"
        if promise.state is StepKind.NOT_FULFILLED:
            return f"Reported as not fulfilled. {told}"
        return told

    # ---- money

    def _holds_below(self, record: str) -> bool:
        """Say whether any activity under a record has transactions; one that is left out has none."""
        below = self._children.get(record, ())
        return any(child in self._paying or self._holds_below(child) for child in below)

    def _paid(self, promise: Commitment) -> Iterator[tuple[LinkedStep, date, str, float]]:
        """Give the steps that are transactions, each with its day, currency and sum."""
        not_counted = {each.step for each in promise.not_counted}
        for number, step in enumerate(promise.steps):
            day, sums = self._day_of(step.when), _sums(step)
            is_again = says_again(step.step, step.scope) or step.scope is Scope.CEILING or number in not_counted
            if step.step in _TRANSACTIONS and day and not is_again and len(sums) == 1:
                ((currency, amount),) = sums.items()
                yield step, day, currency, amount

    def _transaction(
        self, activity: Xml, promise: Commitment, step: LinkedStep, day: date, currency: str, amount: float
    ) -> None:
        told, heard = _TRANSACTIONS[step.step]
        code = heard if step.role_of_speaker is SpeakerRole.RECIPIENT else told
        made = SubElement(activity, "transaction")
        SubElement(made, "transaction-type", {"code": code})
        SubElement(made, "transaction-date", {"iso-date": day.isoformat()})
        value = SubElement(made, "value", {"currency": currency, "value-date": day.isoformat()})
        value.text = f"{amount:.2f}".removesuffix(".00")
        _told(made, "description", f"{step.step.value.replace('_', ' ')}, as {_teller(step)} tells")
        if len(promise.recipient) == 1:
            _organisation(made, "receiver-org", promise.recipient[0].name, {})

    def _links(self, activity: Xml, record: str, promise: Commitment) -> None:
        category = _PAPERS.get(promise.instrument, _PAGE) if promise.instrument else _PAGE
        named = sorted({piece.report for step in promise.steps for piece in step.evidence})
        for report in map(self._view.report, named):
            if is_live(report.url):
                self._document(activity, report, category)
        if promise.parent in self._written:
            SubElement(activity, "related-activity", {"ref": f"{self._reporter.ref}-{promise.parent}", "type": "1"})
        for child in sorted(self._children.get(record, ())):
            SubElement(activity, "related-activity", {"ref": f"{self._reporter.ref}-{child}", "type": "2"})

    @staticmethod
    def _document(activity: Xml, report: Report, category: str) -> None:
        made = SubElement(activity, "document-link", {"format": "text/html", "url": report.url or ""})
        _told(made, "title", report.title or "report")
        SubElement(made, "category", {"code": category})


def _sums(step: LinkedStep) -> Mapping[str, float]:
    """Give the stated sums of a step by currency; none where one of them is a range or open."""
    sums: dict[str, float] = {}
    for line in step.lines:
        if line.value is None:
            continue
        if line.value.low is None or line.value.low != line.value.high:
            return {}
        sums[line.value.currency] = sums.get(line.value.currency, 0.0) + line.value.low
    return sums


def _dates(promise: Commitment) -> Iterator[tuple[str, date]]:
    """Give what is known of start and end, by IATI's types: 1 and 3 as planned, 2 and 4 as they were."""
    if promise.due and promise.due.earliest and promise.due.earliest != promise.due.latest:
        yield "1", promise.due.earliest
    begun = [step.when.earliest for step in promise.steps if step.step in _BEGUN and step.when.is_day]
    if days := [day for day in begun if day]:
        yield "2", min(days)
    if promise.due and promise.due.latest:
        yield "3", promise.due.latest
    ended = [step.when.earliest for step in promise.steps if step.step is StepKind.FULFILLED and step.when.is_day]
    if days := [day for day in ended if day]:
        yield "4", max(days)


def _title(promise: Commitment) -> str:
    sides = [_names(side) for side in (promise.provider, promise.recipient) if side]
    things = ", ".join(dict.fromkeys(clean(line.item) for line in promise.lines)) or promise.kind.value
    return f"{' to '.join(sides)}: {things}"


def _teller(step: LinkedStep) -> str:
    return clean(step.by.name) if step.by else "the report"


def _names(parties: Sequence[Party]) -> str:
    return " and ".join(clean(party.name) for party in parties)


def _told(parent: Xml, name: str, words: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add an element that holds words for people."""
    made = SubElement(parent, name, dict(attributes or {}))
    SubElement(made, "narrative").text = clean(words)


def _organisation(parent: Xml, name: str, called: str, attributes: Mapping[str, str]) -> None:
    _told(parent, name, called, attributes)
