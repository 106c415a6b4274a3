"""Where an act took place: the place that its own words name, with its state and, for a town, its point.

Invariant: a place is printed behind a preposition of place, or is what the act reaches ("shelled Goma"), and hangs on
the act; a dateline, a seat that stands for its government, and what is only talked about are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from servanda.codebook import Site
from servanda.codebook.geonames import SITES
from servanda.coding.actors.capitals import is_place
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.places.homonyms import Choice, Homonyms
from servanda.coding.places.place_names import PlaceKind, PlaceNames, PrintedPlace
from servanda.model import (
    NO_CODE,
    ActorKind,
    EventType,
    Place,
    PlacePrecision,
    PlaceReading,
    Sense,
    Sentence,
    Span,
    Token,
    WordClass,
    cite,
    finer,
)

_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "into", "within", "off"})
_PHYSICAL = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.PROTEST,
        EventType.MOBILIZE,
        EventType.RETREAT,
        EventType.AID,
    }
)
"""Acts that are done on the ground: what hangs on their objects tells where ("killed two farmers in Borno")."""
_REACHED = frozenset({EventType.ASSAULT, EventType.COERCE})
UPON = frozenset({"on", "against", "at"})
ATTACKS = frozenset("attack strike bombing bombardment shelling raid assault airstrike barrage ambush".split())
"""Nouns for an attack, which is on the place behind it."""
_MEETINGS = frozenset(
    "agreement deal treaty memorandum pact contract accord protocol declaration communique"
    " meeting talks talk summit conference forum ceremony session event round sidelines margin margins gathering"
    " negotiation negotiations visit trip tour workshop congress assembly reception dialogue consultation"
    " consultations attack bombing strike explosion blast raid assault shooting clash clashes fighting operation"
    " protest demonstration rally march coup ambush offensive hotel palace airport headquarters base camp hospital"
    " school office embassy consulate building centre center residence parliament port market church mosque stadium"
    " university ministry station house villa town city village capital outskirts suburb area region province part"
    " border coast crossing checkpoint site venue location".split()
)
_UNDERTAKINGS = frozenset(
    "operation summit conference forum war agreement process group games cup league council assembly committee congress"
    " party union mission commission court parliament senate week day year festival treaty pact accord".split()
)
"""Words of names that are no places, whatever a reader sees in them: "in Operation Sunrise"."""
_TAKES_PLACE = frozenset(
    "hold take have pay make conduct carry launch occur happen begin start end conclude open resume kick erupt host"
    " continue attend convene be go arrive stage break follow mark".split()
)
_GOES = frozenset("arrive go travel fly visit come land head return tour reach gather assemble convene".split())
_POSTED = frozenset("ambassador envoy consul representative diplomat official correspondent commander".split())
"""Those who may be called by the place of their post."""
_OBJECTS = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass", "iobj"})
_SHARES = frozenset({"conj", "xcomp", "advcl", "acl"})
_MOST_LINKS = 8
_PARTS_OF_A_PLACE = frozenset(
    "suburb outskirts edge centre center city town village port district neighbourhood neighborhood quarter area part"
    " province region".split()
)
"""Nouns whose place stands behind "of": "the southern suburbs of Beirut"."""
_AT_HAND = frozenset(
    "police soldiers troops gunmen rebels militants fighters protesters protestors demonstrators guards officers crowds"
    " militiamen insurgents students residents villagers".split()
)
"""Those who are where they act."""
_COMPOUND = frozenset({WordClass.NOUN, WordClass.ADJ, WordClass.ADV})
_LEAST_LETTERS = 4
_LEAST_SEAT = 50_000
_TAKES_TOWNS = frozenset({"capture", "recapture", "retake", "besiege", "overrun", "liberate", "bombard", "shell"})
"""Verbs whose object is a place, whatever the reader sees in its name."""

_NEAR_ENOUGH = 0.8
"""Score of a choice that the states named around have made."""
_LEAST_ALONE = 200_000
"""People of a town that stands for its state though the report does not name that."""
_LEAST_OF_DIVISION = 500_000
"""People of a town that is meant by a name which its division has too: New York, but not the Florida towns."""
_CONTINENTAL = frozenset("african asian european american arab pacific caribbean".split())
_MOST_OF_DIVISION = 3
"""Words of a division's name for which the state around can stand in."""
_ABROAD = frozenset("embassy embassies consulate consulates mission missions diplomat diplomats ambassador".split())
_NATURAL = frozenset("mountains desert river sea coast valley basin lake delta plateau islands island".split())
_STATE_CODE = 3


class Locating:
    """Finds the places of a report's acts."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.report = reading.report
        self.tokens = reading.marks.tokens
        self.cast = cast
        self.names = PlaceNames(reading, cast)
        self.homonyms = Homonyms(reading, cast)

    def place(self, act: Act) -> Place | None:
        """Give where an act took place, of several printed places the most exact; None where nothing tells."""
        best: Place | None = None
        for at in self._phrases(act):
            printed = self.names.behind(at, act.telling.sentence.last)
            found = self._resolved(printed, act, at) if printed is not None else None
            best = finer(best, found)
        return best

    def held(self, at: int, sentence: Sentence) -> tuple[Span, str] | None:
        """Give where a town or region is named that begins at a token, and the code of its state, if one is sure.

        Args:
            at: The token.
            sentence: The sentence that it stands in.
        """
        printed = self.names.behind(at, sentence.last)
        if printed is None or printed.kind is PlaceKind.STATE or not printed.base or self._is_somebody(printed):
            return None
        if printed.kind is PlaceKind.REGION or (printed.entries and self._is_region(printed)):
            country = self._state_of_region(printed, sentence.span)
        else:
            country = self._state_of_town(printed, sentence.span)
        return (self._span(printed), country) if country is not None else None

    def _state_of_town(self, printed: PrintedPlace, sentence: Span) -> str | None:
        is_sure = self._is_sure(printed)
        if is_sure is None and printed.first and self.tokens[printed.first - 1].lemma.lower() in _TAKES_TOWNS:
            is_sure = False
        choice = self.homonyms.choose(printed, sentence, is_sure=is_sure) if is_sure is not None else None
        if choice is None or (choice.score < _NEAR_ENOUGH and choice.site is None):
            return None
        is_large = choice.site is not None and choice.site.population >= _LEAST_ALONE
        return choice.country if choice.score >= _NEAR_ENOUGH or is_large else None

    # ---- the phrases of an act

    def _phrases(self, act: Act) -> Iterator[int]:
        """Give the first tokens of the phrases that can tell where an act was, in the order of the text."""
        links = set(_IN)
        if act.frame.mode == "visit":
            links.add("to")
        if act.frame.type is EventType.RETREAT:
            links.add("from")
        sentence = act.telling.sentence
        heads = self._heads(act)
        for at in range(sentence.first, sentence.last - 1):
            word = self.tokens[at].text.lower()
            if word in links and self._hangs_on(at, act, heads):
                yield at + 1
        yield from self._objects(act)
        yield from self._struck(act)

    def _struck(self, act: Act) -> Iterator[int]:
        """Give what an attack was on, also where it is the subject of its harm: "a strike on Gao killed two"."""
        if act.frame.type is not EventType.ASSAULT:
            return
        if act.is_noun:
            behind = self._heads(act)[-1] + 1
            if behind < act.telling.sentence.last and self.tokens[behind].text.lower() in UPON:
                yield behind + 1
        if act.clause is None or act.is_noun:
            return
        clause = act.telling.clauses[act.clause]
        for at in range(clause.subject.first, clause.verb.first) if clause.subject else ():
            if self.tokens[at].text.lower() in UPON and self.tokens[at - 1].lemma.lower() in ATTACKS:
                yield at + 1

    def _heads(self, act: Act) -> range:
        """Give the tokens of the act's own word."""
        first = bisect_left(self.tokens, act.at.start, key=lambda token: token.span.start)
        last = bisect_left(self.tokens, act.at.end, key=lambda token: token.span.start)
        return range(first, max(last, first + 1))

    def _objects(self, act: Act) -> Iterator[int]:
        """Give the objects of a visit and of an attack, which are places themselves."""
        if act.clause is None or act.is_noun:
            return
        if act.frame.mode != "visit" and act.frame.type not in _REACHED:
            return
        for phrase in act.telling.clauses[act.clause].objects:
            yield phrase.first
            behind = phrase.head + 2
            if behind < act.telling.sentence.last and self._is_behind_part(behind):
                yield behind

    def _is_behind_part(self, at: int) -> bool:
        """Say whether "of" and a word for a part of a place stand before a token: "the outskirts of Gao"."""
        is_of = at > 1 and self.tokens[at - 1].text.lower() == "of"
        return is_of and self.tokens[at - 2].lemma.lower() in _PARTS_OF_A_PLACE

    def _hangs_on(self, at: int, act: Act, heads: range) -> bool:
        """Say whether the phrase behind a preposition tells where an act was."""
        head = self._head_of_phrase(at, act.telling.sentence.last)
        if head is None:
            return self._is_adjunct(at, act)
        if act.is_noun and self.tokens[at].span in act.span and at > heads[-1] and self._is_close(at, heads):
            return True
        seen = 0
        link: int | None = head
        while link is not None and seen < _MOST_LINKS:
            if link in heads:
                return True
            token = self.tokens[link]
            if token.word_class in {WordClass.VERB, WordClass.AUX}:
                return self._shares(link, at, act, heads)
            if not self._leads(token, act):
                return False
            link, seen = token.head, seen + 1
        return False

    def _is_close(self, at: int, heads: range) -> bool:
        """Say whether only a few words without a verb stand between a noun's act and a preposition."""
        between = self.tokens[heads[-1] + 1 : at]
        return not any(one.word_class in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ} for one in between)

    def _head_of_phrase(self, at: int, end: int) -> int | None:
        """Give what the phrase behind a preposition hangs on, None where the reader draws no trees."""
        for inner in range(at + 1, min(end, at + 1 + _MOST_LINKS)):
            head = self.tokens[inner].head
            if head is None:
                continue
            if head == at:  # trees in which the preposition governs its phrase
                return self.tokens[at].head
            if head < at and self.tokens[inner].word_class not in {WordClass.DET, WordClass.ADJ}:
                return head
            if self.tokens[at].head == inner:
                return head
        return None

    def _leads(self, token: Token, act: Act) -> bool:
        """Say whether what hangs on a noun tells where the act was: a meeting, a building, those who are hurt."""
        lemma = token.lemma.lower()
        if lemma in _MEETINGS or token.text.lower() in _MEETINGS or self._is_seen(token):
            return True
        if act.frame.type is EventType.CONSULT and token.relation in _OBJECTS:
            return lemma not in _POSTED  # "met his counterpart in Muscat"; the envoy in Muscat may be met elsewhere
        if token.relation == "nsubj" and act.frame.type in _PHYSICAL:
            return token.text.lower() in _AT_HAND  # "police in Gao arrested two"; a ministry may sit far away
        is_object = token.relation in _OBJECTS or (token.relation or "").startswith(("obl", "conj", "nmod", "appos"))
        return act.frame.type in _PHYSICAL and is_object and (token.text.islower() or self._is_people(token))

    def _is_people(self, token: Token) -> bool:
        """Say whether a word with a capital is a people: "killed two Omanis in"."""
        return token.text.endswith("s") or any(one.sense is Sense.PEOPLE for one in self.cast.in_span(token.span))

    def _is_seen(self, token: Token) -> bool:
        """Say whether a name is of a place itself: "in Springfield, Illinois"; not "the Committee in"."""
        seen = self.reading.marks.places
        if seen is None:
            return token.word_class is WordClass.PROPN
        return any(token.span in one for one in seen)

    def _shares(self, verb: int, at: int, act: Act, heads: range) -> bool:
        """Say whether what tells where another verb's act was tells it of this one too."""
        own = self.tokens[heads[0]]
        lemma = self.tokens[verb].lemma.lower()
        if act.is_noun:
            return lemma in _TAKES_PLACE and self._governs(verb, heads)
        if own.head != verb:
            return False
        if own.relation == "conj":
            return at < heads[0] or lemma in _GOES
        return (own.relation or "").split(":")[0] in _SHARES and lemma in _GOES

    def _governs(self, verb: int, heads: range) -> bool:
        return any(self.tokens[one].head == verb for one in heads)

    def _is_adjunct(self, at: int, act: Act) -> bool:
        """Say the same where no trees are drawn: the phrase is an adjunct of the act's clause and behind no topic."""
        if act.clause is None:
            return False
        if act.is_noun and self.tokens[at].span not in act.span:
            return False
        if not any(adjunct.at == at for adjunct in act.telling.clauses[act.clause].adjuncts):
            return False
        before = self.tokens[at - 1] if at else None
        if before is None or before.word_class is not WordClass.NOUN or act.frame.type in _PHYSICAL:
            return True
        lemmas = {before.lemma.lower(), before.text.lower()}
        return bool(lemmas & _MEETINGS) or before.span in act.at or self._is_object_of(at - 1, act)

    def _is_object_of(self, at: int, act: Act) -> bool:
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        return clause is not None and any(phrase.head == at for phrase in clause.objects)

    # ---- what a printed place is

    def _resolved(self, printed: PrintedPlace, act: Act, at: int) -> Place | None:
        if self._is_somebody(printed) or not self._is_there(printed, act, at):
            return None
        if printed.kind is PlaceKind.STATE:
            return self._state(printed, act)
        if printed.kind is PlaceKind.REGION or (printed.entries and self._is_region(printed)):
            return self._region(printed, act)
        return self._town(printed, act)

    def _is_there(self, printed: PrintedPlace, act: Act, at: int) -> bool:
        """Say whether a name that an act reaches is a place: an object that names a state is whom it is done to."""
        before = self.tokens[at - 1].text.lower() if at else ""
        is_behind = before in _IN | {"to", "from"}
        if printed.kind is PlaceKind.STATE:
            is_own = bool(set(printed.within) & {party.country for party in act.target})
            if is_own and not printed.entries and not _ABROAD.isdisjoint(word.lower() for word in act.words):
                return False  # "Peru's missions in the country": not in Peru
            return is_behind or act.frame.mode == "visit"
        mention = printed.mention
        if mention is not None and mention.rule == "name.codebook.capital" and not printed.is_told:
            is_seat = mention.sense is Sense.GOVERNMENT and not is_place(self.reading.marks, mention.span)
            return not is_seat or before in _IN or self._is_behind_part(at)
        return True

    def _is_somebody(self, printed: PrintedPlace) -> bool:
        """Say whether the name is a person's, a body's or a firm's here."""
        span = self._span(printed)
        own = {"name.codebook.capital", "name.codebook.metonym"}
        for mention in self.cast.mentions[self._near(span) :]:
            if mention.span.start >= span.end:
                break
            if not mention.span.overlaps(span) or mention.rule in own:
                continue
            if mention.rule == "name.person.bare" and self._is_listed_place(printed):
                continue
            if mention.sense in {Sense.PERSON, Sense.BODY}:
                return True
        return False

    def _is_listed_place(self, printed: PrintedPlace) -> bool:
        """Say whether capitals that could be a person are a place: a gazetteer lists them, and the reader sees one."""
        is_listed = bool(self.reading.book.gazetteer.find(printed.base)) or printed.kind is PlaceKind.REGION
        return bool(self.reading.marks.places) and self._is_seen_whole(printed) and is_listed

    def _near(self, span: Span) -> int:
        return max(0, bisect_left(self.cast.mentions, span.start, key=lambda mention: mention.span.start) - 4)

    def _is_sure(self, printed: PrintedPlace) -> bool | None:
        """Say whether something beside the name says that it is a place; None where the reader says that it is none."""
        seen = self.reading.marks.places
        if printed.is_told or printed.within or printed.entries:
            return True
        if seen is None:
            return False
        span = self._span(printed)
        if self._opens_compound(printed) or not any(one.overlaps(span) for one in seen):
            return None
        return True

    def _opens_compound(self, printed: PrintedPlace) -> bool:
        """Say whether a name behind an article only describes a noun: "the Burns home"."""
        behind = self.tokens[printed.last] if printed.last < len(self.tokens) else None
        before = self.tokens[printed.first - 1].text.lower() if printed.first else ""
        return before in {"the", "a", "an"} and behind is not None and behind.word_class in _COMPOUND

    def _is_region(self, printed: PrintedPlace) -> bool:
        """Say whether the codebook's name is of a region: the gazetteer knows no town of it in that state."""
        if any(entry.kind in {"capital", "metonym"} for entry in printed.entries) or printed.kind is PlaceKind.SITE:
            return False
        codes = {entry.code for entry in printed.entries}
        found = [one.site for one in self.reading.book.gazetteer.find(printed.base) if one.site.country in codes]
        is_division = any(site.feature.startswith("ADM") for site in found)
        least = _LEAST_OF_DIVISION if is_division else 0
        return not any(not site.feature.startswith("ADM") and site.population >= least for site in found)

    def _state(self, printed: PrintedPlace, act: Act) -> Place | None:
        codes = set(printed.within) or {entry.code for entry in printed.entries}
        actor = self.cast.actor(printed.mention.actor) if printed.mention is not None else None
        if actor is not None and actor.kind is ActorKind.STATE:
            codes = {actor.code}
        if len(codes) != 1 or NO_CODE in codes:
            return None
        del act
        return self._given(
            printed, codes.pop(), PlacePrecision.COUNTRY, feature="PCLI", rule="place.country", score=0.9
        )

    def _region(self, printed: PrintedPlace, act: Act) -> Place | None:
        sentence = act.telling.sentence.span
        words = set(printed.name.lower().split())
        home = self.homonyms.home(sentence)
        if (words & _CONTINENTAL and not printed.entries) or (not printed.base and not printed.within and home is None):
            return None
        country = self._state_of_region(printed, sentence)
        if country is None and not printed.entries and not words & _NATURAL and len(words) <= _MOST_OF_DIVISION:
            country = home
        return self._given(printed, country, PlacePrecision.REGION, feature="RGN", rule="place.region", score=0.8)

    def _state_of_region(self, printed: PrintedPlace, sentence: Span) -> str | None:
        """Give the state printed with a region, or that of the codebook's name; seas and the like are in several."""
        if printed.entries and all(entry.code == NO_CODE for entry in printed.entries):
            return None
        codes = set(printed.within) or {entry.code.split(".", 1)[0] for entry in printed.entries} - {NO_CODE}
        if not codes and (held := self.homonyms.holding(printed, sentence)) is not None:
            codes = {held}
        return codes.pop() if len(codes) == 1 else None

    def _town(self, printed: PrintedPlace, act: Act) -> Place | None:
        sentence = act.telling.sentence.span
        if (
            printed.mention is not None
            and printed.mention.rule == "name.codebook.metonym"
            and not self._is_town(printed)
        ):
            return self._seat(printed)
        is_sure = self._is_sure(printed)
        if is_sure is None:
            return None
        choice = self.homonyms.choose(printed, sentence, is_sure=is_sure)
        if choice is None:
            return self._unlisted(printed, act) if is_sure else None
        if choice.site is not None and choice.site.feature.startswith("ADM"):
            return self._given(
                printed,
                choice.country,
                PlacePrecision.REGION,
                feature=choice.site.feature,
                rule="place.region",
                score=0.8,
            )
        return self._chosen(printed, choice)

    def _is_town(self, printed: PrintedPlace) -> bool:
        """Say whether a seat is a town by itself: Geneva stands for the United Nations, and is where it is."""
        return any(one.site.population >= _LEAST_SEAT for one in self.reading.book.gazetteer.find(printed.base))

    def _seat(self, printed: PrintedPlace) -> Place | None:
        """Give a building by which a government is called, where something was there: "met at the Elysee"."""
        actor = self.cast.actor(printed.mention.actor) if printed.mention is not None else None
        if actor is None:
            return None
        country = actor.code.split(".", 1)[0]
        known = country if len(country) == _STATE_CODE else None
        return self._given(printed, known, PlacePrecision.EXACT, feature=None, rule="place.site", score=0.7)

    def _unlisted(self, printed: PrintedPlace, act: Act) -> Place | None:
        """Give a place that no gazetteer lists, with the state if one is printed with it."""
        if not _UNDERTAKINGS.isdisjoint(printed.base.lower().split()) or not self._is_seen_whole(printed):
            return None
        if not printed.is_told and not self._is_bare_site(printed, act):
            return None
        codes = set(printed.within) or {entry.code.split(".", 1)[0] for entry in printed.entries} - {NO_CODE}
        held = self.homonyms.holding(printed, act.telling.sentence.span)
        country = codes.pop() if len(codes) == 1 else None if codes else held
        return self._given(printed, country, PlacePrecision.TOWN, feature=None, rule="place.unlisted", score=0.5)

    def _is_bare_site(self, printed: PrintedPlace, act: Act) -> bool:
        """Say whether a name that only the reader takes for a place can be one: by its last word, or in an attack."""
        words = printed.base.lower().split()
        if len(words) > 1:
            return words[-1] in _MEETINGS or words[0] in _MEETINGS
        before = self.tokens[printed.first - 1].text.lower() if printed.first else ""
        return act.frame.type in _PHYSICAL and before in {"in", "near", "outside", "around"}

    def _is_seen_whole(self, printed: PrintedPlace) -> bool:
        """Say whether a name that nobody lists is told to be a place, or the reader sees exactly it as one."""
        if printed.is_told and printed.kind is not PlaceKind.OPEN:
            return True
        word = printed.base.lower()
        if word in self.names.dates or len(word) < _LEAST_LETTERS or printed.base.isupper():
            return False
        span = self._span(printed)
        return any(one.end == span.end and span in one for one in self.reading.marks.places or ())

    def _chosen(self, printed: PrintedPlace, choice: Choice) -> Place:
        site = choice.site
        is_exact = site is not None and site.feature in SITES
        found = self._given(
            printed,
            choice.country,
            PlacePrecision.EXACT if is_exact else PlacePrecision.TOWN,
            feature=site.feature if site is not None else None,
            rule="place.town",
            score=choice.score,
        )
        return Place(
            name=found.name,
            country=found.country,
            lat=site.lat if site is not None else None,
            lon=site.lon if site is not None else None,
            precision=found.precision,
            feature=found.feature,
            geonames=site.number if site is not None else None,
            alternatives=tuple(_reading(one) for one in choice.alternatives),
            evidence=found.evidence,
        )

    def _given(
        self,
        printed: PrintedPlace,
        country: str | None,
        precision: PlacePrecision,
        *,
        feature: str | None,
        rule: str,
        score: float,
    ) -> Place:
        evidence = cite(self.report.id, self.report.text, self._span(printed), rule=rule, score=score)
        return Place(printed.name, country, precision=precision, feature=feature, evidence=evidence)

    def _span(self, printed: PrintedPlace) -> Span:
        return Span(self.tokens[printed.first].span.start, self.tokens[printed.last - 1].span.end)


def _reading(site: Site) -> PlaceReading:
    return PlaceReading(site.name, site.country, site.lat, site.lon, site.number)
