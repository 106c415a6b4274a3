"""Spans of sources, cues and contents to attributions: one cue, one attribution.

Invariant: no word stands in two roles of attributions of one depth, save a source that two cues share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.reading.learned.spans import Tagged, closed

Places = tuple[tuple[int, int], ...]
"""Runs of words, half-open, in order."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as runs of words; `source` and `cue` may be empty.

    `depth` is 0 for the outermost; one inside the content of another names it by its number in the list: `holder`.
    """

    source: Places
    cue: Places
    content: Places
    holder: int | None = None
    depth: int = 0

    def at(self, places: Sequence[int], *, holder: int, depth: int) -> Attribution:
        """Give the attribution with its words moved to `places`."""
        source, cue, content = (
            _runs([places[at] for first, last in role for at in range(first, last)])
            for role in (self.source, self.cue, self.content)
        )
        return replace(self, source=source, cue=cue, content=content, holder=holder, depth=depth)


def _runs(words: Sequence[int]) -> Places:
    found: list[tuple[int, int]] = []
    for at in words:
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


def linked(
    roles: Sequence[Tagged],
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    quoted: Sequence[tuple[int, int]],
) -> list[Attribution]:
    """Link spans by their cues.

    A content goes to the nearest cue of its sentence; one without a cue in its sentence continues the speaker before it
    when it is quoted. A source goes to the nearest cue that has none; a cue without one takes the source of the cue
    before it in the sentence.

    Args:
        roles: Spans with the labels source, cue and content, in the order of the text.
        words: The words.
        sentences: Half-open borders.
        quoted: The quotations, half-open.
    """
    sentence_of = [number for number, (first, last) in enumerate(sentences) for _ in range(first, last)]
    cues = [(first, last) for first, last, role in roles if role == "cue"]
    cues_of: dict[int, list[int]] = defaultdict(list)
    for number, (first, _) in enumerate(cues):
        cues_of[sentence_of[first]].append(number)
    contents: list[list[tuple[int, int]]] = [[] for _ in cues]
    loose: list[tuple[int, int]] = []
    taken = [(first, last) for first, last, role in roles if role != "content"]
    own = [(first, last) for first, last, role in roles if role == "content"]
    for content in _apart([_between(closed(*content, quoted), content, taken) for content in own]):
        cue = _nearest(content, cues, cues_of, sentence_of)
        if cue is None:
            loose.append(content)
        else:
            contents[cue].append(content)
    for content in loose:
        # A quotation that goes on in further sentences has the speaker of the one before it.
        before = [at for at, (_, last) in enumerate(cues) if last <= content[0] and contents[at]]
        if before and words[content[0]] in _QUOTES:
            contents[before[-1]].append(content)
    sources = [(first, last) for first, last, role in roles if role == "source"]
    speaking = {sentence: [number for number in numbers if contents[number]] for sentence, numbers in cues_of.items()}
    return list(_attributions(cues, contents, _sources(sources, cues, speaking, sentence_of), sentence_of))


def with_subjects(
    found: Sequence[Attribution], heads: Sequence[int], relations: Sequence[str], words: Sequence[str]
) -> Iterator[Attribution]:
    """Give the attributions, those whose cue has no source of its own with the subject that the tree gives it.

    Args:
        found: Attributions in the order in which sources are handed on.
        heads: The head of each word, -1 for a root.
        relations: The relation of each word to its head (UD).
        words: The words.
    """
    taken: dict[int | None, set[int]] = defaultdict(set)
    for one in found:
        taken[one.holder].update(_words(one.cue), _words(one.content), _words(one.source))
    seen: set[tuple[int | None, Places]] = set()
    for given in found:
        one = _heard_by(given, heads, relations, words)
        if one.source:
            free = _whole(one.source[-1], heads, relations)
            if _spoken(one).isdisjoint(range(*free)):
                one = replace(one, source=(*one.source[:-1], free))
        if not one.source or (one.holder, one.source) in seen:
            subject = _subject(one, heads, relations, words)
            if subject and taken[one.holder].isdisjoint(range(*subject)):
                one = replace(one, source=(subject,))
        seen.add((one.holder, one.source))
        yield one


def _spoken(one: Attribution) -> set[int]:
    return {*_words(one.cue), *_words(one.content)}


def _whole(source: tuple[int, int], heads: Sequence[int], relations: Sequence[str]) -> tuple[int, int]:
    """Give a source that breaks off before its noun with the noun: "a new [poll]", "the general's [view]" not."""
    first, last = source
    head = heads[last - 1]
    is_cut = last <= head < last + _MOST_CUT and all(
        first <= heads[at] < last or heads[at] == head for at in range(*source)
    )
    between = range(last - 1, head)
    return (first, head + 1) if is_cut and all(relations[at] in _BEFORE_NOUN for at in between) else source


_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "punct", "nmod:poss", "flat"})
_MOST_CUT = 4
"""Words that a source may lack at its end."""


def _heard_by(one: Attribution, heads: Sequence[int], relations: Sequence[str], words: Sequence[str]) -> Attribution:
    """Give an attribution without the source that only hears it: "[Ruiz] was asked whether", "the bank, accused of"."""
    cue = set(_words(one.cue))
    heard = {at for at in cue if words[at].lower() in _SAID_TO}
    hearers = {at for at, head in enumerate(heads) if head in heard and relations[at] == "nsubj:pass"}
    return replace(one, source=()) if not hearers.isdisjoint(_words(one.source)) else one


_SAID_TO = frozenset(
    "accused advised alleged asked assured believed blamed charged informed instructed ordered reported reputed"
    " rumoured said thanked thought told urged warned".split()
)
"""Passives whose subject is told or told of, and tells nothing."""


_SUBJECTS = ("nsubj", "nsubj:outer", "obl:agent", "nmod:poss")
"""Whose words a verb tells, and, last, whose a noun is: "the [general's] view that"."""
_HANGERS_ON = frozenset({"acl:relcl", "acl", "parataxis", "conj", "cc", "case", "punct"})
"""What a speaker's phrase does without: relative clauses, and others who speak with it only by the tree's word."""


def _subject(
    one: Attribution, heads: Sequence[int], relations: Sequence[str], words: Sequence[str]
) -> tuple[int, int] | None:
    """Give the subject of a cue's verb as one run of words."""
    head = _speaker(set(_words(one.cue)), heads, relations, words)
    if head is None:
        return None
    inside = {head}
    first = last = head
    for step in (-1, 1):
        at = head + step
        while 0 <= at < len(words) and _hangs_on(at, head, heads, relations):
            inside.add(at)
            at += step
        first, last = min(first, *inside), max(last, *inside)
    while last > first and not words[last][-1].isalnum():
        last -= 1
    return first, last + 1


def _speaker(cue: Collection[int], heads: Sequence[int], relations: Sequence[str], words: Sequence[str]) -> int | None:
    """Give the word that the tree makes the speaker of a cue: its own subject, or that of the verb it hangs on.

    "The crowd marched [chanting] that", "Lima agreed and later [denied]", "protesters [shouting] that".
    """
    at = next((at for at in cue if heads[at] not in cue), -1)
    found = _own_subject(cue, heads, relations, words)
    steps = 0
    while found is None and at >= 0 and heads[at] >= 0 and steps < _MOST_STEPS:
        relation, above = relations[at], heads[at]
        is_gerund = words[at].lower().endswith("ing")
        if relation == "acl" and is_gerund and words[at - 1] != ",":
            return above
        is_shared = relation == "conj" or (relation == "xcomp" and not _has_object(above, heads, relations))
        if not is_shared and not (relation == "advcl" and is_gerund):
            return None
        found = _own_subject({above}, heads, relations, words)
        at, steps = above, steps + 1
    return found


_MOST_STEPS = 3
"""Verbs over a cue that may have the speaker as their subject."""


def _own_subject(
    cue: Collection[int], heads: Sequence[int], relations: Sequence[str], words: Sequence[str]
) -> int | None:
    """Give the subject of a cue, whose it is, or of whom: "the [view] of the general"."""
    hanging = [at for at, head in enumerate(heads) if head in cue]
    subjects = [at for at in hanging if relations[at] in _SUBJECTS]
    if subjects:
        return min(subjects, key=lambda at: (_SUBJECTS.index(relations[at]), at))
    owners = (at for at in hanging if relations[at] == "nmod")
    return next((at for at in owners if any(heads[of] == at and words[of].lower() == "of" for of in range(at))), None)


def _has_object(verb: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    return any(head == verb and relations[at] in {"obj", "iobj"} for at, head in enumerate(heads))


def _words(role: Places) -> Iterator[int]:
    return (at for first, last in role for at in range(first, last))


def _hangs_on(at: int, head: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Say whether a word belongs to the phrase of a head, no relative clause or other speaker between."""
    steps = 0
    while at >= 0 and at != head and steps < len(heads):
        if heads[at] == head and relations[at] in _HANGERS_ON:
            return False
        at, steps = heads[at], steps + 1
    return at == head


_QUOTES = frozenset({'"', "“", "''", "``", "«", "„"})


def _between(wide: tuple[int, int], own: tuple[int, int], taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give a content widened to its quotation's end, but not over a source or a cue."""
    at = bisect_left(taken, own)
    first = max(wide[0], taken[at - 1][1]) if at else wide[0]
    last = min(wide[1], taken[at][0]) if at < len(taken) else wide[1]
    return first, last


def _apart(contents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give contents that share no word: two that were widened to the same quotation are one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(contents):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _nearest(
    content: tuple[int, int],
    cues: Sequence[tuple[int, int]],
    cues_of: Mapping[int, Sequence[int]],
    sentence_of: Sequence[int],
) -> int | None:
    def distance(number: int) -> int:
        first, last = cues[number]
        # A cue before its content is likelier than one behind that stands as near.
        return 2 * (content[0] - last) if last <= content[0] else 2 * (first - content[1]) + 1

    here = sorted({sentence_of[content[0]], sentence_of[content[1] - 1]})
    return min((number for sentence in here for number in cues_of.get(sentence, ())), key=distance, default=None)


def _sources(
    sources: Sequence[tuple[int, int]],
    cues: Sequence[tuple[int, int]],
    cues_of: Mapping[int, Sequence[int]],
    sentence_of: Sequence[int],
) -> dict[int, tuple[int, int]]:
    """Give the source of each cue that has one, the nearest pairs first."""
    pairs = sorted(
        (2 * (first - source[1]) if source[1] <= first else 2 * (source[0] - last) + 1, number, source)
        for source in sources
        for number in cues_of.get(sentence_of[source[0]], ())
        for first, last in (cues[number],)
    )
    found: dict[int, tuple[int, int]] = {}
    used: set[tuple[int, int]] = set()
    for _, number, source in pairs:
        if number not in found and source not in used:
            found[number] = source
            used.add(source)
    return found


def _attributions(
    cues: Sequence[tuple[int, int]],
    contents: Sequence[Sequence[tuple[int, int]]],
    sources: dict[int, tuple[int, int]],
    sentence_of: Sequence[int],
) -> Iterator[Attribution]:
    before: tuple[int, tuple[int, int]] | None = None
    for number, cue in enumerate(cues):
        source = sources.get(number)
        if source is None and before and before[0] == sentence_of[cue[0]]:
            source = before[1]
        if source is not None:
            before = (sentence_of[cue[0]], source)
        if contents[number]:
            content = _runs([at for first, last in sorted(contents[number]) for at in range(first, last)])
            yield Attribution((source,) if source else (), (cue,), content)
