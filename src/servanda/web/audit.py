"""An audit: a random sample of findings, what people said of each, and what that says of all of them.

Invariant: what was judged before the sample was drawn counts in it as it stands, whoever judged it and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.linking.judgements import Decisions, Fate
from servanda.model import FindingId, JudgementKind
from servanda.scoring.agreement import alpha
from servanda.scoring.samples import Rate, rate


class Verdict(StrEnum):
    """What people said of a finding of the sample."""

    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"
    OPEN = "not judged yet"


AUDITED: dict[Kind, str] = {
    Kind.STATEMENTS: "statements",
    Kind.EVENTS: "events",
    Kind.COMMITMENTS: "steps",
    Kind.LABELS: "labels",
}
"""The kinds that can be audited, with the findings that they are made of."""


@dataclass(frozen=True, slots=True)
class Audited:
    """A sample as it stands: each finding with what was said of it, and the rate of those that were judged."""

    verdicts: tuple[tuple[str, Verdict], ...]
    rate: Rate

    @property
    def open(self) -> list[str]:
        """Give the findings that nobody judged yet, in the order in which they were drawn."""
        return [id_ for id_, verdict in self.verdicts if verdict is Verdict.OPEN]


def audited(view: View, sample: list[str], decisions: Decisions) -> Audited:
    """Give what people said of a sample; a finding with a corrected value was not read rightly."""
    kinds = {one.id: one.kind for one in view.judgements()}
    verdicts = tuple((id_, _verdict(FindingId(id_), decisions, kinds)) for id_ in sample)
    judged = [verdict for _, verdict in verdicts if verdict is not Verdict.OPEN]
    return Audited(verdicts, rate(sum(verdict is not Verdict.RIGHT for verdict in judged), len(judged)))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree about a sample: `readers` with how many each judged, `twice` how many two of them judged.

    `alpha` is None where too little was judged twice, or all of it alike.
    """

    readers: tuple[tuple[str, int], ...]
    twice: int
    alike: int
    alpha: float | None


def read_by(view: View, sample: list[str], decisions: Decisions, *, reader: str) -> Audited:
    """Give what one person said of a sample, and the rate by that alone."""
    said = _said(view, sample, decisions)
    verdicts = tuple((id_, said[id_].get(reader, Verdict.OPEN)) for id_ in sample)
    judged = [verdict for _, verdict in verdicts if verdict is not Verdict.OPEN]
    return Audited(verdicts, rate(sum(verdict is not Verdict.RIGHT for verdict in judged), len(judged)))


def agreement(view: View, sample: list[str], decisions: Decisions) -> Agreement:
    """Give how far those agree who judged findings of a sample: rightly read, or not."""
    said = _said(view, sample, decisions)
    units = [[str(verdict is Verdict.RIGHT) for verdict in said[id_].values()] for id_ in sample]
    twice = [unit for unit in units if len(unit) > 1]
    readers = Counter(reader for each in said.values() for reader in each)
    alike = sum(len(set(unit)) == 1 for unit in twice)
    return Agreement(tuple(sorted(readers.items())), len(twice), alike, alpha(units))


def _said(view: View, sample: list[str], decisions: Decisions) -> Mapping[str, Mapping[str, Verdict]]:
    """Give what each person said last of each finding, whatever others said of it; what was taken back is not said."""
    said: dict[str, dict[str, Verdict]] = {id_: {} for id_ in sample}
    for one in sorted(view.judgements(), key=lambda each: (each.at, each.id)):
        is_taken_back = decisions.fates.get(one.id) is Fate.TAKEN_BACK
        if one.kind in _VERDICTS and len(one.target) == 1 and one.target[0] in said and not is_taken_back:
            said[one.target[0]][one.who] = _VERDICTS[one.kind]
    return said


_VERDICTS = {
    JudgementKind.RIGHT: Verdict.RIGHT,
    JudgementKind.WRONG: Verdict.WRONG,
    JudgementKind.VALUE: Verdict.CORRECTED,
}


def _verdict(finding: FindingId, decisions: Decisions, kinds: dict[str, JudgementKind]) -> Verdict:
    if finding in decisions.wrong:
        return Verdict.WRONG
    if finding in decisions.values:
        return Verdict.CORRECTED
    said = {kinds.get(one) for one in decisions.of.get(finding, ())}
    return Verdict.RIGHT if JudgementKind.RIGHT in said else Verdict.OPEN
