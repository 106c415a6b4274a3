"""Which capitalised words make a name that the codebook does not know: a person, an organisation."""

from __future__ import annotations

from servanda.codebook.calendar import MONTHS, WEEKDAYS
from servanda.codebook.names import fold
from servanda.model import (
    WordClass,
)
from servanda.reading.sentence_words import Text
from servanda.reading.tagger import verb_readings
from servanda.reading.tokens import has_article

_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den bin bint ibn ben abu al el y e dit ould wuld".split()
)
"""Small words inside the names of persons."""

FIRST_NAMES = frozenset({"amir", "emir", "sultan", "prince", "malik"})
"""Titles that are first names more often when no country stands before them."""

_ORGANISATION_WORDS = frozenset(
    "agency alliance army association authority bank board brigade bureau cabinet center centre chamber club"
    " coalition college commission committee company confederation conference congress convoy corporation corps"
    " council court department directorate embassy federation force forces foundation front fund government group"
    " guard hospital house initiative institute institution league legion mission ministry movement network office"
    " organisation organization parliament party plc police post press programme program project radio republic"
    " school senate service society station summit syndicate times today tribune tribunal tv union university news"
    " daily gazette herald journal treaty agreement pact accord airlines airport port bridge road street square"
    " forum festival cup act law plan assembly yuan theatre theater museum holdings playground stadium campaign"
    " secretariat ltd inc corp co gmbh llc sa complex shipyard refinery barracks mosque cathedral academy clinic"
    " library laboratory airbase".split()
)
"""Words that make a run of capitals an organisation, a paper or a place, and no person."""

_BODY_WORDS = frozenset(
    "agency association authority bank board bureau chamber club college commission committee company confederation"
    " corporation corps council department directorate federation foundation institute institution league network"
    " organisation organization society university hospital ltd inc corp co plc llc airlines".split()
)
"""Of these, the words of those that are bodies wherever they stand."""

_ROLE_WORDS = frozenset(
    "member chairman chair director officer manager analyst economist professor editor candidate founder lawyer"
    " attorney activist author coach spokesperson representative councillor councilor senator lawmaker"
    " deputy chief secretary"
    " based humanitarian relief aid commercial financial operating marketing".split()
)
"""Words that are printed with a capital before a name, or inside a body's, and belong to no person's name."""

_HYPHENATED = frozenset(
    "based led backed born owned run held controlled occupied style linked made trained funded wide era speaking"
    " sponsored brokered mediated aligned allied listed".split()
)
"""What follows the hyphen in an adjective made from a name: "Lagos-based"."""


_NEVER_NAMES = frozenset(
    "river sea gulf lake mount island islands strait valley desert city province state region district county"
    " day week month year january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday mr mrs ms"
    " facebook twitter telegram instagram whatsapp tiktok youtube weibo linkedin bluesky".split()
)
"""Capitalised words that are no part of a person's name, and make no organisation either."""


_MOST_NAME_WORDS = 6


def skip_ranks(text: Text, at: int) -> tuple[int, int]:
    """Give the first word behind ranks and honorifics, and how many words were stepped over."""
    start = at
    while at < min(len(text.words), start + _MOST_RANK_WORDS):
        step = text.book.titles.at(text.words, at)
        if step is None or step[0] not in {"rank", "honorific"} or not text.words[at][0].isupper():
            break
        if fold(text.words[at]) in FIRST_NAMES and text.lower(at + 1) in _SON_OF:
            break  # "Sultan bin Rashid" has no title
        at += step[1]
        if text.word(at) == "." and text.tokens[at].span.start == text.tokens[at - 1].span.end:
            at += 1
    return at, at - start


_SON_OF = frozenset({"bin", "ibn", "ben", "bint"})
_MOST_RANK_WORDS = 8
"""Words and stops of the ranks and honorifics before one name: "His Excellency Lt. Gen. Dr."."""


def name_end(text: Text, at: int) -> int:
    """Give the end of the capitalised words of a person's name that start at a word; the same word when none do."""
    end = at
    while end < len(text.words) and end - at < _MOST_NAME_WORDS:
        behind = (_particles(text, end) or _nickname(text, end)) if end > at else 0
        step = 1 if is_name_word(text, end) else _initial(text, end) or behind
        if not step:
            break
        end += step
    return end


def _particles(text: Text, at: int) -> int:
    """Give how many words a particle or two and the name behind them take ("de la Cruz"); 0 when there is none."""
    count = 0
    while count < _MOST_PARTICLES and fold(text.word(at + count)) in _PARTICLES:
        count += 1
    return count + 1 if count and is_name_word(text, at + count) else 0


_MOST_PARTICLES = 2


def _nickname(text: Text, at: int) -> int:
    """Give how many words a nickname in quotation marks takes inside a name ('Jean "Ti Lou" Pierre'); else 0."""
    if text.word(at) not in _MARKS:
        return 0
    end = at + 1
    while end < min(len(text.words), at + _LONGEST_NICKNAME) and text.word(end)[:1].isupper():
        end += 1
    is_closed = end > at + 1 and text.word(end) in _MARKS
    return end + 1 - at if is_closed and is_name_word(text, end + 1) else 0


_MARKS = frozenset({'"', "“", "”", "'", "‘", "’"})
_LONGEST_NICKNAME = 5


def _initial(text: Text, at: int) -> int:
    """Give the words of an initial and its stop where the name goes on behind them, 0 when there is none.

    Up to three initials may follow one another, with stops or without ("D K Nair"); a bare "A" or "I" is a word
    unless it stands among others.
    """
    end = at
    count = 0
    while count < _MOST_INITIALS and (length := _initial_length(text, end)):
        end += length
        count += 1
    is_word = count == 1 and end == at + 1 and text.word(at) in _WORDS_OF_ONE_LETTER
    return _initial_length(text, at) if count and not is_word and is_name_word(text, end) else 0


_MOST_INITIALS = 3
_WORDS_OF_ONE_LETTER = frozenset({"A", "I", "O"})


def _initial_length(text: Text, at: int) -> int:
    """Give the words of one initial: two with its stop, one without, 0 for any other word."""
    word = text.word(at)
    if len(word) != 1 or not word.isupper():
        return 0
    return 2 if text.word(at + 1) == "." else 1


def is_name_word(text: Text, at: int) -> bool:
    """Say whether a word can be part of a person's name: a capital, no name of the codebook, no common word."""
    word = text.word(at)
    opens = word[:1].isupper() or has_article(word)
    if len(word) < _LEAST_LETTERS or not opens or text.tokens[at].word_class not in _NAME_CLASSES:
        return False
    if word.isupper() and len(word) > _LEAST_LETTERS and not text.is_headline and _is_acronym(text, word):
        return False
    folded = fold(word)
    if folded in _NO_PERSON or _is_hyphenated(text, word) or _is_common_here(text, at, folded):
        return False
    if folded in FIRST_NAMES and text.word(at + 1)[:1].isupper() and fold(text.word(at + 1)) not in FIRST_NAMES:
        return True
    if folded in FIRST_NAMES and text.lower(at + 1) in _SON_OF:
        return True
    match = text.book.names.longest(text.words, at)
    if match is not None and not any("person" in entry.care for entry in match.entries):
        return match.length == 1 and all(entry.kind == "place" for entry in match.entries)
    return text.book.offices.longest(text.words, at) is None


_LEAST_LETTERS = 2
_NAME_CLASSES = frozenset({WordClass.PROPN, WordClass.NOUN, WordClass.VERB, WordClass.ADJ, WordClass.ADV, WordClass.X})
_NO_PERSON = _ORGANISATION_WORDS | _NEVER_NAMES | _ROLE_WORDS


def _is_hyphenated(text: Text, word: str) -> bool:
    """Say whether a word is a known name or a link behind a hyphen: "Kenya-led", "state-owned"."""
    if "-" not in word:
        return bool(text.book.names.within(word))
    return word.rpartition("-")[2].lower() in _HYPHENATED or bool(text.book.names.within(word))


def _is_common_here(text: Text, at: int, folded: str) -> bool:
    """Say whether a capital says nothing: a verb in a headline, a first word that the report also prints small."""
    if text.is_headline and (folded in text.lower_words or verb_readings(folded)):
        return True
    return not at and text.lower(at) in text.lower_words and not has_article(text.word(at + 1))


def _is_acronym(text: Text, word: str) -> bool:
    return len(word) <= 5 or text.word(0) != word  # noqa: PLR2004 - surnames in capitals are longer, mostly


_COMMON_ENDINGS = ("tion", "sion", "ment", "ship", "ness", "ities", "ism")


def is_any_common(text: Text, start: int, end: int) -> bool:
    """Say whether an untitled name holds a common word; a name behind an Arabic article says that it is a name."""
    words = text.words[start:end]
    return not any(map(has_article, words)) and any(is_common(text, word) for word in words if word[0].isupper())


def is_common(text: Text, word: str) -> bool:
    """Say whether a capitalised word of an untitled name is a common word: printed in lower case too, or formed so."""
    lower = word.lower()
    return lower in text.lower_words or lower.endswith(_COMMON_ENDINGS)


_INNER = frozenset({"of", "for", "and", "the", "de", "du", "des"})
_NO_INNER = frozenset({WordClass.PRON, WordClass.AUX, WordClass.CCONJ, WordClass.SCONJ})


def is_organisation_word(word: str) -> bool:
    """Say whether a word makes a run of capitals an organisation: "Club", "Bank"."""
    return fold(word) in _ORGANISATION_WORDS


def is_body_word(word: str) -> bool:
    """Say whether a word names what acts as one and has members: "Company", "Federation"; not "Road", "Pact"."""
    return fold(word) in _BODY_WORDS


def organisation_end(text: Text, at: int) -> int:
    """Give the end of a run of capitalised words that holds a word for an organisation; `at` when there is none."""
    end = at
    is_organisation = False
    if fold(text.words[at]) in {*WEEKDAYS, *MONTHS} and text.lower(at + 1) == "the":
        return at  # "On Friday the Peruvian Embassy"
    while end < len(text.words) and end - at < _MOST_NAME_WORDS + 2:
        if not _is_organisations(text, at, end) or (is_organisation and _is_office(text, end)):
            break
        if is_organisation_word(text.words[end]):
            is_organisation = is_organisation or end > at or _opens_organisation(text, at)
        end += 1
    return _past_matters(text, at, end) if is_organisation and end - at > 1 else at


def _past_matters(text: Text, at: int, end: int) -> int:
    """Give where the matters end that an organisation is for: "Committee for Trade[, Salt and Other Matters]"."""
    if text.word(end) != "," or not any(text.lower(one) in {"for", "on"} for one in range(at, end)):
        return end
    last = end
    while (text.word(last) in {",", "and", "&"} and text.word(last + 1)[:1].isupper()) or text.word(last)[:1].isupper():
        last += 1
    return last if text.lower(last - 1) in _MATTERS and "and" in text.words[end:last] else end


_MATTERS = frozenset({"cooperation", "affairs", "matters", "relations", "issues", "exchanges", "development"})
"""Words that end a list of what an organisation is for."""


def _opens_organisation(text: Text, at: int) -> bool:
    """Say whether an organisation is named by its place: "Bank of Lesotho", "University of Lagos"."""
    return fold(text.words[at]) in _PLACED and text.lower(at + 1) == "of" and text.word(at + 2)[:1].isupper()


_PLACED = frozenset({"bank", "university", "institute", "college", "school", "museum"})


def _is_organisations(text: Text, at: int, end: int) -> bool:
    """Say whether a word can be part of an organisation's name that starts at another."""
    word = text.words[end]
    if end > at and fold(word) in _INNER and text.word(end + 1)[:1].isupper():
        return not (fold(word) == "and" and _is_short_form(text.words[end - 1]))
    return word[0].isupper() and text.tokens[end].word_class not in _NO_INNER


def _is_short_form(word: str) -> bool:
    """Say whether a word is a name by itself that "and" joins to another: "UNESCO and Coast University"."""
    return word.isupper() and len(word) > _LEAST_LETTERS


def _is_office(text: Text, at: int) -> bool:
    """Say whether an office with its holder follows an organisation: "Rowing Club President Ana Lima"."""
    if fold(text.words[at]) in _ROLE_WORDS:
        return is_name_word(text, at + 1)
    office = text.book.offices.longest(text.words, at)
    return office is not None and is_name_word(text, at + office.length)
