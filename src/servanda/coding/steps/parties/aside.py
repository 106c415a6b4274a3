"""Lands that a text names only aside: where something lies, what it is against, whom a border is shared with.

Invariant: a land named aside neither gives nor receives; whoever looks for the sides of an amount asks here.
Source: field notes on commitments, section 3: parties are those of the text.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"\b(?:(?:border|borders|frontier|boundary|bordering|shared|shares|sharing) (?:with |of )?(?:the )?|"
    r"(?:conference|summit|meeting|forum|talks) (?:held )?(?:in|at) (?:the )?|"
    r"(?:against|about|near|versus|outside) (?:the )?|"
    r"(?:its|their|his|her|our) (?:embassy|embassies|consulate|mission|nationals|citizens|troops|soldiers|base) "
    r"(?:in|to) (?:the )?|"
    r"(?:travel|travell?ing|flying) to (?:the )?)$",
    re.IGNORECASE,
)
"""What stands before a land that only says where, of what or against whom something is, or in which talks are held."""

_WAR_OF = re.compile(
    r"[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}(?:[’'](?:s)?|n)? "
    r"(?:(?!(?:after|before|during|following|since|amid|despite|over|until|because|in|by|for)\b)[\w-]+ ){0,3}"
    r"(?:war(?! (?:effort|fund|chest|wounded|veteran|victim|zone|relief))"
    r"|invasion|aggression|attacks?|onslaught|assault|occupation|blockade|bombardment|bombing)\b"
)
"""A state with its war: help against "Chad's brutal invasion" is neither from Chad nor for it."""

_NEAR = 60
"""Characters around a name in which such words stand."""


def is_aside(text: str, start: int) -> bool:
    """Say whether what begins here is a land that is named aside: "villages near Estonia", "its border with Chad"."""
    is_hostile = _WAR_OF.match(text[start : start + _NEAR]) is not None
    return is_hostile or _BEFORE.search(text[max(0, start - _NEAR) : start]) is not None
