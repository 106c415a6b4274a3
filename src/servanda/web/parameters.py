"""What an address of the machine-readable pages may ask with: one declaration for the check and for the description.

Invariant: a parameter that is not declared, comes twice or says nothing is refused by its name, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from starlette.datastructures import QueryParams

from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind
from servanda.web import asking
from servanda.web.addresses import KNOWN_ON

MOST = 1000
"""The most rows of one answer."""
USUAL = 50
"""Rows of an answer that asks for no number of them."""

_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = rf"^[1-9]\d{{3}}(-{_MONTH}(-(0?[1-9]|1\d|2[0-8]))?)?$"
Day = Annotated[str, msgspec.Meta(pattern=_DAY, examples=["2023-01"])]
Rows = Annotated[int, msgspec.Meta(ge=1, le=MOST)]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Pair = Annotated[str, msgspec.Meta(pattern=r"^[^,]*[^,\s][^,]*,[^,]*[^,\s][^,]*$", examples=["RUS,MLI"])]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, what it says, the type of its values, and what it is when it is left out."""

    name: str
    says: str
    type: Any = str
    default: object = None
    is_needed: bool = False


KNOWN = Parameter(KNOWN_ON, "as the reports published until this day say", Day)
LEAF = (
    Parameter("limit", "the most rows of one answer", Rows, USUAL),
    Parameter("after", "the bookmark in `next` of the answer before", Words),
    Parameter("before", "the bookmark in `previous` of the answer behind, instead of `after`", Words),
)
_FILTERS: Mapping[str, tuple[str, Any]] = {
    "from": ("who gives, acts, speaks or labels: a name, a code or an id", Words),
    "to": ("who receives, is acted on, is spoken to or labelled", Words),
    "between": ("two parties in either order", Pair),
    "sides": ("two sides, from the first to the second; a state with all who act for it", Pair),
    "actor": ("who is on any side", Words),
    "type": ("the type of an event, the stance of a statement, else the kind of the record", Words),
    "step": ("a step that the commitment has", Words),
    "state": ("the step that the commitment has reached", Words),
    "flag": ("what presses on the commitment, or limits what is known of it", Words),
    "status": ("whether the act is actual, planned, conditional, hypothetical or negated", Words),
    "alleged": ("whether what is alleged or denied counts", Words),
    "since": ("a day, month or year; records whose period can reach into it", Day),
    "until": ("as above, the last day that counts", Day),
    "about": ("words of the record itself; those between quotation marks stand together", Words),
    "text": ("words of a report that it quotes", Words),
    "outlet": ("the outlet or agency of a report that it quotes", Words),
}


def filters_of(kind: Kind) -> tuple[Parameter, ...]:
    """Give the filters that records of a kind can meet, with the values that each may have."""
    return tuple(
        Parameter(name, says, choice(asking.choices(kind, name)) or type_)
        for name, (says, type_) in _FILTERS.items()
        if asking.is_met_by(kind, name)
    )


def choice(words: Sequence[str]) -> Any:
    """Give the type of one of some words, whatever their case."""
    return Annotated[str, msgspec.Meta(extra_json_schema={"enum": list(words)})] if words else None


def checked(given: QueryParams, declared: Iterable[Parameter]) -> dict[str, str]:
    """Give the parameters of an address.

    Raises:
        NoSuchValueError: One is not declared here.
        CallError: One comes twice, is missing or empty.
    """
    known = {each.name: each for each in declared}
    for name in dict.fromkeys(given.keys()):
        if name not in known:
            raise NoSuchValueError("a parameter", name, tuple(known))
        if len(given.getlist(name)) > 1:
            raise CallError(f"{name} stands {len(given.getlist(name))} times in the address; expected it once")
        if not given[name].strip():
            raise CallError(f"{name} is empty; expected {known[name].says}, or no {name} at all")
    for each in known.values():
        if each.is_needed and each.name not in given:
            raise CallError(f"{each.name} is missing; expected {each.says}")
    return dict(given)


def rows_of(given: Mapping[str, str]) -> int:
    """Give how many rows an address asks for.

    Raises:
        CallError: It is no number of rows, or more than one answer holds.
    """
    number = asking.limit(given) or USUAL
    if number > MOST:
        raise CallError(f"limit cannot be {number}; expected at most {MOST} rows; `next` of an answer leads on")
    return number
