"""Speakers whom nothing names: whose words are told though no actor of the cast says them.

Invariant: people, bodies and papers speak; a thing that is only counted or new, and a bare object, do not.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.codebook import CueEntry
from servanda.coding.actors.cast import ReportReading
from servanda.coding.spoken import CARRYING, Attribution
from servanda.coding.statements.prose import CLAIMS, STUDIES, WRITINGS
from servanda.model import Span, Stance, Token, WordClass

TURN = "statement.turn"
"""The rule of answers in a transcript: the speaker's very words, without quotation marks."""


def speaks_unnamed(reading: ReportReading, one: Attribution) -> bool:
    """Say whether a source that is no actor of the cast still speaks: unnamed people, or nobody named."""
    if one.rule in {"statement.headline", "statement.resolved", TURN}:
        return True
    head = _head(reading, one.source) if one.source is not None else None
    if one.source is None or one.entry is None:
        return _speaks_without_cue(reading, one, head)
    if _is_found_out(reading, one, head):
        return True
    if not _is_voiced(reading, one, head):
        return one.rule == "statement.described"
    return head is not None and _speaks(reading, one, one.source, one.entry, head)


def _is_found_out(reading: ReportReading, one: Attribution, head: Token | None) -> bool:
    """Say whether the reader heard what a study without an owner found: "[two in ten say so], a survey found".

    Whose "Trade Ministry figures" are is printed: where the cast does not know the owner, nothing is told.
    """
    if one.rule != "statement.heard" or one.source is None or head is None or head.text.lower() not in STUDIES:
        return False
    before = Span(one.source.start, head.span.start)
    return not any(token.span in before and token.word_class is WordClass.PROPN for token in reading.marks.tokens)


def _speaks(reading: ReportReading, one: Attribution, source: Span, entry: CueEntry, head: Token) -> bool:
    """Say whether the head of a source speaks beside a cue and a content that are words."""
    noun = head.text.lower()
    if noun in WRITINGS or (noun in STUDIES and one.rule in _NAMED_RULES):
        return True
    if head.word_class is WordClass.PROPN:
        return _speaks_by_name(one)
    if noun == "it" and (entry.lemma in _SHOWS or entry.kind == "demand"):
        return False  # an attack that "revealed the weakness of the force" says nothing
    is_anybody = noun in _ANYBODY or (noun == "who" and _follows_name(reading, source))
    if is_anybody or (noun in _SOME and _are_people(reading, source)):
        return True
    is_said = entry.kind in {"speech", "decree"} and entry.lemma not in _BOOKISH and not entry.is_weak
    is_bare = _is_bare(reading, source, head)
    if one.rule in _TOLD_RULES and is_said and _may_speak(reading, source, head):
        return not is_bare or reading.book.people.are_any(head.text, head.lemma)  # "..., police said"
    return reading.book.people.are_any(head.text, head.lemma) and not is_bare


def _speaks_without_cue(reading: ReportReading, one: Attribution, head: Token | None) -> bool:
    """Say whether words are spoken without a source or without a verb of saying: 'his colleague was blunter: "No"'."""
    if one.entry is None:
        is_person = head is not None and reading.book.people.is_person(_singular(head))
        return one.rule == "statement.colon" and is_person
    return one.rule == "statement.quote" and one.entry.kind == "speech"


def _is_voiced(reading: ReportReading, one: Attribution, head: Token | None) -> bool:
    """Say whether a cue and its content are words, whoever speaks them, and no deed of a stranger."""
    entry = one.entry
    if entry is None:
        return False
    if entry.kind in {"decree", "promise"}:
        return one.rule in _TOLD_RULES or (entry.kind == "promise" and one.rule == "statement.to" and _is_name(head))
    is_feeling = entry.kind == "attitude" and " " in entry.lemma  # "expressed hope that", not "believed that"
    if not is_feeling and entry.kind not in {"speech", "writing", "judgement", "demand"}:
        return False
    is_blaming = entry.stance is Stance.ACCUSES and entry.target_inside
    if one.rule != "statement.object" or is_blaming or _denies_claim(reading, one):
        return True
    if entry.lemma == "put":
        return True  # "police put the toll at 17"
    is_judged = entry.kind in {"speech", "judgement"} and not entry.is_weak and entry.stance is not Stance.DENIES
    is_person = head is not None and reading.book.people.is_person(_singular(head))
    return is_judged and is_person and entry.lemma not in _MET  # "officials stressed the importance of the pact"


def _singular(head: Token) -> str:
    return head.lemma if head.lemma.lower() != head.text.lower() else head.text.lower().removesuffix("s")


_MET = frozenset({"welcome", "describe", "present", "link", "recall", "raise", "greet"})
"""Verbs with which people do as much as they say: "workers welcomed the guests"."""


def _is_name(head: Token | None) -> bool:
    return head is not None and head.word_class is WordClass.PROPN


def _speaks_by_name(one: Attribution) -> bool:
    """Say whether a name that nobody knows speaks.

    What "reports" or "writes" is a paper more often than a speaker (ruling 24), but not beside a quotation of its own.
    """
    if one.entry is None:
        return False
    if one.entry.kind in {"demand", "promise"}:
        return one.rule in {"statement.that", "statement.to"} and one.entry.addressee != "outside"
    if one.entry.lemma != "report" and one.rule == "statement.quote":
        return True
    if one.entry.kind == "decree":
        return one.rule in {"statement.that", "statement.bare"}  # "the Lake Ministry announced it will"
    is_told = one.entry.kind == "speech" and one.rule in _HEARD_RULES and one.entry.lemma not in CARRYING
    return is_told or (one.entry.stance is Stance.ACCUSES and one.entry.target_inside)


def _follows_name(reading: ReportReading, source: Span) -> bool:
    """Say whether "who" stands behind a name: "Ana Ruiz who said"; not "those who say"."""
    tokens = reading.marks.tokens
    at = bisect_left(tokens, source.start, key=lambda token: token.span.start)
    return at > 0 and tokens[at - 1].word_class is WordClass.PROPN


_BOOKISH = frozenset({"tell", "suggest", "argue", "estimate", "predict", "forecast", "reckon"})
"""Verbs that a book or a theory has too: only people and bodies speak by them."""


def _may_speak(reading: ReportReading, source: Span, head: Token) -> bool:
    """Say whether the subject of "said" can be a body: "the observatory", "emergency services".

    Not a thing that is only counted or new, "one of the ships", "a sign", and no words: "the question".
    """
    match = reading.book.cues.at([head.text], 0)
    first = source.of(reading.report.text).split(maxsplit=1)[0].lower()
    is_words = match is not None and match.part("noun") is not None
    return not is_words and first not in _SOME | {"a", "an", "another", "some", "this"}


def _denies_claim(reading: ReportReading, one: Attribution) -> bool:
    """Say whether a claim is denied, as people do whom nothing names: "the men denied the charges"."""
    words = one.content[0].of(reading.report.text).lower().split()
    is_denied = not CLAIMS.isdisjoint(words[:_NEAR_CLAIM]) or "as" in words  # 'dismissed the speech as "theatre"'
    return one.entry is not None and one.entry.stance is Stance.DENIES and is_denied


_NEAR_CLAIM = 4
_SHOWS = frozenset({"reveal", "show", "suggest", "indicate", "highlight", "underline", "underscore", "reflect"})
_ANYBODY = frozenset({"he", "she", "they", "it", "someone", "somebody", "those", "others", "another"})
_SOME = frozenset("one two three four five six several some many most both half dozens all none".split())
"""Words that count the people behind "of": "two of the nurses", "some of those at the talks"."""


def _are_people(reading: ReportReading, source: Span) -> bool:
    """Say whether a word that counts stands alone or before people: "many", "one of the nurses"; not "of the ships"."""
    tokens = reading.marks.tokens
    first = bisect_left(tokens, source.start, key=lambda token: token.span.start)
    last = bisect_left(tokens, source.end, key=lambda token: token.span.start)
    counted = [token for token in tokens[first + 1 : last] if token.word_class in {WordClass.NOUN, WordClass.PRON}]
    if not counted:
        return last == first + 1
    return counted[0].text.lower() in {"them", "those"} or reading.book.people.are_any(
        counted[0].text, counted[0].lemma
    )


def _is_bare(reading: ReportReading, source: Span, head: Token) -> bool:
    """Say whether a source is one singular noun without an article: in "recalls ambassador" it is the object."""
    is_alone = source.of(reading.report.text) == head.text and head.text.lower() == head.lemma.lower()
    return is_alone and not head.text.endswith("s")


def _head(reading: ReportReading, source: Span) -> Token | None:
    """Give the last word of a source before its first comma, preposition or what describes it from behind."""
    tokens = reading.marks.tokens
    first = bisect_left(tokens, source.start, key=lambda token: token.span.start)
    last = bisect_left(tokens, source.end, key=lambda token: token.span.start)
    found = None
    for token in tokens[first:last]:
        if found is not None and (token.text in {",", "("} or token.word_class is WordClass.ADP):
            break
        if found is not None and found.word_class is WordClass.NOUN and token.word_class in _DESCRIBING:
            break  # "a nurse close to", "the envoys briefed on"
        if token.text == "-" and found is not None:
            found = None  # "a data-based report"
            continue
        found = token if found is not None or token.word_class not in _DESCRIBING else found
    return found


_TOLD_RULES = frozenset({"statement.that", "statement.bare", "statement.fronted", "statement.quote"})
"""Rules under which words are told, also of somebody whom nothing names; "accused" and "asked to" only act."""


_NAMED_RULES = _TOLD_RULES | {"statement.according"}
"""Rules under which a name that nobody knows speaks: "according to the Lake Fund"; "the plan" does not."""
_HEARD_RULES = _NAMED_RULES | {"statement.heard"}
_DESCRIBING = frozenset({WordClass.ADJ, WordClass.VERB})
