"""Who "I" and "we" are inside quotation marks: the one who speaks them, and the speaker's state or group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from servanda.coding.actors.cast import Cast, ReportReading, with_mentions
from servanda.coding.actors.referents.mentions import mention_for
from servanda.coding.syntax.forms import in_small_letters
from servanda.model import INSURGENT, Actor, ActorKind, ActorMention, MentionKind, Sense, Span

_SELF = frozenset({"i", "me", "my", "myself"})
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})


def first_person(reading: ReportReading, cast: Cast, spans: Sequence[tuple[Span, Actor]]) -> Cast:
    """Give the cast with "I" and "we" inside quoted contents as their speaker and the speaker's side.

    Args:
        reading: The report and its marks.
        cast: The cast so far.
        spans: Quoted contents with who speaks them.
    """
    added: dict[Span, ActorMention] = {}
    tokens = reading.marks.tokens
    starts = [token.span.start for token in tokens]
    for span, speaker in sorted(spans, key=lambda pair: (-len(pair[0]), pair[0], pair[1].id)):
        # Inner quotations come last: a "we" inside a quoted quotation is the inner speaker's.
        side = _side(cast, speaker)
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            word = in_small_letters(tokens[place].text)
            if word in _SELF:
                added[tokens[place].span] = mention_for(
                    reading, tokens[place].span, speaker.id, MentionKind.PRONOUN, Sense.PERSON, "self"
                )
            elif word in _OURS and side is not None:
                added[tokens[place].span] = mention_for(
                    reading, tokens[place].span, side.id, MentionKind.PRONOUN, _sense(side), "self"
                )
    return with_mentions(cast, added.values())


def _side(cast: Cast, speaker: Actor) -> Actor | None:
    """Give whom "we" stands for: the speaker's state; of those who fight or oppose it their group, if that is named."""
    country, *sectors = speaker.code.split(".")
    if not _APART.isdisjoint(sectors):
        return next((one for one in cast.actors if one.code == speaker.code and one.kind is ActorKind.GROUP), None)
    return next((one for one in cast.actors if one.code == country and one.kind is ActorKind.STATE), None)


def _sense(side: Actor) -> Sense:
    """Give the sense in which "we" names a side."""
    return Sense.STATE if side.kind is ActorKind.STATE else Sense.BODY


_APART = INSURGENT | {"OPP", "PTY"}
"""Sectors whose people do not speak for the state that they are of."""
