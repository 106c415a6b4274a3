"""Actors, their roles, and the words that name them.

Invariant: a mention is right by its place and its actor; a name that nobody resolved is missing, not right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.scoring.figures import Miss, Sheet, judge
from servanda.scoring.parties import NO_CODE
from servanda.scoring.periods import meets
from servanda.scoring.rows import Actor, Mention, Quote, Role
from servanda.scoring.sides import Sides, greedy
from servanda.scoring.words import characters, fold, overlap, touch

ACTOR_FIELDS = ("name", "code", "kind", "country")
ROLE_FIELDS = ("from", "to")
MENTION_FIELDS = ("actor", "states", "states_all")

NAMED = frozenset({"name", "demonym", "demonym-people", "metonym"})
"""Gold has every mention of these types outside captions, teasers and tags; of the others only those that matter."""
STANDING = frozenset({"title", "standfirst", "dateline", "byline", "body"})
"""The blocks in which gold's mentions are complete."""
SMALL_WORDS = frozenset({"of", "the", "for", "and", "a", "an", "in", "to", "affairs"})
"""Words of an office that papers put or leave out: "minister of foreign affairs", "foreign minister"."""
SPELLINGS = {"defence": "defense"}

MentionPair = tuple[Mention, Mention]


def score_actors(sides: Sides) -> tuple[Sheet, Sheet]:
    """Give the figures of actors and of their roles."""
    sheet = Sheet("actors", ACTOR_FIELDS)
    gold = {actor.id: actor for actor in sides.gold.actors}
    rows = sides.found_actors
    pairs = [(gold[sides.actors[actor.id]], actor) for actor in rows if actor.id in sides.actors]
    sheet.match(
        "code_and_name",
        found=len(rows),
        gold=[actor.is_core for actor in gold.values()],
        matched=[actor.is_core for actor, _ in pairs],
    )
    for actor, found in pairs:
        for name in ACTOR_FIELDS:
            mine, theirs = getattr(found, name), getattr(actor, name)
            also = actor.also.get(name, ())
            is_right = mine in (theirs, *also) or (name == "name" and fold(mine) == fold(theirs))
            sheet.field(name, judge(is_right=is_right, is_empty=mine in (None, NO_CODE)))
            if not is_right:
                sheet.misses.append(_wrong("actors", actor.id, found.id, name, theirs, mine))
    matched_gold, matched_found = {actor.id for actor, _ in pairs}, {actor.id for _, actor in pairs}
    sheet.misses += [
        Miss(
            kind="actors",
            what="missed",
            gold=actor.id,
            row=None,
            report=None,
            expected=f"{actor.name} ({actor.code})",
            quote=", ".join(actor.aliases) or None,
        )
        for actor in gold.values()
        if actor.is_core and actor.id not in matched_gold
    ]
    sheet.misses += [
        Miss(
            kind="actors",
            what="spurious",
            gold=None,
            row=actor.id,
            report=None,
            found=f"{actor.name} ({actor.code})",
            quote=", ".join(actor.aliases) or None,
        )
        for actor in rows
        if actor.id not in matched_found
    ]
    return sheet, _score_roles(sides, rows, pairs)


def _wrong(kind: str, gold: str, found: str, field: str, expected: str | None, words: str | None) -> Miss:
    return Miss(kind=kind, what="wrong", gold=gold, row=found, report=None, field=field, expected=expected, found=words)


def _score_roles(sides: Sides, rows: Sequence[Actor], pairs: Sequence[tuple[Actor, Actor]]) -> Sheet:
    sheet = Sheet("roles", ROLE_FIELDS)
    matched: list[bool] = []
    for gold, found in pairs:
        joined = greedy(
            (_role_nearness(sides, role, other), role, other)
            for role in gold.roles
            for other in _here(sides, found)
            if other.country == role.country and _title(other.title) == _title(role.title)
        )
        matched += [gold.is_core] * len(joined)
        for role, other in joined:
            for name, mine, theirs in (("from", other.since, role.since), ("to", other.until, role.until)):
                is_right = meets(mine, theirs)
                sheet.field(name, judge(is_right=is_right, is_empty=mine is None or mine.edtf is None))
                if not is_right:
                    expected, words = theirs.edtf if theirs else None, mine.edtf if mine else None
                    sheet.misses.append(_wrong("roles", gold.id, found.id, f"{role.title}.{name}", expected, words))
        met = {id(role) for role, _ in joined}
        sheet.misses += [
            Miss(kind="roles", what="missed", gold=gold.id, row=found.id, report=None, expected=role.title)
            for role in gold.roles
            if gold.is_core and id(role) not in met
        ]
        used = {id(other) for _, other in joined}
        sheet.misses += [
            Miss(kind="roles", what="spurious", gold=gold.id, row=found.id, report=None, found=other.title)
            for other in _here(sides, found)
            if id(other) not in used
        ]
    sheet.match(
        "title_and_country",
        found=sum(len(_here(sides, actor)) for actor in rows),
        gold=[actor.is_core for actor in sides.gold.actors for _ in actor.roles],
        matched=matched,
    )
    return sheet


def _quotes(role: Role) -> tuple[Quote, ...]:
    return (role.evidence,) if isinstance(role.evidence, Quote) else role.evidence


def _here(sides: Sides, actor: Actor) -> list[Role]:
    return [role for role in actor.roles if sides.places(_quotes(role))]


def _role_nearness(sides: Sides, gold: Role, found: Role) -> tuple[float, ...]:
    mine, theirs = sides.places(_quotes(found)), [quote for quote in _quotes(gold) if quote.start is not None]
    is_near = any(
        touch(mine.get(quote.report, ()), [(quote.start, quote.end)])
        for quote in theirs
        if quote.start is not None and quote.end is not None
    )
    return (float(is_near), float(meets(found.since, gold.since)) + float(meets(found.until, gold.until)))


def _title(title: str) -> frozenset[str]:
    """Give the words of an office without order and small words: "Minister of Defence" is "defense minister"."""
    return frozenset(SPELLINGS.get(word, word) for word in fold(title).split() if word not in SMALL_WORDS)


def match_mentions(sides: Sides) -> list[MentionPair]:
    """Pair mentions of one report: the same span first, then the same head word; the right actor before another."""
    heads: dict[int, int | None] = {
        id(mention): sides.words[mention.report].head((mention.start, mention.end))
        for mention in (*sides.gold_mentions, *sides.found_mentions)
    }
    found_in: dict[str, list[Mention]] = {}
    for mention in sides.found_mentions:
        found_in.setdefault(mention.report, []).append(mention)
    candidates = []
    for gold in sides.gold_mentions:
        for found in found_in.get(gold.report, ()):
            is_same = (found.start, found.end) == (gold.start, gold.end)
            if not is_same and (heads[id(gold)] is None or heads[id(gold)] != heads[id(found)]):
                continue
            share = overlap(
                characters([(gold.start, gold.end)]),
                characters([(found.start, found.end)]),
            )
            nearness = (float(is_same), float(is_actor_right(sides, found, gold)), share)
            candidates.append((nearness, gold, found))
    return greedy(candidates)


def is_actor_right(sides: Sides, found: Mention, gold: Mention) -> bool:
    """Say whether a mention is resolved to gold's actor: that very actor, or its country and sector."""
    return sides.parties.accepts(sides.parties.party(found.actor, code_of(sides, found)), gold.actor)


def code_of(sides: Sides, mention: Mention) -> str | None:
    """Give the code of a found mention's actor."""
    return sides.codes.get(mention.actor or "")


def score_mentions(sides: Sides, pairs: Sequence[MentionPair]) -> Sheet:
    """Give the figures of mentions, with the share of the mentions of states that carry the right code."""
    sheet = Sheet("mentions", MENTION_FIELDS)
    joined = {id(gold): found for gold, found in pairs}
    core = {actor.id for actor in sides.gold.actors if actor.is_core}
    counted = _countable(sides, {id(found) for _, found in pairs})
    for name, types in (("named", NAMED), ("all", None)):
        rows = [mention for mention in sides.gold_mentions if types is None or mention.kind in types]
        here = {id(mention) for mention in rows}
        # Found mentions that belong to gold rows of the other types are neither right nor wrong here.
        away = sum(id(gold) not in here for gold, _ in pairs)
        sheet.match(
            name,
            found=counted - away,
            gold=[mention.actor in core for mention in rows],
            matched=[gold.actor in core for gold, _ in pairs if id(gold) in here],
        )
    for gold, found in pairs:
        is_right = is_actor_right(sides, found, gold)
        sheet.field("actor", judge(is_right=is_right, is_empty=found.actor is None))
        if not is_right:
            sheet.misses.append(_mention_miss(sides, "wrong", gold, found, "actor"))
    _count_states(sides, sheet, joined)
    sheet.misses += [
        _mention_miss(sides, "missed", gold, None, None)
        for gold in sides.gold_mentions
        if gold.kind in NAMED and gold.actor in core and id(gold) not in joined
    ]
    return sheet


def _countable(sides: Sides, matched: set[int]) -> int:
    """Count found mentions: those that were matched, and names, demonyms and metonyms where gold has them all."""
    standing: dict[str, list[tuple[int, int]]] = {
        report.id: [(block.start, block.end) for block in report.blocks if block.kind in STANDING]
        for report in sides.gold.reports
    }
    return sum(
        id(mention) in matched
        or (mention.kind in NAMED and touch([(mention.start, mention.end)], standing[mention.report]))
        for mention in sides.found_mentions
    )


def _count_states(sides: Sides, sheet: Sheet, joined: Mapping[int, Mention]) -> None:
    states = {actor.id: actor.code for actor in sides.gold.actors if actor.kind == "state"}
    for gold in sides.gold_mentions:
        if gold.actor not in states:
            continue
        found = joined.get(id(gold))
        code = code_of(sides, found) if found else None
        is_right = is_state(code, states[gold.actor], gold.kind)
        for name in ("states", "states_all"):
            if name == "states_all" or gold.kind in NAMED:
                sheet.field(name, judge(is_right=is_right, is_empty=code is None))
        if not is_right and gold.kind in NAMED:
            sheet.misses.append(_mention_miss(sides, "wrong", gold, found, "states"))


def is_state(code: str | None, state: str, kind: str) -> bool:
    """Say whether a mention of a state has its code; a capital that stands for the government may have that."""
    return code == state or (kind == "metonym" and code == f"{state}.GOV")


def _mention_miss(sides: Sides, what: str, gold: Mention, found: Mention | None, field: str | None) -> Miss:
    return Miss(
        kind="mentions",
        what=what,
        gold=gold.id,
        row=found.id if found else None,
        report=gold.report,
        field=field,
        expected=gold.actor,
        found=(code_of(sides, found) or found.actor) if found else None,
        quote=f"{gold.quote} [{gold.start}, {gold.end})",
    )
