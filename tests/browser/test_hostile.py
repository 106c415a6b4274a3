"""Reports that want to be more than text: what stands in them is shown, and nothing in them runs or hides anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from browser.conftest import WIDE, Meet, Served, _serve
from ledger.values import BEL, SUDRIA, event, quote, read_of, report_of, statement
from servanda import ledger
from servanda.model import (
    UNKNOWN,
    Actor,
    ActorKind,
    ActorRecord,
    Disagreement,
    DisagreementKind,
    DisputedValue,
    FindingId,
    Findings,
    Label,
    LabelKind,
    OriginId,
    Problem,
    Record,
    Records,
    Role,
    Span,
    Support,
)

MARKUP = (
    '"><script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload=window.ran=1>'
    '<iframe src="javascript:parent.ran=1"></iframe><style>*{display:none}</style></title></textarea><!--{{7*7}}${7*7}'
)
BIDI = "\u202edekcab\u2066\u2067 never closed"
HOSTILE = f"{MARKUP}{BIDI}\0\x1b[31m"
LONG = "Harbour " * 130_000
EVIL = (
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    " JaVaScRiPt:window.ran=1",
    "vbscript:x",
)
MOST = 150
"""Pages that are looked at: all that such a small ledger has."""
WATCH = """
addEventListener('securitypolicyviolation', event => console.error('refused: ' + event.violatedDirective));
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a ledger with markup, scripts, turned letters, control signs and a megabyte in every field that pages fill."""
    place = tmp_path_factory.mktemp("hostile") / "<b>hostile&.db"
    with ledger.open_writer(place) as writer:
        read = [_read(f"{HOSTILE}\nNorland will send grain. {HOSTILE} {at}\n", url) for at, url in enumerate(EVIL)]
        read.append(_read(f"{LONG}\nNorland will send grain.\n", f"https://harbour.example/{MARKUP}", title=LONG))
        writer.append(read, [Problem(code="not_text", message=HOSTILE, source=MARKUP + LONG)])
        writer.replace_records(_records(read), linker="by hand")
    yield from _serve(place)


def _read(text: str, url: str, *, title: str = HOSTILE) -> Any:
    """Give a read report in which every word is hostile."""
    odd = (Problem(code="odd", message=HOSTILE, span=Span(0, 4)),)
    report = replace(
        report_of(
            text, file=f"{MARKUP[:80].replace('/', '_')}.txt", url=url, title=title, outlet=title, byline=HOSTILE
        ),
        agencies=(HOSTILE, BIDI),
        problems=odd,
    )
    evil = replace(BEL, name=HOSTILE, text=HOSTILE, role=HOSTILE)
    cited = quote(report, "Norland will send grain", rule=MARKUP)
    role = Role(HOSTILE, "NRL", UNKNOWN, UNKNOWN, cited)
    found = Findings(
        actors=(Actor(evil.actor, report.id, "NRL.GOV", HOSTILE, ActorKind.PERSON, "NRL", (HOSTILE, LONG), (role,), (), (cited,)),),
        statements=(statement(report, "will send grain", speaker=evil, hearer=evil, via=(HOSTILE,), medium=HOSTILE, cue=HOSTILE, hedges=(HOSTILE,), scare_quotes=(HOSTILE,)),),
        events=(event(report, "Norland will send", source=(evil,), target=(replace(SUDRIA, name=BIDI),), contexts=(MARKUP,), mode=MARKUP),),
        labels=(Label(FindingId(f"l-{report.id[2:]}"), report.id, evil, HOSTILE, evil, LabelKind.EVALUATION, -1, (cited,)),),
    )  # fmt: skip
    return read_of(report, found)


def _records(read: list[Any]) -> Records:
    """Give what linking could make of them."""
    alone = Support(1, 1, 1)
    said = [one.findings.statements[0] for one in read]
    done = [one.findings.events[0] for one in read]
    values = tuple(
        DisputedValue(HOSTILE + str(at), (OriginId("o-1"),), (BEL,), one.evidence) for at, one in enumerate(done[:2])
    )
    return Records(
        actors=(ActorRecord(read[0].findings.actors[0], (BEL.actor,), 3),),
        statements=tuple(sorted((Record(each.id, each, (each.id,), alone) for each in said), key=lambda one: one.id)),
        events=tuple(sorted((Record(each.id, each, (each.id,), alone) for each in done), key=lambda one: one.id)),
        labels=tuple(sorted((one.findings.labels[0] for one in read), key=lambda one: one.id)),
        disagreements=(Disagreement("d-1", done[0].id, "place", values, DisagreementKind.CONFLICT),),
    )


def test_nothing_in_a_report_runs(hostile: Served, meet: Meet) -> None:
    """On every page that leads from the front page nothing runs, nothing is drawn that the page did not make, and every link is one of this server or of http."""
    visitor = meet(WIDE)
    visitor.page.add_init_script(WATCH)
    dialogs: list[str] = []
    visitor.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    waiting, seen = ["/", "/search?q=harbour", "/search?q=script", "/problems"], set()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        seen.add(address)
        answer = visitor.page.goto(hostile.address + address)
        assert answer is not None
        assert answer.ok, address
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        if "html" not in answer.headers["content-type"]:
            continue
        # What our own scripts draw has styles of its own; the page as it came has none.
        assert not re.search(r"<[a-z][^<>]*\sstyle=", answer.text()), address
        assert visitor.page.evaluate("window.ran") is None, address
        assert visitor.page.evaluate(FOREIGN) == [], address
        links = visitor.page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))")
        assert not [link for link in links if urlsplit(link).scheme not in ("", "http", "https")], address
        inside = {urljoin(address, link).split("#")[0] for link in links if urlsplit(link).scheme == ""}
        waiting += sorted(
            link for link in inside - seen - set(waiting) if not re.search(r"\.[a-z]+$", urlsplit(link).path)
        )
    assert len(seen) > 40
    assert dialogs == visitor.errors == visitor.strange == []


FOREIGN = """() => [...document.querySelectorAll('*')].flatMap(each => {
    const told = [];
    for (const one of each.attributes) if (/^on/i.test(one.name) || one.name === 'srcdoc') told.push(one.name);
    const name = each.localName;
    if (['iframe', 'object', 'embed', 'base', 'template', 'meta'].includes(name) && !each.closest('head')) told.push(name);
    if (name === 'style' || (name === 'script' && each.type !== 'application/json' && !(each.getAttribute('src') || '').startsWith('/static/'))) told.push(name);
    if (name === 'img') told.push(name);
    return told;
})"""


@pytest.mark.parametrize(
    "view", ["/", "/reports", "/events", "/statements", "/labels", "/actors", "/problems", "/search?q=harbour"]
)
def test_a_megabyte_is_cut_with_a_word_that_says_so(hostile: Served, meet: Meet, view: str) -> None:
    """A title without end makes no page without end."""
    visitor = meet(WIDE)
    visitor.open(hostile.address + view)
    assert len(visitor.page.content()) < 400_000
    if view == "/reports":
        assert "cut" in visitor.page.inner_text("main")


@pytest.mark.parametrize("view", ["/reports", "/events", "/actors", "/labels"])
def test_turned_letters_turn_nothing_else(hostile: Served, meet: Meet, view: str) -> None:
    """A sign that turns the order of letters ends where the words of the report end."""
    visitor = meet(WIDE)
    visitor.open(hostile.address + view)
    loose = visitor.page.evaluate(LOOSE)
    assert loose == []


def test_hidden_signs_show_and_places_stay_exact(hostile: Served, meet: Meet) -> None:
    """A sign that turns letters stands in the text as a mark with its name; the characters are those of the archive."""
    visitor = meet(WIDE)
    visitor.open(hostile.address + "/reports")
    assert "⟨right-to-left override⟩dekcab" in visitor.page.inner_text("main")
    (address, *_) = visitor.page.eval_on_selector_all("main .heading a", "all => all.map(each => each.href)")
    visitor.open(address)
    drawn = visitor.page.evaluate(
        "getComputedStyle(document.querySelector('.text .sign[title=\"U+202E\"]'), '::before').content"
    )
    assert "right-to-left override" in drawn or "attr(data-name)" in drawn
    quote = visitor.page.locator(".text .m").first
    assert "Norland" in quote.inner_text()
    # A parser of HTML leaves NUL out.
    archived = visitor.page.request.get(f"{address.split('?')[0]}.txt").text().replace("\0", "")
    assert visitor.page.evaluate(TEXT).replace("\0", "") == archived
    visitor.picture("hostile-report")


TEXT = """() => {
    const text = document.querySelector('.text').cloneNode(true);
    text.querySelectorAll('.kind, summary').forEach(each => each.remove());
    return text.textContent.replace(/^\\n/, '');
}"""

LOOSE = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), told = [];
    while (walker.nextNode()) {
        const words = walker.currentNode;
        if (words.parentElement.closest('.sign')) continue;
        let depth = 0;
        for (const sign of words.data) {
            if (/[\u202a-\u202e]/.test(sign) && depth === 0) told.push(words.data.slice(0, 80));
            if (/[\u2066-\u2068]/.test(sign)) depth += 1;
            if (sign === '\u2069') depth -= 1;
            if (depth < 0) told.push(words.data.slice(0, 80));
        }
        if (depth) told.push(words.data.slice(0, 80));
    }
    return told;
}"""
