"""One row of a user's own, of every kind, changes how a text is read: before and after, without a line of code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_news import BOOK, findings

from servanda.codebook import Codebook, check, load
from servanda.model import Findings, ReadReport, Source
from servanda.pipeline import read_source
from servanda.reading import RuleReader

Seen = Callable[[Findings], list[str]]


def acts(found: Findings) -> list[str]:
    return [
        f"{'+'.join(p.code for p in one.source)} {one.type} {'+'.join(p.code for p in one.target)}"
        for one in found.events
    ]


def said(found: Findings) -> list[str]:
    return [f"{one.speaker.code if one.speaker else '?'} {one.stance}: {one.content}" for one in found.statements]


def roles(found: Findings) -> list[str]:
    return [f"{actor.name}: {role.title} of {role.country}" for actor in found.actors for role in actor.roles]


def actors(found: Findings) -> list[str]:
    return [f"{actor.code} {actor.name}" for actor in found.actors]


def steps(found: Findings) -> list[str]:
    return [f"{'+'.join(p.code for p in one.provider)} {one.step}" for one in found.steps]


def things(found: Findings) -> list[str]:
    lines = [line for one in found.events for line in one.lines]
    return [
        f"{line.item} {line.item_class}"
        + (f" {line.quantity.low:g} {line.quantity.unit}" if line.quantity else "")
        + (f" {line.value.low:g} {line.value.currency}" if line.value else "")
        for line in lines
    ]


def labels(found: Findings) -> list[str]:
    return [f"{one.actor.code} {one.label} {one.kind} {one.polarity}" for one in found.labels]


def media(found: Findings) -> list[str]:
    return [f"{one.medium}" for one in found.statements]


KINDS: dict[str, tuple[str, str, str, Seen, str]] = {
    "a verb for an act": (
        "events.tsv",
        "text\tpart\ttype\tsource\ttarget\ncorral\tverb\tSANCTION\tsubject\tobject\n",
        "Kenya corralled three Ghanaian diplomats on Monday.",
        acts,
        "KEN SANCTION GHA.GOV",
    ),
    "a noun for an act": (
        "events.tsv",
        "text\tpart\ttype\tsource\ttarget\ntidewatch\tnoun\tCONSULT\tpossessive, of, by\tto, with\n",
        "Kenya's tidewatch with Ghana began on Monday.",
        acts,
        "KEN CONSULT GHA",
    ),
    "a cue": (
        "cues.tsv",
        "cue\tpart\tstance\nconfide\tverb\tasserts\n",
        "The Kenyan government confided that the bridge was open.",
        said,
        "KEN.GOV asserts: that the bridge was open",
    ),
    "the stance of a cue": (
        "cues.tsv",
        "cue\tpart\tstance\tcommitment\nsay\tverb\twarns\t2\n",
        "The Kenyan government said that the bridge was open.",
        said,
        "KEN.GOV warns: that the bridge was open",
    ),
    "a step": (
        "steps.tsv",
        "text\tpart\tstep\tobjects\ndecommission\tverb\tsuspended\ttreaty, agreement\n",
        "Zambia decommissioned a fisheries agreement with Angola on Tuesday.",
        steps,
        "ZMB+AGO suspended",
    ),
    "an office": (
        "offices.jsonl",
        '{"id": "lord_warden", "title": "Lord Warden", "suffix": "GOV", "rank": 3, "variants": ["lord warden"]}\n',
        "Kenyan Lord Warden Wanja Otieno left the town.",
        roles,
        "Wanja Otieno: Lord Warden of KEN",
    ),
    "a body": (
        "bodies.tsv",
        "text\tsuffix\tname\nharbour chancery\tGOV.MFA\tHarbour chancery\n",
        "The Kenyan harbour chancery expelled three Ghanaian diplomats.",
        acts,
        "KEN.GOV.MFA SANCTION GHA.GOV",
    ),
    "a portfolio": (
        "portfolios.tsv",
        "text\tsuffix\ntide pools\tGOV.ENV\n",
        "Kenyan Minister of Tide Pools Wanja Otieno left the town.",
        roles,
        "Wanja Otieno: Minister of Tide Pools of KEN",
    ),
    "a rank": (
        "titles.tsv",
        "text\tkind\nHarbourmaster-General\trank\n",
        "Harbourmaster-General Wanja Otieno left the town.",
        lambda found: [actor.name for actor in found.actors],
        "Wanja Otieno",
    ),
    "goods": (
        "items.tsv",
        "text\titem_class\tcounts\nskyhook\taircraft\tyes\n",
        "Kenya delivered four skyhooks to Ghana on Monday.",
        things,
        "skyhooks aircraft 4 skyhook",
    ),
    "a measure": (
        "units.tsv",
        "text\tunit\nhundredweight\tcwt\n",
        "Kenya delivered 400 hundredweight of maize to Ghana on Monday.",
        things,
        "maize food 400 cwt",
    ),
    "a currency": (
        "currencies.tsv",
        "text\tcode\nthaler\tXQT\n",
        "Kenya gave Ghana 5 million thalers in aid on Monday.",
        things,
        "aid money 5e+06 XQT",
    ),
    "a currency of a country": (
        "currencies.tsv",
        "text\tcode\nKenyan crown\tXKC\ncrown\t\n",
        "Kenya gave Ghana 5 million Kenyan crowns in aid on Monday.",
        things,
        "aid money 5e+06 XKC",
    ),
    "a label": (
        "labels.tsv",
        "text\tkind\tpolarity\tof\ntinpot clique\tevaluation\t-1\tgovernment\n",
        '"The Kenyan tinpot clique closed the border," Ghana\'s foreign minister said.',
        labels,
        "KEN tinpot clique evaluation -1",
    ),
    "a state": (
        "states.jsonl",
        '{"code": "XQA", "name": "Quarland", "kind": "state", "demonyms": ["Quarish"], "capitals": ["Quarport"]}\n',
        "Kenya expelled three Quarish diplomats on Monday.",
        acts,
        "KEN SANCTION XQA.GOV",
    ),
    "another name": (
        "states.jsonl",
        '{"code": "KEN", "names": ["Baobab Republic"]}\n',
        "The Baobab Republic expelled three Ghanaian diplomats on Monday.",
        acts,
        "KEN SANCTION GHA.GOV",
    ),
    "an organisation": (
        "organisations.jsonl",
        '{"code": "XRL", "name": "League of River States", "kind": "igo", "acronyms": ["LORS"]}\n',
        "LORS expelled three Ghanaian diplomats on Monday.",
        acts,
        "XRL SANCTION GHA.GOV",
    ),
    "a group": (
        "groups.jsonl",
        '{"code": "KEN.REB.HERON", "name": "Heron Column", "kind": "group", "country": "KEN"}\n',
        "The Heron Column attacked Ghana on Monday.",
        acts,
        "KEN.REB.HERON ASSAULT GHA",
    ),
    "a seat": (
        "seats.jsonl",
        '{"code": "KEN.GOV.MFA", "seats": ["Lighthouse Row"]}\n',
        "Lighthouse Row expelled three Ghanaian diplomats on Monday.",
        acts,
        "KEN.GOV.MFA SANCTION GHA.GOV",
    ),
    "a phrase that is no actor": (
        "places.tsv",
        "text\tcode\tkind\nGhana road\t---\tother\n",
        "Trucks crossed the Ghana road on Monday.",
        lambda found: actors(found) or ["nobody"],
        "nobody",
    ),
    "a noun for people": (
        "people.tsv",
        "text\tsector\ntidewaiter\tLAB\n",
        "Kenyan police arrested three Ghanaian tidewaiters on Monday.",
        acts,
        "KEN.COP COERCE GHA.LAB",
    ),
    "a sign in what is said": (
        "signs.tsv",
        "text\tstance\nmarvellously tidy\tpraises\n",
        "The Kenyan government said that the bridge was marvellously tidy.",
        said,
        "KEN.GOV praises: that the bridge was marvellously tidy",
    ),
    "a word for what an act is about": (
        "contexts.tsv",
        "word\tcontext\nkelp\tenvironment\n",
        "Kenya expelled Ghana from the kelp talks on Monday.",
        lambda found: [context for one in found.events for context in one.contexts],
        "environment",
    ),
    "a hedge": (
        "words.tsv",
        "list\tword\nhedge\tby some accounts\n",
        "The Kenyan government said that the bridge was by some accounts open.",
        lambda found: [hedge for one in found.statements for hedge in one.hedges],
        "by some accounts",
    ),
    "a word about terms": (
        "words.tsv",
        "list\tword\nterms_gift\tgratefully\n",
        "Kenya gratefully delivered four helicopters to Ghana on Monday.",
        lambda found: [str(one.terms) for one in found.events],
        "gift",
    ),
    "a medium of speech": (
        "words.tsv",
        "list\tword\tvalue\nmedium\tin a fireside podcast\tpodcast\n",
        "The Kenyan government said in a fireside podcast that the bridge was open.",
        media,
        "podcast",
    ),
}
"""What is added: the file, its rows, a text, what is looked at, and what is seen only with the row."""

ALSO = {
    "a step": (
        "events.tsv",
        (
            "text\tpart\ttype\tsource\ttarget\tobjects\tphase\n"
            "decommission\tverb\tSANCTION\tsubject\twith, object\t@agreement\tstop\n"
        ),
    ),
}
"""Rows that are there before and after."""


def own(folder: Path, *files: tuple[str, str]) -> Codebook:
    """Give the codebook with rows of one's own, which the check must let pass."""
    folder.mkdir()
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    assert check([folder]).faults == ()
    return load(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_one_row_changes_what_is_read(tmp_path: Path, kind: str) -> None:
    """The same text, before and after; nothing but the row is different."""
    file, rows, text, seen, expected = KINDS[kind]
    before = own(tmp_path / "before", *([ALSO[kind]] if kind in ALSO else []))
    after = own(tmp_path / "after", (file, rows), *([ALSO[kind]] if kind in ALSO else []))
    assert expected not in seen(findings(text, book=before))
    assert expected in seen(findings(text, book=after))


PAGE = "Bridge opens in Lima\n\nQUARPORT, June 15 (Quar Wire) - Peru opened the bridge on Monday.\n"


def test_an_agency_of_ones_own_is_credited(tmp_path: Path) -> None:
    """By the form in which it is printed."""
    row = (
        '{"id": "quar_wire", "code": "PER.JRN", "name": "Quar Wire", "kind": "agency", "credits": ["(Quar Wire) -"]}\n'
    )
    assert "Quar Wire" not in _read(PAGE, BOOK).report.agencies
    assert _read(PAGE, own(tmp_path / "own", ("media.jsonl", row))).report.agencies == ("Quar Wire",)


def test_an_outlet_of_ones_own_is_named_by_its_address(tmp_path: Path) -> None:
    """By its domain."""
    row = (
        '{"id": "quar_times", "code": "PER.JRN", "name": "The Quar Times", "kind": "newspaper",'
        ' "domains": ["quartimes.example.org"]}\n'
    )
    url = "https://www.quartimes.example.org/bridge"
    assert _read(PAGE, BOOK, url=url).report.outlet != "The Quar Times"
    assert _read(PAGE, own(tmp_path / "own", ("media.jsonl", row)), url=url).report.outlet == "The Quar Times"


def _read(text: str, book: Codebook, *, url: str | None = None) -> ReadReport:
    found = read_source(Source("page.txt", text.encode(), url=url, media_type="text/plain"), book, reader=RuleReader())
    assert isinstance(found, ReadReport)
    return found
