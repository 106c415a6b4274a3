"""Tellings of one act in one report joined to one event: title, lead and body.

Invariant: two known different days are two acts; what is planned never joins what is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.coding.acts.acts import Act, Telling
from servanda.model import (
    ARMED_APART,
    NO_CODE,
    Basis,
    Event,
    EventType,
    Evidence,
    Party,
    Period,
    Status,
    Terms,
    WhenBasis,
    are_elsewhere,
    finer,
)

_MUTUAL = frozenset({EventType.COOPERATE, EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before those of one report that tell the same act are joined."""

    act: Act
    event: Event
    day: Period


def joined(drafts: Iterable[Draft]) -> list[Event]:
    """Join the tellings of one act inside the report; two known different days, or a gift and a loan, are two acts."""
    kept: list[Draft] = []
    places: dict[tuple[EventType, Status], list[int]] = {}
    for draft in sorted(drafts, key=lambda one: (one.act.is_title, one.act.at, one.event.id)):
        like = places.setdefault((draft.event.type, draft.event.status), [])
        place = next((at for at in _compared(like) if _is_same(kept[at], draft)), None)
        if place is None and draft.act.is_title:
            place = _signed(kept, places, draft)
        if place is None:
            like.append(len(kept))
            kept.append(draft)
        else:
            kept[place] = replace(kept[place], event=_merged(kept[place].event, draft.event))
    return [draft.event for draft in _with_carried_out(kept)]


def _with_carried_out(kept: Sequence[Draft]) -> Sequence[Draft]:
    """Join a decision to what came of it in the same report: "its decision to expel them" and "expelled them".

    Only where one act alone can be what was decided; a plan or an order may be carried out otherwise, or never.
    """
    found = list(kept)
    for draft in [one for one in kept if one.event.status is Status.PLANNED and _is_decided(one.act)]:
        done = [at for at, one in enumerate(found) if _carries_out(one.event, draft.event)]
        if len(done) == 1:
            found[done[0]] = replace(found[done[0]], event=_merged(found[done[0]].event, draft.event))
            found.remove(draft)
    return found


def _carries_out(done: Event, decided: Event) -> bool:
    """Say whether an act that happened can be one that was decided: its type and mode, by the same on the same."""
    is_alike = (done.type, done.mode, done.status) == (decided.type, decided.mode, Status.ACTUAL)
    return is_alike and bool(decided.target) and _are_same_parties(done, decided)


def _is_decided(act: Act) -> bool:
    """Say whether an act is told as what a decision is: "[Peru's decision] to break the treaty"."""
    clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
    if clause is None or not clause.verb.infinitive or clause.noun is None:
        return False
    return any(
        one.word in _DECISIONS
        for one in act.telling.pieces
        if one.phrase is not None and one.phrase.head == clause.noun
    )


_DECISIONS = frozenset({"decision", "move"})
"""Nouns whose infinitive tells what was decided, and mostly what was then done."""


def _signed(kept: Sequence[Draft], places: Mapping[tuple[EventType, Status], list[int]], title: Draft) -> int | None:
    """Give the one telling in the body of what a title tells as signed, or as agreed: the two words are of one paper.

    "Peru and Chile agree on patrols" stands over "Peru and Chile signed an agreement on Monday".
    """
    other = _SIGNED.get(title.event.type)
    if other is None:
        return None
    as_told = replace(title, event=replace(title.event, type=other))
    found = [
        at
        for at in _compared(places.get((other, title.event.status), ()))
        if (_signs(kept[at].act) or _signs(title.act)) and _is_same(kept[at], as_told)
    ]
    return found[0] if len(found) == 1 else None


_SIGNED = {EventType.AGREE: EventType.SUPPORT, EventType.SUPPORT: EventType.AGREE}


def _signs(act: Act) -> bool:
    """Say whether an act is that a paper is signed."""
    return act.frame.type is EventType.SUPPORT and act.frame.text.split()[0] in {"sign", "ink", "signing", "signature"}


def _compared(like: Sequence[int]) -> Sequence[int]:
    """Give the elders that a telling is compared with: all in an article, the nearest ones on an endless page."""
    return like if len(like) <= _MOST_COMPARED else (*like[:_LEADING], *like[-_MOST_COMPARED:])


_MOST_COMPARED = 100
_LEADING = 20


def _is_same(elder: Draft, younger: Draft) -> bool:
    one, other = elder.event, younger.event
    return (
        one.type is other.type
        and elder.act.renews is younger.act.renews
        and not _are_of_two_fields(elder.act, younger.act)
        and not _are_turned_round(elder, younger)
        and not (_gives_besides(elder, younger) or _gives_besides(younger, elder))
        and not _are_counted_up(elder.act.telling, younger.act.telling)
        and (one.mode == other.mode or (None in {one.mode, other.mode} and not _is_call_after_talks(elder, younger)))
        and one.status is other.status
        and (_are_same_parties(one, other) or _leaves_open(elder, younger))
        and not _are_other_people(one, other)
        and not (_are_opposed(one.source, other.source) or _are_opposed(one.target, other.target))
        and _fit(elder, younger)
        and not are_elsewhere(one.place, other.place)
        and _lines_fit(one, other, is_title=elder.act.is_title or younger.act.is_title)
        and len({one.terms, other.terms} - {None, Terms.UNKNOWN}) <= 1
        and (one.basis is other.basis or {one.basis, other.basis} <= _VOUCHED or _is_unnamed_below(elder, younger))
        and _invites(elder.act) is _invites(younger.act)
        and _is_courtesy(elder.act) is _is_courtesy(younger.act)
        and not _are_paper_and_word(elder, younger)
        and not _are_of_two_matters(elder, younger)
    )


def _are_of_two_fields(one: Act, other: Act) -> bool:
    """Say whether the words of two acts have their own fields, and none in common: justice and intelligence."""
    mine, theirs = set(one.frame.contexts), set(other.frame.contexts)
    return one.frame.type is EventType.COOPERATE and bool(mine) and bool(theirs) and not mine & theirs


def _are_turned_round(elder: Draft, younger: Draft) -> bool:
    """Say whether one side hands over to the other and the other to it: extraditions both ways are two events."""
    one, other = elder.event, younger.event
    if one.type is not EventType.COOPERATE or any("all" in draft.act.frame.source for draft in (elder, younger)):
        return False
    sides = (_countries(one.source), _countries(one.target))
    return all(sides) and sides == (_countries(other.target), _countries(other.source))


def _gives_besides(joint: Draft, own: Draft) -> bool:
    """Say whether one side promises the other something besides what both agreed: "Peru also promised Chad a loan"."""
    if joint.event.type is not EventType.AGREE or not own.event.target:
        return False
    both, giver = _countries(joint.event.source), _countries(own.event.source)
    is_one_of_both = len(giver) == 1 and len(both) > 1 and giver < both
    return is_one_of_both and bool(_BESIDES & {word.lower() for word in own.act.words})


_BESIDES = frozenset({"also", "additionally", "moreover", "separately", "furthermore"})


def _is_unnamed_below(elder: Draft, younger: Draft) -> bool:
    """Say whether a title tells as its own what the body has from somebody unnamed: then nobody named vouches."""
    return younger.act.is_title and not elder.act.is_title and elder.event.basis is Basis.UNNAMED


def _invites(act: Act) -> bool:
    """Say whether an agreement is an invitation, which is never the promise told beside it."""
    said = act.frame.text
    accepts = said == "accept" and any(word.lower().startswith("invit") for word in act.words)
    return accepts or said.startswith(("invit", "extend an invitation"))


def _is_courtesy(act: Act) -> bool:
    """Say whether support is a matter of words to somebody: who thanks a state has signed nothing with it."""
    return act.frame.type is EventType.SUPPORT and any(word in act.frame.text for word in _COURTESIES)


_COURTESIES = (
    "thank gratitude appreciation praise laud commend extol applaud hail salute welcome congratulat condolence sympath "
    "empathis tribute homage solidarity"
).split()
"""Parts of words for thanks, praise and condolences."""


def _are_paper_and_word(elder: Draft, younger: Draft) -> bool:
    """Say whether one support is a paper and the other a word: who signs a pact has not backed a bid by it."""
    if elder.event.type is not EventType.SUPPORT or elder.act.is_title or younger.act.is_title:
        return False
    mine, theirs = (draft.act.frame.text.startswith(_PAPERS) for draft in (elder, younger))
    return mine is not theirs


_PAPERS = (
    *("sign", "ink", "initial", "ratif", "conclude", "seal", "put pen"),
    *("witness", "preside over", "oversee", "attend", "exchange", "deposit"),
)
"""How words for making a paper begin."""


def _are_of_two_matters(elder: Draft, younger: Draft) -> bool:
    """Say whether two judgements of nobody in particular are of two things: "criticised the treaty", "the arrests".

    What points back ("the move"), a title and a noun may tell the same again.
    """
    one, other = elder.event, younger.event
    if one.type not in _JUDGED or one.target or other.target or elder.act.is_title or younger.act.is_title:
        return False
    mine, theirs = _matter(elder.act), _matter(younger.act)
    return bool(mine) and bool(theirs) and not mine & theirs


_JUDGED = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REQUEST, EventType.REJECT})
_POINTING = frozenset({"move", "decision", "step", "action", "act", "measure", "incident", "attack", "matter", "plan"})
"""Nouns by which what was told before is called again."""


def _matter(act: Act) -> frozenset[str]:
    """Give the opening letters of the nouns that the clause of an act judges; none where it points back."""
    clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
    if clause is None:
        return frozenset()
    objects = (*clause.objects[-1:], *(one.phrase for one in clause.adjuncts[:1]))
    judged = {one.head for one in objects}
    heads = {piece.word for piece in act.telling.pieces if piece.phrase is not None and piece.phrase.head in judged}
    return frozenset() if heads & _POINTING else frozenset(head[:_STEM] for head in heads)


def _are_counted_up(one: Telling, other: Telling) -> bool:
    """Say whether two sentences are items of one list: what a list counts up is told once each."""
    return one.opener is not None and one.opener == other.opener and one.sentence != other.sentence


def _is_call_after_talks(elder: Draft, younger: Draft) -> bool:
    """Say whether one tells of negotiations and the other of a call: months of talks are no telephone call."""
    modes = {elder.event.mode, younger.event.mode}
    return "phone" in modes and any("negotiat" in one.act.frame.text for one in (elder, younger))


_VOUCHED = frozenset({Basis.NARRATOR, Basis.ONE_PARTY, Basis.BOTH_PARTIES})


def _are_same_parties(one: Event, other: Event) -> bool:
    if one.type in _MUTUAL:
        return _countries((*one.source, *one.target)) == _countries((*other.source, *other.target))
    return _countries(one.source) == _countries(other.source) and _countries(one.target) == _countries(other.target)


def _are_other_people(one: Event, other: Event) -> bool:
    """Say whether for a state other officials talk: two presidents' call is not that of their ministers."""
    if one.type is not EventType.CONSULT:
        return False
    mine, theirs = (_officials((*event.source, *event.target)) for event in (one, other))
    return any(not mine[country] & theirs[country] for country in mine.keys() & theirs.keys())


def _officials(parties: Iterable[Party]) -> dict[str, set[str]]:
    """Give the officials whom a telling names, by their states; one told by the office alone may be any of them."""
    found: dict[str, set[str]] = {}
    for party in parties:
        if party.role and party.role.casefold() not in party.name.casefold():
            found.setdefault(party.country, set()).add(party.actor)
    return found


def _leaves_open(elder: Draft, younger: Draft) -> bool:
    """Say whether title and body tell one act of which only one of them says to whom."""
    one, other = elder.event, younger.event
    return (
        elder.act.is_title is not younger.act.is_title
        and bool(one.target) is not bool(other.target)
        and _countries(one.source) == _countries(other.source)
    )


def _countries(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.country if party.country != NO_CODE else party.actor for party in parties)


def _are_opposed(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Say whether of one country once its army acts and once those who bear arms of their own in it."""
    mine, theirs = (
        {(party.country, party.sector in ARMED_APART) for party in told if party.sector in _ARMED}
        for told in (one, other)
    )
    return any((country, not apart) in theirs and (country, apart) not in theirs for country, apart in mine)


_ARMED = ARMED_APART | {"MIL", "COP"}
"""Sectors of those who fight, free and take, on their own or for the state."""


def _fit(elder: Draft, younger: Draft) -> bool:
    """Say whether two tellings can be one by their days: an undated one joins a dated one only if it points to it."""
    one, other = elder.event.when, younger.event.when
    if _is_open(one) and _is_open(other):
        return True
    if _is_open(one) or _is_open(other):
        bare = elder if _is_open(one) else younger
        return (
            bare.act.is_title
            or bare.act.is_noun
            or _are_near(elder.act, younger.act)
            or _agree_alike(elder, younger)
            or _tells_more(bare, younger if bare is elder else elder)
        )
    return (one.edtf, one.relation) == (other.edtf, other.relation)


def _tells_more(bare: Draft, dated: Draft) -> bool:
    """Say whether an act is what was talked about besides in a call told elsewhere: "they also discussed trade"."""
    clause = bare.act.telling.clauses[bare.act.clause] if bare.act.clause is not None and not bare.act.is_noun else None
    is_topic = clause is not None and clause.verb.lemma in _TOPICS and "also" in map(str.lower, bare.act.words)
    return is_topic and bare.event.type is EventType.CONSULT and dated.event.mode == "phone"


_TOPICS = frozenset({"discuss", "review", "address", "raise"})


def _agree_alike(elder: Draft, younger: Draft) -> bool:
    """Say whether two tellings are of one agreement: the words for what was agreed share two or more."""
    if elder.event.type is not EventType.AGREE:
        return False
    names = {
        word.casefold()[:_STEM]
        for draft in (elder, younger)
        for party in (*draft.event.source, *draft.event.target)
        for word in f"{party.name} {party.text}".split()
    }
    mine, theirs = (
        {word.casefold()[:_STEM] for piece in draft.event.evidence for word in piece.quote.split() if len(word) > _STEM}
        for draft in (elder, younger)
    )
    return len(mine & theirs - names) >= _SHARED


_STEM = 6
_SHARED = 2
"""Words that two tellings of an agreement share, known by their first letters."""


def _are_near(one: Act, other: Act) -> bool:
    """Say whether two acts stand in one sentence or in neighbours."""
    return abs(one.telling.sentence.first - other.telling.sentence.last) <= 1 or (
        abs(other.telling.sentence.first - one.telling.sentence.last) <= 1
        or one.telling.sentence == other.telling.sentence
    )


def _is_open(period: Period) -> bool:
    return period.basis in {WhenBasis.UNKNOWN, WhenBasis.PUBLICATION}


def _lines_fit(one: Event, other: Event, *, is_title: bool) -> bool:
    """Say whether goods can be one delivery: one class, and the same words where only one telling has a day.

    A title tells what its report tells, in other words: "power sales" are the "electricity exports" of the lead.
    """
    if not one.lines or not other.lines:
        is_bare_aid = one.type is EventType.AID and bool(one.lines) is not bool(other.lines)
        return not (is_bare_aid and _is_open(one.when) is not _is_open(other.when))
    if _is_open(one.when) is not _is_open(other.when) and not is_title:
        return bool({line.item.lower() for line in one.lines} & {line.item.lower() for line in other.lines})
    return bool({line.item_class for line in one.lines} & {line.item_class for line in other.lines})


def _merged(one: Event, other: Event) -> Event:
    source, target = _sides(one, other)
    when = other.when if _is_open(one.when) and not _is_open(other.when) else one.when
    attested = tuple({party.actor: party for party in (*one.attested_by, *other.attested_by)}.values())
    return replace(
        one,
        basis=_joint_basis(one, other, attested),
        attested_by=() if Basis.NARRATOR in {one.basis, other.basis} else attested,
        mode=one.mode or other.mode,
        source=_named(one, source, other),
        target=_named(one, target, other),
        casualties=one.casualties or other.casualties,
        contexts=tuple(dict.fromkeys((*one.contexts, *other.contexts))),
        when=when,
        place=finer(one.place, other.place),
        lines=one.lines or other.lines,
        terms=other.terms if one.terms in {None, Terms.UNKNOWN} and other.terms is not None else one.terms,
        evidence=_sorted((*one.evidence, *other.evidence)),
    )


def _sides(one: Event, other: Event) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the sides of an act told twice: of talks on a visit guest and host, as the telling of the visit has them."""
    visit = next((each for each in (one, other) if each.mode == "visit"), None)
    if visit is not None and None in {one.mode, other.mode} and visit.source and visit.target:
        talks = other if visit is one else one
        return _as_in(talks, visit.source), _as_in(talks, visit.target)
    return one.source, one.target or _apart(one.source, other.target)


def _as_in(talks: Event, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give the sides of a visit as the talks on it name them: the president for "his", the host for his town."""
    named = [one for one in (*talks.source, *talks.target) if one.text.lower() not in _PRONOUNS]
    found = ([one for one in named if one.country == party.country] for party in parties)
    return tuple(
        own[0] if len(own) == 1 and (party.code == party.country or party.text.lower() in _PRONOUNS) else party
        for own, party in zip(found, parties, strict=True)
    )


_PRONOUNS = frozenset({"he", "his", "him", "she", "her", "they", "their", "it", "its", "who"})


def _apart(source: Iterable[Party], target: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give a target without those whose side does the act: a call of two that one made to the other is of both."""
    own = _countries(source)
    return tuple(party for party in target if not _countries((party,)) <= own)


def _named(one: Event, parties: tuple[Party, ...], other: Event) -> tuple[Party, ...]:
    """Give the parties of talks with the persons whom another telling names for their states."""
    if one.type is not EventType.CONSULT:
        return parties
    return tuple(_person_for(party, (*other.source, *other.target)) or party for party in parties)


def _person_for(state: Party, named: Iterable[Party]) -> Party | None:
    if state.code != state.country or state.country == "---":
        return None
    found = [party for party in named if party.country == state.country and party.role and party.code != state.code]
    return found[0] if len(found) == 1 else None


def _joint_basis(one: Event, other: Event, attested: Sequence[Party]) -> Basis:
    """Give who vouches for an act told twice: the narrator if he does once, both sides if each tells it."""
    if one.basis not in _VOUCHED:
        return one.basis
    if Basis.NARRATOR in {one.basis, other.basis}:
        return Basis.NARRATOR
    sides = {party.country for party in (*one.source, *one.target)}
    told = {party.country for party in attested} & sides
    both = Basis.BOTH_PARTIES in {one.basis, other.basis} or len(told) > 1
    return Basis.BOTH_PARTIES if both else one.basis


def _sorted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    unique = {(one.span, one.rule): one for one in evidence}
    return tuple(unique[key] for key in sorted(unique))
