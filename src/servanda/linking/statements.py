"""Which statements of several reports are one: copies of one text, and one quotation in several texts.

Invariant: different words of one speaker stay different statements. Renderings of one utterance inside a report (a
headline, an indirect and a direct sentence) stay rows of their own that point to the best one; only a row that is
printed twice is one row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from servanda.linking.backing import Account
from servanda.linking.clusters import Pair, cluster, pair
from servanda.linking.clusters import candidates as left_apart
from servanda.linking.context import Context, cited, content_words, is_unnamed, likeness
from servanda.linking.judgements import JUDGED
from servanda.linking.periods import Precision, can_meet, most_precise, precision
from servanda.linking.phrases import ALIKE, Phrasing, candidates, phrasing, words_of
from servanda.linking.phrases import copies as copies_of
from servanda.model import (
    FindingId,
    Link,
    LinkKind,
    Record,
    RecordId,
    ReportId,
    SpeechMode,
    Statement,
    content_id,
)

SAME = ALIKE
"""Share of common content words from which two renderings in one origin, or of one day, are one statement."""
REPEATED = 0.9
"""The same in one report: a title that is printed twice."""
DOUBTFUL = 0.1
"""How far below that a pair is still worth a person's question."""
QUOTATION = 6
"""Words in a row that two texts quote alike: they quote one utterance."""


@dataclass(frozen=True)
class _Said:
    """A statement with the ledger's speakers and its words."""

    statement: Statement
    speakers: tuple[str, ...]
    origin: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give its words in their order."""
        return words_of(self.statement.content)

    @cached_property
    def content(self) -> frozenset[str]:
        """Give the words that say something; most statements meet none of their day, and are not asked."""
        return content_words(self.statement.content)

    @property
    def block(self) -> tuple[str, ...]:
        """Give what statements that can be one have in common: their speakers, or the origin when nobody is named."""
        return self.speakers or (self.origin,)


@dataclass(frozen=True, slots=True)
class StatementRecords:
    """The merged statements, which record holds each finding, and what was decided."""

    records: tuple[Record[Statement], ...]
    of: Mapping[FindingId, RecordId]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Statements that are not merged now, but named by some that are, and the records that hold them."""

    statements: tuple[Statement, ...] = ()
    of: Mapping[FindingId, RecordId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which statements are one: `of` is the record that holds each finding, `copies` are those with copies."""

    of: Mapping[FindingId, RecordId]
    groups: Sequence[tuple[FindingId, ...]]
    scores: Mapping[Pair, float]
    copies: Mapping[FindingId, Sequence[_Said]]
    said: Mapping[FindingId, _Said]
    beside: Beside


def merge(statements: Iterable[Statement], context: Context) -> StatementRecords:
    """Give the statements of the ledger.

    Args:
        statements: All of them.
        context: Actors, origins and days of publication.
    """
    grouped = group(statements, context)
    return recorded(grouped, context)


def group(
    statements: Iterable[Statement],
    context: Context,
    *,
    beside: Beside | None = None,
    pairs: Iterable[Pair] | None = None,
) -> Grouped:
    """Say which statements are one.

    Args:
        statements: All of them, or all that some can be grouped with (see `phrases.reached`).
        context: Actors, origins and days of publication.
        beside: Others in which some of these are nested, or which they render.
        pairs: Those of them that are compared, where not all of their speakers' statements are among them.
    """
    said = {one.id: _prepare(one, context) for one in sorted(statements, key=lambda one: one.id)}
    blocks = _blocks(said.values())
    copies = _copies(blocks, said, context.decisions.of)
    left_out = {one.statement.id for id_, several in copies.items() for one in several if one.statement.id != id_}
    if pairs is None:
        pairs = (edge for block in blocks for edge in candidates(block, alone=context.decisions.of))
    scores = {(one, other): _score(said[one], said[other]) for one, other in sorted(set(pairs))}

    def forbidden(one: FindingId, other: FindingId) -> bool:
        if context.decisions.forbids(one, other) or not can_meet(said[one].statement.said, said[other].statement.said):
            return True
        return any(
            _score(*two) < SAME for two in _of_one_report(*(copies.get(id_) or [said[id_]] for id_ in (one, other)))
        )

    numbers = {id_: len(several) for id_, several in copies.items()}
    alone = (id_ for id_ in said if id_ not in left_out)
    found = cluster(alone, scores, forbidden=forbidden, least=SAME, copies=numbers)
    groups = context.decisions.joined([_with_copies(several, copies) for several in found])
    of = {id_: RecordId(several[0]) for several in groups for id_ in several}
    return Grouped(of, groups, scores, copies, said, beside or Beside())


def _copies(
    blocks: Iterable[Sequence[Phrasing]], said: Mapping[FindingId, _Said], judged: Collection[str]
) -> Mapping[FindingId, Sequence[_Said]]:
    """Give the statements that have copies, with them: these are one, and are compared with others through it alone."""
    found: dict[FindingId, list[_Said]] = {}
    for block in blocks:
        for id_, leader in copies_of(block, judged).items():
            found.setdefault(leader, [said[leader]]).append(said[id_])
    return found


def _of_one_report(mine: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Give the pairs of some and others that stand in one report."""
    here: dict[ReportId, list[_Said]] = defaultdict(list)
    for one in mine:
        here[one.statement.report].append(one)
    return ((one, other) for other in theirs for one in here.get(other.statement.report, ()))


def _with_copies(group: tuple[FindingId, ...], copies: Mapping[FindingId, Sequence[_Said]]) -> tuple[FindingId, ...]:
    """Give a group with the copies of those in it."""
    more = (one.statement.id for id_ in group for one in copies.get(id_, ()))
    return tuple(sorted({*group, *more}))


def recorded(grouped: Grouped, context: Context, *, anew: Collection[RecordId] | None = None) -> StatementRecords:
    """Give the records of statements that are one, and what was decided of all of them.

    Args:
        grouped: Which are one.
        context: What they were grouped with.
        anew: The records to give, where the others are what they were; None for all.
    """
    said, beside = grouped.said, grouped.beside
    known = {**said, **{one.id: _prepare(one, context) for one in beside.statements}}
    whole = {**beside.of, **grouped.of}
    records = tuple(
        _record([said[id_] for id_ in several], whole, known, context)
        for several in grouped.groups
        if anew is None or RecordId(several[0]) in anew
    )
    links = (
        *_links(grouped, whole),
        *_left_apart(grouped.groups, grouped.scores),
    )
    return StatementRecords(records, grouped.of, tuple(sorted(links, key=lambda link: link.id)))


def block_of(statement: Statement, context: Context) -> tuple[str, ...]:
    """Give the key of the block within which a statement is compared; what is in two blocks is never one."""
    return ("statement", *(_speakers(statement, context) or (context.origin(statement.report),)))


def _speakers(statement: Statement, context: Context) -> tuple[str, ...]:
    """Give who says something; whom no report names is known again by his words, in the copies of one text only."""
    named = statement.speakers or ((statement.speaker,) if statement.speaker else ())
    origin = context.origin(statement.report)
    parties = context.identities.parties(named)
    return tuple(sorted(f"{origin} {one.name.casefold()}" if is_unnamed(one) else one.actor for one in parties))


def _prepare(statement: Statement, context: Context) -> _Said:
    return _Said(
        statement=statement,
        speakers=_speakers(statement, context),
        origin=context.origin(statement.report),
    )


def _blocks(said: Iterable[_Said]) -> Collection[Sequence[Phrasing]]:
    """Give how the statements of each speaker are phrased."""
    blocks: dict[tuple[str, ...], list[Phrasing]] = defaultdict(list)
    for one in said:
        blocks[one.block].append(phrasing(one.statement, one.origin))
    return blocks.values()


def _score(one: _Said, other: _Said) -> float:
    """Give how surely two statements of one speaker are one; 0 when they are not."""
    first, second = one.statement, other.statement
    if first.report == second.report:
        alike = _alike(one, other)
        return alike if alike >= REPEATED and not _overlaps(first, second) else 0.0
    alike = _alike_across(one, other)
    return alike if alike and can_meet(first.said, second.said) else 0.0


def _alike_across(one: _Said, other: _Said) -> float:
    """Give how alike statements of two reports are, if their days can be one."""
    if one.origin == other.origin:
        return _alike(one, other)
    is_quoted = SpeechMode.INDIRECT not in (one.statement.mode, other.statement.mode)
    if is_quoted and _share_run(one.words, other.words):
        return max(_alike(one, other), SAME)
    return _alike(one, other) if _is_dated(one) and _is_dated(other) else 0.0


def _is_dated(one: _Said) -> bool:
    said = one.statement.said
    return said.is_day and precision(said) is Precision.NARROW


def _alike(one: _Said, other: _Said) -> float:
    """Give the share of common content words; of words without any content whether they are the same."""
    if one.content or other.content:
        return likeness(one.content, other.content)
    return float(one.words == other.words)


def _overlaps(one: Statement, other: Statement) -> bool:
    """Say whether two statements of one report share characters: then one is nested in the other, not a repeat."""
    return any(mine.overlaps(theirs) for mine in one.content_parts for theirs in other.content_parts)


def _share_run(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    runs = {tuple(mine[at : at + QUOTATION]) for at in range(len(mine) - QUOTATION + 1)}
    return any(tuple(theirs[at : at + QUOTATION]) in runs for at in range(len(theirs) - QUOTATION + 1))


_MODES = (SpeechMode.DIRECT, SpeechMode.MIXED, SpeechMode.INDIRECT)


def _best(group: Sequence[_Said]) -> Statement:
    """Choose the row that is shown: direct before indirect speech, the fuller, then the least id."""
    found = min(group, key=lambda one: (_MODES.index(one.statement.mode), -len(one.words), one.statement.id))
    return found.statement


def _record(
    group: Sequence[_Said], of: Mapping[FindingId, RecordId], said: Mapping[FindingId, _Said], context: Context
) -> Record[Statement]:
    shown = _best(group)
    rows = [shown, *(one.statement for one in group if one.statement is not shown)]
    id_ = of[shown.id]
    party = context.identities.party
    hearer = next((row.hearer for row in rows if row.hearer), None)
    target = next((row.target for row in rows if row.target), None)
    others = sorted({carrier for row in rows for carrier in row.via} - set(shown.via))
    rendered = of.get(shown.same_utterance) if shown.same_utterance else None
    content = replace(
        shown,
        id=FindingId(id_),
        speaker=party(shown.speaker) if shown.speaker else None,
        speakers=context.identities.parties(shown.speakers),
        hearer=party(hearer) if hearer else None,
        target=party(target) if target else None,
        via=(*shown.via, *others),
        medium=next((row.medium for row in rows if row.medium), None),
        nested_in=FindingId(of.get(shown.nested_in, RecordId(shown.nested_in))) if shown.nested_in else None,
        said=most_precise(row.said for row in rows),
        same_utterance=FindingId(rendered) if rendered and rendered != id_ else None,
        evidence=cited(shown.evidence, (one for row in rows for one in row.evidence)),
    )
    content = replace(content, **context.put_right(rows))
    behind = context.behind(one for row in rows for one in row.evidence)
    return Record(
        id=id_,
        content=content,
        members=tuple(sorted(row.id for row in rows)),
        support=behind.support(Account(one.statement.report, _voices(one, said, context)) for one in group),
    )


def _voices(one: _Said, said: Mapping[FindingId, _Said], context: Context) -> tuple[str, ...]:
    """Give from whom the words are known in the end: of a nested statement whoever reports it, but no medium."""
    voices = context.voices(one.speakers)
    seen = {one.statement.id}
    while (outer := one.statement.nested_in) is not None and outer in said and outer not in seen:
        seen.add(outer)
        one = said[outer]
        voices = context.voices(one.speakers) or voices
    return voices


def _links(grouped: Grouped, of: Mapping[FindingId, RecordId]) -> Iterable[Link]:
    """Give a link for every merged group, and for every rendering that points to a better row."""
    for group in grouped.groups:
        if len(group) > 1:
            mean = _mean(group, grouped)
            is_judged = mean == 0.0
            yield _link(group, 1.0 if is_judged else mean, JUDGED if is_judged else "one speaker, the same words")
    for id_, one in grouped.said.items():
        other = one.statement.same_utterance
        if other is not None and other in of and of[other] != of[id_]:
            yield _link(pair(id_, other), 1.0, "one report renders one utterance twice")


def _mean(group: Sequence[FindingId], grouped: Grouped) -> float:
    """Give the mean score of the pairs of a group; two copies are the same."""
    copies = {id_: len(grouped.copies[id_]) for id_ in group if id_ in grouped.copies}
    total = sum(number * (number - 1) / 2 for number in copies.values())
    left_out = {one.statement.id for id_ in copies for one in grouped.copies[id_][1:]}
    for one, other in combinations((id_ for id_ in group if id_ not in left_out), 2):
        if score := grouped.scores.get((one, other)):
            total += score * copies.get(one, 1) * copies.get(other, 1)
    return total / (len(group) * (len(group) - 1) / 2)


def _left_apart(groups: Sequence[tuple[FindingId, ...]], scores: Mapping[Pair, float]) -> Iterable[Link]:
    """Give the pairs of one speaker that may be one statement and are just below the threshold."""
    for edge, score in left_apart(groups, scores, least=SAME - DOUBTFUL):
        yield Link(
            content_id("k", LinkKind.CANDIDATE.value, *edge),
            LinkKind.CANDIDATE,
            edge,
            round(min(score, 1.0), 4),
            "one speaker, much the same words",
        )


def _link(members: tuple[FindingId, ...], score: float, why: str) -> Link:
    kind = LinkKind.SAME_UTTERANCE
    return Link(content_id("k", kind.value, *members), kind, members, round(min(score, 1.0), 4), why)
