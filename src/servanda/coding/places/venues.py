"""Where two sides do something together, which is no third side: "Peru and Chile signed a truce in Oslo".

Invariant: only of acts that two sides do together, and only where both stand as its doers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.coding.acts.acts import Act
from servanda.model import EventType, Party

_JOINT = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_TWO = 2
_BOTH = re.compile(r"^(?:the )?(?:two|both|three|four)\b", re.IGNORECASE)
_TRAVELS = "visit|visits|trip|trips|journey|tour|mission|travel|summit|meeting|conference|flight"


def without_venue(act: Act, source: Sequence[Party], target: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    """Give the targets of an act without places where two sides act together, and whom only other words name.

    "Peru and Chile signed a truce in Oslo" has no third side, nor has "the envoy urged both to keep the truce".

    Args:
        act: What they do.
        source: Who does it.
        target: With whom or to whom, as far as read.
        text: The report's text.
    """
    is_joint = act.frame.type in _JOINT or (act.frame.type is EventType.RETREAT and act.frame.mode == "ceasefire")
    if not is_joint or not _are_two(source):
        return target
    own = act.span.of(text)
    return tuple(party for party in target if party.text in own and not _is_venue(party.text, own))


def _are_two(source: Sequence[Party]) -> bool:
    return len({party.country for party in source}) >= _TWO or any(_BOTH.match(party.text) for party in source)


def _is_venue(name: str, words: str) -> bool:
    """Say whether words name something only as the place where an act is, or to which somebody travels."""
    place = rf"(?:\b(?:in|at|near|outside)|\b(?:{_TRAVELS}) to)(?: the)? {re.escape(name)}\b"
    return len(re.findall(place, words)) == len(re.findall(rf"\b{re.escape(name)}\b", words)) > 0
