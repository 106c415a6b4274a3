"""Papers that are told by the day on which they were signed."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import CommitmentKind, ItemClass, StepKind, by_publication, on

BOOK = codebook.load()
GEO, ARM = state("GEO", "Georgia"), state("ARM", "Armenia")
BOTH = (GEO, ARM)
SIGNED = StepKind.SIGNED


def papers(*told):
    """Give the steps of each commitment, by the words of a report each: (words, step, day, published, other fields)."""
    read = []
    for number, (words, move, when, came, *more) in enumerate(told):
        fields = {"kind": CommitmentKind.POLICY, "parties": (BOTH, BOTH)} | (more[0] if more else {})
        page = report(f"{number}", f"{words} {number}", published=on(date.fromisoformat(came)))
        period = day(when) if when else by_publication(page.published)
        parties = fields.pop("parties")
        read.append((page, found(steps=[step(page, words, move, *parties, when=period, **fields)])))
    whole = link(read, BOOK).commitments
    return sorted(sorted(str(one.when.edtf) for one in each.content.steps) for each in whole)


JANUARY = ("Georgia and Armenia signed a rail agreement in Tbilisi.", SIGNED, "2031-01-18", "2031-01-19")
MAY = ("Georgia and Armenia signed a rail agreement in Yerevan.", SIGNED, "2031-05-08", "2031-05-09")
AGAIN = ("The rail agreement that Georgia and Armenia signed.", SIGNED, "2031-01", "2031-07-01")


def test_two_signings_on_two_days_are_two_papers():
    """One of January, one of May; each is meant by its month."""
    assert papers(JANUARY, MAY) == [["2031-01-18"], ["2031-05-08"]]
    assert papers(JANUARY, MAY, AGAIN) == [["2031-01-18"], ["2031-05-08"]] or papers(JANUARY, MAY, AGAIN) == [
        ["2031-01", "2031-01-18"],
        ["2031-05-08"],
    ]


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (("The rail agreement that was signed.", SIGNED, None, "2031-07-01"), 1),
        (("The rail agreement that was signed.", SIGNED, "2031-04", "2031-07-01"), 2),
        (("The rail agreement that was signed.", SIGNED, "2031", "2031-07-01"), 1),
        (("The rail agreement entered into force.", StepKind.IN_FORCE, "2031-04-01", "2031-07-01"), 1),
    ],
)
def test_a_day_tells_papers_apart(other, count):
    """No day, a year or another step tells nothing apart."""
    assert len(papers(JANUARY, other)) == count


def test_what_ended_is_still_what_was_signed_then():
    """The agreement signed in January may have ended since."""
    ended = ("Georgia left the rail agreement.", StepKind.TERMINATED, "2031-03-01", "2031-03-02")
    back = ("The rail agreement of Georgia and Armenia was signed.", SIGNED, "2031-01-18", "2031-07-01")
    assert len(papers(JANUARY, ended, back)) == 1


def test_goods_are_told_apart_by_their_amounts():
    """A contract of ten buses and one of twenty; the one of January without a number is that of January."""
    goods_ = {"kind": CommitmentKind.GOODS, "parties": ((GEO,), (ARM,))}

    def buses(words, when, came, count=None):
        return words, SIGNED, when, came, {**goods_, "lines": (goods("buses", ItemClass.VEHICLES, count),)}

    first = buses("Georgia signed for ten buses for Armenia.", "2031-01-18", "2031-01-19", 10)
    second = buses("Georgia signed for twenty buses for Armenia.", "2031-05-18", "2031-05-19", 20)
    back = buses("Georgia signed for buses for Armenia.", "2031-01", "2031-07-01")
    told = papers(first, second, back)
    assert len(told) == 2
    assert ["2031-05-18"] in told
