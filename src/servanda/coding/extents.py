"""Where the words of a content begin to be a clause, and where they end.

Invariant: a content ends before the next cue of its own speaker and before the words of another one.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.prose import NOMINAL, OPEN, WRITINGS, Prose
from servanda.coding.rebuttals import apposed_claim
from servanda.coding.saying import says_on
from servanda.coding.syntax import Clause, ClauseRelation
from servanda.model import Sentence, Token, WordClass

CLAUSE_KINDS = frozenset({"speech", "writing", "attitude", "decree"})
"""Kinds of cue that a whole clause may follow."""
_LONGEST_CONTENT = 300
"""Words of indirect speech in one sentence; what goes on longer is no sentence but a list that lost its stops."""


def content_limit(prose: Prose, sentence: Sentence, behind: int) -> int:
    """Give the index behind the last word of a content that starts behind a cue.

    It ends before the final stop, before ", according to", before a coordinated cue of the same speaker and before
    a participle of saying (", adding that").
    """
    last = min(sentence.last, behind + _LONGEST_CONTENT)
    while last > behind and prose.words[last - 1] in {".", "!", "?", "…"}:
        last -= 1
    for at in range(behind + 1, last):
        if prose.quoted(prose.starts[at]) is not None:
            continue
        if prose.words[at] == "," and apposed_claim(prose, at, last) is not None:
            return at  # ", a claim that the bank rejected" is no word of the accuser
        if prose.words[at] == ";" or _ends_before(prose, behind, at, last) or _opens_manner(prose, at, last):
            return _without_comma(prose, at, behind)
        if _opens_gloss(prose, at, last) or says_on(prose, at):
            return _without_comma(prose, at, behind)
        is_cited = prose.words[at].lower() == "according" and at + 1 < last and prose.words[at + 1].lower() == "to"
        if is_cited and not opens_citation(prose, at):
            return _without_comma(prose, at, behind)
    return _without_comma(prose, last, behind)


def opens_citation(prose: Prose, place: int) -> bool:
    """Say whether "according to" opens a clause that is told: "that according to her", "since, according to Peru,"."""
    before = place - 2 if prose.words[place - 1] == "," else place - 1
    return before >= 0 and prose.words[before].lower() in {"that", "since", "because"}


def _opens_manner(prose: Prose, comma: int, last: int) -> bool:
    """Say whether a comma parts what is said from where it was said: "it rained, [in a speech to parliament]"."""
    words = prose.words[comma : min(last, comma + _MANNER_WORDS)]
    if len(words) < _MANNER_WORDS or words[0] != "," or words[1].lower() not in {"in", "during"}:
        return False
    is_one = words[2].lower() in {"a", "an", "his", "her", "its", "their"}
    is_written = not (WRITINGS | _STUDIES).isdisjoint(word.lower() for word in words)
    return is_one and (is_written or any(prose.reading.book.words.medium(words, at) for at in range(1, len(words))))


def _opens_gloss(prose: Prose, at: int, last: int) -> bool:
    """Say whether the reporter goes on by saying who is meant: ", referring to Peru", "in an apparent reference to"."""
    words = [word.lower() for word in prose.words[at : min(last, at + _GLOSS_WORDS)]]
    is_parted = words[:1] == [","]
    words = words[is_parted:]
    if words[:1] == ["apparently"]:
        return words[1:2] in (["referring"], ["alluding"], ["pointing"])
    if words[:1] in (["referring"], ["alluding"]):
        return is_parted and words[1:2] == ["to"]
    is_reference = words[:1] == ["in"] and not _REFERENCES.isdisjoint(words[1:4]) and "to" in words[2:5]
    return is_reference and (is_parted or not {"apparent", "obvious", "clear", "veiled"}.isdisjoint(words))


_GLOSS_WORDS = 6
_REFERENCES = frozenset({"reference", "allusion"})


_STUDIES = frozenset({"paper", "study", "article", "blog", "podcast"})


_MANNER_WORDS = 6
"""A comma, "in a", up to two adjectives and the medium."""


def _ends_before(prose: Prose, behind: int, at: int, last: int) -> bool:
    """Say whether a content ends before a comma, "and" or "but": a cue of its own speaker or another's words follow."""
    word = prose.words[at].lower()
    if word == "," and (_starts_other(prose, at + 1, last) or _starts_deed(prose, behind, at, last)):
        return True
    if [each.lower() for each in prose.words[at : at + 3]] == [",", "however", ","]:
        return _has_subject_and_verb(prose, at + 3, last)  # a comma where a stop should be
    if word not in {"and", "but", "while", ","} or (word == "," and _goes_on_behind_aside(prose, at, last)):
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
    if not is_told and _turns_to_another(prose, at, last):
        return True
    if word == "while":
        return False
    is_present = _is_present(prose, behind, at)
    return _starts_cue(prose, at + 1, last, follows=word, is_present=is_present) or _tells_on(prose, behind, at, last)


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
        is_next = opener == "and" and _has_subject_and_verb(prose, at + 2, last)
        return is_next or opener in _CONCEDING or _is_saying_aside(prose, at + 1)
    first = at + 1
    if word == "and" and not (first < last and prose.words[first].lower() in PRONOUNS):
        return False
    return _has_subject_and_verb(prose, first, last)


def clause_end(prose: Prose, start: int, last: int) -> int:
    """Give where a relative clause ends inside its sentence: at the comma before a clause with its own subject."""
    commas = (at for at in range(start + 1, last) if prose.words[at] in {",", '"', "”"})
    return next((at for at in commas if _has_subject_and_verb(prose, at + 1, last)), last)


def _has_subject_and_verb(prose: Prose, start: int, last: int) -> bool:
    """Say whether a noun phrase and a finite verb right behind it start at a word."""
    at = start
    while at < last and prose.tokens[at].word_class in NOMINAL | {WordClass.PRON, WordClass.PART, WordClass.ADP}:
        at += 1
    return start < at < last and is_finite(prose.tokens[at])


def _is_saying_aside(prose: Prose, at: int) -> bool:
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
    if match is None or verb is None or verb.entry.is_weak or not verb.entry.takes_that:
        return False
    told = prose.reading.book.cues.at(prose.words, behind - 1)
    told_verb = told.part("verb") if told else None
    if told_verb is None or not _TENSES & set(told_verb.tenses) & set(verb.tenses):
        return False
    following = prose.words[place + match.length].lower() if place + match.length < last else ""
    if following == "that" or (following == "to" and verb.entry.takes_to):
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


def is_finite(token: Token) -> bool:
    """Say whether a token is a verb with a tense or a modal."""
    is_verb = token.word_class in {WordClass.VERB, WordClass.AUX}
    return is_verb and not _FINITE.isdisjoint(token.features)


_FINITE = frozenset({"Past", "Pres", "Modal"})


def _without_comma(prose: Prose, last: int, behind: int) -> int:
    while last > behind and prose.words[last - 1] in {",", ";", "and", "-", "–", "—"}:
        last -= 1
    return last


def relative_end(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int:
    """Give where a told clause ends inside a relative one: "Ana Ruiz, who said that it rained[, left the hall]".

    The main verb stands behind the last comma; where one stood before, the relative clause runs to the stop.
    """
    if clause.relation is not ClauseRelation.RELATIVE:
        return sentence.last
    before = prose.tokens[sentence.first : clause.verb.first]
    if any(token.word_class in {WordClass.VERB, WordClass.AUX} for token in before):
        return sentence.last
    if (main := _main_verb(prose, sentence, clause, behind)) is not None:
        return main
    closing = [
        at
        for at in range(behind + 1, sentence.last - 1)
        if prose.words[at] == ","
        and {"Past", "Pres", "Modal"} & set(prose.tokens[at + 1].features)
        and prose.tokens[at + 1].word_class in {WordClass.VERB, WordClass.AUX}
        and prose.quoted(prose.starts[at]) is None
    ]
    return closing[-1] if closing else sentence.last


def opening_end(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int:
    """Give where a told clause ends that only opens a sentence: "When Peru announced a ban, [the union left]"."""
    at = prose.sentence_at(sentence.span.start)
    if clause.relation is not ClauseRelation.ADVERBIAL or at is None:
        return sentence.last
    mains = [
        one.subject.span_first
        for one in prose.clauses[at]
        if one.relation is ClauseRelation.ROOT and one.subject is not None and one.subject.span_first > behind
    ]
    main = min(mains, default=sentence.last)
    return main - 1 if main < sentence.last and prose.words[main - 1] == "," else sentence.last


def _main_verb(prose: Prose, sentence: Sentence, clause: Clause, behind: int) -> int | None:
    """Give the main verb whose subject a relative clause without commas describes: "those who said no [left]"."""
    at = prose.sentence_at(sentence.span.start)
    if at is None or "," in prose.words[sentence.first : clause.verb.first]:
        return None
    finite = [
        one.verb.first
        for one in prose.clauses[at]
        if one.verb.is_finite and one.verb.first > behind + 1 and one.relation is not ClauseRelation.ADVERBIAL
    ]
    if len(finite) == 1:
        return finite[0]
    told = [one.verb.first for one in prose.clauses[at] if one.relation is ClauseRelation.COMPLEMENT]
    main = [
        one.verb.first
        for one in prose.clauses[at]
        if one.relation is ClauseRelation.ROOT and one.verb.is_finite and one.verb.first > behind + 1
    ]
    return main[0] if main and any(behind < place < main[0] for place in told) else None


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


def marker_at(prose: Prose, start: int, last: int) -> int | None:
    """Give the index of the word that opens a content clause, addressee, manner and day stepped over."""
    for at in range(start, min(last, start + MOST_STEPPED)):
        word = prose.words[at].lower()
        token = prose.tokens[at]
        is_that = word in {"that", "whether"} and token.word_class in _THAT and not _is_that_time(prose, at, last)
        is_that = is_that and not _is_that_thing(prose, at, last)
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
    return (
        start + 1 == last
        or prose.tokens[start + 1].word_class in _BEHIND_POINTER
        or prose.words[start + 1].endswith("ing")
    )


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
            return at > start
        if prose.words[at] == "," and at > start:
            is_plain = prose.tokens[start].word_class is not WordClass.SCONJ
            return is_plain and _goes_on_behind_aside(prose, at, last)
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
    return _has_subject_and_verb(prose, comma + 1, last)


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


def _goes_on_behind_aside(prose: Prose, comma: int, last: int) -> bool:
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
