"""States that share their name with a part of another state: "Georgia" is the country, unless its words say otherwise.

Invariant: a part of a state is meant only where words beside the name, or another such part in its sentence, say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.names import split
from servanda.coding.actors.cast import ReportReading
from servanda.model import ActorKind, NameMark, Reading

_BEFORE = frozenset({"state of", "province of", "u.s. state", "us state", "american state"})
_BEHIND = frozenset(
    "state governor gov senator sen lawmaker lawmakers legislature county republican republicans democrat democrats "
    "voters avenue street university bulldogs tech".split()
)
"""Words behind a name that only a part of a state has."""

_OWNED = frozenset({"governor", "senator", "senators", "legislature", "secretary", "electoral", "counties"})
"""What belongs to a part of a state: "Georgia's governor"."""


def with_whole_states(reading: ReportReading) -> ReportReading:
    """Give the marks in which a name of a state and of a part of another means one of them."""
    shared = [mark for mark in reading.marks.names if _parts(mark)]
    if not shared:
        return reading
    partly = [mark for mark in shared if _is_part(reading, mark)]
    others = [mark for mark in reading.marks.names if mark not in shared]
    whole = {one.readings[0].code for one in others if len({known.code for known in one.readings}) == 1}

    def settled(mark: NameMark) -> NameMark:
        if mark not in shared:
            return mark
        state = next(one for one in mark.readings if one.actor_kind is ActorKind.STATE)
        is_part = mark in partly or (bool(partly) and state.code not in whole)
        return replace(mark, readings=_parts(mark)[:1] if is_part else (state,))

    names = tuple(settled(mark) for mark in reading.marks.names)
    return replace(reading, marks=replace(reading.marks, names=names))


def _parts(mark: NameMark) -> tuple[Reading, ...]:
    """Give the readings of a mark as a part of another state, where it is the name of a state too."""
    states = [one for one in mark.readings if one.actor_kind is ActorKind.STATE]
    parts = tuple(one for one in mark.readings if one.actor_kind is ActorKind.OTHER)
    return parts if len(states) == 1 and parts and states[0].code not in {one.code for one in parts} else ()


def _is_part(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether the words around a name say that a part of a state is meant."""
    text = reading.report.text
    before = text[max(0, mark.span.start - 40) : mark.span.start].lower().split()
    behind = text[mark.span.end : mark.span.end + 40].replace("’", "'").lower()
    if " ".join(before[-2:]) in _BEFORE or _follows_town(text, mark):
        return True
    words = split(behind.removeprefix("'s"))
    nouns = _OWNED if behind.startswith("'s") else _BEHIND
    if words and words[0].strip(".,") in nouns:
        return True
    return _is_listed(reading, mark)


def _follows_town(text: str, mark: NameMark) -> bool:
    """Say whether a name closes an address: "Macon, Georgia"; "Armenia, Georgia and Iran" is a list of states."""
    before, behind = text[: mark.span.start].rstrip(), text[mark.span.end :].lstrip()
    town = before.removesuffix(",").split()[-1:]
    is_address = before.endswith(",") and bool(town) and town[0][:1].isupper()
    return is_address and behind.startswith((",", ".", ")")) and not _goes_on(before)


def _goes_on(before: str) -> bool:
    """Say whether more than one name with a comma stands before: a list, no address."""
    return before.removesuffix(",").rsplit(".", 1)[-1].count(",") > 0


def _is_listed(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether its sentence names another part of the same state: "in Georgia and Texas"."""
    sentence = next((one for one in reading.marks.sentences if mark.span in one.span), None)
    codes = {one.code for one in _parts(mark)}
    if sentence is None:
        return False
    words = [token.text for token in reading.marks.tokens[sentence.first : sentence.last]]
    return any(_names_part(reading, words, at, codes) for at in range(len(words)))


def _names_part(reading: ReportReading, words: Sequence[str], at: int, codes: set[str]) -> bool:
    match = reading.book.names.longest(words, at)
    entries = match.entries if match is not None else ()
    return bool(entries) and all(one.kind == "place" and one.code in codes for one in entries)
