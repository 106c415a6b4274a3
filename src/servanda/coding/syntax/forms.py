"""Closed-class words of English syntax, and what the form of a verb says of tense, voice and negation."""

from __future__ import annotations

from servanda.codebook import inflect
from servanda.coding.syntax.types import VerbTense
from servanda.model import Token, WordClass

BE = frozenset("be am is are was were been being 're 'm ’re ’m".split())
HAVE = frozenset("have has had having 've ’ve".split())
DO = frozenset("do does did".split())
MODALS = {
    "will": "will", "'ll": "will", "’ll": "will", "shall": "will", "would": "would", "'d": "would", "’d": "would",
    "should": "should", "can": "can", "could": "could", "may": "may", "might": "might", "must": "must",
    "ought": "should", "cannot": "can",
}  # fmt: skip
NEGATIONS = frozenset({"not", "never", "n't", "n’t", "nor", "neither", "hardly", "barely"})
SHORT_NEGATED = {"wo": "will", "ca": "can", "sha": "shall"}
RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
SUBORDINATORS = frozenset(
    "if unless when while whereas because although though whether once lest whenever wherever until till "
    "after before since as than".split()
)
EITHER = frozenset({"after", "before", "since", "until", "till", "as", "than", "like", "once"})
"""Words that open a clause when a finite verb follows, a phrase otherwise."""
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
MARKS_OF_POSSESSION = frozenset({"'s", "’s", "'", "’"})
PERSONAL = frozenset("i you he she it we they me him us them himself herself itself themselves".split())
REFLEXIVES = frozenset("himself herself itself themselves".split())
QUOTES = frozenset("\"“”„«»'‘’`")
TAKES_CLAUSE = frozenset(
    "say tell think believe know claim report add note warn suggest hope fear insist argue explain announce confirm "
    "deny acknowledge admit declare state stress reveal show see mean ensure make allege assert maintain promise vow "
    "pledge swear agree expect predict feel understand indicate recall repeat reiterate".split()
)
GIVES_WORD = frozenset(
    "pledge promise vow urge demand thank accuse condemn denounce praise reiterate reaffirm stress underline appeal "
    "warn invite congratulate express add note".split()
)
"""Verbs for what a speaker does by his words."""
TELLS = frozenset("tell inform assure warn remind notify convince promise ask advise show persuade".split())
OBJECT_CONTROL = frozenset(
    "ask urge tell order force allow invite help call press push request persuade convince encourage want require "
    "permit enable expect instruct beg appeal demand compel authorize authorise direct lead cause pressure warn "
    "advise command task oblige summon implore prompt drive spur let".split()
)
PARTICLES = frozenset("out off up down back over away in on".split())
PREPOSITION_LIKE = frozenset("including following regarding concerning excluding despite amid during besides".split())
BOUNDS = frozenset(
    {("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"),
     ("as", "many"), ("as", "much"), ("close", "to")}
)  # fmt: skip
"""Words before a number that belong to its phrase: "up to 40 vehicles"."""
NOUN_CLASSES = frozenset({WordClass.NOUN, WordClass.PROPN})
PHRASE_CLASSES = frozenset(
    {WordClass.DET, WordClass.ADJ, WordClass.NUM, WordClass.NOUN, WordClass.PROPN, WordClass.SYM}
)


def auxiliary(word: str) -> str | None:
    """Give the auxiliary that a word is, without its negation."""
    if word.endswith(("n't", "n’t")):
        word = SHORT_NEGATED.get(word[:-3], word[:-3])
    return word if word in BE or word in HAVE or word in DO or word in MODALS else None


def is_negated(word: str) -> bool:
    """Say whether an auxiliary carries its negation: "won't"."""
    return word.endswith(("n't", "n’t")) or word == "cannot"


_NO_PRONOUNS = frozenset({"US", "WHO"})


def in_small_letters(word: str) -> str:
    """Give a word in small letters, but a state or body that would become "us" or "who"."""
    return word if word in _NO_PRONOUNS else word.lower()


def shape_of(token: Token) -> set[str]:
    """Give the forms that a verb token can be: base, third, past, participle, gerund."""
    word = token.text.lower()
    found: set[str] = {tense for _, tense in inflect.lemma(word)}
    features = set(token.features)
    if not found:
        found = _featured(features, word) or _guessed(word)
    if "Ger" in features and "gerund" in found:
        return {"gerund"}
    if "Inf" in features and "base" in found:
        return {"base"}
    return found


def _featured(features: set[str], word: str) -> set[str]:
    if "Part" in features and not word.endswith("ing"):
        return {"participle"} if not word.endswith("ed") else {"past", "participle"}
    return {"past"} if "Past" in features and not word.endswith("ed") else set()


def _guessed(word: str) -> set[str]:
    if word.endswith("ing"):
        return {"gerund"}
    if word.endswith("ed"):
        return {"past", "participle"}
    if word.endswith("s") and not word.endswith("ss"):
        return {"third"}
    return {"base"}


def verb_lemma(token: Token) -> str:
    """Give the verb of a token; the reader's lemma where the verb table knows it."""
    known = inflect.lemma(token.text)
    if known and token.lemma not in {verb for verb, _ in known}:
        return known[0][0]
    return token.lemma


def tense_of(
    helpers: list[str], shape: set[str], modal: str | None, *, infinitive: bool, participle: bool
) -> VerbTense:
    """Give the tense of a group.

    Args:
        helpers: The auxiliaries in order.
        shape: The forms that the main verb can be.
        modal: The modal of the group.
        infinitive: Whether "to" opens it.
        participle: Whether it is a bare participle.
    """
    if infinitive or participle:
        return "none"
    if modal in {"will", "going to", "be to"}:
        return "future"
    if modal is not None and modal != "have to":
        return "past" if modal in {"would", "could", "might"} else "present"
    if helpers:
        return "past" if helpers[0] in {"was", "were", "had", "did"} else "present"
    return "past" if "past" in shape and "base" not in shape else _past_or_present(shape)


def _past_or_present(shape: set[str]) -> VerbTense:
    return "past" if shape == {"past", "participle", "base"} else "present"
