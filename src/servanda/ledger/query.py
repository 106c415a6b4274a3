"""A question to the ledger, as a value.

The command line, the web page and the exports build the same Query and ask the same View, so they cannot disagree.
`servanda.ledger.selection` turns it into SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from servanda.ledger.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for; every field that is set narrows the answer.

    A party is an actor's id, a code (which also answers for the codes below it: `RUS` for `RUS.GOV`) or a name.
    `provider` and `recipient` are the sides of a commitment, the source and target of an event, the speaker and the
    hearer or target of a statement, and who labels whom; `between` names both sides in either order. `sides` are two
    sides as `servanda.ledger.moments.side_of` has them, the giving one first: a state with all who act for it, but not
    who only lives there. `since` and `until` then ask for the day that a record is listed by: of a commitment, since
    when it is in its state. `with_alleged=False` leaves out what is alleged or denied.
    `type` is the stance of a statement, the type of an event, else the record's kind. `since` and `until` are days,
    both included; a record is shown when its period can overlap, so one of unknown date is shown too. `about` are
    words in the record itself, `text` words in a report that it quotes; words between quotation marks stand
    together. `outlet` is an outlet or agency. `limit` is the most rows, None for all.
    """

    kind: Kind
    since: date | None = None
    until: date | None = None
    between: tuple[str, str] | None = None
    sides: tuple[str, str] | None = None
    provider: str | None = None
    recipient: str | None = None
    actor: str | None = None
    type: str | None = None
    step: str | None = None
    state: str | None = None
    flag: str | None = None
    status: str | None = None
    with_alleged: bool = True
    about: str | None = None
    outlet: str | None = None
    text: str | None = None
    limit: int | None = None
