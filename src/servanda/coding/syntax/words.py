"""Words that carry meaning, for comparing two renderings of one thing."""

from __future__ import annotations

from servanda.codebook import fold, split

_COMMON = frozenset(
    "the a an of in on at by for with from to into and or but that this these those it its is are was were be been has"
    " have had will would we our us i my he his she her they their them not as also which who whom whose there here"
    " said say says more than so if can could should may might must do does did up out about over".split()
)


def significant(text: str) -> frozenset[str]:
    """Give the folded words of a text that are no function words."""
    return frozenset(folded for word in split(text) if (folded := fold(word))[:1].isalnum() and folded not in _COMMON)
