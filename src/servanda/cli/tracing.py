"""`servanda trace`: one record told whole, the same content as its page."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda import ledger
from servanda.cli import terminal
from servanda.ledger import Kind
from servanda.web import wording
from servanda.web.passage import Passage
from servanda.web.story import Chapter, Story, tell


def trace(record: str, *, place: str) -> int:
    """Tell the record that answers to an id."""
    console = terminal.output()
    with ledger.open_view(place) as view:
        _print(console, tell(view, record))
    return 0


def _print(console: Console, story: Story) -> None:
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
        _print_chapter(console, chapter)
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


def _print_chapter(console: Console, chapter: Chapter) -> None:
    if chapter.heading:
        head = Text()
        if chapter.when:
            head.append(f"{chapter.when}  ", "unknown" if chapter.when == wording.UNKNOWN else "when")
        head.append(chapter.heading, "heading")
        if chapter.note:
            head.append(f"\n{chapter.note}", "standing")
        terminal.write(console, head)
    for passage in chapter.passages:
        terminal.write(console, Padding(_quoted(passage), (0, 0, 1, 3)))


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
