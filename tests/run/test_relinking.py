"""Linking anew only what reports touch: after every step all that is kept and made is what linking everything gives."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from linking.build import actor, day, event, found, mention, person, report, statement
from run.varied import GHA, TGO, pages, read
from servanda import codebook, ledger, linking, run
from servanda.ledger import Kind
from servanda.ledger.shelves import Shelves
from servanda.ledger.writer import Writer
from servanda.linking.origins import CROWD, sketch_of, wording
from servanda.model import (
    UNKNOWN,
    BlockKind,
    EventType,
    Findings,
    IdentityClaim,
    Judgement,
    Kept,
    ReadReport,
    ReportId,
    Source,
    SpeechMode,
    Statement,
    on,
)

BOOK = codebook.load()
_FILED = {
    "members": "member",
    "parties": "part, actor, code, name",
    "facets": "facet, value",
    "periods": "periods.earliest, periods.latest",
    "quoted": "report",
}
Read = Callable[[int], ReadReport]
_FIRST = date(2021, 1, 1)


def page(at: int) -> ReadReport:
    """Give a varied page by its number."""
    return read(pages(1, first=at)[0], BOOK)


def everything(place: Path) -> Mapping[str, list[object]]:
    """Give all that linking kept and made, without the numbers of rows."""
    with closing(sqlite3.connect(place)) as connection:
        found = {
            "records": "SELECT kind, record, earliest, latest, body, block, filed FROM records",
            "words": "SELECT record, said FROM words JOIN records ON records.id = words.rowid",
            "kept": "SELECT * FROM kept",
            "runs": "SELECT * FROM runs",
            **{
                table: f"SELECT records.record, {columns} FROM {table} JOIN records ON records.id = {table}.record"  # noqa: S608
                for table, columns in _FILED.items()
            },
        }
        return {name: sorted(connection.execute(asked).fetchall(), key=repr) for name, asked in found.items()}


def link_all(writer: Writer) -> None:
    """Link everything."""
    with writer.linking("one") as shelves:
        linking.link_all(shelves, BOOK)


def relink(writer: Writer) -> None:
    """Link what is touched."""
    with writer.linking("one") as shelves:
        linking.relink(shelves, BOOK)


def fresh(folder: Path, here: Iterable[int], of: Read, said: Sequence[Judgement] = ()) -> Mapping[str, list[object]]:
    """Give what linking everything keeps and makes of pages."""
    place = folder / "fresh.db"
    place.unlink(missing_ok=True)
    with ledger.open_writer(place) as writer:
        writer.append([of(at) for at in sorted(here)])
        writer.judge(said)
        link_all(writer)
    return everything(place)


def check_history(folder: Path, steps: Iterable[tuple[Iterable[int], Iterable[int]]], of: Read = page) -> None:
    """Add and drop pages step by step, and compare after each."""
    here: set[int] = set()
    (folder / "grown.db").unlink(missing_ok=True)
    with ledger.open_writer(folder / "grown.db") as writer:
        link_all(writer)
        for added, dropped in steps:
            writer.append([of(at) for at in added])
            for at in dropped:
                writer.drop(of(at).report.id)
            here = (here | set(added)) - set(dropped)
            relink(writer)
            made, expected = everything(folder / "grown.db"), fresh(folder, here, of)
            for name, rows in expected.items():
                assert made[name] == rows, name


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_any_history_gives_what_linking_everything_gives(tmp_path: Path, seed: int) -> None:
    """Pages come and go, one by one and several at a time; families, actors and records part and join again."""
    chance, here, steps = random.Random(seed), set[int](), []  # noqa: S311 - no secret
    for _ in range(9):
        added = chance.sample(sorted(set(range(60)) - here), chance.choice((0, 1, 2, 5)))
        dropped = chance.sample(sorted(here), min(len(here), chance.choice((0, 0, 1, 2))))
        here = (here | set(added)) - set(dropped)
        steps.append((added, dropped))
    check_history(tmp_path, steps)


@pytest.mark.parametrize("seed", range(3))
def test_whoever_fits_two_people_comes_and_goes(tmp_path: Path, seed: int) -> None:
    """Two people and one whose name has words of both: he joins the one who is there alone, and leaves him again."""
    called = ["Ines Ruvo", "Ines Talmo", "Ines Ruvo Talmo", "Ruvo Talmo", "Ines Ruvo", "Marta Ruvo Talmo"]

    def of(at: int) -> ReadReport:
        text = f"{called[at]} opened mill {at}."
        digest = hashlib.sha256(text.encode()).hexdigest()
        paper = replace(report(digest[:16], text, published=on(_FIRST + timedelta(days=at))), sha256=digest)
        who = person(paper, called[at], "PER.GOV")
        return ReadReport(paper, text.encode(), found(actors=[actor(paper, who)], mentions=[mention(paper, who)]))

    chance, here, steps = random.Random(seed), set[int](), []  # noqa: S311 - no secret
    for _ in range(8):
        added = chance.sample(
            sorted(set(range(len(called))) - here), min(len(called) - len(here), chance.choice((0, 1, 2)))
        )
        dropped = chance.sample(sorted(here), min(len(here), chance.choice((0, 1))))
        here = (here | set(added)) - set(dropped)
        steps.append((added, dropped))
    check_history(tmp_path, steps, of)
    # A namesake of either comes and goes, and moves nobody who is kept apart from him.
    check_history(tmp_path, [([0, 1, 2], []), ([4], []), ([], [0]), ([0], []), ([], [4])], of)


def test_of_copies_no_more_runs_are_looked_up_than_it_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many copies the least are compared; that two others are copies still is seen from few of their runs."""

    def copy(at: int) -> ReadReport:
        words = " ".join(f"boat{word}" for word in range(600))
        gave = read(Source(name=f"{at}", data=f"{words} {at}".encode(), file=f"{at}"), BOOK)
        return replace(gave, findings=Findings())

    copies = sorted(range(70), key=lambda at: copy(at).report.id)
    asked: list[int] = []
    holders_of = Shelves.holders

    def holders(self: Shelves, run: int, most: int, *, past: int = 0) -> Sequence[ReportId]:
        asked.extend([run] if most == CROWD else [])
        return holders_of(self, run, most, past=past)

    monkeypatch.setattr(Shelves, "holders", holders)
    with ledger.open_writer(tmp_path / "copies.db") as writer:
        writer.append([copy(at) for at in copies[1:]])
        link_all(writer)
        writer.append([copy(copies[0])])
        relink(writer)
    runs = len(sketch_of(wording(copy(0).report), copy(0).report).runs)
    assert runs > 100
    # Those of the new one to find its like, and a few for each pair; without an end to it, more than three times as many.
    assert len(asked) < runs * 2.5


def test_a_crowd_keeps_those_with_the_least_ids(tmp_path: Path) -> None:
    """Of seventy copies the least sixty-four are compared; whoever comes or goes moves the edge of the crowd."""

    def copy(at: int) -> ReadReport:
        words = f"Nurses wait in the valley all day long and nobody comes to see them there {at}"
        gave = read(Source(name=f"{at}", data=words.encode(), file=f"{at}"), BOOK)
        return replace(gave, findings=Findings())

    copies = sorted(range(70), key=lambda at: copy(at).report.id)
    check_history(tmp_path, [(copies[2:68], []), (copies[:2], []), (copies[68:], copies[1:2])], equal(copy))


def printed(at: int) -> ReadReport:
    """Give a page that prints one of two texts, whole or in part, or both, in one of four weeks; or the text alone.

    In each Ghana says something twice, which others say that it said, too.
    """
    chance = random.Random(at)  # noqa: S311 - no secret
    texts = [" ".join(f"{name}{word}" for word in range(60)) for name in ("dock", "mine")]
    text = (*texts[:1] * 5, texts[1], texts[0][:300], " ".join(texts), texts[0])[at % 9]
    words = " ".join(chance.sample(_SAID[:3], 2))
    text += f". Ghana said {words}. It added {words}"
    data = f"Number {at}. {text}".encode()
    digest = hashlib.sha256(data).hexdigest()
    when = on(_FIRST + timedelta(days=chance.choice((0, 1, 5, 9, 14, 22))))
    page = report(digest[:16], text if at % 9 > 7 else data.decode(), published=when)
    told = (chance.choice(("2020-12-30", "2020-12-31")), chance.choice((SpeechMode.DIRECT, SpeechMode.INDIRECT)))
    said = [
        statement(page, f"{start} {words}", GHA, content=words, mode=told[1], said=day(told[0]))
        for start in ("Ghana said", "It added")
    ]
    return ReadReport(replace(page, sha256=digest), data, found(statements=said))


@pytest.mark.parametrize("seed", [0, 1, 30])
def test_copies_beyond_the_crowd_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Only the least are compared with each other: the others follow some of them, whoever comes, goes or takes over."""
    for module in ("origins", "copies", "phrases"):
        monkeypatch.setattr(f"servanda.linking.{module}.CROWD", 5)
    chance, here, steps = random.Random(seed), set[int](), []  # noqa: S311 - no secret
    for _ in range(10):
        added = chance.sample(sorted(set(range(60)) - here), chance.choice((0, 1, 3, 12)))
        dropped = chance.sample(sorted(here), min(len(here), chance.choice((0, 1, 4, 9))))
        here = (here | set(added)) - set(dropped)
        steps.append((added, dropped))
    check_history(tmp_path, steps, printed)


def saying(at: int, like: int | None = None) -> ReadReport:
    """Give a page on which Ghana says two things in words that it uses elsewhere, too; or all that another page has."""
    chance = random.Random(at if like is None else like)  # noqa: S311 - no secret
    told = []
    for start in ("In the morning it said", "Later it added"):
        words = " ".join(chance.choice(_SAID) for _ in range(3))
        told.append((f"{start} {words}", words))
    # Two of three have words enough of their own not to pass for copies.
    own = " ".join(f"crate{at}of{word}" for word in range(600 if at % 3 else 1))
    page = report(f"{at:x}", ". ".join(words for words, _ in told) + f". {own}.")
    mode = chance.choice((SpeechMode.DIRECT, SpeechMode.INDIRECT))
    said = [
        statement(page, sentence, GHA, content=words, mode=mode, said=day(f"2023-01-{chance.randint(10, 24)}"))
        for sentence, words in told
    ]
    data = page.text.encode()
    page = replace(page, id=ReportId(f"r-{hashlib.sha256(data).hexdigest()[:16]}"))
    said = [
        replace(one, report=page.id, evidence=tuple(replace(cited, report=page.id) for cited in one.evidence))
        for one in said
    ]
    return ReadReport(
        report=replace(page, sha256=hashlib.sha256(data).hexdigest()), data=data, findings=found(statements=said)
    )


def apart(at: int, like: int | None = None) -> ReadReport:
    """Give a page on which Ghana says two things on a day of its own; or on that of another page the same."""
    gave, since = saying(3 * at + 1, None if like is None else 3 * like + 1), 3 * (at if like is None else like)
    said = [
        replace(one, mode=SpeechMode.INDIRECT, said=on(_FIRST + timedelta(days=since)))
        for one in gave.findings.statements
    ]
    return replace(gave, findings=found(statements=said))


_SAID = (
    "that the lorries stay in the harbour",
    "that the bridge opens before the harvest",
    "and that no tax is due on maize",
    "since the mill at the river stands still",
    "which the council had asked for in spring",
)


@pytest.mark.parametrize("crowd", [4, CROWD])
def test_of_one_speaker_only_what_can_be_one_is_grouped_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crowd: int
) -> None:
    """A state says like things on many days, more of them than are compared: what comes and goes moves the edge."""
    monkeypatch.setattr("servanda.linking.phrases.CROWD", crowd)
    steps = [(range(18), []), ([18], []), ([19, 20], [3]), ([], [0, 7]), ([21], []), ([], [18])]
    check_history(tmp_path, steps, saying)


def test_of_one_speaker_only_what_can_be_one_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ghana says two hundred things on a hundred days: one report more reads those of its own day."""
    asked: list[int] = []
    statements_of = Shelves.statements

    def statements(self: Shelves, rows: Iterable[Kept]) -> Sequence[Statement]:
        gave = statements_of(self, rows)
        asked.append(len(gave))
        return gave

    with ledger.open_writer(tmp_path / "apart.db") as writer:
        writer.append([apart(at) for at in range(100)])
        link_all(writer)
        monkeypatch.setattr(Shelves, "statements", statements)
        writer.append([apart(100)])
        relink(writer)
    # Those of its day, and those that it pushes over the edge of a crowd.
    assert sum(asked) < 50


def equal(of: Read) -> Read:
    """Give pages whose bodies are the same words: what tells them apart stands in no block of the body."""

    def page_of(at: int) -> ReadReport:
        gave = of(at)
        body, tail = gave.report.blocks[0].span, len(str(at))
        end = body.end - tail - 1
        blocks = (
            replace(gave.report.blocks[0], span=replace(body, end=end)),
            replace(gave.report.blocks[0], span=replace(body, start=end), kind=BlockKind.TEASER),
        )
        return replace(gave, report=replace(gave.report, blocks=blocks))

    return page_of


def test_a_state_goes_by_the_name_that_most_reports_give_it(tmp_path: Path) -> None:
    """One more report can turn the name, and another's claim is told with it; all parties follow."""

    def named(at: int) -> ReadReport:
        gave = page(at)
        name = "Ghana" if at % 3 else "Republic of Ghana"
        claims = (IdentityClaim(GHA, GHA, gave.findings.actors[0].evidence[0]),) if at == 10 else ()
        actors = (
            replace(actor, name=name, aliases=(name,) if at % 2 else (), same_as=claims)
            if actor.id == GHA.actor
            else actor
            for actor in gave.findings.actors
        )
        return replace(gave, findings=replace(gave.findings, actors=tuple(actors)))

    check_history(
        tmp_path, [([3], []), ([1], []), ([2], []), ([6, 9, 12], []), ([4], []), ([10], []), ([5], [3])], named
    )
    (tmp_path / "grown.db").unlink()
    # What it is called without being named is forgotten when one names it.
    check_history(tmp_path, [([2, 14, 6], []), ([1], []), ([], [1])], named)
    (tmp_path / "grown.db").unlink()
    # Two reports against one, and nobody claims anything.
    check_history(tmp_path, [([3], []), ([1], []), ([5], []), ([7], [1, 5])], named)


def test_the_flags_turn_with_the_day_of_the_latest_report(tmp_path: Path) -> None:
    """A later report makes old promises overdue and stale, its going makes them open again."""
    later = [at for at in range(60) if str(page(at).report.published.latest) == "2025-01-05"][:2]
    others = [at for at in range(40) if at not in later][:14]
    check_history(tmp_path, [(others, []), (later, []), ([], later[:1]), ([], later[1:])])


def test_much_that_is_new_is_linked_with_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few reports more are linked alone, as many again with all the others; the ledger is linked either way."""
    called = []
    monkeypatch.setattr(linking, "link_all", _noting(called, "all", linking.link_all))
    monkeypatch.setattr(linking, "relink", _noting(called, "part", linking.relink))
    place = tmp_path / "a.db"
    for chosen in (pages(12), pages(1, first=12), pages(20, first=13)):
        run.add(chosen, place, read=read, workers=1)
    assert called == ["all", "part", "all"]
    with ledger.open_view(place) as view:
        assert view.is_linked


def _noting(called: list[str], name: str, work: Callable[..., object]) -> Callable[..., object]:
    def noted(*given: object) -> object:
        called.append(name)
        return work(*given)

    return noted


def test_a_text_that_leaves_two_origins_in_doubt_is_counted_in_their_records(tmp_path: Path) -> None:
    """A third text, a copy of one and with passages of the other, tells nothing new and lowers what both count for."""
    mine = [f"harvest{at}" for at in range(100)]
    theirs = [f"ballot{at}" for at in range(300)]
    passages = [word for at in range(0, 150, 50) for word in (*theirs[at : at + 9], f"then{at}")]
    texts = {1: " ".join(mine), 2: " ".join(theirs), 3: " ".join((*mine, *passages))}

    def told(at: int) -> ReadReport:
        data = texts[at].encode()
        digest = hashlib.sha256(data).hexdigest()
        paper = replace(report(digest[:16], texts[at], published=day("2023-01-20")), sha256=digest)
        act = event(paper, texts[at].split(" ")[0], EventType.AID, (GHA,), (TGO,), when=day("2023-01-19"))
        return ReadReport(paper, data, found(events=() if at == 3 else (act,)))

    def origins() -> tuple[int, int]:
        with ledger.open_view(tmp_path / "grown.db") as view:
            (record,) = view.records(Kind.EVENTS)
        return record.support.origins, record.support.origins_high

    for steps, counted in (([([1, 2], [])], (2, 2)), ([([1, 2], []), ([3], [])], (1, 2))):
        (tmp_path / "grown.db").unlink(missing_ok=True)
        check_history(tmp_path, steps, told)
        assert origins() == counted


def test_what_names_a_statement_follows_it_into_another_record(tmp_path: Path) -> None:
    """A second report of a quotation becomes its record: what is nested in it, or tells of it, points there."""
    words = "We shall send every ambulance that we have to the valley this week"

    def told(at: int) -> ReadReport:
        text = f'"{words}", Ghana said. Kofi Sarpong heard it. Ghana sent them. {at}'
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        paper = replace(report(digest[:16], text, published=day("2023-01-20")), sha256=digest)
        # Of two texts that share no body the quotation alone is common.
        paper = replace(paper, blocks=(replace(paper.blocks[0], kind=BlockKind.STANDFIRST),))
        outer = statement(paper, words, GHA, said=day("2023-01-19"), mode=SpeechMode.DIRECT)
        if at != owner:
            return ReadReport(paper, data, found(statements=(outer,)))
        inner = statement(paper, "Kofi Sarpong heard it", TGO, nested_in=outer.id)
        act = event(paper, "Ghana sent them", EventType.AID, (GHA,), (TGO,), statement=outer.id)
        return ReadReport(paper, data, found(statements=(outer, inner), events=(act,)))

    owner = -1
    first, owner = sorted(range(2), key=lambda at: told(at).findings.statements[0].id)
    check_history(tmp_path, [([owner], []), ([first], []), ([], [first]), ([first], [])], told)
    with ledger.open_view(tmp_path / "grown.db") as view:
        (act,), said = view.records(Kind.EVENTS), {one.id: one for one in view.records(Kind.STATEMENTS)}
    leader = told(first).findings.statements[0].id
    assert act.content.statement == leader
    assert {one.content.nested_in for id_, one in said.items() if id_ != leader} == {leader}


def test_undated_acts_that_pages_alone_make_one_come_and_go(tmp_path):
    """What two pages are about joins accounts in other words, however late the second comes and whichever goes."""
    flown, sent_on = "Ghana airlifted tents and blankets to Lome", "Ghanaian planes airlifted relief for the families"
    texts = (
        f"{flown} after the river Mono burst its banks. Hundreds of families of the town lost their homes.",
        f"{sent_on}. The river Mono had flooded the town of Lome and taken hundreds of homes, said a mayor who wants tents.",
        f"{sent_on}. A school in the far north had burnt down.",
    )

    def told(at: int) -> ReadReport:
        data = texts[at].encode()
        digest = hashlib.sha256(data).hexdigest()
        paper = replace(report(digest[:16], texts[at], published=day("2023-01-20")), sha256=digest)
        act = event(paper, (flown, sent_on)[at > 0], EventType.AID, (GHA,), (TGO,), when=UNKNOWN)
        return ReadReport(paper, data, found(events=(act,)))

    def sizes() -> list[int]:
        with ledger.open_view(tmp_path / "grown.db") as view:
            return sorted(len(record.members) for record in view.records(Kind.EVENTS))

    check_history(tmp_path, [([0], []), ([1], []), ([], [0]), ([2], []), ([0], [2])], told)
    assert sizes() == [2]
    (tmp_path / "grown.db").unlink()
    check_history(tmp_path, [([0], []), ([2], [])], told)
    assert sizes() == [1, 1]
