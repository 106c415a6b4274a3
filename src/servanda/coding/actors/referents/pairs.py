"""Two called together inside one report: "both sides", "the two leaders"."""

from __future__ import annotations

import re

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.referents.scene import Scene
from servanda.model import ActorId, BlockKind, Sentence, Span, WordClass

JOINT = frozenset(
    "sides parties countries nations states leaders governments presidents ministers neighbours neighbors"
    " delegations armies militaries navies".split()
)
_THEIR_OWN = frozenset({"governments", "leaders", "presidents", "ministers", "delegations"})
"""What two states that a sentence has named have each of their own: "Peru and Chile agreed, their governments said"."""
_ASKS = frozenset({"urge", "ask", "press", "beg", "implore", "tell", "warn", "advise"})
"""Verbs by which one asks something of two others."""

JOINT_PEOPLE = frozenset(
    "men women brothers sisters friends officials diplomats lawmakers politicians candidates envoys negotiators rivals"
    " leaders presidents ministers premiers generals lawyers players scientists singers actors heads monarchs".split()
)
"""Plural nouns of which "the two" are persons, where two were just named."""

_ALONE = frozenset({"pair", "duo", "two"})
"""Words that are two without a noun."""

_OF_A_WAR = frozenset({"sides", "parties", "armies", "militaries", "forces"})
"""What an army and the rebels whom it fights are together."""

_TO_EACH_OTHER = frozenset("neighbours neighbors rivals foes adversaries allies enemies".split())
"""What two states are to each other, whatever else describes them: "The nuclear-armed rivals"."""
_MOST_BETWEEN = 3

PAIRS = JOINT | JOINT_PEOPLE | _ALONE | _TO_EACH_OTHER
"""Words at which two may be meant."""


def both(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the pair that "both sides", "the two leaders" are, at its place."""
    tokens = reading.marks.tokens
    if tokens[place].text.lower() in _ALONE:
        return _alone(reading, scene, sentence, place)
    if place and tokens[place - 1].text.lower() == "their":
        pair = scene.states(Span(sentence.span.start, tokens[place - 1].span.start))
        whole = Span(tokens[place - 1].span.start, tokens[place].span.end)
        return {whole: pair} if len(pair) == 2 and tokens[place].text.lower() in _THEIR_OWN else {}  # noqa: PLR2004
    if (start := _to_each_other_from(reading, sentence, place)) is not None:
        whole = Span(tokens[start].span.start, tokens[place].span.end)
        rivals = _sides(scene)
        return {whole: rivals} if rivals else {}
    if _are_those_who_met(reading, scene, sentence, place):
        return {Span(tokens[place - 1].span.start, tokens[place].span.end): scene.people_pair}
    opening = _bare_from(reading, sentence, place)
    if opening is not None:
        whole = Span(tokens[opening].span.start, tokens[place].span.end)
        word = tokens[place].text.lower()
        told = _sides(scene) if word == "sides" else scene.pair
        pair = told if word in _STATES_TOLD_OF else scene.people_pair or scene.pair
        return {whole: pair} if pair else {}
    count = place - 2 if place > 1 and _are_described(reading, place) else place - 1
    if count > 0 and [one.text.lower() for one in tokens[count - 1 : count + 1]] == ["both", "the"]:
        count -= 1  # "both the sides"
    if count < 0 or tokens[count].text.lower() not in {"both", "two"}:
        return {}
    first = count - 1 if count and tokens[count - 1].text.lower() in {"the", "their", "these"} else count
    if first == count and tokens[count].text.lower() == "two" and sentence.block.kind is not BlockKind.TITLE:
        return {}  # "two envoys said" tells of new ones
    start = tokens[first].span.start
    people = _people_pair(scene, sentence, start) if tokens[place].text.lower() in JOINT_PEOPLE else ()
    are_sides = tokens[place].text.lower() in _OF_A_WAR
    people = people or (_at_war(scene) if are_sides else ())
    told = _sides(scene) if are_sides else scene.pair
    pair = people or (told if _is_asked(reading, first) else ()) or _pair(scene, sentence, start, told)
    return {Span(start, tokens[place].span.end): pair} if pair else {}


def _are_those_who_met(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> bool:
    """Say whether "The parties" are the officials of two states of whom the report told last."""
    tokens = reading.marks.tokens
    opens = tokens[place].text == "parties" and place == sentence.first + 1 and tokens[place - 1].text == "The"
    if not opens or place + 1 >= sentence.last or tokens[place + 1].word_class not in _GOES_ON:
        return False
    codes = [actor.code for one in scene.people_pair if (actor := scene.cast.actor(one)) is not None]
    are_officials = all(".GOV" in code for code in codes)
    return are_officials and len({code.split(".", 1)[0] for code in codes}) == 2  # noqa: PLR2004


def _alone(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the pair that "the pair" or "the two" is that opens a sentence or, behind ";", a clause."""
    tokens = reading.marks.tokens
    opens = place == sentence.first + 1 and tokens[place - 1].text == "The" and place + 1 < sentence.last
    is_second = place > sentence.first + 1 and tokens[place - 1].text == "the" and tokens[place - 2].text == ";"
    if is_second and place + 1 < sentence.last and tokens[place + 1].word_class in _GOES_ON:
        begin = sentence.span.start
        pair = scene.two_people(Span(begin, tokens[place - 1].span.start)) or scene.people_pair or scene.pair
        return {Span(tokens[place - 1].span.start, tokens[place].span.end): pair} if pair else {}
    if not opens or tokens[place + 1].word_class not in _GOES_ON:
        return {}
    pair = scene.people_pair or scene.pair
    return {Span(tokens[place - 1].span.start, tokens[place].span.end): pair} if pair else {}


def _are_described(reading: ReportReading, place: int) -> bool:
    """Say whether a word only describes the two: "both rival countries"; a nation or "other" would tell of others."""
    tokens = reading.marks.tokens
    word, count = tokens[place - 1], tokens[place - 2].text.lower()
    is_definite = count == "both" or (count == "two" and place > 2 and tokens[place - 3].text.lower() == "the")  # noqa: PLR2004
    return is_definite and word.text.lower() in _DESCRIBES and tokens[place].text.lower() != "parties"


_DESCRIBES = frozenset("rival neighbouring neighboring foreign defence defense interior finance prime allied".split())
"""Words between "the two" and a noun that leave open who they are."""


def _is_asked(reading: ReportReading, first: int) -> bool:
    """Say whether somebody else asks something of the two: "Peru, back from Chad, urged both sides" is none of them."""
    tokens = reading.marks.tokens
    before = tokens[first - 1].lemma.lower() if first else ""
    if before in {"on", "upon", "to"} and first > 1:
        return tokens[first - 2].lemma.lower() in {"call", "appeal"}
    return before in _ASKS


def _bare_from(reading: ReportReading, sentence: Sentence, place: int) -> int | None:
    """Give where "the leaders", "the foreign ministers" or "the sides" begin: the two just told of, and their verb.

    They open a clause; what an "of" behind them names would be others.
    """
    tokens = reading.marks.tokens
    word = tokens[place].text
    is_titled = place == sentence.first + 2 and tokens[place - 1].text.lower() in TITLES and word.lower() in _BARE
    first = place - 2 if is_titled else place - 1
    opens = first == sentence.first and tokens[first].text == "The" and place + 1 < sentence.last
    if not opens and place > sentence.first + 1 and word == "sides":
        opens = [one.text.lower() for one in tokens[place - 2 : place]] == ["that", "the"] and place + 1 < sentence.last
    is_bare = word.lower() in _BARE or word in _OF_A_TREATY or (word == "parties" and _is_paper(reading))
    return first if opens and is_bare and tokens[place + 1].word_class in _GOES_ON else None


def _is_paper(reading: ReportReading) -> bool:
    """Say whether a report is by its head a paper of sides, whose "parties" stand in no election."""
    text = reading.report.text
    end = next((one.span.start for one in reading.report.blocks if one.kind is BlockKind.BODY), 0)
    return _PAPER.search(text, 0, end) is not None


_PAPER = re.compile(
    r"(?i)\b(?:joint (?:statement|declaration|press)|communiqu[eé]|memorandum|protocol|treaty|accord)\b"
)
"""Words of a head for what two sides give together."""


def _to_each_other_from(reading: ReportReading, sentence: Sentence, place: int) -> int | None:
    """Give where "The rivals" or "The nuclear-armed neighbours" begins that opens a sentence before its verb."""
    tokens = reading.marks.tokens
    is_whole = tokens[sentence.first].text == "The" and sentence.first < place <= sentence.first + _MOST_BETWEEN + 1
    if tokens[place].text not in _TO_EACH_OTHER or not is_whole or place + 1 >= sentence.last:
        return None
    between = tokens[sentence.first + 1 : place]
    plain = all(one.word_class in _DESCRIBING and not one.text[:1].isupper() for one in between)
    return sentence.first if plain and tokens[place + 1].word_class in _GOES_ON else None


_DESCRIBING = frozenset({WordClass.ADJ, WordClass.NOUN, WordClass.PUNCT, WordClass.VERB, WordClass.ADV})

TITLES = frozenset({"prime", "foreign", "defence", "defense", "interior", "finance"})
"""Words that open the title of ministers: "the prime ministers" who have just met."""

_GOES_ON = frozenset({WordClass.VERB, WordClass.AUX, WordClass.ADV})
_BARE = frozenset({"leaders", "presidents", "premiers", "ministers", "sides", "delegations"})
_OF_A_TREATY = frozenset({"Parties", "Heads"})
"""Words that mean the two in the capitals of a communique alone: "the parties" may be those of an election."""
_STATES_TOLD_OF = frozenset({"sides", "parties", "delegations"})


def _people_pair(scene: Scene, sentence: Sentence, start: int) -> tuple[ActorId, ...]:
    """Give the two persons of the sentence so far, else of the last sentence that named two."""
    here = scene.two_people(Span(sentence.span.start, start))
    return here or scene.people_pair


def _at_war(scene: Scene) -> tuple[ActorId, ...]:
    """Give the two who fight each other at home, unless two states have dealt with each other since.

    "Peru and Chile offered help. Both sides declined" of an army and its rebels leaves the helpers out.
    """
    return () if scene.is_pair_joint and scene.pair != scene.foes else scene.foes


def _sides(scene: Scene) -> tuple[ActorId, ...]:
    """Give the two of a war at home or the pair told of last; who only judged or helped is no side."""
    return scene.sides_called or _at_war(scene) or (() if scene.is_pair_aside else scene.pair)


def _pair(scene: Scene, sentence: Sentence, start: int, told: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
    """Give the two that "both sides" are: the only two states of the sentence so far, else the last pair told of."""
    found = scene.states(Span(sentence.span.start, start))
    return found if len(found) == 2 else told  # noqa: PLR2004
