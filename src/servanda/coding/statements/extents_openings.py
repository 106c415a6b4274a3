"""Where the words of a content begin to be a clause: its marker, its subject, its finite verb.

Invariant: a word that only points at words elsewhere opens no clause.
"""

from __future__ import annotations

from servanda.coding.statements.prose import CLAIMS, NOMINAL, OPEN, Prose
from servanda.model import Token, WordClass

CLAUSE_KINDS = frozenset({"speech", "writing", "attitude", "decree"})
"""Kinds of cue that a whole clause may follow."""


def has_subject_and_verb(prose: Prose, start: int, last: int) -> bool:
    """Say whether a noun phrase and a finite verb right behind it start at a word."""
    at = start
    while at < last and prose.tokens[at].word_class in NOMINAL | {WordClass.PRON, WordClass.PART, WordClass.ADP}:
        at += 1
    return start < at < last and is_finite(prose.tokens[at])


def is_finite(token: Token) -> bool:
    """Say whether a token is a verb with a tense or a modal."""
    is_verb = token.word_class in {WordClass.VERB, WordClass.AUX}
    return is_verb and not _FINITE.isdisjoint(token.features)


_FINITE = frozenset({"Past", "Pres", "Modal"})


def marker_at(prose: Prose, start: int, last: int) -> int | None:
    """Give the index of the word that opens a content clause, addressee, manner and day stepped over."""
    for at in range(start, min(last, start + MOST_STEPPED)):
        word = prose.words[at].lower()
        token = prose.tokens[at]
        is_that = word in {"that", "whether"} and token.word_class in _THAT and not _is_that_time(prose, at, last)
        is_that = is_that and not _is_that_thing(prose, at, last)
        if is_that and at > start and prose.words[at - 1].lower() in {"and", "or"}:
            return None  # "found that nobody was warned [and that] it sank" goes on with what was found
        if is_that and not (at > start and at + 1 < last and _is_relative(prose, at)):
            return at
        if word in {"how", "why"} and at == start:
            return at
        if word == "to" and token.word_class is WordClass.PART:
            return at
        if token.word_class in {WordClass.VERB, WordClass.AUX}:
            return None
        if word == "," and not (at + 1 < last and prose.words[at + 1].lower() in {"that", "whether"}):
            return _behind_name(prose, at, last)
        if word in {".", ";", "”"}:
            return None
    return None


def _behind_name(prose: Prose, comma: int, last: int) -> int | None:
    """Give the "that" behind a name between commas: "told his counterpart, Ana Ruiz, [that]"; else None."""
    at = comma + 1
    while at < last and prose.tokens[at].word_class in NOMINAL | {WordClass.ADP}:
        at += 1
    is_closed = comma + 1 < at < last - 1 and prose.words[at] == "," and at - comma <= LONGEST_ASIDE
    return at + 1 if is_closed and prose.words[at + 1].lower() in {"that", "whether"} else None


def _is_that_time(prose: Prose, at: int, last: int) -> bool:
    """Say whether "that" only points: "said at that time", "told reporters in that city"."""
    is_alone = at + 2 >= last or prose.tokens[at + 2].word_class is WordClass.PUNCT
    return prose.tokens[at - 1].word_class is WordClass.ADP and is_alone


def _is_that_thing(prose: Prose, at: int, last: int) -> bool:
    """Say whether "that" points at a thing and opens no clause: "held that position until May"."""
    if prose.tokens[at].word_class is not WordClass.DET or at + 1 >= last:
        return False
    is_noun = prose.tokens[at + 1].word_class in {WordClass.NOUN, WordClass.ADJ}
    is_closed = at + 2 < last and prose.words[at + 2] == "," and prose.tokens[at + 1].word_class is WordClass.NOUN
    return is_noun and (is_closed or not any(is_finite(token) for token in prose.tokens[at + 1 : last]))


_THAT = frozenset({WordClass.SCONJ, WordClass.DET, WordClass.PRON})


def _is_relative(prose: Prose, at: int) -> bool:
    """Say whether "that" is the subject of a relative clause: a noun before it, its verb right behind it."""
    following = prose.tokens[at + 1]
    return (
        prose.tokens[at - 1].word_class in {WordClass.NOUN, WordClass.PROPN}
        and following.word_class in {WordClass.VERB, WordClass.AUX}
        and "Ger" not in following.features
    )


MOST_STEPPED = 24
"""Words between a cue and its "that": "told reporters after talks with the envoy in the capital on Monday that"."""


def is_pointing(prose: Prose, start: int, last: int) -> bool:
    """Say whether the object of a cue only points at words elsewhere: "announced this in the capital", "said so"."""
    if start >= last or prose.words[start].lower() not in {"this", "it", "so", "these"}:
        return False
    behind = start + 1
    if behind < last and prose.words[behind] in OPEN:
        behind += 1  # 'said it "would not pay"'
    return behind >= last or prose.tokens[behind].word_class in _BEHIND_POINTER or prose.words[behind].endswith("ing")


_BEHIND_POINTER = frozenset({WordClass.ADP, WordClass.SCONJ, WordClass.PUNCT})


def is_clause(prose: Prose, start: int, last: int) -> bool:
    """Say whether a clause with its own subject starts at a word: a noun phrase, no comma, a finite verb."""
    if start >= last:
        return False
    if prose.tokens[start].word_class in {
        WordClass.PUNCT,
        WordClass.ADP,
        WordClass.CCONJ,
        WordClass.VERB,
        WordClass.AUX,
    }:
        is_deed = "Ger" in prose.tokens[start].features and _has_verb(prose, start + 1, last)
        return is_deed or prose.words[start].lower() == "there" or prose.words[start] in OPEN
    has_link = False
    for at in range(start, last):
        token = prose.tokens[at]
        is_infinitive = at > start and prose.words[at - 1].lower() == "to"
        is_verb = token.word_class is WordClass.VERB and "Ger" not in token.features
        if token.word_class is WordClass.AUX or (is_verb and not is_infinitive):
            return any(one.word_class is not WordClass.ADV for one in prose.tokens[start:at])
        if prose.words[at] == "," and at > start:
            is_plain = prose.tokens[start].word_class is not WordClass.SCONJ
            return is_plain and goes_on_behind_aside(prose, at, last)
        if prose.words[at] in {",", ";", ":"} or (has_link and token.word_class is WordClass.CCONJ):
            return False
        has_link = has_link or (token.word_class is WordClass.ADP and prose.words[at].lower() != "of")
    return False


def opens_with_phrase(prose: Prose, start: int, last: int) -> bool:
    """Say whether a clause starts at a word with when, how or why: "said [after the vote, trade grew]".

    What stands before the comma has no tense of its own, holds a preposition, and is neither the day nor the manner
    of saying; its subject and verb follow the comma.
    """
    comma = next((at for at in range(start + 1, min(last, start + LONGEST_ASIDE)) if prose.words[at] == ","), None)
    if comma is None or prose.quoted(prose.starts[comma]) is not None:
        return False
    opening = prose.tokens[start:comma]
    words = [token.text.lower() for token in opening]
    book = prose.reading.book.words
    is_manner = any(book.medium(words, at) is not None for at in range(min(len(words), _MANNER_START)))
    is_of_saying = words[0] in {"on", "at", "to", "as"} or is_manner or not book.weekdays.keys().isdisjoint(words)
    has_link = opening[0].word_class is WordClass.ADP or not _LINKS_OF_TIME.isdisjoint(words)
    if is_of_saying or not has_link or any(map(is_finite, opening)):
        return False
    return has_subject_and_verb(prose, comma + 1, last)


_MANNER_START = 4
"""Words within which the manner of saying names its medium: "in a strongly worded letter"."""
_LINKS_OF_TIME = frozenset({"after", "before", "since", "ago"})


def _has_verb(prose: Prose, start: int, last: int) -> bool:
    """Say whether a finite verb follows a deed that is a subject, no comma between: "talking to us [was] useful"."""
    for at in range(start, last):
        if prose.words[at] in {",", ";", ":"} or prose.tokens[at].word_class is WordClass.SCONJ:
            return False
        if is_finite(prose.tokens[at]):
            return True
    return False


def goes_on_behind_aside(prose: Prose, comma: int, last: int) -> bool:
    """Say whether a finite verb stands right behind an aside: "the contract, signed in May, had not been paid"."""
    if comma + 1 >= last or prose.tokens[comma + 1].word_class is WordClass.CCONJ:
        return False
    for at in range(comma + 1, min(last - 1, comma + LONGEST_ASIDE)):
        if prose.words[at] in {";", ":"} or prose.quoted(prose.starts[at]) is not None:
            return False
        if prose.words[at] == ",":
            behind = prose.tokens[at + 1]
            return behind.word_class in {WordClass.AUX, WordClass.VERB} and bool(
                {"Past", "Pres", "Modal"} & set(behind.features)
            )
    return False


LONGEST_ASIDE = 16


def starts_phrase(prose: Prose, start: int, last: int) -> bool:
    """Say whether a noun phrase of two words or more starts at a word; "reports that" is one, read as a verb or not."""
    if last - start >= 2 and prose.words[start].lower() in CLAIMS:  # noqa: PLR2004
        return True
    return last - start >= 2 and prose.tokens[start].word_class in {  # noqa: PLR2004
        WordClass.DET, WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.NUM, WordClass.PUNCT,
    } and prose.words[start] not in {",", ".", ";", ":", ")"}  # fmt: skip
