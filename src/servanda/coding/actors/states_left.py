"""Reasons for a state that a report as a whole leaves for an office: where it is at home, whom its two states leave.

Invariant: a state whose same office somebody else holds beside the person, or whose envoy he meets, is never left.
"""

from __future__ import annotations

from typing import Final

from servanda.coding.actors.page_states import ENVOY
from servanda.coding.actors.vacancy import CROWN, NOT_FOR_STATE, OPENING, SEVERAL, Answer, Reason, Vacancy, first_answer
from servanda.model import ActorKind, BlockKind, Span


def left_by_report(vacancy: Vacancy) -> Answer:
    """Give the state that the report leaves, unless another's body or official has just spoken.

    An official printed without a state behind "Chad's government said no." may be Chad's; a foreign deputy is seldom
    printed without a state.
    """
    found = left_state(vacancy)
    if found is None or vacancy.office == "LEG":
        return found
    return None if _spoken_before(vacancy) - {found} - vacancy.taken else found


def left_state(vacancy: Vacancy) -> str | None:
    """Give the state that the report as a whole leaves for an office, one of its headline's where that names any.

    A state that has no such office is not left, and nothing else is left in its place.
    """
    _, found = first_answer(LEFT, vacancy)
    if found in vacancy.without_office:
        return None
    above = vacancy.setting.page.headlined(vacancy.first.start)
    return found if not above or found in above else None


def _spoken_before(vacancy: Vacancy) -> set[str]:
    """Give the state whose own body or official the sentence before opens with, in the same paragraph."""
    sentences, at = vacancy.reading.marks.sentences, vacancy.setting.sentence_at(vacancy.first.start)
    if at < 1 or "\n" in vacancy.text[sentences[at - 1].span.start : vacancy.first.start].strip():
        return set()
    begin = sentences[at - 1].span.start
    opening = vacancy.setting.beside.beginning_in(Span(begin, begin + len("The ") + 1))
    own = (one for one in opening if one.office is not None and one.office not in {*NOT_FOR_STATE, ENVOY})
    return {one.title_country for one in own if one.title_country is not None}


def body_beside(vacancy: Vacancy) -> Answer:
    """Give the state whose body of an office stands in the sentence that names a person first.

    A body that an "and" sets beside the person is another's: "Development Minister X and USAID discussed".
    """
    here = [one for one in vacancy.setting.beside.named_in(vacancy.sentence) if one.readings]
    own = [one for one in here if vacancy.text[vacancy.first.end : one.span.start].strip() != "and"]
    codes = {one.readings[0].code for one in own}
    return _only({code.split(".", maxsplit=1)[0] for code in codes if code.endswith(f".{vacancy.office}")}, vacancy)


def unheld_before(vacancy: Vacancy) -> Answer:
    """Give the state whose same office the report has named before without a holder: "the Omani president"."""
    return _only(_unheld_before(vacancy), vacancy)


def _unheld_before(vacancy: Vacancy) -> set[str]:
    places = vacancy.setting.unheld[vacancy.office]
    return {state for state, at in places.items() if at < vacancy.first.start}


def _only(states: set[str], vacancy: Vacancy) -> str | None:
    """Give the one state that is left of several."""
    left = states - vacancy.excluded
    return next(iter(left)) if len(left) == 1 else None


def home_of_report(vacancy: Vacancy) -> Answer:
    """Give the state that the report is about or comes from, where they do not speak against each other."""
    setting, taken = vacancy.setting, vacancy.excluded
    home = setting.home if _may_be_home(vacancy) else None
    outlet = setting.outlet if setting.outlet not in taken else None
    if home is None and not vacancy.is_host and (_is_of_other(vacancy) or _is_among_others(vacancy)):
        return None
    is_left = home is None and outlet is None and setting.home in {None, *taken}
    if is_left and setting.written not in vacancy.guest_in and _is_written_alone(vacancy):
        return setting.written
    if outlet is None and setting.dateline is not None and setting.dateline not in taken:
        return setting.dateline if home in {None, setting.dateline} else None  # two states could be meant
    if home is None or outlet in {None, home}:
        return home or outlet
    near = {home, outlet} & vacancy.near
    if not near and setting.dateline == home:
        return home  # written in the state that it is about
    return near.pop() if len(near) == 1 else None


def _may_be_home(vacancy: Vacancy) -> bool:
    """Say whether an official may be of the state that leads a report: his sentence names no other."""
    home, page = vacancy.setting.home, vacancy.setting.page
    if page.is_digest or home in vacancy.excluded:
        return False
    return _others_beside(vacancy) - vacancy.sent_beside <= {home}


def _others_beside(vacancy: Vacancy) -> set[str]:
    """Give the states named in the sentence that first names a person, those in other people's titles left out."""
    marks = vacancy.setting.beside.named_in(vacancy.sentence)
    titles = [one.span for one in marks if one.name is not None and one.title_country]
    return {
        one.readings[0].code
        for one in marks
        if one.readings and one.readings[0].actor_kind is ActorKind.STATE
        if not any(one.span in title for title in titles)
    }


def _is_written_alone(vacancy: Vacancy) -> bool:
    """Say whether a lead from a capital whose state nothing else names tells what its official does to a guest.

    "MASERU - Prime Minister X met the Peruvian ambassador": the one other state is not his.
    """
    first, report = vacancy.first, vacancy.reading.report
    sentences = vacancy.reading.marks.sentences
    lead = next((one for one in sentences if report.block_at(one.span.start).kind is BlockKind.BODY), None)
    is_first = lead is not None and first.start <= lead.span.start + len("The ")
    named = vacancy.setting.states_in(lead.span if lead else first)
    return is_first and vacancy.setting.written is not None and named <= vacancy.excluded


def _is_of_other(vacancy: Vacancy) -> bool:
    """Say whether an official tells what another state than that of the page does: "Togo sent troops, X said"."""
    sentence, setting = vacancy.sentence, vacancy.setting
    opening = Span(sentence.start, min(sentence.end, sentence.start + OPENING))
    doers = setting.states_in(opening)
    others = doers - {setting.dateline, setting.outlet}
    return len(doers) == 1 and bool(others) and vacancy.first.start > opening.end


def _is_among_others(vacancy: Vacancy) -> bool:
    """Say whether the sentence tells of another state before an official, and nothing of the outlet's or dateline's.

    "Prices rose in Peru as president X left", in a paper of Chad that tells of many states.
    """
    setting = vacancy.setting
    before = setting.states_in(Span(vacancy.sentence.start, vacancy.first.start))
    own = {setting.outlet, setting.dateline, setting.home} - {None}
    return setting.home is None and bool(before) and not own & (before | _others_beside(vacancy))


def unheld_later(vacancy: Vacancy) -> Answer:
    """Give the one state whose same office the report names without a holder only behind the person."""
    before = _unheld_before(vacancy)
    return None if before else _only(set(vacancy.setting.unheld[vacancy.office]), vacancy)


def host_of_two(vacancy: Vacancy) -> Answer:
    """Give the state in which somebody is visited or meets others: of a report's two the one that is not theirs."""
    setting = vacancy.setting
    if not vacancy.is_host and not vacancy.meets:
        return None
    with_him = setting.beside.people_with(vacancy.person)
    guests = {one.country for one in with_him if one is not vacancy.person and one.country}
    others = setting.leading_two - guests - vacancy.excluded
    is_sure = len(setting.leading_two) == SEVERAL and len(guests) == len(others) == 1
    return next(iter(others)) if is_sure else None


def guest_of_two(vacancy: Vacancy) -> Answer:
    """Give the one state besides his hosts' that a report names, for a guest: "President X is on a visit to Peru"."""
    hosts = vacancy.guest_in
    others = set(vacancy.setting.acting) - hosts
    return next(iter(others)) if hosts and len(others) == 1 and not others & vacancy.excluded else None


def other_of_two(vacancy: Vacancy) -> Answer:
    """Give the other of the two states that a report is about, where the one has the holder beside a person.

    "President X met Omani President Y" in a report on Oman and Chad is of Chad's president.
    """
    if "." not in vacancy.office:
        return None
    two, taken = vacancy.setting.leading_two, vacancy.excluded
    other = two - taken
    is_apart = len(two) == SEVERAL and len(taken) == 1 and len(other) == 1
    return next(iter(other)) if is_apart else None


def throne(vacancy: Vacancy) -> Answer:
    """Give the one state of a report that has a monarch: "King X met the Chadian president" in Amman's papers.

    None in a report that is at home in a republic, whose kings and emirs may be those of a people, unless two of the
    sentences that name the king tell of the monarchy too.
    """
    if vacancy.office != CROWN:
        return None
    setting = vacancy.setting
    thrones = vacancy.reading.book.traits.called(["monarchy"]) or frozenset()
    has_throne = setting.acting.keys() & thrones
    is_at_home = {setting.home, setting.outlet, setting.dateline} <= {None, *has_throne}
    left = has_throne - vacancy.held_beside
    told = [setting.states_in(one) & left for one in setting.beside.sentences_of(vacancy.person)]
    is_kings = is_at_home or len([one for one in told if one]) >= SEVERAL
    return next(iter(left)) if is_kings and len(has_throne) == len(left) == 1 else None


LEFT: Final = (
    Reason(body_beside, "its sentence prints whose body it is; the page tells less"),
    Reason(unheld_before, "who is told of without a name is named next"),
    Reason(home_of_report, "a reader knows the home before the end of the text"),
    Reason(unheld_later, "an office printed with its state tells more than who meets whom"),
    Reason(host_of_two, "a host tells on which side the person stands"),
    Reason(guest_of_two, "a guest's hosts are printed, the two that a report is about are only counted"),
    Reason(other_of_two, "the last: what is left of two states by counting alone"),
)
"""What a report as a whole leaves for an office, in the order in which it is asked."""
