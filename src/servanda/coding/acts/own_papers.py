"""Treaties that their own party denounces: it leaves them; whoever denounces another's treaty only condemns it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

PAPERS = frozenset("treaty treaties agreement agreements pact accord protocol convention contract deal".split())

_OWN = frozenset({"its", "their", "our", "his", "her"})
_FORMALLY = frozenset({"formally", "officially", "unilaterally"})
_NEAR = 6
"""Words of an object in which its noun is looked for: "its 2011 customs treaty"."""

_FAR = 12
"""Words in which a judgement on it follows."""


_TREATIES = frozenset({"treaty", "convention", "protocol"})
"""Papers that are denounced by whoever is in them."""


def leaves_own_paper(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Say whether "denounced" ends a treaty: "denounced its treaty with Peru", "formally denounced the accord".

    Args:
        before: The words up to the verb, the verb left out.
        behind: The words from the object on.
    """
    near = [word.lower() for word in behind[:_NEAR]]
    is_own = bool(near) and (near[0] in _OWN or (bool(before) and before[-1].lower() in _FORMALLY))
    is_judged = "as" in {word.lower() for word in behind[:_FAR]}  # "denounced its treaty with Peru as unfair"
    # "denounced the border treaty with Peru" is the lawyers' word; "the agreement with Peru" may be anybody's.
    is_law = any(one in _TREATIES and other == "with" for one, other in pairwise(near)) and near[0] == "the"
    return (is_own or is_law) and not is_judged and bool(PAPERS & set(near))
