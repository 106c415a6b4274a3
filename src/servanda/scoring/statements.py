"""Statements: contents that share at least half of their words, greedily one to one; then every field by itself.

Invariant: every found rendering in gold's reports counts; the second of two that say the same is a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.periods import meets
from servanda.scoring.rows import Party, Statement
from servanda.scoring.sides import Part, Sides, greedy
from servanda.scoring.values import among, carried, same_words, shown
from servanda.scoring.words import fold, overlap, touch

LEAST_OVERLAP = 0.5
"""The threshold of gold's own scorer for attributions: half of the union of words."""

FIELDS = (
    "speaker",
    "speaker_named",
    "stance",
    "cue_act",
    "mode",
    "cue",
    "hearer",
    "target",
    "medium",
    "said",
    "nested",
    "utterance",
    "via",
    "hedges",
    "scare_quotes",
)
OF_RENDERING = frozenset({"stance", "cue_act", "mode", "cue", "hearer", "target", "medium", "hedges", "scare_quotes"})
"""Fields that each rendering has for itself: of a merged row they are known only where its own content stands."""

Pair = tuple[Part[Statement], Part[Statement]]


def match_statements(sides: Sides) -> list[Pair]:
    """Pair gold's statements with found renderings of the same report."""
    candidates = []
    for gold in sides.gold_statements:
        sought = sides.words[gold.report].touched(gold.content)
        for found in sides.found_statements:
            if found.report != gold.report:
                continue
            share = overlap(sought, sides.words[gold.report].touched(found.content))
            if share >= LEAST_OVERLAP:
                candidates.append(((share, float(_speaker(sides, found.row, gold.row))), gold, found))
    return greedy(candidates)


def score_statements(sides: Sides, pairs: Sequence[Pair]) -> Sheet:
    """Give the figures of statements."""
    sheet = Sheet("statements", FIELDS)
    tiers = [part.row.is_core for part in sides.gold_statements]
    found = len(pairs) + len(_spurious(sides, pairs))
    spoken = [pair for pair in pairs if _speaker(sides, pair[1].row, pair[0].row)]
    sheet.match("content", found=found, gold=tiers, matched=[gold.row.is_core for gold, _ in pairs])
    sheet.match("content_and_speaker", found=found, gold=tiers, matched=[gold.row.is_core for gold, _ in spoken])
    judgements = _Judgements(sides, pairs)
    for pair in pairs:
        for name in FIELDS:
            if pair[1].is_own or name not in OF_RENDERING:
                _count(sheet, name, pair, judgements)
    sheet.misses += _unmatched(sides, pairs)
    return sheet


def _count(sheet: Sheet, name: str, pair: Pair, judgements: _Judgements) -> None:
    gold, found = pair
    is_right = judgements.right[name](found, gold)
    words = _shown(found.row, name)
    sheet.field(name, judge(is_right=is_right, is_empty=words is None))
    if not is_right:
        sheet.misses.append(
            Miss(
                kind="statements",
                what="wrong",
                gold=gold.row.id,
                row=found.row.id,
                report=gold.report,
                field=name,
                expected=_shown(gold.row, name),
                found=words,
                quote=gold.row.content,
            )
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """The utterance of a matched pair on both sides."""

    report: str
    gold: str
    found: str


class _Judgements:
    """The rule for each field."""

    def __init__(self, sides: Sides, pairs: Sequence[Pair]) -> None:
        self._sides = sides
        self._record = _records(sides.found.statements)
        self._gold_of: dict[str, set[str]] = {}
        for gold, found in pairs:
            self._gold_of.setdefault(found.row.id, set()).add(gold.row.id)
        self._matched = {gold.row.id for gold, _ in pairs}
        gold_utterances = _utterances(sides.gold.statements)
        found_utterances = _utterances(sides.found.statements)
        self._groups = [
            _Group(gold.report, gold_utterances[gold.row.id], found_utterances[found.row.id]) for gold, found in pairs
        ]
        self._group_of = {id(found): group for (_, found), group in zip(pairs, self._groups, strict=True)}
        self.right: Mapping[str, Callable[[Part[Statement], Part[Statement]], bool]] = {
            "speaker": lambda found, gold: _speaker(sides, found.row, gold.row),
            "speaker_named": lambda found, gold: _speaker(sides, found.row, gold.row, strict=True),
            "stance": lambda found, gold: among(found.row.stance, gold.row.stance, gold.row.also.get("stance")),
            "cue_act": lambda found, gold: among(found.row.cue_act, gold.row.cue_act, gold.row.also.get("cue_act")),
            "mode": lambda found, gold: among(found.row.mode, gold.row.mode, gold.row.also.get("mode")),
            "cue": _cue,
            "hearer": lambda found, gold: self._party(found.row.hearer, gold.row.hearer, gold.row, "hearer"),
            "target": lambda found, gold: self._party(found.row.target, gold.row.target, gold.row, "target"),
            "medium": lambda found, gold: same_words(found.row.medium, gold.row.medium, gold.row.also.get("medium")),
            "said": lambda found, gold: meets(found.row.said, gold.row.said, also=gold.row.also.get("said", ())),
            "nested": lambda found, gold: self._nested(found.row, gold.row),
            "utterance": self._utterance,
            "via": lambda found, gold: carried(sides, found.row.via, gold.row.via, gold.report),
            "hedges": lambda found, gold: _same_set(found.row.hedges, gold.row.hedges),
            "scare_quotes": lambda found, gold: _same_set(found.row.scare_quotes, gold.row.scare_quotes),
        }

    def _party(self, found: Party | None, gold: Party | None, row: Statement, field: str) -> bool:
        return self._sides.parties.one(found, gold, row.also.get(field, ()))

    def _nested(self, found: Statement, gold: Statement) -> bool:
        """Say whether the row stands inside the row that gold names, or inside none as in gold."""
        if (found.nested_in is None) != (gold.nested_in is None):
            return False
        if found.nested_in is None or gold.nested_in is None:
            return True
        outer = self._record.get(found.nested_in)
        return gold.nested_in not in self._matched or gold.nested_in in self._gold_of.get(outer or "", ())

    def _utterance(self, found: Part[Statement], _: Part[Statement]) -> bool:
        """Say whether the same other matched rows of the report are joined to this one on both sides."""
        mine = self._group_of[id(found)]
        return all(
            (mine.gold == other.gold) == (mine.found == other.found)
            for other in self._groups
            if other.report == mine.report
        )


def _speaker(sides: Sides, found: Statement, gold: Statement, *, strict: bool = False) -> bool:
    also = gold.also.get("speaker", ())
    if not gold.speakers:
        return not found.speakers[1:] and sides.parties.one(_single(found), _single(gold), also, strict=strict)
    return sides.parties.all(_speakers(found), gold.speakers, also, strict=strict)


def _single(row: Statement) -> Party | None:
    return row.speakers[0] if row.speakers else row.speaker


def _speakers(row: Statement) -> tuple[Party, ...]:
    return row.speakers or ((row.speaker,) if row.speaker else ())


def _cue(found: Part[Statement], gold: Part[Statement]) -> bool:
    if found.row.cue_span and gold.row.cue_span:
        if touch([found.row.cue_span], [gold.row.cue_span]):
            return True
    elif found.row.cue_span is None and gold.row.cue_span is None:
        return same_words(found.row.cue, gold.row.cue, None)
    return found.row.cue is not None and found.row.cue in gold.row.also.get("cue", ())


def _same_set(found: Iterable[str], gold: Iterable[str]) -> bool:
    # The marks around printed words are not the words: "free" is free.
    return {fold(words) for words in found} == {fold(words) for words in gold}


def _records(statements: Iterable[Statement]) -> dict[str, str]:
    """Give the record that answers for an id: every member's id is one."""
    return {name: row.id for row in statements for name in (row.id, *row.members)}


def _utterances(statements: Sequence[Statement]) -> dict[str, str]:
    """Give the utterance of each row: the row that `same_utterance` leads to in the end."""
    record = _records(statements)
    next_of = {row.id: record.get(row.same_utterance or "", row.id) for row in statements}
    ends = {}
    for name in next_of:
        seen = [name]
        while (following := next_of[seen[-1]]) not in seen:
            seen.append(following)
        ends[name] = min(seen[seen.index(following) :])
    return ends


def _unmatched(sides: Sides, pairs: Sequence[Pair]) -> Iterable[Miss]:
    gold_matched = {id(gold) for gold, _ in pairs}
    for gold in sides.gold_statements:
        if gold.row.is_core and id(gold) not in gold_matched:
            yield Miss(
                kind="statements",
                what="missed",
                gold=gold.row.id,
                row=None,
                report=gold.report,
                expected=_shown(gold.row, "speaker"),
                quote=gold.row.content,
            )
    for found in _spurious(sides, pairs):
        start, end = found.content[0][0], found.content[-1][1]
        yield Miss(
            kind="statements",
            what="spurious",
            gold=None,
            row=found.row.id,
            report=found.report,
            found=_shown(found.row, "speaker"),
            quote=sides.texts[found.report][start:end],
        )


def _spurious(sides: Sides, pairs: Sequence[Pair]) -> list[Part[Statement]]:
    """Give the found renderings that match nothing.

    A title that is printed twice and is one record is not one too many: a further rendering of a record that was found
    in this report is not held against it.
    """
    matched = {id(found) for _, found in pairs}
    known = {(found.row.id, found.report) for _, found in pairs}
    return [
        part for part in sides.found_statements if id(part) not in matched and (part.row.id, part.report) not in known
    ]


def _shown(row: Statement, name: str) -> str | None:
    """Give a field as a developer reads it; None when it is empty."""
    if name in ("speaker", "speaker_named"):
        return shown(_speakers(row))
    return shown(getattr(row, {"nested": "nested_in", "utterance": "same_utterance"}.get(name, name)))
