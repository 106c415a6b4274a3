"""`servanda trace`: one record told whole, the same content as its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda.cli import terminal
from servanda.cli.moments import opened
from servanda.cli.reasoning import behind
from servanda.ledger import Kind
from servanda.model import ReportId, Span
from servanda.web import wording
from servanda.web.passage import Passage
from servanda.web.reasons import Reason, Reasons
from servanda.web.story import Chapter, Story, tell

_Place: TypeAlias = tuple[ReportId, Span]


def _place(passage: Passage) -> _Place:
    return passage.evidence.report, passage.evidence.span


def trace(
    record: str, *, place: str, additions: Path | None = None, known_on: str | None = None, why: bool = False
) -> int:
    """Tell the record that answers to an id, with the reasons of its quotes if asked."""
    console = terminal.output()
    with opened(place, known_on=known_on, additions=additions) as view:
        by_place: dict[_Place, list[Reason]] = {}
        for reason in Reasons(view).of(view.record(record)) if why else ():
            by_place.setdefault((reason.evidence.report, reason.evidence.span), []).append(reason)
        _print(console, tell(view, record), by_place)
    return 0


def _print(console: Console, story: Story, reasons: Mapping[_Place, Sequence[Reason]]) -> None:
    head = Text()
    head.append(story.heading, "heading")
    if story.standing:
        head.append(f"\n{story.standing}", "standing")
    head.append(f"\n{story.kind.value[:-1]} {story.id}", "place")
    if story.asked:
        head.append(f", which holds {story.asked}", "place")
    terminal.write(console, head, Text(), _facts(story))
    if story.chapters:
        terminal.write(console, Text())
    for chapter in story.chapters:
        _print_chapter(console, chapter, reasons)
    if story.kind is Kind.REPORTS:
        _print_others(console, story)
    if len(story.members) > 1:
        merged = f"merged of {wording.counted(len(story.members), 'finding')}: {', '.join(story.members)}"
        terminal.write(console, Text(merged, "place"))


def _facts(story: Story) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="around", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for fact in story.facts:
        table.add_row(fact.name, Text(fact.value))
    return table


def _print_chapter(console: Console, chapter: Chapter, reasons: Mapping[_Place, Sequence[Reason]]) -> None:
    if chapter.heading:
        head = Text()
        if chapter.when:
            head.append(f"{chapter.when}  ", "unknown" if chapter.when == wording.UNKNOWN else "when")
        head.append(chapter.heading, "heading")
        if chapter.note:
            head.append(f"\n{chapter.note}", "standing")
        terminal.write(console, head)
    for passage in chapter.passages:
        # The rule that the quote names comes first: what it reads stands right below.
        here = sorted(reasons.get(_place(passage), ()), key=lambda one: one.evidence.rule != passage.evidence.rule)
        told = [part for reason in here for part in _behind(reason, passage)]
        terminal.write(console, Padding(Group(_quoted(passage), *told), (0, 0, 1, 3)))


def _behind(reason: Reason, passage: Passage) -> Iterator[RenderableType]:
    """Give what is behind a quote; of two rules at one place the one that the quote does not name is named here."""
    evidence = reason.evidence
    if evidence.rule != passage.evidence.rule:
        yield Text(f"rule {evidence.rule}, score {evidence.score:.2f}", "place")
    yield from behind(reason)


def _quoted(passage: Passage) -> Text:
    words = Text()
    words.append(passage.before, "around")
    words.append("[", "place")
    words.append(passage.quote, "heading")
    words.append("]", "place")
    words.append(passage.after, "around")
    evidence = passage.evidence
    words.append(f"\n{passage.where}  {passage.credit}\n", "place")
    words.append(f"rule {evidence.rule}, score {evidence.score:.2f}, ", "place")
    words.append(*(("matches the archive", "good") if passage.is_exact else ("DOES NOT MATCH THE ARCHIVE", "bad")))
    return words


def _print_others(console: Console, story: Story) -> None:
    kinds = [line.kind for line in story.others]
    for kind in dict.fromkeys(kinds):
        if kind in {Kind.MENTIONS, Kind.TIMES, Kind.ACTORS}:
            continue
        terminal.write(console, Text(f"\n{wording.counted(kinds.count(kind), kind.value[:-1])}", "heading"))
        for line in story.others:
            if line.kind is kind:
                text = Text(f"{line.heading}", "default")
                text.append(f"\n{line.standing}", "standing")
                text.append(f"\n{line.id}", "place")
                terminal.write(console, Padding(text, (0, 0, 1, 3)))
