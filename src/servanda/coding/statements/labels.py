"""Labels: what an outlet or a speaker calls an actor.

Invariant: a word inside quotation marks belongs to the one quoted, every other word to the one who wrote it
(ruling 33); its tone is that of the lexicon and says nothing of the actor (ruling 34).
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codebook.labels import LabelMatch
from servanda.coding.actors.cast import Cast, ReportReading, media_id
from servanda.coding.statements.naming import Naming, Namings
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import (
    NO_CODE,
    ActorId,
    BlockKind,
    FindingId,
    Label,
    LabelKind,
    MentionKind,
    Party,
    Sense,
    Sentence,
    Span,
    Stance,
    Statement,
    WordClass,
    cite,
    content_id,
)

_QUALIFIERS = frozenset(
    "transitional interim provisional caretaker former ex-colonial de-facto facto self-proclaimed self-styled "
    "so-called embattled strategic solid main key reliable close traditional rogue breakaway".split()
)
"""Words that make a label of an office or a partner."""

_PLAIN = frozenset({"group", "army", "movement", "coalition", "fighter", "detainee", "captive", "protester"})
"""Words for a group that say nothing of it by themselves."""

_SAYS_NOTHING = _PLAIN | frozenset(
    "man woman people person one country state nation government administration leader president minister official "
    "authority regime organisation organization party body neighbour neighbor city town region area".split()
)
"""Words that say no more of somebody than what he is."""

_TIES = frozenset({"ally", "partner", "enemy", "friend", "rival", "foe", "adversary", "brother"})
"""Words that a label's owner says of somebody else: "the main ally of Peru" is not Peru."""

_LONGEST_NAME = 60
"""Characters of a name that may stand behind the word for what it is."""

_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_FORCES = frozenset("army armed forces military troops police navy soldiers".split())
_SCORES = {"label.word": 0.8, "label.quoted": 0.8, "label.as": 0.75}


def code_labels(reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> tuple[Label, ...]:
    """Give the labels of a report in the order of the text; one row for each actor, word and user of the word."""
    coder = _Coder(reading, cast, statements)
    found: dict[tuple[str, str, str], Label] = {}
    for sentence in reading.marks.sentences:
        for label in coder.in_sentence(sentence):
            key = (label.actor.actor, label.label.lower(), label.by.actor)
            elder = found.get(key)
            found[key] = label if elder is None else _with(elder, label)
    return tuple(sorted(found.values(), key=lambda label: (label.evidence[0].span, label.id)))


def _with(elder: Label, label: Label) -> Label:
    return Label(
        id=elder.id,
        report=elder.report,
        actor=elder.actor,
        label=elder.label,
        by=elder.by,
        kind=elder.kind,
        polarity=elder.polarity,
        evidence=tuple(sorted({*elder.evidence, *label.evidence})),
    )


class _Coder:
    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.cast = cast
        self.statements = statements
        self.report = reading.report
        self.tokens = reading.marks.tokens
        self.namings = Namings(reading, cast)

    def in_sentence(self, sentence: Sentence) -> list[Label]:
        """Give the labels of a sentence: words of the codebook, and what somebody is called in so many words."""
        namings = tuple(self.namings.in_sentence(sentence))
        own = tuple(one for one in namings if self._is_known(one))
        listed = self._listed(sentence, namings)
        # A label has no basis: what one says that another calls somebody, or that is denied, is nobody's label.
        open_words = [one.words for one in namings if one not in own]
        labels = [one for one in listed if not any(map(one.evidence[0].span.overlaps, open_words))]
        told = [one.evidence[0].span for one in labels]
        return labels + [self._own_words(sentence, one) for one in own if not any(map(one.words.overlaps, told))]

    def _is_known(self, naming: Naming) -> bool:
        """Say whether the report itself, or who calls, tells what somebody is called; denied words are nobody's."""
        holding = [one for one in self.statements if any(naming.verb in part for part in one.content_parts)]
        is_denied = any(Stance.DENIES in {one.stance, one.cue_act} for one in holding)
        return not is_denied and all(
            one.speaker is not None and one.speaker.actor == naming.by.actor for one in holding
        )

    def _own_words(self, sentence: Sentence, naming: Naming) -> Label:
        """Give what somebody is called in words that the codebook does not list: they have no tone of their own."""
        kind = LabelKind.EVALUATION
        return self._label(sentence, naming.words, naming.called, naming.by, "label.as", kind=kind, polarity=0)

    def _listed(self, sentence: Sentence, namings: Sequence[Naming]) -> list[Label]:
        words = [token.text for token in self.tokens[sentence.first : sentence.last]]
        labels: list[Label] = []
        phrases: tuple[NounPhrase, ...] | None = None
        at = 0
        while at < len(words):
            match = self.reading.book.labels.at(words, at)
            if match is None:
                at += 1
                continue
            if phrases is None:
                phrases = self.reading.noun_phrases(sentence)
            first = sentence.first + at
            if self._is_telling(match, first):
                labels += self._labels(sentence, match, first, first + match.length, phrases, namings)
            at += match.length
        return labels

    def _is_telling(self, match: LabelMatch, first: int) -> bool:
        """Say whether a word is a label and not just an office or an army: judging, a kind of group, or qualified."""
        entry = match.entry
        if entry.kind is LabelKind.EVALUATION:
            return True
        words = [token.text.lower() for token in self.tokens[max(0, first - 2) : first + match.length]]
        if set(words) & _QUALIFIERS:
            return True
        before = {token.text.lower() for token in self.tokens[max(0, first - 2) : first]}
        is_plain = match.length == 1 and entry.text in _PLAIN
        return entry.kind is LabelKind.CATEGORY and entry.of == "group" and not before & _FORCES and not is_plain

    def _labels(
        self,
        sentence: Sentence,
        match: LabelMatch,
        first: int,
        last: int,
        phrases: Sequence[NounPhrase],
        namings: Sequence[Naming],
    ) -> list[Label]:
        first = self._with_qualifiers(first)
        span = Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)
        if self._is_part_of_name(span) or (match.entry.of == "group" and self._follows_capital(first)):
            return []
        phrase = next((one for one in phrases if one.first <= first and last <= one.last), None)
        if self._is_quoted_apart(span) or (phrase is not None and self._says_of_a_thing(sentence, phrase, last)):
            return []
        named = next((one for one in namings if one.words.overlaps(span)), None)
        if named is not None:
            kind, tone = match.entry.kind, match.entry.polarity
            label = self._label(sentence, span, named.called, named.by, "label.as", kind=kind, polarity=tone)
            own = next((one for one in phrases if self.tokens[one.head].span in named.whom), None)
            return [label, *(self._own_word(sentence, own, named.called) if own is not None else ())]
        actors = self._actors(sentence, span, phrase, is_plural=match.plural)
        user, rule = self._user(sentence, span)
        if user is None:
            return []
        return [
            self._label(sentence, span, actor, user, rule, kind=match.entry.kind, polarity=match.entry.polarity)
            for actor in actors
            if actor.actor != user.actor and actor.country != NO_CODE
        ]

    def _is_quoted_apart(self, span: Span) -> bool:
        """Say whether a name that holds the word runs into the quotation of it: [called the nurses "spies]"."""
        opening = [quote.start for quote in self.reading.marks.quotations if span in quote]
        holding = [one.span for one in self.cast.mentions if span in one.span]
        return any(one.start < start < one.end for one in holding for start in opening)

    def _says_of_a_thing(self, sentence: Sentence, phrase: NounPhrase, last: int) -> bool:
        """Say whether the word only describes a thing, or is joined to whom its phrase names.

        "The repressive plans of the government", "towards dictatorship and a leader, Ana Ruiz".
        """
        if last > phrase.head:
            following = self.tokens[phrase.last].word_class if phrase.last < len(self.tokens) else None
            is_held = any(self.tokens[last - 1].span in one.span for one in self.cast.mentions)
            is_joined = following is WordClass.CCONJ and phrase.span_last > phrase.last and not is_held
            return is_joined and self._subject_of(sentence, phrase) is None
        if any(token.word_class is WordClass.CCONJ for token in self.tokens[last : phrase.head]):
            return self.tokens[last - 1].word_class is WordClass.NOUN
        head = self.tokens[phrase.head]
        is_thing = head.word_class is WordClass.NOUN and not self.reading.book.people.is_anybody(head.lemma)
        return is_thing and self.tokens[last - 1].word_class is WordClass.ADJ

    def _own_word(self, sentence: Sentence, phrase: NounPhrase, called: Party) -> list[Label]:
        """Give the writer's own word for those whom somebody else calls otherwise: "trainers, described as spies"."""
        head = self.tokens[phrase.head]
        if head.word_class is not WordClass.NOUN or head.text[0].isupper() or head.lemma.lower() in _SAYS_NOTHING:
            return []
        user, _ = self._user(sentence, head.span)
        if user is None or user.actor == called.actor:
            return []
        return [self._label(sentence, head.span, called, user, "label.word", kind=LabelKind.ROLE, polarity=0)]

    def _follows_capital(self, first: int) -> bool:
        """Say whether a capitalised word goes on a name before it: "National | Liberation Army"."""
        if first == 0 or not self.tokens[first].text[0].isupper():
            return False
        before = self.tokens[first - 1]
        return before.word_class is WordClass.PROPN and before.text[0].isupper() and not before.text.isupper()

    def _is_part_of_name(self, span: Span) -> bool:
        """Say whether the word is printed as a part of a body's own name: "the Liberation Army of Togo"."""
        if not span.of(self.report.text)[0].isupper():
            return False
        return any(
            span in one.span
            and len(span) < len(one.span)
            and one.kind is MentionKind.NAME
            and one.sense is not Sense.PERSON
            and one.actor is not None
            for one in self.cast.mentions
        )

    def _with_qualifiers(self, first: int) -> int:
        while first > 0 and self.tokens[first - 1].text.lower() in _QUALIFIERS:
            first -= 1
        return first

    def _label(
        self, sentence: Sentence, span: Span, actor: Party, by: Party, rule: str, *, kind: LabelKind, polarity: int
    ) -> Label:
        printed = span.of(self.report.text)
        return Label(
            id=FindingId(content_id("l", self.report.id, span.start, span.end, actor.actor, by.actor)),
            report=self.report.id,
            actor=actor,
            label=printed.lower() if sentence.block.kind is BlockKind.TITLE else printed,
            by=by,
            kind=kind,
            polarity=polarity,
            evidence=(cite(self.report.id, self.report.text, span, rule=rule, score=_SCORES[rule]),),
        )

    def _actors(
        self, sentence: Sentence, span: Span, phrase: NounPhrase | None, *, is_plural: bool
    ) -> tuple[Party, ...]:
        """Give whom the word is used of: the mention that holds it, whom its phrase names, or the subject of "is"."""
        shared = [actors for place, actors in self.cast.joint.items() if span in place]
        if shared:
            return tuple(self._party_of(actor, span) for actor in shared[0])
        holding = [mention for mention in self.cast.mentions if span in mention.span and mention.actor is not None]
        if holding:
            party = self.cast.party(min(holding, key=lambda mention: (len(mention.span), mention.span)))
            return (party,) if party is not None else ()
        if phrase is None:
            return ()
        subject = self._subject_of(sentence, phrase)
        if subject is not None:
            return self._parties(subject)
        if phrase.possessor is not None or self.tokens[phrase.head].lemma in _TIES:
            return ()
        owners = self._owners(sentence, phrase) if is_plural else ()
        return self._parties(phrase) or owners or self._named_within(phrase, span) or self._named_behind(span)

    def _named_within(self, phrase: NounPhrase, span: Span) -> tuple[Party, ...]:
        """Give the name right before the word in its phrase: "the Northern Front militia"."""
        base = Span(self.tokens[phrase.first].span.start, span.start)
        inside = self.cast.outermost(base) if span.start > base.start else ()
        if inside and inside[-1].kind is MentionKind.PRONOUN:
            return ()  # "its former colonial power" is somebody else's
        party = self.cast.party(inside[-1]) if inside else None
        gap = self.report.text[inside[-1].span.end : span.start].strip() if inside else "?"
        return (party,) if party is not None and not gap else ()

    def _named_behind(self, span: Span) -> tuple[Party, ...]:
        """Give the name right behind the word: "the private military company Alba"."""
        rest = Span(span.end + 1, min(len(self.report.text), span.end + _LONGEST_NAME))
        following = self.cast.outermost(rest)
        is_next = following and following[0].span.start == rest.start and following[0].kind is MentionKind.NAME
        party = self.cast.party(following[0]) if is_next else None
        return (party,) if party is not None else ()

    def _party_of(self, actor: ActorId, span: Span) -> Party:
        found = self.cast.actor(actor)
        assert found is not None  # noqa: S101 - a joint phrase names actors of the cast
        return Party(actor=found.id, code=found.code, name=found.name, text=span.of(self.report.text))

    def _subject_of(self, sentence: Sentence, phrase: NounPhrase) -> NounPhrase | None:
        """Give the subject of which a phrase is said with a form of be: "Oman is a reliable partner"."""
        for clause in self.reading.own_clauses(sentence):
            if clause.verb.lemma in {"be", "become", "remain"} and phrase.head in {one.head for one in clause.objects}:
                return clause.subject
            shown = {one.phrase.head for one in clause.adjuncts if one.preposition == "as"}
            if phrase.head in shown and any(self.tokens[one.head].text.lower() in _ITSELF for one in clause.objects):
                return clause.subject
        return None

    def _owners(self, sentence: Sentence, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whose the phrase is by "of": "the military regimes of Niger and Chad"."""
        found = self.reading.pieces(sentence)
        at = next(
            (
                place
                for place, piece in enumerate(found)
                if piece.phrase is not None and piece.phrase.head == phrase.head
            ),
            None,
        )
        if at is None or at + 2 >= len(found) or found[at + 1].word != "of":
            return ()
        owner = found[at + 2].phrase
        return self._parties(owner) if owner is not None else ()

    def _parties(self, phrase: NounPhrase) -> tuple[Party, ...]:
        wide = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.span_last - 1].span.end)
        base = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.last - 1].span.end)
        return self.cast.parties_of(wide) or self.cast.parties_of(base)

    # whose word it is

    def _user(self, sentence: Sentence, span: Span) -> tuple[Party | None, str]:
        quoted = any(span in quotation for quotation in self.reading.marks.quotations)
        if not quoted:
            return self._writer(sentence), "label.word"
        holding = [one for one in self.statements if any(span.overlaps(part) for part in one.content_parts)]
        if not holding:
            return None, "label.quoted"
        inner = min(holding, key=lambda one: (sum(len(part) for part in one.content_parts), one.id))
        return inner.speaker, "label.quoted"

    def _writer(self, sentence: Sentence) -> Party | None:
        """Give who wrote the text: the outlet for titles, the agency for what it took over, None if no one is named."""
        outlet, agency = self.report.outlet, self.report.agencies[0] if self.report.agencies else None
        name = (outlet or agency) if sentence.block.kind is BlockKind.TITLE else (agency or outlet)
        if name is None:
            return None
        medium = next(iter(self.reading.book.media.named(name)), None)
        code = medium.code if medium is not None and medium.code else NO_CODE
        return Party(actor=media_id(name), code=code, name=name, text=name)
