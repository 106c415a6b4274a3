"""Which of two states of one name is meant, by the places and bodies told beside it: "the Congolese army" in Goma.

Invariant: a state that the report names plainly decides before any place does, and places of both decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from servanda.codebook.names import split
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import NEEDS_A_SIGN, dateline_state
from servanda.model import ActorKind, BlockKind, NameMark, WordClass

_LEADS = frozenset("in at near outside inside around from of to towards toward across and".split())
"""Words before the name of a place."""
_LEAST = 20_000
"""People of a town that tells its state by itself."""


def with_shared_names(reading: ReportReading, plain: Mapping[str, int]) -> ReportReading:
    """Give the marks with the one state that a name shared by several means, where what is told beside it says so.

    Args:
        reading: The report and its marks.
        plain: How often the report names each code without ambiguity; a capital that somebody flies to is no name.
    """
    shared = {mark for mark in reading.marks.names if _states(mark) and not _states(mark) & plain.keys()}
    if not shared:
        return reading
    told = _told(reading, plain)

    def meant(mark: NameMark) -> NameMark:
        codes = _states(mark) & told if mark in shared else frozenset()
        one = next((known for known in mark.readings if known.code in codes), None)
        return replace(mark, readings=(one,)) if one is not None and len(codes) == 1 else mark

    return replace(reading, marks=replace(reading.marks, names=tuple(map(meant, reading.marks.names))))


def _states(mark: NameMark) -> frozenset[str]:
    """Give the states that a name is shared by; none where it can mean one alone, or what is no state."""
    codes = frozenset(one.code for one in mark.readings)
    all_states = all(one.actor_kind is ActorKind.STATE for one in mark.readings)
    return codes if len(codes) > 1 and all_states and mark.rule not in NEEDS_A_SIGN else frozenset()


def _told(reading: ReportReading, plain: Mapping[str, int]) -> frozenset[str]:
    """Give the states of the bodies and groups that a report names, of its capital, and of its towns."""
    of_bodies = {code.partition(".")[0] for code in plain}
    capital = dateline_state(reading)
    written = {capital} if capital is not None else _of_towns(reading, _dateline_names(reading))
    if written:
        return frozenset(of_bodies | written)
    return frozenset(of_bodies | _of_towns(reading, _names_of_places(reading)))


def _of_towns(reading: ReportReading, names: Iterable[str]) -> set[str]:
    """Give the states of the towns that are larger by far than what shares their name."""
    found = (reading.book.gazetteer.state_of(name, least=_LEAST) for name in dict.fromkeys(names))
    return {state for state in found if state is not None}


def _dateline_names(reading: ReportReading) -> Iterator[str]:
    """Give the town that a report was written in, as its dateline prints it: "GOMA"."""
    for block in reading.report.blocks:
        if block.kind is BlockKind.DATELINE:
            words = split(block.span.of(reading.report.text))
            capitals = next((at for at, one in enumerate(words) if not one.isupper()), len(words))
            if capitals:
                yield " ".join(one.capitalize() for one in words[:capitals])


def _names_of_places(reading: ReportReading) -> Iterator[str]:
    """Give the names behind words that lead to a place: "near Goma", "the town of Beni"."""
    tokens = reading.marks.tokens
    for at, token in enumerate(tokens[1:], 1):
        if tokens[at - 1].text.lower() not in _LEADS or token.word_class is not WordClass.PROPN:
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].word_class is WordClass.PROPN or tokens[end].text == "-"):
            end += 1
        yield reading.report.text[token.span.start : tokens[end - 1].span.end]
