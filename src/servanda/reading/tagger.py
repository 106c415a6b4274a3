"""Word classes by rule: closed lists, endings, and the words around.

What the reader without a model reads by, and what words are read by that an engine cut otherwise: good enough to find
verbs, their subjects and noun phrases in wire prose. It refuses to guess trees.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codebook import inflect
from servanda.model import Token, WordClass
from servanda.reading.tokens import Word, has_article

_DETERMINERS = (
    "the a an this that these those each every either neither some any no another both all half such what which"
)
_POSSESSIVES = "my your his her its our their whose"
_PRONOUNS = (
    "i you he she it we they me him us them himself herself itself themselves ourselves myself yourself who whom"
    " someone somebody anyone anybody everyone everybody nobody nothing something anything everything one none"
    " others"
)
_PREPOSITIONS = (
    "of in on at by for with from to into onto upon about against between among amongst through throughout during"
    " without"
    " within under over above below behind beside besides beyond near across along around toward towards off out up"
    " down"
    " amid amidst despite except following including concerning regarding per via alongside inside outside than"
    " like as"
    " versus unlike until till since before after"
)
_SUBORDINATORS = (
    "that if whether because although though while unless once"
    " when whenever where whereas lest so until since before after"
)
_COORDINATORS = "and or but nor yet"
_BE = "be is are was were been being am 's 're 'm"
_HAVE = "have has had having 've"
_DO = "do does did doing done"
_MODALS = "will would shall should can could may might must 'll 'd won't wouldn't can't cannot couldn't shouldn't"
_NEGATED_AUX = "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't"
_NOT = "not n't never"
_ADVERBS = (
    "also already again still now then here there soon later earlier recently previously currently today tonight"
    " only even"
    " just very too more most less least rather quite almost nearly about once twice always often never ever"
    " perhaps"
    " maybe however therefore meanwhile moreover furthermore instead otherwise together apart away back ahead"
    " further"
    " meantime thus hence yesterday tomorrow abroad overseas finally well far so both long yet"
)
_ADJECTIVES = (
    "new old last next first second third former other own same several many few much little great good bad big"
    " small large"
    " high low early late recent major main key top senior joint full free open public national foreign military"
    " political"
    " economic social international local regional central federal civil armed humanitarian diplomatic bilateral"
    " strategic"
    " economic northern southern eastern western north south east west nuclear strong weak important possible"
    " necessary"
    " ready able unable likely due special general common certain whole entire current present future past long"
    " short"
    " further additional total final secret deputy prime interim acting"
)
_NUMBERS = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion"
    " dozen"
)
_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ship",
    "ance",
    "ence",
    "hood",
    "cy",
    "ist",
    "ure",
    "age",
)
_ADJECTIVE_ENDINGS = ("ous", "ful", "able", "ible", "ical", "less", "ive", "ary", "ian", "ese", "ish", "ic", "al")
_NOUNS_LIKE_VERBS = frozenset(
    "minister minister's talks officials troops forces weapons arms goods aid news rights affairs relations means"
    " series"
    " sources hands states nations times days weeks months years leaders people police media data spokesman".split()
)
"""Forms that a verb table lists but that wire prose prints as nouns nearly always."""

_NOUNS_LIKE_ADJECTIVES = frozenset(
    "arrival proposal approval withdrawal refusal removal renewal denial trial hospital journal material rival"
    " signal"
    " capital secretary anniversary boundary adversary initiative objective alternative perspective incentive"
    " executive"
    " representative critic traffic topic republic clinic music logic panic guardian civilian politician".split()
)

_NOUNS_TOO = frozenset(
    "visit talk plan attack report claim call support aid trade demand request strike raid protest march need use"
    " help"
    " supply order offer promise pledge vow move step force arm fund deal charge cost increase decrease rise fall"
    " rule"
    " state point term name base ship land house place face head hand back end start stop try turn work play run"
    " show"
    " sign sound stand study surprise target test tie tour train transfer travel view vote walk watch wish yield"
    " war"
    " advance ally amount answer appeal approach arrest award ban battle benefit bid block board bomb book border"
    " break"
    " budget burden cap care cause center centre challenge change check command comment commission compromise"
    " concern"
    " condition conduct contact contract control counter cover crash credit crowd cut damage date debate decline"
    " delay"
    " deposit design detail dispute document drill drive drop effect effort envoy escort estimate exchange excuse"
    " export"
    " factor fear feature field fight figure file film finance fine fire flight flow focus form frame fuel gain"
    " guarantee"
    " guard guide harm hold hope host impact import influence insult intent interest interview invite issue item"
    " join"
    " judge kick lack launch lead leak leave level lift limit link list load loan lobby look loss mail mandate mark"
    " market mass matter measure medium member message mind mine minister mistake model monitor note notice nurse"
    " object official opening outrage pact part partner party pass patrol pay peace phone photo pick plant pledge"
    " police"
    " poll pool position post power practice praise present press pressure price prize process produce product"
    " profile"
    " profit program progress project proposal purchase push question quote race range rank rate reach record"
    " refuge"
    " regard regret release relief remark rent repair reply rescue research reserve resort resource respect"
    " response"
    " rest result retreat return review reward risk role root route rush sail sale sanction scale scheme search"
    " seat"
    " secret series service set share shelter shift shot side sight silence site size skill speech spot staff stage"
    " stake standard statement store stream stress struggle style subject summit survey suspect swing switch table"
    " tank"
    " task tax team telephone tender term threat ticket title tone tool top touch track trail treat trial trip"
    " troop"
    " trouble truck trust truth type update upset value vehicle video violence voice volunteer wage wait warning"
    " waste"
    " water wave weapon weight welcome will win wind wing witness wonder word world worry wound".split()
)
"""Verbs that are nouns as well: their form in -s after a noun is a verb only when an object follows."""

_LISTS: tuple[tuple[str, WordClass], ...] = (
    (_NUMBERS, WordClass.NUM),
    (_ADJECTIVES, WordClass.ADJ),
    (_ADVERBS, WordClass.ADV),
    (_COORDINATORS, WordClass.CCONJ),
    (_SUBORDINATORS, WordClass.SCONJ),
    (_PREPOSITIONS, WordClass.ADP),
    (_PRONOUNS, WordClass.PRON),
    (_DETERMINERS + " " + _POSSESSIVES, WordClass.DET),
    (_NOT, WordClass.PART),
    (f"{_BE} {_HAVE} {_DO} {_MODALS} {_NEGATED_AUX}", WordClass.AUX),
)
_CLOSED: dict[str, WordClass] = {word: word_class for listed, word_class in _LISTS for word in listed.split()}
_MODAL = frozenset(_MODALS.split())
_BEING = frozenset((_BE + " isn't aren't wasn't weren't get gets got").split())
_HAVING = frozenset((_HAVE + " hasn't haven't hadn't").split())
_NOMINAL = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.PRON})
_BEFORE_NOUN = frozenset({WordClass.DET, WordClass.ADJ, WordClass.NUM})
_BEFORE_GERUND = frozenset(
    {
        WordClass.ADP,
        WordClass.PUNCT,
        WordClass.VERB,
        WordClass.NOUN,
        WordClass.PROPN,
        WordClass.SCONJ,
        WordClass.CCONJ,
    }
)
_OPENS_OBJECT = frozenset({WordClass.DET, WordClass.PRON, WordClass.ADP, WordClass.SCONJ, WordClass.NUM})
_GOES_ON = frozenset({"of", "with", "between", "in", "on", "and"})
_FEATURES = {"base": "Inf", "third": "Pres", "past": "Past", "participle": "Part", "gerund": "Ger"}


def verb_readings(form: str) -> tuple[tuple[str, inflect.Tense], ...]:
    """Give every verb and tense that a form can be."""
    return inflect.lemma(form)


def tag(words: Sequence[Word], *, all_capitals: bool = False) -> tuple[Token, ...]:
    """Give the tokens of one sentence, with class, lemma and form.

    Args:
        words: The sentence's words.
        all_capitals: True for headlines that print every word with a capital: capitals then say nothing.
    """
    tokens: list[Token] = []
    for at, word in enumerate(words):
        before = tokens[-1] if tokens else None
        following = words[at + 1] if at + 1 < len(words) else None
        tokens.append(_token(word, before, following, tokens, at, all_capitals=all_capitals))
    return tuple(tokens)


def _token(
    word: Word, before: Token | None, following: Word | None, done: Sequence[Token], at: int, *, all_capitals: bool
) -> Token:
    lower = word.lower
    readings = verb_readings(lower)
    word_class = _class(word, before, following, done, at, readings, all_capitals=all_capitals)
    if word_class is WordClass.VERB and readings:
        lemma, features = _verb_form(readings, following, done)
    elif word_class is WordClass.AUX:
        lemma, features = auxiliary(lower)
    else:
        lemma = _singular(lower) if word_class is WordClass.NOUN else lower
        features = ("Plur",) if word_class is WordClass.NOUN and lemma != lower else ()
    return Token(span=word.span, text=word.text, lemma=lemma, word_class=word_class, features=features)


def _class(
    word: Word,
    before: Token | None,
    following: Word | None,
    done: Sequence[Token],
    at: int,
    readings: Sequence[tuple[str, inflect.Tense]],
    *,
    all_capitals: bool,
) -> WordClass:
    lower = word.lower
    if not any(letter.isalnum() for letter in word.text):
        return WordClass.SYM if word.text in "$€£¥%+=<>|#@&*°" else WordClass.PUNCT
    is_named = following is not None and has_article(following.text) and word.text[0].isupper() and bool(readings)
    if has_article(word.text) or (is_named and not all_capitals):
        return WordClass.PROPN
    if word.text[0].isdigit():
        return WordClass.NUM if not lower[-1].isalpha() or lower.endswith(("m", "bn", "k")) else WordClass.ADJ
    if lower == "'s":
        return _apostrophe_s(before, following)
    closed = _closed(lower, before, following)
    if closed and not (word.text[0].isupper() and at and not all_capitals and closed in {WordClass.ADJ, WordClass.NUM}):
        return closed
    if word.text[0].isupper() and not all_capitals and (at or not readings) and not _opens(done):
        return WordClass.PROPN
    if readings and lower not in _NOUNS_LIKE_VERBS and _is_verb(readings, before, following, done):
        return WordClass.VERB
    return _by_ending(word, readings, following)


def _opens(done: Sequence[Token]) -> bool:
    """Say whether only opening marks stand before: the capital then belongs to the sentence's start."""
    return all(token.word_class is WordClass.PUNCT for token in done)


def _apostrophe_s(before: Token | None, following: Word | None) -> WordClass:
    is_be = before is not None and before.word_class is WordClass.PRON
    return WordClass.AUX if is_be and following is not None else WordClass.PART


def _closed(lower: str, before: Token | None, following: Word | None) -> WordClass | None:
    """Give the class of a closed-class word, by its neighbours where it has several."""
    word_class = _CLOSED.get(lower)
    if lower == "to" and following is not None:
        readings = verb_readings(following.lower)
        is_verb = any(tense == "base" for _, tense in readings) and _takes_infinitive(following)
        return WordClass.PART if is_verb else WordClass.ADP
    if lower == "that":
        return _that(before, following)
    if lower == "which" and _is_relative(before, following):
        return WordClass.PRON
    if lower == "her" and (following is None or not following.text[:1].isalpha() or following.lower in _CLOSED):
        return WordClass.PRON
    if (
        lower in {"may", "march"}
        and before is not None
        and before.lemma in {"in", "last", "this", "early", "late", "of", "since", "by", "next"}
    ):
        return WordClass.PROPN
    if lower in {"since", "before", "after", "until"} and following is not None:
        is_clause = following.lower in _PRONOUNS.split()
        return WordClass.SCONJ if is_clause else WordClass.ADP
    if lower == "so" or (lower == "one" and following is not None and following.lower not in _CLOSED):
        return WordClass.ADV if lower == "so" else WordClass.NUM
    return word_class


_NOT_INFINITIVES = frozenset({"war", "date", "power"})
"""Nouns behind "to" that a verb table lists as verbs."""


def _takes_infinitive(following: Word) -> bool:
    return following.text[:1].islower() and following.lower not in _NOT_INFINITIVES


def _that(before: Token | None, following: Word | None) -> WordClass:
    if following is None or before is None:
        return WordClass.DET if following is not None else WordClass.PRON
    if before.word_class in {WordClass.VERB, WordClass.NOUN, WordClass.ADJ} or before.word_class is WordClass.PROPN:
        return WordClass.SCONJ
    return WordClass.DET if before.word_class is WordClass.ADP else WordClass.SCONJ


def _is_relative(before: Token | None, following: Word | None) -> bool:
    """Say whether "which" is the subject of a clause: behind a noun or a comma, before a finite form ("which sold")."""
    if before is None or following is None or not (before.text == "," or before.word_class in _NOMINAL):
        return False
    tenses = {tense for _, tense in verb_readings(following.lower)}
    return following.text[:1].islower() and bool(tenses & {"past", "third"})


def _is_verb(
    readings: Sequence[tuple[str, inflect.Tense]], before: Token | None, following: Word | None, done: Sequence[Token]
) -> bool:
    """Say whether a form that a verb can have is a verb where it stands."""
    tenses = {tense for _, tense in readings}
    if before is None or _opens(done):
        return bool(tenses & {"gerund"}) or (tenses <= {"past", "participle"})
    if before.lemma == "to" and before.word_class is WordClass.PART:
        return "base" in tenses
    if before.word_class is WordClass.AUX or (
        before.word_class is WordClass.PART and before.lemma in {"not", "n't", "never"}
    ):
        return True
    if before.word_class is WordClass.ADV:
        return _is_verb_after_adverb(tenses, done)
    if tenses <= {"past", "participle"}:
        return before.word_class not in _BEFORE_NOUN or _ends_reduced(following)
    if before.word_class in _BEFORE_NOUN or before.text in {"'s", "’s"}:
        return False
    if "gerund" in tenses:
        return before.word_class in _BEFORE_GERUND
    if before.word_class is WordClass.PRON or "past" in tenses:
        return True
    return _is_finite(tenses, before, following, done, lemmas=[lemma for lemma, _ in readings])


def _is_verb_after_adverb(tenses: set[inflect.Tense], done: Sequence[Token]) -> bool:
    at = len(done) - 1
    while at >= 0 and done[at].word_class is WordClass.ADV:
        at -= 1
    if at < 0:
        return bool(tenses & {"past", "participle"})
    governor = done[at]
    if governor.word_class in _BEFORE_NOUN:
        return False
    if governor.word_class in {WordClass.AUX, *_NOMINAL} or governor.lemma in {"to", "who", "which", "and", ","}:
        return True
    return bool(tenses & {"past", "participle"})


def _ends_reduced(following: Word | None) -> bool:
    return following is not None and following.lower in {"by", "that"}


def _is_finite(
    tenses: set[inflect.Tense], before: Token, following: Word | None, done: Sequence[Token], *, lemmas: Sequence[str]
) -> bool:
    """Say whether a present form that is also a noun ("plans", "supports") is the verb of its clause."""
    if "third" in tenses and before.word_class in {WordClass.PROPN, WordClass.NOUN} and not set(lemmas) & _NOUNS_TOO:
        return True
    has_finite = any(token.word_class is WordClass.VERB and {"Past", "Pres"} & set(token.features) for token in done)
    if "third" in tenses:
        return (
            before.word_class in {WordClass.PROPN, WordClass.NOUN}
            and "Plur" not in before.features
            and _opens_object(following)
            and not has_finite
        )
    plural = before.word_class is WordClass.NOUN and "Plur" in before.features
    return plural and _opens_object(following) and not has_finite


def _opens_object(following: Word | None) -> bool:
    """Say whether a word can begin the object of the verb before it: "supports the talks", "plans Arctic flights"."""
    if following is None or following.lower in _GOES_ON:
        return False
    return following.text[:1].isupper() or _CLOSED.get(following.lower) in _OPENS_OBJECT


def _by_ending(word: Word, readings: Sequence[tuple[str, inflect.Tense]], following: Word | None) -> WordClass:
    lower = word.lower
    if lower.endswith("ly") and len(lower) > 4:  # noqa: PLR2004 - "ally", "fly"
        return WordClass.ADV
    if lower.endswith(_NOUN_ENDINGS):
        return WordClass.NOUN
    tenses = {tense for _, tense in readings}
    if tenses & {"participle", "gerund"} and "base" not in tenses:
        nominal_next = following is not None and following.text[:1].isalpha() and following.lower not in _CLOSED
        return WordClass.ADJ if nominal_next else (WordClass.NOUN if "gerund" in tenses else WordClass.VERB)
    if lower.endswith(_ADJECTIVE_ENDINGS) and lower not in _NOUNS_LIKE_ADJECTIVES and _may_be_noun(following):
        return WordClass.ADJ
    return WordClass.PROPN if word.text[0].isupper() and word.text[1:].isupper() else WordClass.NOUN


def _may_be_noun(following: Word | None) -> bool:
    """Say whether the next word can be the noun that an adjective describes: no verb form, no closed-class word."""
    if following is None or not following.text[:1].isalpha():
        return False
    if following.lower in _CLOSED:
        return _CLOSED[following.lower] in {WordClass.ADJ, WordClass.CCONJ}
    tenses = {tense for _, tense in verb_readings(following.lower)}
    return not tenses & {"past"} or ("participle" in tenses and following.lower.endswith("en"))


def _verb_form(
    readings: Sequence[tuple[str, inflect.Tense]], following: Word | None, done: Sequence[Token]
) -> tuple[str, tuple[str, ...]]:
    """Give the lemma and the form that fits the words before."""
    governor = _governor(done)
    wanted: tuple[inflect.Tense, ...]
    if governor in _MODAL or governor == "to" or governor in {"do", "does", "did", "don't", "doesn't", "didn't"}:
        wanted = ("base",)
    elif governor in _HAVING:
        wanted = ("participle",)
    elif governor in _BEING:
        wanted = ("gerund", "participle")
    elif _ends_reduced(following) and following is not None and following.lower == "by":
        wanted = ("participle", "past")
    else:
        wanted = ("past", "third", "gerund", "participle", "base")
    for tense in wanted:
        fitting = sorted(lemma for lemma, form in readings if form == tense)
        if fitting:
            return _likeliest(fitting), (_FEATURES[tense],)
    lemma, tense = min(readings)
    return lemma, (_FEATURES[tense],)


def _likeliest(lemmas: Sequence[str]) -> str:
    """Of several lemmas of one form give the longest, the first of equal ones: "left" is leave, "found" is find."""
    return {"found": "find", "lay": "lie"}.get(lemmas[0], max(lemmas, key=lambda lemma: (len(lemma), lemma)))


def _governor(done: Sequence[Token]) -> str:
    """Give the helping word before a verb, adverbs and "not" stepped over."""
    for token in reversed(done):
        if token.word_class is WordClass.ADV or token.lemma in {"not", "n't", "never"}:
            continue
        return token.text.lower().replace("’", "'")
    return ""


_BE_FORMS = {"been": ("Part",), "being": ("Ger",), "be": ("Inf",)}
_SINGULARS = {"men": "man", "women": "woman", "children": "child"}


def is_closed(lower: str) -> bool:
    """Say whether a word in lower case stands in a closed list: prepositions, pronouns, auxiliaries and the like."""
    return lower in _CLOSED


def is_auxiliary(lower: str) -> bool:
    """Say whether a word in lower case is a listed form of be, have, do or a modal."""
    return _CLOSED.get(lower) is WordClass.AUX


def auxiliary(lower: str) -> tuple[str, tuple[str, ...]]:
    """Give lemma and form of a listed auxiliary in lower case."""
    if lower in _MODAL:
        return lower, ("Modal",)
    past = ("Past",) if lower in {"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"} else ("Pres",)
    if lower in _BEING:
        return "be", _BE_FORMS.get(lower, past)
    if lower in _HAVING:
        return "have", ("Ger",) if lower == "having" else past
    return "do", past


def _singular(lower: str) -> str:
    """Give the singular of a noun by its ending; words that only look like plurals stay."""
    if len(lower) <= 3 or lower.endswith(("ss", "us", "is", "news", "series", "'s")) or not lower.endswith("s"):  # noqa: PLR2004
        return _SINGULARS.get(lower, lower)
    if lower.endswith("ies") and len(lower) > 4:  # noqa: PLR2004
        return lower[:-3] + "y"
    if lower.endswith(("shes", "ches", "xes", "sses", "zes")):
        return lower[:-2]
    return lower[:-1]
