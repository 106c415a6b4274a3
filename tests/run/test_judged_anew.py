"""Linking anew only what people's words touch: all is as if everything were linked with what they say by then."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from linking.build import actor, day, event, found
from run.said import BEGUN, said_of
from run.test_relinking import BOOK, Read, apart, everything, fresh, link_all, page, relink
from run.test_relinking_across import BALLOT, HARVEST, MARKET, PER, actors, minister, paper
from run.varied import GHA, TGO
from servanda import ledger, linking
from servanda.model import EventType, FindingId, Findings, Judgement, JudgementKind, ReadReport, Report, sealed

SAME, DIFFERENT, VALUE, UNDO = (
    JudgementKind.SAME,
    JudgementKind.DIFFERENT,
    JudgementKind.VALUE,
    JudgementKind.UNDO,
)
Turn = tuple[Iterable[int], Iterable[int], Sequence[Judgement]]
"""Pages that come, pages that go, and what people say then."""


def said(minute: int, kind: JudgementKind, *target: str, **fields: str) -> Judgement:
    """Give a judgement on findings by their ids."""
    at = BEGUN + timedelta(minutes=minute)
    return sealed(Judgement("", at, "Ana", kind, tuple(map(FindingId, target)), **fields))


def check_turns(folder: Path, turns: Iterable[Turn], of: Read = page) -> None:
    """Take one turn after the other, and compare after each."""
    here: set[int] = set()
    told: list[Judgement] = []
    with ledger.open_writer(folder / "grown.db") as writer:
        link_all(writer)
        for added, dropped, now in turns:
            writer.append([of(at) for at in added])
            for at in dropped:
                writer.drop(of(at).report.id)
            here = (here | set(added)) - set(dropped)
            told += now
            writer.judge(now)
            relink(writer)
            made, expected = everything(folder / "grown.db"), fresh(folder, here, of, told)
            for name, rows in expected.items():
                assert made[name] == rows, name


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 5, 10])
def test_what_people_say_is_followed_where_it_touches(tmp_path: Path, seed: int) -> None:
    """Pages and judgements of every kind come and go in turns."""
    chance, here, turns = random.Random(seed), set[int](), list[Turn]()  # noqa: S311 - no secret
    words = said_of(range(24), chance, 30, BOOK)
    for _ in range(9):
        added = chance.sample(sorted(set(range(24)) - here), min(24 - len(here), chance.choice((0, 1, 3, 6))))
        dropped = chance.sample(sorted(here), min(len(here), chance.choice((0, 0, 1, 2))))
        here = (here | set(added)) - set(dropped)
        number = chance.choice((0, 1, 2, 6))
        turns.append((added, dropped, words[:number]))
        words = words[number:]
    check_turns(tmp_path, turns)


def test_two_states_are_one_as_long_as_somebody_says_so(tmp_path: Path) -> None:
    """What is said of actors that many reports name touches them, though no report is another one for it."""
    same = said(1, SAME, GHA.actor, TGO.actor)
    check_turns(tmp_path, [(range(6), (), ()), ((), (), [same]), ([7], (), [said(2, UNDO, undoes=same.id)])])


def test_what_people_call_one_statement_stays_one_when_more_is_like_a_part_of_it(tmp_path: Path) -> None:
    """Of what Ghana says on two days a person makes one; what comes later joins it through the words of either day."""
    one, other, third = (apart(at).findings.statements[0].id for at in (1, 4, 7))
    words = [said(1, SAME, one, other), said(2, DIFFERENT, one, third)]
    turns = [(range(9), (), words[:1]), ([9], (), ()), ([10], (), words[1:]), ([11], [1], ())]
    like = {9: 4, 10: 7, 11: 4}
    check_turns(tmp_path, [*turns, ((), (), [said(3, UNDO, undoes=words[0].id)])], lambda at: apart(at, like.get(at)))


def test_whoever_is_kept_apart_from_another_takes_his_place(tmp_path: Path) -> None:
    """Of two bearers of a name that are two, one is the third; called otherwise, he leaves the place to the other."""
    papers = sorted((paper(text, minister("Ama Sarpong")) for text in (HARVEST, BALLOT, MARKET)), key=_actor)
    first, second = map(_actor, papers[1:])
    two = said(1, DIFFERENT, first, second)
    other = said(2, VALUE, first, field="name", value="Kofi Mensah")
    check_turns(tmp_path, [(range(3), (), [two]), ((), (), [other])], papers.__getitem__)
    assert actors(tmp_path / "grown.db") == ["Ama Sarpong", "Kofi Mensah"]


def _actor(gave: ReadReport) -> str:
    return gave.findings.actors[0].id


def test_an_office_has_a_holder_when_somebody_says_that_two_are_one(tmp_path: Path) -> None:
    """Two ministers within days leave open who is called by the office alone; one person under three names does not."""
    papers = {
        1: paper(HARVEST, minister("Ama Sarpong"), published="2023-01-18"),
        2: paper(BALLOT, minister("Efua Mensah"), published="2023-01-22"),
        3: paper(MARKET, minister("Ghanaian foreign minister", is_named=False)),
        4: paper(f"{MARKET} once more", minister("Yaw Darko", is_minister=False), published="2022-01-22"),
    }
    first, second, third = (_actor(papers[at]) for at in (1, 4, 2))
    words = [said(1, SAME, first, second), said(2, SAME, second, third)]
    check_turns(tmp_path, [([1, 2, 3, 4], (), ()), ((), (), words[:1]), ((), (), words[1:])], papers.__getitem__)
    assert len(actors(tmp_path / "grown.db")) == 1
    (tmp_path / "grown.db").unlink()
    # Who is nobody joins nobody.
    turns = [([1, 2, 3, 4], (), words), ((), (), [said(3, JudgementKind.WRONG, second)])]
    check_turns(tmp_path, turns, papers.__getitem__)
    assert len(actors(tmp_path / "grown.db")) == 3
    (tmp_path / "grown.db").unlink()
    turns = [([1, 2, 3, 4], (), words), ((), (), [said(3, UNDO, undoes=words[0].id)])]
    check_turns(tmp_path, turns, papers.__getitem__)
    assert len(actors(tmp_path / "grown.db")) == 3


def test_an_actor_whom_a_person_names_is_called_as_the_least_report_calls_it(tmp_path: Path) -> None:
    """A value names a state as the reports print it; when the least of them goes, it is named as the next one does."""

    def tell(page: Report) -> Findings:
        name = "Republic of Ghana" if page.id == least else "Ghana"
        met = event(page, page.text[:9], EventType.CONSULT, (PER,), (TGO,), when=day("2023-01-19"))
        return found(actors=[replace(actor(page, GHA), name=name)], events=[met] if page.id == last else [])

    ids = sorted(paper(text, lambda _: found()).report.id for text in (HARVEST, BALLOT, MARKET))
    least, last = ids[0], ids[-1]
    papers = sorted((paper(text, tell) for text in (HARVEST, BALLOT, MARKET)), key=lambda gave: gave.report.id)
    (met,) = papers[-1].findings.events
    word = said(1, VALUE, met.id, field="source", value="GHA")
    check_turns(tmp_path, [(range(3), (), [word]), ((), [0], ())], papers.__getitem__)
    with ledger.open_view(tmp_path / "grown.db") as view:
        record = view.record(met.id)
    assert record.content.source[0].text == "Ghana"


def test_a_word_about_a_state_in_many_reports_links_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state's name that is put right is another in every report; a report more is linked alone again."""
    called = []
    whole = linking.anew.link_all

    def noted(*given: object) -> object:
        called.append(len(called))
        return whole(*given)

    other = said(1, VALUE, GHA.actor, field="name", value="Gold Coast")
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([page(at) for at in range(6)])
        link_all(writer)
        monkeypatch.setattr(linking.anew, "link_all", noted)
        for change in (lambda: writer.judge([other]), lambda: writer.append([page(8)]), lambda: writer.judge([])):
            change()
            relink(writer)
        assert called == [0]
    assert everything(tmp_path / "a.db") == fresh(tmp_path, [*range(6), 8], page, [other])
