"""Promises and the limits that laws or papers set for them: one package, or one of several under a wider authority.

Invariant: an equal sum alone joins nothing. A limit and a promise are one where giver, receiver, sum and days agree and
each has only the other; a smaller promise draws on a wider limit only where one limit of such help is open.
Source: field notes on commitments, section 5, rules 1 and 3; measured by evaluation/linking_pledges.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.linking.context import content_words, coverage, sides
from servanda.linking.events import MILITARY
from servanda.linking.judgements import NONE, Decisions
from servanda.linking.threads import PROMISES, Thread, rank
from servanda.model import Scope, StepLink, Value

NEAR = timedelta(days=3)
"""Between an announcement and the paper that allows it."""
OPEN = timedelta(days=366)
"""For which a limit may be drawn on."""
ALIKE = 0.5
"""Share of content words of the goods from which help that is not military is of one kind."""

_CHECKS = frozenset({Scope.CUMULATIVE, Scope.REMAINDER, Scope.COMPONENT})
_ARMED = content_words("military defense defence security arms armed weapons weaponry ammunition missiles army troops")


def under_authority(threads: Sequence[Thread], book: Codebook, decisions: Decisions = NONE) -> list[Thread]:
    """Give the threads with every limit joined to the promise that it allows, or set over those that draw on it.

    Only threads of one giver and one receiver are compared; what a person keeps apart is never joined.
    """
    pairs: dict[tuple[frozenset[str], frozenset[str]], list[Thread]] = defaultdict(list)
    for thread in threads:
        pairs[_sides(thread)].append(thread)
    return [kept for here in pairs.values() for kept in _under_authority(here, book, decisions)]


def _under_authority(threads: Sequence[Thread], book: Codebook, decisions: Decisions) -> list[Thread]:
    limits = [thread for thread in threads if _is_limit(thread)]
    if not limits:
        return list(threads)
    packages = [thread for thread in threads if not _is_limit(thread) and _sum(thread) is not None]
    joined: dict[int, Thread] = {}
    for limit in limits:
        same = [one for one in packages if _is_same(one, limit)]
        if len(same) != 1 or sum(_is_same(same[0], other) for other in limits) != 1:
            continue
        if not decisions.forbids_any(same[0].members, limit.members):
            joined[id(limit)] = joined[id(same[0])] = _together(same[0], limit, book)
    free = [limit for limit in limits if id(limit) not in joined]
    for package in packages:
        wider = [limit for limit in free if _may_draw(package, limit)]
        if len(wider) == 1 and id(package) not in joined:
            package.parent = wider[0]
    made = {id(whole): whole for whole in joined.values()}
    return [*(one for one in threads if id(one) not in joined), *made.values()]


def _is_limit(thread: Thread) -> bool:
    """Say whether a thread only tells up to how much may be given, whatever came of it."""
    return all(one.scope is Scope.CEILING for one in _promises(thread)) and _limit(thread) is not None


def _limit(thread: Thread) -> Value | None:
    values = {line.value for one in _promises(thread) for line in one.lines if line.value and line.value.high}
    return values.pop() if len(values) == 1 else None


def _sum(thread: Thread) -> Value | None:
    """Give the sum that a thread promises, None where it promises none or several."""
    values = {line.value for one in _promises(thread) for line in one.lines if line.value is not None}
    return values.pop() if len(values) == 1 else None


def _promises(thread: Thread) -> list[Attestation]:
    """Give the promises that tell a sum of their own: no running total, no rest, no part of another."""
    return [one for one, _ in thread.steps if one.kind in PROMISES and one.scope not in _CHECKS]


def _is_same(package: Thread, limit: Thread) -> bool:
    """Say whether a promise is of the very sum that a limit allows, made within the same days."""
    promised, allowed = _sum(package), _limit(limit)
    if promised is None or allowed is None or not _of_one_kind(package, limit):
        return False
    is_equal = promised.currency == allowed.currency and promised.high == allowed.high
    return is_equal and any(abs(one.day - _day(limit)) <= NEAR for one in _promises(package))


def _may_draw(package: Thread, limit: Thread) -> bool:
    """Say whether a promise of new help may be drawn from a wider limit that was set before it."""
    promised, allowed = _sum(package), _limit(limit)
    if promised is None or allowed is None or not _of_one_kind(package, limit):
        return False
    first = min((one.day for one in _promises(package)), default=date.max)
    is_new = any(one.scope is Scope.INCREMENT for one in _promises(package))
    is_part = promised.currency == allowed.currency and (promised.high or 0) < (allowed.high or 0)
    return is_new and is_part and promised.high is not None and _day(limit) <= first <= _after(_day(limit))


def _after(day: date) -> date:
    return day + OPEN if day <= date.max - OPEN else date.max


def _of_one_kind(one: Thread, other: Thread) -> bool:
    """Say whether both are military help, or both other help told in the same words."""
    if _is_armed(one) or _is_armed(other):
        return _is_armed(one) and _is_armed(other)
    return coverage(_goods(one), _goods(other)) >= ALIKE


def _is_armed(thread: Thread) -> bool:
    """Say whether help is military by its goods or by the words around them."""
    quotes = (cited.quote for one, _ in thread.steps for cited in one.evidence)
    words = _goods(thread).union(*map(content_words, quotes))
    return bool(words & _ARMED) or any(one.classes & MILITARY for one, _ in thread.steps)


def _goods(thread: Thread) -> frozenset[str]:
    return frozenset[str]().union(*(one.subject for one, _ in thread.steps))


def _sides(thread: Thread) -> tuple[frozenset[str], frozenset[str]]:
    first = thread.steps[0][0]
    return sides(first.provider), sides(first.recipient)


def _day(thread: Thread) -> date:
    return min(one.day for one, _ in thread.steps)


def _together(package: Thread, limit: Thread, book: Codebook) -> Thread:
    steps = [*package.steps, *((one, StepLink.SAME if one.kind in PROMISES else link) for one, link in limit.steps)]
    whole = Thread()
    for one, link in sorted(steps, key=lambda step: (step[0].day, rank(step[0].kind), step[0].id)):
        whole.steps.append((one, link))
        whole.move(one, book)
    return whole
