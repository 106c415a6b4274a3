"""Reasons for a state that what is told around an official gives: a page's form, a pledge, who has just spoken.

Invariant: a state whose same office somebody else holds beside the person is never given.
"""

from __future__ import annotations

from servanda.codebook.names import split
from servanda.coding.actors.bodies_told import body_told
from servanda.coding.actors.capitals import is_destination
from servanda.coding.actors.embassies import signed
from servanda.coding.actors.identity import state_of_code
from servanda.coding.actors.interviewed import interviewed_for
from servanda.coding.actors.page_states import ENVOY
from servanda.coding.actors.pledging_for import pledged_for
from servanda.coding.actors.states_left import left_state
from servanda.coding.actors.toppled import is_toppled, toppled_in
from servanda.coding.actors.vacancy import NOT_FOR_STATE, OPEN, OPENING, SAYING, SEVERAL, Answer, Vacancy
from servanda.coding.near import within
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import ActorKind, EventType, MentionKind, Span


def overthrow(vacancy: Vacancy) -> Answer:
    """Give the state in which somebody is overthrown or held; open where only another state is told of as doer."""
    if not is_toppled(vacancy.reading, vacancy.person):
        return None
    state, has_doer = toppled_in(vacancy.reading, vacancy.setting.beside, vacancy.person)
    return state if state is not None or not has_doer else OPEN


def interview(vacancy: Vacancy) -> Answer:
    """Give the state of an official who answers questions, by the first of them or the heading."""
    return interviewed_for(vacancy.reading, vacancy.person) if vacancy.is_governments else None


def embassy_page(vacancy: Vacancy) -> Answer:
    """Give whose of the two states of an embassy's page an official is: its envoy, or as offices and acts tell."""
    page = vacancy.setting.page
    side = page.sender if vacancy.office == ENVOY else _signed(vacancy)
    return _unless_held(vacancy, side)


def _signed(vacancy: Vacancy) -> str | None:
    """Give whose of an embassy's two states an official is: the only one with that office open, or as acts tell."""
    setting = vacancy.setting
    sides = {setting.page.sender, setting.page.host} - {None}
    if len(sides) != SEVERAL:
        return None
    others = (one for one in setting.holders if one is not vacancy.person and one.office == vacancy.office)
    held = {one.country for one in others} & sides
    unnamed = sides & set(setting.unheld[vacancy.office]) - held
    if len(held) == 1 or len(unnamed) == 1:
        left = unnamed if len(unnamed) == 1 else sides - held
        return next(iter(left)) if len(left) == 1 else None
    return signed(vacancy.reading, setting.beside, vacancy.person, setting.page, setting.holders)


def head_of_line(vacancy: Vacancy) -> Answer:
    """Give the state that heads the line of a digest: "* Peru: Prime Minister X".

    It has no envoy in itself, and its ministers do not speak in another capital.
    """
    if vacancy.office == ENVOY or _is_elsewhere(vacancy):
        return None
    return _unless_held(vacancy, vacancy.setting.page.topic(vacancy.first.start))


def _is_elsewhere(vacancy: Vacancy) -> bool:
    """Say whether the sentence of an official plays in a capital that is not of its line's state."""
    topic = vacancy.setting.page.topic(vacancy.first.start)
    return any(
        one.rule == "name.codebook.capital" and not is_destination(vacancy.reading.marks, one.span)
        for one in vacancy.setting.beside.named_in(vacancy.sentence)
        if one.readings and one.readings[0].code != topic
    )


def ministrys_page(vacancy: Vacancy) -> Answer:
    """Give the state whose ministry's page it is, which leaves out whose its own minister is."""
    return _unless_held(vacancy, vacancy.setting.page.issuer if vacancy.is_governments else None)


def _unless_held(vacancy: Vacancy, state: str | None) -> str | None:
    return state if state is not None and state not in vacancy.held_beside else None


def pledge(vacancy: Vacancy) -> Answer:
    """Give the state for which a person announces something: "Prime Minister X announced that Peru will pay"."""
    if not vacancy.is_governments:
        return None
    return _unless_held(vacancy, pledged_for(vacancy.reading, vacancy.person))


def embassys_last_voice(vacancy: Vacancy) -> Answer:
    """Give the state that has just spoken on an embassy's page; open else: host and sender both have such an office."""
    if vacancy.setting.page.sender is None or vacancy.office == ENVOY:
        return None
    return _told_before(vacancy) or OPEN


def embassy_told(vacancy: Vacancy) -> Answer:
    """Give the state of the only embassy that a report has told of before an envoy, where it names no other envoy."""
    if vacancy.office != ENVOY or vacancy.person.country is not None:
        return None
    marks = [one for one in vacancy.reading.marks.names if one.office == ENVOY and one.title_country]
    seats = [one for one in marks if one.actor_kind is ActorKind.BODY]
    states = {one.title_country for one in marks}
    is_told = bool(seats) and seats[0].span.start < vacancy.first.start and len(states) == 1
    return seats[0].title_country if is_told else None


def another_envoy(vacancy: Vacancy) -> Answer:
    """Leave open whose an envoy is beside another state's: an "Ambassador X" may be "the Peruvian ambassador"."""
    setting = vacancy.setting
    is_open = vacancy.office == ENVOY and bool(setting.envoys_of - {setting.home, setting.dateline})
    return OPEN if is_open else None


def last_voice(vacancy: Vacancy) -> Answer:
    """Give the state of whose head a spokesman tells, or that has just spoken: "Peru denied it. ..., X said".

    No organisation that has just spoken has a prime minister.
    """
    told = (_of_leader(vacancy) if vacancy.office == "GOV" else None) or _told_before(vacancy)
    if told is None or ("." in vacancy.office and state_of_code(vacancy.reading.book, told) is None):
        return None
    return told if told not in vacancy.taken else None


def _of_leader(vacancy: Vacancy) -> str | None:
    """Give the state of whose head a spokesman tells: "Omani King X left, presidential spokesman Y said"."""
    sentence = vacancy.sentence
    opening = [
        one.title_country
        for one in vacancy.setting.beside.named_in(sentence)
        if one.span.start <= sentence.start + len("The ") and one.office is not None
    ]
    codes = set(opening) - {None}
    return codes.pop() if len(codes) == 1 and vacancy.first.start > sentence.start + OPENING else None


def _told_before(vacancy: Vacancy) -> str | None:
    """Give the state whose words the sentence before tells, where an official goes on for it.

    "Chad denied the raid. The troops were at home, spokesman X said." So does a quotation that opens the next
    paragraph, and anything does in a report about that state. The subject of the sentence before must be the state
    or its own.
    """
    if not vacancy.speaks:
        return None
    sentences, at = vacancy.reading.marks.sentences, vacancy.setting.sentence_at(vacancy.first.start)
    while at > 0 and _is_quoted(vacancy, sentences[at - 1].span, sentences[at].span):
        at -= 1
    if at < 1:
        return None
    between = vacancy.text[sentences[at - 1].span.start : sentences[at].span.start]
    if "\n" in between.strip():
        return None
    told = _telling(vacancy, at - 1)
    goes_on = "\n" not in between or _is_quoted(vacancy, sentences[at].span, None)
    return told if goes_on or told in {vacancy.setting.home, vacancy.setting.dateline} else None


def _is_quoted(vacancy: Vacancy, sentence: Span, behind: Span | None) -> bool:
    """Say whether a sentence opens with a quotation; with one that goes on behind it, where a sentence follows."""
    return any(
        abs(quote.start - sentence.start) <= 1 and (behind is None or behind.start < quote.end)
        for quote in vacancy.reading.marks.quotations
    )


def _telling(vacancy: Vacancy, at: int) -> str | None:
    """Give the state that is, or whose own is, the subject of the main verb of saying of a sentence."""
    reading, setting = vacancy.reading, vacancy.setting
    tokens = reading.marks.tokens
    for clause in reading.own_clauses(reading.marks.sentences[at]):
        if clause.relation is not ClauseRelation.ROOT or clause.subject is None or clause.verb.passive:
            continue
        match = reading.book.cues.at([token.text for token in tokens[clause.verb.main : clause.last]], 0)
        cue = match.part("verb") if match is not None else None
        if cue is None or cue.entry.is_weak or cue.entry.kind not in SAYING:
            return None
        subject = Span(tokens[clause.subject.first].span.start, tokens[clause.subject.last - 1].span.end)
        marks = setting.beside.named_in(subject)
        if any(one.office in NOT_FOR_STATE for one in marks):
            return None
        owned = {one.title_country for one in marks if one.office is not None}
        seated = {setting.seat_owner(one) for one in marks if one.kind is MentionKind.METONYM}
        codes = (owned | seated | setting.states_in(subject)) - {None}
        return codes.pop() if len(codes) == 1 else None
    return None


def headline(vacancy: Vacancy) -> Answer:
    """Give the state that acts in the headline above a person's paragraph; guests are not of it."""
    if vacancy.office == ENVOY or _comes(vacancy):
        return None
    section = vacancy.setting.page.section(vacancy.first.start) - vacancy.taken
    return section.pop() if len(section) == 1 else None


def _comes(vacancy: Vacancy) -> bool:
    """Say whether an official goes somewhere or gives something, or is printed beside "the country"."""
    sentence, book = vacancy.sentence, vacancy.reading.book
    if "the country" in sentence.of(vacancy.text):
        return True
    words = [one.text for one in within(vacancy.reading.marks.tokens, Span(vacancy.first.end, sentence.end))]
    found = (book.events.at(words, at) for at in range(len(words)))
    frames = [one.frame for match in found if match is not None for one in match.readings]
    return any(
        one.part == "verb"
        and (not one.objects or not one.objects.isdisjoint(words))
        and one.source[:1] == ("subject",)
        and (one.type is EventType.AID or one.mode == "visit")
        for one in frames
    )


def coming_act(vacancy: Vacancy) -> Answer:
    """Give the state whose coming act an official tells: "Togo will close the border, Prime Minister X said".

    None where the report comes from another state, which may be told of the act, and of gifts, whose receiver may
    tell them as well.
    """
    if not vacancy.office.startswith("GOV."):
        return None
    setting, first, sentence = vacancy.setting, vacancy.first, vacancy.sentence
    doer = next(iter(setting.beside.beginning_in(Span(sentence.start, sentence.start + len("The ") + 1))), None)
    if doer is None or len(doer.readings) != 1 or doer.readings[0].actor_kind is not ActorKind.STATE:
        return None
    modal, verb, *_ = [*vacancy.text[doer.span.end : first.start].split(), "", ""]
    is_coming = modal in {"will", "would"} and not _is_giving(vacancy, verb)
    is_told = vacancy.text[: first.start].rstrip().endswith((",", ", said")) and vacancy.speaks
    state = doer.readings[0].code
    is_apart = {setting.home, setting.dateline, setting.outlet} <= {None, state}
    if not (is_coming and is_told and is_apart) or state in vacancy.taken:
        return None
    return state if left_state(vacancy) is None else None


def _is_giving(vacancy: Vacancy, verb: str) -> bool:
    """Say whether a verb tells that somebody is given or sent something."""
    match = vacancy.reading.book.events.at([verb], 0)
    return match is not None and any(one.frame.type is EventType.AID for one in match.readings)


def body_of_title(vacancy: Vacancy) -> Answer:
    """Give the state whose body a report has told of last, where a title is that of its people: "Army chief X".

    A government's are more than one body: only where nothing else decides.
    """
    title = next((one.of(vacancy.text).lower() for one in vacancy.titles), "")
    body = vacancy.reading.book.offices.body(split(title), 0)
    suffix = body.entry.suffix if body is not None else vacancy.office
    if vacancy.is_governments and (body is None or left_state(vacancy) is not None):
        return None
    return body_told(vacancy.reading, vacancy.first.start, suffix)
