"""Which reports go back to one text.

Invariant: wording decides on the reporters' own words, never on what stands inside quotation marks; where it cannot
decide, reports stay apart and the pair is kept as undecided.

Stock phrases are short: a passage of n words tells n - 4 runs of five, so that runs weigh long passages and forget
the phrases that every game report and every formula shares.

Source: field notes on lineage, sections 2 to 5; thresholds from 45 labelled pairs of ECB+ texts, measured by
evaluation/linking_origins.py: runs outside quotation marks AUC .954 (words outside them .937); at .115 runs 23 of 28
pairs are joined and none of 17 wrongly. The line was drawn on the 31 pairs of the train part.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from servanda.linking.groups import Groups
from servanda.model import BlockKind, Origin, OriginId, Report, ReportId, Span, content_id

SHINGLE = 5
"""Words that are hashed together, and the least length of a common passage."""
KEPT = 4
"""One hash in so many is kept (FracMinHash): a half of an 80-word brief still shares three."""
CANDIDATE_SHARED = 3
CANDIDATE_CONTAINMENT = 0.05
"""Below these two no pair is aligned: among 982 web news texts no two of different topics reach them."""
SAME_RUNS = 0.115
"""Common runs of words per word of the shorter text, outside quotation marks, from which two texts are one."""
LEAST_RUNS = 16
"""So many at least: one phrase that a brief shares with another text makes no copy of it."""
UNDECIDED_SHARE = 0.08
COPY_SHARE = 0.8
"""A text that agrees so far, quotations included, and in its own words as well, is a copy."""
HALF = 0.5
WINDOW = 7
"""Days between the publication of a text and of its copies."""
EDITIONS = 1
"""Days between two versions of one agency's text."""
CROWD = 64
"""Of the texts in which a hash stands those with the least ids are compared with each other."""
HUBS = 2
"""With so many of them every other text is compared, and with so many that are about as long as it is."""
ABOUT = 2
"""How many times as long as a copy of about its length another can be."""
REPEATS = 64
"""A run of words that one text repeats more often is looked for at its first places only."""

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_OPEN = "“„«"
_CLOSE = "”»"
_SIGN = re.compile(f"[{_OPEN}{_CLOSE}\"]|''")
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Wording:
    """A report's own text as words: body only, lower case; `quoted` says which stand inside quotation marks."""

    report: ReportId
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    sketch: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a report's wording to find its copies later.

    `whole` stands for all its words, 0 for fewer than make a run; `day` is the last day of publication as a number,
    0 when unknown.
    """

    report: ReportId
    runs: frozenset[int]
    whole: int
    day: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, measured on the shorter one.

    `share` counts common words outside quotation marks, `whole` all of them, both per word of the shorter text;
    `own` is the share of the shorter text's own words. `of_longer` counts all per word of the longer text. `runs`
    counts common runs of five words outside quotation marks, of which a passage of n own words has n - 4; `unquoted`
    are the words of the shorter text that stand outside them.
    """

    shorter: ReportId
    longer: ReportId
    share: float
    whole: float
    own: float
    of_longer: float
    runs: int
    unquoted: int

    @property
    def reuse(self) -> float:
        """Give the common runs per word of the shorter text, both outside quotation marks: how much was taken over."""
        return self.runs / self.unquoted

    @property
    def is_same(self) -> bool:
        """Say whether the two go back to one text."""
        if self.whole >= COPY_SHARE and self.own >= COPY_SHARE:
            return True
        return self.runs >= LEAST_RUNS and self.reuse >= SAME_RUNS

    @property
    def is_undecided(self) -> bool:
        """Say whether wording alone leaves it open."""
        return not self.is_same and self.share >= UNDECIDED_SHARE

    @property
    def is_excerpt(self) -> bool:
        """Say whether the longer text holds the shorter one among other things."""
        return self.whole >= HALF and self.of_longer < COPY_SHARE


@dataclass(frozen=True, slots=True)
class Lineage:
    """The origins of all reports, the pairs of origins that may be one, and from what that follows.

    `agencies` are all that the reports of an origin credit, for those that credit any.
    """

    origins: tuple[Origin, ...]
    undecided: frozenset[tuple[OriginId, OriginId]]
    of: Mapping[ReportId, OriginId] = field(default_factory=dict)
    agencies: Mapping[OriginId, tuple[str, ...]] = field(default_factory=dict)
    overlaps: tuple[Overlap, ...] = ()
    sketches: tuple[Sketch, ...] = ()


def trace(reports: Iterable[Report]) -> Lineage:
    """Give the origins of reports: every report has exactly one, whatever the order they come in."""
    by_id = {report.id: report for report in sorted(reports, key=lambda one: one.id)}
    wordings = {id_: wording(report) for id_, report in by_id.items()}
    sketches = {id_: sketch_of(one, by_id[id_]) for id_, one in wordings.items()}
    overlaps = [overlap(wordings[one], wordings[other]) for one, other in _candidates(sketches)]
    lineage = families(by_id, overlaps)
    return replace(lineage, overlaps=tuple(overlaps), sketches=tuple(sketches.values()))


def families(by_id: Mapping[ReportId, Report], overlaps: Sequence[Overlap]) -> Lineage:
    """Give the origins of reports, of which no other report is a copy, by what they have in common."""
    joined = [one for one in overlaps if is_joined(one, by_id)]
    kept = _unchained(joined)
    groups = Groups(by_id)
    for one in kept:
        groups.join(one.shorter, one.longer)
    inside: dict[ReportId, list[Overlap]] = defaultdict(list)
    for one in kept:
        inside[groups.leader(one.shorter)].append(one)
    found = (_origin(group, by_id, inside.get(group[0], ())) for group in groups.all())
    origins = tuple(sorted(found, key=lambda one: one.id))
    of = {report: origin.id for origin in origins for report in origin.reports}
    unsure = {tuple(sorted((of[one.shorter], of[one.longer]))) for one in overlaps}
    undecided = frozenset((first, second) for first, second in unsure if first != second)
    credited = {one.id: sorted({name for id_ in one.reports for name in by_id[id_].agencies}) for one in origins}
    agencies = {origin: tuple(names) for origin, names in credited.items() if names}
    return Lineage(origins=origins, undecided=undecided, of=of, agencies=agencies)


def wording(report: Report) -> Wording:
    """Give the words of a report's body with their quotation marks seen, and their sketch."""
    words: list[str] = []
    quoted: list[bool] = []
    for block in report.blocks:
        if block.kind is not BlockKind.BODY:
            continue
        for paragraph in _PARAGRAPH.split(block.span.of(report.text)):
            for match, inside in _marked(paragraph):
                words.append(match)
                quoted.append(inside)
    return Wording(report.id, tuple(words), tuple(quoted), _sketch(words))


def _marked(paragraph: str) -> Iterable[tuple[str, bool]]:
    """Give words and whether they stand inside quotation marks."""
    quotations = _quotations(paragraph)
    at = 0
    for match in _WORD.finditer(paragraph):
        while at < len(quotations) and quotations[at].end <= match.start():
            at += 1
        yield match.group().lower(), at < len(quotations) and quotations[at].start <= match.start()


def _quotations(paragraph: str) -> list[Span]:
    """Give what stands inside quotation marks; a mark that nobody closes holds for its own line."""
    found: list[Span] = []
    start: int | None = None
    for sign in _SIGN.finditer(paragraph):
        is_opening = _opens(paragraph, sign, is_inside=start is not None)
        if start is not None:
            found.append(Span(start, sign.start()))
        start = sign.end() if is_opening else None
    if start is not None:
        line = paragraph.find("\n", start)
        found.append(Span(start, line if line >= 0 else len(paragraph)))
    return found


def _opens(text: str, sign: re.Match[str], *, is_inside: bool) -> bool:
    """Say whether a quotation goes on behind a sign; an open one that a new line opens again is the same one."""
    if sign.group() in _OPEN or sign.group() in _CLOSE:
        return sign.group() in _OPEN
    is_first = sign.start() == 0 or text[sign.start() - 1] == "\n"
    return is_first or not is_inside


@lru_cache(maxsize=262144)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")


def _sketch(words: Sequence[str]) -> frozenset[int]:
    """Give the kept hashes of all runs of words; a pure function of the words."""
    hashes = [_hash(word) for word in words]
    limit = (1 << 64) // KEPT
    kept = set()
    for at in range(len(hashes) - SHINGLE + 1):
        run = 0
        for value in hashes[at : at + SHINGLE]:
            run = (run * _BASE + value) & _MASK
        run ^= run >> 29
        if run < limit:
            kept.add(run)
    return frozenset(kept)


def sketch_of(one: Wording, report: Report) -> Sketch:
    """Give what is kept of a report's wording."""
    whole = _hash(" ".join(one.words)) if len(one.words) >= SHINGLE else 0
    day = report.published.latest
    return Sketch(report.id, one.sketch, whole, day.toordinal() if day else 0)


def _candidates(sketches: Mapping[ReportId, Sketch]) -> list[tuple[ReportId, ReportId]]:
    """Give the pairs worth aligning, in order."""
    holders: dict[int, list[ReportId]] = defaultdict(list)
    briefs: dict[int, list[ReportId]] = defaultdict(list)
    for id_, one in sketches.items():
        briefs[one.whole].append(id_)
        for run in one.runs:
            holders[run].append(id_)
    briefs.pop(0, None)
    shared: dict[tuple[ReportId, ReportId], int] = defaultdict(int)
    for here in holders.values():
        for pair in _met(sorted(here), sketches):
            shared[pair] += 1
    alike = {pair for pair, count in shared.items() if is_worth(count, sketches[pair[0]], sketches[pair[1]])}
    alike |= {pair for here in briefs.values() for pair in _met(sorted(here), sketches)}
    return sorted(pair for pair in alike if are_near(sketches[pair[0]], sketches[pair[1]]))


def _met(holders: Sequence[ReportId], sketches: Mapping[ReportId, Sketch]) -> Iterator[tuple[ReportId, ReportId]]:
    """Give the pairs of texts that are looked at for a hash that stands in all of them, sorted."""
    yield from combinations(holders[:CROWD], 2)
    if len(holders) > CROWD:
        crowd = [sketches[id_] for id_ in holders[:CROWD]]
        for id_ in holders[CROWD:]:
            yield from ((hub, id_) for hub in hubs(crowd, sketches[id_]))


def hubs(crowd: Sequence[Sketch], of: Sketch) -> tuple[ReportId, ...]:
    """Give those of a crowd with which a text behind it is compared: the first of its days.

    So every text is tied to some, at a cost that grows with the texts and not with their pairs. The very first may be
    round-ups that hold the text among others, and that hold no copies together: hence also the first of its length.
    """
    first: list[ReportId] = []
    like: list[ReportId] = []
    for one in crowd:
        if are_near(one, of):
            first.append(one.report)
            if _are_about(len(one.runs), len(of.runs)):
                like.append(one.report)
                if len(like) == HUBS:
                    break
    return tuple(dict.fromkeys((*first[:HUBS], *like)))


def _are_about(one: int, other: int) -> bool:
    return max(one, other) <= ABOUT * min(one, other)


def is_worth(count: int, one: Sketch, other: Sketch) -> bool:
    """Say whether two texts that share so many hashes are worth aligning; equal texts always are."""
    return count >= CANDIDATE_SHARED and count >= CANDIDATE_CONTAINMENT * min(len(one.runs), len(other.runs))


def are_near(one: Sketch, other: Sketch) -> bool:
    """Say whether two reports can be copies by their days; an unknown day can be any."""
    return not one.day or not other.day or abs(one.day - other.day) <= WINDOW


def _day(report: Report) -> date | None:
    return report.published.latest


def overlap(one: Wording, other: Wording) -> Overlap:
    """Align two texts by their common passages, longest first from left to right.

    A word that either text has inside quotation marks is quoted: one newsroom's own words may be said to another.
    """
    shorter, longer = sorted((one, other), key=lambda text: (len(text.words), text.report))
    passages = [
        [not (shorter.quoted[at + n] or longer.quoted[there + n]) for n in range(length)]
        for at, there, length in _passages(shorter.words, longer.words)
    ]
    matched, own = sum(map(len, passages)), sum(map(sum, passages))
    unquoted = max(shorter.quoted.count(False), 1)
    return Overlap(
        shorter=shorter.report,
        longer=longer.report,
        share=own / max(len(shorter.words), 1),
        whole=matched / max(len(shorter.words), 1),
        own=own / unquoted,
        of_longer=matched / max(len(longer.words), 1),
        runs=sum(max(sum(passage) - SHINGLE + 1, 0) for passage in passages),
        unquoted=unquoted,
    )


def _passages(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Give starts in both texts and length of passages that both have; each word of the second is used once."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - SHINGLE + 1):
        here = places[tuple(theirs[at : at + SHINGLE])]
        if len(here) < REPEATS:
            here.append(at)
    used: set[int] = set()
    found: list[tuple[int, int, int]] = []
    at = 0
    while at <= len(mine) - SHINGLE:
        starts = places.get(tuple(mine[at : at + SHINGLE]), ())
        lengths = [(_common(mine, theirs, at, start, used), -start) for start in starts]
        length, start = max(lengths, default=(0, 0))
        if length < SHINGLE:
            at += 1
            continue
        used.update(range(-start, -start + length))
        found.append((at, -start, length))
        at += length
    return found


def _common(mine: Sequence[str], theirs: Sequence[str], at: int, start: int, used: set[int]) -> int:
    length = 0
    while (
        at + length < len(mine)
        and start + length < len(theirs)
        and start + length not in used
        and mine[at + length] == theirs[start + length]
    ):
        length += 1
    return length


def is_joined(one: Overlap, reports: Mapping[ReportId, Report]) -> bool:
    """Say whether two texts are one origin; a common agency settles what wording leaves open (two translations)."""
    if one.is_same or not one.is_undecided:
        return one.is_same
    return _share_agency(reports, one)


def _share_agency(reports: Mapping[ReportId, Report], pair: Overlap) -> bool:
    """Say whether both credit one agency, within the days of its editions.

    Days apart it does not count: agencies print the same background under the news of every day.
    """
    one, other = reports[pair.shorter], reports[pair.longer]
    first, second = _day(one), _day(other)
    is_near = first is None or second is None or abs((first - second).days) <= EDITIONS
    return is_near and bool(set(one.agencies) & set(other.agencies))


def _unchained(overlaps: Sequence[Overlap]) -> list[Overlap]:
    """Leave out overlaps through which a round-up would join texts that share nothing with each other.

    A report that holds excerpts of several texts stays with the one from which it has most.
    """
    held: dict[ReportId, list[Overlap]] = defaultdict(list)
    for one in overlaps:
        if one.is_excerpt:
            held[one.longer].append(one)
    near: dict[ReportId, set[ReportId]] = defaultdict(set)
    for one in overlaps if held else ():
        near[one.shorter].add(one.longer)
        near[one.longer].add(one.shorter)
    left_out: set[Overlap] = set()
    for _, excerpts in sorted(held.items()):
        parts = Groups(one.shorter for one in excerpts)
        for part in parts.members:
            for other in near[part] & parts.members:
                parts.join(part, other)
        families = [[one for one in excerpts if one.shorter in family] for family in map(set, parts.all())]
        families.sort(key=lambda family: (-max(one.of_longer for one in family), min(one.shorter for one in family)))
        left_out.update(one for family in families[1:] for one in family)
    return [one for one in overlaps if one not in left_out]


def _origin(group: Sequence[ReportId], reports: Mapping[ReportId, Report], inside: Sequence[Overlap]) -> Origin:
    contained = {one.shorter for one in inside if one.whole >= COPY_SHARE > one.of_longer}
    root = min(group, key=lambda id_: _root_order(reports[id_], is_contained=id_ in contained))
    agencies = [agency for id_ in (root, *group) for agency in reports[id_].agencies[:1]]
    return Origin(
        id=OriginId(content_id("o", group[0])),
        root=root,
        reports=tuple(group),
        agency=agencies[0] if agencies else None,
        method=_method(reports[root], agencies, inside),
    )


def _root_order(report: Report, *, is_contained: bool) -> tuple[bool, bool, date, ReportId]:
    """Sort credited before uncredited, containing before contained, earlier before later, then by id."""
    return not report.agencies, is_contained, _day(report) or date.max, report.id


def _method(root: Report, agencies: Sequence[str], overlaps: Sequence[Overlap]) -> str:
    if not overlaps:
        return f"credit: {agencies[0]}" if agencies else "own text"
    # Two reports of one origin have one share, and three can have the same.
    told = sorted(one.share for one in overlaps)
    shares = dict.fromkeys(f"{share:.2f}" for share in (told[0], told[-1]))
    credit = f"; credit: {root.agencies[0]}" if root.agencies else ""
    return f"common wording outside quotation marks: {' to '.join(shares)} of the shorter text{credit}"
