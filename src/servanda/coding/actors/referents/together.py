"""Those who give a communique, called together: "the Summit", "the Heads of State", "the Parties" of three states.

Invariant: only a list, or the subject of the first sentence, is called so, and only where a verb follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.referents.pairs import TITLES
from servanda.coding.actors.referents.scene import Scene
from servanda.model import ActorId, BlockKind, Sentence, Span, Token, WordClass

_MEETINGS = frozenset("summit conference assembly authority council".split())
"""Nouns for the meeting of an organisation; each is called again where the report opens with it."""
_PEOPLE = frozenset("heads leaders presidents premiers ministers".split())
_SIDES = frozenset("parties sides states countries delegations".split())
_COUNTS: Mapping[str, int] = {"three": 3, "four": 4, "five": 5, "six": 6}
TOGETHER = _MEETINGS | _PEOPLE | _SIDES | _COUNTS.keys()
"""Nouns at which all who give a communique may be meant."""

_GATHERS = frozenset("summit conference assembly authority council session heads leaders presidents ministers".split())
"""Words of which the opening of a report has one where it tells of an organisation's own meeting."""
_GOES_ON = frozenset({WordClass.VERB, WordClass.AUX, WordClass.ADV})
_HEADS = frozenset("of the state states and or government governments".split())
"""Words behind "Heads" that name no other than those who gave the communique."""
_REACH = 2
"""Sentences within which a noun without its capital still calls those who were one subject."""


def several(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the three states or more that "the Parties", "the three presidents" are, at its place.

    Without a capital or a count they must have been told of just before. Two are those of `both`, but for "the Heads
    of State", whose title is longer than its noun.
    """
    tokens = reading.marks.tokens
    word = tokens[place].text
    if word.lower() in _COUNTS:
        return _alone(scene, sentence, tokens, place)
    first, end = _bounds(tokens, sentence, place)
    if first is None or word.lower() in _MEETINGS:
        return {}
    count = _COUNTS.get(tokens[first + 1].text.lower())
    whole = Span(tokens[first].span.start, tokens[end - 1].span.end)
    if not scene.several:
        is_titled = word == "Heads" and end > place + 1 and scene.assembled is None
        pair = (scene.people_pair or scene.pair) if is_titled else ()
        return {whole: pair} if pair else {}
    is_near = scene.several_at >= scene.now - _REACH and (first == sentence.first or count is not None)
    is_meant = count == len(scene.several) if count is not None else word[0].isupper() or is_near
    return {whole: scene.several} if is_meant else {}


def _alone(scene: Scene, sentence: Sentence, tokens: Sequence[Token], place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the states that "The four" are at the head of a sentence, where so many were one subject just before."""
    is_near = scene.several_at >= scene.now - _REACH and len(scene.several) == _COUNTS[tokens[place].text.lower()]
    opens = place == sentence.first + 1 and tokens[sentence.first].text == "The" and place + 1 < sentence.last
    if not is_near or not opens or tokens[place + 1].word_class not in _GOES_ON:
        return {}
    return {Span(tokens[place - 1].span.start, tokens[place].span.end): scene.several}


def assembled(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> tuple[Span, ActorId] | None:
    """Give the organisation with whose meeting the report opens, where "the Summit" or "the leaders" stands for it."""
    if scene.assembled is None or scene.several:
        return None
    tokens = reading.marks.tokens
    word = tokens[place].text
    first, end = _bounds(tokens, sentence, place) if word.lower() not in _COUNTS else (None, place)
    if first is None or tokens[first + 1].text.lower() in _COUNTS or word.lower() in _SIDES:
        return None
    if not word[0].isupper() and first != sentence.first:
        return None
    opening = _opening_words(reading)
    is_called = word.lower() in opening if word.lower() in _MEETINGS else not _GATHERS.isdisjoint(opening)
    return (Span(tokens[first].span.start, tokens[end - 1].span.end), scene.assembled) if is_called else None


def _opening_words(reading: ReportReading) -> list[str]:
    """Give the words of the title and of the first sentence of the body."""
    text, report = reading.report.text, reading.report
    titles = [one.span for one in report.blocks if one.kind is BlockKind.TITLE]
    body = (one.span for one in reading.marks.sentences if report.block_at(one.span.start).kind is BlockKind.BODY)
    spans = (*titles, *islice(body, 1))
    return [word.strip(",.'’").lower() for span in spans for word in span.of(text).split()]


def _bounds(tokens: Sequence[Token], sentence: Sentence, place: int) -> tuple[int | None, int]:
    """Give where "the Heads of State and Government" begins and ends; no beginning where no verb follows."""
    end = place + 1
    if tokens[place].text == "Heads":
        while end < sentence.last and tokens[end].text.lower() in _HEADS:
            end += 1
    opening = place
    if place > sentence.first and tokens[place - 1].text.lower() in TITLES:
        opening = place - 1  # "the Prime Ministers"
    counted = opening > sentence.first and tokens[opening - 1].text.lower() in _COUNTS
    first = opening - 2 if counted else opening - 1
    is_whole = first >= sentence.first and tokens[first].text.lower() in {"the", "all"}
    goes_on = end < sentence.last and tokens[end].word_class in _GOES_ON
    return (first if is_whole and goes_on else None), end
