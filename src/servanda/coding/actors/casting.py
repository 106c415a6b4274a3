"""From marks to the cast of a report: persons, coded actors, bodies without a printed country, offices.

Invariant: what the codebook reads in several ways stays open unless the report itself decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.coding.actors.bodies_told import voices_of_bodies, written_at
from servanda.coding.actors.capitals import is_place
from servanda.coding.actors.cast import (
    Cast,
    ReportReading,
    actor_from_mentions,
    mention_at,
    plain_sense,
)
from servanda.coding.actors.holders import holder_of, holders, is_named_later, is_past, unnamed_holder, with_spokesmen
from servanda.coding.actors.home import NEEDS_A_SIGN, home_state, letterhead_state
from servanda.coding.actors.identity import NOBODY, Identity, body_of, chosen_of, coded, own_body, state_of_code
from servanda.coding.actors.organisations import full_names, organisation, with_short_forms
from servanda.coding.actors.owned_words import owner_told
from servanda.coding.actors.page_states import ENVOY, PageStates
from servanda.coding.actors.people import Person, persons, surname_spans
from servanda.coding.actors.personal_identity import person_identity
from servanda.coding.actors.predecessors import with_predecessors
from servanda.coding.actors.roles import roles_of
from servanda.coding.actors.seats import ruling_in, speaks_of_own
from servanda.coding.actors.settling import is_short_form, plain_codes, settled, with_council
from servanda.coding.actors.shared_titles import with_shared_titles
from servanda.coding.actors.toppled import is_toppled
from servanda.coding.actors.vacancies import Vacancies
from servanda.model import (
    OF_THE_STATE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    NameMark,
    Reading,
    Sense,
    Span,
    Token,
    WordClass,
)


def cast(reading: ReportReading) -> Cast:
    """Give the cast of a report: who is named, by what, and who the names without an owner belong to.

    Pronouns and descriptions ("the country", "his counterpart") are added by `referents.resolve`.
    """
    reading = with_shared_titles(settled(reading))
    scene = _scene(reading)
    found: list[tuple[ActorMention, Identity]] = []
    titles: dict[Span, str] = {}
    for mark in reading.marks.names:
        if reading.report.text.startswith(_LIKENESSES, mark.span.end):
            continue  # "an Egypt-like revolt" is none of Egypt's
        holder = scene.person_of[mark.span][1] if mark.span in scene.person_of else None
        owner = (holder if mark.name else None) or _identity(reading, mark, scene)
        if mark.title and (holder or (mark.kind is MentionKind.ROLE and owner)):
            titles.setdefault(mark.span, mark.title.of(reading.report.text))
        if owner is not None or not _is_nobody(mark, reading):
            found.append((_mention(reading, mark, owner), owner or NOBODY))
    found = with_spokesmen(reading, with_short_forms(reading, found))
    found += _ministries(reading, scene)
    found += _surnames(reading, scene, [mention.span for mention, _ in found])
    voices = list(_voices(reading, scene, [mention for mention, identity in found if identity.id]))
    told = {mention.span for mention, _ in voices}
    found = [*(one for one in found if one[0].span not in told), *voices]
    joint, owners = _joint(reading, scene)
    return _assembled(reading, [*found, *owners], titles, scene.person_of, joint)


def _voices(
    reading: ReportReading, scene: _Scene, known: Sequence[ActorMention]
) -> Iterator[tuple[ActorMention, Identity]]:
    """Give the unnamed people of bodies printed without a state, where no longer words name somebody."""
    taken = [one.span for one in known]
    for mention, voice in voices_of_bodies(reading, lambda body: _state_of_voice(reading, body, scene)):
        if not any(one.overlaps(mention.span) for one in taken):
            yield mention, voice


def _state_of_voice(reading: ReportReading, body: NameMark, scene: _Scene) -> str | None:
    """Give the state of a body by what is around it; of one that opens its sentence, the report's home."""
    opens = any(one.span.start == body.span.start for one in reading.marks.sentences)
    return _state_around(reading, body, scene) or (scene.home if opens and not scene.page.is_digest else None)


_LIKENESSES = ("-like", "-style", "–style", "-esque")
"""What a hyphen ties to a name that then only describes."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What decides who a name without an owner is: the report's persons, home, plain codes and office holders."""

    people: tuple[Person, ...]
    home: str | None
    person_of: Mapping[Span, tuple[Person, Identity]]
    known_codes: Mapping[str, int]
    offices: Mapping[tuple[str, str | None], Identity | None]
    named_from: Mapping[ActorId, int]
    """Where each person is first named."""
    page: PageStates
    """Whose page the report is."""
    full_names: Mapping[str, NameMark]
    """The fullest mark for each name of an organisation."""


def _scene(reading: ReportReading) -> _Scene:
    people = persons(reading.report, reading.marks, reading.book.words.listed("named_thing"))
    home = home_state(reading)
    page = PageStates(reading)
    free = Vacancies(reading, people, home, page)
    named = with_predecessors(reading, [(person, person_identity(reading, person, free)) for person in people])
    person_of = {mark.span: (person, identity) for person, identity in named for mark in person.marks}
    known = with_council(reading, plain_codes(reading.marks.names, reading.report.text))
    named_from = {identity.id: person.marks[0].span.start for person, identity in named}
    return _Scene(
        people=people,
        home=home,
        person_of=person_of,
        known_codes=known,
        offices=holders(reading, named),
        named_from=named_from,
        page=page,
        full_names=full_names(reading),
    )


def _ministries(reading: ReportReading, scene: _Scene) -> Iterator[tuple[ActorMention, Identity]]:
    """Give "the ministry" behind a minister: that minister's, while the report has named no other and no ministry."""
    tokens = reading.marks.tokens
    for at, token in enumerate(tokens[1:], 1):
        if token.text != "ministry" or tokens[at - 1].text.lower() != "the" or _goes_on(tokens[at + 1 : at + 2]):
            continue
        span = Span(tokens[at - 1].span.start, token.span.end)
        before = [mark for mark in reading.marks.names if mark.span.start < span.end]
        if any("ministry" in mark.span.of(reading.report.text).lower() for mark in before):
            return
        owners = {_ministry(reading, mark, scene) for mark in before if _is_ministers(reading, mark)}
        owner = owners.pop() if len(owners) == 1 else None
        if owner is not None:
            mention = mention_at(
                reading.report,
                span,
                actor=owner.id,
                kind=MentionKind.ROLE,
                sense=plain_sense(owner.kind),
                rule="name.body",
                score=_OF_ITS_MINISTER,
            )
            yield mention, owner


_OF_ITS_MINISTER = 0.7
"""The score of a ministry that only its minister tells; that of a body called again."""


def _goes_on(following: Sequence[Token]) -> bool:
    """Say whether a noun only opens a longer name: "the ministry of trade", "the ministry building"."""
    return any(one.text == "of" or one.word_class in {WordClass.NOUN, WordClass.PROPN} for one in following)


def _is_ministers(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a mark is of somebody who heads a ministry, one that has no code of its own too."""
    title = mark.title.of(reading.report.text).lower() if mark.title else ""
    return "minister" in title and "prime" not in title


def _ministry(reading: ReportReading, minister: NameMark, scene: _Scene) -> Identity | None:
    """Give the ministry that somebody heads; None for a former minister, or one whose state nothing tells."""
    known = scene.person_of.get(minister.span)
    country = known[1].country if known else minister.title_country
    if country is None or minister.office is None or is_past(reading, minister):
        return None
    body = body_of(reading.book, country, minister.office)
    return body if "ministry" in body.name.lower() else None


def _surnames(reading: ReportReading, scene: _Scene, taken: Sequence[Span]) -> Iterator[tuple[ActorMention, Identity]]:
    """Give the mentions of persons by a surname that was not marked as a name (headlines, glued words)."""
    by_person = {id(person): identity for person, identity in scene.person_of.values()}
    for span, person in surname_spans(reading.marks, scene.people, taken):
        identity = by_person[id(person)]
        mention = mention_at(
            reading.report,
            span,
            actor=identity.id,
            kind=MentionKind.NAME,
            sense=Sense.PERSON,
            rule="name.person.surname",
            score=_SURNAME_SCORE,
        )
        yield mention, identity


_SURNAME_SCORE = 0.9


def _joint(
    reading: ReportReading, scene: _Scene
) -> tuple[dict[Span, tuple[ActorId, ...]], list[tuple[ActorMention, Identity]]]:
    """Give the actors of phrases that name one office or body of several states, and mentions of those.

    "the Omani and Qatari governments", "the foreign ministers of Peru and Ecuador": each state's own. A state's
    adjective then stands for its body, where no longer mention does.
    """
    joint: dict[Span, tuple[ActorId, ...]] = {}
    found: list[tuple[ActorMention, Identity]] = []
    for mark, states in _shared(reading):
        owners = [_owned(reading, mark, state, scene) for state in states]
        whole = Span(min(mark.span.start, states[0].span.start), max(mark.span.end, states[-1].span.end))
        joint[whole] = tuple(owner.id for owner in owners)
        found += [(_mention(reading, mark, owner), owner) for owner in owners]
    return joint, found


def _shared(reading: ReportReading) -> Iterator[tuple[NameMark, list[NameMark]]]:
    """Give offices and bodies in the plural with the two or more states that are printed with them."""
    states = [
        mark
        for mark in reading.marks.names
        if len({one.code for one in mark.readings}) == 1 and mark.readings[0].actor_kind is ActorKind.STATE
    ]
    for mark in reading.marks.names:
        if mark.office is None or mark.title_country is None or not _is_plural(mark, reading):
            continue
        own = next((one for one in states if one.span in mark.span), None)
        if own is None:
            continue
        before = _chained(reading, [one for one in states if one.span.start <= own.span.start][::-1])[::-1]
        behind = _chained(reading, [one for one in states if one.span.start >= own.span.start])
        chain = before if own.kind is MentionKind.DEMONYM else behind
        if len(chain) > 1:
            yield mark, chain


def _is_plural(mark: NameMark, reading: ReportReading) -> bool:
    if mark.rule == "name.office":
        return mark.actor_kind is ActorKind.GROUP
    return mark.title is not None and mark.title.of(reading.report.text).endswith("s")


def _chained(reading: ReportReading, states: Sequence[NameMark]) -> list[NameMark]:
    """Give the first states of a sequence as long as only a comma, "and" and "the" part them."""
    chain = list(states[:1])
    for one in states[1:]:
        first, second = sorted((chain[-1].span, one.span))
        between = reading.report.text[first.end : second.start].replace(",", " ").split()
        if not set(between) <= {"and", "the"} or second.start - first.end > _MOST_BETWEEN:
            break
        chain.append(one)
    return chain


_MOST_BETWEEN = 12


def _owned(reading: ReportReading, mark: NameMark, state: NameMark, scene: _Scene) -> Identity:
    """Give one state's own of an office or body that is printed for several."""
    one = state.readings[0]
    if mark.rule != "name.office":
        return body_of(reading.book, one.code, mark.office or "GOV")
    holder = scene.offices.get((mark.office or "", one.code))
    title = mark.title.of(reading.report.text) if mark.title else ""
    return holder or replace(unnamed_holder(reading, mark, one.code), name=f"{title} of {one.name}")


def _is_nobody(mark: NameMark, reading: ReportReading) -> bool:
    """Say whether an unresolved mark is no mention at all: a stray capital, or a bare word such as "firm", "troops"."""
    if mark.name is not None:
        return mark.actor_kind is ActorKind.PERSON
    return mark.rule == "name.body" and not mark.span.of(reading.report.text).lower().startswith("the ")


def _mention(reading: ReportReading, mark: NameMark, owner: Identity | None) -> ActorMention:
    sense = plain_sense(owner.kind if owner else mark.actor_kind)
    if mark.rule in {"name.codebook.demonym", "name.codebook.people"}:
        sense = Sense.PEOPLE if mark.rule.endswith("people") else Sense.STATE
    if mark.rule in {"name.codebook.capital", "name.codebook.namesake"}:
        sense = Sense.PLACE if is_place(reading.marks, mark.span) else Sense.GOVERNMENT
    elif mark.kind is MentionKind.METONYM:
        sense = Sense.BODY
    return mention_at(
        reading.report,
        mark.span,
        actor=owner.id if owner else None,
        kind=mark.kind,
        sense=sense,
        rule=mark.rule,
        score=mark.score,
    )


def _identity(reading: ReportReading, mark: NameMark, scene: _Scene) -> Identity | None:
    """Give the actor of a mark that is no person's name, None when nothing decides."""
    if mark.readings:
        chosen = chosen_of(mark.readings, scene.known_codes) or _loosely(reading, mark, scene)
        chosen = chosen or _of_known_state(mark, scene)
        if (
            chosen
            and mark.rule in NEEDS_A_SIGN
            and chosen == mark.readings[0]
            and not scene.known_codes.get(chosen.code)
            and not (mark.kind is MentionKind.METONYM and chosen.code.partition(".")[0] == scene.home)
            and not speaks_of_own(reading, mark, chosen)
            and not _is_of_named(reading, mark, chosen, scene)
        ):
            return None
        if chosen and is_short_form(mark, reading.report.text) and not _is_at_home(chosen.code, scene.known_codes):
            return None
        return coded(reading.book, chosen) if chosen else None
    if mark.rule == "name.office":
        return _holder(reading, mark, scene)
    if mark.office and mark.actor_kind in {ActorKind.GOVERNMENT, ActorKind.BODY}:
        if (owner := _printed_owner(reading, mark)) is not None:
            return _led(reading, mark, owner, scene)
        country = mark.title_country or _leaders(reading, mark, scene) or letterhead_state(reading, mark)
        if country is None and _is_the_states_own(reading, mark):
            near = owner_told(reading, mark, scene.person_of) or _state_around(reading, mark, scene)
            country = near or _printed_before(reading, mark, scene.home) or _issuers_own(mark, scene)
            country = country or _holders_own(mark, scene)
        if country is None:
            return None
        own = own_body(reading.book, mark.span.of(reading.report.text), country)
        return own or body_of(reading.book, country, mark.office)
    if mark.rule == "name.organisation":
        return organisation(reading, mark, scene.full_names)
    return None


def _is_of_named(reading: ReportReading, mark: NameMark, chosen: Reading, scene: _Scene) -> bool:
    """Say whether the organisation of a body is named, or another body or officer of it: the UN of its council.

    Not in a report that names some state's body of the kind, and not what two organisations have.
    """
    whole, dot, _ = chosen.code.partition(".")
    if not dot or len(mark.readings) > 1 or chosen.actor_kind is not ActorKind.BODY:
        return False
    if state_of_code(reading.book, whole) is not None:
        return False
    names = reading.marks.names
    own = any(one.title_country == whole for one in names)
    words = mark.span.of(reading.report.text).casefold().removeprefix("the ")
    others = (one.span.of(reading.report.text).casefold() for one in names if one.rule == "name.body")
    is_known = own or any(code.partition(".")[0] == whole for code in scene.known_codes)
    return is_known and not any(other.endswith(words) for other in others)


def _leaders(reading: ReportReading, mark: NameMark, scene: _Scene) -> str | None:
    """Give the state whose government goes by its head's name: "the Ruiz government"."""
    if mark.office != "GOV":
        return None
    text = reading.report.text
    before = [one for span, one in scene.person_of.items() if text[span.end : mark.span.start] == " "]
    return before[0][1].country if before else None


def _loosely(reading: ReportReading, mark: NameMark, scene: _Scene) -> Reading | None:
    """Give the wider organisation that a short form names where the report names neither: "the Red Cross".

    Behind a nationality it is that state's own: "the Tanzanian Red Cross".
    """
    is_short = mark.rule in NEEDS_A_SIGN and all(one.actor_kind is ActorKind.OTHER for one in mark.readings)
    if not is_short or len(mark.readings) == 1 or {one.code for one in mark.readings} & scene.known_codes.keys():
        return None
    text = reading.report.text
    is_of_state = any(text[one.span.end : mark.span.start] in {" ", "'s ", "’s "} for one in reading.marks.names)
    return mark.readings[-1] if not is_of_state else None


def _of_known_state(mark: NameMark, scene: _Scene) -> Reading | None:
    """Give the armed group that letters name in a report about its state, whatever else bears them: "the RSF"."""
    states = {one.split(".", 1)[0] for one in scene.known_codes}
    groups = [one for one in mark.readings if one.actor_kind is ActorKind.GROUP and one.code.split(".", 1)[0] in states]
    is_short = mark.rule == "name.codebook.acronym" and len({one.code for one in mark.readings}) > 1
    return groups[0] if is_short and len({one.code for one in groups}) == 1 else None


def _is_at_home(code: str, known_codes: Mapping[str, int]) -> bool:
    """Say whether a report names a group in full, or its country; a group of several countries is at home anywhere."""
    country = code.split(".", 1)[0]
    known = {one.split(".", 1)[0] for one in known_codes}
    return country in known or country.startswith(_OF_SEVERAL)


_OF_SEVERAL = ("IMG", "NGO", "MNC")
"""Codes of actors of several countries."""

_PARTS_OF_A_STATE = frozenset(
    "territory province state city county region island municipality town district prefecture canton village".split()
)
_BELOW_THE_STATE = frozenset({"local", "regional", "provincial", "municipal", "district", "city", "county"})


def _is_the_states_own(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a body without a printed state is spoken of as the state's: "the army"; not "troops"."""
    printed = mark.span.of(reading.report.text)
    if mark.office is not None and mark.office.endswith(".AMB"):
        return False  # an embassy in a state is another's
    if mark.office is None or mark.office.split(".", 1)[0] not in OF_THE_STATE:
        return False
    if printed.lower().endswith("authority") and not printed.endswith(" Authority"):
        return False  # "the authority" may be a word for power
    if not _BELOW_THE_STATE.isdisjoint(printed.lower().split()):
        return False
    before = reading.text_before(mark.span.start).lower().split()[-1:]
    if before and before[0].endswith(("'s", "’s")) and before[0][:-2] in _PARTS_OF_A_STATE:
        return False  # "the province's health ministry"
    return printed[0].isupper() or printed.lower().startswith("the ")


def _printed_owner(reading: ReportReading, mark: NameMark) -> NameMark | None:
    """Give whose a body is printed to be, where that is no state's: "the leadership of [the rebel group]"."""
    text = reading.report.text
    if not text.startswith(" of ", mark.span.end):
        return None
    start = mark.span.end + len(" of ")
    start += len("the ") if text.startswith("the ", start) else 0
    owner = next((one for one in reading.marks.names if one.span.start <= start < one.span.end), None)
    if owner is None:
        return None
    is_others = owner.office is not None and owner.office.partition(".")[0] not in OF_THE_STATE
    return owner if is_others or owner.actor_kind in _NO_PART_OF_A_STATE else None


_NO_PART_OF_A_STATE = frozenset({ActorKind.GROUP, ActorKind.COMPANY, ActorKind.OTHER, ActorKind.MEDIA, ActorKind.IGO})
_LEADS = frozenset({"leadership", "leaders", "command", "commanders"})


def _led(reading: ReportReading, mark: NameMark, owner: NameMark, scene: _Scene) -> Identity | None:
    """Give the group whose leaders speak for it: "the leadership of the rebel group [M23]"."""
    words = mark.span.of(reading.report.text).lower().split()
    if words[-1] not in _LEADS:
        return None
    text = reading.report.text
    named = (
        one
        for one in reading.marks.names
        if one.readings and (one is owner or text[owner.span.end : one.span.start] == " ")
    )
    group = next((one for one in named if one.actor_kind is ActorKind.GROUP), None)
    return _identity(reading, group, scene) if group is not None else None


def _state_around(reading: ReportReading, mark: NameMark, scene: _Scene) -> str | None:
    """Give the state of a body by its line or headline, else the home of the report, else where it was written."""
    if mark.office == _JUNTA and (state := _toppled(reading, scene)) is not None:
        return state
    section = scene.page.topic(mark.span.start) or _headlined(mark, scene)
    return section or _country_near(reading, mark, scene.home) or written_at(reading, mark)


_JUNTA = "GOV.JUNTA"


def _toppled(reading: ReportReading, scene: _Scene) -> str | None:
    """Give the one state whose official a report tells to be overthrown or held: "the junta" is there."""
    states = {who.country for person, who in scene.person_of.values() if who.country and is_toppled(reading, person)}
    return next(iter(states)) if len(states) == 1 else None


def _country_near(reading: ReportReading, mark: NameMark, home: str | None) -> str | None:
    """Give the state that "the government" belongs to: the report's home, unless others fill its sentence."""
    sentence = next((one for one in reading.marks.sentences if mark.span in one.span), None)
    if sentence is None:
        return home
    codes = {
        one.readings[0].code
        for one in reading.marks.names
        if one.span in sentence.span and len(one.readings) == 1 and one.readings[0].actor_kind is ActorKind.STATE
    }
    return home if codes <= {home} else None


def _headlined(mark: NameMark, scene: _Scene) -> str | None:
    """Give the one state whose act the headline above a body's paragraph tells."""
    states = scene.page.section(mark.span.start)
    return next(iter(states)) if len(states) == 1 else None


def _holder(reading: ReportReading, mark: NameMark, scene: _Scene) -> Identity | None:
    """Give who holds an office that is printed without a name; None when nothing decides."""
    if (seated := ruling_in(reading, mark)) is not None:
        return unnamed_holder(reading, mark, seated)
    holder = holder_of(reading, mark, scene.offices)
    state = _state_above(reading, mark, scene)
    if state is not None and (holder is None or holder.country != state):
        return scene.offices.get((mark.office or "", state)) or unnamed_holder(reading, mark, state)
    return None if holder is not None and is_named_later(reading, mark, holder, scene.named_from) else holder


def _state_above(reading: ReportReading, mark: NameMark, scene: _Scene) -> str | None:
    """Give the state of the line or headline above whose one holder "the president" is: "- Togo: The president ...".

    An envoy is of another state, and "the minister" alone is whom the line names.
    """
    is_bare = mark.title_country is None and mark.actor_kind is ActorKind.PERSON and not is_past(reading, mark)
    if not is_bare or "." not in (mark.office or "") or mark.office == ENVOY:
        return None
    if not mark.span.of(reading.report.text).lower().startswith("the "):
        return None
    return scene.page.topic(mark.span.start) or _headlined(mark, scene)


def _issuers_own(mark: NameMark, scene: _Scene) -> str | None:
    """Give whose ministry "the Ministry" is on the page of one: that of the state whose it is."""
    return scene.page.issuer if (mark.office or "").startswith("GOV") else None


def _holders_own(mark: NameMark, scene: _Scene) -> str | None:
    """Give whose "the president's office" is beside "the Chadian president": the state of the only holder named."""
    holder = scene.offices.get((mark.office or "", None)) if mark.office in _LEADERS_OFFICES else None
    return holder.country if holder is not None else None


_LEADERS_OFFICES = frozenset({"GOV.PRES", "GOV.PM", "GOV.CROWN"})
"""What only the one who holds the office has: a court, a palace, a chancery."""

_CAPITALS = 2
"""Words with a capital that make a body's name: "Ministry of Health", not "Army"."""


def _printed_before(reading: ReportReading, mark: NameMark, home: str | None) -> str | None:
    """Give the state with which a report has printed a body's name in full before: "the Ministry of Health of Peru".

    A name in capitals only: "the army" beside Chad's army may be another's. Nobody where the report prints two states'
    bodies of the kind, or is another state's own.
    """
    if len(re.findall(r"\b(?!The\b)[A-Z]", mark.span.of(reading.report.text))) < _CAPITALS:
        return None
    same = [one for one in reading.marks.names if one.office == mark.office and one.title_country is not None]
    states = {one.title_country for one in same}
    is_known = len(states) == 1 and any(one.span.end <= mark.span.start for one in same)
    state = next(iter(states)) if is_known else None
    return state if home in {None, state} else None


def _assembled(
    reading: ReportReading,
    found: Sequence[tuple[ActorMention, Identity]],
    titles: Mapping[Span, str],
    person_of: Mapping[Span, tuple[Person, Identity]],
    joint: Mapping[Span, tuple[ActorId, ...]],
) -> Cast:
    shared = {owner for owners in joint.values() for owner in owners}
    by_actor: dict[ActorId, list[ActorMention]] = defaultdict(list)
    identities: dict[ActorId, Identity] = {}
    mentions: dict[Span, ActorMention] = {}
    for mention, identity in sorted(found, key=lambda pair: (pair[0].span, pair[0].rule)):
        mentions.setdefault(mention.span, mention)
        if identity.id and (mentions[mention.span] is mention or identity.id in shared):
            by_actor[identity.id].append(mention)
            identities[identity.id] = identity
    people = {identity.id: person for person, identity in person_of.values()}
    actors = [
        actor_from_mentions(
            reading.report,
            by_actor[key],
            identity=key,
            code=identity.code,
            name=identity.name,
            kind=identity.kind,
            country=identity.country,
        )
        for key, identity in sorted(identities.items())
    ]
    return Cast(
        report=reading.report,
        actors=tuple(_with_roles(reading, actors, people)),
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        titles=titles,
        joint=joint,
        posts=_posts(reading),
    )


def _posts(reading: ReportReading) -> frozenset[int]:
    """Give where the nouns end that tell what a person is."""
    nouns = (token for token in reading.marks.tokens if token.word_class in {WordClass.NOUN, WordClass.PROPN})
    offices = (mark.span.end for mark in reading.marks.names if mark.rule == "name.office")
    return frozenset(token.span.end for token in nouns if reading.book.people.is_person(token.lemma)).union(offices)


def _with_roles(reading: ReportReading, actors: Sequence[Actor], people: dict[ActorId, Person]) -> Iterator[Actor]:
    for actor in actors:
        person = people.get(actor.id)
        yield replace(actor, roles=roles_of(reading, person, actor.country)) if person else actor
