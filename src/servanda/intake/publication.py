"""The day of publication, by vote of all that may date a page, and of nothing else.

Invariant: no date is no date. Captions, addresses of other pages, footer years and days of change never date a
report (rulings 1 to 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from servanda.codebook.calendar import day, month, parse_day, printed_days, stated, year
from servanda.intake.blocks import Zone
from servanda.intake.forms import Form
from servanda.intake.head import Head
from servanda.intake.lines import DUMP_DATE, Strip
from servanda.model import UNKNOWN, BlockKind, Credit, Period, Problem, Relation, Span, WhenBasis

WEIGHTS = {
    "published.meta": 3.0,
    "published.linked_data": 2.9,
    "published.line": 2.8,
    "published.byline": 2.7,
    "published.time": 2.5,
    "published.dateline": 2.2,
    "published.feeder": 2.1,
    "published.dump": 2.0,
    "published.address": 1.6,
    "published.top": 1.0,
    "published.title": 0.6,
    "published.told": 0.5,
}
"""How much each source counts. Source: shares right on 556 dated pages (meta .95, linked data .86, time .71); the order
of the others is a ruling: what the page prints goes before what the crawl wrote (ruling 1)."""

ZONES = timedelta(days=1)
"""Two days that lie so near are one day in two time zones, or the eve's dateline."""

_ADDRESS_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:(?P<sep>[/_-])(?P<m>\d{1,2}|[a-z]{3})(?P=sep)(?P<d>\d{1,2})|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?!\d)"
)
_ADDRESS_MONTH = re.compile(r"/(?P<y>20\d\d)/(?P<m>0[1-9]|1[0-2])(?=/)")
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_HOUR = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_ZONE = re.compile(
    r"(?<=\d)\s?(?:Z|[+-]\d{2}:?\d{2})(?!\d)|\b(?:GMT|UTC|[A-Z]{1,4}T|MSK|WIB|WAT|CAT|EAT)\b|\blocal time\b"
)
_TELLS = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|declared|added|denied|warned)\b[^.!?\n]{0,60}?"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?(?:the )?$"
)
"""A verb of saying with a weekday behind it, before a whole day: "officials said Wednesday, Aug. 20, 2025"."""

_LEAD = 2
"""Paragraphs in which news says when it was told."""

_EDITION = re.compile(
    r"\b(?:digest|bulletin|brief|briefing|round-?up|newsletter|review|monitor|watch|weekly|daily|update|summary)\b",
    re.IGNORECASE,
)
"""What a page is called that comes out again and again, each time with its own day."""
_FIRST_DAY = re.compile(r"(?<![\d-])\b\d{1,2}\s?[-–—]\s?(?=\d{1,2}[\s,])")
"""The first day of a stretch within a month: "2-" in "2-8 June 2025"."""

_LABELLED = re.compile(r"\b(?:published|posted|issued|released|first published|date)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vote:
    """One source's answer: a period, the rule that read it, and where."""

    period: Period
    rule: str
    span: Span | None = None

    @property
    def weight(self) -> float:
        """Give how much it counts."""
        return WEIGHTS[self.rule]


@dataclass(frozen=True, slots=True)
class Published:
    """The outcome: the period, its credit, and what was odd."""

    period: Period = UNKNOWN
    credit: Credit | None = None
    problems: tuple[Problem, ...] = ()


def published(votes: Iterable[Vote], *, bound: Vote | None = None) -> Published:
    """Count the votes.

    Votes agree when their periods overlap or lie a day apart; the day of the heaviest vote of the heaviest group
    wins. What only the address or a day of saying says is inferred, all else is stated.

    Args:
        votes: In any order.
        bound: A printed day of change, used only when there is no vote: publication was not after it.
    """
    listed = sorted(votes, key=lambda vote: (-vote.weight, vote.period.edtf or "", vote.rule))
    if not listed:
        return _bounded(bound)
    groups: list[list[Vote]] = []
    for vote in listed:
        group = next((group for group in groups if _agree(group[0].period, vote.period)), None)
        if group is None:
            groups.append([vote])
        else:
            group.append(vote)
    best = max(groups, key=lambda group: sum(vote.weight for vote in group))
    chosen = next((vote for vote in best if vote.period.is_day), best[0])
    problems = [*_zone_problem(chosen), *_disagreement(groups, chosen)]
    credit = Credit("published", chosen.period.edtf or "", chosen.span, chosen.rule)
    return Published(chosen.period, credit, tuple(problems))


def _bounded(bound: Vote | None) -> Published:
    if bound is None or bound.period.latest is None:
        return Published(problems=(Problem("no_date", "no date of publication on the page"),))
    period = Period(
        edtf=f"[..{bound.period.latest.isoformat()}]",
        earliest=None,
        latest=bound.period.latest,
        relation=Relation.AT,
        basis=WhenBasis.INFERRED,
        text=bound.period.text,
    )
    message = "the page prints a day of change but none of publication"
    return Published(
        period, Credit("published", period.edtf or "", bound.span, "published.updated"), (Problem("no_date", message),)
    )


def _agree(one: Period, other: Period) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest - ZONES <= other.latest and other.earliest - ZONES <= one.latest


def _zone_problem(chosen: Vote) -> Iterator[Problem]:
    text = chosen.period.text or ""
    hour = _HOUR.search(text)
    if hour and not _ZONE.search(text):
        span = None
        if chosen.span and len(chosen.span) >= hour.end():
            span = Span(chosen.span.start + hour.start(), chosen.span.start + hour.end())
        yield Problem("no_time_zone", f'"{hour.group()}" has no time zone; the day is the outlet\'s own', span)


def _disagreement(groups: Sequence[Sequence[Vote]], chosen: Vote) -> Iterator[Problem]:
    others = sorted(
        {vote.period.edtf or "" for group in groups for vote in group if not _agree(vote.period, chosen.period)}
    )
    if others:
        message = f"published {chosen.period.edtf} by {chosen.rule}; the page also says {', '.join(others)}"
        yield Problem("dates_disagree", message, chosen.span)


# The sources


def by_lines(strips: Sequence[Strip], kinds: Sequence[BlockKind], body: Zone) -> Iterator[Vote]:
    """Give the days that the dump's header, date lines and bylines print; a day of change is none of them.

    After the body only a line that says "Published" counts, or a last line that signs with day and outlet; above the
    title a day may be today's.
    """
    title = next((at for at, kind in enumerate(kinds) if kind is BlockKind.TITLE), 0)
    for at, strip in enumerate(strips):
        if kinds[at] not in {BlockKind.DATELINE, BlockKind.BYLINE} or strip.form is Form.UPDATED:
            continue
        if at == 0 and (header := DUMP_DATE.match(strip.text)):
            if found := _part(header.group("value")):
                yield Vote(replace(found, text=strip.text), "published.dump", strip.span)
        elif strip.form is Form.STAMP and (at < max(body.end, 1) or _LABELLED.search(strip.text)):
            yield from _printed(strip, "published.top" if at < title else "published.line")
        elif (strip.form is Form.BYLINE and at < body.end) or (
            strip.form in {Form.SHORT, Form.STAMP} and kinds[at] is BlockKind.BYLINE and at == len(strips) - 1
        ):
            yield from _printed(strip, "published.byline")


def changed(strips: Sequence[Strip]) -> Vote | None:
    """Give the printed day of change, if there is one."""
    for strip in strips:
        if strip.form is Form.UPDATED and (period := parse_day(strip.text)):
            return Vote(period, "published.line", strip.span)
    return None


def _printed(strip: Strip, rule: str) -> Iterator[Vote]:
    days = [printed for printed in printed_days(strip.text) if printed.period.is_day]
    if days:
        text = strip.text.strip(" \t|•·\u00a0") if rule == "published.line" else days[0].period.text
        yield Vote(replace(days[0].period, text=text), rule, _place(strip, text))


def _place(strip: Strip, text: str | None) -> Span:
    start = strip.text.find(text) if text else -1
    return strip.span if start < 0 else Span(strip.span.start + start, strip.span.start + start + len(text or ""))


def by_dateline(words: str | None, span: Span | None) -> Iterator[Vote]:
    """Give the day of a dateline that prints its year."""
    if words and (period := parse_day(words)) and period.is_day:
        yield Vote(replace(period, text=words), "published.dateline", span)


def by_telling(strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Vote]:
    """Give the day on which the first paragraphs let somebody speak, with its weekday and year: news of that day."""
    lead = [strip for strip, kind in zip(strips, kinds, strict=True) if kind is BlockKind.BODY][:_LEAD]
    for strip in lead:
        for printed in printed_days(strip.text):
            if printed.period.is_day and _TELLS.search(strip.text[: printed.start]):
                told = replace(printed.period, basis=WhenBasis.INFERRED)
                yield Vote(told, "published.told", strip.part(strip.text[printed.start : printed.end]))
                return


def by_title(strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[Vote]:
    """Give the day that ends the title of a digest or a bulletin, of several days the last: "Weekly digest, 2-8 June".

    The day in any other title may be that of what it tells of: "The coup of 25 July 1952".
    """
    title = next((strip for strip, kind in zip(strips, kinds, strict=True) if kind is BlockKind.TITLE), None)
    if title is None or not _EDITION.search(title.text):
        return
    words = _FIRST_DAY.sub("", title.text.rstrip(" .)"))
    last = next((one for one in printed_days(words) if one.end == len(words) and one.period.is_day), None)
    if last is not None:
        yield Vote(replace(last.period, basis=WhenBasis.INFERRED), "published.title", title.span)


def by_head(head: Head) -> Iterator[Vote]:
    """Give the days that meta elements, JSON-LD and time elements claim."""
    names = (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "dc.date.issued",
    )
    if value := head.first(*names):
        yield from _claim(value, "published.meta")
    for one in head.linked_data:
        value = one.get("datePublished")  # type: ignore[assignment]
        if isinstance(value, str):
            yield from _claim(value, "published.linked_data")
            break
    for stamp in head.stamps:
        if not {"aside", "footer", "teaser", "comments", "nav"} & set(stamp.regions):
            yield from _claim(stamp.value, "published.time")
            break


def by_feeder(value: str | None) -> Iterator[Vote]:
    """Give the day that the feeder claims for the page."""
    if value:
        yield from _claim(value, "published.feeder")


def by_address(address: str | None) -> Iterator[Vote]:
    """Give the day or month in the page's own address: /2023/02/28/, /20230228/."""
    if not address or len(address) > 2000:  # noqa: PLR2004
        return
    path = address.split("//", 1)[-1].partition("/")[2].lower()
    found = _ADDRESS_DAY.search(path)
    if found:
        number = found.group("m") or found.group("m2")
        stretch = day(
            int(found.group("y")),
            _MONTHS.get(number, 0) if number.isalpha() else int(number),
            int(found.group("d") or found.group("d2")),
        )
    else:
        found = _ADDRESS_MONTH.search(f"/{path}")
        stretch = month(int(found.group("y")), int(found.group("m"))) if found else None
    if found and stretch:
        yield Vote(
            replace(stated(stretch, text=found.group().strip("/")), basis=WhenBasis.INFERRED), "published.address"
        )


def _claim(value: str, rule: str) -> Iterator[Vote]:
    text = value.strip()[:80]
    period = parse_day(text) or _part(text)
    if period and period.earliest and (period.is_day or _part(text)):
        yield Vote(replace(period, text=text), rule)


def _part(value: str) -> Period | None:
    """Give the day, month or year of an ISO date, as coarse as it is written."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:  # noqa: PLR2004
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return stated(year(numbers[0]), text=value) if numbers[0] else None
    if len(numbers) == 2 and 1 <= numbers[1] <= 12 and numbers[0]:  # noqa: PLR2004
        return stated(month(numbers[0], numbers[1]), text=value)
    found = day(*numbers) if len(numbers) == 3 else None  # noqa: PLR2004
    return stated(found, text=value) if found else None
