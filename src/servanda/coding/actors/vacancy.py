"""An office that a report prints without a state, and what its sentence and report tell of states.

Invariant: nothing is decided here; what several reasons ask is answered in one place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from servanda.coding.actors.acted_on import acted_on
from servanda.coding.actors.beside import Beside
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.descriptions import COUNTERPARTS
from servanda.coding.actors.guests import guest_of, is_visiting
from servanda.coding.actors.holders import is_past, is_second
from servanda.coding.actors.home import LEAD, dateline_state, named_states, outlet_state
from servanda.coding.actors.hosts import is_host, meets
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.page_states import ENVOY, PageStates
from servanda.coding.actors.people import Person
from servanda.coding.near import within
from servanda.model import ActorKind, MentionKind, NameMark, Span, WordClass

CROWN: Final = "GOV.CROWN"
STATE_OFFICES: Final = ("GOV", "MIL", "LEG", "JUD")
SEVERAL: Final = 2
_FAINT = 4
"""How many times more another state is named where a report hardly names the state that it was written in."""
SAYING: Final = frozenset({"speech", "writing", "judgement", "demand", "decree"})
"""Kinds of cues by which a state speaks before its official goes on."""
NOT_FOR_STATE: Final = frozenset({"PTY", "OPP"})
"""Offices whose holders do not speak for their state."""
_VERBS = frozenset({WordClass.VERB, WordClass.AUX})
OPENING: Final = 30
"""Characters of a sentence in which the state stands whose act it tells."""


class Undecided(Enum):
    """What a reason gives that forbids all later ones: two states could be meant, or none is."""

    OPEN = "open"


OPEN: Final = Undecided.OPEN
Answer = str | Undecided | None
"""A state, `OPEN`, or None where a reason has nothing to say."""


class Setting:
    """What a report tells of states that all its vacancies share: home, outlet, dateline, those it names most."""

    def __init__(self, reading: ReportReading, people: Sequence[Person], home: str | None, page: PageStates) -> None:
        self.reading = reading
        self.beside = Beside(reading, people)
        self.page = page
        self.acting = named_states(reading)
        self.outlet = outlet_state(reading)
        self.written = dateline_state(reading)
        """The state of the dateline, named in the text or not."""
        self.dateline = self.written if self._is_told_of(self.written) else None
        self.home = self.dateline if self._is_written_at_home(people, home) else home
        self.leading_two = _leading_two(self.acting)
        self.holders = [person for person in people if person.country and person.office]
        self.envoys_of = {one.title_country for one in reading.marks.names if one.office == ENVOY} - {None}
        """The states whose envoy the report names with his state."""
        self.unheld = self._unheld()

    def _is_told_of(self, state: str | None) -> bool:
        """Say whether a report tells of a state more than faintly: its officials may be of others else."""
        if state is None or state not in self.acting:
            return False
        return self.acting[state] * _FAINT >= max(self.acting.values(), default=0)

    def _is_written_at_home(self, people: Sequence[Person], home: str | None) -> bool:
        """Say whether a report from a capital leaves out the state of several officials: they are that state's own."""
        if self.dateline is None or home == self.dateline:
            return False
        own = [one for one in people if one.country is None and (one.office or "").startswith(STATE_OFFICES)]
        return len(own) >= SEVERAL

    def _unheld(self) -> dict[str, dict[str, int]]:
        """Give the states of each office that is printed without a holder, with where that is first.

        A spokeswoman is not the minister, and an envoy is in every capital.
        """
        held = {(person.office, person.country) for person in self.holders}
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for mark in self.reading.marks.names:
            if mark.kind is not MentionKind.ROLE or not mark.office or not mark.title_country:
                continue
            is_plain = mark.office in {"GOV", ENVOY} or is_second(self.reading, mark)
            is_plain = is_plain or self.beside.titled_behind(mark) is not None
            if not is_plain and (mark.office, mark.title_country) not in held:
                found[mark.office].setdefault(mark.title_country, mark.span.start)
        return found

    @property
    def is_of_one_state(self) -> bool:
        """Say whether a report tells of one state and of others faintly, so often that a stranger's would be named."""
        first, second, *_ = [*(number for _, number in self.acting.most_common(SEVERAL)), 0, 0]
        return first >= _FAINT * max(1, second)

    def states_in(self, span: Span) -> set[str]:
        """Give the states that a stretch of the text names by themselves, the first where a name is of several."""
        marks = [one for one in self.beside.named_in(span) if one.readings]
        return {one.readings[0].code for one in marks if one.readings[0].actor_kind is ActorKind.STATE}

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence that a place stands in or behind; -1 before the first."""
        return bisect_right(self.reading.marks.sentences, place, key=lambda one: one.span.start) - 1

    def seat_owner(self, mark: NameMark) -> str | None:
        """Give the state whose seat a name is: Russia of "the Kremlin"; None for a name of several."""
        codes = {one.code.partition(".")[0] for one in mark.readings}
        code = codes.pop() if len(codes) == 1 else ""
        return code if code and state_of_code(self.reading.book, code) is not None else None


def _leading_two(acting: Counter[str]) -> frozenset[str]:
    """Give the two states that a report is about: each is named half as often again as any third."""
    ranked = [*sorted(acting.items(), key=lambda pair: (-pair[1], pair[0])), ("", 0)]
    if len(ranked) <= SEVERAL:
        return frozenset()
    second, third = ranked[1][1], ranked[SEVERAL][1]
    return frozenset(one for one, _ in ranked[:SEVERAL]) if second >= max(SEVERAL, LEAD * third) else frozenset()


@dataclass(frozen=True)
class Vacancy:
    """The office of one person, printed without a state, and what stands around the person; without slots, to keep it.

    Reasons ask it in turn, so what costs a walk over sentences is looked up once.
    """

    setting: Setting
    person: Person
    office: str

    @property
    def reading(self) -> ReportReading:
        """Give the report with its marks."""
        return self.setting.reading

    @property
    def text(self) -> str:
        """Give the report's text."""
        return self.setting.reading.report.text

    @property
    def first(self) -> Span:
        """Give where the person is named first."""
        return self.person.marks[0].span

    @cached_property
    def sentence(self) -> Span:
        """Give the sentence that names the person first."""
        return self.setting.beside.sentence(self.first)

    @property
    def is_governments(self) -> bool:
        """Say whether the office is one of a government."""
        return self.office.startswith("GOV")

    @property
    def titles(self) -> list[Span]:
        """Give where the titles stand that are printed with the person."""
        return [one.title for one in self.person.marks if one.title is not None]

    @cached_property
    def has_left(self) -> bool:
        """Say whether the office is printed as one of the past, which another may hold now."""
        return _has_left(self.reading, self.person)

    @property
    def is_second(self) -> bool:
        """Say whether the office is only printed as that of a deputy."""
        return _is_second(self.reading, self.person)

    def has_left_as(self, other: Person) -> bool:
        """Say whether both hold their offices, or both have left them."""
        return _has_left(self.reading, other) == self.has_left

    def is_deputy_beside(self, other: Person) -> bool:
        """Say whether one of two is a deputy and the other is not: they hold no office together."""
        return _is_second(self.reading, self.person) != _is_second(self.reading, other)

    @cached_property
    def is_host(self) -> bool:
        """Say whether the person is the one who is visited."""
        return is_host(self.reading, self.person)

    @cached_property
    def meets(self) -> bool:
        """Say whether the person receives or meets others."""
        return meets(self.reading, self.person)

    @property
    def speaks(self) -> bool:
        """Say whether a verb of saying stands right before or behind the name: "said X", "X told reporters"."""
        tokens, book = self.reading.marks.tokens, self.reading.book
        first = bisect_left(tokens, self.first.start, key=lambda token: token.span.start)
        last = bisect_left(tokens, self.first.end, key=lambda token: token.span.start)
        behind = last + 1 if last < len(tokens) and tokens[last].text == "," else last
        for at in (first - 1, behind):
            match = book.cues.at([token.text for token in tokens[max(0, at) : at + 3]], 0)
            cue = match.part("verb") if match is not None else None
            if cue is not None and cue.entry.kind in SAYING and not cue.entry.is_weak:
                return True
        return False

    @property
    def near(self) -> set[str]:
        """Give the states named in the paragraph that names the person first."""
        first = self.first
        line = Span(self.text.rfind("\n", 0, first.start) + 1, max(first.end, self.text.find("\n", first.end)))
        marks = [one for one in self.setting.beside.named_in(line) if len(one.readings) == 1]
        return {one.readings[0].code for one in marks if one.readings[0].actor_kind is ActorKind.STATE}

    @cached_property
    def excluded(self) -> set[str]:
        """Give the states that the report as a whole cannot leave: those of `taken`.

        Where a report names one state alone, whoever has left an office there may stand beside its new holder.
        """
        is_alone = len(self.setting.acting) == 1 and self.has_left
        return self.sent_beside if is_alone else self.taken

    @property
    def without_office(self) -> set[str]:
        """Give the states of the report that have no such office: a republic no king, a presidential one no premier."""
        setting, traits = self.setting, self.reading.book.traits
        here = {one for one in (setting.home, setting.outlet, setting.written, *setting.acting) if one is not None}
        if self.office == CROWN:
            return here - (traits.called(["monarchy"]) or frozenset())
        presidential = traits.called(["presidential", "republic"]) or frozenset()
        return here & presidential if self.office == "GOV.PM" and not self.has_left else set()

    @property
    def taken(self) -> set[str]:
        """Give the states that the person cannot be of: another holds the office there, or their envoy is met."""
        return self.held_beside | self.sent_beside

    @cached_property
    def sent_beside(self) -> set[str]:
        """Give the states whose envoy stands beside the person, or whose people he meets: he is of another state."""
        beside, person = self.setting.beside, self.person
        unnamed = {one.title_country for one in self.envoys if one.title_country}
        met = self.meets
        named = {
            other.country
            for other in beside.people_with(person)
            if other.country and (met or other.office == ENVOY)
            if other is not person and not any(self.is_listed_with(mark) for mark in other.marks)
        }
        return (named | unnamed | self.guest_in) - {person.country}

    @cached_property
    def guest_in(self) -> set[str]:
        """Give the states in which the person is a guest: he goes there, is received there, is "visiting" there."""
        setting = self.setting
        found = guest_of(self.reading, setting.beside, self.person)
        if is_visiting(self.reading, self.person):
            told_at = {setting.outlet, setting.written} - {None} or {setting.home}
            found |= {one for one in told_at if one is not None}
        return found

    @property
    def envoys(self) -> list[NameMark]:
        """Give the envoys of states beside the person; not those of one list with him, who may be of his own side."""
        beside, person = self.setting.beside, self.person
        here = (one for sentence in beside.sentences_of(person) for one in beside.named_in(sentence))
        sent = (one for one in here if one.office == ENVOY and one.title_country)
        return [one for one in sent if not self.is_listed_with(one)]

    def is_listed_with(self, mark: NameMark) -> bool:
        """Say whether a name stands in one list with the person: "Minister X; Peru's ambassador Y; and ..."."""
        sentence = self.setting.beside.sentence(mark.span)
        own = (one for one in self.person.marks if one.span in sentence)
        gaps = (Span(*sorted((min(one.span.end, mark.span.end), max(one.span.start, mark.span.start)))) for one in own)
        return any(self._is_list(gap) for gap in gaps)

    def _is_list(self, gap: Span) -> bool:
        """Say whether two names stand in one list by what is between them: a comma, no verb, no "with"."""
        tokens = within(self.reading.marks.tokens, gap)
        words = [(one.text.lower(), one.word_class) for one in tokens]
        is_parted = any(text in {",", ";"} for text, _ in words)
        return is_parted and not any(text == "with" or kind in _VERBS for text, kind in words)

    @cached_property
    def held_beside(self) -> set[str]:
        """Give the states whose same office somebody else holds in a sentence that names this person too."""
        others = self.setting.beside.people_with(self.person)
        named = {one.country for one in others if one.country and one.office == self.office}
        return named | self.met_unnamed(self.office) | acted_on(self.reading, self.setting.beside, self.person)

    def met_unnamed(self, office: str) -> set[str]:
        """Give the states whose holder of an office the person meets without his name, or of a counterpart beside him.

        "President X spoke with the president of Oman", "X and his Omani counterpart, Y".
        """
        beside, own = self.setting.beside, self.person.marks
        marks = [one for sentence in beside.sentences_of(self.person) for one in beside.named_in(sentence)]
        others = [one for one in marks if one.title is not None and one.title_country and one not in own]
        found: set[str] = set()
        for mark in others:
            title = mark.title.of(self.text).lower() if mark.title is not None else ""
            before = [word for word in self.reading.words_before(mark.span.start, most=2) if word != "the"]
            is_met = mark.office == office and before[-1:] == ["with"] and mark.rule == "name.office"
            if (is_met or title.endswith(COUNTERPARTS)) and mark.title_country is not None:
                found.add(mark.title_country)
        return found


def _is_second(reading: ReportReading, person: Person) -> bool:
    marks = [mark for mark in person.marks if mark.office is not None]
    return bool(marks) and all(is_second(reading, mark) for mark in marks)


def _has_left(reading: ReportReading, person: Person) -> bool:
    marks = [mark for mark in person.marks if mark.office is not None]
    return bool(marks) and all(is_past(reading, mark) for mark in marks)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for which an office belongs to a state, and why it is asked before the next one."""

    state: Callable[[Vacancy], Answer]
    why: str

    @property
    def name(self) -> str:
        """Give the reason's name, that of its function."""
        return self.state.__name__


def first_answer(reasons: Sequence[Reason], vacancy: Vacancy) -> tuple[str, str | None]:
    """Give the name of the first reason that says something, and the state that it gives; no name where none does."""
    for reason in reasons:
        answer = reason.state(vacancy)
        if answer is not None:
            return reason.name, None if isinstance(answer, Undecided) else answer
    return "", None
