"""Where a sentence turns from a content to what is told beside it: another cue, another subject, the narrator.

Invariant: a content ends before the next cue of its own speaker and before the words of another one.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.statements.extents_openings import (
    CLAUSE_KINDS,
    MOST_STEPPED,
    goes_on_behind_aside,
    has_subject_and_verb,
    is_clause,
    is_finite,
    marker_at,
)
from servanda.coding.statements.prose import NOMINAL, Prose
from servanda.model import WordClass


def ends_before(prose: Prose, behind: int, at: int, last: int) -> bool:
    """Say whether a content ends before a comma, "and" or "but": a cue of its own speaker or another's words follow."""
    word = prose.words[at].lower()
    if word == "," and (_starts_other(prose, at + 1, last) or _starts_deed(prose, behind, at, last)):
        return True
    if word == "," and (_opens_series(prose, at, last) or judges_next(prose, behind, at, last)):
        return True
    if [each.lower() for each in prose.words[at : at + 3]] == [",", "however", ","]:
        return has_subject_and_verb(prose, at + 3, last)  # a comma where a stop should be
    if word not in {"and", "but", "while", ","} or (word == "," and goes_on_behind_aside(prose, at, last)):
        return False
    marker = marker_at(prose, behind, last)
    opens_clause = marker is not None and marker < at and prose.words[marker].lower() != "to"
    is_told = _has_verb_of_its_own(prose, marker or behind, at, opens_clause=opens_clause)
    if not is_told and opens_clause:
        return False  # "said that the envoy, Ana Ruiz, welcomed the pact": the clause has not had its verb
    before = at - 1
    while before > behind and prose.words[before] in {",", '"', "”", "’", "'"}:
        before -= 1
    is_named = prose.tokens[before].word_class in {WordClass.NOUN, WordClass.PROPN, WordClass.NUM}
    if not is_told and is_named and word in {"and", "but"} and _goes_on(prose, at + 1, last):
        return True
    if not is_told and (_turns_to_another(prose, at, last) or (not opens_clause and _does_next(prose, at, last))):
        return True
    if word == "while":
        return False
    is_present = _is_present(prose, behind, at)
    return _starts_cue(prose, at + 1, last, follows=word, is_present=is_present) or _tells_on(prose, behind, at, last)


def judges_next(prose: Prose, behind: int, comma: int, last: int) -> bool:
    """Say whether a participle goes on with what the speaker praises or asks: "said the dam was full, [thanking] Chad".

    Not where the subject of what is said can speak too: "said that Mali had left, accusing Chad of theft".
    """
    at = comma + 1
    if at + 1 >= last or "Ger" not in prose.tokens[at].features:
        return False
    match = prose.reading.book.cues.at(prose.words, at)
    verb = match.part("verb") if match else None
    if verb is None or verb.entry.is_weak or verb.entry.kind not in _JUDGING:
        return False
    place = prose.sentence_at(prose.starts[at])
    told = [] if place is None else [one for one in prose.clauses[place] if behind <= one.verb.main < comma]
    subjects = [one.subject for one in told if one.verb.is_finite and one.subject is not None]
    return bool(subjects) and not any(_can_judge(prose, one.span_first, one.span_last) for one in subjects)


def _can_judge(prose: Prose, first: int, last: int) -> bool:
    """Say whether a subject is somebody else who may say the next thing: a name, or a noun of people."""
    people = prose.reading.book.people
    return any(
        one.word_class is WordClass.PROPN or people.is_anybody(one.lemma.lower()) for one in prose.tokens[first:last]
    )


_JUDGING = frozenset({"judgement", "demand", "promise"})


def _opens_series(prose: Prose, comma: int, last: int) -> bool:
    """Say whether a comma goes on in a list of cues: "welcomed the truce[, condemned the raid], urged calm and left".

    Two cues at least follow, and no verb of another clause stands between them.
    """
    if not _starts_listed(prose, comma + 1, last, follows=","):
        return False
    for at in range(comma + 2, last - 1):
        if prose.words[at] in {",", "and"} and _starts_listed(prose, at + 1, last, follows="and"):
            return True
        if is_finite(prose.tokens[at]) or prose.tokens[at].word_class is WordClass.SCONJ:
            return False
    return False


def _starts_listed(prose: Prose, at: int, last: int, *, follows: str) -> bool:
    """Say whether a cue of a list starts at a word, also one of judging before a bare noun: ", [condemned] piracy"."""
    if _starts_cue(prose, at, last, follows=follows):
        return True
    match = prose.reading.book.cues.at(prose.words, at) if at + 1 < last else None
    verb = match.part("verb") if match else None
    is_judging = verb is not None and verb.entry.kind in {"judgement", "demand"}
    return is_judging and "Past" in prose.tokens[at].features and prose.tokens[at + 1].word_class is WordClass.NOUN


def _is_present(prose: Prose, behind: int, at: int) -> bool:
    """Say whether a cue stands in the present tense, as those of a communique do, and no verb of what it says does.

    "The Council [stresses] that the arms were late, and regrets that": the next verb in the present goes on with it.
    """
    is_now = any(
        token.word_class is WordClass.VERB and ("Pres" in token.features or token.text.endswith("s"))
        for token in prose.tokens[max(0, behind - 2) : behind]
    )
    return is_now and not any(is_finite(token) and "Pres" in token.features for token in prose.tokens[behind:at])


def _has_verb_of_its_own(prose: Prose, start: int, end: int, *, opens_clause: bool) -> bool:
    """Say whether what is said so far has had its finite verb.

    Behind "that" a subjunctive counts ("demanded that he leave"); in a plain object the verb of "who had left" does
    not, for there it only describes.
    """
    if any(
        is_finite(prose.tokens[at]) and (opens_clause or not _is_described_by(prose, at)) for at in range(start, end)
    ):
        return True
    return opens_clause and any(_is_subjunctive(prose, at) for at in range(start + 1, end))


def _is_described_by(prose: Prose, at: int) -> bool:
    """Say whether "who" or "which" stands right before a verb, but for its helpers and adverbs."""
    while at > 0 and prose.tokens[at - 1].word_class in {WordClass.AUX, WordClass.ADV, WordClass.PART}:
        at -= 1
    return at > 0 and prose.words[at - 1].lower() in {"who", "which"}


def _is_subjunctive(prose: Prose, at: int) -> bool:
    """Say whether a bare verb stands at a word, neither an infinitive behind "to" nor a participle."""
    token = prose.tokens[at]
    is_bare = token.word_class is WordClass.VERB and not _PARTICIPLES & set(token.features)
    return is_bare and prose.words[at - 1].lower() != "to"


_PARTICIPLES = frozenset({"Ger", "Part"})


def _turns_to_another(prose: Prose, at: int, last: int) -> bool:
    """Say whether the narrator goes on behind an object with a clause of its own.

    "Proposed a day in May [but the envoy was ill]", "praised the plan[, although Oman had left]".
    """
    word = prose.words[at].lower()
    if word == ",":
        if at + 1 >= last:
            return False
        opener = prose.words[at + 1].lower()
        if _is_span_of_time(prose, at + 1, last):
            return True
        is_next = opener == "and" and has_subject_and_verb(prose, at + 2, last)
        return is_next or opener in _CONCEDING or is_saying_aside(prose, at + 1)
    first = at + 1
    if word == "and" and not (first < last and prose.words[first].lower() in PRONOUNS):
        return False
    return has_subject_and_verb(prose, first, last)


def _does_next(prose: Prose, comma: int, last: int) -> bool:
    """Say whether the speaker does something else behind a comma: "wants Peru to leave[, and has closed] a road"."""
    is_joined = prose.words[comma] == "," and comma + 2 < last and prose.words[comma + 1].lower() in {"and", "but"}
    return is_joined and is_finite(prose.tokens[comma + 2])


def is_saying_aside(prose: Prose, at: int) -> bool:
    """Say whether a participle of saying stands at a word: "welcomed the ruling, [calling] it a step"."""
    match = prose.reading.book.cues.at(prose.words, at) if "Ger" in prose.tokens[at].features else None
    return match is not None and match.part("verb") is not None


def _is_span_of_time(prose: Prose, at: int, last: int) -> bool:
    """Say whether "two months after" stands at a word, by which the narrator dates what was said."""
    first = at + (prose.words[at].lower() in {"just", "only"})
    words = [word.lower() for word in prose.words[first : min(last, first + _TIME_WORDS)]]
    return words[1:2] != [] and words[1].rstrip("s") in _UNITS_OF_TIME and not {"after", "before"}.isdisjoint(words[2:])


_TIME_WORDS = 4
_UNITS_OF_TIME = frozenset({"hour", "day", "week", "month", "year", "decade"})
_CONCEDING = frozenset({"although", "though", "while", "whereas", "even", "but"})
"""Words behind a comma with which a narrator turns from what is told to what is known."""


def _tells_on(prose: Prose, behind: int, at: int, last: int) -> bool:
    """Say whether "and" and a verb of saying in the tense of the cue before go on telling, with a clause behind it.

    "Says it must leave and [warns that]", "said that it left, and [said it had paid]".
    """
    if prose.words[at].lower() == ",":
        at += 1
    place = at + 1
    if place >= last or behind < 1 or prose.words[at].lower() not in {"and", "but"}:
        return False
    match = prose.reading.book.cues.at(prose.words, place)
    verb = match.part("verb") if match else None
    if match is None or verb is None or verb.entry.is_weak:
        return False
    following = prose.words[place + match.length].lower() if place + match.length < last else ""
    is_pledge = verb.entry.kind == "promise" and following == "to"  # "says it is watching and offers to mediate"
    is_linked = match.length > 1 and verb.entry.target_inside and prose.words[at - 1] == ","  # ", and calls on Peru to"
    if not (verb.entry.takes_that or is_pledge or is_linked):
        return False
    told = prose.reading.book.cues.at(prose.words, behind - 1)
    told_verb = told.part("verb") if told else None
    if told_verb is None or not _TENSES & set(told_verb.tenses) & set(verb.tenses):
        return False
    if is_linked or following == "that" or (following == "to" and verb.entry.takes_to):
        return True
    return verb.entry.kind in {"speech", "writing", "promise"} and following in PRONOUNS


_TENSES = frozenset({"past", "third"})
"""Tenses that a printed form can show by itself; what a reader takes it for may err."""
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "there"})
"""Words that open a clause as its subject."""


def _goes_on(prose: Prose, at: int, last: int) -> bool:
    """Say whether a finite verb starts at a word: behind a mere object it can only be the speaker's next deed.

    "Praised the pact but voiced doubts", "condemned the raid and left the hall".
    """
    while at < last and prose.tokens[at].word_class is WordClass.ADV:
        at += 1
    return at < last and is_finite(prose.tokens[at])


def _starts_deed(prose: Prose, behind: int, comma: int, last: int) -> bool:
    """Say whether a finite clause of its own follows an infinitive: "offered to send a ship, [but Chad declined it]".

    What is asked or promised is an infinitive; only a finite clause could go on with ", and" and a new subject.
    """
    marker = marker_at(prose, behind, comma)
    if (
        marker is None
        or prose.words[marker].lower() != "to"
        or prose.words[comma + 1 : comma + 2] not in (["and"], ["but"])
    ):
        return False
    if any(is_finite(token) for token in prose.tokens[marker:comma]):
        return False
    at = comma + 2
    while at < last and prose.tokens[at].word_class in NOMINAL | {WordClass.PRON}:
        at += 1
    return comma + 2 < at < last and is_finite(prose.tokens[at])


def _starts_other(prose: Prose, at: int, last: int) -> bool:
    """Say whether another speaker starts behind a comma: "and Chad announced that", "while the envoy said"."""
    if at >= last or prose.words[at].lower() not in {"and", "but", "while"}:
        return False
    for place in range(at + 1, min(last - 1, at + MOST_STEPPED // 2)):
        token = prose.tokens[place]
        if token.word_class is WordClass.VERB:
            match = prose.reading.book.cues.at(prose.words, place)
            verb = match.part("verb") if match else None
            is_again = place == at + 2 and prose.words[at + 1].lower() in PRONOUNS  # "and she asked the council to"
            kinds = _SPOKEN_KINDS if is_again or prose.words[at].lower() == "while" else CLAUSE_KINDS
            is_cue = verb is not None and not verb.entry.is_weak and verb.entry.kind in kinds
            return is_cue and "Past" in token.features and place > at + 1
        if token.word_class in {WordClass.AUX, WordClass.SCONJ} or prose.words[place] in {",", ";"}:
            return False
    return False


_SPOKEN_KINDS = CLAUSE_KINDS | {"judgement", "demand", "promise"}
"""Kinds of cue whose speaker "while" sets against the one before: "while Peru thanked the crew"."""
_PERFECT = frozenset({"has", "have", "had"})
_AFTER_CUE = frozenset(
    "that to for on the a an its his her their both all any every each it him them us this these those how why"
    " whether what if when".split()
)


_BEHIND_PHRASE = frozenset({"at", "with", "over", "about", "regarding", "from"})
"""Words behind a phrase of saying that go on with what is said: "expressed concern [at]"."""


def _starts_cue(prose: Prose, at: int, last: int, *, follows: str, is_present: bool = False) -> bool:
    """Say whether a cue of the same speaker starts at a word: a finite verb of saying without a new subject.

    In the present tense only where the cue before it `is_present` too: "stresses that it was late, and regrets that".
    """
    while at < last and prose.tokens[at].word_class in {WordClass.ADV, WordClass.AUX, WordClass.CCONJ}:
        if follows == "," and prose.tokens[at].word_class is WordClass.AUX:
            return False  # "NATO members, which ..., were refusing" goes on with its own subject
        if prose.tokens[at].word_class is WordClass.AUX and prose.words[at].lower() not in _PERFECT:
            return False  # "said that it fell and could be explained by"
        at += 1
    if at >= last or prose.tokens[at].word_class is not WordClass.VERB:
        return False
    match = prose.reading.book.cues.at(prose.words, at)
    verb = match.part("verb") if match else None
    if match is None or verb is None:
        return False
    features = prose.tokens[at].features
    if "Ger" in features and follows == "," and _names_it(prose, verb.entry, at + match.length):
        return True
    if verb.entry.is_weak and not is_present:
        return False
    if "Ger" in features:
        return not verb.entry.is_weak and _says_further(prose, verb.entry, at + match.length, last)
    following = prose.words[at + match.length] if at + match.length < last else ""
    is_linked = match.length > 1 and prose.words[at + match.length - 1].lower() in {"to", "on", "for", "of", "upon"}
    if following == "," and follows != ",":
        following = _behind_aside(prose, at + match.length, last)
    is_named_as = following.lower() == "as" and "as" in verb.entry.takes
    is_linked = is_linked or (match.length > 1 and following.lower() in _BEHIND_PHRASE)
    opens = is_linked or is_named_as or following.lower() in _AFTER_CUE or following[:1].isupper()
    tells = verb.entry.takes_that and prose.words[at + match.length - 1 : last][1:8].count("that") > 0
    is_now = "Pres" in features and follows == "but" and prose.words[at - 1].lower() == "now"
    is_listed = is_present and "Pres" in features and (tells or (opens and not verb.entry.is_weak))
    return (
        ("Past" in features and not verb.entry.is_weak and (opens or tells))
        or is_listed
        or (is_now and verb.entry.kind == "speech")
    )


def _says_further(prose: Prose, entry: CueEntry, behind: int, last: int) -> bool:
    """Say whether a participle of saying has words of its own behind it: "adding that", 'saying: "'."""
    if prose.words[min(behind, len(prose.words) - 1)] == ":":
        return True
    is_saying = entry.kind in {"speech", "writing"} and is_clause(prose, behind, last)
    return entry.kind in CLAUSE_KINDS and (marker_at(prose, behind, last) is not None or is_saying)


def _behind_aside(prose: Prose, comma: int, last: int) -> str:
    """Give the word behind a short aside without a verb: "announced, in protest, [a] fast"; else the comma."""
    for at in range(comma + 1, min(last - 1, comma + _SHORT_ASIDE)):
        if prose.words[at] == ",":
            return prose.words[at + 1]
        if prose.tokens[at].word_class in {WordClass.VERB, WordClass.AUX}:
            break
    return prose.words[comma]


_SHORT_ASIDE = 6


def _names_it(prose: Prose, entry: CueEntry, behind: int) -> bool:
    """Say whether a verb of naming has a pronoun behind it: ", calling it a step", ", describing them as old"."""
    is_naming = "as" in entry.takes or entry.kind == "judgement"
    return is_naming and behind < len(prose.words) and prose.words[behind].lower() in _THINGS


_THINGS = frozenset({"it", "him", "her", "them", "this"})
