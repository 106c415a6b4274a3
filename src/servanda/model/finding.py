"""What one report says: findings are read once and never changed.

Invariant: a finding without evidence cannot be built (mentions and times are their own evidence).
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.actor import Actor, ActorMention
from servanda.model.commitment import Step
from servanda.model.event import Event
from servanda.model.label import Label
from servanda.model.problem import Problem
from servanda.model.report import Report
from servanda.model.statement import Statement
from servanda.model.time import TimeExpression

Finding = Actor | ActorMention | TimeExpression | Statement | Event | Step | Label


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of one report; each kind in the order of the text."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    steps: tuple[Step, ...] = ()
    labels: tuple[Label, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, the bytes it came from, and all that was found in it: what the pipeline gives for one page."""

    report: Report
    data: bytes
    findings: Findings
