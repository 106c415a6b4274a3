"""One source to one report.

Invariant: whatever the bytes are, a Report or a Problem comes back; every character of the text is in one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.codebook import Codebook
from servanda.intake import byline as credit
from servanda.intake import claims, envelope, publication
from servanda.intake.archive import report_id, sha256
from servanda.intake.blocks import Zone, kinds, tiles, zone
from servanda.intake.byline import Cut
from servanda.intake.decoding import decode
from servanda.intake.forms import Form
from servanda.intake.heading import TITLE_WORDS, Heading, disagree, heading, mark
from servanda.intake.inbox import Row
from servanda.intake.inbox import row as fields
from servanda.intake.language import language
from servanda.intake.lines import MOST_LINES, Strip, recut, strips
from servanda.intake.markup import Flat, flatten
from servanda.intake.oddities import oddities
from servanda.intake.selection import select
from servanda.model import Block, BlockKind, Credit, Piece, Problem, Report, Source, Span

_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|div|p|h1)(?:\s[^<>]*)?>", re.IGNORECASE
)
_SNIFF = 4000
_TURN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,4}:\s")
"""How a paragraph of a transcript begins: "Abena Mensah: ..."."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A decoded page: its text, the way back, what is known beside the text."""

    text: str
    charset: str
    media_type: str
    markup: str | None = None
    flat: Flat = field(default_factory=lambda: Flat("", ()))
    pieces: tuple[Piece, ...] = ()
    row: Row | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A page while it is cut: strips, where the body is, what the extractor chose, datelines and signatures."""

    strips: list[Strip]
    body: Zone
    chosen: set[int] | None
    cuts: dict[int, Cut] = field(default_factory=dict)


def read(source: Source, book: Codebook) -> Report | Problem:
    """Give the report that a source is.

    It never raises for anything the bytes may be. A page without an article is a Report with Problem `no_article`;
    bytes that are no text, and text without a word, are a Problem.

    Args:
        source: Bytes, and what is known of where they came from.
        book: The codebook: media, places.
    """
    page = _page(source)
    if isinstance(page, Problem):
        return page
    if not re.search(r"\w", page.text):
        return Problem("empty", "there is no word on the page", source=source.name)
    draft, chosen_problems = _draft(page)
    address = (
        source.url or (page.row.url if page.row else None) or page.flat.head.canonical or _own_address(draft.strips)
    )
    host = host_of(address)
    _cut_credits(draft, book, text=page.text, host=host)
    given = kinds(draft.strips, draft.body, chosen=draft.chosen)
    credit.signatures(draft.strips, given, draft.body, book)
    for at, cut in draft.cuts.items():
        given[at] = BlockKind.DATELINE if cut.rule == "dateline" else BlockKind.BYLINE
    wanted = list(claims.titles(page.flat.head, page.row))
    found = heading(
        draft.strips, draft.body, claims=[value for _, value in wanted], address=address, credited=draft.cuts
    )
    mark(given, found)
    title, title_problems = _title(draft, found, wanted)
    outlet = _outlet(draft, given, book, page, host)
    dated = publication.published(_votes(source, page, draft, given, address), bound=publication.changed(draft.strips))
    agencies = _agencies(draft, given, book, page)
    byline = credit.byline(draft.strips, given, book) or _author(page, book)
    body = "\n".join(strip.text for strip, kind in zip(draft.strips, given, strict=True) if kind is BlockKind.BODY)
    tongue = language(body)
    problems = [
        *page.problems,
        *chosen_problems,
        *title_problems,
        *_missing(body, tongue, outlet, draft.strips),
        *dated.problems,
        *oddities(page.text, draft.strips, given),
    ]
    return Report(
        id=report_id(source.data),
        sha256=sha256(source.data),
        text=page.text,
        blocks=_blocks(draft.strips, given, page.text),
        file=source.file,
        url=address,
        outlet=outlet.value if outlet else None,
        agencies=tuple(dict.fromkeys(credit.value for credit in agencies)),
        byline=byline.value if byline else None,
        title=title.value if title else None,
        language=tongue,
        published=dated.period,
        credits=tuple(credit for credit in (title, outlet, *agencies, byline, dated.credit) if credit),
        problems=tuple(sorted(problems, key=lambda one: (one.span is not None, one.span or Span(0, 0), one.code))),
        charset=page.charset,
        media_type=page.media_type,
        pieces=page.pieces,
    )


# From bytes to text


def _page(source: Source) -> _Page | Problem:
    row = fields(source.data) if source.media_type == "application/json" else None
    if row is not None:
        return _enveloped(source, row)
    decoded = decode(source.data, name=source.name)
    if isinstance(decoded, Problem):
        return decoded
    text, marks = _without_zeros(decoded.text)
    problems = (*decoded.problems, *marks)
    if source.media_type == "text/html" or _HTML.search(text, 0, _SNIFF):
        flat = flatten(text)
        return _Page(
            flat.text, decoded.charset, "text/html", text, flat, flat.pieces, None, (*problems, *flat.problems)
        )
    return _Page(text, decoded.charset, "text/plain", problems=problems)


def _enveloped(source: Source, row: Row) -> _Page:
    line = source.data.decode("utf-8")
    name, value = ("text", row.text) if row.text is not None else ("html", row.html or "")
    inner = envelope.pieces(line, name, value)
    value, problems = _without_zeros(value)
    if name == "text" and not _HTML.search(value, 0, 200):
        return _Page(value, "utf-8", "application/json", pieces=inner, row=row, problems=problems)
    flat = flatten(value)
    way = envelope.compose(flat.pieces, inner) if inner else ()
    return _Page(flat.text, "utf-8", "application/json", value, flat, way, row, (*problems, *flat.problems))


def _without_zeros(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Replace zero characters, which databases cannot keep, one for one."""
    count = text.count("\0")
    if not count:
        return text, ()
    message = f"{count} zero characters stand as U+FFFD"
    return text.replace("\0", "\ufffd"), (Problem("replaced_characters", message),)


# From text to kinds


def _draft(page: _Page) -> tuple[_Draft, tuple[Problem, ...]]:
    found = strips(page.text, page.flat.layouts)
    if page.markup is None:
        return _Draft(list(found), zone(found), None), ()
    selection = select(page.markup, page.text, found, depth=page.flat.depth)
    if not selection.chosen:
        return _Draft(list(found), zone(found), None), selection.problems
    body = Zone(min(selection.chosen), max(selection.chosen) + 1)
    return _Draft(list(found), body, set(selection.chosen)), selection.problems


def _own_address(found: Sequence[Strip]) -> str | None:
    """Give the address that a dump begins with: before every sentence and heading."""
    for strip in found[:3]:
        if strip.form is Form.ADDRESS and strip.text.startswith("http"):
            return strip.text
        if strip.form is not Form.STAMP:
            return None
    return None


def _cut_credits(draft: _Draft, book: Codebook, *, text: str, host: str | None) -> None:
    """Cut the dateline off the first paragraph and the agency's signature off the last one."""
    last = [at for at in range(draft.body.first, draft.body.end) if _is_body(draft, at)]
    body = [at for at in last if draft.strips[at].form is Form.PROSE or draft.strips[at].words > TITLE_WORDS]
    for at in reversed(last[-2:]):
        if cut := credit.closing(draft.strips[at], book):
            _divide(draft, at, cut, at + 1)
            break
    transcript = sum(bool(_TURN.match(draft.strips[at].text)) for at in body[:12]) >= 3  # noqa: PLR2004
    for at in body[:2]:
        cut = credit.opening(draft.strips[at], book, text=text, host=host, transcript=transcript)
        if cut:
            _divide(draft, at, cut, at)
            draft.body = Zone(at + 1 if at == draft.body.first else draft.body.first, draft.body.end)
            return


def _is_body(draft: _Draft, at: int) -> bool:
    chosen = draft.chosen is None or at in draft.chosen
    return chosen and draft.strips[at].form in {Form.PROSE, Form.LONG} and draft.strips[at].words >= 6  # noqa: PLR2004


def _divide(draft: _Draft, at: int, cut: Cut, credited: int) -> None:
    """Cut one strip in two; the indexes behind it move on by one."""
    first, second = recut(draft.strips[at], cut.at)
    draft.strips[at : at + 1] = [first, second]
    draft.body = Zone(draft.body.first, draft.body.end + 1)
    draft.cuts = {(before if before <= at else before + 1): one for before, one in draft.cuts.items()}
    draft.cuts[credited] = cut
    if draft.chosen is not None:
        draft.chosen = {before if before < at else before + 1 for before in draft.chosen} | {at, at + 1}


def _blocks(found: Sequence[Strip], given: Sequence[BlockKind], text: str) -> tuple[Block, ...]:
    return tiles(found, given, len(text))


# What is known of the page


def _title(
    draft: _Draft, found: Heading, wanted: Sequence[tuple[str, str]]
) -> tuple[Credit | None, tuple[Problem, ...]]:
    printed = draft.strips[found.titles[0]] if found.titles else None
    named = [*([printed.text] if printed else []), *(value for _, value in wanted)]
    problems = (
        (Problem("titles_disagree", f"the page has several titles: {' | '.join(dict.fromkeys(named))[:300]}"),)
        if disagree(tuple(dict.fromkeys(named)))
        else ()
    )
    if printed:
        return Credit("title", printed.text, printed.span, "title.line"), problems
    if wanted:
        rule, value = wanted[0]
        return Credit("title", " ".join(value.split()), None, rule), problems
    first = next(
        (strip for strip in draft.strips if strip.words and strip.form not in {Form.ADDRESS, Form.STAMP}), None
    )
    return None, (Problem("no_title", "no title in the text", first.span if first else None),)


def _outlet(draft: _Draft, given: Sequence[BlockKind], book: Codebook, page: _Page, host: str | None) -> Credit | None:
    place = next(
        (
            (cut.place, Span(draft.strips[at].span.start, draft.strips[at].span.start + len(cut.place)))
            for at, cut in sorted(draft.cuts.items())
            if cut.place
        ),
        None,
    )
    said = list(claims.outlets(page.flat.head, page.row))
    return outlet_of(draft.strips, given, book, claims=said, host=host, place=place)


def _agencies(draft: _Draft, given: Sequence[BlockKind], book: Codebook, page: _Page) -> list[Credit]:
    found = list(credit.agencies(draft.strips, given, sorted(draft.cuts.items()), book))
    for rule, value in claims.authors(page.flat.head):
        found += [
            Credit("agency", name, None, rule.replace("byline", "agency"))
            for name, _, _ in named_agencies(value, book)
        ]
    unique: dict[str, Credit] = {}
    for credit in found:
        unique.setdefault(credit.value, credit)
    return list(unique.values())


def _author(page: _Page, book: Codebook) -> Credit | None:
    for rule, value in claims.authors(page.flat.head):
        if not list(named_agencies(value, book)):
            return Credit("byline", value, None, rule)
    return None


def _votes(
    source: Source, page: _Page, draft: _Draft, given: Sequence[BlockKind], address: str | None
) -> Iterator[publication.Vote]:
    yield from publication.by_lines(draft.strips, given, draft.body)
    for at, cut in sorted(draft.cuts.items()):
        yield from publication.by_dateline(cut.day, _found(draft.strips[at], cut.day))
    yield from publication.by_head(page.flat.head)
    yield from publication.by_feeder(source.published or (page.row.published if page.row else None))
    yield from publication.by_address(address)


def _found(strip: Strip, words: str | None) -> Span | None:
    start = strip.text.find(words) if words else -1
    return Span(strip.span.start + start, strip.span.start + start + len(words or "")) if start >= 0 else None


def _missing(body: str, tongue: str | None, outlet: Credit | None, found: Sequence[Strip]) -> Iterator[Problem]:
    whole = Span(found[0].span.start, found[-1].span.end)
    if not body:
        yield Problem("no_article", "no article was found on the page; nothing can be read from it", whole)
    elif tongue != "en":
        yield Problem(
            "not_english", f"the text is not English ({tongue or 'unknown'}); findings are not to be expected", whole
        )
    if outlet is None:
        yield Problem("no_outlet", "no outlet named in the text", whole)
    if found[-1].line >= MOST_LINES:
        yield Problem("page_too_large", f"only the first {MOST_LINES} lines of the page were read", found[-1].span)
    heads = {strip.text for strip in found if strip.layout and strip.layout.tag == "h1"}
    if len(heads) > 1:
        yield Problem("several_articles", f"the page has {len(heads)} main headings: it may hold several articles")
