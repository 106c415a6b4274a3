"""One source to one report.

Invariant: whatever the bytes are, a Report or a Problem comes back; every character of the text is in one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.codebook import Codebook
from servanda.intake import claims, publication
from servanda.intake.agency import named_agencies
from servanda.intake.archive import report_id, sha256
from servanda.intake.blocks import kinds, tiles
from servanda.intake.byline import Cut, agencies, byline, signatures
from servanda.intake.draft import Draft, credited, draft
from servanda.intake.fields import FieldName, field_of, fields, repeated
from servanda.intake.forms import Form
from servanda.intake.heading import Heading, disagree, heading, mark
from servanda.intake.language import language
from servanda.intake.lines import MOST_LINES, Strip
from servanda.intake.oddities import oddities
from servanda.intake.outlet import host_of, outlet
from servanda.intake.told_by import told_by
from servanda.intake.unwrap import Page, unwrap
from servanda.model import BlockKind, Credit, Problem, Report, Source, Span

LISTED = 300
"""Characters of the titles that a Problem quotes."""

_OPENING_STRIPS = 3
"""The page's own address is among its first strips."""

_HTTP = re.compile(r"https?://\S+")


def read(source: Source, book: Codebook) -> Report | Problem:
    """Give the report that a source is.

    It never raises for anything the bytes may be. A page without an article is a Report with Problem `no_article`;
    bytes that are no text, and text without a word, are a Problem.

    Args:
        source: Bytes, and what is known of where they came from.
        book: The codebook: media, places.
    """
    page = unwrap(source)
    if isinstance(page, Problem):
        return page
    if not re.search(r"\w", page.text):
        return Problem("empty", "there is no word on the page", source=source.name)
    whole, chosen_problems = draft(page)
    address = _address(source, page, whole)
    host = host_of(address)
    whole = credited(whole, book, text=page.text, host=host)
    wanted = list(claims.titles(page.flat.head, page.row))
    given, found = _kinds(whole, book, wanted=wanted, address=address)
    title = _title(whole, found, wanted)
    issuer = outlet(
        whole.strips,
        given,
        book,
        claims=list(claims.outlets(page.flat.head, page.row)),
        host=host,
        place=_place(whole),
        named=fields(whole.strips, before=whole.body.first),
    )
    dated = publication.published(_votes(source, page, whole, given, address), bound=publication.changed(whole.strips))
    wires = _agencies(whole, given, book, page)
    author = byline(whole.strips, given, book) or _author(page, book)
    body = "\n".join(strip.text for strip, kind in zip(whole.strips, given, strict=True) if kind is BlockKind.BODY)
    tongue = language(body)
    house = [credit.value for credit in (issuer, *wires) if credit]
    problems = [
        *page.problems,
        *chosen_problems,
        *_title_problems(whole, title, wanted),
        *_missing(whole.strips, body=body, tongue=tongue, issuer=issuer),
        *dated.problems,
        *oddities(page.text, whole.strips, given),
    ]
    return Report(
        id=report_id(source.data),
        sha256=sha256(source.data),
        text=page.text,
        blocks=tiles(whole.strips, given, len(page.text)),
        file=source.file,
        url=address,
        outlet=issuer.value if issuer else None,
        agencies=tuple(credit.value for credit in wires),
        byline=author.value if author else None,
        title=title.value if title else None,
        language=tongue,
        published=dated.period,
        credits=(
            *(credit for credit in (title, issuer, *wires, author, dated.credit) if credit),
            *told_by(page.text, whole.strips, given, book, own=house),
        ),
        problems=tuple(sorted(problems, key=_in_order)),
        charset=page.charset,
        media_type=page.media_type,
        pieces=page.pieces,
    )


def _in_order(problem: Problem) -> tuple[bool, Span, str, str]:
    """Give the order of Problems: those of the whole page first, then by place."""
    return problem.span is not None, problem.span or Span(0, 0), problem.code, problem.message


def _address(source: Source, page: Page, whole: Draft) -> str | None:
    """Give the page's own address: the feeder's, the canonical one, or the one that a dump begins with."""
    given = source.url or (page.row.url if page.row else None) or page.flat.head.canonical
    if given:
        return given
    for named in fields(whole.strips, before=whole.body.first):
        if named.name is FieldName.ADDRESS and _HTTP.fullmatch(named.value):
            return named.value
    for strip in whole.strips[:_OPENING_STRIPS]:
        if strip.form is Form.ADDRESS and strip.text.startswith("http"):
            return strip.text
        if strip.form is not Form.STAMP:
            return None
    return None


def _kinds(
    whole: Draft, book: Codebook, *, wanted: Sequence[tuple[str, str]], address: str | None
) -> tuple[list[BlockKind], Heading]:
    given = kinds(whole.strips, whole.body, chosen=whole.chosen)
    signatures(whole.strips, given, whole.body, book)
    for at, cut in whole.cuts.items():
        given[at] = BlockKind.DATELINE if cut.rule == "dateline" else BlockKind.BYLINE
    apart = {at for at, kind in enumerate(given) if kind in {BlockKind.CAPTION, BlockKind.DATELINE, BlockKind.BYLINE}}
    said = [value for _, value in wanted]
    found = heading(whole.strips, whole.body, claims=said, address=address, apart=apart)
    mark(given, found)
    return given, found


def _title(whole: Draft, found: Heading, wanted: Sequence[tuple[str, str]]) -> Credit | None:
    """Give the title that the text prints, else the one that its head claims first."""
    if found.titles:
        printed = whole.strips[found.titles[0]]
        if (named := field_of(printed)) and named.name is FieldName.TITLE:
            return Credit("title", named.value, named.span, "title.field")
        return Credit("title", printed.text, printed.span, "title.line")
    return next((Credit("title", " ".join(value.split()), None, rule) for rule, value in wanted), None)


def _title_problems(whole: Draft, title: Credit | None, wanted: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    if title is None:
        first = next((strip.span for strip in whole.strips if strip.text == whole.first_text), None)
        yield Problem("no_title", "no title in the text", first)
        return
    named = list(dict.fromkeys([title.value, *(value for _, value in wanted)]))
    if disagree(named):
        yield Problem("titles_disagree", f"the page has several titles: {' | '.join(named)[:LISTED]}", title.span)


def _place(whole: Draft) -> tuple[str, Span] | None:
    """Give what stands in the dateline where a place does, with its span."""
    return next(
        ((cut.place, whole.strips[at].part(cut.place)) for at, cut in sorted(whole.cuts.items()) if cut.place), None
    )


def _agencies(whole: Draft, given: Sequence[BlockKind], book: Codebook, page: Page) -> list[Credit]:
    """Give one credit for each agency, the printed ones first."""
    printed = agencies(whole.strips, given, _sorted(whole.cuts), book)
    claimed = (
        Credit("agency", name, None, rule.replace("byline", "agency"))
        for rule, value in claims.authors(page.flat.head)
        for name, _, _ in named_agencies(value, book)
    )
    unique: dict[str, Credit] = {}
    for credit in (*printed, *claimed):
        unique.setdefault(credit.value, credit)
    return list(unique.values())


def _sorted(cuts: Mapping[int, Cut]) -> Iterable[tuple[int, Cut]]:
    return sorted(cuts.items(), key=lambda pair: pair[0])


def _author(page: Page, book: Codebook) -> Credit | None:
    """Give the author that the head claims, unless it is an agency."""
    for rule, value in claims.authors(page.flat.head):
        if not list(named_agencies(value, book)):
            return Credit("byline", value, None, rule)
    return None


def _votes(
    source: Source, page: Page, whole: Draft, given: Sequence[BlockKind], address: str | None
) -> Iterator[publication.Vote]:
    yield from publication.by_lines(whole.strips, given, whole.body)
    for at, cut in _sorted(whole.cuts):
        yield from publication.by_dateline(cut.day, whole.strips[at].part(cut.day or ""))
    yield from publication.by_head(page.flat.head)
    yield from publication.by_feeder(source.published or (page.row.published if page.row else None))
    yield from publication.by_address(address)
    yield from publication.by_title(whole.strips, given)
    yield from publication.by_telling(whole.strips, given)


def _missing(strips: Sequence[Strip], *, body: str, tongue: str | None, issuer: Credit | None) -> Iterator[Problem]:
    """Give what a reader of this report must know is not there."""
    whole = Span(strips[0].span.start, strips[-1].span.end)
    if not body:
        yield Problem("no_article", "no article was found on the page; of its text at most the title is read", whole)
    elif tongue != "en":
        message = f"the text is not English ({tongue or 'unknown'}); findings are not to be expected"
        yield Problem("not_english", message, whole)
    if issuer is None:
        yield Problem("no_outlet", "no outlet named in the text", whole)
    if strips[-1].line >= MOST_LINES:
        yield Problem("page_too_large", f"only the first {MOST_LINES} lines of the page were read", strips[-1].span)
    heads = {strip.text for strip in strips if strip.layout and strip.layout.tag == "h1"}
    if len(heads) > 1:
        yield Problem("several_articles", f"the page has {len(heads)} main headings: it may hold several articles")
    if again := repeated(strips):
        message = (
            f"“{again.text}” names the {again.name} a second time: the text may hold several articles; put each into"
        )
        yield Problem("several_articles", f"{message} a file of its own, or into a line of a .jsonl file", again.span)
