"""An audit: a sample drawn by chance, judged one finding at a time, with its error rate and interval."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from servanda import ledger
from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind
from servanda.run.judging import standing
from servanda.scoring.samples import drawn
from servanda.web import asking
from servanda.web.addresses import ServerAddresses
from servanda.web.audit import AUDITED, Agreement, Audited, agreement, audited, read_by
from servanda.web.guard import Form, receiving, visitor
from servanda.web.pages.answering import answers_of, form_page, last_standing, take
from servanda.web.question import WHY_WRONG, Question, about
from servanda.web.visit import Hall, Visit, as_json, endpoint

NUMBERS = (20, 50, 100, 200)
"""Sizes that are offered: at a true rate of one in ten, the interval of 20 spans 30 points, that of 200 nine."""
MOST = 2_000
"""The most findings of a sample."""
_FIELDS = ("kind", "number", "seed", "blind", "after")
_SEEDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sample is asked for; `is_blind` hides from a reader what others said of it."""

    kind: Kind
    number: int
    seed: int
    is_blind: bool = False

    @property
    def fields(self) -> dict[str, str]:
        """Give it as an address holds it."""
        blind = {"blind": "yes"} if self.is_blind else {}
        return {"kind": self.kind.value, "number": str(self.number), "seed": str(self.seed), **blind}


@dataclass(frozen=True, slots=True)
class _Sample:
    ids: list[str]
    of: int


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the audit."""
    return [
        Route("/audit.json", endpoint(partial(_audit_as_json, hall))),
        Route("/audit", endpoint(partial(_audit, hall))),
        Route("/audit", receiving(hall, partial(_take, hall)), methods=["POST"]),
    ]


def _audit(hall: Hall, request: Request) -> Response:
    given = request.query_params
    if given.get("kind", "").strip() and not given.get("seed", "").strip():
        # A sample without a name could not be drawn again by anybody else.
        seeded = _asked({**given, "seed": str(secrets.randbelow(_SEEDS))})
        return RedirectResponse(ServerAddresses(asking.known_on(given)).view("audit", seeded.fields), status_code=303)
    with hall.visit(request) as visit:
        if not given.get("kind", "").strip():
            return visit.page("audit.html", title="Audit", asked=None, kinds_audited=AUDITED, numbers=NUMBERS)
        return _sheet(visit, _asked(given))


def _sheet(visit: Visit, asked: Asked) -> Response:
    """Draw the next finding of a sample, and what the sample says so far."""
    decisions = standing(visit.view)
    with _drawn(visit, asked) as sample:
        reader = visitor(visit.hall, visit.request).name
        if asked.is_blind:
            found = read_by(visit.view, sample.ids, decisions, reader=reader)
        else:
            found = audited(visit.view, sample.ids, decisions)
        agreed = None if asked.is_blind and found.open else agreement(visit.view, sample.ids, decisions)
    after = visit.request.query_params.get("after", "")
    ahead = found.open[found.open.index(after) + 1 :] if after in found.open else found.open
    return form_page(
        visit,
        "audit.html",
        title="Audit",
        asked=asked,
        kinds_audited=AUDITED,
        numbers=NUMBERS,
        population=sample.of,
        found=found,
        agreed=agreed,
        question=_question(visit, ahead[0], asked) if ahead and visit.can_judge else None,
        later={**asked.fields, "after": ahead[0]} if len(ahead) > 1 else None,
        reasons=WHY_WRONG,
        back={**asked.fields, "after": after},
        undone={"page": "audit", **asked.fields},
        last=last_standing(visit, decisions) if visit.can_judge else (),
    )


def _question(visit: Visit, finding: str, asked: Asked) -> Question:
    """Give the question about a finding; one that is asked blind does not tell what became of it."""
    question = about(visit.view, finding)
    if not asked.is_blind:
        return question
    cards = tuple(replace(each, record=None, beside=0) for each in question.cards)
    answers = tuple(replace(each, effect="it is kept under your name") for each in question.answers)
    return replace(question, cards=cards, answers=answers)


def _audit_as_json(hall: Hall, request: Request) -> Response:
    """Give a sample with what was said of each finding, and the rate."""
    with hall.visit(request) as visit:
        return as_json(audit_row(visit, request.query_params))


def audit_row(visit: Visit, given: Mapping[str, str]) -> dict[str, object]:
    """Give the sample that an address asks for, what was said of each finding, and the rate.

    Raises:
        CallError: No seed is given, or a number is none.
    """
    if not given.get("seed", "").strip():
        raise CallError("an audit needs the seed of its sample, such as seed=7: who has it draws the same findings")
    asked = _asked(given)
    with _drawn(visit, asked) as sample:
        decisions = standing(visit.view)
        agreed = agreement(visit.view, sample.ids, decisions)
        return _row(asked, sample, audited(visit.view, sample.ids, decisions), agreed)


def _row(asked: Asked, sample: _Sample, found: Audited, agreed: Agreement) -> dict[str, object]:
    return {
        "kind": asked.kind.value,
        "number": len(sample.ids),
        "of": sample.of,
        "seed": asked.seed,
        "judged": found.rate.judged,
        "wrong": found.rate.wrong,
        "rate": found.rate.share,
        "low": found.rate.low,
        "high": found.rate.high,
        "judged_twice": agreed.twice,
        "alpha": agreed.alpha,
        "findings": [{"id": id_, "verdict": verdict.name.lower()} for id_, verdict in found.verdicts],
    }


def _take(hall: Hall, request: Request, form: Form) -> Response:
    """Take the answer to a question of the sample."""
    back = ServerAddresses().view("audit", {name: form.one(name) for name in _FIELDS})
    return take(hall, request, form, partial(answers_of, form), back=back)


@contextmanager
def _drawn(visit: Visit, asked: Asked) -> Iterator[_Sample]:
    """Give the sample, drawn once for all its questions."""
    path = visit.view.path
    with visit.hall.samples.ask((asked, path, visit.view.read_so_far()), partial(_draw, path, asked)) as sample:
        yield sample


@contextmanager
def _draw(place: Path, asked: Asked) -> Iterator[_Sample]:
    with ledger.open_view(place) as view:
        ids = view.finding_ids(AUDITED[asked.kind])
        counted = _Counted(ids)
        sample = _Sample(drawn(counted, asked.number, seed=asked.seed), counted.number)
    yield sample


class _Counted:
    """Counts what goes by."""

    def __init__(self, ids: Iterator[str]) -> None:
        self._ids = ids
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for id_ in self._ids:
            self.number += 1
            yield id_


def _asked(given: Mapping[str, str]) -> Asked:
    """Give the sample that an address asks for."""
    kind = given.get("kind", "").strip().lower()
    if kind not in AUDITED:
        raise NoSuchValueError("kind", kind, list(AUDITED))
    number, seed = _number("number", given, least=1, most=MOST), _number("seed", given, least=0, most=10**12)
    return Asked(Kind(kind), number, seed, is_blind=given.get("blind", "").strip() == "yes")


def _number(name: str, given: Mapping[str, str], *, least: int, most: int) -> int:
    written = given.get(name, "").strip() or str(NUMBERS[0])
    if not written.isascii() or not written.isdecimal() or not least <= int(written) <= most:
        raise CallError(f"{name} cannot be {written!r}; expected a number from {least:,} to {most:,}")
    return int(written)
