"""A commitment while its steps are read in the order of their days.

Invariant: a state moves only by the table of allowed moves; a restatement never moves it (ruling 56), nor does a deed
or a promise that is only alleged. So many as have come "so far" show that some have come, not that what is suspended
goes on.
Source: field notes on commitments, section 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.model import CommitmentKind, Evidence, FindingId, Period, Scope, StepKind, StepLink

PROMISES = frozenset({StepKind.MENTIONED, StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
CLOSED = frozenset(
    {
        StepKind.FULFILLED,
        StepKind.WITHDRAWN,
        StepKind.CANCELLED,
        StepKind.TERMINATED,
        StepKind.NOT_FULFILLED,
        StepKind.SUPERSEDED,
    }
)
_ENDS = frozenset(
    {
        StepKind.SUSPENDED,
        StepKind.WITHDRAWN,
        StepKind.CANCELLED,
        StepKind.TERMINATED,
        StepKind.NOT_FULFILLED,
    }
)
"""What puts an end to a promise, whose sum is told again by that."""

_UNSIGNED = frozenset({StepKind.MENTIONED, StepKind.PLEDGED})
SAID_AGAIN = frozenset({Scope.RESTATEMENT, Scope.CUMULATIVE, Scope.REMAINDER, Scope.COMPONENT})
"""What tells no new amount; of a deed see `says_again`."""

COUNTABLE = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})


@dataclass(slots=True)
class Thread:
    """The steps of one commitment with the state that they have led to."""

    steps: list[tuple[Attestation, StepLink]] = field(default_factory=list)
    state: StepKind | None = None
    since: Period | None = None
    before: StepKind | None = None
    """The state that a suspension interrupted."""
    parent: Thread | None = None
    """The wider limit that this one draws on."""

    @property
    def members(self) -> tuple[FindingId, ...]:
        """Give the findings of all steps, sorted."""
        return tuple(sorted(row.id for one, _ in self.steps for row in one.rows))

    @property
    def has_promise(self) -> bool:
        """Say whether a promise is among the steps that is not only alleged."""
        return any(_is_promise(one) for one, _ in self.steps)

    @property
    def is_counted(self) -> bool:
        """Say whether a promise tells an amount."""
        return any(one.is_counted for one, _ in self.steps if _is_promise(one))

    @property
    def promised_by(self) -> date:
        """Give the day by which the first promise was made."""
        return min((one.day for one, _ in self.steps if _is_promise(one)), default=date.max)

    def take_for_parts(self, book: Codebook) -> None:
        """Take what was told as the whole for a part, since more of it followed."""
        told, self.steps, self.state, self.since, self.before = self.steps, [], None, None, None
        for one, link in told:
            is_part = one.kind is StepKind.FULFILLED
            step = replace(one, kind=StepKind.PARTLY_DELIVERED) if is_part else one
            self.steps.append((step, StepLink.DRAWS_ON if link is StepLink.FULFILS else link))
            self.move(step, book)

    def move(self, one: Attestation, book: Codebook) -> None:
        """Move the state by a step where the table allows it; what is only alleged moves none."""
        if one.is_alleged:
            return
        if self.state is StepKind.SUSPENDED and is_so_far(one.kind, one.scope, is_counted=one.is_counted):
            self.before = known_before(self.before)
            return
        if self.state is not None and tells_no_news(one.kind, one.scope, is_counted=one.is_counted):
            return
        if is_resumption(one.kind, one.evidence, book) and self.state is not None:
            if self.state is StepKind.SUSPENDED and self.before is not None:
                self.state, self.since = self.before, one.when
            return
        if one.kind is StepKind.NOT_FULFILLED and self.is_due_after(one.day):
            return  # what is not here yet may still come
        is_open_ended = one.commitment_kind in COUNTABLE and self.has_promise and not self.is_counted
        to = moved(self.state, one.kind, book, is_open_ended=is_open_ended, scope=one.scope)
        if to is not None:
            self.before = self.state if to is StepKind.SUSPENDED else None
            self.state, self.since = to, one.when

    def is_due_after(self, day: date) -> bool:
        """Say whether all that is promised by a day is promised by a later one."""
        dues = [row.due.latest for one, _ in self.steps for row in one.rows if row.due and row.due.latest]
        return bool(dues) and min(dues) >= day

    def may_go_on(self, kind: StepKind) -> bool:
        """Say whether such a step can still be of it: what was not kept in time can be kept late, or given up."""
        return self.state not in CLOSED or (self.state is StepKind.NOT_FULFILLED and kind not in PROMISES)


def is_resumption(kind: StepKind, evidence: Iterable[Evidence], book: Codebook) -> bool:
    """Say whether a step tells that what was interrupted goes on; it moves to the state before, and to no other."""
    return kind is StepKind.IN_FORCE and any(book.scopes.show("resumes", cited.quote) for cited in evidence)


def _is_promise(one: Attestation) -> bool:
    return one.kind in PROMISES and not one.is_alleged


def is_rest(kind: StepKind, scope: Scope) -> bool:
    """Say whether what was left of a promise came: "delivered the remaining 15 trucks" is a delivery of fifteen."""
    return kind in DEEDS and scope is Scope.REMAINDER


def says_again(kind: StepKind, scope: Scope) -> bool:
    """Say whether a step tells no new amount: what is left to come is a check, what was left and came is a delivery."""
    return scope in SAID_AGAIN and not is_rest(kind, scope)


def is_so_far(kind: StepKind, scope: Scope, *, is_counted: bool) -> bool:
    """Say whether a step counts what has come by then."""
    return kind is StepKind.PARTLY_DELIVERED and scope is Scope.CUMULATIVE and is_counted


def tells_no_news(kind: StepKind, scope: Scope, *, is_counted: bool) -> bool:
    """Say whether a step only says again what was known; "suspended its $5 million grant" is news of a known sum."""
    is_again = says_again(kind, scope) and kind not in _ENDS
    return is_again and not is_so_far(kind, scope, is_counted=is_counted)


def known_before(before: StepKind | None) -> StepKind | None:
    """Give the state that a suspension interrupted once it is told that some had come: that takes up nothing."""
    return StepKind.PARTLY_DELIVERED if before in PROMISES else before


def moved(
    state: StepKind | None, to: StepKind, book: Codebook, *, is_open_ended: bool, scope: Scope = Scope.UNKNOWN
) -> StepKind | None:
    """Give the state to which a step leads from another one, None where the table of moves allows none.

    What was only promised is taken back, whatever word is printed; cancelled is what was signed. Where goods were
    promised without an amount (`is_open_ended`) nothing shows that all of it came (ruling 57).
    """
    if to is StepKind.CANCELLED and state in _UNSIGNED:
        to = StepKind.WITHDRAWN
    if to is StepKind.IN_FORCE and scope is Scope.COMPONENT:  # what one side ratified is signed at least
        to = StepKind.SIGNED
    if to is StepKind.FULFILLED and is_open_ended and state is not None:
        to = StepKind.PARTLY_DELIVERED
    return to if state is None or (state is not to and book.steps.allows(state, to)) else None


def rank(kind: StepKind) -> int:
    """Give the place of a step in the life of a commitment."""
    return list(StepKind).index(kind)
