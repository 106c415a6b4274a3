"""Who "I" and "we" are inside quotation marks: the one who speaks them, and the speaker's state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from servanda.coding.cast import Cast, ReportReading, with_mentions
from servanda.coding.referents_mentions import mention_for
from servanda.coding.syntax_forms import in_small_letters
from servanda.model import Actor, ActorKind, ActorMention, MentionKind, Sense, Span

_SELF = frozenset({"i", "me", "my", "myself"})
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})


def first_person(reading: ReportReading, cast: Cast, spans: Sequence[tuple[Span, Actor]]) -> Cast:
    """Give the cast with "I" and "we" inside quoted contents as their speaker and the speaker's state.

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
        country = speaker.code.split(".", 1)[0]
        state = next((one for one in cast.actors if one.code == country and one.kind is ActorKind.STATE), None)
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            word = in_small_letters(tokens[place].text)
            if word in _SELF:
                added[tokens[place].span] = mention_for(
                    reading, tokens[place].span, speaker.id, MentionKind.PRONOUN, Sense.PERSON, "self"
                )
            elif word in _OURS and state is not None:
                added[tokens[place].span] = mention_for(
                    reading, tokens[place].span, state.id, MentionKind.PRONOUN, Sense.STATE, "self"
                )
    return with_mentions(cast, added.values())
