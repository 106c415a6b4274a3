"""HTML to readable text that keeps the way back: every character knows the run of the source it came from.

Invariant: for each piece, the source run with its references resolved and its white space squeezed is the text run.
The page is flattened once and whole; what is body and what is not is decided later.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from servanda.intake.head import Head, Stamp, objects
from servanda.model import Piece, Problem, Span

SILENT = frozenset({"script", "style", "template", "svg", "math", "noembed", "noframes", "iframe", "object", "canvas"})
"""Elements whose content is not for reading; textarea and noscript are read."""

BREAKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html input label legend li main menu nav noscript ol"
    " option p picture pre section select source summary table tbody td textarea tfoot th thead time title tr ul"
    " video audio img".split()
)
"""Elements that begin a new line. Source: the HTML standard's rendering section, and `time`, `button`, `label`, `img`,
which pages set beside other words without a space."""

MOST_UNENDED = 20
"""Tags without an end after which the rest of a page is read without its tags; sound pages have none."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

REGIONS = {
    "nav": "nav",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "figure": "figure",
    "figcaption": "caption",
    "address": "byline",
    "form": "form",
    "noscript": "hidden",
    "dialog": "hidden",
    "select": "form",
    "button": "form",
    "title": "head",
}
"""Elements that tell what their words are for."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAG_OR_WORDS = re.compile(r"<[^<>]*>|[^<]+|<")
_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]|^ | $")
_NAMED = {
    "caption": re.compile(r"(?<![a-z])(caption|photo-?credit|image-?credit|wp-caption-text)", re.IGNORECASE),
    "byline": re.compile(r"(?<![a-z])(by-?line|author)(?!.*bio)", re.IGNORECASE),
    "standfirst": re.compile(
        r"(?<![a-z])(standfirst|sub-?title|sub-?head(line|ing)?|dek|deck|excerpt|article-?summary|article-?lead)(?![a-z])",
        re.IGNORECASE,
    ),
    "teaser": re.compile(
        r"(?<![a-z])(teasers?|related|recommend\w*|most-?(read|viewed|popular)|more-?(news|from|stories)|read-?(next|more|also)"
        r"|trending|promo|outbrain|taboola|latest)(?![a-z])",
        re.IGNORECASE,
    ),
    "comments": re.compile(r"(?<![a-z])(comments?|respond|disqus)(?![a-z])", re.IGNORECASE),
    "nav": re.compile(
        r"(?<![a-z])(nav(bar|igation)?|menu|breadcrumbs?|sidebar|cookies?|consent|newsletter)(?![a-z])", re.IGNORECASE
    ),
}
"""Class names and ids that say what an element is for, as pages commonly name them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in the page a line stands.

    `tag` is the element that began the line, `parent` a number that lines of one parent element share, `regions` what
    the elements around it are for, outermost first. `linked` is the share of its characters inside links.
    """

    tag: str = ""
    parent: int = 0
    regions: tuple[str, ...] = ()
    linked: float = 0.0


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened page: text, the way back, the layout of each line by its first character, the head, problems."""

    text: str
    pieces: tuple[Piece, ...]
    layouts: dict[int, Layout] = field(default_factory=dict)
    head: Head = field(default_factory=Head)
    problems: tuple[Problem, ...] = ()
    depth: int = 0


def flatten(source: str) -> Flat:
    """Give the readable text of a page with its ranges over the source.

    Elements that a reader sees as blocks begin a new line; runs of white space become one space. Hidden text is in
    the text: its layout says so. A page that breaks the parser is read up to the break and the rest without tags.

    Args:
        source: The decoded page.
    """
    flattener = _Flattener(source)
    problems: tuple[Problem, ...] = ()
    try:
        flattener.feed(source)
        flattener.close()
    except AssertionError:
        # html.parser gives up on "<![" + line end + "?" (seen on Python 3.11.7), and so do we on words without a place.
        flattener.rest()
        problems = (
            Problem("broken_markup", "the page's markup breaks the parser; the rest was read without its tags"),
        )
    return flattener.flat(problems)


@dataclass(slots=True)
class _Open:
    tag: str
    number: int
    region: tuple[str, ...]


class _Flattener(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._text: list[str] = []
        self._length = 0
        self._pieces: list[tuple[int, int, int, int]] = []
        self._open: list[_Open] = []
        self._number = 0
        self._silent: list[str] = []
        self._link = 0
        self._at_line_start = True
        self._break = 0
        self._line_start = 0
        self._linked = 0
        self._layouts: dict[int, Layout] = {}
        self._layout = Layout()
        self._meta: list[tuple[str, str]] = []
        self._canonical: str | None = None
        self._language: str | None = None
        self._json: list[str] | None = None
        self._linked_data: list[dict[str, object]] = []
        self._stamps: list[Stamp] = []
        self._reached = 0
        self._depth = 0
        self._unended = 0

    def flat(self, problems: tuple[Problem, ...]) -> Flat:
        self._end_line()
        head = Head(tuple(self._meta), self._canonical, self._language, tuple(self._linked_data), tuple(self._stamps))
        pieces = tuple(Piece(Span(a, b), Span(c, d)) for a, b, c, d in self._pieces)
        return Flat("".join(self._text), pieces, self._layouts, head, problems, self._depth)

    def rest(self) -> None:
        """Read what is left of the source as text between tags."""
        self._silent.clear()
        for match in _TAG_OR_WORDS.finditer(self._source, self._reached):
            if match.group().startswith("<") and len(match.group()) > 1:
                self._new_line(1)
            else:
                self._words(match.group(), match.start())

    # What the parser calls

    def parse_starttag(self, i: int) -> int:
        """Read a tag; see `_counted`."""
        return self._counted(super().parse_starttag(i))

    def parse_endtag(self, i: int) -> int:
        """Read an end tag; see `_counted`."""
        return self._counted(super().parse_endtag(i))

    def parse_pi(self, i: int) -> int:
        """Read a processing instruction; see `_counted`."""
        return self._counted(super().parse_pi(i))

    def parse_html_declaration(self, i: int) -> int:
        """Read a comment or declaration; see `_counted`."""
        return self._counted(super().parse_html_declaration(i))

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002  the parser's own signature
        """Read a comment; see `_counted`."""
        return self._counted(super().parse_comment(i, report))

    def _counted(self, end: int) -> int:
        """Give up on a page with many tags that never end: the parser searches the rest of the page for each."""
        self._unended += end < 0
        if self._unended > MOST_UNENDED:
            raise AssertionError("too many tags without an end")
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._reached = self._place()
        given = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._json = [] if "ld+json" in given.get("type", "").lower() else None
        if tag in SILENT:
            self._silent.append(tag)
            return
        self._learn(tag, given)
        if tag in BREAKS:
            self._new_line(2 if tag in {"p", "h1", "h2", "h3", "blockquote", "article"} else 1)
        if tag == "a":
            self._link += 1
        if tag not in VOID and tag != "a":
            self._number += 1
            around = self._regions()
            within = tuple(region for region in _region(tag, given) if region not in around)
            self._open.append(_Open(tag, self._number, around + within))
            self._depth = max(self._depth, len(self._open))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._reached = self._place()
        if tag not in SILENT:
            self._learn(tag, {name: value or "" for name, value in attrs})
            if tag in BREAKS:
                self._new_line(1)

    def handle_endtag(self, tag: str) -> None:
        self._reached = self._place()
        if tag in SILENT:
            self._end_silence(tag)
            return
        if tag == "a":
            self._link = max(0, self._link - 1)
            return
        if tag in BREAKS:
            self._new_line(1)
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 200), -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)
        elif not self._silent:
            self._words(data, self._found(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  the parser's own signature
        self._reached = self._place()

    # Building the text

    def _place(self) -> int:
        line, offset = self.getpos()
        return self._line_starts[line - 1] + offset

    def _found(self, data: str) -> int:
        """Give where data stands in the source.

        After "<![" the parser is off by one character. Farther off it has repaired something, and there is no place.
        """
        start = self._place()
        for shift in (0, -1, 1, -2, 2):
            if start + shift >= self._reached and self._source.startswith(data, start + shift):
                return start + shift
        raise AssertionError("the parser gives words that do not stand in the page")

    def _reference(self, printed: str) -> None:
        if self._silent:
            return
        start = self._found(printed)
        end = start + len(printed)
        if self._source.startswith(";", end):
            printed, end = printed + ";", end + 1
        self._reached = end
        word = html.unescape(printed)
        if word.startswith("&") and len(word) > 1:
            self._words(self._source[start:end], start)
        elif word.strip(" \t\n\r\f\v"):
            self._put(word, start, end)
        else:
            self._put(" ", start, end)

    def _words(self, data: str, start: int) -> None:
        """Put data into the text, each run of white space as one space that points at the whole run."""
        at = 0
        for match in _SPACES.finditer(data):
            self._put(data[at : match.start()], start + at, start + match.start())
            self._put(" ", start + match.start(), start + match.end())
            at = match.end()
        self._put(data[at:], start + at, start + len(data))
        self._reached = start + len(data)

    def _put(self, words: str, start: int, end: int) -> None:
        if not words or (words == " " and self._ends_in_space()):
            return
        self._begin_line()
        length = len(words)
        last = self._pieces[-1] if self._pieces else None
        exact = length == end - start
        if last and exact and last[1] == self._length and last[3] == start and last[1] - last[0] == last[3] - last[2]:
            self._pieces[-1] = (last[0], self._length + length, last[2], end)
        else:
            self._pieces.append((self._length, self._length + length, start, end))
        self._text.append(words)
        self._length += length
        self._linked += length if self._link else 0

    def _ends_in_space(self) -> bool:
        return self._at_line_start or self._text[-1].endswith(" ")

    def _begin_line(self) -> None:
        if not self._at_line_start:
            return
        if self._length:
            self._text.append("\n" * self._break)
            self._length += self._break
        self._at_line_start = False
        self._break = 0
        self._line_start, self._linked = self._length, 0
        top = self._open[-1] if self._open else _Open("", 0, ())
        parent = self._open[-2].number if len(self._open) > 1 else 0
        self._layout = Layout(top.tag, parent, top.region)

    def _new_line(self, breaks: int) -> None:
        self._end_line()
        self._break = max(self._break, breaks)

    def _end_line(self) -> None:
        if self._at_line_start:
            return
        self._at_line_start = True
        share = self._linked / max(1, self._length - self._line_start)
        layout = self._layout
        self._layouts[self._line_start] = Layout(layout.tag, layout.parent, layout.regions, round(share, 3))

    def _regions(self) -> tuple[str, ...]:
        return self._open[-1].region if self._open else ()

    def _end_silence(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag == "script" and self._json is not None:
            self._linked_data.extend(objects("".join(self._json)))
            self._json = None

    def _learn(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._meta.append((name.lower(), given.get("content", "")))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self._canonical = self._canonical or given.get("href") or None
        elif tag == "html":
            self._language = self._language or given.get("lang") or None
        elif tag == "time" and given.get("datetime"):
            self._stamps.append(Stamp(given["datetime"], self._length, self._regions()))


def _region(tag: str, given: dict[str, str]) -> tuple[str, ...]:
    """Give what an element is for, by its tag, its state and its class names; nothing if nothing says so."""
    if "hidden" in given or given.get("aria-hidden") == "true" or _HIDDEN.search(given.get("style", "")):
        return ("hidden",)
    if tag in REGIONS:
        return (REGIONS[tag],)
    if tag in {"article", "main"}:
        named = _named(given)
        return named or (tag,)
    return _named(given) if tag not in {"body", "html"} else ()


def _named(given: dict[str, str]) -> tuple[str, ...]:
    names = f"{given.get('class', '')} {given.get('id', '')} {given.get('itemprop', '')}"
    if names.isspace():
        return ()
    return tuple(region for region, pattern in _NAMED.items() if pattern.search(names))[:1]
