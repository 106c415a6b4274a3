"""PLOVER: acts, steps and statements as event data, one JSON object a line.

Invariant: PLOVER has no status and no basis, so an act gets a type only as far as the codebook's table gives it one, an
allegation or a denial never becomes the deed, and what was meant stands beside it in fields of our own.
Source: the fields of the PLOVER manual of 2024; the table of types in the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from servanda import __version__
from servanda.codebook.plover import VERSION, PloverType
from servanda.errors import NoSuchRecordError
from servanda.export.account import Account, Form, accounted
from servanda.export.rows import evidence_row, party_row, when_row
from servanda.ledger import Kind
from servanda.model import (
    ActorKind,
    Basis,
    Commitment,
    Event,
    Evidence,
    LinkedStep,
    Party,
    Period,
    Place,
    PlacePrecision,
    Record,
    Report,
    Statement,
    Status,
    Step,
    Support,
)
from servanda.reading.numbering import Numbering, numbering

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.ledger.view import View

FORM = Form(
    "plover",
    ("plover.jsonl",),
    f"""plover.jsonl holds event records with the fields of the PLOVER manual, one JSON object a line: acts (e-...),
    steps of commitments that no act tells (c-...:steps:N), and statements that are acts by themselves (s-...):
    accusations, demands, praise, threats.

    PLOVER has no status: a planned act stands under the type that announces it (AGREE, CONCEDE or THREATEN), a negated
    one under REJECT, after the table {VERSION} (plover.tsv in the codebook). The fields that begin with servanda_ say
    what the ledger has: type, status, basis, who attests it, the period with its basis, origins and voices, and every
    quote with its place. "date" is the first day that it can have been, "enddate" the last one.

    Left out, and named with the reason: what has no first day (PLOVER demands one, and none is made up), what is only
    alleged or denied (the accusation has a record of its own), what is hypothetical, plans that the other side tells,
    and what PLOVER has no type for. "text" is empty: the texts belong to their publishers. "text_info" gives the place
    of the first quote in the report's text: the number of its sentence, from 1, and its characters in code points.""",
)

_NO_DAY = "no first day: it is unknown, or only known to be before publication"
_NO_ACTOR = "nobody is known who acts"
_ALLEGED = "only alleged or denied; the accusation has a record of its own"
_HYPOTHETICAL = "hypothetical"
_OTHER_SIDE = "a plan that its own side does not tell"
_NESTED = "told by another speaker, and not its speaker's own word"
_FINENESS = {PlacePrecision.EXACT: 5, PlacePrecision.TOWN: 4, PlacePrecision.REGION: 2, PlacePrecision.COUNTRY: 1}
"""PLOVER's resolution: 5 below a city, 4 a city, 3 a district, 2 a province, 1 a country."""

_DISTRICTS = frozenset({"ADM2", "ADM3", "ADM4"})
_SEPARATISTS, _REBELS = "SEP", "REB"

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """What all records of PLOVER have, whatever they are made of."""

    id: str
    type: PloverType
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    when: Period
    place: Place | None
    link: str | None
    evidence: tuple[Evidence, ...]
    own: Line


class Exporter:
    """Writes the records of one ledger, and accounts for each."""

    def __init__(self, view: View, codebook: Codebook, account: Account) -> None:
        self._view = view
        self._codebook = codebook
        self._account = account
        self._fingerprint = view.fingerprint()
        self._record_of = dict(view.members())
        self._told_by = dict(self._tellings())
        self._numbered: tuple[str, Numbering] | None = None
        self._link_of = {event: record for record, event in self._events_of_steps()}

    def lines(self) -> Iterator[Line]:
        """Give every record that PLOVER can say, by id; account for all others."""
        for record in self._view.records(Kind.COMMITMENTS):
            if isinstance(record, Record) and isinstance(record.content, Commitment):
                for number, step in enumerate(record.content.steps):
                    yield from self._written(f"{record.id}:steps:{number}", self._of_step(record, number, step))
        for record in self._view.records(Kind.EVENTS):
            if isinstance(record, Record) and isinstance(record.content, Event):
                yield from self._written(record.id, self._of_event(record))
        for record in self._view.records(Kind.STATEMENTS):
            if isinstance(record, Record) and isinstance(record.content, Statement):
                yield from self._written(record.id, self._of_statement(record))

    def _written(self, record: str, told: _Told | str) -> Iterator[Line]:
        if isinstance(told, str):
            self._account.leave_out(record, told)
            return
        self._account.write()
        yield self._line(told)

    # ---- what is an act, and of which type

    def _of_event(self, record: Record[Any]) -> _Told | str:
        event: Event = record.content
        found = self._codebook.plover.type_of("event", event.type.value, event.status.value)
        if reason := _unfit(event):
            return reason
        if found is None:
            return f"PLOVER has no type for it: {event.type.value}, {event.status.value}"
        own = {
            "servanda_type": event.type.value,
            "servanda_status": event.status.value,
            "servanda_basis": event.basis.value,
            "servanda_attested_by": [party_row(party) for party in event.attested_by],
            **_support(record.support),
        }
        is_own_mode = found.type is event.type
        return _Told(
            id=record.id,
            type=found,
            mode=event.mode if is_own_mode and found.mode is None else found.mode,
            contexts=event.contexts,
            source=event.source,
            target=event.target,
            when=event.when,
            place=event.place,
            link=self._link_of.get(record.id),
            evidence=event.evidence,
            own=own,
        )

    def _of_step(self, record: Record[Any], number: int, step: LinkedStep) -> _Told | str:
        promise: Commitment = record.content
        found = self._codebook.plover.type_of("step", step.step.value, promise.terms.value)
        if event := self._event_of(step.finding):
            return f"told by an act: {event}"
        if step.is_alleged:
            return _ALLEGED
        if found is None:
            return f"PLOVER has no type for it: {step.step.value}, terms {promise.terms.value}"
        if reason := _without(promise.provider, step.when):
            return reason
        own = {
            "servanda_type": None,
            "servanda_step": step.step.value,
            "servanda_role_of_speaker": step.role_of_speaker.value,
            "servanda_attested_by": [party_row(step.by)] if step.by else [],
            **_support(record.support),
        }
        told = f"{record.id}:steps:{number}"
        return _Told(
            told, found, found.mode, (), promise.provider, promise.recipient, step.when, None, record.id,
            step.evidence, own,
        )  # fmt: skip

    def _of_statement(self, record: Record[Any]) -> _Told | str:
        said: Statement = record.content
        found = self._codebook.plover.type_of("statement", said.stance.value)
        if found is None:
            return f"a statement that is no act of PLOVER: it {said.stance.value.replace('_', ' ')}"
        if said.nested_in:
            return _NESTED
        if said.same_utterance:
            return f"the same utterance as another: {self._record_of.get(said.same_utterance, said.same_utterance)}"
        for member in record.members:
            if event := self._told_by.get((member, found.type.value)):
                return f"told by an act: {event}"
        speakers = said.speakers or ((said.speaker,) if said.speaker else ())
        if reason := _without(speakers, said.said):
            return reason
        heard = tuple(party for party in (said.target or said.hearer,) if party)
        own = {
            "servanda_type": None,
            "servanda_stance": said.stance.value,
            "servanda_mode": said.mode.value,
            "servanda_attested_by": [party_row(party) for party in speakers],
            **_support(record.support),
        }
        return _Told(record.id, found, found.mode, (), speakers, heard, said.said, None, None, said.evidence, own)

    # ---- what tells what

    def _tellings(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Give, for each statement that holds an act of a type, the act's record."""
        for record in self._view.records(Kind.EVENTS):
            if isinstance(record, Record) and isinstance(event := record.content, Event) and event.statement:
                yield (event.statement, event.type.value), record.id

    def _events_of_steps(self) -> Iterator[tuple[str, str]]:
        """Give each commitment with the acts that are its steps."""
        for record in self._view.records(Kind.COMMITMENTS):
            if isinstance(record, Record) and isinstance(record.content, Commitment):
                for step in record.content.steps:
                    if event := self._event_of(step.finding):
                        yield record.id, event

    def _event_of(self, step: str) -> str | None:
        """Give the record of the act that a step was read with, None where there is none."""
        try:
            found = self._view.finding(step)
        except NoSuchRecordError:
            return None
        if not isinstance(found, Step) or found.event is None:
            return None
        return self._record_of.get(found.event, found.event)

    # ---- the fields

    def _line(self, told: _Told) -> Line:
        first = min(told.evidence)
        report = self._view.report(first.report)
        score = self._codebook.plover.score_of(told.type.type, told.mode)
        earliest, latest = told.when.earliest, told.when.latest
        fields: Line = {
            "id": told.id,
            "has_event": True,
            "date": earliest.isoformat() if earliest else None,
            "enddate": latest.isoformat() if latest and latest != earliest else None,
            "actor": [self._actor(party) for party in told.source],
            "recipient": [self._actor(party) for party in told.target],
            "event": [told.type.type.value],
            "event_loc": self._location(told.place),
            "event_text": [piece.quote for piece in sorted(told.evidence)],
            "quad_code": score.quad if score else None,
            "event_scale": score.score if score else None,
            "mode": [told.mode] if told.mode else None,
            "context": list(told.contexts),
            "link": told.link,
            "text": "",
            "text_info": self._place(report, first),
            "cite_info": self._cite(report),
            "coder": f"servanda {__version__}",
        }
        own = {
            **told.own,
            "servanda_when": when_row(told.when),
            "servanda_evidence": [evidence_row(piece) for piece in sorted(told.evidence)],
        }
        return {name: value for name, value in fields.items() if value not in (None, [])} | own

    def _actor(self, party: Party) -> Line:
        fields = {
            "code": party.code[:3],
            "sector": self._sectors(party),
            "entity_text": party.text,
            "identifier_text": party.name,
            "office": party.role,
        }
        return {name: value for name, value in fields.items() if value not in (None, [])} | {
            "servanda_code": party.code
        }

    def _sectors(self, party: Party) -> list[str]:
        """Give PLOVER's sector: what stands behind a state's code; behind an organisation's stands a body of it."""
        country = self._codebook.actor(party.country)
        if not party.sector or (country is not None and country.kind is not ActorKind.STATE):
            return []
        return [_REBELS if party.sector == _SEPARATISTS else party.sector]

    def _location(self, place: Place | None) -> Line | None:
        if place is None:
            return None
        state = self._codebook.actor(place.country) if place.country else None
        fineness = _FINENESS.get(place.precision) if place.precision else None
        fields = {
            "extracted_place": place.evidence.quote if place.evidence else place.name,
            "resolved_place": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "country": state.name if state else None,
            "country_code": place.country,
            "resolution": 3 if place.feature in _DISTRICTS else fineness,
        }
        return {name: value for name, value in fields.items() if value is not None}

    def _place(self, report: Report, piece: Evidence) -> Line:
        """Give where a quote stands: its sentence, counted from 1, and its characters."""
        if self._numbered is None or self._numbered[0] != report.id:
            self._numbered = report.id, numbering(report, self._codebook)
        place = {"sequence": self._numbered[1].at(piece.span.start), "start": piece.span.start, "end": piece.span.end}
        return {name: value for name, value in place.items() if value is not None}

    def _cite(self, report: Report) -> Line:
        fields = {
            "url": report.url,
            "title": report.title,
            "publication": report.outlet,
            "language": report.language,
            "coder": f"servanda {__version__}",
            "codebook": VERSION,
            "version": f"sha256:{self._fingerprint}",
            "citation": f"sha256:{report.sha256}",
        }
        return {name: value for name, value in fields.items() if value is not None}


def write(view: View, folder: Path, *, codebook: Codebook, known_on: date | None = None) -> tuple[Path, ...]:
    """Write `plover.jsonl` with its account.

    Returns:
        The files.
    """
    with (
        accounted(view, folder, FORM, known_on=known_on) as (part, account),
        (part / "plover.jsonl").open("wb") as file,
    ):
        for line in Exporter(view, codebook, account).lines():
            file.write(msgspec.json.encode(line) + b"\n")
    return tuple(folder / name for name in FORM.all_files)


def _unfit(event: Event) -> str | None:
    """Give why an act cannot be told without its status and basis; None where it can."""
    if event.basis in {Basis.ALLEGED, Basis.DENIED}:
        return _ALLEGED
    if event.status is Status.HYPOTHETICAL:
        return _HYPOTHETICAL
    if event.status in {Status.PLANNED, Status.CONDITIONAL} and not _is_told_by_own_side(event):
        return _OTHER_SIDE
    return _without(event.source, event.when)


def _is_told_by_own_side(event: Event) -> bool:
    """Say whether who plans says so, or the outlet in its own words; what another side says of a plan is a guess."""
    if event.basis in {Basis.NARRATOR, Basis.BOTH_PARTIES}:
        return True
    actors = {party.actor for party in event.source}
    states = {party.country for party in event.source if party.code[:1].isalpha()}
    return any(party.actor in actors or party.country in states for party in event.attested_by)


def _without(actors: Sequence[Party], when: Period) -> str | None:
    if not actors:
        return _NO_ACTOR
    return None if when.earliest else _NO_DAY


def _support(support: Support) -> Mapping[str, int]:
    return {
        "servanda_reports": support.texts,
        "servanda_outlets": support.outlets,
        "servanda_origins": support.origins,
        "servanda_origins_high": support.origins_high,
        "servanda_voices": support.voices,
    }
