"""The outlet that a page's own words, its head or its address name.

Invariant: an outlet that nothing names is None, never guessed from style (ruling 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from servanda.codebook import Codebook
from servanda.codebook.names import split
from servanda.intake.agency import media_in, named_agencies
from servanda.intake.fields import Field, FieldName
from servanda.intake.forms import Form
from servanda.intake.lines import Strip
from servanda.model import BlockKind, Credit, Span

LONGEST_NAME = 80
"""Characters of an outlet's name."""

SHORT_FIELD = 20
"""A strip of more words is a sentence about a medium, not its name."""

NEAR_ENDS = 40
"""So many strips at each end of a page are searched for its outlet."""

HOSTS_OF_OTHERS = frozenset(
    "archive.org archive.ph archive.today googleusercontent.com google.com facebook.com twitter.com x.com t.me"
    " telegram.org t.co bit.ly youtube.com wordpress.com blogspot.com medium.com amp.dev ampproject.org".split()
)
"""Hosts that carry other people's pages: their address names no outlet."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b[\s–—,-]*(?:(?:19|20)\d\d)?")
_RIGHTS_NAME = re.compile(
    r"^\W*(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?P<name>[^.,|©]{3,60}?)(?:\.|,|\||$|\s+all rights)", re.IGNORECASE
)


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
    named: Sequence[Field] = (),
) -> Credit | None:
    """Give the outlet that the page's own words, its head or its address name; None if nothing names it (ruling 8).

    Args:
        strips: All strips of the page.
        kinds: Their kinds.
        book: The codebook.
        claims: What the head of the page or the feeder says, with the field that says it.
        host: The host of the page's own address.
        place: What stands as place in the dateline.
        named: The lines above the article that name what they hold.
    """
    votes = [
        *_claimed(claims, book),
        *_by_fields(named, book),
        *_by_address(host, book),
        *_printed(strips, kinds, book, host),
        *([_vote(place[0], place[1], "outlet.dateline", 4.0, book)] if place and is_host(place[0], host) else []),
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
        if 2 <= len(name) <= LONGEST_NAME and not name.startswith(("http", "@")):  # noqa: PLR2004
            yield _vote(name, None, rule, 4.0, book)


def _by_fields(named: Iterable[Field], book: Codebook) -> Iterator[_Vote]:
    """Give what "Outlet: ..." says, and what "Source: ..." does unless it is the agency that the text comes from."""
    for field in named:
        is_agency = any(medium.is_agency for medium in book.media.named(field.value))
        names_outlet = field.name is FieldName.OUTLET or (field.name is FieldName.SOURCE and not is_agency)
        if names_outlet and len(field.value) <= LONGEST_NAME and "://" not in field.value:
            yield _vote(field.value, field.span, f"outlet.{field.name}", 6.0, book)


def _by_address(host: str | None, book: Codebook) -> Iterator[_Vote]:
    if not host:
        return
    if medium := book.media.at(host):
        yield _Vote(medium.id, medium.name, None, "outlet.domain", 3.5)
    elif not any(host == other or host.endswith(f".{other}") for other in HOSTS_OF_OTHERS):
        yield _Vote(host, host.removeprefix("www."), None, "outlet.host", 1.0)


def _printed(strips: Sequence[Strip], kinds: Sequence[BlockKind], book: Codebook, host: str | None) -> Iterator[_Vote]:
    """Give the names that stand where an outlet signs: alone, in lines of contact, rights and support, in bylines."""
    near = [*range(min(NEAR_ENDS, len(strips))), *range(max(NEAR_ENDS, len(strips) - NEAR_ENDS), len(strips))]
    for at in near:
        strip = strips[at]
        if kinds[at] not in {BlockKind.FURNITURE, BlockKind.BYLINE} or strip.words > SHORT_FIELD:
            continue
        if strip.form in {Form.ADDRESS, Form.TAIL, Form.RELATED, Form.COMMENTS, Form.COUNTER, Form.MARKUP}:
            continue
        yield from _names_of_outlets(strip, kinds[at], book, host)
        if strip.form is Form.RIGHTS and (found := _RIGHTS_NAME.match(_YEAR.sub("", strip.text))):
            name = found.group("name").strip(" -–—")
            if name and (name[:1].isupper()) and len(split(name)) <= 6 and not list(named_agencies(name, book)):  # noqa: PLR2004
                yield _vote(name, strip.part(name), "outlet.rights", 3.0, book)


def _names_of_outlets(strip: Strip, kind: BlockKind, book: Codebook, host: str | None) -> Iterator[_Vote]:
    for medium, start, end in media_in(strip.text, book.media):
        printed = strip.text[start:end]
        alone = printed == strip.text.strip(" .|©-")
        is_credit = kind is BlockKind.BYLINE and (medium.kind == "agency" or not alone)
        if (
            is_credit
            or medium.kind in {"photo_agency", "press_release"}
            or (medium.kind == "agency" and strip.form is Form.RIGHTS)
        ):
            continue
        if alone or strip.form in {Form.CONTACT, Form.RIGHTS}:
            yield _Vote(
                medium.id, printed, Span(strip.span.start + start, strip.span.start + end), "outlet.printed", 3.0
            )
        elif " " in printed or is_host(printed, host):
            yield _Vote(
                medium.id, printed, Span(strip.span.start + start, strip.span.start + end), "outlet.mentioned", 1.5
            )


def host_of(address: str | None) -> str | None:
    """Give the host of an address, None if it has none."""
    if not address:
        return None
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None


def main_label(host: str | None) -> str:
    """Give the part of a host that names its owner: "todaynicaragua" of "www.todaynicaragua.com"."""
    labels = [label for label in (host or "").lower().split(".") if label != "www"]
    while len(labels) > 1 and len(labels[-1]) <= 3:  # noqa: PLR2004  com, co.uk, org.pk
        labels.pop()
    return labels[-1] if labels else ""


def is_host(words: str, host: str | None) -> bool:
    """Say whether words are the name that a host is made of: "TODAY NICARAGUA" of todaynicaragua.com."""
    letters = re.sub(r"\W", "", words).lower()
    label = main_label(host)
    return len(letters) > 3 and bool(label) and (letters.startswith(label) or label.startswith(letters))  # noqa: PLR2004
