"""Sides of help that its own words leave open: the report's only giver or receiver, or the state whose text it is.

Invariant: nobody is understood where the sentence names another state; a state at war is nobody's giver.
Source: field notes on commitments, section 3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import LEAD, home_state, named_states
from servanda.model import Party

Pairs = Counter[tuple[str, str]]
"""Who gives to whom in a report, and how often it says so."""

_AT_HOME = re.compile(
    r"\b(?:we|our|I|my|(?:[Tt]he|[Tt]his|[Oo]ur) (?:[\w-]+ ){0,2}"
    r"(?:[Aa]dministration|[Gg]overnment|President|Congress|Cabinet|Department|Secretary|Ministry|Pentagon))\b"
)
"""Words by which whoever writes a text calls himself or the offices of his own state."""

_WAR_BEHIND = re.compile(
    r"^(?:[’']s?|n|an)? (?:[\w-]+ ){0,3}(?:war|invasion|aggression|attacks?|onslaught|assault|occupation|bombardment)\b"
)
"""What makes the state named before it one that makes war."""

_SEVERAL = 2


class LeftSides:
    """Gives the sides of sums that only the rest of a report tells."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.named = named_states(reading)
        self.at_war = frozenset(self._warring())
        self.home = home_state(reading)

    def giver(self, pairs: Pairs, ahead: str, taken: AbstractSet[str], named: AbstractSet[str]) -> str | None:
        """Give who gives: the one giver of the report, else the state of those who call themselves "we".

        Args:
            pairs: Who gives to whom elsewhere in the report.
            ahead: The words of the sentence up to the sum.
            taken: The states that receive it.
            named: The states that its sentence names.
        """
        givers = {one for one, _ in pairs}
        is_home = not pairs and _AT_HOME.search(ahead) is not None
        found = min(givers) if len(givers) == 1 else self._writer(taken) if is_home else None
        return found if found is not None and found not in taken and not named - taken - {found} else None

    def receiver(self, pairs: Pairs, given: AbstractSet[str], named: AbstractSet[str]) -> str | None:
        """Give the one receiver of a report in which several give to it, for a sum of one more giver."""
        receivers = {one for _, one in pairs}
        is_common = len(receivers) == 1 and len({one for one, _ in pairs} - given) >= _SEVERAL
        return min(receivers) if is_common and not receivers & given and not named - given - receivers else None

    def is_guessed(self, party: Party) -> bool:
        """Say whether an office is only guessed to be a warring state's, in a report that is at home elsewhere.

        "The vice president announced aid for those hit by Chad's invasion" is hardly about Chad's vice president.
        """
        if party.country not in self.at_war or party.country == self.home or party.text[:4].lower() != "the ":
            return False
        own = (mark for mark in self.reading.marks.names if party.country in {one.code for one in mark.readings})
        return not any(mark.span.of(self.reading.report.text) in party.text for mark in own)

    def _writer(self, taken: AbstractSet[str]) -> str | None:
        """Give the state that a report names most of those that neither receive nor make war; None where none leads."""
        left = Counter({one: number for one, number in self.named.items() if one not in taken | self.at_war})
        ranked = sorted(left.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]):
            return None
        return ranked[0][0]

    def _warring(self) -> Iterator[str]:
        text = self.reading.report.text
        for mark in self.reading.marks.names:
            if _WAR_BEHIND.match(text[mark.span.end : mark.span.end + _WINDOW]):
                yield from (one.code for one in mark.readings)


_WINDOW = 60
