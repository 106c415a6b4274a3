"""The two sides of a comparison on common ground: found rows as parts that stand in gold's reports.

Invariant: a merge costs nothing. A record over several reports answers in each of them with its evidence there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from servanda.scoring.parties import Parties, match_actors
from servanda.scoring.rows import Actor, Commitment, Event, Mention, Quote, Report, Rows, Statement
from servanda.scoring.words import Span, Words

Record = Statement | Event | Commitment
Places = Mapping[str, tuple[Span, ...]]
"""Spans of evidence by gold report."""

CitingRow = TypeVar("CitingRow", Statement, Event)
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True)
class Part(Generic[CitingRow]):
    """What a row says in one report. `is_own` says that the row's single-valued fields were printed here."""

    row: CitingRow
    report: str
    spans: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    is_own: bool = True

    @property
    def key(self) -> tuple[str, tuple[Span, ...], str]:
        """Order by report, place and id."""
        return self.report, self.spans, self.row.id


class Sides:
    """Gold and found rows, with the reports of the one placed in the reports of the other."""

    def __init__(self, found: Rows, gold: Rows) -> None:
        self.found = found
        self.gold = gold
        self.reports = _match_reports(found, gold)
        self._by_gold = {gold_id: found_id for found_id, gold_id in sorted(self.reports.items(), reverse=True)}

    @cached_property
    def parties(self) -> Parties:
        """Compare parties of the two sides."""
        return Parties(self.found, self.gold, self.actors)

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """The gold actor of each found actor that has one."""
        return match_actors(self.found_actors, self.gold.actors)

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The words of each gold report's text."""
        return {report.id: Words(report.text or "") for report in self.gold.reports}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each gold report."""
        return {report.id: report.text or "" for report in self.gold.reports}

    def found_report(self, gold: Report) -> Report | None:
        """Give the found report that is this gold report, the least id if several are."""
        named = self._by_gold.get(gold.id)
        return next((report for report in self.found.reports if report.id == named), None)

    def report(self, found: str) -> str | None:
        """Give the gold report of a found report's id; None if gold does not have it."""
        return self.reports.get(found)

    def places(self, quotes: Iterable[Quote]) -> Places:
        """Give the spans of evidence by gold report; evidence in other reports, or without bounds, is left out."""
        spans: defaultdict[str, set[Span]] = defaultdict(set)
        for quote in quotes:
            report = self.report(quote.report)
            if report is not None and quote.start is not None and quote.end is not None:
                spans[report].add((quote.start, quote.end))
        return {report: tuple(sorted(spans[report])) for report in sorted(spans)}

    @cached_property
    def placed(self) -> Mapping[str, tuple[tuple[Record, Places], ...]]:
        """The found statements, events and commitments that have evidence in gold's reports, with its places."""
        kinds: dict[str, Sequence[Record]] = {
            "statement": self.found.statements,
            "event": self.found.events,
            "commitment": self.found.commitments,
        }
        return {
            kind: tuple((row, places) for row in rows if (places := self.places(row.evidence)))
            for kind, rows in kinds.items()
        }

    @cached_property
    def found_actors(self) -> tuple[Actor, ...]:
        """The found actors that gold's reports mention; all of them where the found rows hold no mentions."""
        mentioned = {mention.actor for mention in self.found_mentions}
        return tuple(actor for actor in self.found.actors if not mentioned or actor.id in mentioned)

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The codes of the found actors."""
        return {actor.id: actor.code for actor in self.found.actors}

    @cached_property
    def found_mentions(self) -> tuple[Mention, ...]:
        """Found mentions in gold's reports; a gold folder taken as found has them with its actors."""
        return self._mentions(self.found)

    @cached_property
    def gold_mentions(self) -> tuple[Mention, ...]:
        """Gold's mentions."""
        return tuple(mention for mention in _all_mentions(self.gold) if mention.report in self.texts)

    def _mentions(self, rows: Rows) -> tuple[Mention, ...]:
        placed = ((self.report(mention.report), mention) for mention in _all_mentions(rows))
        here = [(report, mention) for report, mention in placed if report is not None]
        return tuple(
            Mention(
                id=mention.id,
                report=report,
                start=mention.start,
                end=mention.end,
                quote=mention.quote,
                actor=mention.actor,
                kind=mention.kind,
                sense=mention.sense,
            )
            for report, mention in sorted(here, key=lambda pair: (pair[0], pair[1].start, pair[1].end, pair[1].id))
        )

    @cached_property
    def found_statements(self) -> tuple[Part[Statement], ...]:
        """The found statements, a part for each rendering."""
        return _sorted(part for row in self.found.statements for part in self._statement_parts(row))

    @cached_property
    def found_events(self) -> tuple[Part[Event], ...]:
        """The found events, a part for each report."""
        return _sorted(
            Part(row, report, spans) for row in self.found.events for report, spans in self.places(row.evidence).items()
        )

    def _statement_parts(self, row: Statement) -> Iterable[Part[Statement]]:
        # Members beyond one for each report are further renderings in one of them: headline, lede, quotation.
        is_repeated = len(row.members) > len({quote.report for quote in row.evidence})
        for report, spans in self.places(row.evidence).items():
            for group in _renderings(spans) if is_repeated else [spans]:
                yield self._rendering(row, report, group)

    def _rendering(self, row: Statement, report: str, spans: tuple[Span, ...]) -> Part[Statement]:
        """Give one rendering: the row's own content if it is printed here, else where its words are said again."""
        own = tuple(sorted(row.content_parts))
        is_merged = len(row.members) > 1
        if own and (not is_merged or self._is_printed(row.content, own, report, spans)):
            return Part(row, report, spans, own)
        within = spans[0][0], max(end for _, end in spans)
        return Part(row, report, spans, (self.words[report].place(row.content, within),), is_own=not is_merged)

    def _is_printed(self, content: str, parts: Sequence[Span], report: str, spans: Sequence[Span]) -> bool:
        # `content_parts` name no report: they are of the one whose text gives back the content, inside this evidence.
        printed = " ".join(self.texts[report][start:end] for start, end in parts)
        return printed == content and spans[0][0] <= parts[0][0] and parts[-1][1] <= max(end for _, end in spans)

    @cached_property
    def gold_statements(self) -> tuple[Part[Statement], ...]:
        """Gold's statements."""
        return _sorted(
            Part(row, report, spans, tuple(row.content_parts))
            for row in self.gold.statements
            for report, spans in _gold_places(row.evidence, self.texts)
        )

    @cached_property
    def gold_events(self) -> tuple[Part[Event], ...]:
        """Gold's events."""
        return _sorted(
            Part(row, report, spans)
            for row in self.gold.events
            for report, spans in _gold_places(row.evidence, self.texts)
        )


def greedy(
    candidates: Iterable[tuple[tuple[float, ...], Left, Right]], key: Callable[[object], Hashable] = id
) -> list[tuple[Left, Right]]:
    """Pair one to one, the candidate with the greatest score first; candidates that tie keep their order."""
    taken_left: set[Hashable] = set()
    taken_right: set[Hashable] = set()
    pairs = []
    for _, left, right in sorted(candidates, key=lambda candidate: tuple(-value for value in candidate[0])):
        if key(left) not in taken_left and key(right) not in taken_right:
            taken_left.add(key(left))
            taken_right.add(key(right))
            pairs.append((left, right))
    return pairs


def _sorted(parts: Iterable[Part[CitingRow]]) -> tuple[Part[CitingRow], ...]:
    return tuple(sorted(parts, key=lambda part: part.key))


def _gold_places(quotes: Iterable[Quote], texts: Mapping[str, str]) -> Iterable[tuple[str, tuple[Span, ...]]]:
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        if quote.report in texts and quote.start is not None and quote.end is not None:
            spans[quote.report].append((quote.start, quote.end))
    return [(report, tuple(sorted(spans[report]))) for report in sorted(spans)]


def _renderings(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Give groups of spans that share characters: one utterance printed twice in a report stands in two places."""
    groups: list[list[Span]] = []
    edge = -1
    for start, end in spans:
        if start < edge:
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
        edge = max(edge, end)
    return [tuple(group) for group in groups]


def _match_reports(found: Rows, gold: Rows) -> dict[str, str]:
    """Give the gold report of each found one: by bytes, else by base name, else by address."""
    by_hash = {report.sha256: report.id for report in gold.reports if report.sha256}
    by_file = {_base(report.file): report.id for report in gold.reports if report.file}
    by_url = {report.url: report.id for report in gold.reports if report.url and not (report.file or report.sha256)}
    matched = {}
    for report in found.reports:
        same = by_hash.get(report.sha256 or "") or by_file.get(_base(report.file)) or by_url.get(report.url or "")
        if same is not None:
            matched[report.id] = same
    # Rows without a file of reports may cite gold's reports by gold's own ids.
    return matched if found.reports else {report.id: report.id for report in gold.reports}


def _base(file: str | None) -> str:
    return (file or "").replace("\\", "/").rsplit("/", 1)[-1]


def _all_mentions(rows: Rows) -> Iterable[Mention]:
    yield from rows.mentions
    for actor in rows.actors:
        for number, span in enumerate(actor.mention_spans):
            yield Mention(
                id=f"{actor.id}-{number}",
                tier=actor.tier,
                report=span.report,
                start=span.start,
                end=span.end,
                quote=span.quote,
                actor=actor.id,
                kind=span.type,
            )
