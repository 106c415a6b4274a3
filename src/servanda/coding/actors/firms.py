"""Firms that a report names with their state: "Italy's Orinex" in a report on a company.

Invariant: only a state before a name that "the company" calls again makes it a firm here; a name that belongs to a
person or a town stays theirs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at, with_actors
from servanda.coding.near import within
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    NameMark,
    Sense,
    Span,
    WordClass,
    content_id,
)

FIRM = "name.firm"
"""The rule that reads a firm, with the state before its name."""
_SCORE = 0.7
_FIRM = "BUS"
_UNREAD = frozenset({"name.person.bare", "name.organisation", "name.model"})
_OWNS = ("'s ", "’s ")


class _Owners:
    """The states that are printed right before names as their owners."""

    def __init__(self, reading: ReportReading) -> None:
        self._text = reading.report.text
        self._ends: dict[int, list[NameMark]] = defaultdict(list)
        for mark in reading.marks.names:
            self._ends[mark.span.end].append(mark)

    def of(self, mark: NameMark) -> tuple[Span, str] | None:
        """Give where the owner of a name stands, and its state."""
        start = mark.span.start
        for sign in _OWNS:
            states = self._ends[start - len(sign)] if self._text.endswith(sign, 0, start) else ()
            for one in states:
                if len(one.readings) == 1 and one.actor_kind is ActorKind.STATE:
                    return one.span, one.readings[0].code
        return None


def with_firms(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the firms whose names nothing else reads, wherever these names stand.

    Args:
        reading: The report and its marks.
        cast: Who is named in it.
    """
    if not any(mark.office == _FIRM and mark.rule == "name.body" for mark in reading.marks.names):
        return cast
    owners = _Owners(reading)
    states = dict(_firms(reading, cast, owners))
    found = [each for name, state in states.items() for each in _mentions(reading, cast, owners, name, state)]
    spans = [mention.span for mention, _ in found]
    kept = [one for one in cast.mentions if _is_known(cast, one) or not any(one.span in span for span in spans)]
    return with_actors(cast, found, kept=kept) if found else cast


def _is_known(cast: Cast, mention: ActorMention) -> bool:
    """Say whether a mention has an actor with a code."""
    actor = cast.actor(mention.actor)
    return actor is not None and actor.code != NO_CODE


def _firms(reading: ReportReading, cast: Cast, owners: _Owners) -> Iterator[tuple[str, str]]:
    """Give the names of firms with their states."""
    open_names = [one for one in reading.marks.names if one.rule in _UNREAD and one.title is None]
    named = [(one, owner) for one in open_names if (owner := owners.of(one)) is not None]
    named = [(one, owner) for one, owner in named if not _is_somebody(cast, one.span)]
    owned = [(one, owner) for one, owner in named if _may_be_firm(reading, one)]
    called = {_name(reading, one) for one, _ in owned if _is_called(reading, one)}
    for mark, (_, state) in owned:
        if _name(reading, mark) in called:
            yield _name(reading, mark), state


def _may_be_firm(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether an owned name is one word that acts or speaks, and no town's or province's."""
    tokens = reading.marks.tokens
    at = bisect_left(tokens, mark.span.end, key=lambda token: token.span.start)
    behind = tokens[at : at + 1]
    goes_on = any(one.word_class in _GOES_ON or one.text in {"and", ","} for one in behind)
    name = _name(reading, mark)
    return mark.rule == _ONE_WORD and " " not in name and goes_on and not reading.book.gazetteer.find(name)


_ONE_WORD = "name.person.bare"
_GOES_ON = frozenset({WordClass.VERB, WordClass.AUX, WordClass.ADV})


def _is_called(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether "the company" stands in the sentence of a name or in the next one."""
    sentences = reading.marks.sentences
    at = bisect_right(sentences, mark.span.start, key=lambda one: one.span.start)
    end = sentences[min(at, len(sentences) - 1)].span.end
    near = within(reading.marks.names, Span(mark.span.end, max(end, mark.span.end)))
    first = next((one for one in near if one.rule in _NAMED or _is_word_for_firm(one)), None)
    return first is not None and _is_word_for_firm(first) and not _names_it(reading, first)


_NAMED = frozenset({"name.organisation", "name.model", "name.person.bare"})
"""Rules for names that "the company" behind them may mean as well."""


def _is_word_for_firm(mark: NameMark) -> bool:
    return mark.office == _FIRM and mark.rule == "name.body" and mark.title_country is None


def _names_it(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a word for a firm goes on with a name: "the company Velgas"."""
    return reading.report.text[mark.span.end + 1 : mark.span.end + 2].isupper()


def _name(reading: ReportReading, mark: NameMark) -> str:
    return mark.span.of(reading.report.text)


def _is_somebody(cast: Cast, span: Span) -> bool:
    """Say whether a name is read as somebody's already."""
    actors = (cast.actor(one.actor) for one in cast.in_span(span))
    return any(one is not None and (one.code != NO_CODE or one.kind is ActorKind.PERSON) for one in actors)


def _mentions(
    reading: ReportReading, cast: Cast, owners: _Owners, name: str, state: str
) -> Iterator[tuple[ActorMention, Actor]]:
    """Give the mentions of a firm, each with the firm."""
    own = ActorId(content_id("a", reading.report.id, "firm", name.casefold()))
    named = [one for one in reading.marks.names if one.rule in _UNREAD and _name(reading, one) == name]
    mentions = [
        mention_at(
            reading.report,
            _whole(owners, one),
            actor=own,
            kind=MentionKind.NAME,
            sense=Sense.BODY,
            rule=FIRM,
            score=_SCORE,
        )
        for one in named
        if not _is_somebody(cast, one.span)
    ]
    firm = actor_from_mentions(
        reading.report,
        mentions,
        identity=own,
        code=f"{state}.{_FIRM}",
        name=name,
        kind=ActorKind.COMPANY,
        country=state,
    )
    yield from ((mention, firm) for mention in mentions)


def _whole(owners: _Owners, mark: NameMark) -> Span:
    """Give a firm's name with the state that is printed as its owner: "[Italy's Orinex] said its ship was safe"."""
    owner = owners.of(mark)
    return mark.span if owner is None else Span(owner[0].start, mark.span.end)
