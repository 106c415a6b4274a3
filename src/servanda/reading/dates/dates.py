"""Printed times of a report's prose, with the period that each means.

Invariant: every mark is a span of the text; a relative time of a report without a day stays unknown, its words kept.
Source: rulings 22 and 36 to 41 of the codebook; the grammar stands in `dates_grammar`, the meaning in `dates_meaning`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.codebook.calendar import Grain, Stretch, parse_day
from servanda.model import BlockKind, Period, Relation, Sentence, Span, TimeMark, TimeUse, Token, WhenBasis
from servanda.reading.atoms import Atoms, cut, listed
from servanda.reading.dates import bounds as dates_bounds
from servanda.reading.dates import grammar as dates_grammar
from servanda.reading.dates import lists as dates_lists
from servanda.reading.dates import meaning as dates_meaning
from servanda.reading.dates import tense as dates_tense
from servanda.reading.dates.setting import Meaning, Setting
from servanda.reading.dates.shapes import (
    Calendar,
    Clock,
    Counted,
    Expression,
    Part,
    Pointed,
    Repeated,
    Unit,
    Vague,
    Way,
)
from servanda.reading.dates.tense import Looks, Verb

__all__ = ["Printed", "Timex", "find", "parse_day", "printed", "timexes"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A printed time in the terms of TIMEX3, for comparison with corpora: lengths and hours included."""

    span: Span
    kind: str
    value: str


def printed(tokens: Sequence[Token], sentences: Sequence[Sentence], *, text: str) -> list[Printed]:
    """Give the atoms of each sentence with the times that its own words print; all tokens are one without sentences."""
    bounds = [(sentence.first, sentence.last) for sentence in sentences] or [(0, len(tokens))]
    lines = [cut(tokens, text, first=first, last=last) for first, last in bounds]
    return [Printed(atoms, dates_grammar.find(atoms)) for atoms in lines]


def find(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    *,
    text: str,
    published: Period,
    lines: Sequence[Printed] | None = None,
) -> tuple[TimeMark, ...]:
    """Give the printed times of the prose with their periods, in the order of the text.

    The span takes in determiner and modifiers, not the preposition: "the last four years", "early 2022". Dates joined
    by "and" are several marks, a range ("from 2014 to 2022") is one. Hours alone, ages, lengths that only describe a
    noun ("an 18-month transition") and times inside names yield nothing.

    Args:
        tokens: Tokens of the prose, with word class and form where the reader knows them.
        sentences: The sentences that they make up.
        text: The report's text.
        published: When the report was published; only a whole day serves as an anchor.
        lines: What `printed` gives of the tokens; found here where it is not given.
    """
    found: list[TimeMark] = []
    lines = printed(tokens, sentences, text=text) if lines is None else lines
    for line in _lines(tokens, sentences, text, published, lines):
        found += _marks(line, text)
    return tuple(found)


def timexes(
    tokens: Sequence[Token], sentences: Sequence[Sentence], *, text: str, published: Period
) -> tuple[Timex, ...]:
    """Give every printed time with TIMEX3 type and value, ranges as their two ends; for scoring on corpora."""
    return tuple(
        Timex(line.atoms.span(time.expression.first, time.expression.end), time.meaning.kind, time.meaning.timex)
        for line in _lines(tokens, sentences, text, published, printed(tokens, sentences, text=text))
        for time in line.times
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence's atoms and the times that it prints, before anyone knows when."""

    atoms: Atoms
    times: list[Expression]


@dataclass(frozen=True, slots=True)
class _Time:
    expression: Expression
    meaning: Meaning
    looks: Looks
    use: TimeUse


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its atoms and times."""

    atoms: Atoms
    times: tuple[_Time, ...]
    today: date | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence before its times are resolved. `quoted` holds the atoms inside quotation marks."""

    atoms: Atoms
    found: tuple[Expression, ...]
    first: int
    last: int
    is_title: bool
    paragraph: int
    quoted: frozenset[int]


def _lines(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    text: str,
    published: Period,
    given: Sequence[Printed],
) -> list[_Line]:
    today = published.latest if published.is_day else None
    drafts = _drafts(tokens, sentences, text, given)
    account = _is_account(drafts, today)
    story = _Story(told=None, paragraph=-1, sentence=-1, account=account, today=today)
    lines: list[_Line] = []
    for number, draft in enumerate(drafts):
        times, story = _resolve(tokens, draft, story, number)
        lines.append(_Line(draft.atoms, times, today))
    return lines


def _drafts(
    tokens: Sequence[Token], sentences: Sequence[Sentence], text: str, given: Sequence[Printed]
) -> list[_Draft]:
    drafts: list[_Draft] = []
    paragraph, reached, quoting = 0, 0, False
    bounds = [(sentence.first, sentence.last, sentence.block.kind) for sentence in sentences]
    bounds = bounds or [(0, len(tokens), BlockKind.BODY)]
    for (first, last, kind), line in zip(bounds, given, strict=True):
        atoms = line.atoms
        if len(atoms) == 0:
            continue
        start = atoms.at(0).start
        if "\n" in text[reached:start]:
            paragraph, quoting = paragraph + 1, False
        reached = atoms.at(len(atoms) - 1).end
        quoted, quoting = _quoted(atoms, quoting=quoting)
        found = dates_lists.complete(atoms, line.times)
        drafts.append(_Draft(atoms, tuple(found), first, last, kind is BlockKind.TITLE, paragraph, quoted))
    return drafts


def _quoted(atoms: Atoms, *, quoting: bool) -> tuple[frozenset[int], bool]:
    inside: set[int] = set()
    for index in range(len(atoms)):
        sign = atoms.at(index).text
        doubled = atoms.at(index + 1).text == sign and atoms.is_glued(index + 1)
        if sign in {"“", "«", "„"} or (sign == "`" and doubled):
            quoting = True
        elif sign in {"”", "»"} or (sign == "'" and doubled):
            quoting = False
        elif sign == '"':
            quoting = not quoting
        elif quoting:
            inside.add(index)
    return frozenset(inside), quoting


# What has been told


@dataclass(frozen=True, slots=True)
class _Story:
    """What was told last, and where. `account`: the whole text is an account of the past."""

    told: Stretch | None
    paragraph: int
    sentence: int
    account: bool
    today: date | None


_LEAST_YEARS = 4
_MOST_POINTED = 0.15
_OLD_YEARS = 2
"""An account of the past prints at least four years, three in five of them at least two years old, and hardly points
from its own day (chosen on the even documents of WikiWars and the work part of MEANTIME)."""


def _is_account(drafts: Sequence[_Draft], today: date | None) -> bool:
    """Say whether a text tells the past in order, so that "in June" follows the year told last (rule 9)."""
    shapes = [expression.shape for draft in drafts for expression in draft.found]
    years = [shape.year for shape in shapes if isinstance(shape, Calendar) and shape.year]
    pointed = sum(
        (isinstance(shape, Pointed) and not shape.told) or (isinstance(shape, Calendar) and _is_weekday(shape))
        for shape in shapes
    )
    if len(years) < _LEAST_YEARS or pointed > _MOST_POINTED * len(shapes):
        return False
    old = sum(today is None or year <= today.year - _OLD_YEARS for year in years)
    return 5 * old >= 3 * len(years)


def _is_weekday(shape: Calendar) -> bool:
    return shape.weekday is not None and shape.month is None


def _follows_account(draft: _Draft, story: _Story, number: int, looks: Looks) -> bool:
    """Say whether a month without a year belongs to what was told just before, not to the report's own year."""
    if story.told is None:
        return False
    if story.account:
        return True
    if looks in {Looks.AHEAD, Looks.AIMED}:
        return False
    if story.today is None or story.told.last is None or story.told.grain not in {Grain.DAY, Grain.MONTH}:
        return False
    near = story.paragraph == draft.paragraph and number - story.sentence <= 1
    return near and story.told.last.year < story.today.year


_FAR_YEARS = 5
_OPENING = 2
"""A time within so many words opens its sentence: "In early 1942"."""


def _after(story: _Story, draft: _Draft, number: int, time: _Time) -> _Story:
    """Give the story behind a time; a bare year far from what is told is an aside, unless it opens its sentence."""
    stretch = time.meaning.stretch
    shape = time.expression.shape
    if stretch is None or stretch.first is None or isinstance(shape, Clock):
        return story
    if isinstance(shape, Calendar) and (shape.decade is not None or shape.century is not None):
        return story
    if story.account and story.told and story.told.first and stretch.grain is Grain.YEAR:
        if stretch.first.year == story.told.first.year:
            return story
        if time.expression.first > _OPENING and abs(stretch.first.year - story.told.first.year) > _FAR_YEARS:
            return story
    return replace(story, told=stretch, paragraph=draft.paragraph, sentence=number)


def _resolve(tokens: Sequence[Token], draft: _Draft, story: _Story, number: int) -> tuple[tuple[_Time, ...], _Story]:
    if not draft.found:
        return (), story
    verbs = _verbs(tokens, draft)
    years = dates_lists.shared_years(draft.atoms, draft.found)
    times: list[_Time] = []
    for index, expression in enumerate(draft.found):
        verb = _governor(tokens, draft, expression, verbs)
        looks = _looks(draft, expression, _held(draft, expression, verbs) or verb)
        setting = Setting(
            today=story.today,
            told=story.told,
            looks=looks,
            account=_follows_account(draft, story, number, looks),
            history=story.account,
            shared_year=years.get(index),
            nowadays=expression.first in draft.quoted and (verb is None or verb.looks is not Looks.BACK),
            quiet=draft.is_title or (verb is not None and verb.reports),
        )
        if isinstance(expression.shape, Vague) and expression.shape.timex == "FUTURE_REF" and looks is Looks.BACK:
            continue  # "soon" of the past is an order of events, no time
        meaning = dates_meaning.resolve(expression, setting)
        time = _Time(expression, meaning, looks, _use(draft, expression, meaning, verb))
        story = _after(story, draft, number, time)
        times.append(time)
    return tuple(_bounded_below(draft.atoms, times)), story


def _verbs(tokens: Sequence[Token], draft: _Draft) -> tuple[Verb, ...]:
    """Give the sentence's verb groups; "May" of a date is none, whatever the tagger says."""
    dated = {
        draft.atoms.at(index).token for expression in draft.found for index in range(expression.first, expression.end)
    }
    found = dates_tense.verbs(tokens, draft.first, draft.last)
    return tuple(verb for verb in found if not dated.intersection(range(verb.first, verb.end)))


def _bounded_below(atoms: Atoms, times: Sequence[_Time]) -> list[_Time]:
    """Bound "earlier" from below by a day that is told in the same sentence: it was said after that day."""
    days = [
        time.meaning.first
        for time in times
        if time.looks is Looks.BACK and time.meaning.stretch and time.meaning.stretch.grain is Grain.DAY
    ]
    told = max((day for day in days if day is not None), default=None)
    bounded: list[_Time] = []
    for time in times:
        latest = time.meaning.last
        is_earlier = isinstance(time.expression.shape, Vague) and atoms.lower(time.expression.first) == "earlier"
        if is_earlier and told is not None and latest is not None and told <= latest:
            meaning = replace(time.meaning, edtf=f"[{told}..{latest}]", first=told, basis=WhenBasis.RELATIVE)
            bounded.append(replace(time, meaning=meaning))
        else:
            bounded.append(time)
    return bounded


def _governor(tokens: Sequence[Token], draft: _Draft, expression: Expression, verbs: Sequence[Verb]) -> Verb | None:
    at = draft.atoms.at(expression.first).token
    end = draft.atoms.at(expression.end - 1).token + 1
    return dates_tense.governing(tokens, verbs, at, end, (draft.first, draft.last))


def _held(draft: _Draft, expression: Expression, verbs: Sequence[Verb]) -> Verb | None:
    """Give the verb before "until" that holds on, whoever tells it: "has shut the road until Friday, police said"."""
    at = draft.atoms.at(expression.first).token
    before = [verb for verb in verbs if verb.end <= at and not verb.reports]
    is_limit = draft.atoms.words(expression.first - 1, 1)[-1] in _UP_TO
    return before[-1] if is_limit and before and before[-1].holds_on else None


_UP_TO = frozenset({"until", "till"})


def _looks(draft: _Draft, expression: Expression, verb: Verb | None) -> Looks:
    """Give where a time looks; titles and verbs of saying in the present tense tell what has happened."""
    before = draft.atoms.words(expression.first - 3, 3)
    after = draft.atoms.words(expression.end, 2)
    if dates_tense.is_upcoming(before, after):
        return Looks.AHEAD
    if verb is None:
        return Looks.BACK if before[-1] == "since" else Looks.UNKNOWN
    if before[-1] in _UP_TO and verb.holds_on:
        return Looks.AHEAD
    if verb.looks is Looks.NOW and (draft.is_title or verb.reports):
        return Looks.BACK
    if (
        verb.looks is Looks.BACK
        and verb.reports
        and before[-1] == "by"
        and verb.end <= draft.atoms.at(expression.first).token
    ):
        return Looks.AHEAD  # "announced a grant by the end of March"
    return verb.looks


_NEAR_VERB = 4


def _use(draft: _Draft, expression: Expression, meaning: Meaning, verb: Verb | None) -> TimeUse:
    """Say what a time is for: the time of saying where it stands with a verb of saying, else of what is told."""
    shape = expression.shape
    if isinstance(shape, Counted) and shape.way is Way.LENGTH:
        return TimeUse.NONE
    if meaning.timex == "PRESENT_REF":
        return TimeUse.BACKGROUND
    if verb is None or not verb.reports:
        return TimeUse.EVENT
    at = draft.atoms.at(expression.first).token
    end = draft.atoms.at(expression.end - 1).token + 1
    near = 0 <= at - verb.end <= _NEAR_VERB or 0 <= verb.first - end <= _NEAR_VERB
    return TimeUse.STATEMENT if near else TimeUse.EVENT


# Marks


def _marks(line: _Line, text: str) -> list[TimeMark]:
    marks: list[TimeMark] = []
    index = 0
    while index < len(line.times):
        time = line.times[index]
        joined = _range(line, index)
        if joined is not None:
            marks.append(_mark(line, joined, text))
            index += 2
            continue
        if _is_marked(time):
            marks.append(_mark(line, _related(line, time), text))
        index += 1
    return marks


def _range(line: _Line, index: int) -> _Time | None:
    """Give a time and the one behind it as one, where they make a range."""
    if index + 1 >= len(line.times):
        return None
    one, other = line.times[index], line.times[index + 1]
    kind = dates_lists.range_kind(line.atoms, one.expression, other.expression)
    if not kind or not (_is_marked(one) and _is_marked(other)):
        return None
    meaning = dates_bounds.spanning(one.meaning, other.meaning, throughout=kind == "from")
    if meaning is None:
        return None
    return replace(one, expression=replace(one.expression, end=other.expression.end), meaning=meaning)


def _is_marked(time: _Time) -> bool:
    """Say whether a time is one of a mark's kinds: it names days, or says how long or how often in words of its own."""
    shape = time.expression.shape
    if isinstance(shape, Clock) or (isinstance(shape, Vague) and shape.timex == "FUTURE_REF"):
        return False
    if isinstance(shape, Counted):
        small = shape.unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
        return not (shape.way is Way.LENGTH and (shape.before or small))
    if isinstance(shape, Repeated):
        return not shape.rate and (time.expression.end - time.expression.first > 1 or "W" in shape.timex)
    return True


_SINCE = listed("since")
_UNTIL = listed("until till by")
_FREE = listed("and but or , . ; ) : ! ?") | {"", "”", '"'}


def _related(line: _Line, time: _Time) -> _Time:
    """Add what the word before says: since, until, by, before, after, throughout."""
    meaning, atoms = time.meaning, line.atoms
    before, after = atoms.lower(time.expression.first - 1), atoms.lower(time.expression.end)
    if isinstance(time.expression.shape, Repeated | Vague):
        return time
    if meaning.relation is not Relation.AT and before not in _SINCE:
        return time
    if before in _SINCE:
        return replace(time, meaning=dates_bounds.since(meaning))
    is_through = before == "through" or atoms.words(time.expression.first - 2, 2) == ("through", "to")
    if before in _UNTIL or (is_through and time.looks is not Looks.BACK and _is_year_or_month(time)):
        return replace(time, meaning=dates_bounds.until(meaning))
    if before == "throughout" and meaning.first is not None:
        return replace(time, meaning=replace(meaning, relation=Relation.THROUGHOUT))
    if before in {"from", "starting", "beginning"} and (
        after in {"on", "onward", "onwards"} or time.looks is Looks.AHEAD
    ):
        return replace(time, meaning=dates_bounds.since(meaning))
    if before == "before" and time.expression.part is Part.END:
        return replace(time, meaning=dates_bounds.until(meaning))  # "before the end of May" is no day of April
    if before == "before" and after in _FREE:
        return replace(time, meaning=dates_bounds.before(meaning))
    if before == "after" and after in _FREE:
        return replace(time, meaning=dates_bounds.after(meaning, line.today, time.looks))
    return time


def _is_year_or_month(time: _Time) -> bool:
    """Say whether a time names a month or year of the calendar: "runs through 2030" ends with it."""
    shape = time.expression.shape
    return isinstance(shape, Calendar) and shape.day is None and bool(shape.month or shape.year)


def _mark(line: _Line, time: _Time, text: str) -> TimeMark:
    span = line.atoms.span(time.expression.first, time.expression.end)
    meaning = time.meaning
    return TimeMark(
        span=span, period=meaning.period(span.of(text)), use=time.use, rule=meaning.rule, score=meaning.score
    )
