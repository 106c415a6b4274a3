"""Who is who in one report: mentions resolved to actors, by rule, inside the report alone.

Invariant: a mention that nothing decides has no actor; no name is filled in from knowledge of the world.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from servanda.codebook import Codebook
from servanda.coding.syntax.lists import opened_by, with_openers
from servanda.coding.syntax.shape import Clause, NounPhrase, Piece, clauses, noun_phrases, pieces
from servanda.errors import ModelError
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    BlockKind,
    FindingId,
    Marks,
    MentionKind,
    Party,
    Report,
    Sense,
    Sentence,
    Span,
    cite,
    content_id,
)

_ORGAN = re.compile(
    r"the (?:[\w-]+ ){0,2}?(?:council|commission|secretariat|authority|assembly|parliament|summit|conference"
    r"|committee|leaders|ministers|members)"
    r"(?: of (?:heads of )?(?:states?|governments?|ministers|leaders|and|the|[ ])+)? of (?:the )?",
    re.IGNORECASE,
)
"""The words for an organ before the name of its organisation."""
_COUNTRY_NOUNS = frozenset(
    "government authorities officials side leaders leadership forces troops army military soldiers police ministry"
    " delegation company firm companies firms state regime administration diplomats navy president minister team"
    " embassy government's republic counterpart counterparts parliament people citizens territory soil mission"
    " peacekeepers".split()
)
"""Nouns behind a nationality that still name the nation's own people ("the Omani delegation")."""

_KINDS = frozenset(
    "group movement militia party organisation organization charity agency company firm airline bloc alliance coalition"
    " faction union network newspaper channel".split()
)
"""Nouns behind a body's name that say what it is: "the Hamas movement"."""
_MOST_OF_KIND = 2
"""Words of such a noun with the one that narrows it: "the Oxfam aid agency"."""

_LONGEST_WORD = 40
"""Characters looked through for each word before a place: a page in one line is never read again for each name."""


@dataclass(frozen=True)
class ReportReading:
    """What coding works on: a report, its marks and the codebook; without slots, to keep the clauses it has cut."""

    report: Report
    marks: Marks
    book: Codebook

    @cached_property
    def clauses(self) -> tuple[tuple[Clause, ...], ...]:
        """Give the clauses of each sentence, in the order of `marks.sentences`; cut once for the whole room."""
        found = tuple(self.own_clauses(sentence) for sentence in self.marks.sentences)
        return with_openers(found, self.openers, text=self.report.text, marks=self.marks, book=self.book)

    @cached_property
    def _cut(self) -> tuple[dict[Sentence, tuple[Piece, ...]], dict[Sentence, tuple[Clause, ...]]]:
        return {}, {}

    def pieces(self, sentence: Sentence) -> tuple[Piece, ...]:
        """Give the pieces of a sentence, or of any run of tokens given as one; cut once, however many rules ask."""
        kept, _ = self._cut
        if sentence not in kept:
            kept[sentence] = pieces(self.marks, sentence)
        return kept[sentence]

    def own_clauses(self, sentence: Sentence) -> tuple[Clause, ...]:
        """Give the clauses of a sentence as it stands, without those that open its list; joined once."""
        _, kept = self._cut
        if sentence not in kept:
            kept[sentence] = clauses(self.marks, sentence, self.pieces(sentence))
        return kept[sentence]

    def noun_phrases(self, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """Give the noun phrases of a sentence in order, each with its wide range."""
        return noun_phrases(self.pieces(sentence))

    @cached_property
    def openers(self) -> Mapping[int, int]:
        """Give the sentence that opens the list, for each sentence that stands in an item of one."""
        return opened_by(self.report.text, self.marks)

    def text_before(self, place: int) -> str:
        """Give the text of the line before a place, white space at its end left out."""
        start = self.report.text.rfind("\n", 0, place) + 1
        return self.report.text[start:place].rstrip()

    def words_before(self, place: int, *, most: int) -> list[str]:
        """Give the last words of the line before a place in lower case, hyphens parted; a line may be a whole page."""
        start = max(self.report.text.rfind("\n", 0, place) + 1, place - most * _LONGEST_WORD)
        return self.report.text[start:place].lower().replace("-", " ").split()[-most:]


@dataclass(frozen=True)
class Cast:
    """The actors of one report and their mentions, in the order of the text; without slots, to keep its index."""

    report: Report
    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    titles: Mapping[Span, str]
    joint: Mapping[Span, tuple[ActorId, ...]] = field(default_factory=dict)
    posts: frozenset[int] = frozenset()
    """Where the nouns end that tell what a person is: "director", "expert"."""

    @cached_property
    def _by_id(self) -> Mapping[ActorId, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    def actor(self, actor: ActorId | None) -> Actor | None:
        """Give the actor of an id."""
        return self._by_id.get(actor) if actor is not None else None

    def in_span(self, span: Span) -> tuple[ActorMention, ...]:
        """Give the mentions that lie wholly inside a span, in the order of the text, longer first at one place."""
        start = bisect_left(self._starts, span.start)
        found = []
        for at in range(start, len(self.mentions)):
            mention = self.mentions[at]
            if mention.span.start >= span.end:
                break
            if mention.span in span:
                found.append(mention)
        return tuple(sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)))

    def outermost(self, span: Span) -> tuple[ActorMention, ...]:
        """Give the mentions inside a span that lie inside no other one."""
        kept: list[ActorMention] = []
        for mention in self.in_span(span):
            if not kept or mention.span.start >= kept[-1].span.end:
                kept.append(mention)
        return tuple(kept)

    def mention_of(self, span: Span) -> ActorMention | None:
        """Give the mention that a noun phrase is headed by, None when its head is something else.

        "Kenya's foreign minister" is the minister; "a shipment from Kenya" is nobody; "the Kenyan delegation" is
        Kenya's.
        """
        outer = _without_owner(self.outermost(span))
        if told := self._reaching_beyond(span) or self._named_body(span, outer):
            return told
        if not outer:
            return None
        first, last = outer[0], outer[-1]
        before = self.report.text[span.start : first.span.start].strip().lower()
        behind = self.report.text[first.span.end : span.end].strip()
        is_person = last.span.end == span.end and last.sense is Sense.PERSON
        if is_person and (self._is_apposed(span, last) or self._is_named_behind_post(span, outer)):
            return last
        if _is_tail(behind) and (before in _OPENING or self._is_described(first, before)):
            return first
        if before in _OPENING and behind.lower() in PAPERS:
            return first
        if len(outer) > 1 and last.span.end == span.end and last.sense is Sense.PERSON and self._heads(span, outer):
            return last
        if first.kind is MentionKind.DEMONYM or behind.startswith(("'s", "’s")):
            noun = behind.removeprefix("'s").removeprefix("’s").split(",")[0].split()
            is_own = any(word.lower() in _COUNTRY_NOUNS for word in noun[:3])
            return first if is_own and not is_only_tied(behind) else None
        if last.span.end == span.end and not _has_link(before):
            return last if self._heads(span, outer) else None
        return None

    def _named_body(self, span: Span, outer: Sequence[ActorMention]) -> ActorMention | None:
        """Give a body whose phrase says besides whose or of what kind it is.

        "Ghana's [Volta Board]", "the opposition [Green Union]", "the [Hamas] movement", "Kenya's [Green Union] party",
        "Ghana's biggest bank, [Volta Trust]", "the Ghanaian shipper [Volta Line]".
        """
        if not outer:
            return None
        *owners, body = outer
        actor = self.actor(body.actor)
        if actor is None or body.kind is not MentionKind.NAME or actor.kind in {ActorKind.PERSON, ActorKind.STATE}:
            return None
        kind = self.report.text[body.span.end : span.end].lower().split()
        start = owners[0].span.start if owners else body.span.start
        is_open = self.report.text[span.start : start].strip().lower() in _OPENING
        if not is_open or len(owners) > 1 or len(kind) > _MOST_OF_KIND or (kind and kind[-1] not in _KINDS):
            return None
        if not owners:
            return body if kind else None
        gap = self.report.text[owners[0].span.end : body.span.start]
        is_owned = gap in {"'s ", "’s "} and owners[0].sense is not Sense.PERSON
        is_bare = owners[0].rule == "name.body" and owners[0].actor is None
        is_described = gap == " " and (is_bare or body.rule == "name.organisation")  # "the Kenya Salt Board"
        is_called = not kind and body.rule == "name.organisation" and _DESCRIBES.fullmatch(gap) is not None
        return body if is_owned or is_described or is_called else None

    def _is_apposed(self, span: Span, mention: ActorMention) -> bool:
        """Say whether a person's name closes a phrase that describes it: "the head of the Rowing Club, Ana Ruiz".

        A nationality may stand before the name: "the head of the farm, Peruvian Ana Ruiz".
        """
        outer = self.outermost(Span(span.start, mention.span.start))
        nation = outer[-1].span if outer and outer[-1].kind is MentionKind.DEMONYM else None
        is_beside = nation is not None and mention.span.start - nation.end == 1
        start = nation.start if nation is not None and is_beside else mention.span.start
        before = self.report.text[span.start : start].rstrip()
        is_one = before.endswith(",") and before.count(",") == 1 and " and " not in before
        named = [one for one in self.in_span(span) if one.sense is Sense.PERSON and one.kind is MentionKind.NAME]
        text = self.report.text
        others = [one for one in named if text[one.span.end : one.span.end + 2] not in {"'s", "’s"}]
        return is_one and bool(others) and all(one.span.overlaps(mention.span) for one in others)

    def _is_described(self, mention: ActorMention, before: str) -> bool:
        """Say whether a person's name stands behind plain nouns: "biologist Ana Ruiz of the museum"."""
        is_person = mention.sense is Sense.PERSON and mention.kind is MentionKind.NAME
        return is_person and "," not in before and not _has_link(before) and " and " not in f" {before} "

    def _heads(self, span: Span, outer: Sequence[ActorMention]) -> bool:
        """Say whether the last mention of a phrase is its head: alone, or a person behind body and office.

        "the Andes Union president Ana Ruiz" is Ana Ruiz; "Telco Peru" is not Peru.
        """
        last = outer[-1]
        between = self.report.text[span.start : last.span.start]
        if last.rule == "name.person.titled" and "," not in between and between.split()[-1:] and _is_name(between):
            return True  # "Salt Corp of Peru chairman Ana Ruiz"
        if last.sense is Sense.PERSON:
            is_one_run = "," not in between and not _has_link(between.lower()) and " and " not in between.lower()
            return len(outer) == 1 or (is_one_run and last.kind is MentionKind.NAME)
        actor = self.actor(last.actor)
        is_state = actor is not None and actor.kind is ActorKind.STATE and last.kind is MentionKind.NAME
        names = [word for word in between.split() if word[0].isupper() and word.lower() not in _OPENING]
        return len(outer) == 1 and not (is_state and names)

    def _is_named_behind_post(self, span: Span, outer: Sequence[ActorMention]) -> bool:
        """Say whether a phrase tells a person's post and then the name: "Director of Health Ana Ruiz".

        Only one person is named, and what stands right before is a post, or the rest of a name behind the post's "of":
        "a tax expert and writer Ana Ruiz"; never "the lawyers of singer Ana Ruiz" or "Peru and Ana Ruiz".
        """
        last = outer[-1]
        if last.kind is not MentionKind.NAME or any(one.sense is Sense.PERSON and one.actor for one in outer[:-1]):
            return False
        words = list(_WORD.finditer(self.report.text, span.start, last.span.start))
        if not words or any(word[0].endswith(_SIGNS) for word in words):
            return False
        nearest = words[-1]
        link = next((at for at, word in enumerate(words) if _has_link(word[0].lower())), None)
        if link is None:
            return "and" in {word[0] for word in words} and nearest.end() in self.posts
        return nearest[0][0].isupper() and link > 0 and words[link - 1].end() in self.posts

    def _reaching_beyond(self, span: Span) -> ActorMention | None:
        """Give the mention of people that begins with a phrase and goes on behind it: "Peru's envoy | to Chad"."""
        at = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        for mention in self.mentions[at:]:
            if mention.span.start > span.start:
                return None
            is_person = mention.kind is MentionKind.NAME or mention.rule in {"name.unnamed", "name.office"}
            is_person = is_person and (mention.sense is Sense.PERSON or mention.rule == "name.office")
            if mention.span.end > span.end and is_person:
                return mention
        return None

    def party(self, mention: ActorMention) -> Party | None:
        """Give the party of a mention, None when it is not resolved."""
        actor = self.actor(mention.actor)
        if actor is None:
            return None
        return Party(
            actor=actor.id,
            code=actor.code,
            name=actor.name,
            text=mention.quote,
            role=self.titles.get(mention.span),
        )

    def party_of(self, span: Span) -> Party | None:
        """Give the actor that a noun phrase names, None when it names none or it is not resolved."""
        if (whole := self._of_organ(span)) is not None:
            return whole
        mention = self.mention_of(span)
        if mention is None or mention.actor is not None:
            return self.party(mention) if mention is not None else None
        inside = (one for one in self.in_span(mention.span) if one.span.end == mention.span.end)
        told = next((one for one in inside if one.rule == _DESCRIBED and one.actor is not None), None)
        return self.party(told) if told is not None else None  # "the rebels" are some, whichever

    def _of_organ(self, span: Span) -> Party | None:
        """Give the organisation whose organ a phrase names: "the Authority of Heads of State of ECOWAS"; else None."""
        if " of " not in span.of(self.report.text):
            return None
        last = next(
            (one for one in self.in_span(span) if one.span.end == span.end and self._is_organisation(one)), None
        )
        if last is None or _ORGAN.fullmatch(self.report.text, span.start, last.span.start) is None:
            return None
        return self.party(last)

    def _is_organisation(self, mention: ActorMention) -> bool:
        actor = self.actor(mention.actor)
        return actor is not None and actor.kind is ActorKind.IGO

    def parties_of(self, span: Span) -> tuple[Party, ...]:
        """Give the actors of a coordinated noun phrase ("Chad and Niger"); one for a plain phrase, none if open."""
        if named := self.in_turn(span):
            return named
        for place, actors in self.joint.items():
            is_head = (span in place and self._has_head(span)) or self._opens(span, place)
            if is_head or (place in span and self._is_whole(span, place)):
                return tuple(self.party_there(actor, place) for actor in actors)
        outer = self.outermost(span)
        if len(outer) == 2 and self._is_portfolio(span, outer):  # noqa: PLR2004
            outer = outer[1:]
        if len(outer) == 2 and self._is_named_again(span, outer):  # noqa: PLR2004
            return (self.party_there(outer[1].actor, outer[1].span),) if outer[1].actor else ()
        outer = self._without_home(outer)
        in_title = self.report.block_at(span.start).kind is BlockKind.TITLE
        if len(outer) > 1 and _is_list(self.report.text, outer, in_title=in_title):
            parties = [self.party(mention) for mention in outer]
            return tuple({party.actor: party for party in parties if party}.values())
        is_titled = len(outer) == 1 and outer[0].rule == "name.person.titled"
        is_owner = is_titled and self.report.text[outer[0].span.end : span.end][:2] in {"'s", "’s"}
        one = self.party(outer[0]) if is_titled and not is_owner else None  # "President X's lawyers" are not he
        one = one or self.party_of(span)
        return (one,) if one else ()

    def _without_home(self, outer: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
        """Give mentions with the state behind its own official as a part of his: "Minister Ana Ruiz of Peru and".

        A pronoun that only says whose somebody is is no mention of its own: "and [his] Omani counterpart".
        """
        owners = {one for one, other in pairwise(outer) if self._is_whose(one, other)}
        outer = tuple(one for one in outer if one not in owners)
        kept = list(outer[:1])
        for one, other in pairwise(outer):
            person, state = self.actor(one.actor), self.actor(other.actor)
            is_behind = self.report.text[one.span.end : other.span.start] in _OF_STATE and one.actor == kept[-1].actor
            is_own = person is not None and state is not None and person.country == state.code
            if is_behind and is_own and one.sense is Sense.PERSON:
                end = other.span.end + self.report.text.startswith(")", other.span.end)
                kept[-1] = replace(one, span=Span(one.span.start, end))
            else:
                kept.append(other)
        return tuple(kept)

    def _is_whose(self, one: ActorMention, other: ActorMention) -> bool:
        """Say whether a pronoun only says whose the one is who stands right behind it."""
        is_beside = self.report.text[one.span.end : other.span.start] == " "
        return one.kind is MentionKind.PRONOUN and other.sense is Sense.PERSON and is_beside

    def _is_named_again(self, span: Span, outer: Sequence[ActorMention]) -> bool:
        """Say whether a phrase describes a body and then names it: "the West African bloc ECOWAS"."""
        first, second = (self.actor(one.actor) for one in outer)
        is_beside = self.report.text[outer[0].span.end : outer[1].span.start] == " " and outer[1].span.end == span.end
        return is_beside and first is not None and second is not None and first.code == second.code != NO_CODE

    def _is_portfolio(self, span: Span, outer: Sequence[ActorMention]) -> bool:
        """Say whether the first of two is half of the second one's office: "Water and Energy Minister Ana Ruiz"."""
        actor = self.actor(outer[0].actor)
        is_body = actor is None or actor.kind in {ActorKind.OTHER, ActorKind.BODY}
        return outer[0].span.start == span.start and is_body and outer[1].span in self.titles

    def is_joint(self, span: Span) -> bool:
        """Say whether a phrase is a joint one, words apart that say whose they are: "his Omani and Qatari guests"."""
        return any(place == span or (place in span and self._is_whole(span, place)) for place in self.joint)

    def in_turn(self, span: Span) -> tuple[Party, ...]:
        """Give those whom a phrase names behind the office that they share, each with his state; see `joint`."""
        found = (self._named_in_turn(span, place, actors) for place, actors in self.joint.items())
        return next((one for one in found if one), ())

    def _named_in_turn(self, span: Span, place: Span, actors: Sequence[ActorId]) -> tuple[Party, ...]:
        """Give the holders of an office of several states who are named behind it: "the kings of X and Y, A and B"."""
        before = self.report.text[span.start : place.start].strip().lower()
        is_opened = place in span and before in {"", "the", *_WHOSE}
        if not is_opened or not self.report.text.startswith(", ", place.end):
            return ()
        behind = [one for one in self.outermost(Span(place.end, span.end)) if one.sense is Sense.PERSON]
        parties = tuple(party for one in behind if (party := self.party(one)) is not None)
        owners = [actor.country for one in actors if (actor := self.actor(one)) is not None]
        return parties if [party.country for party in parties] == owners else ()

    def _is_whole(self, span: Span, place: Span) -> bool:
        """Say whether a phrase holds no more than a joint one, articles, and those who act for both."""
        around = self.report.text[span.start : place.start] + self.report.text[place.end : span.end]
        return set(around.lower().split()) <= _FOR_BOTH | _WHOSE

    def _has_head(self, span: Span) -> bool:
        """Say whether a part of a joint phrase holds the noun that all its states share."""
        return any(mention.rule in {"name.body", "name.office"} for mention in self.outermost(span))

    def _opens(self, span: Span, place: Span) -> bool:
        """Say whether a phrase is what opens a joint one: "[his counterparts] from Oman and Qatar".

        So is the first adjective of three, which is cut off at its comma: "[the Omani], Qatari and Iraqi envoys".
        """
        first, *rest = span.of(self.report.text).split(maxsplit=1)
        start = span.end - len(rest[0]) if rest and first.lower() in {"the", *_WHOSE} else span.start
        if start == place.start < span.end < place.end and self.report.text.startswith(", ", span.end):
            return True
        offices = (one for one in self.in_span(place) if one.rule == "name.office" and one.span.start == start)
        return start == place.start < span.end <= place.end and any(span.end < one.span.end for one in offices)

    def party_there(self, identity: ActorId, place: Span) -> Party:
        """Give an actor of the report as the party that stands at a place of its text.

        Raises:
            ModelError: The report has no such actor.
        """
        actor = self.actor(identity)
        if actor is None:
            raise ModelError(f"{identity} is no actor of report {self.report.id}")
        return Party(actor=actor.id, code=actor.code, name=actor.name, text=place.of(self.report.text))

    def is_unnamed(self, party: Party) -> bool:
        """Say whether a party is people of whom the report tells neither name nor state: "two Western diplomats"."""
        actor = self.actor(party.actor)
        return actor is not None and actor.code == NO_CODE and actor.evidence[0].rule == "name.unnamed"

    def state_of(self, party: Party) -> Party:
        """Give the state behind a government, body or person; the party itself when it has none."""
        code = party.country
        if code in {party.code, NO_CODE}:
            return party
        state = next((actor for actor in self.actors if actor.code == code and actor.kind is ActorKind.STATE), None)
        if state is None:
            return party
        return Party(actor=state.id, code=state.code, name=state.name, text=party.text, role=None)


def _is_name(words: str) -> bool:
    """Say whether words are a name, "of" and "the" within it: "Salt Corp of Peru"."""
    found = words.split()
    return (
        found[-1][0].isupper()
        and found[0][0].isupper()
        and all(word[0].isupper() or word in {"of", "the", "and", "for"} for word in found)
    )


def _without_owner(outer: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the mentions of a phrase without the pronoun that only says whose somebody is: "her Omani counterpart"."""
    is_owned = len(outer) == 2 and outer[0].kind is MentionKind.PRONOUN and outer[1].kind is MentionKind.ROLE  # noqa: PLR2004
    return outer[1:] if is_owned else outer


_FOR_BOTH = frozenset(
    "the both of ministers leaders presidents foreign prime armies delegations governments officials representatives "
    "defence defense heads state negotiators diplomats authorities".split()
)
"""Words before "two countries" that leave both of them the ones who act: "the ministers of the two countries"."""

_WHOSE = frozenset({"his", "her", "their", "its"})
"""Words before a joint phrase that say whose the others are: "his Omani and Qatari counterparts"."""

_WORD = re.compile(r"\S+")
_SIGNS = (",", ";", ":", "'s", "’s", "”", '"')
"""What ends a word of a phrase behind which another phrase begins."""

_OPENING = frozenset({"", "the", "a", "an", "both", "“", '"', "‘", "former", "president", "of"})


_DESCRIBED = "name.described"
"""Rule that reads people whom nobody names: "rebels", "gunmen"."""

PAPERS = frozenset(
    {"statement", "spokesman", "spokeswoman", "spokesperson", "communique", "report", "release", "officials"}
)
"""Nouns behind a body's name that leave the body the speaker: "said the ministry statement"."""


def _is_tail(behind: str) -> bool:
    """Say whether what stands behind a head leaves it the head: nothing, an apposition, a prepositional phrase."""
    if not behind:
        return True
    if behind[0] in ",(":
        return True
    return behind.split(maxsplit=1)[0].lower() in _TAILS


def is_only_tied(behind: str) -> bool:
    """Say whether a name only tells by a hyphen whom its noun is tied to: "the US-[backed] forces" are not the US."""
    return behind.startswith("-") and behind.split(maxsplit=1)[0].lower() not in _LED


_LED = frozenset({"-led", "-run", "-owned", "-commanded", "-only", "-flagged"})
"""What makes those who are called so act for the state before the hyphen."""

_TAILS = frozenset(
    "in at on who which whom of from whose and for to after following before during since amid upon near under with by"
    " over inside outside ahead worth".split()
)
"""What leaves a head the head of its phrase: "the Kenyan minister [after his visit to Kampala]"."""


def _has_link(before: str) -> bool:
    return bool(set(before.split()) & {"of", "from", "in", "to", "with", "by", "for", "at", "on", "between", "against"})


def _is_list(text: str, outer: Sequence[ActorMention], *, in_title: bool) -> bool:
    """Say whether only commas, "and" and appositions in between part the mentions; in a title a comma is "and"."""
    for one, other in pairwise(outer):
        between = text[one.span.end : other.span.start].strip().lower()
        words = between.replace(",", " , ").split()
        if not words or not set(words) <= _PARTING:
            return False
    whole = text[outer[0].span.end : outer[-1].span.start].lower().split()
    return bool({"and", "nor"} & set(whole)) or (in_title and whole == [","])


_DESCRIBES = re.compile(r"(?:['’]s)?(?: (?!of\b|and\b|for\b|in\b|to\b|with\b|by\b)[a-z-]+){1,4},? (?:the )?")
"""Plain nouns between a state and a body of it that they describe: "Kenya's| power company |KenGen"."""

_OF_STATE = (" of ", " of the ", " (")
"""What stands between an official's name and his state."""
_PARTING = frozenset({",", "and", "nor", "as", "well", "the", "both", "&", "his", "her", "its"})
"""Words that may stand between the mentions of a list."""


def coded_id(code: str) -> ActorId:
    """Give the id of an actor that the codebook can code: the same in every report."""
    return ActorId(content_id("a", "code", code))


def media_id(name: str) -> ActorId:
    """Give the id of an outlet or agency of the codebook; many of them share one code."""
    return ActorId(content_id("a", "media", name))


def actor_from_mentions(
    report: Report,
    mentions: Sequence[ActorMention],
    *,
    identity: ActorId,
    code: str,
    name: str,
    kind: ActorKind,
    country: str | None,
) -> Actor:
    """Give an actor whose evidence are its mentions and whose aliases are the forms printed."""
    aliases = sorted({mention.quote for mention in mentions if mention.kind is not MentionKind.PRONOUN})
    evidence = tuple(
        cite(report.id, report.text, mention.span, rule=mention.rule, score=mention.score) for mention in mentions
    )
    return Actor(
        id=identity,
        report=report.id,
        code=code,
        name=name,
        kind=kind,
        country=country,
        aliases=tuple(aliases),
        roles=(),
        same_as=(),
        evidence=evidence,
    )


def with_mentions(cast: Cast, more: Iterable[ActorMention]) -> Cast:
    """Give the cast with further mentions, the first of two at one span kept."""
    spans = {mention.span for mention in cast.mentions}
    added = [mention for mention in more if mention.span not in spans]
    mentions = sorted((*cast.mentions, *added), key=lambda mention: (mention.span, mention.rule))
    return replace(cast, mentions=tuple(mentions))


def with_actors(cast: Cast, found: Sequence[tuple[ActorMention, Actor]], *, kept: Iterable[ActorMention]) -> Cast:
    """Give the cast with further actors and where each is mentioned, beside the mentions that are kept."""
    actors = {actor.id: actor for actor in cast.actors}
    for _, actor in found:
        actors.setdefault(actor.id, actor)
    mentions = sorted((*kept, *(mention for mention, _ in found)), key=lambda one: (one.span, one.rule))
    return replace(cast, actors=tuple(actors.values()), mentions=tuple(mentions))


_SENSES = {
    ActorKind.STATE: Sense.STATE,
    ActorKind.GOVERNMENT: Sense.GOVERNMENT,
    ActorKind.BODY: Sense.BODY,
    ActorKind.IGO: Sense.BODY,
    ActorKind.PERSON: Sense.PERSON,
    ActorKind.GROUP: Sense.BODY,
    ActorKind.COMPANY: Sense.BODY,
    ActorKind.MEDIA: Sense.BODY,
}


def plain_sense(kind: ActorKind) -> Sense | None:
    """Give what a mention of an actor of this kind stands for when nothing beside it says otherwise."""
    return _SENSES.get(kind)


def mention_at(
    report: Report,
    span: Span,
    *,
    actor: ActorId | None,
    kind: MentionKind,
    sense: Sense | None,
    rule: str,
    score: float,
) -> ActorMention:
    """Give a mention at a span of the report; its id comes from place and kind."""
    return ActorMention(
        id=FindingId(content_id("m", report.id, span.start, span.end, kind.value)),
        report=report.id,
        span=span,
        quote=span.of(report.text),
        actor=actor,
        kind=kind,
        sense=sense,
        rule=rule,
        score=round(score, 4),
    )
