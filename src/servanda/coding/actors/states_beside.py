"""Reasons for a state that the words right beside an official's name and title give.

Invariant: each reason reads what stands with the person; where it finds two states it gives none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from servanda.codebook.names import split
from servanda.coding.actors.acted_on import spoken_to
from servanda.coding.actors.descriptions import COUNTERPARTS
from servanda.coding.actors.guests import guest_of
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.known_leaders import leader_in
from servanda.coding.actors.limited_titles import state_knowing
from servanda.coding.actors.page_states import ENVOY
from servanda.coding.actors.vacancy import OPEN, STATE_OFFICES, Answer, Vacancy
from servanda.model import ActorKind, MentionKind, NameMark, Span

_PORTFOLIO_HEADS = frozenset({"minister", "secretary"})
_SMALL = frozenset({"of", "for", "and", "the", "&"})
"""Words of a portfolio that say nothing of it."""
_OPENING_WORDS = 4
"""Words of a sentence within which its first noun stands: "The permanent representative"."""
_LED = re.compile(
    r" of (?:(?:the|an?) )?(?:(?:[a-z-]+ )*(?:party|coalition|movement|bloc|union|partner)\b|(?:[a-z-]+ )*[A-Z])"
)
"""What is led behind "leader", where no state is printed: a party or whatever has a name."""
_LEADS = re.compile(r"(?<![.!?\n] )\b(?!The\b|Our\b|Its\b|His\b|Her\b)[A-Z][\w'’-]+ $")
"""A name before "leader"; a word that opens a sentence may be none."""
_NAME = 60
"""Characters before a title in which a name stands."""


def party_or_firm(vacancy: Vacancy) -> Answer:
    """Leave open whose somebody is whose only title is one of a company's or party's head too.

    "Chief executive X" is of a firm; "X, leader of Green Dawn" and "Green Dawn leader X" lead what is named there.
    """
    text = vacancy.text
    titles = {one.of(text).lower() for one in vacancy.titles}
    if titles == {"leader"}:
        is_led = any(
            _LED.match(text, one.end) or _LEADS.search(text[max(0, one.start - _NAME) : one.start])
            for one in vacancy.titles
        )
        return OPEN if is_led else None
    return OPEN if titles == {"chief executive"} else None


def exile(vacancy: Vacancy) -> Answer:
    """Leave open whose somebody is who is printed as driven out: not of the state that is written from."""
    titled = [one.span for one in vacancy.person.marks if one.title is not None]
    words = [one.of(vacancy.text).lower().split()[0] for one in titled]
    before = [word for one in titled for word in vacancy.reading.words_before(one.start, most=1)]
    return OPEN if {"exiled", "self-exiled"} & {*words, *before} else None


def seat(vacancy: Vacancy) -> Answer:
    """Give the state whose seat stands in a title: "Kremlin spokesman X", "State Department spokeswoman X"."""
    book = vacancy.reading.book
    for title in (one.of(vacancy.text) for one in vacancy.titles):
        words = split(title)
        for at in range(len(words)):
            match = book.names.longest(words, at)
            codes = {one.code for one in match.entries} if match is not None else set()
            state, dot, _ = codes.pop().partition(".") if len(codes) == 1 else ("", "", "")
            if dot and state_of_code(book, state) is not None:
                return state
    return None


def known_leader(vacancy: Vacancy) -> Answer:
    """Give the state of a leader of world fame whose office stands with his name: "President Macron" is of France."""
    if vacancy.is_second:
        return None
    return leader_in(vacancy.reading, vacancy.person, vacancy.office, is_past=vacancy.has_left)


def envoy_in_front(vacancy: Vacancy) -> Answer:
    """Give the state whose envoy a sentence opens with, right before a name: "The envoy of Chad, Ambassador X"."""
    begin = vacancy.sentence.start
    before = vacancy.text[begin : vacancy.first.start]
    if not before.rstrip().endswith(",") or before.count(",") != 1:
        return None
    words = before.lower().split()
    is_who = any(vacancy.reading.book.people.is_person(word) for word in words[:_OPENING_WORDS]) and "of" in words
    codes = vacancy.setting.states_in(Span(begin, vacancy.first.start))
    return codes.pop() if is_who and len(codes) == 1 else None


def capital_in_front(vacancy: Vacancy) -> Answer:
    """Give the state in whose capital a sentence places an official: "In Lima, government spokesman X said"."""
    begin = vacancy.sentence.start
    before = vacancy.text[begin : vacancy.first.start]
    if not before.startswith("In ") or before.rstrip()[-1:] != "," or before.count(",") != 1:
        return None
    codes = vacancy.setting.states_in(Span(begin, vacancy.first.start))
    return codes.pop() if len(codes) == 1 else None


def one_served(vacancy: Vacancy) -> str | None:
    """Give the state of the office holder whose a person is: "the Omani president's special envoy, Ana Ruiz".

    So of "Ana Ruiz, a spokeswoman for the Omani president".
    """
    beside = vacancy.setting.beside
    owners = [*beside.owners_of(vacancy.person), *beside.masters_of(vacancy.person)]
    offices = (one for one in owners if (one.office or "").startswith(STATE_OFFICES))
    return next((one.title_country for one in offices if one.title_country is not None), None)


def post_in_front(vacancy: Vacancy) -> str | None:
    """Give the state of the office or embassy printed right beside a title: "Omani Special Envoy | Ambassador X".

    So of "X, chargé d'affaires at the Omani embassy".
    """
    for mark in vacancy.person.marks:
        if (sender := _embassy_behind(vacancy, mark)) is not None:
            return sender
        end = mark.span.start - 1
        before = (one for one in vacancy.setting.beside.ending_at(end) if one.rule == "name.office")
        found = next((one.title_country for one in before if one.title_country), None)
        if found is not None and vacancy.text[end] == " ":
            return found
    return None


def _embassy_behind(vacancy: Vacancy, mark: NameMark) -> str | None:
    """Give the state whose embassy a title names as where its bearer serves."""
    tie = _AT_EMBASSY.match(vacancy.text, mark.title.end) if mark.title is not None else None
    if tie is None:
        return None
    behind = vacancy.setting.beside.beginning_in(Span(tie.start(1), tie.end() + 1))
    return next((one.title_country for one in behind if _is_embassy(one)), None)


_AT_EMBASSY = re.compile(r" (?:at|of|in|from) ((?:the )?)")


def its(vacancy: Vacancy) -> Answer:
    """Give the one state that the words before an "its" name: "Peru protested. Its foreign minister, X, left"."""
    if vacancy.reading.words_before(vacancy.first.start, most=1) != ["its"]:
        return None
    sentences, at = vacancy.reading.marks.sentences, vacancy.setting.sentence_at(vacancy.first.start)
    states_in = vacancy.setting.states_in
    here = states_in(Span(sentences[at].span.start, vacancy.first.start)) if at >= 0 else set()
    found = here or (states_in(sentences[at - 1].span) if at > 0 else set())
    return found.pop() if len(found) == 1 else None


def side(vacancy: Vacancy) -> Answer:
    """Give the state on whose side somebody is printed: "On the Omani side, Minister X attended"."""
    marks = vacancy.setting.beside.named_in(vacancy.sentence)
    states = {
        one.readings[0].code
        for one in marks
        if len(one.readings) == 1 and one.readings[0].actor_kind is ActorKind.STATE
        if _SIDE.match(vacancy.text, one.span.end)
        if vacancy.reading.words_before(one.span.start, most=2) in _ON_SIDE
    }
    return states.pop() if len(states) == 1 else None


_SIDE = re.compile(r"(?:['’]s?)? side\b")
_ON_SIDE = (["on", "the"], ["from", "the"], ["for", "the"])


def visited_state(vacancy: Vacancy) -> Answer:
    """Give the state of a visit on which somebody is met: "a visit to Peru, where he was received by President X"."""
    states = [
        one
        for one in vacancy.setting.beside.named_in(Span(vacancy.sentence.start, vacancy.first.start))
        if len(one.readings) == 1 and one.readings[0].actor_kind is ActorKind.STATE
    ]
    if not states or not _ON_VISIT.fullmatch(vacancy.text, states[-1].span.end, vacancy.first.start):
        return None
    before = vacancy.reading.words_before(states[-1].span.start, most=2)
    is_place = not _TO.isdisjoint(before)
    state = states[-1].readings[0].code
    return state if is_place and state not in vacancy.held_beside else None


_ON_VISIT = re.compile(r",? (?:where|during which|on which) [^,;]*")
"""What stands between a state that is visited and somebody who is met there."""
_TO = frozenset({"to", "in"})


def embassy_beside(vacancy: Vacancy) -> Answer:
    """Give the state whose embassy's sentence names an ambassador, or to which one beside an official is sent.

    "Egypt's embassy in Chad said Ambassador X"; "Minister X gave the Egyptian ambassador to Chad a book".
    """
    if vacancy.office != ENVOY:
        sent = _sent_to(vacancy)
        return sent.pop() if len(sent) == 1 else None
    named = vacancy.setting.beside.named_in(vacancy.sentence)
    states = {one.readings[0].code.partition(".")[0] for one in named if _is_embassy(one)}
    return states.pop() if len(states) == 1 else None


def _is_embassy(mark: NameMark) -> bool:
    """Say whether a mark names an embassy with its state: "the Egyptian embassy"."""
    return len(mark.readings) == 1 and mark.readings[0].code.endswith(f".{ENVOY}") and mark.office == ENVOY


def _sent_to(vacancy: Vacancy) -> set[str]:
    """Give the states to which the envoys beside a person are sent: "the ambassador of Egypt [to Chad]"."""
    return {
        state.readings[0].code
        for envoy in vacancy.envoys
        for state in vacancy.setting.beside.named_in(envoy.span)
        if len(state.readings) == 1 and state.readings[0].code != envoy.title_country
        if state.readings[0].actor_kind is ActorKind.STATE
    }


def title_of_few(vacancy: Vacancy) -> str | None:
    """Give the report's own state where a title is one that only some states know: "Cabinet Secretary X"."""
    own = {vacancy.setting.home, vacancy.setting.dateline} - {None}
    return state_knowing(vacancy.reading, vacancy.person, own)


def counterpart_of_two(vacancy: Vacancy) -> Answer:
    """Give whose somebody is beside a counterpart of one of the two states told of just before.

    "The leaders of Peru and Oman met. Prime Minister X and his Omani counterpart Y said".
    """
    others, at = vacancy.met_unnamed(""), vacancy.first.start
    here = vacancy.setting.sentence_at(at)
    if len(others) != 1 or here < 0:
        return None
    begin = vacancy.reading.marks.sentences[max(0, here - 1)].span.start
    marks = [one for one in vacancy.setting.beside.named_in(Span(begin, at)) if len(one.readings) == 1]
    states = [one for one in marks if one.readings[0].actor_kind is ActorKind.STATE]
    pairs = [
        {one.readings[0].code, two.readings[0].code}
        for one, two in pairwise(states)
        if vacancy.text[one.span.end : two.span.start] in {" and ", " and the "}
    ]
    pair = next((one for one in reversed(pairs) if others <= one), set[str]())
    return next(iter(pair - others), None)


def his_counterpart(vacancy: Vacancy) -> Answer:
    """Give the state of "his counterpart X": where he is a guest, else the one other state that the report names.

    Left open where several others are named: it is never the state of the one whose counterpart X is.
    """
    setting = vacancy.setting
    if not any(_is_counterpart(vacancy, mark) for mark in vacancy.person.marks):
        return None
    at = setting.sentence_at(vacancy.first.start)
    begin = vacancy.reading.marks.sentences[max(0, at - 1)].span.start if at >= 0 else 0
    before = [
        (mark.span.end, one)
        for one in setting.holders
        for mark in one.marks
        if one is not vacancy.person and begin <= mark.span.start and mark.span.end <= vacancy.first.start
    ]
    owner = max(before, key=lambda pair: pair[0], default=None)
    if owner is None:
        return None
    own = owner[1].country
    hosts = guest_of(vacancy.reading, setting.beside, owner[1]) - {own}
    others = hosts or set(setting.acting) - {own}
    return others.pop() if len(others) == 1 else OPEN


def _is_counterpart(vacancy: Vacancy, mark: NameMark) -> bool:
    """Say whether a name is only told as somebody's counterpart: "his counterpart, X", "X, her opposite number"."""
    title = mark.title.of(vacancy.text).lower() if mark.title is not None else ""
    return mark.title_country is None and title.endswith(COUNTERPARTS)


def own_parliament(vacancy: Vacancy) -> Answer:
    """Give the state whose parliament an official speaks to, if the report is at home in it: guests do so too."""
    own = {vacancy.setting.home, vacancy.setting.dateline, vacancy.setting.outlet} - {None}
    if not own or not vacancy.is_governments:
        return None
    state = spoken_to(vacancy.reading, vacancy.setting.beside, vacancy.person)
    return state if state in own else None


def portfolio(vacancy: Vacancy) -> Answer:
    """Give the state whose minister without a name has a person's portfolio: "Norway's fisheries minister" is he.

    None where the report gives the portfolio to a named person of that state, or to two states.
    """
    own = [_portfolio(vacancy, mark) for mark in vacancy.person.marks if mark.office == vacancy.office == "GOV"]
    if not any(own):
        return None
    named = {(each.country, _portfolio(vacancy, mark)) for each in vacancy.setting.holders for mark in each.marks}
    states = {
        mark.title_country
        for mark in vacancy.reading.marks.names
        if mark.kind is MentionKind.ROLE and mark.office == vacancy.office and mark.title_country is not None
        if any(words and words <= one for one in own for words in [_portfolio(vacancy, mark)])
        if (mark.title_country, _portfolio(vacancy, mark)) not in named
    }
    return next(iter(states)) if len(states) == 1 else None


def _portfolio(vacancy: Vacancy, mark: NameMark) -> frozenset[str]:
    """Give what a minister's title is of, with the head: empty for "the minister" alone, and for other offices."""
    words = mark.title.of(vacancy.text).casefold().split() if mark.title is not None else []
    found = frozenset(one.strip(",") for one in words) - _SMALL
    degrees = {one for one in found if vacancy.reading.book.titles.at([one], 0) is not None}
    is_of_one = not _PORTFOLIO_HEADS.isdisjoint(found) and bool(found - _PORTFOLIO_HEADS - degrees)
    return found if is_of_one else frozenset()


def two_of_one_office(vacancy: Vacancy) -> Answer:
    """Leave open whose two are who hold one office in a sentence, both without a state: "President X told President Y".

    "President X blamed former President Y" are of one state, a president and his deputy too, unless the report says
    otherwise; so are any two where it tells of one state alone.
    """
    if "." not in vacancy.office or vacancy.setting.is_of_one_state:
        return None
    is_one_of_two = any(
        other.office == vacancy.office
        and not other.country
        and vacancy.has_left_as(other)
        and not vacancy.is_deputy_beside(other)
        for other in vacancy.setting.beside.people_with(vacancy.person)
        if other is not vacancy.person
    )
    return OPEN if is_one_of_two else None
