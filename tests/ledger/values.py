"""Hand-made reports and findings of an invented world: Norland promises Sudria grain and tractors."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from servanda import ledger
from servanda.model import (
    UNKNOWN,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    ActorRecord,
    Amount,
    Basis,
    Block,
    BlockKind,
    Casualties,
    Commitment,
    CommitmentKind,
    Count,
    Disagreement,
    DisagreementKind,
    DisputedValue,
    Event,
    EventType,
    Evidence,
    FindingId,
    Findings,
    Flag,
    IdentityClaim,
    Instrument,
    ItemClass,
    Judgement,
    JudgementKind,
    Label,
    LabelKind,
    Line,
    Link,
    LinkedStep,
    LinkKind,
    MentionKind,
    NotCounted,
    Origin,
    OriginId,
    Party,
    Period,
    Place,
    Problem,
    Quantity,
    ReadReport,
    Record,
    RecordId,
    Records,
    Relation,
    Report,
    ReportId,
    Role,
    Scope,
    Sense,
    Span,
    SpeakerRole,
    SpeechMode,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    StepLink,
    Support,
    Terms,
    TimeExpression,
    TimeUse,
    Totals,
    Value,
    WhenBasis,
    content_id,
    on,
)

TEXT = (
    "Norland to send grain\n"
    "Norland will send 40,000 tonnes of grain to Sudria in March, Foreign Minister Ana Bel said on Tuesday."
    " The minister called the rebels terrorists.\n"
)
OTHER = "Sudria thanks Norland for 30,000 tonnes of grain, radio says. Été à Zür.\n"

NORLAND = Party(ActorId("a-norland"), "NRL", "Norland", "Norland")
SUDRIA = Party(ActorId("a-sudria"), "SDR", "Sudria", "Sudria")
BEL = Party(ActorId("a-bel"), "NRL.GOV.MFA", "Ana Bel", "Ana Bel", "Foreign Minister")
REBELS = Party(ActorId("a-rebels"), "SDR.REB", "the rebels", "rebels")
RADIO = Party(ActorId("a-radio"), "SDR.JRN", "Radio Sudria", "radio")
MARCH = Period("2031-03", date(2031, 3, 1), date(2031, 3, 31), Relation.AT, WhenBasis.RELATIVE, "in March")
GRAIN = Line(
    "grain",
    ItemClass.FOOD,
    Quantity(40000.0, 40000.0, "tonne", approx=False, text="40,000 tonnes"),
    Value(None, 2.5, "USD"),
)


def report_of(text: str, *, file: str | None = "grain.txt", url: str | None = None, **fields: object) -> Report:
    """Give a report of one body block, or a title and a body when the text has two lines or more."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    end = text.find("\n") + 1
    blocks = (
        (Block(Span(0, end), BlockKind.TITLE), Block(Span(end, len(text)), BlockKind.BODY))
        if 0 < end < len(text)
        else (Block(Span(0, len(text)), BlockKind.BODY),)
    )
    return Report(
        id=ReportId(f"r-{digest[:16]}"), sha256=digest, text=text, blocks=blocks, file=file, url=url, **fields
    )


def read_of(report: Report, findings: Findings | None = None) -> ReadReport:
    """Give a read report whose bytes are its text in UTF-8."""
    return ReadReport(report, report.text.encode(), findings or Findings())


def quote(report: Report, words: str, rule: str = "by_hand", score: float = 0.9) -> Evidence:
    """Give the evidence of the first place where the words stand."""
    start = report.text.index(words)
    return Evidence(report.id, Span(start, start + len(words)), words, rule, score)


def statement(report: Report, words: str, **changed: object) -> Statement:
    """Give a statement by the foreign minister with these words."""
    evidence = quote(report, words)
    fields: dict[str, object] = {
        "id": FindingId(content_id("s", report.id, evidence.span.start, words)),
        "report": report.id,
        "block": BlockKind.BODY,
        "speaker": BEL,
        "speakers": (),
        "hearer": None,
        "via": ("Norland Courier",),
        "medium": None,
        "mode": SpeechMode.INDIRECT,
        "cue": "said",
        "cue_span": None,
        "source_span": None,
        "cue_act": Stance.ASSERTS,
        "stance": Stance.PROMISES,
        "target": SUDRIA,
        "content": words,
        "content_parts": (evidence.span,),
        "hedges": (),
        "scare_quotes": (),
        "nested_in": None,
        "said": on(date(2031, 2, 4), basis=WhenBasis.RELATIVE, text="on Tuesday"),
        "same_utterance": None,
        "evidence": (evidence,),
    }
    return Statement(**(fields | changed))  # type: ignore[arg-type]


def event(report: Report, words: str, **changed: object) -> Event:
    """Give an event in which Norland aids Sudria."""
    fields: dict[str, object] = {
        "id": FindingId(content_id("e", report.id, words)),
        "report": report.id,
        "type": EventType.AID,
        "mode": None,
        "contexts": ("economic",),
        "source": (NORLAND,),
        "target": (SUDRIA,),
        "when": MARCH,
        "place": None,
        "status": Status.PLANNED,
        "basis": Basis.ONE_PARTY,
        "attested_by": (BEL,),
        "lines": (GRAIN,),
        "terms": None,
        "casualties": None,
        "statement": None,
        "evidence": (quote(report, words),),
    }
    return Event(**(fields | changed))  # type: ignore[arg-type]


def step(report: Report, words: str, **changed: object) -> Step:
    """Give a step in which Norland pledges grain to Sudria."""
    fields: dict[str, object] = {
        "id": FindingId(content_id("c", report.id, words)),
        "report": report.id,
        "kind": CommitmentKind.GOODS,
        "provider": (NORLAND,),
        "recipient": (SUDRIA,),
        "via": (),
        "step": StepKind.PLEDGED,
        "when": on(date(2031, 2, 4)),
        "scope": Scope.INCREMENT,
        "lines": (GRAIN,),
        "terms": Terms.GIFT,
        "instrument": Instrument.STATEMENT,
        "due": MARCH,
        "by": BEL,
        "role_of_speaker": SpeakerRole.PROVIDER,
        "statement": None,
        "event": None,
        "evidence": (quote(report, words),),
    }
    return Step(**(fields | changed))  # type: ignore[arg-type]


def read_main() -> ReadReport:
    """Give the report of the pledge with a finding of every kind."""
    report = report_of(
        TEXT,
        url="https://courier.example/grain",
        outlet="Norland Courier",
        agencies=("NNA",),
        title="Norland to send grain",
        language="en",
        published=on(date(2031, 2, 5), text="5 February 2031"),
        problems=(Problem("no_time_zone", "the page names no time zone", Span(0, 7)),),
    )
    bel = quote(report, "Ana Bel")
    norland = quote(report, "Norland")
    minister = quote(report, "Foreign Minister Ana Bel")
    tuesday = quote(report, "on Tuesday")
    seen = on(date(2031, 2, 5))
    role = Role(
        "Foreign Minister",
        "NRL",
        Period(None, None, seen.latest, Relation.AT, WhenBasis.INFERRED),
        Period(None, seen.earliest, None, Relation.AT, WhenBasis.INFERRED),
        minister,
    )
    claim = IdentityClaim(REBELS, BEL, quote(report, "called the rebels terrorists"))
    findings = Findings(
        actors=(
            Actor(
                BEL.actor, report.id, BEL.code, BEL.name, ActorKind.PERSON, "NRL", ("Bel",), (role,), (claim,), (bel,)
            ),
            Actor(NORLAND.actor, report.id, "NRL", "Norland", ActorKind.STATE, None, (), (), (), (norland,)),
        ),
        mentions=(
            ActorMention(
                FindingId("m-1"),
                report.id,
                norland.span,
                norland.quote,
                NORLAND.actor,
                MentionKind.NAME,
                Sense.STATE,
                "name",
                1.0,
            ),
        ),
        times=(
            TimeExpression(
                FindingId("t-1"),
                report.id,
                tuesday.span,
                tuesday.quote,
                on(date(2031, 2, 4), text="on Tuesday"),
                TimeUse.STATEMENT,
                "weekday",
                0.8,
            ),
        ),
        statements=(statement(report, "Norland will send 40,000 tonnes of grain to Sudria in March"),),
        events=(event(report, "Norland will send 40,000 tonnes of grain to Sudria"),),
        steps=(step(report, "will send 40,000 tonnes of grain to Sudria in March"),),
        labels=(
            Label(
                FindingId("l-1"),
                report.id,
                REBELS,
                "terrorists",
                BEL,
                LabelKind.EVALUATION,
                -1,
                (quote(report, "terrorists"),),
            ),
        ),
        problems=(Problem("lost_space", "a space is lost", Span(3, 4)),),
    )
    return read_of(report, findings)


def read_other() -> ReadReport:
    """Give an undated report of the thanks, with one statement and one event."""
    report = report_of(OTHER, file="thanks.txt", outlet="Radio Sudria")
    findings = Findings(
        statements=(
            statement(
                report,
                "Sudria thanks Norland",
                speaker=SUDRIA,
                hearer=NORLAND,
                target=None,
                stance=Stance.THANKS,
                said=UNKNOWN,
            ),
        ),
        events=(
            event(
                report,
                "30,000 tonnes of grain",
                when=Period("[..2031-04-02]", None, date(2031, 4, 2), Relation.AT, WhenBasis.PUBLICATION),
                status=Status.ACTUAL,
                place=Place("Zür", "SDR", 1.5, -2.0),
                casualties=Casualties(Count(1.0, None), None),
                terms=Terms.GIFT,
            ),
        ),
    )
    return read_of(report, findings)


def records_of(main: ReadReport, other: ReadReport) -> Records:
    """Give what linking could make of the two reports: one record of every kind."""
    one, two = main.report, other.report
    said, thanked = main.findings.statements[0], other.findings.statements[0]
    planned, done = main.findings.events[0], other.findings.events[0]
    pledge = main.findings.steps[0]
    both = (*planned.evidence, *done.evidence)
    origins = tuple(
        sorted(
            (
                Origin(OriginId("o-1"), one.id, (one.id,), "NNA", "credit"),
                Origin(OriginId("o-2"), two.id, (two.id,), None, "own text"),
            ),
            key=lambda origin: origin.id,
        )
    )
    commitment = Commitment(
        id=RecordId(pledge.id),
        kind=pledge.kind,
        provider=pledge.provider,
        recipient=pledge.recipient,
        via=(),
        lines=pledge.lines,
        terms=pledge.terms,
        instrument=pledge.instrument,
        parent=None,
        due=pledge.due,
        state=pledge.step,
        state_since=pledge.when,
        flags=(Flag.ONE_SIDED, Flag.SINGLE_SOURCE),
        steps=(
            LinkedStep(
                pledge.id,
                pledge.step,
                pledge.when,
                pledge.scope,
                pledge.lines,
                pledge.by,
                pledge.role_of_speaker,
                StepLink.NEW,
                pledge.evidence,
            ),
        ),
        totals=Totals(Amount(40000.0, 40000.0, "tonne"), None, Amount(None, 40000.0, "tonne")),
        not_counted=(NotCounted(0, "a ceiling"),),
    )
    event_id = RecordId(min(planned.id, done.id))
    alone = Support(1, 1, 1)
    return Records(
        actors=(
            ActorRecord(main.findings.actors[0], (BEL.actor, "a-bel-elsewhere"), 3),
            ActorRecord(main.findings.actors[1], (NORLAND.actor,), 2),
        ),
        origins=origins,
        statements=tuple(
            sorted(
                (Record(RecordId(each.id), each, (each.id,), alone) for each in (said, thanked)),
                key=lambda record: record.id,
            )
        ),
        events=(
            Record(
                event_id,
                event(one, "Norland will send 40,000 tonnes of grain to Sudria", id=FindingId(event_id), evidence=both),
                tuple(sorted((planned.id, done.id))),
                Support(2, 2, 2),
            ),
        ),
        commitments=(Record(RecordId(pledge.id), commitment, (pledge.id,), alone),),
        labels=main.findings.labels,
        disagreements=(
            Disagreement(
                "d-1",
                event_id,
                "quantity",
                (
                    DisputedValue("30000 tonne", (OriginId("o-2"),), (SUDRIA,), done.evidence),
                    DisputedValue("40000 tonne", (OriginId("o-1"),), (BEL,), planned.evidence),
                ),
                DisagreementKind.CONFLICT,
            ),
        ),
        links=(Link("k-1", LinkKind.PLANNED_THEN_DONE, tuple(sorted((planned.id, done.id))), 0.7, "same_parties"),),
        mentions=main.findings.mentions,
        times=main.findings.times,
    )


def judgement(number: int = 1) -> Judgement:
    """Give a person's decision on the label."""
    at = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)
    return Judgement(f"j-{number}", at, "reader", JudgementKind.WRONG, (FindingId("l-1"),), reason="not their word")


def fill(place: Path) -> Path:
    """Make a ledger with the pledge, the thanks, their records, a judgement and a problem."""
    main, other = read_main(), read_other()
    with ledger.open_writer(place) as writer:
        writer.append([main, other], [Problem("empty", "the file is empty", source="nothing.txt")])
        writer.judge([judgement()])
        writer.replace_records(records_of(main, other), linker="by hand")
    return place


def break_table(place: Path, table: str) -> Path:
    """Overwrite the first page of a table in the file."""
    with closing(sqlite3.connect(place)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    damaged = bytearray(place.read_bytes())
    damaged[(root - 1) * size : root * size] = b"\xff" * size
    place.write_bytes(damaged)
    return place


def tamper(place: Path, statement: str, *values: object) -> Path:
    """Change a ledger past its guards, as somebody with an SQLite shell could."""
    with closing(sqlite3.connect(place)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (trigger,) in named:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement, values)
        connection.commit()
    return place
