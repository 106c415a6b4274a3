"""From marks to the cast of a report: persons, coded actors, bodies without a printed country, offices.

Invariant: what the codebook reads in several ways stays open unless the report itself decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.codebook import Codebook
from servanda.coding.cast import (
    Cast,
    ReportReading,
    actor_from_mentions,
    coded_id,
    media_id,
    mention_at,
    plain_sense,
)
from servanda.coding.namesake_states import with_whole_states
from servanda.coding.people import Person, persons, surname_spans
from servanda.coding.places import is_place
from servanda.coding.roles import roles_of
from servanda.coding.surnames import with_surnames
from servanda.coding.vacancies import NEEDS_A_SIGN, Vacancies, home_state, written_at
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    BlockKind,
    MentionKind,
    NameMark,
    Reading,
    Sense,
    Span,
    Token,
    WordClass,
    content_id,
)


@dataclass(frozen=True, slots=True)
class _Identity:
    """An actor before its mentions are gathered."""

    id: ActorId
    code: str
    name: str
    kind: ActorKind
    country: str | None


def cast(reading: ReportReading) -> Cast:
    """Give the cast of a report: who is named, by what, and who the names without an owner belong to.

    Pronouns and descriptions ("the country", "his counterpart") are added by `referents.resolve`.
    """
    reading = _settled(reading)
    scene = _scene(reading)
    found: list[tuple[ActorMention, _Identity]] = []
    titles: dict[Span, str] = {}
    for mark in reading.marks.names:
        holder = scene.person_of[mark.span][1] if mark.span in scene.person_of else None
        owner = (holder if mark.name else None) or _identity(reading, mark, scene)
        if mark.title and (holder or (mark.kind is MentionKind.ROLE and owner)):
            titles.setdefault(mark.span, mark.title.of(reading.report.text))
        if owner is not None or not _is_nobody(mark, reading):
            found.append((_mention(reading, mark, owner), owner or _NOBODY))
    found += list(_acronyms(reading, found))
    found += _ministries(reading, scene)
    found += _surnames(reading, scene, [mention.span for mention, _ in found])
    joint, owners = _joint(reading, scene)
    return _assembled(reading, [*found, *owners], titles, scene.person_of, joint)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What decides who a name without an owner is: the report's persons, home, plain codes and office holders."""

    people: tuple[Person, ...]
    home: str | None
    person_of: Mapping[Span, tuple[Person, _Identity]]
    known_codes: Mapping[str, int]
    offices: Mapping[tuple[str, str | None], _Identity | None]
    named_from: Mapping[ActorId, int]
    """Where each person is first named."""


def _scene(reading: ReportReading) -> _Scene:
    people = persons(reading.report, reading.marks)
    home = home_state(reading)
    free = Vacancies(reading, people, home)
    named = [(person, _person_identity(reading, person, free)) for person in people]
    person_of = {mark.span: (person, identity) for person, identity in named for mark in person.marks}
    known = _plain_codes(reading.marks.names, reading.report.text)
    named_from = {identity.id: person.marks[0].span.start for person, identity in named}
    return _Scene(people, home, person_of, known, _holders(reading, named), named_from)


def _settled(reading: ReportReading) -> ReportReading:
    """Give the marks with the state of every office and body whose printed state can mean several.

    "the Congolese army" takes the one Congo that the report names plainly elsewhere. When nothing decides, office
    and body belong to nobody: the report's home must not fill in for a state that is printed.
    """
    shared = {mark.span for mark in reading.marks.names if len({one.code for one in mark.readings}) > 1}
    reading = _without_papers_places(with_whole_states(with_surnames(reading)))
    known = _plain_codes(reading.marks.names, reading.report.text)
    ambiguous = [mark for mark in reading.marks.names if mark.span in shared]
    if not ambiguous:
        return reading
    names = tuple(_with_state(mark, ambiguous, known) for mark in reading.marks.names)
    return replace(reading, marks=replace(reading.marks, names=names))


def _without_papers_places(reading: ReportReading) -> ReportReading:
    """Give the marks without the states that only stand in a paper's name: "told the Manila Times"."""
    text = reading.report.text
    kept = tuple(
        mark
        for mark in reading.marks.names
        if not mark.readings or mark.actor_kind is not ActorKind.STATE or not _PAPER.match(text, mark.span.end)
    )
    return reading if kept == reading.marks.names else replace(reading, marks=replace(reading.marks, names=kept))


_PAPER = re.compile(
    r" (?:Daily |Evening |Sunday )?(?:Times|Post|Herald|Tribune|Gazette|Observer|Courier|Ledger|Chronicle|Telegraph"
    r"|Mirror|Journal|Today|Mail|Standard|Monitor|Daily|Radio|Television|TV)\b"
)
"""What follows a place in the name of a paper or station."""


def _with_state(mark: NameMark, ambiguous: Sequence[NameMark], known: Mapping[str, int]) -> NameMark:
    if mark.office is None or mark.title_country is not None:
        return mark
    printed = next((one for one in ambiguous if one.span in mark.span), None)
    if printed is None:
        return mark
    chosen = _chosen(printed.readings, known)
    return replace(mark, title_country=chosen.code) if chosen else replace(mark, office=None)


def _acronyms(
    reading: ReportReading, found: Sequence[tuple[ActorMention, _Identity]]
) -> Iterator[tuple[ActorMention, _Identity]]:
    """Give the mentions of organisations by the short form that the report prints in brackets behind the name."""
    known = {mention.span for mention, identity in found if identity.id}
    short: dict[str, _Identity] = {}
    for mention, identity in found:
        match = _SHORT.match(reading.report.text, mention.span.end)
        if match and identity.id and identity.kind not in {ActorKind.PERSON, ActorKind.STATE}:
            short.setdefault(match.group(1), identity)
    for token in reading.marks.tokens if short else ():
        owner = short.get(token.text)
        if owner is not None and token.span not in known:
            yield (
                mention_at(
                    reading.report,
                    token.span,
                    actor=owner.id,
                    kind=MentionKind.NAME,
                    sense=plain_sense(owner.kind),
                    rule="name.acronym",
                    score=_SURNAME_SCORE,
                ),
                owner,
            )


_SHORT = re.compile(r"\s?\(([A-Z][A-Za-z-]*[A-Z])\)")


def _ministries(reading: ReportReading, scene: _Scene) -> Iterator[tuple[ActorMention, _Identity]]:
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


def _ministry(reading: ReportReading, minister: NameMark, scene: _Scene) -> _Identity | None:
    """Give the ministry that somebody heads; None for a former minister, or one whose state nothing tells."""
    known = scene.person_of.get(minister.span)
    country = known[1].country if known else minister.title_country
    if country is None or minister.office is None or _is_past(reading, minister):
        return None
    body = _body(reading.book, country, minister.office)
    return body if "ministry" in body.name.lower() else None


def _surnames(reading: ReportReading, scene: _Scene, taken: Sequence[Span]) -> Iterator[tuple[ActorMention, _Identity]]:
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
) -> tuple[dict[Span, tuple[ActorId, ...]], list[tuple[ActorMention, _Identity]]]:
    """Give the actors of phrases that name one office or body of several states, and mentions of those.

    "the Omani and Qatari governments", "the foreign ministers of Peru and Ecuador": each state's own. A state's
    adjective then stands for its body, where no longer mention does.
    """
    joint: dict[Span, tuple[ActorId, ...]] = {}
    found: list[tuple[ActorMention, _Identity]] = []
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


def _owned(reading: ReportReading, mark: NameMark, state: NameMark, scene: _Scene) -> _Identity:
    """Give one state's own of an office or body that is printed for several."""
    one = state.readings[0]
    if mark.rule != "name.office":
        return _body(reading.book, one.code, mark.office or "GOV")
    holder = scene.offices.get((mark.office or "", one.code))
    title = mark.title.of(reading.report.text) if mark.title else ""
    return holder or replace(_unnamed_holder(reading, mark, one.code), name=f"{title} of {one.name}")


def _is_nobody(mark: NameMark, reading: ReportReading) -> bool:
    """Say whether an unresolved mark is no mention at all: a stray capital, or a bare word such as "firm", "troops"."""
    if mark.name is not None:
        return mark.actor_kind is ActorKind.PERSON
    return mark.rule == "name.body" and not mark.span.of(reading.report.text).lower().startswith("the ")


_NOBODY = _Identity(ActorId(""), NO_CODE, "", ActorKind.OTHER, None)


def _mention(reading: ReportReading, mark: NameMark, owner: _Identity | None) -> ActorMention:
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


def _plain_codes(names: Iterable[NameMark], text: str) -> Counter[str]:
    """Count the codes that the report names without ambiguity."""
    counts: Counter[str] = Counter()
    for mark in names:
        codes = {reading.code for reading in mark.readings}
        if len(codes) == 1 and mark.rule not in NEEDS_A_SIGN and not _is_short_form_of_group(mark, text):
            counts.update(codes)
    return counts


def _identity(reading: ReportReading, mark: NameMark, scene: _Scene) -> _Identity | None:
    """Give the actor of a mark that is no person's name, None when nothing decides."""
    if mark.readings:
        chosen = _chosen(mark.readings, scene.known_codes)
        if chosen and mark.rule in NEEDS_A_SIGN and not scene.known_codes.get(chosen.code):
            return None
        if (
            chosen
            and _is_short_form_of_group(mark, reading.report.text)
            and not _is_at_home(chosen.code, scene.known_codes)
        ):
            return None
        return _coded(reading.book, chosen) if chosen else None
    if mark.rule == "name.office":
        holder = _holder(reading, mark, scene.offices)
        return None if holder is not None and _is_named_later(reading, mark, scene, holder) else holder
    if mark.office and mark.actor_kind in {ActorKind.GOVERNMENT, ActorKind.BODY}:
        country = mark.title_country
        if country is None and _is_the_states_own(reading, mark):
            country = _country_near(reading, mark, scene.home) or written_at(reading, mark)
        return _body(reading.book, country, mark.office) if country else None
    if mark.rule == "name.organisation" and mark.name is not None:
        name = " ".join(mark.name.of(reading.report.text).split())
        identity = ActorId(content_id("a", reading.report.id, "organisation", name.casefold()))
        return _Identity(identity, NO_CODE, name, mark.actor_kind, None)
    return None


def _is_short_form_of_group(mark: NameMark, text: str) -> bool:
    """Say whether only capitals name an armed group: the same letters name a police or a party elsewhere.

    In brackets they stand behind the full name.
    """
    is_letters = mark.rule == "name.codebook.acronym" and mark.actor_kind is ActorKind.GROUP
    return is_letters and text[: mark.span.start][-1:] != "("


def _is_at_home(code: str, known_codes: Mapping[str, int]) -> bool:
    """Say whether a report names a group in full, or its country; a group of several countries is at home anywhere."""
    country = code.split(".", 1)[0]
    known = {one.split(".", 1)[0] for one in known_codes}
    return country in known or country.startswith(_OF_SEVERAL)


_OF_SEVERAL = ("IMG", "NGO", "MNC")
"""Codes of actors of several countries."""

_OWN_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_PARTS_OF_A_STATE = frozenset(
    "territory province state city county region island municipality town district prefecture canton village".split()
)
_BELOW_THE_STATE = frozenset({"local", "regional", "provincial", "municipal", "district", "city", "county"})


def _is_the_states_own(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether a body without a printed state is spoken of as the state's: "the army"; not "troops"."""
    printed = mark.span.of(reading.report.text)
    if mark.office is None or mark.office.split(".", 1)[0] not in _OWN_SECTORS or printed.lower().endswith("authority"):
        return False
    if not _BELOW_THE_STATE.isdisjoint(printed.lower().split()):
        return False
    before = reading.text_before(mark.span.start).lower().split()[-1:]
    if before and before[0].endswith(("'s", "’s")) and before[0][:-2] in _PARTS_OF_A_STATE:
        return False  # "the province's health ministry"
    return printed[0].isupper() or printed.lower().startswith("the ")


def _chosen(readings: Sequence[Reading], known_codes: Mapping[str, int]) -> Reading | None:
    """Give the one reading, or the only one of several that the report names plainly elsewhere."""
    codes = {one.code: one for one in reversed(readings)}
    if len(codes) == 1:
        return readings[0]
    named = [one for code, one in sorted(codes.items()) if known_codes.get(code)]
    return named[0] if len(named) == 1 else None


def _coded(book: Codebook, chosen: Reading) -> _Identity:
    if chosen.actor_kind is ActorKind.MEDIA:
        return _Identity(
            media_id(chosen.name), chosen.code, chosen.name, chosen.actor_kind, _country(book, chosen.code)
        )
    return _Identity(coded_id(chosen.code), chosen.code, chosen.name, chosen.actor_kind, _country(book, chosen.code))


def _country(book: Codebook, code: str) -> str | None:
    state = code.split(".", 1)[0]
    actor = book.actor(state)
    return state if actor and actor.kind is ActorKind.STATE else None


def _body(book: Codebook, country: str, suffix: str) -> _Identity:
    code = f"{country}.{suffix}"
    actor = book.actor(code)
    kind = actor.kind if actor else (ActorKind.GOVERNMENT if suffix == "GOV" else ActorKind.BODY)
    return _Identity(coded_id(code), code, actor.name if actor else code, kind, country)


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


def _holders(
    reading: ReportReading, people: Iterable[tuple[Person, _Identity]]
) -> dict[tuple[str, str | None], _Identity | None]:
    """Give who holds an office, by office and country and by office alone; None where two do.

    The office of a club or a company has no code and goes by its title.
    """
    found: dict[tuple[str, str | None], _Identity | None] = {}
    for person, identity in people:
        for mark in person.marks:
            office = _office_key(reading, mark)
            if office is None or _is_past(reading, mark):
                continue
            for key in {(office, None), (office, (identity.country or mark.title_country) if mark.office else None)}:
                found[key] = identity if found.get(key, identity) == identity else None
    return found


def _is_named_later(reading: ReportReading, mark: NameMark, scene: _Scene, holder: _Identity) -> bool:
    """Say whether a bare office stands in a sentence before its supposed holder is named: it is somebody else's.

    A title speaks of whom the text names.
    """
    if mark.title_country is not None or reading.report.block_at(mark.span.start).kind is BlockKind.TITLE:
        return False
    end = next((one.span.end for one in reading.marks.sentences if mark.span in one.span), mark.span.end)
    return scene.named_from.get(holder.id, 0) >= end


_PAST = frozenset({"former", "late", "ex", "ousted", "deposed", "onetime", "erstwhile"})


def _is_past(reading: ReportReading, mark: NameMark) -> bool:
    """Say whether an office is printed as one that its holder has left: "the president" is not the former one."""
    before = reading.words_before(mark.span.start, most=2)
    printed = mark.span.of(reading.report.text).lower().replace("-", " ").split()
    return not _PAST.isdisjoint([*before, *printed])


def _office_key(reading: ReportReading, mark: NameMark) -> str | None:
    """Give by what an office is known again: its code, or its printed title where it has none.

    The code of any post in a government says too little: a spokeswoman is not the minister.
    """
    if mark.office == "GOV" and mark.title is not None:
        return f"GOV {mark.title.of(reading.report.text).casefold().split()[-1]}"
    if mark.office or mark.title is None:
        return mark.office
    return mark.title.of(reading.report.text).casefold()


def _holder(
    reading: ReportReading, mark: NameMark, offices: Mapping[tuple[str, str | None], _Identity | None]
) -> _Identity | None:
    """Give who "the Kenyan president" or "the minister" is: the holder named in the report, else the office."""
    office = _office_key(reading, mark)
    is_new = mark.span.of(reading.report.text).lower().startswith(("a ", "an "))
    is_abstract = mark.title is not None and mark.title.of(reading.report.text).lower() == "justice"
    if office is None or is_new or is_abstract or _is_past(reading, mark):
        return None  # "wanted by the Peruvian justice" names no judge
    key = (office, mark.title_country)
    if key not in offices and mark.title and mark.title_country is None:
        key = (mark.title.of(reading.report.text).casefold(), None)
    if key in offices and mark.actor_kind is ActorKind.PERSON:
        return offices[key]
    return _unnamed_holder(reading, mark, mark.title_country) if mark.office and mark.title_country else None


def _unnamed_holder(reading: ReportReading, mark: NameMark, country: str) -> _Identity:
    """Give the holder of a state's or an organisation's office whom the report does not name."""
    office = mark.office or ""
    sector = office.split(".", 1)[0]
    if country == sector:
        actor = reading.book.actor(office) or reading.book.actor(country)
        return _Identity(coded_id(office), office, actor.name if actor else office, ActorKind.PERSON, None)
    title = mark.title.of(reading.report.text) if mark.title else office
    code = f"{country}.{sector}" if _country(reading.book, country) else country
    name = _unnamed(mark.span.of(reading.report.text))
    identity = ActorId(content_id("a", reading.report.id, "office", office, country, title.casefold()))
    return _Identity(identity, code, name, mark.actor_kind, country)


def _unnamed(printed: str) -> str:
    """Give the name of somebody who is only described: the printed words without the article."""
    words = printed.split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} and len(words) > 1 else words)


def _person_identity(reading: ReportReading, person: Person, free: Vacancies) -> _Identity:
    country = person.country
    office = person.office
    if country is None and office and office.split(".", 1)[0] in {"GOV", "MIL", "LEG", "JUD"}:
        country = free.country(person, office)
    code = NO_CODE
    if country and office and country == office.split(".", 1)[0]:
        code = country
    elif country and office:
        is_state = _country(reading.book, country) is not None
        code = f"{country}.{office.split('.', 1)[0]}" if is_state else country
    elif country:
        code = country
    first = person.marks[0]
    identity = ActorId(content_id("a", reading.report.id, first.span.start, first.span.end, person.name))
    return _Identity(identity, code, person.name, ActorKind.PERSON, country)


def _assembled(
    reading: ReportReading,
    found: Sequence[tuple[ActorMention, _Identity]],
    titles: Mapping[Span, str],
    person_of: Mapping[Span, tuple[Person, _Identity]],
    joint: Mapping[Span, tuple[ActorId, ...]],
) -> Cast:
    shared = {owner for owners in joint.values() for owner in owners}
    by_actor: dict[ActorId, list[ActorMention]] = defaultdict(list)
    identities: dict[ActorId, _Identity] = {}
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
    )


def _with_roles(reading: ReportReading, actors: Sequence[Actor], people: dict[ActorId, Person]) -> Iterator[Actor]:
    for actor in actors:
        person = people.get(actor.id)
        yield replace(actor, roles=roles_of(reading, person, actor.country)) if person else actor
