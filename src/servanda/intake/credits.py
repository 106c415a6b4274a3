"""Who wrote it and who brings it: byline, agencies, outlet, each with the words it was read from.

Invariant: an agency needs its place and its letters. The credit of a picture, a medium that was told something and an
acronym in brackets inside a sentence credit nobody (rulings 7 and 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from servanda.codebook import Codebook
from servanda.codebook.media import MediaIndex, Medium
from servanda.codebook.names import spans, split
from servanda.intake.blocks import Zone
from servanda.intake.dateline import Dateline, dateline
from servanda.intake.forms import Form, ends
from servanda.intake.lines import Strip
from servanda.model import BlockKind, Credit, Span

NAME_WORDS = 7
"""The longest name of a medium, in words and signs: 'GSV "Russia - Islamic World"' has six."""

SHORT_FIELD = 20
"""A strip of more words is a sentence about a medium, not its name."""

HOSTS_OF_OTHERS = frozenset(
    "archive.org archive.ph archive.today googleusercontent.com google.com facebook.com twitter.com x.com t.me telegram.org"
    " t.co bit.ly youtube.com wordpress.com blogspot.com medium.com amp.dev ampproject.org github.com".split()
)
"""Hosts that carry other people's pages: their address names no outlet."""

_PHOTO_LETTERS = re.compile(r"photo|picture|image|pool\b|getty", re.IGNORECASE)
_END_DASH = re.compile(r"(?<=[.!?\"”’)])\s*(?:[-–—]{1,2}\s?|[(\[/©]\s?)(?P<name>[^()\[\]\n©–—]{2,60}?)\s?[)\]/]?\s*$")  # noqa: RUF001
_REPORTS = re.compile(r"(?:,|\.)\s+(?:reports?|reported by|according to a report by)\s+(?:the\s+)?(?P<name>[A-Z][\w .]{1,40}?)\.?[\"”]?\s*$")
_SIGNED = re.compile(r"\b(?:reporting|writing|editing) by\b", re.IGNORECASE)
"""Words of a closing line that name the agency whose form they are, by the codebook, without naming it."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b[\s–—,-]*(?:(?:19|20)\d\d)?")  # noqa: RUF001
_RIGHTS_NAME = re.compile(
    r"^\W*(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?P<name>[^.,|©]{3,60}?)(?:\.|,|\||$|\s+all rights)", re.IGNORECASE
)
_LOUD_NAME = re.compile(r"[A-ZÀ-Þ'’.-]{2,}(?: [A-ZÀ-Þ'’.-]+){1,2}$")  # noqa: RUF001
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
    agency = _agency(found.agency, book, certain=found.day is not None)
    return Cut(strip.span.start + found.end, agency, "dateline", found.place, found.day)


def _holds(found: Dateline, book: Codebook, text: str, host: str | None) -> bool:
    place = found.place or ""
    loud = place.isupper() and len(place) > 2  # noqa: PLR2004
    if found.agency is not None:
        known = _agency(found.agency, book, certain=False) is not None
        if found.sign == "":
            return _is_host(place, host) or known and (loud or not place or found.day is not None or is_place(place, book) or f"/{found.agency}/" in text)
        return known or found.day is not None or loud or (len(split(place)) <= 2 and is_place(place, book))  # noqa: PLR2004
    if found.day is not None or loud or _is_host(place, host):
        return True
    if found.sign == ":":
        return is_place(place, book) or (len(split(place)) <= 2 and _printed_as_place(place, text))  # noqa: PLR2004
    return len(split(place)) <= 5  # noqa: PLR2004  "Cape Town -", "Amnesty International –"


def is_place(words: str, book: Codebook) -> bool:
    """Say whether the codebook knows the words, whole or before a comma, as the name of a place."""
    printed = split(words.split(",")[0])
    match = book.names.longest(printed, 0) if printed else None
    return match is not None and match.length == len(printed)


def _printed_as_place(words: str, text: str) -> bool:
    """Say whether the text prints the words again after "in", "from" and the like."""
    return bool(re.search(rf"\b(?:in|from|to|at|near|of)\s+{re.escape(words)}\b", text))


def _is_host(words: str, host: str | None) -> bool:
    letters = re.sub(r"\W", "", words).lower()
    label = main_label(host)
    return len(letters) > 3 and bool(label) and (letters.startswith(label) or label.startswith(letters))  # noqa: PLR2004


def main_label(host: str | None) -> str:
    """Give the part of a host that names its owner: "todaynicaragua" of "www.todaynicaragua.com"."""
    labels = [label for label in (host or "").lower().split(".") if label != "www"]
    while len(labels) > 1 and len(labels[-1]) <= 3:  # noqa: PLR2004  com, co.uk, org.pk
        labels.pop()
    return labels[-1] if labels else ""


def closing(strip: Strip, book: Codebook) -> Cut | None:
    """Give the agency's signature that a last paragraph ends with: "... for the people. — SPA"."""
    tail = strip.text[-80:]
    found = _END_DASH.search(tail)
    if not found or not (agency := _agency(found.group("name"), book, certain=False)):
        return None
    sign = re.search(r"\S", found.group())
    start = len(strip.text) - len(tail) + found.start() + (sign.start() if sign else 0)
    return Cut(strip.span.start + start, agency, "signature") if start > 0 else None


def signatures(strips: Sequence[Strip], kinds: list[BlockKind], body: Zone, book: Codebook) -> None:
    """Make byline of lines that only sign: a line of rights that names an agency, a medium's name beside the body."""
    for at in range(max(0, body.first - 3), min(len(strips), body.end + 4)):
        strip = strips[at]
        if kinds[at] not in {BlockKind.FURNITURE, BlockKind.TEASER, BlockKind.BODY}:
            continue
        if strip.form is not Form.RIGHTS and _ends_in_picture(strip, book):
            kinds[at] = BlockKind.CAPTION
            continue
        if strip.form is Form.RIGHTS and list(named_agencies(strip.text, book)):
            kinds[at] = BlockKind.BYLINE
        elif strip.form is Form.SHORT and book.media.named(strip.text.strip(" .()-–—")):  # noqa: RUF001
            kinds[at] = BlockKind.BYLINE
        elif at + 1 == body.first and kinds[at] is BlockKind.FURNITURE and _LOUD_NAME.match(strip.text):
            kinds[at] = BlockKind.FURNITURE if is_place(strip.text, book) else BlockKind.BYLINE


def _ends_in_picture(strip: Strip, book: Codebook) -> bool:
    """Say whether a line ends in the name of a medium and, after a slash, of who took the picture, or the reverse."""
    tail = strip.text[-60:]
    if "/" not in tail or ends(tail) or "://" in tail:
        return False
    slashes = [match.span() for match in re.finditer(r"\s?/\s?", tail)]
    return any(
        end == left or start == right for _, start, end in media_in(tail, book.media) for left, right in slashes
    )


def agencies(
    strips: Sequence[Strip], kinds: Sequence[BlockKind], cuts: Iterable[tuple[int, Cut]], book: Codebook
) -> Iterator[Credit]:
    """Give the agencies that the page credits, in the order of the text, with their spans.

    Read are datelines, bylines, signatures, lines of rights, and ", reports UNB." at the end of a first paragraph.
    """
    by_cut = dict(cuts)
    sentences = 0
    for at, strip in enumerate(strips):
        cut = by_cut.get(at)
        if cut and cut.agency:
            yield Credit("agency", cut.agency, strip.span, f"agency.{cut.rule}")
        elif kinds[at] is BlockKind.BYLINE or strip.form is Form.RIGHTS:
            for name, start, end in named_agencies(strip.text, book):
                yield Credit("agency", name, Span(strip.span.start + start, strip.span.start + end), "agency.byline")
        elif kinds[at] is BlockKind.BODY:
            sentences += 1
            found = _REPORTS.search(strip.text) if sentences <= 3 else None  # noqa: PLR2004  a first paragraph
            name = _agency(found.group("name"), book, certain=False) if found else None
            if found and name:
                span = Span(strip.span.start + found.start("name"), strip.span.start + found.end("name"))
                yield Credit("agency", name, span, "agency.reports")


def named_agencies(line: str, book: Codebook) -> Iterator[tuple[str, int, int]]:
    """Give the agencies that a credit line names, with their places in it; the longest name wins."""
    if _PHOTO_LETTERS.search(line):
        return
    found = False
    for medium, start, end in media_in(line, book.media):
        if medium.kind == "agency":
            found = True
            yield _short(medium), start, end
    if not found and (signed := _SIGNED.search(line)):
        for medium in book.media:
            if medium.kind == "agency" and any(signed.group().lower() in form.lower() for form in medium.credits):
                yield _short(medium), *signed.span()
                return


def media_in(line: str, media: MediaIndex) -> Iterator[tuple[Medium, int, int]]:
    """Give the media that a line names, with their places in it, longest names first come, none inside another."""
    places = list(spans(line[:400]))
    at = 0
    while at < len(places):
        for length in range(min(NAME_WORDS, len(places) - at), 0, -1):
            start, end = places[at][0], places[at + length - 1][1]
            words = line[start:end]
            if (words[:1].isupper() or words[:1].isdigit()) and (named := media.named(words)):
                yield _likeliest(named), start, end
                at += length
                break
        else:
            at += 1


def _likeliest(named: Sequence[Medium]) -> Medium:
    """Give the agency among media of one name; which of two agencies "APA" is does not change the printed name."""
    return next((medium for medium in named if medium.kind == "agency"), named[0])


def _agency(printed: str | None, book: Codebook, *, certain: bool) -> str | None:
    """Give the agency of a printed name, the last part of "Borneo Bulletin/ANN" before the first.

    Args:
        printed: As it stands in brackets or after a dash.
        book: The codebook.
        certain: The place alone proves an agency (place, day, brackets, dash): an unknown acronym is taken too.
    """
    if not printed:
        return None
    parts = [part.strip(" .") for part in re.split(r"[/,]", printed)]
    for part in reversed(parts):
        for medium in book.media.named(part):
            if medium.kind == "agency":
                return _short(medium)
    last = parts[-1]
    return last if certain and last.isupper() and 2 <= len(last) <= 10 and last.isalpha() else None  # noqa: PLR2004


def _short(medium: Medium) -> str:
    """Give the name that credits print: AFP, TASS, Reuters."""
    acronyms = [name for name in medium.names if name.isupper() and " " not in name]
    return min(acronyms or medium.names or (medium.name,), key=lambda name: (len(name), name))


def byline(strips: Sequence[Strip], kinds: Sequence[BlockKind], book: Codebook) -> Credit | None:
    """Give the byline as printed: the first one that is no bare signature of a publisher."""
    for at, strip in enumerate(strips):
        if kinds[at] is BlockKind.BYLINE and (strip.form is Form.BYLINE or strip.layout):
            value = strip.text.strip(" \t|•·,\u00a0")
            if value and not _NUMBERS.match(value) and not _is_outlet(value, book):
                return Credit("byline", value, _inner(strip, value), "byline.line")
    for at, strip in enumerate(strips):
        value = strip.text.strip(" \t-–—()[]|/©") if kinds[at] is BlockKind.BYLINE else ""  # noqa: RUF001
        if value and not _NUMBERS.match(value) and not _is_outlet(value, book):
            return Credit("byline", value, _inner(strip, value), "byline.signature")
    return None


def _is_outlet(words: str, book: Codebook) -> bool:
    """Say whether the words name an outlet that is no agency: its own name is no byline."""
    named = book.media.named(words)
    return bool(named) and not any(medium.kind == "agency" for medium in named)


def _inner(strip: Strip, value: str) -> Span:
    start = strip.span.start + max(0, strip.text.find(value))
    return Span(start, start + len(value))


@dataclass(frozen=True, slots=True)
class _Vote:
    key: str
    value: str
    span: Span | None
    rule: str
    weight: float


def outlet(
    strips: Sequence[Strip],
    kinds: Sequence[BlockKind],
    book: Codebook,
    *,
    claims: Sequence[tuple[str, str]] = (),
    host: str | None = None,
    place: tuple[str, Span] | None = None,
) -> Credit | None:
    """Give the outlet that the page's own words, its head or its address name; None if nothing names it (ruling 8).

    Args:
        strips: All strips of the page.
        kinds: Their kinds.
        book: The codebook.
        claims: What the head of the page or the feeder says, with the field that says it.
        host: The host of the page's own address.
        place: What stands as place in the dateline.
    """
    votes = [
        *_claimed(claims, book),
        *_by_address(host, book),
        *_printed(strips, kinds, book, host),
        *([_vote(place[0], place[1], "outlet.dateline", 4.0, book)] if place and _is_host(place[0], host) else []),
    ]
    sums: dict[str, float] = {}
    for vote in votes:
        sums[vote.key] = sums.get(vote.key, 0.0) + vote.weight
    best = max(sums, key=lambda key: (sums[key], key), default=None)
    if best is None:
        return None
    chosen = max((vote for vote in votes if vote.key == best), key=lambda vote: (vote.span is not None, vote.weight))
    return Credit("outlet", chosen.value, chosen.span, chosen.rule)


def _vote(value: str, span: Span | None, rule: str, weight: float, book: Codebook) -> _Vote:
    named = book.media.named(value)
    return _Vote(named[0].id if named else value.casefold(), value, span, rule, weight)


def _claimed(claims: Iterable[tuple[str, str]], book: Codebook) -> Iterator[_Vote]:
    for rule, value in claims:
        name = " ".join(value.split())
        if 2 <= len(name) <= 80 and not name.startswith(("http", "@")):  # noqa: PLR2004
            yield _vote(name, None, rule, 4.0, book)


def _by_address(host: str | None, book: Codebook) -> Iterator[_Vote]:
    if not host:
        return
    if medium := book.media.at(host):
        yield _Vote(medium.id, medium.name, None, "outlet.domain", 3.5)
    elif not any(host == other or host.endswith(f".{other}") for other in HOSTS_OF_OTHERS):
        yield _Vote(host, host.removeprefix("www."), None, "outlet.host", 1.0)


def _printed(
    strips: Sequence[Strip], kinds: Sequence[BlockKind], book: Codebook, host: str | None
) -> Iterator[_Vote]:
    """Give the names that stand where an outlet signs: alone, in lines of contact, rights and support, in bylines."""
    near = [*range(min(40, len(strips))), *range(max(40, len(strips) - 40), len(strips))]
    for at in near:
        strip = strips[at]
        if kinds[at] not in {BlockKind.FURNITURE, BlockKind.BYLINE} or strip.words > SHORT_FIELD:
            continue
        if strip.form in {Form.ADDRESS, Form.TAIL, Form.RELATED, Form.COMMENTS, Form.COUNTER, Form.MARKUP}:
            continue
        yield from _names_of_outlets(strip, kinds[at], book, host)
        if strip.form is Form.RIGHTS and (found := _RIGHTS_NAME.match(_YEAR.sub("", strip.text))):
            name = found.group("name").strip(" -–—")  # noqa: RUF001
            if name and (name[:1].isupper()) and len(split(name)) <= 6 and not list(named_agencies(name, book)):  # noqa: PLR2004
                yield _vote(name, _inner(strip, name), "outlet.rights", 3.0, book)


def _names_of_outlets(strip: Strip, kind: BlockKind, book: Codebook, host: str | None) -> Iterator[_Vote]:
    for medium, start, end in media_in(strip.text, book.media):
        printed = strip.text[start:end]
        alone = printed == strip.text.strip(" .|©-")
        is_credit = kind is BlockKind.BYLINE and (medium.kind == "agency" or not alone)
        if is_credit or medium.kind in {"photo_agency", "press_release"} or (medium.kind == "agency" and strip.form is Form.RIGHTS):
            continue
        if alone or strip.form in {Form.CONTACT, Form.RIGHTS}:
            yield _Vote(medium.id, printed, Span(strip.span.start + start, strip.span.start + end), "outlet.printed", 3.0)
        elif " " in printed or _is_host(printed, host):
            yield _Vote(medium.id, printed, Span(strip.span.start + start, strip.span.start + end), "outlet.mentioned", 1.5)


def host_of(address: str | None) -> str | None:
    """Give the host of an address, None if it has none."""
    if not address:
        return None
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
