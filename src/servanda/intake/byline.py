"""Who wrote it and who brings it: dateline, signatures, byline, agencies, each with the words it was read from.

Invariant: an agency needs its place and its letters. The credit of a picture, a medium that was told something and an
acronym in brackets inside a sentence credit nobody (ruling 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook import Codebook
from servanda.codebook.calendar import printed_days
from servanda.codebook.names import split
from servanda.intake.agency import agency_of, media_in, named_agencies
from servanda.intake.blocks import Zone
from servanda.intake.dateline import Dateline, dateline
from servanda.intake.forms import AGENCY_BEHIND, Form, ends
from servanda.intake.lines import Strip
from servanda.intake.outlet import is_host
from servanda.model import BlockKind, Credit, Span

_END_DASH = re.compile(r"(?<=[.!?\"”’)])\s*(?:[-–—]{1,2}\s?|[(\[/©]\s?)(?P<name>[^()\[\]\n©–—]{2,60}?)\s?[)\]/]?\s*$")
_REPORTS = re.compile(
    r"(?:,|\.)\s+(?:reports?|reported by|according to a report by)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w .]{1,40}?)\.?[\"”]?\s*$"
)
_LOUD_NAME = re.compile(r"[A-ZÀ-Þ'’.-]{2,}(?: [A-ZÀ-Þ'’.-]+){1,2}$")
"""A reporter's name set in capitals over the text: "THANDEKA KHUMALO"."""

_NUMBERS = re.compile(r"^[\W\d]*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a credit divides a paragraph from its sentences: the place in the text and what it says."""

    at: int
    agency: str | None
    rule: str
    place: str | None = None
    day: str | None = None


def opening(
    strip: Strip, book: Codebook, *, text: str, host: str | None = None, transcript: bool = False
) -> Cut | None:
    """Give the dateline that a paragraph begins with, if its letters, its place and the codebook agree on one.

    "TEHRAN —" is one for its capitals and dash, "Muscat:" because it is a place, "National Police Agency (NPA)"
    none, because no agency is called so.

    Args:
        strip: A first paragraph of the body.
        book: The codebook.
        text: The whole text; a place that nobody knows may be printed in it again.
        host: The host of the page's own address: its outlet may stand where the place does.
        transcript: Whether paragraphs of this page begin with the name of who speaks and a colon.
    """
    found = dateline(strip.text)
    if found is None or (transcript and found.sign == ":" and not found.day) or not _holds(found, book, text, host):
        return None
    agency = agency_of(found.agency, book, certain=found.day is not None)
    return Cut(strip.span.start + found.end, agency, "dateline", found.place, found.day)


def _holds(found: Dateline, book: Codebook, text: str, host: str | None) -> bool:
    place = found.place or ""
    town = place.split(",", maxsplit=1)[0]
    loud = town.isupper() and len(town) > 2  # noqa: PLR2004
    if found.agency is not None:
        known = agency_of(found.agency, book, certain=False) is not None
        if found.sign == "":
            return is_host(place, host) or (
                known
                and (loud or not place or found.day is not None or is_place(place, book) or f"/{found.agency}/" in text)
            )
        return known or found.day is not None or loud or (len(split(place)) <= 2 and is_place(place, book))  # noqa: PLR2004
    if found.sign == ".":  # "Independence Day, 28 July 2031. The states" is a sentence's beginning, or a caption's
        return loud or is_place(place, book)
    if found.day is not None or loud or is_host(place, host):
        return True
    if found.sign in {":", "|"}:  # a heading or a section stands before them too
        return is_place(place, book) or (len(split(place)) <= 2 and _printed_as_place(place, text))  # noqa: PLR2004
    return len(split(place)) <= 5  # noqa: PLR2004  "Cape Town -"


def is_place(words: str, book: Codebook) -> bool:
    """Say whether the codebook knows the words, whole or before a comma, as the name of a place."""
    printed = split(words.split(",", maxsplit=1)[0])
    match = book.names.longest(printed, 0) if printed else None
    return match is not None and match.length == len(printed)


def _printed_as_place(words: str, text: str) -> bool:
    """Say whether the text prints the words again after "in", "from" and the like."""
    return bool(re.search(rf"\b(?:in|from|to|at|near|of)\s+{re.escape(words)}\b", text))


def closing(strip: Strip, book: Codebook) -> Cut | None:
    """Give the agency's signature that a last paragraph ends with: "... for the people. — SPA"."""
    tail = strip.text[-80:]
    found = _END_DASH.search(tail)
    if not found or not (agency := agency_of(found.group("name"), book, certain=False)):
        return None
    sign = re.search(r"\S", found.group())
    start = len(strip.text) - len(tail) + found.start() + (sign.start() if sign else 0)
    return Cut(strip.span.start + start, agency, "signature") if start > 0 else None


def signatures(strips: Sequence[Strip], kinds: list[BlockKind], body: Zone, book: Codebook) -> None:
    """Make byline of lines that only sign: a line of rights that names an agency, a medium's name beside the body.

    So does a last line of only a day and an outlet.
    """
    for at in range(max(0, body.first - 3), min(len(strips), body.end + 4)):
        strip = strips[at]
        if kinds[at] not in {BlockKind.FURNITURE, BlockKind.TEASER, BlockKind.BODY}:
            continue
        if strip.form is not Form.RIGHTS and _ends_in_picture(strip, book):
            kinds[at] = BlockKind.CAPTION
            continue
        if _signs(strip, book):
            kinds[at] = BlockKind.BYLINE
        elif at + 1 == body.first and kinds[at] is BlockKind.FURNITURE and _LOUD_NAME.match(strip.text):
            kinds[at] = BlockKind.FURNITURE if is_place(strip.text, book) else BlockKind.BYLINE
    last = len(strips) - 1
    if 0 < last <= body.end and _is_imprint(strips[last], book):  # below a list of articles it is one of theirs
        kinds[last] = BlockKind.BYLINE


def _signs(strip: Strip, book: Codebook) -> bool:
    """Say whether a line is an agency's line of rights, or nothing but the name of a medium."""
    if strip.form is Form.RIGHTS:
        return bool(list(named_agencies(strip.text, book)))
    name = strip.text.strip(" .()-–—")
    return strip.form is Form.SHORT and not _is_frame(strip) and bool(book.media.named(name))


def _is_imprint(strip: Strip, book: Codebook) -> bool:
    """Say whether a line is only a day and an outlet, in either order: "3 May 2031, Harbour Gazette"."""
    days = [printed for printed in printed_days(strip.text) if printed.period.is_day]
    if len(days) != 1 or strip.form not in {Form.SHORT, Form.STAMP} or _is_frame(strip):
        return False
    before = strip.text[: days[0].start].strip(_MARKS)
    after = strip.text[days[0].end :].strip(_MARKS)
    name = before or after
    return not (before and after) and bool(book.media.named(name) or _OUTLET.fullmatch(name))


_MARKS = " \t,;.|()/•·–—-\u00a0"
_OUTLET = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w'’.&-]*(?: of)? ){1,4}(?:Times|Post|Herald|Tribune|Gazette|Observer|Courier|Ledger"
    r"|Chronicle|Telegraph|Mirror|Journal|Today|Mail|Standard|Monitor|Daily|Weekly|News|Radio|Television|TV|Press|Wire"
    r"|Dispatch|Examiner|Inquirer|Sentinel|Bulletin|Star|Voice|Review|Agency|Online)"
)
"""A name that ends in a word of papers and stations."""


def _is_frame(strip: Strip) -> bool:
    """Say whether a strip stands around an HTML page, where every page of the outlet has its name."""
    return strip.layout is not None and bool({"head", "nav", "header", "footer", "aside"} & set(strip.layout.regions))


def _ends_in_picture(strip: Strip, book: Codebook) -> bool:
    """Say whether a line ends in the name of a medium and, after a slash, of who took the picture, or the reverse."""
    tail = strip.text[-60:]
    if "/" not in tail or ends(tail) or "://" in tail:
        return False
    slashes = [match.span() for match in re.finditer(r"\s?/\s?", tail)]
    return any(end == left or start == right for _, start, end in media_in(tail, book.media) for left, right in slashes)


def agencies(
    strips: Sequence[Strip], kinds: Sequence[BlockKind], cuts: Iterable[tuple[int, Cut]], book: Codebook
) -> Iterator[Credit]:
    """Give the agencies that the page credits, in the order of the text, with their spans.

    Read are datelines, also those on a line of their own, bylines, signatures, lines of rights, and ", reports UNB." at
    the end of a first paragraph.
    """
    by_cut = dict(cuts)
    sentences = 0
    for at, strip in enumerate(strips):
        cut = by_cut.get(at)
        if cut and cut.agency:
            yield Credit("agency", cut.agency, strip.span, f"agency.{cut.rule}")
        elif kinds[at] is BlockKind.DATELINE and (found := AGENCY_BEHIND.search(strip.text)):
            if name := agency_of(found.group("name"), book, certain=True):
                span = Span(strip.span.start + found.start("name"), strip.span.start + found.end("name"))
                yield Credit("agency", name, span, "agency.dateline")
        elif kinds[at] is BlockKind.BYLINE or strip.form is Form.RIGHTS:
            for named, start, end in named_agencies(strip.text, book):
                yield Credit("agency", named, Span(strip.span.start + start, strip.span.start + end), "agency.byline")
        elif kinds[at] is BlockKind.BODY:
            sentences += 1
            found = _REPORTS.search(strip.text) if sentences <= 3 else None  # noqa: PLR2004  a first paragraph
            if found and (name := agency_of(found.group("name"), book, certain=False)):
                span = Span(strip.span.start + found.start("name"), strip.span.start + found.end("name"))
                yield Credit("agency", name, span, "agency.reports")


def byline(strips: Sequence[Strip], kinds: Sequence[BlockKind], book: Codebook) -> Credit | None:
    """Give the byline as printed: the first one that is no bare signature of a publisher."""
    for at, strip in enumerate(strips):
        if kinds[at] is BlockKind.BYLINE and (strip.form is Form.BYLINE or strip.layout):
            value = strip.text.strip(" \t|•·,\u00a0")
            if value and not _NUMBERS.match(value) and not _is_outlet(value, book):
                return Credit("byline", value, strip.part(value), "byline.line")
    for at, strip in enumerate(strips):
        value = strip.text.strip(" \t-–—()[]|/©") if kinds[at] is BlockKind.BYLINE else ""
        if value and not _NUMBERS.match(value) and not _is_outlet(value, book):
            return Credit("byline", value, strip.part(value), "byline.signature")
    return None


def _is_outlet(words: str, book: Codebook) -> bool:
    """Say whether the words name an outlet that is no agency: its own name is no byline."""
    named = book.media.named(words)
    return bool(named) and not any(medium.kind == "agency" for medium in named)
