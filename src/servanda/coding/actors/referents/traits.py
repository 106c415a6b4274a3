"""States called again by what they are or where they lie: "the island nation", "its northern neighbour".

Invariant: only a state that the report has named is meant, and where two named ones fit none is.
Source: ruling 30; the traits are those of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.codebook.traits import Direction
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import dateline_state, titled_state
from servanda.coding.actors.referents.mentions import mention_for
from servanda.coding.actors.referents.scene import Scene
from servanda.coding.syntax.shape import Clause
from servanda.model import ActorId, ActorKind, ActorMention, MentionKind, Sense, Sentence, Span, Token, WordClass

STATE_NOUNS = frozenset("country republic kingdom nation state sultanate emirate".split())
"""Nouns for a state, with whose adjectives one is called again."""
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
"""Nouns for one of the states that border another."""
_DIRECTIONS: dict[str, Direction] = {
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
}
_ARTICLES = frozenset({"the", "this", "that"})
_MOST_WORDS = 6
"""Words between the article and the noun of "the small landlocked West African nation"."""
_BEFORE = frozenset({WordClass.ADJ, WordClass.PROPN, WordClass.NOUN, WordClass.ADP, WordClass.PUNCT, WordClass.VERB})


def calls_by_traits(token: Token) -> bool:
    """Say whether a token may call a state by its traits: a noun for one, or the mark behind an owner."""
    return token.text.lower() in STATE_NOUNS or token.text in {"'s", "’s"}


def by_traits(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> Iterator[ActorMention]:
    """Give the state that a noun calls again by its traits, or by the owner whose neighbour it is."""
    tokens = reading.marks.tokens
    token = tokens[place]
    word = token.text.lower()
    found: tuple[Span, ActorId] | None = None
    if word in STATE_NOUNS and (token.word_class is WordClass.NOUN or token.text == word):
        called = described_state(reading, scene, sentence, place)
        state = state_of(scene, called[1]) if called is not None else None
        found = (called[0], state) if called is not None and state is not None else None
    elif token.text in {"'s", "’s"} and _neighbour_behind(tokens, place) is not None:
        owner = next((one for one in scene.cast.in_span(sentence.span) if one.span.end == token.span.start), None)
        actor = scene.cast.actor(owner.actor) if owner is not None else None
        near = neighbour(reading, scene, place, actor.code.partition(".")[0]) if actor is not None else None
        found = (Span(owner.span.start, near[0].end), near[1]) if owner is not None and near is not None else None
    if found is not None and not any(one.span == found[0] for one in scene.cast.in_span(sentence.span)):
        yield mention_for(reading, found[0], found[1], MentionKind.ROLE, Sense.STATE, "state")


def described_state(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> tuple[Span, str] | None:
    """Give "the West African nation" or "the kingdom" with the code of the one state named that it can be.

    The code is empty where none or several can be; None where the words tell nothing of a state.
    """
    tokens = reading.marks.tokens
    first = _article(tokens, sentence, place)
    if first is None:
        return None
    called = reading.book.traits.called([token.text for token in tokens[first + 1 : place + 1]])
    if called is None:
        return None
    start = tokens[first].span.start
    told = _named(scene, Span(0, start)) & called
    if len(told) > 1:
        told -= _doers(reading, scene, place)
    if len(told) > 1:
        before = max(0, scene.now - 1)
        near = told & _named(scene, Span(reading.marks.sentences[before].span.start, start))
        about = {dateline_state(reading), titled_state(reading)} & told
        told = near if not about or near <= about else set()
    return Span(start, tokens[place].span.end), told.pop() if len(told) == 1 else ""


def neighbour(reading: ReportReading, scene: Scene, place: int, owner: str) -> tuple[Span, ActorId] | None:
    """Give "its northern neighbour" with the one state named before that borders the owner on that side.

    Args:
        reading: The report and its marks.
        scene: What the sentences before have told of.
        place: The token of "its" or of the owner's "'s".
        owner: The code of the state whose neighbour it is.
    """
    tokens = reading.marks.tokens
    head = _neighbour_behind(tokens, place)
    if head is None:
        return None
    sides = [side for one in tokens[place + 1 : head] if (side := _DIRECTIONS.get(one.text.lower())) is not None]
    near = reading.book.traits.neighbours(owner, sides[0] if sides else None)
    told = _named(scene, Span(0, tokens[place].span.start)) & near
    state = state_of(scene, told.pop()) if len(told) == 1 else None
    return (Span(tokens[place].span.start, tokens[head].span.end), state) if state is not None else None


def _neighbour_behind(tokens: Sequence[Token], place: int) -> int | None:
    """Give where "neighbour" stands behind an owner; not before a name, which says itself who is meant."""
    head = place + 1
    while head < len(tokens) and tokens[head].word_class is WordClass.ADJ:
        head += 1
    behind = tokens[head + 1 : head + 2]
    is_named = bool(behind) and behind[0].word_class is WordClass.PROPN
    return head if head < len(tokens) and tokens[head].text.lower() in NEIGHBOURS and not is_named else None


def state_of(scene: Scene, code: str) -> ActorId | None:
    """Give the state of a code that the report names."""
    return next((one.id for one in scene.cast.actors if one.code == code and one.kind is ActorKind.STATE), None)


def _article(tokens: Sequence[Token], sentence: Sentence, place: int) -> int | None:
    """Give where the article of a noun's phrase stands, only words that may describe the noun between them."""
    for at in range(place - 1, max(sentence.first, place - _MOST_WORDS) - 1, -1):
        if tokens[at].text.lower() in _ARTICLES:
            return at
        if tokens[at].word_class not in _BEFORE or tokens[at].text in {",", "'s", "’s"}:
            return None
    return None


def _named(scene: Scene, span: Span) -> set[str]:
    """Give the codes of the states that a stretch of the report names, with their officials' and bodies'."""
    actors = (scene.cast.actor(one.actor) for one in scene.cast.in_span(span))
    codes = {one.code.partition(".")[0] for one in actors if one is not None and one.kind is not ActorKind.MEDIA}
    return {code for code in codes if state_of(scene, code) is not None}


def _doers(reading: ReportReading, scene: Scene, place: int) -> set[str]:
    """Give the states that act on the phrase around a word: "Chad urged the African nation" means another."""
    found: set[str] = set()
    tokens = reading.marks.tokens
    for clause in reading.clauses[scene.now]:
        if clause.subject is not None and _holds(clause, place) and clause.subject.first < place:
            first, last = clause.subject.span_first, clause.subject.span_last
            found |= _named(scene, Span(tokens[first].span.start, tokens[last - 1].span.end))
    return found


def _holds(clause: Clause, place: int) -> bool:
    phrases = (*clause.objects, *(one.phrase for one in clause.adjuncts))
    return any(one.first <= place < one.last for one in phrases)
