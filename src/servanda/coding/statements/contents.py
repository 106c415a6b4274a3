"""What a cue says: the content behind it, around it in quotation marks, or before it.

Invariant: a content never ends inside an open quotation, and never holds its own cue.
"""

from __future__ import annotations

from servanda.codebook import CueEntry
from servanda.coding.acts.own_papers import PAPERS, leaves_own_paper
from servanda.coding.statements.extents import content_limit, opening_end, relative_end
from servanda.coding.statements.extents_openings import (
    CLAUSE_KINDS,
    LONGEST_ASIDE,
    MOST_STEPPED,
    has_subject_and_verb,
    is_clause,
    is_finite,
    is_pointing,
    marker_at,
    opens_with_phrase,
    starts_phrase,
)
from servanda.coding.statements.extents_turns import PRONOUNS, is_saying_aside
from servanda.coding.statements.fronted import fronted_content
from servanda.coding.statements.parted import parted_content
from servanda.coding.statements.prose import (
    CLAIMS,
    NOMINAL,
    Prose,
    span_of_words,
)
from servanda.coding.statements.quoted import ends_before, ends_in_quote, quoted_content, with_words_before
from servanda.coding.statements.reasons import ADDED, reason_behind, with_opening_clause
from servanda.coding.statements.rebuttals import denied_claim, is_belittled, is_denied_deed, is_denied_thing
from servanda.coding.statements.weak_cues import put_at, ruled
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import Sentence, Span, Stance, WordClass

_OBJECT_KINDS = frozenset({"judgement", "demand", "topic", "promise", "decree"})


_LATER = frozenset({"earlier", "later", "also", "separately", "meanwhile"})


def content_of(
    prose: Prose,
    sentence: Sentence,
    clause: Clause,
    entry: CueEntry,
    behind: int,
    source: Span | None,
    cue: Span,
    limit: int,
) -> tuple[tuple[Span, ...], str, Span | None] | None:
    """Give the content of a cue, the name of the rule that found it, and the source where that rule found it too.

    How somebody wants to be named is no content.
    """
    if _is_namelessness(prose, behind, sentence.last):
        return None
    behind = _past_aside(prose, sentence, entry, behind)
    opens_that = behind < sentence.last and prose.words[behind].lower() in {"that", "whether"}
    limit = min(limit, relative_end(prose, sentence, clause, behind), opening_end(prose, sentence, clause, behind))
    renders = "quote" in entry.takes or entry.kind in {"speech", "writing"}
    quoted = quoted_content(prose, sentence, cue, source) if renders and not opens_that else None
    if quoted and not ends_in_quote(prose, entry, behind, quoted):
        is_over = len(quoted) == 1 and ends_before(prose, sentence, quoted[0])
        told = _after_cue(prose, sentence, clause, entry, behind, source, limit) if is_over else None
        content, rule = told or (with_words_before(prose, sentence, clause, entry, quoted), "quote")
        return content, rule, None
    after = _after_cue(prose, sentence, clause, entry, behind, source, limit)
    if after is not None and not (after[1] == "bare" and is_saying_aside(prose, prose.index(after[0][0].start))):
        return *with_opening_clause(prose, sentence, cue, source, after), None
    is_acting = entry.is_weak and entry.kind in {"attitude", "decree"}
    if entry.kind in {"speech", "writing"} and (parted := parted_content(prose, sentence, clause, entry)) is not None:
        return parted[0], "parted", parted[1]
    if entry.kind in CLAUSE_KINDS and not is_acting and not _has_object(prose, sentence, clause, entry, behind):
        fronted = fronted_content(prose, sentence, clause, entry)
        if fronted is not None:
            return (fronted[0], *reason_behind(prose, sentence, clause, fronted[1])), "fronted", fronted[1]
    return None


def _has_object(prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry, behind: int) -> bool:
    """Say whether a verb goes on with what it is about, so that nothing before it is said: "they continue to pay".

    A verb that is a cue only beside words that it renders must end its clause to have them before it.
    """
    if behind >= sentence.last:
        return False
    is_turned = prose.words[clause.verb.first - 1] in {",", "”", '"', "»", "—", "–"}  # "..., said the minister"
    is_bare = prose.tokens[behind].word_class is WordClass.DET and entry.addressee != "outside" and not is_turned
    is_linked = prose.words[behind].lower() in entry.takes or is_bare  # "the act sets out the rules"
    goes_on = prose.tokens[behind].word_class not in {WordClass.PUNCT, WordClass.ADP, WordClass.NOUN, WordClass.PROPN}
    return is_linked or (entry.is_weak and not entry.takes_that and goes_on)


def _is_namelessness(prose: Prose, behind: int, last: int) -> bool:
    """Say whether a cue's words only hide its speaker: "asked [not to be named]", "declined [to give his name]"."""
    words = [word.lower() for word in prose.words[behind : min(last, behind + _HIDING)]]
    words = words[1:] if words[:1] == ["not"] else words
    if words[:1] == ["on"]:
        return words[1:2] in (["anonymity"], ["condition"])
    if words[:2] in (["to", "be"], ["to", "remain"], ["to", "stay"]):
        behind_verb = words[3:4] if words[2:3] and words[2].endswith("ly") else words[2:3]
        end = words.index(behind_verb[0], 2) + 1 if behind_verb else 2
        is_named = words[1] == "be" and bool(_NAMING & set(behind_verb)) and words[end : end + 1] not in _POSTS
        return is_named or behind_verb in (["anonymous"], ["unnamed"])
    return words[:2] in (["to", "give"], ["to", "disclose"], ["to", "provide"]) and bool(_NAMES & set(words[3:5]))


_HIDING = 6
_NAMING = frozenset({"named", "identified", "quoted", "cited"})
_POSTS = (["a"], ["an"], ["the"], ["as"], ["chief"], ["head"], ["envoy"], ["leader"], ["president"], ["chairman"])
"""Words behind "to be named" that make it an appointment."""
_NAMES = frozenset({"name", "names", "identity", "identities"})


def _past_aside(prose: Prose, sentence: Sentence, entry: CueEntry, behind: int) -> int:
    """Give where a content begins behind an aside between commas, or behind the day to which "on" belongs.

    "Reported, citing the ministry, [that]", "announced, in protest, [a] fast", "spoke on Monday [about]".
    """
    if behind + 1 >= sentence.last:
        return behind
    if entry.lemma.endswith(" on") and prose.words[behind].lower() in prose.reading.book.words.weekdays:
        return behind + 1
    if prose.words[behind] != ",":
        return behind
    is_saying = prose.words[behind + 1].endswith("ing")
    is_manner = entry.lemma in _OBJECT_CUES and prose.tokens[behind + 1].word_class is WordClass.ADP
    for at in range(behind + 2, min(sentence.last - 1, behind + LONGEST_ASIDE)):
        if prose.words[at] == ",":
            opens_that = is_saying and prose.words[at + 1].lower() == "that"
            opens_object = is_manner and prose.tokens[at + 1].word_class is WordClass.DET
            return at + 1 if opens_that or opens_object else behind
        is_manner = is_manner and prose.tokens[at].word_class not in {WordClass.VERB, WordClass.AUX}
    return behind


def _after_cue(
    prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry, behind: int, source: Span | None, limit: int
) -> tuple[tuple[Span, ...], str] | None:
    """Give the content behind a cue: a denied claim, a that-clause, a bare clause, an infinitive, an object."""
    claim = denied_claim(prose, entry, behind, min(sentence.last, limit))
    if claim is not None:
        return span_of_words(prose, claim, min(content_limit(prose, sentence, behind), limit)), "object"
    last = min(sentence.last, limit)
    if _is_announced(prose, entry, behind, last):
        return span_of_words(prose, behind + 1, min(content_limit(prose, sentence, behind), last)), "bare"
    return _told_behind(prose, sentence, clause, entry, behind, source, limit)


def _told_behind(
    prose: Prose, sentence: Sentence, clause: Clause, entry: CueEntry, behind: int, source: Span | None, limit: int
) -> tuple[tuple[Span, ...], str] | None:
    """Give the content behind a cue that denies no claim under another name."""
    last = content_limit(prose, sentence, behind)
    last = min(last, limit) if behind < limit else last
    start = behind
    if source is not None and behind <= prose.index(source.start) < limit:
        start = prose.index(source.end)  # "said the minister of Peru that"; not that of the clause behind
    marker = _content_marker(prose, entry, start, last) if not _points_back(prose, start) else None
    if marker is not None and prose.words[marker].lower() != "to" and (entry.takes_that or "whether" in entry.takes):
        return span_of_words(prose, marker, last), "that"
    is_late = marker is not None and marker > start and prose.words[start].lower() in _WHEN
    if marker is not None and is_late and entry.takes_to and not entry.target_inside and prose.words[start] != "to":
        begin = start if prose.words[start].lower() in _NEVER else marker
        return span_of_words(prose, begin, last), "to"  # "pledged in 2022 to provide", "vowed never to leave"
    if _is_no_saying(prose, entry, start, last) or _points_back(prose, start):
        return None
    if start < last and prose.words[start].lower() in _LINKS:
        return _prepositional(prose, entry, start, last) or _behind_addressee(prose, entry, start, last)
    if entry.is_weak:
        return ruled(prose, entry, start, last) or _called(prose, entry, start, last)
    if entry.target_inside and start < last:
        return _aimed(prose, entry, start, last)
    if _tells_no_more(prose, clause, source, start):
        return None
    begin = _skip_addressee(prose, entry, start, last)
    is_told = entry.kind in CLAUSE_KINDS and not is_denied_deed(prose, entry, start, last)
    is_told = is_told or (entry.kind == "promise" and prose.words[begin].lower() in PRONOUNS)  # "assured he would help"
    is_told = is_told and entry.lemma not in _NO_CLAUSE and not _is_while_doing(prose, clause)
    is_told = is_told and not _goes_on_beside(prose, begin, last)
    if is_told and (is_clause(prose, begin, last) or opens_with_phrase(prose, begin, last)):
        return span_of_words(prose, begin, last), "bare"
    return _object(prose, entry, start, last)


_BESIDE = frozenset({"while", "whereas", "who", "whose", "which"})


def _aimed(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the content of a cue that holds whom it aims at; behind "warned them" a clause stands alone.

    A pronoun alone is whom it aims at and no content.
    """
    if last - start == 1 and prose.tokens[start].word_class is WordClass.PRON:
        return None  # "we said thank you", "he accused them" tell nothing
    if entry.lemma == "warn" and prose.words[start].lower() in _TOLD and is_clause(prose, start + 1, last):
        return span_of_words(prose, start + 1, last), "bare"
    return span_of_words(prose, start, last), "to" if "to" in prose.words[start:last] else "object"


def _is_announced(prose: Prose, entry: CueEntry, start: int, last: int) -> bool:
    """Say whether a colon opens what is said without quotation marks: "the ministry reports: in May two boats sank"."""
    opens = start + 1 < last and prose.words[start] == ":" and entry.kind in {"speech", "writing"}
    return opens and prose.quoted(prose.starts[start + 1]) is None and any(map(is_finite, prose.tokens[start:last]))


def _goes_on_beside(prose: Prose, begin: int, last: int) -> bool:
    """Say whether the reporter, or what was said before, goes on behind a cue: "it rained, he said, [while] we slept".

    So does a reason without a main clause: "spoke on condition of anonymity [because] the talks were secret".
    """
    begin += begin < last and prose.words[begin].lower() in ADDED
    word = prose.words[begin].lower() if begin < last else ""
    if prose.words[begin - 1] == "," and word in _BESIDE:
        return True  # "..., announced the embassy in Lima, which expects many"
    if word == "when" and begin + 1 < last and _is_asked(prose, begin + 1):
        return True  # "said no when asked whether it rained"
    is_reason = word in {"because", "although", "though", "whereas", "if", "unless"}
    return is_reason and not any(
        prose.words[at] == "," and has_subject_and_verb(prose, at + 1, last) for at in range(begin, last)
    )


def _is_asked(prose: Prose, at: int) -> bool:
    return "Part" in prose.tokens[at].features or prose.words[at].lower() in {"asked", "pressed", "told", "questioned"}


def _is_while_doing(prose: Prose, clause: Clause) -> bool:
    """Say whether a gerund only tells when something was done: "boiled before adding the dates"."""
    before = prose.words[clause.verb.first - 1].lower() if clause.verb.first else ""
    return clause.verb.participle and before in {"before", "after", "when", "while"} and clause.verb.lemma == "add"


def _is_no_saying(prose: Prose, entry: CueEntry, start: int, last: int) -> bool:
    """Say whether what stands behind a cue shows that nothing is said: a deed, a mere pointer, nobody aimed at."""
    if start >= last:
        return False
    is_blamed = entry.stance is Stance.ACCUSES and prose.words[start + 1 : start + 2] == ["of"]  # "accused it of"
    return (
        is_deed(prose, entry, start, last)
        or (is_pointing(prose, start, last) and not is_blamed and not _names_it(prose, entry, start))
        or (entry.target_inside and _is_unaimed(prose, entry, start))
        or (prose.words[start].lower() == "by" and entry.kind not in {"speech", "writing"})  # "a sum requested by Peru"
        or ((entry.kind == "topic" or entry.lemma in _NO_CLAUSE) and _is_channel(prose, start, last))
    )


def _names_it(prose: Prose, entry: CueEntry, start: int) -> bool:
    """Say whether a name in quotation marks stands behind one word for what it is given to: 'called it "fair"'."""
    at = start + 1
    while at < len(prose.tokens) and at <= start + _MOST_BEFORE_NAME and prose.tokens[at].word_class in _BEFORE_NAME:
        at += 1
    is_naming = entry.kind == "judgement" and "as" in entry.takes and at < len(prose.starts)
    return is_naming and any(one.start == prose.starts[at] for one in prose.reading.marks.quotations)


_BEFORE_NAME = frozenset({WordClass.DET, WordClass.ADJ, WordClass.ADV})
_MOST_BEFORE_NAME = 3
"""Words between what is named and its name: 'called it a rather "hasty" vote'."""


def is_deed(prose: Prose, entry: CueEntry, start: int, last: int) -> bool:
    """Say whether a verb of saying acts by its object: "rejected the treaty", "denounced its treaty with Peru"."""
    if entry.lemma == "denounce":
        cue = next((at for at in range(start - 1, -1, -1) if prose.words[at].lower().startswith("denounc")), start)
        return leaves_own_paper(prose.words[max(0, cue - 1) : cue], prose.words[start:last])
    if entry.lemma == "welcome" and _are_met(prose, start, last):
        return True
    return bool(_near(prose, start, last) & _DEEDS.get(entry.lemma, frozenset()))


def _are_met(prose: Prose, start: int, last: int) -> bool:
    """Say whether people are welcomed, and no news: "welcomed back [visitors]", "welcomed a youth with open arms"."""
    if prose.words[start].lower() == "back":
        return True
    at = start
    while at < last and prose.tokens[at].word_class in NOMINAL | {WordClass.NUM}:
        at += 1
    head = prose.tokens[at - 1] if at > start else None
    is_common = head is not None and head.word_class is WordClass.NOUN
    return is_common and head is not None and prose.reading.book.people.is_person(head.lemma)


def _is_unaimed(prose: Prose, entry: CueEntry, start: int) -> bool:
    """Say whether nobody stands behind a verb that needs somebody: "protested and left", "accused of theft"."""
    is_linked = entry.stance is Stance.ACCUSES and prose.words[start].lower() in {"of", "by", "for"}
    return is_linked or prose.words[start] in {",", ";"} or prose.tokens[start].word_class is WordClass.CCONJ


def _tells_no_more(prose: Prose, clause: Clause, source: Span | None, start: int) -> bool:
    """Say whether what stands behind a cue is none of its words.

    "When he refused, [one truck left]" goes on with the main clause, "said an envoy [who had left]" with the speaker.
    """
    is_open = start + 1 < len(prose.words) and prose.words[start] == "," and source is not None
    word = prose.words[start + is_open].lower() if start < len(prose.words) else ""
    is_behind = source is not None and source.start >= prose.starts[clause.verb.main]
    is_reporting = is_open and prose.words[clause.verb.first - 1] in _CLOSING  # "..., said Ana Ruiz, a nurse"
    is_turned = is_behind and (word in {"who", "whose", "which"} or is_reporting)
    return is_turned or (clause.relation is ClauseRelation.ADVERBIAL and prose.words[start : start + 1] == [","])


_CLOSING = frozenset({",", "”", '"'})


def _content_marker(prose: Prose, entry: CueEntry, start: int, last: int) -> int | None:
    marker = marker_at(prose, start, last)
    if marker is None or _opens_object(prose, entry, start, marker) or _answers_claim(prose, entry, start, marker):
        return None
    return marker


def _points_back(prose: Prose, at: int) -> bool:
    """Say whether "that" opens no clause but stands for what was said before: "disputes that and says"."""
    behind = prose.words[at + 1].lower() if at + 1 < len(prose.words) else "."
    return at < len(prose.words) and prose.words[at].lower() == "that" and behind in {"and", "but", ".", ";"}


def _answers_claim(prose: Prose, entry: CueEntry, start: int, marker: int) -> bool:
    """Say whether "that" opens what somebody answers to: "was responding to the [allegation that] he had paid"."""
    is_answer = entry.lemma in {"respond", "reply", "react", "answer"} and prose.words[start].lower() == "to"
    return is_answer and not CLAIMS.isdisjoint(word.lower() for word in prose.words[start:marker])


def _opens_object(prose: Prose, entry: CueEntry, start: int, marker: int) -> bool:
    """Say whether what stands before "that" is no addressee and no day, but a phrase of the content itself.

    "Said Chad's claim that it paid was false": the claim is what is spoken of.
    """
    is_open = entry.target_inside or entry.kind == "promise" or entry.lemma.endswith(" with")
    if marker == start or entry.addressee == "outside" or is_open:
        return False  # "assured the envoy that it would pay", "agreed with him that"
    words = prose.reading.book.words
    first = prose.words[start].lower()
    is_day = first in words.weekdays or first in words.months or first in {"yesterday", "today", "last"}
    return not is_day and prose.tokens[start].word_class in _PHRASE_STARTS


_PHRASE_STARTS = frozenset({WordClass.DET, WordClass.NOUN, WordClass.PROPN, WordClass.ADJ, WordClass.PRON})


_LINKS = frozenset({"to", "for", "of", "on", "against", "about", "with", "as", "over", "at"})


def _object(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the plain object of a cue that says what its object names: "condemned the attack", "voiced concern"."""
    if is_denied_deed(prose, entry, start, last):
        return span_of_words(prose, start, last), "object"
    if entry.stance is Stance.DENIES and not CLAIMS & _near(prose, start, last):
        is_said = is_belittled(prose, start, last) or is_denied_thing(prose, entry, start, last)
        return (span_of_words(prose, start, last), "object") if is_said else None
    is_counted = entry.lemma == "report" and start < last and prose.tokens[start].word_class is WordClass.NUM
    # "dismissed the criticism", "reported 40 cases"
    names_it = entry.lemma in _OBJECT_CUES or entry.stance is Stance.DENIES or is_counted
    takes = "np" in entry.takes or names_it
    if entry.kind in CLAUSE_KINDS and not names_it:
        return None
    if not takes or not starts_phrase(prose, start, last):
        return None
    if entry.lemma == "claim" and _CLAIMED.isdisjoint(_near(prose, start, last)):
        return None  # "claims the islands", "claimed twelve lives" say nothing
    if entry.lemma == "raise" and not any(token.lemma.lower() in _RAISED for token in prose.tokens[start:last]):
        return None  # "raised its prices" says nothing
    return span_of_words(prose, start, last), "object"


_RAISED = frozenset(
    "issue question concern matter doubt objection point topic subject case alarm complaint possibility prospect idea"
    " fear need demand plight fate problem case detention imprisonment".split()
)
"""What is raised in words."""
_CLAIMED = frozenset("responsibility victory credit success innocence immunity sovereignty ignorance progress".split())


def _near(prose: Prose, start: int, last: int) -> set[str]:
    return {word.lower() for word in prose.words[start : min(last, start + _NEAR)]}


_NEAR = 6
_DEEDS = {
    "plead": frozenset({"guilty"}),
    "reject": PAPERS,
    "recall": frozenset(
        "ambassador ambassadors envoy envoys diplomat diplomats troops forces chargé charge consul delegation mission"
        " attaché staff workers cars vehicles products".split()
    ),
    "fear": frozenset({"dead", "killed", "drowned", "missing", "trapped", "lost"}),
    "ask": frozenset("what how why who whether if when where".split()),
}
"""Objects with which a verb of saying acts, or asks, and says nothing."""


def _called(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the object of a weak cue with quoted words in it: 'called the answer "hasty"'.

    The quoted words of what is adopted, accepted or imposed are its name.
    """
    if entry.lemma == "put":
        return put_at(prose, start, last)
    if entry.lemma == "accept" and not _ACCEPTED.isdisjoint(_near(prose, start, last)):
        return span_of_words(prose, start, last), "object"
    if (
        "np" not in entry.takes
        or entry.kind == "decree"
        or entry.stance in {Stance.DENIES, Stance.AGREES}
        or start >= last
        or not (starts_phrase(prose, start, last) or _names_it(prose, entry, start))
    ):
        return None
    end = prose.tokens[last - 1].span.end
    quoted = [one for one in prose.reading.marks.quotations if prose.tokens[start].span.start < one.start < end]
    return (span_of_words(prose, start, last), "object") if quoted else None


_ACCEPTED = frozenset({"invitation", "offer", "proposal", "apology", "apologies"})
"""What is accepted in words."""


def _behind_addressee(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    """Give the object behind "to somebody": "expressed to the envoy [his concern about the drought]"."""
    if prose.words[start].lower() != "to" or entry.lemma not in _OBJECT_CUES:
        return None
    for at in range(start + 1, min(last, start + MOST_STEPPED)):
        if prose.words[at].lower() in _OWNERS and at > start + 1:
            return span_of_words(prose, at, last), "object"
        if prose.tokens[at].word_class in {WordClass.VERB, WordClass.AUX}:
            return None
    return None


_OWNERS = frozenset({"his", "her", "its", "their"})


_OBJECT_CUES = frozenset(
    "confirm reaffirm reiterate mention express announce emphasise emphasize stress highlight underline deny reject"
    " claim outline echo condemn hail voice welcome repeat affirm underscore describe explain propose declare"
    " acknowledge recall detail discuss present raise link regret".split()
)
"""Verbs of saying whose plain object is what is said; "said a word" is not."""


def _prepositional(prose: Prose, entry: CueEntry, start: int, last: int) -> tuple[tuple[Span, ...], str] | None:
    word = prose.words[start].lower()
    if word == "to" and entry.takes_to and prose.tokens[start].word_class is WordClass.PART:
        return span_of_words(prose, start, last), "to"
    following = prose.words[start + 1].lower() if start + 1 < last else ""
    is_day = following in prose.reading.book.words.weekdays or following in prose.reading.book.words.months
    is_day = is_day or _is_length(prose, start, last)
    if entry.stance is Stance.THANKS and " " in entry.lemma and word == "to":
        return span_of_words(prose, start + 1, last), "object"  # "expressed its gratitude to Peru for the boats"
    if entry.kind == "topic" and word in {"with", "to"}:
        return None  # "negotiated with Peru" names a party and no topic
    if word == "to" and word in entry.takes and entry.kind == "attitude" and entry.lemma.endswith(_OFFERED):
        return span_of_words(prose, start, last), "object"  # "conveys its condolences to the families"
    is_voiced = " " in entry.lemma and word in _ABOUT  # "expressed concern over the raid"
    is_voiced = is_voiced and (word != "at" or entry.lemma.split()[0] in _VENTS)  # "paid tribute at the embassy"
    if ((word in entry.takes and entry.kind in _OBJECT_KINDS) or is_voiced) and not is_day:
        return span_of_words(prose, start, last), "object"
    return None


def _is_length(prose: Prose, start: int, last: int) -> bool:
    """Say whether "for" tells how long something lasted: "held talks [for three hours]"."""
    behind = [token.lemma.lower() for token in prose.tokens[start + 1 : min(last, start + _LONGEST_LENGTH)]]
    return prose.words[start].lower() == "for" and not _LENGTHS.isdisjoint(behind)


_LONGEST_LENGTH = 4
_LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year"})


def _is_channel(prose: Prose, start: int, last: int) -> bool:
    """Say whether a phrase names by what or for whom somebody speaks, and not what about: "spoke on state radio"."""
    at = start
    while at + 1 < last and prose.tokens[at + 1].word_class in NOMINAL:
        at += 1
    return at < last and prose.words[at].lower() in prose.reading.book.words.listed("channel")


_NO_CLAUSE = frozenset({"reject", "dismiss", "refute", "rebut", "repudiate", "read out", "vouch for"})
"""Verbs that take no clause without "that": what stands behind them is their object."""
_NEVER = frozenset({"never", "not"})
_WHEN = _NEVER | {"in", "on", "during", "by", "after", "before", "again", "also", "later", "earlier"}
"""Words that may stand between a cue and its infinitive."""


_OFFERED = (" condolences", " sympathy")
"""Feelings that are offered to those who suffer."""
_VENTS = frozenset({"express", "voice", "register", "show", "vent"})
_ABOUT = frozenset({"about", "over", "at", "for", "of", "against", "with", "on"})
"""Words behind a feeling that is voiced, before what it is about."""


def _skip_addressee(prose: Prose, entry: CueEntry, start: int, last: int) -> int:
    """Give where a bare content clause starts: behind the addressee of "told", behind a day or a manner phrase."""
    at = start
    if entry.addressee == "outside":
        if at + 1 < last and prose.words[at].lower() in _TOLD:
            return at + 1
        while at < last and (
            prose.tokens[at].word_class in NOMINAL or prose.words[at].lower() in {"the", "a", "of", "'s"}
        ):
            if at > start and _opens_next(prose, at):
                break  # "told the Courier [a survey was false]"
            at += 1
        return at
    is_spell = at + 2 < last and prose.words[at].lower() in {"last", "this"} and prose.words[at + 1].lower() in _SPELLS
    if is_spell and has_subject_and_verb(prose, at + 2, last):
        at += 2  # "said [last week] he hoped"
    while at < last and prose.words[at].lower() in _LATER | {"on", "in", "at", "during", ","}:
        step = _phrase_end(prose, at, last)
        if step is None:
            return start
        at = step
    return at


_TOLD = frozenset({"me", "us", "him", "them"})
_SPELLS = frozenset({"week", "month", "year", "night", "spring", "summer", "autumn", "winter"})


def _opens_next(prose: Prose, at: int) -> bool:
    """Say whether a word begins a phrase of its own behind another: an article that nothing links to it."""
    before = prose.words[at - 1].lower()
    return prose.tokens[at].word_class is WordClass.DET and before not in {"of", "and", "'s", "’s", "all", "both"}


def _phrase_end(prose: Prose, at: int, last: int) -> int | None:
    """Give the end of a short manner or time phrase that starts at a word."""
    if prose.words[at].lower() in _LATER or prose.words[at] == ",":
        return at + 1
    end = at + 1
    while end < last and end - at < 6 and prose.tokens[end].word_class in NOMINAL | {WordClass.NUM}:  # noqa: PLR2004
        end += 1
        if prose.words[end - 1].lower() in prose.reading.book.words.weekdays:
            break
    return end if end > at + 1 else None
