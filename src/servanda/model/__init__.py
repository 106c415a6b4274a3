"""The nouns of the house: frozen values that every room takes and gives; standard library only."""

from servanda.model.actor import NO_CODE, Actor, ActorKind, ActorMention, IdentityClaim, MentionKind, Party, Role, Sense
from servanda.model.commitment import (
    Amount,
    Commitment,
    CommitmentKind,
    Flag,
    Instrument,
    LinkedStep,
    NotCounted,
    Scope,
    SpeakerRole,
    Step,
    StepKind,
    StepLink,
    Totals,
)
from servanda.model.disagreement import Disagreement, DisagreementKind, DisputedValue
from servanda.model.event import Basis, Casualties, Count, Event, EventType, Place, Status, Terms
from servanda.model.finding import Finding, Findings, ReadReport
from servanda.model.ids import ActorId, FindingId, OriginId, RecordId, ReportId, content_id
from servanda.model.judgement import Judgement, JudgementKind
from servanda.model.label import Label, LabelKind
from servanda.model.link import Link, LinkKind
from servanda.model.marks import Marks, NameMark, QuantityMark, Reading, Sentence, TimeMark, TimeUse, Token, WordClass
from servanda.model.origin import Origin
from servanda.model.period import UNKNOWN, Period, Relation, WhenBasis, by_publication, on
from servanda.model.problem import Problem
from servanda.model.quantity import ItemClass, Line, Quantity, Value
from servanda.model.record import ActorRecord, OriginOf, Record, Records, Support
from servanda.model.report import PROSE, REPEATED, Block, BlockKind, Credit, Piece, Report, Source
from servanda.model.span import Evidence, Span, cite, cover, trim
from servanda.model.statement import SpeechMode, Stance, Statement
from servanda.model.time import TimeExpression

__all__ = [
    "NO_CODE",
    "PROSE",
    "REPEATED",
    "UNKNOWN",
    "Actor",
    "ActorId",
    "ActorKind",
    "ActorMention",
    "ActorRecord",
    "Amount",
    "Basis",
    "Block",
    "BlockKind",
    "Casualties",
    "Commitment",
    "CommitmentKind",
    "Count",
    "Credit",
    "Disagreement",
    "DisagreementKind",
    "DisputedValue",
    "Event",
    "EventType",
    "Evidence",
    "Finding",
    "FindingId",
    "Findings",
    "Flag",
    "IdentityClaim",
    "Instrument",
    "ItemClass",
    "Judgement",
    "JudgementKind",
    "Label",
    "LabelKind",
    "Line",
    "Link",
    "LinkKind",
    "LinkedStep",
    "Marks",
    "MentionKind",
    "NameMark",
    "NotCounted",
    "Origin",
    "OriginId",
    "OriginOf",
    "Party",
    "Period",
    "Piece",
    "Place",
    "Problem",
    "Quantity",
    "QuantityMark",
    "ReadReport",
    "Reading",
    "Record",
    "RecordId",
    "Records",
    "Relation",
    "Report",
    "ReportId",
    "Role",
    "Scope",
    "Sense",
    "Sentence",
    "Source",
    "Span",
    "SpeakerRole",
    "SpeechMode",
    "Stance",
    "Statement",
    "Status",
    "Step",
    "StepKind",
    "StepLink",
    "Support",
    "Terms",
    "TimeExpression",
    "TimeMark",
    "TimeUse",
    "Token",
    "Totals",
    "Value",
    "WhenBasis",
    "WordClass",
    "by_publication",
    "cite",
    "content_id",
    "cover",
    "on",
    "trim",
]
