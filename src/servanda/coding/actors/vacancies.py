"""Which state an office belongs to that the text prints without one: "President Amina Wafula said".

Invariant: where two states could be meant nothing decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from servanda.codebook.names import split
from servanda.coding.actors.acted_on import acted_on, spoken_to
from servanda.coding.actors.beside import Beside
from servanda.coding.actors.bodies_told import body_told
from servanda.coding.actors.capitals import is_destination
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.descriptions import COUNTERPARTS
from servanda.coding.actors.embassies import signed
from servanda.coding.actors.holders import is_past
from servanda.coding.actors.home import LEAD, dateline_state, named_states, outlet_state, titled_state
from servanda.coding.actors.hosts import is_host, meets
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.interviewed import interviewed_for
from servanda.coding.actors.limited_titles import office_known, state_knowing
from servanda.coding.actors.page_states import ENVOY, PageStates
from servanda.coding.actors.people import Person
from servanda.coding.actors.pledging_for import pledged_for
from servanda.coding.actors.toppled import is_toppled, toppled_in
from servanda.coding.near import within
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import ActorKind, BlockKind, EventType, MentionKind, NameMark, Sentence, Span

_SAYING = frozenset({"speech", "writing", "judgement", "demand", "decree"})
"""Kinds of cues by which a state speaks before its official goes on."""
_STATE_OFFICES = ("GOV", "MIL", "LEG", "JUD")
_NOT_FOR_STATE = frozenset({"PTY", "OPP"})
"""Offices whose holders do not speak for their state."""
_SEVERAL = 2
_PORTFOLIO_HEADS = frozenset({"minister", "secretary"})
_SMALL = frozenset({"of", "for", "and", "the", "&"})
"""Words of a portfolio that say nothing of it."""
_CROWN = "GOV.CROWN"
_OPENING_WORDS = 4
"""Words of a sentence within which its first noun stands: "The permanent representative"."""
_OPENING = 30
"""Characters of a sentence in which the state stands whose act it tells."""


def _is_faint(state: str, acting: Counter[str]) -> bool:
    """Say whether a report hardly names the state that it was written in: its officials are of other states."""
    return acting[state] * _FAINT < max(acting.values(), default=0)


_FAINT = 4
"""How many times more another state is named."""


def _leading_two(acting: Counter[str]) -> frozenset[str]:
    """Give the two states that a report is about: each is named half as often again as any third."""
    ranked = [*sorted(acting.items(), key=lambda pair: (-pair[1], pair[0])), ("", 0)]
    if len(ranked) <= _SEVERAL:
        return frozenset()
    second, third = ranked[1][1], ranked[_SEVERAL][1]
    return frozenset(one for one, _ in ranked[:_SEVERAL]) if second >= max(_SEVERAL, LEAD * third) else frozenset()


def written_at(reading: ReportReading, body: NameMark) -> str | None:
    """Give the state of the dateline as that of a body printed without one: "the health ministry said" from Jakarta.

    The sentence must begin with that state, or name no state in a report whose title or lead begins with it. Another
    state's body of the kind, or holder of its office, may be meant as well: then nothing decides.
    """
    state = dateline_state(reading)
    sentences = reading.marks.sentences
    at = bisect_right(sentences, body.span.start, key=lambda one: one.span.start) - 1
    lead = next((one for one in sentences if _is_body(reading, one)), None)
    if state is None or lead is None or at < 0 or not _is_body(reading, sentences[at]):
        return None
    own = _states_of(reading, sentences[at])
    if {code for code, _ in own} <= {state} and titled_state(reading) == state:
        return None if _is_anothers(reading, body, state) else state
    doers = own or _states_of(reading, lead)
    if not doers or doers[0][0] != state or doers[0][1] > (sentences[at] if own else lead).span.start + len("The "):
        return None
    return None if _is_anothers(reading, body, state) else state


def _is_second(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether an office is only that of a deputy: "Taiwan's vice-president" is not the president."""
    words = mark.span.of(reading.report.text).lower().replace("-", " ").split()
    return not {"vice", "deputy"}.isdisjoint(words)


def _is_body(reading: ReportReading, sentence: Sentence) -> bool:
    return reading.report.block_at(sentence.span.start).kind is BlockKind.BODY


def _states_of(reading: ReportReading, sentence: Sentence) -> list[tuple[str, int]]:
    """Give the states that a sentence names, with their places, in the order of the text."""
    marks = [one for one in reading.marks.names if one.span in sentence.span and len(one.readings) == 1]
    return [(one.readings[0].code, one.span.start) for one in marks if one.readings[0].actor_kind is ActorKind.STATE]


def _is_anothers(reading: ReportReading, body: NameMark, state: str) -> bool:
    """Say whether a report names another state's body of a kind, or who holds its office there."""
    office = body.office or ""
    titled = {one.title_country for one in reading.marks.names if one.office == office and one.title_country}
    coded = {
        meant.code.partition(".")[0]
        for one in reading.marks.names
        for meant in one.readings
        if f"{meant.code}.".partition(".")[2].startswith(f"{office}.")
    }
    return not (titled | coded) <= {state}


_LED = re.compile(
    r" of (?:(?:the|an?) )?(?:(?:[a-z-]+ )*(?:party|coalition|movement|bloc|union|partner)\b|(?:[a-z-]+ )*[A-Z])"
)
"""What is led behind "leader", where no state is printed: a party or whatever has a name."""
_LEADS = re.compile(r"(?<![.!?\n] )\b(?!The\b|Our\b|Its\b|His\b|Her\b)[A-Z][\w'’-]+ $")
"""A name before "leader"; a word that opens a sentence may be none."""
_NAME = 60
"""Characters before a title in which a name stands."""


def _is_embassy(mark: NameMark) -> bool:
    """Say whether a mark names an embassy with its state: "the Egyptian embassy"."""
    return len(mark.readings) == 1 and mark.readings[0].code.endswith(f".{ENVOY}") and mark.office == ENVOY


class Vacancies:
    """Which state an office printed without one can belong to.

    In this order: the state whose seat stands in the title ("Kremlin spokesman X"), the state that the same
    sentence prints before the name ("In Lima, the spokesman X", "The envoy of Peru, Ambassador X"), the state that
    opens a digest's line ("* Peru: Prime Minister X"), the state whose ministry the title names, the state for
    which a person announces something ("Prime Minister X announced that Peru will pay"), the state that has just
    spoken ("Peru denied it. The troops were at home, Minister X said"), the state whose body of that office stands
    in the sentence ("the Kremlin said President X"), a state whose same office the report has named without a
    holder ("the Omani president"), the report's home or the outlet's country when the report names it; when these
    two differ, the one that the paragraph names. Never a state whose same office somebody else holds beside the
    person.
    """

    def __init__(self, reading: ReportReading, people: Sequence[Person], home: str | None, page: PageStates) -> None:
        self._reading = reading
        self._beside = Beside(reading, people)
        self._page = page
        self._envoys_of = {one.title_country for one in reading.marks.names if one.office == ENVOY} - {None}
        """The states whose envoy the report names with his state."""
        self._holders = [person for person in people if person.country and person.office]
        self._home = home
        self._is_of_one_state = len(named_states(reading)) == 1
        acting = named_states(reading)
        self._acting = acting
        self._outlet = outlet_state(reading)
        self._written = dateline = dateline_state(reading)
        self._dateline = (
            dateline if dateline is not None and dateline in acting and not _is_faint(dateline, acting) else None
        )
        self._two = _leading_two(acting)
        if self._is_written_at_home(people):
            self._home = self._dateline
        held = {(person.office, person.country) for person in self._holders}
        self._open: dict[str, dict[str, int]] = defaultdict(dict)
        """The states of each office that is printed without a holder, with where that is first."""
        for mark in reading.marks.names:
            key = (mark.office, mark.title_country)
            is_plain = mark.office == "GOV" or _is_second(reading, mark)  # a spokeswoman is not the minister
            is_plain = is_plain or self._beside.titled_behind(mark) is not None
            if (
                mark.kind is MentionKind.ROLE
                and mark.office
                and mark.title_country
                and key not in held
                and not is_plain
                and mark.office != ENVOY
            ):
                self._open[mark.office].setdefault(mark.title_country, mark.span.start)

    def country(self, person: Person, office: str) -> str | None:
        """Give the state that a person's office must belong to, None when nothing decides."""
        if self._leads_no_state(person) or self._is_exiled(person):
            return None
        beside = self._seated(person) or self._printed_before(person) or self._sent_from(person)
        beside = beside or self.served(person)
        beside = beside or self.posted(person) or self._its_own(person) or self._at_embassy(person, office)
        beside = beside or self._limited_to(person) or self._with_counterpart(person)
        beside = beside or (self._heard_at_home(person) if office.startswith("GOV") else None)
        beside = beside or self._by_portfolio(person, office)
        if beside is not None or self._is_one_of_two(person, office):
            return beside
        if is_toppled(self._reading, person):
            state, has_doer = toppled_in(self._reading, self._beside, person)
            if state is not None or has_doer:
                return state
        asked = interviewed_for(self._reading, person) if office.startswith("GOV") else None
        if (heading := asked or self._of_page(person, office)) is not None:
            return heading
        pledged = pledged_for(self._reading, person) if office.startswith("GOV") else None
        if pledged is not None and pledged not in self._held_beside(person, office):
            return pledged
        if self._page.sender is not None and office != ENVOY:
            return self._told_before(person)  # both the host and the sender have such an office
        return self._by_words(person, office) or self._by_throne(person, office)

    def _by_portfolio(self, person: Person, office: str) -> str | None:
        """Give the state whose minister without a name has a person's portfolio: "Norway's fisheries minister" is he.

        None where the report gives the portfolio to a named person of that state, or to two states.
        """
        own = [self._portfolio(mark) for mark in person.marks if mark.office == office == "GOV"]
        if not any(own):
            return None
        named = {(each.country, self._portfolio(mark)) for each in self._holders for mark in each.marks}
        states = {
            mark.title_country
            for mark in self._reading.marks.names
            if mark.kind is MentionKind.ROLE and mark.office == office and mark.title_country is not None
            if any(words and words <= one for one in own for words in [self._portfolio(mark)])
            if (mark.title_country, self._portfolio(mark)) not in named
        }
        return next(iter(states)) if len(states) == 1 else None

    def _portfolio(self, mark: NameMark) -> frozenset[str]:
        """Give what a minister's title is of, with the head: empty for "the minister" alone, and for other offices."""
        words = mark.title.of(self._reading.report.text).casefold().split() if mark.title is not None else []
        found = frozenset(one.strip(",") for one in words) - _SMALL
        degrees = {one for one in found if self._reading.book.titles.at([one], 0) is not None}
        is_of_one = not _PORTFOLIO_HEADS.isdisjoint(found) and bool(found - _PORTFOLIO_HEADS - degrees)
        return found if is_of_one else frozenset()

    def _by_throne(self, person: Person, office: str) -> str | None:
        """Give the one state of a report that has a monarch: "King X met the Chadian president" in Amman's papers.

        None in a report that is at home in a republic, whose kings and emirs may be those of a people.
        """
        if office != _CROWN:
            return None
        thrones = self._reading.book.traits.called(["monarchy"]) or frozenset()
        has_throne = self._acting.keys() & thrones
        is_at_home = {self._home, self._outlet, self._dateline} <= {None, *has_throne}
        left = has_throne - self._held_beside(person, office)
        return next(iter(left)) if is_at_home and len(has_throne) == len(left) == 1 else None

    def _by_words(self, person: Person, office: str) -> str | None:
        """Give the state that what is told around a person leaves for an office, then the report as a whole."""
        if office == ENVOY and self._envoys_of - {self._home, self._dateline}:
            return None  # an "Ambassador X" beside "the Peruvian ambassador" may be of Peru
        found = self._by_report(person, office)
        above = self._page.headlined(person.marks[0].span.start)
        found = found if not above or found in above else None
        told = (self._of_leader(person) if office == "GOV" else None) or self._told_before(person)
        if told is not None and "." in office and state_of_code(self._reading.book, told) is None:
            told = None  # no organisation that has just spoken has a prime minister
        if told is not None and told not in self._held_beside(person, office) | self._sent_beside(person):
            return told
        if (near := self._by_section(person, office, is_open=found is None)) is not None:
            return near
        if (own := self._of_body_told(person, office, is_open=found is None)) is not None:
            return own
        if office == "LEG":
            return found  # a foreign deputy is seldom printed without a state
        others = {found} | self._sent_beside(person) | self._held_beside(person, office)
        return None if self._spoken_before(person) - others else found

    def _of_body_told(self, person: Person, office: str, *, is_open: bool) -> str | None:
        """Give the state whose body a report has told of last, where a title is that of its people: "Army chief X".

        A government's are more than one body: only where nothing else decides.
        """
        title = next((one.of(self._reading.report.text).lower() for one in self._titles(person)), "")
        body = self._reading.book.offices.body(split(title), 0)
        suffix = body.entry.suffix if body is not None else office
        if office.startswith("GOV") and not (is_open and body is not None):
            return None
        return body_told(self._reading, person.marks[0].span.start, suffix)

    def _of_page(self, person: Person, office: str) -> str | None:
        """Give the state that a page tells by its form: whose envoy's it is, head of a line, whose ministry's it is.

        A line's state has no envoy in itself, and its ministers do not speak in another capital.
        """
        first = person.marks[0].span
        is_envoy = office == ENVOY
        topic = None if is_envoy or self._is_elsewhere(person) else self._page.topic(first.start)
        issued = self._page.issuer if office.startswith("GOV") else None
        side = self._page.sender if is_envoy else self._signed(person, office)
        held = self._held_beside(person, office)
        return next((one for one in (side, topic, issued) if one is not None and one not in held), None)

    def _signed(self, person: Person, office: str) -> str | None:
        """Give whose of an embassy's two states an official is: the only one with that office open, or as acts tell."""
        sides = {self._page.sender, self._page.host} - {None}
        if len(sides) != _SEVERAL:
            return None
        held = {one.country for one in self._holders if one is not person and one.office == office} & sides
        unnamed = sides & set(self._open[office]) - held
        if len(held) == 1 or len(unnamed) == 1:
            left = unnamed if len(unnamed) == 1 else sides - held
            return next(iter(left)) if len(left) == 1 else None
        return signed(self._reading, self._beside, person, self._page, self._holders)

    def _is_elsewhere(self, person: Person) -> bool:
        """Say whether the sentence of an official plays in a capital that is not of its line's state."""
        first = person.marks[0].span
        topic = self._page.topic(first.start)
        return any(
            one.rule == "name.codebook.capital" and not is_destination(self._reading.marks, one.span)
            for one in self._beside.named_in(self._sentence(first))
            if one.readings and one.readings[0].code != topic
        )

    def _by_section(self, person: Person, office: str, *, is_open: bool) -> str | None:
        """Give the state of the headline above a person's paragraph, else that whose coming act he tells."""
        taken = self._held_beside(person, office) | self._sent_beside(person)
        is_guest = office == ENVOY or self._comes(person)
        section = set() if is_guest else self._page.section(person.marks[0].span.start) - taken
        if len(section) == 1:
            return section.pop()
        planned = self._planned_by(person) if is_open and office.startswith("GOV.") else None
        return planned if planned not in taken else None

    def _by_report(self, person: Person, office: str) -> str | None:
        """Give the state that the report as a whole leaves for an office."""
        held = set() if self._is_of_one_state and self._has_left(person) else self._held_beside(person, office)
        taken = held | self._sent_beside(person)
        first = person.marks[0].span.start
        named = {state for state, at in self._open[office].items() if at < first}
        for found in (self._seats_beside(person, office) - taken, named - taken):
            if len(found) == 1:
                return next(iter(found))
        later = set(self._open[office]) - taken - named
        home = self._by_home(person, taken) or (next(iter(later)) if len(later) == 1 and not named else None)
        home = home or self._hosting(person, taken)
        return home or (self._other_of_two(taken) if "." in office else None)

    def _other_of_two(self, taken: set[str]) -> str | None:
        """Give the other of the two states that a report is about, where the one has the holder beside a person.

        "President X met Omani President Y" in a report on Oman and Chad is of Chad's president.
        """
        other = self._two - taken
        is_apart = len(self._two) == _SEVERAL and len(taken) == 1 and len(other) == 1
        return next(iter(other)) if is_apart else None

    def _hosting(self, person: Person, taken: set[str]) -> str | None:
        """Give the state in which somebody is visited or meets others: of a report's two the one that is not theirs."""
        if not is_host(self._reading, person) and not meets(self._reading, person):
            return None
        guests = {one.country for one in self._beside.people_with(person) if one is not person and one.country}
        others = self._two - guests - taken
        return next(iter(others)) if len(self._two) == _SEVERAL and len(guests) == len(others) == 1 else None

    def _by_home(self, person: Person, taken: set[str]) -> str | None:
        """Give the state that the report is about or comes from, where they do not speak against each other."""
        home = (
            self._home
            if not self._page.is_digest
            and self._home not in taken
            and self._others_beside(person) - self._sent_beside(person) <= {self._home}
            else None
        )
        outlet = self._outlet if self._outlet not in taken else None
        if home is None and not is_host(self._reading, person) and self._is_of_other(person):
            return None
        is_left = home is None and outlet is None and self._home in {None, *taken}
        if is_left and self._is_written_alone(person, taken):
            return self._written
        if outlet is None and self._dateline is not None and self._dateline not in taken:
            return self._dateline if home in {None, self._dateline} else None  # two states could be meant
        if home is None or outlet in {None, home}:
            return home or outlet
        near = {home, outlet} & self._near(person)
        return near.pop() if len(near) == 1 else None

    def _is_written_alone(self, person: Person, taken: set[str]) -> bool:
        """Say whether a lead from a capital whose state nothing else names tells what its official does to a guest.

        "MASERU - Prime Minister X met the Peruvian ambassador": the one other state is not his.
        """
        first = person.marks[0].span
        lead = next((one for one in self._reading.marks.sentences if _is_body(self._reading, one)), None)
        is_first = lead is not None and first.start <= lead.span.start + len("The ")
        return is_first and self._written is not None and self._states_in(lead.span if lead else first) <= taken

    def _is_of_other(self, person: Person) -> bool:
        """Say whether an official tells what another state than that of the page does: "Togo sent troops, X said"."""
        sentence = self._sentence(person.marks[0].span)
        opening = Span(sentence.start, min(sentence.end, sentence.start + _OPENING))
        doers = self._states_in(opening)
        others = doers - {self._dateline, self._outlet}
        return len(doers) == 1 and bool(others) and person.marks[0].span.start > opening.end

    def _planned_by(self, person: Person) -> str | None:
        """Give the state whose coming act an official tells: "Togo will close the border, Prime Minister X said".

        None where the report comes from another state, which may be told of the act, and of gifts, whose receiver may
        tell them as well.
        """
        first = person.marks[0].span
        text, sentence = self._reading.report.text, self._sentence(first)
        doer = next(iter(self._beside.beginning_in(Span(sentence.start, sentence.start + len("The ") + 1))), None)
        if doer is None or len(doer.readings) != 1 or doer.readings[0].actor_kind is not ActorKind.STATE:
            return None
        modal, verb, *_ = [*text[doer.span.end : first.start].split(), "", ""]
        is_coming = modal in {"will", "would"} and not self._is_giving(verb)
        is_told = text[: first.start].rstrip().endswith((",", ", said")) and self._speaks(first)
        state = doer.readings[0].code
        is_apart = {self._home, self._dateline, self._outlet} <= {None, state}
        return state if is_coming and is_told and is_apart else None

    def _comes(self, person: Person) -> bool:
        """Say whether an official goes somewhere or gives something, or is printed beside "the country"."""
        first = person.marks[0].span
        sentence = self._sentence(first)
        if "the country" in sentence.of(self._reading.report.text):
            return True
        words = [one.text for one in within(self._reading.marks.tokens, Span(first.end, sentence.end))]
        found = (self._reading.book.events.at(words, at) for at in range(len(words)))
        frames = [one.frame for match in found if match is not None for one in match.readings]
        return any(
            one.part == "verb"
            and (not one.objects or not one.objects.isdisjoint(words))
            and one.source[:1] == ("subject",)
            and (one.type is EventType.AID or one.mode == "visit")
            for one in frames
        )

    def _is_giving(self, verb: str) -> bool:
        """Say whether a verb tells that somebody is given or sent something."""
        match = self._reading.book.events.at([verb], 0)
        return match is not None and any(one.frame.type is EventType.AID for one in match.readings)

    def _has_left(self, person: Person) -> bool:
        """Say whether a person's office is printed as one of the past, which another may hold now."""
        marks = [mark for mark in person.marks if mark.office is not None]
        return bool(marks) and all(is_past(self._reading, mark) for mark in marks)

    def _is_written_at_home(self, people: Sequence[Person]) -> bool:
        """Say whether a report from a capital leaves out the state of several officials: they are that state's own."""
        if self._dateline is None or self._home == self._dateline:
            return False
        own = [one for one in people if one.country is None and (one.office or "").startswith(_STATE_OFFICES)]
        return len(own) >= _SEVERAL

    def _is_exiled(self, person: Person) -> bool:
        """Say whether somebody is printed as driven out: an exiled leader is not of the state that is written from."""
        titled = [one.span for one in person.marks if one.title is not None]
        words = [one.of(self._reading.report.text).lower().split()[0] for one in titled]
        before = [word for one in titled for word in self._reading.words_before(one.start, most=1)]
        return bool({"exiled", "self-exiled"} & {*words, *before})

    def _leads_no_state(self, person: Person) -> bool:
        """Say whether the only title is one of a company's or party's head too, and no state stands beside it.

        "Chief executive X" is of a firm; "X, leader of Green Dawn" and "Green Dawn leader X" lead what is named there.
        """
        text = self._reading.report.text
        printed = [one.title for one in person.marks if one.title is not None]
        titles = {one.of(text).lower() for one in printed}
        if titles == {"leader"}:
            return any(
                _LED.match(text, one.end) or _LEADS.search(text[max(0, one.start - _NAME) : one.start])
                for one in printed
            )
        return titles == {"chief executive"}

    def _printed_before(self, person: Person) -> str | None:
        """Give the state whose envoy a sentence opens with, right before a name: "The envoy of Chad, Ambassador X"."""
        first = person.marks[0].span
        sentence = self._sentence(first)
        before = self._reading.report.text[sentence.start : first.start]
        if not before.rstrip().endswith(",") or before.count(",") != 1:
            return None
        words = before.lower().split()
        is_who = any(self._reading.book.people.is_person(word) for word in words[:_OPENING_WORDS]) and "of" in words
        codes = self._states_in(Span(sentence.start, first.start))
        return codes.pop() if is_who and len(codes) == 1 else None

    def served(self, person: Person) -> str | None:
        """Give the state of the office holder whose a person is: "the Omani president's special envoy, Ana Ruiz"."""
        offices = (one for one in self._beside.owners_of(person) if (one.office or "").startswith(_STATE_OFFICES))
        return next((one.title_country for one in offices if one.title_country is not None), None)

    def _sent_from(self, person: Person) -> str | None:
        """Give the state in whose capital a sentence places an official: "In Lima, government spokesman X said"."""
        first = person.marks[0].span
        sentence = self._sentence(first)
        before = self._reading.report.text[sentence.start : first.start]
        if not before.startswith("In ") or before.rstrip()[-1:] != "," or before.count(",") != 1:
            return None
        codes = self._states_in(Span(sentence.start, first.start))
        return codes.pop() if len(codes) == 1 else None

    def _spoken_before(self, person: Person) -> set[str]:
        """Give the state whose own body or official the sentence before opens with, in the same paragraph.

        An official printed without a state behind "Chad's government said no." may be Chad's.
        """
        sentences = self._reading.marks.sentences
        first = person.marks[0].span
        at = bisect_right(sentences, first.start, key=lambda one: one.span.start) - 1
        if at < 1 or "\n" in self._reading.report.text[sentences[at - 1].span.start : first.start].strip():
            return set()
        begin = sentences[at - 1].span.start
        opening = self._beside.beginning_in(Span(begin, begin + len("The ") + 1))
        own = (one for one in opening if one.office is not None and one.office not in {*_NOT_FOR_STATE, ENVOY})
        return {one.title_country for one in own if one.title_country is not None}

    def _told_before(self, person: Person) -> str | None:
        """Give the state whose words the sentence before tells, where an official goes on for it.

        "Chad denied the raid. The troops were at home, spokesman X said." So does a quotation that opens the next
        paragraph, and anything does in a report about that state. The subject of the sentence before must be the state
        or its own.
        """
        sentences, first = self._reading.marks.sentences, person.marks[0].span
        if not self._speaks(first):
            return None
        at = bisect_right(sentences, first.start, key=lambda one: one.span.start) - 1
        while at > 0 and self._is_quoted(sentences[at - 1].span, sentences[at].span):
            at -= 1
        if at < 1:
            return None
        between = self._reading.report.text[sentences[at - 1].span.start : sentences[at].span.start]
        if "\n" in between.strip():
            return None
        told = self._telling(at - 1)
        goes_on = "\n" not in between or self._is_quoted(sentences[at].span, None)
        return told if goes_on or told in {self._home, self._dateline} else None

    def _speaks(self, named: Span) -> bool:
        """Say whether a verb of saying stands right before or behind a name: "said X", "X told reporters"."""
        tokens = self._reading.marks.tokens
        first = bisect_left(tokens, named.start, key=lambda token: token.span.start)
        last = bisect_left(tokens, named.end, key=lambda token: token.span.start)
        behind = last + 1 if last < len(tokens) and tokens[last].text == "," else last
        for at in (first - 1, behind):
            match = self._reading.book.cues.at([token.text for token in tokens[max(0, at) : at + 3]], 0)
            cue = match.part("verb") if match is not None else None
            if cue is not None and cue.entry.kind in _SAYING and not cue.entry.is_weak:
                return True
        return False

    def _is_quoted(self, sentence: Span, behind: Span | None) -> bool:
        """Say whether a sentence opens with a quotation; with one that goes on behind it, where a sentence follows."""
        return any(
            abs(quote.start - sentence.start) <= 1 and (behind is None or behind.start < quote.end)
            for quote in self._reading.marks.quotations
        )

    def _telling(self, at: int) -> str | None:
        """Give the state that is, or whose own is, the subject of the main verb of saying of a sentence."""
        tokens = self._reading.marks.tokens
        for clause in self._reading.own_clauses(self._reading.marks.sentences[at]):
            if clause.relation is not ClauseRelation.ROOT or clause.subject is None or clause.verb.passive:
                continue
            match = self._reading.book.cues.at([token.text for token in tokens[clause.verb.main : clause.last]], 0)
            cue = match.part("verb") if match is not None else None
            if cue is None or cue.entry.is_weak or cue.entry.kind not in _SAYING:
                return None
            subject = Span(tokens[clause.subject.first].span.start, tokens[clause.subject.last - 1].span.end)
            marks = self._beside.named_in(subject)
            if any(one.office in _NOT_FOR_STATE for one in marks):
                return None
            owned = {one.title_country for one in marks if one.office is not None}
            seated = {self._owner(one) for one in marks if one.kind is MentionKind.METONYM}
            codes = (owned | seated | self._states_in(subject)) - {None}
            return codes.pop() if len(codes) == 1 else None
        return None

    def limited_office(self, person: Person) -> str | None:
        """Give the office of a title that only some states know, where the report's own state is one of them."""
        return office_known(self._reading, person, self._limited_to(person))

    def _limited_to(self, person: Person) -> str | None:
        return state_knowing(self._reading, person, {self._home, self._dateline} - {None})

    def _titles(self, person: Person) -> list[Span]:
        return [one.title for one in person.marks if one.title is not None]

    def _seated(self, person: Person) -> str | None:
        """Give the state whose seat stands in a title: "Kremlin spokesman X", "State Department spokeswoman X"."""
        for title in (one.title.of(self._reading.report.text) for one in person.marks if one.title is not None):
            words = split(title)
            for at in range(len(words)):
                match = self._reading.book.names.longest(words, at)
                codes = {one.code for one in match.entries} if match is not None else set()
                state, dot, _ = codes.pop().partition(".") if len(codes) == 1 else ("", "", "")
                if dot and state_of_code(self._reading.book, state) is not None:
                    return state
        return None

    def _of_leader(self, person: Person) -> str | None:
        """Give the state of whose head a spokesman tells: "Omani King X left, presidential spokesman Y said"."""
        first = person.marks[0].span
        sentence = self._sentence(first)
        opening = [
            one.title_country
            for one in self._beside.named_in(sentence)
            if one.span.start <= sentence.start + len("The ") and one.office is not None
        ]
        codes = set(opening) - {None}
        return codes.pop() if len(codes) == 1 and first.start > sentence.start + _OPENING else None

    def posted(self, person: Person) -> str | None:
        """Give the state of the office printed right before a title: "Omani Special Envoy to Chad | Ambassador X"."""
        for mark in person.marks:
            end = mark.span.start - 1
            before = (one for one in self._beside.ending_at(end) if one.rule == "name.office" and one.title_country)
            found = next((one.title_country for one in before), None)
            if found is not None and self._reading.report.text[end] == " ":
                return found
        return None

    def _is_one_of_two(self, person: Person, office: str) -> bool:
        """Say whether two hold one office in a sentence, both without a state: "President X told President Y".

        "President X blamed former President Y" are of one state, unless the report says otherwise.
        """
        return "." in office and any(
            other.office == office and not other.country and self._has_left(other) == self._has_left(person)
            for other in self._beside.people_with(person)
            if other is not person
        )

    def _owner(self, mark: NameMark) -> str | None:
        """Give the state whose seat a name is: Russia of "the Kremlin"; None for a name of several."""
        codes = {one.code.partition(".")[0] for one in mark.readings}
        code = codes.pop() if len(codes) == 1 else ""
        return code if code and state_of_code(self._reading.book, code) is not None else None

    def _states_in(self, span: Span) -> set[str]:
        marks = [one for one in self._beside.named_in(span) if one.readings]
        return {one.readings[0].code for one in marks if one.readings[0].actor_kind is ActorKind.STATE}

    def _sentence(self, span: Span) -> Span:
        return self._beside.sentence(span)

    def _near(self, person: Person) -> set[str | None]:
        """Give the states named in the paragraph that first names a person."""
        text = self._reading.report.text
        first = person.marks[0].span
        line = Span(text.rfind("\n", 0, first.start) + 1, max(first.end, text.find("\n", first.end)))
        marks = [one for one in self._beside.named_in(line) if len(one.readings) == 1]
        return {one.readings[0].code for one in marks if one.readings[0].actor_kind is ActorKind.STATE}

    def _seats_beside(self, person: Person, office: str) -> set[str]:
        """Give the states whose body of an office stands in the sentence that first names a person.

        A body that an "and" sets beside the person is another's: "Development Minister X and USAID discussed".
        """
        first, text = person.marks[0].span, self._reading.report.text
        sentence = self._sentence(first)
        here = [one for one in self._beside.named_in(sentence) if one.readings]
        own = [one for one in here if text[first.end : one.span.start].strip() != "and"]
        codes = {one.readings[0].code for one in own}
        return {code.split(".", maxsplit=1)[0] for code in codes if code.endswith(f".{office}")}

    def _sent_beside(self, person: Person) -> set[str]:
        """Give the states whose envoy stands beside a person, or whose people he meets: he is of another state."""
        unnamed = {
            one.title_country
            for sentence in self._beside.sentences_of(person)
            for one in self._beside.named_in(sentence)
            if one.office == ENVOY and one.title_country
        }
        met = meets(self._reading, person)
        named = {
            other.country
            for other in self._beside.people_with(person)
            if other.country and (other.office == ENVOY or (met and other is not person))
        }
        return (named | unnamed) - {person.country}

    def _others_beside(self, person: Person) -> set[str]:
        """Give the states named in the sentence that first names a person, those in other people's titles left out."""
        sentence = self._sentence(person.marks[0].span)
        marks = self._beside.named_in(sentence)
        titles = [one.span for one in marks if one.name is not None and one.title_country]
        return {
            one.readings[0].code
            for one in marks
            if one.readings and one.readings[0].actor_kind is ActorKind.STATE
            if not any(one.span in title for title in titles)
        }

    def _held_beside(self, person: Person, office: str) -> set[str]:
        """Give the states whose same office somebody else holds in a sentence that names this person too."""
        named = {one.country for one in self._beside.people_with(person) if one.country and one.office == office}
        return named | self._met_unnamed(person, office) | acted_on(self._reading, self._beside, person)

    def _met_unnamed(self, person: Person, office: str) -> set[str]:
        """Give the states whose holder of an office a person meets without his name, or of a counterpart beside him.

        "President X spoke with the president of Oman", "X and his Omani counterpart, Y".
        """
        marks = [one for sentence in self._beside.sentences_of(person) for one in self._beside.named_in(sentence)]
        others = [one for one in marks if one.title is not None and one.title_country and one not in person.marks]
        found: set[str] = set()
        for mark in others:
            title = mark.title.of(self._reading.report.text).lower() if mark.title is not None else ""
            before = [word for word in self._reading.words_before(mark.span.start, most=2) if word != "the"]
            is_met = mark.office == office and before[-1:] == ["with"] and mark.rule == "name.office"
            if (is_met or title.endswith(COUNTERPARTS)) and mark.title_country is not None:
                found.add(mark.title_country)
        return found

    def _heard_at_home(self, person: Person) -> str | None:
        """Give the state whose parliament an official speaks to, if the report is at home in it: guests do so too."""
        own = {self._home, self._dateline, self._outlet} - {None}
        state = spoken_to(self._reading, self._beside, person) if own else None
        return state if state in own else None

    def _sent_to(self, person: Person) -> set[str]:
        """Give the states to which the envoys beside a person are sent: "the ambassador of Egypt [to Chad]"."""
        marks = [one for sentence in self._beside.sentences_of(person) for one in self._beside.named_in(sentence)]
        envoys = [one for one in marks if one.office == ENVOY and one.title_country]
        return {
            state.readings[0].code
            for envoy in envoys
            for state in marks
            if state.span in envoy.span and len(state.readings) == 1 and state.readings[0].code != envoy.title_country
            if state.readings[0].actor_kind is ActorKind.STATE
        }

    def _with_counterpart(self, person: Person) -> str | None:
        """Give whose somebody is beside a counterpart of one of the two states told of just before.

        "The leaders of Peru and Oman met. Prime Minister X and his Omani counterpart Y said".
        """
        others = self._met_unnamed(person, "")
        at = person.marks[0].span.start
        sentences = self._reading.marks.sentences
        here = bisect_right(sentences, at, key=lambda one: one.span.start) - 1
        if len(others) != 1 or here < 0:
            return None
        begin = sentences[max(0, here - 1)].span.start
        marks = [one for one in self._beside.named_in(Span(begin, at)) if len(one.readings) == 1]
        states = [one for one in marks if one.readings[0].actor_kind is ActorKind.STATE]
        text = self._reading.report.text
        pairs = [
            {one.readings[0].code, two.readings[0].code}
            for one, two in pairwise(states)
            if text[one.span.end : two.span.start] in {" and ", " and the "}
        ]
        pair = next((one for one in reversed(pairs) if others <= one), set[str]())
        return next(iter(pair - others), None)

    def _at_embassy(self, person: Person, office: str) -> str | None:
        """Give the state whose embassy's sentence names an ambassador, or to which one beside an official is sent.

        "Egypt's embassy in Chad said Ambassador X"; "Minister X gave the ambassador of Egypt to Chad a book".
        """
        if office != ENVOY:
            sent = self._sent_to(person)
            return sent.pop() if len(sent) == 1 else None
        named = self._beside.named_in(self._sentence(person.marks[0].span))
        states = {one.readings[0].code.partition(".")[0] for one in named if _is_embassy(one)}
        return states.pop() if len(states) == 1 else None

    def _its_own(self, person: Person) -> str | None:
        """Give the one state that the words before an "its" name: "Peru protested. Its foreign minister, X, left"."""
        first = person.marks[0].span
        if self._reading.words_before(first.start, most=1) != ["its"]:
            return None
        sentences = self._reading.marks.sentences
        at = bisect_right(sentences, first.start, key=lambda one: one.span.start) - 1
        here = self._states_in(Span(sentences[at].span.start, first.start)) if at >= 0 else set()
        before = self._states_in(sentences[at - 1].span) if at > 0 else set()
        found = here or before
        return found.pop() if len(found) == 1 else None
