"""What the head of a page and the feeder claim: titles, outlet, authors. Claims are weighed, never believed alone."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.intake.head import Head
from servanda.intake.inbox import Row

ARTICLES = frozenset({"newsarticle", "article", "reportagenewsarticle", "blogposting", "webpage", "report"})
"""Types of JSON-LD objects whose headline and author are the page's. Source: schema.org."""


def titles(head: Head, row: Row | None = None) -> Iterator[tuple[str, str]]:
    """Give the titles that are claimed, with the rule that read each: feeder, JSON-LD, og:title, title of the head."""
    if row and row.title:
        yield "title.feeder", row.title
    for one in _articles(head):
        if isinstance(headline := one.get("headline"), str) and headline.strip():
            yield "title.linked_data", headline
            break
    if value := head.first("og:title", "twitter:title"):
        yield "title.meta", value


def outlets(head: Head, row: Row | None = None) -> Iterator[tuple[str, str]]:
    """Give the outlets that are claimed, with the rule that read each: feeder, JSON-LD publisher, og:site_name."""
    if row and row.outlet:
        yield "outlet.feeder", row.outlet
    for one in _articles(head):
        if name := next(_names(one.get("publisher")), None):
            yield "outlet.linked_data", name
            break
    if value := head.first("og:site_name", "application-name", "publisher"):
        yield "outlet.meta", value


def authors(head: Head) -> Iterator[tuple[str, str]]:
    """Give the authors that are claimed, with the rule that read each; addresses of profiles are none."""
    for one in _articles(head):
        named = [name for name in _names(one.get("author")) if not name.startswith("http")]
        if named:
            yield "byline.linked_data", ", ".join(named)
            break
    value = head.first("author", "article:author", "byl", "parsely-author")
    if value and not value.startswith(("http", "/")):
        yield "byline.meta", value


def _articles(head: Head) -> Iterator[dict[str, object]]:
    for one in head.linked_data:
        kinds = one.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind.lower() in ARTICLES:
                yield one
                break


def _names(value: object) -> Iterator[str]:
    """Give the names in a JSON-LD value: a string, an object with a name, or a list of these."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
