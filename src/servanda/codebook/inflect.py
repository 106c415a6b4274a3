"""English verb forms, made by rule and by a table of irregular verbs.

`forms` goes from a lemma to its forms, `lemma` from a form to every lemma that has it; "left" gives leave.
Source: the table data/verbs.tsv; rules of spelling of English, both British and American doubling.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import ClassVar, Literal

from servanda.codebook.rows import Folders, Row

Tense = Literal["base", "third", "past", "participle", "gerund"]
"""base: send; third: sends; past: sent (she sent); participle: sent (was sent); gerund: sending."""

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


class VerbRow(Row, frozen=True):
    """A verb of data/verbs.tsv; empty cells are regular, alternatives stand in a list."""

    KEY: ClassVar[tuple[str, ...]] = ("verb",)

    verb: str
    past: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()


class VerbForms:
    """The forms of English verbs; a verb that is not in the table is taken as regular."""

    __slots__ = ("_irregular", "_known")

    def __init__(self, rows: Iterable[VerbRow]) -> None:
        self._known = {row.verb: row for row in rows}
        self._irregular: dict[str, list[str]] = {"am": ["be"], "are": ["be"], "is": ["be"], "has": ["have"]}
        for row in self._known.values():
            for form in (*row.past, *row.participle, *row.gerund):
                self._irregular.setdefault(form, []).append(row.verb)

    def forms(self, lemma: str) -> tuple[tuple[str, Tense], ...]:
        """Give the forms of a verb with their tenses; of several words the first is inflected ("point out").

        >>> VerbForms(()).forms("carry out")[2]
        ('carried out', 'past')
        """
        verb, space, rest = lemma.partition(" ")
        row = self._known.get(verb) or VerbRow(verb=verb)
        past = row.past or _past(verb)
        listed: list[tuple[str, Tense]] = [(verb, "base"), (_third(verb), "third")]
        if verb == "be":
            listed += [("am", "base"), ("are", "base")]
        listed += [(form, "past") for form in past]
        listed += [(form, "participle") for form in row.participle or past]
        listed += [(form, "gerund") for form in row.gerund or _gerund(verb)]
        return tuple((form + space + rest, tense) for form, tense in listed)

    def lemma(self, form: str, *, among: Container[str] | None = None) -> tuple[tuple[str, Tense], ...]:
        """Give every verb and tense that a form of one word can be, sorted by verb; none when it is no known verb.

        Args:
            form: As printed; capitals do not matter.
            among: The verbs to consider; those of the table when left out.
        """
        word = form.lower()
        verbs = self._known if among is None else among
        candidates = sorted({verb for verb in (*self._irregular.get(word, ()), *_stripped(word)) if verb in verbs})
        return tuple(
            (verb, tense)
            for verb in candidates
            for tense in dict.fromkeys(tense for made, tense in self.forms(verb) if made == word)
        )


def _stripped(word: str) -> Iterator[str]:
    """Give what a regular form may come from: stopped, stopp, stop."""
    yield word
    for ending, put_back in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", "")):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + put_back
            yield stem
            if ending in ("ed", "ing"):
                yield stem[:-1]
            if ending == "ing":
                yield stem + "e"
                yield stem[:-1] + "ie"


def plural(noun: str) -> str:
    """Give the plural of a noun; of several words the last is inflected, unless "of" or another link follows."""
    head, link, rest = noun, "", ""
    for word in (" of ", " for ", " to ", " in ", " on "):
        if word in noun:
            head, link, rest = noun.partition(word)
            break
    first, space, last = head.rpartition(" ")
    return first + space + _plural(last) + link + rest


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("person"):
        return word[:-6] + "people"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "es" if word.endswith(_SIBILANTS) else word + "s"


def _third(verb: str) -> str:
    if verb == "be":
        return "is"
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "es" if verb.endswith((*_SIBILANTS, "o")) else verb + "s"


def _past(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (verb[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(verb))


def _gerund(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return (verb[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """Give the stem before -ed and -ing: doubled in "plan", both ways in "travel", single in "visit"."""
    if _is_doubled(verb):
        return (verb + verb[-1],)
    if verb.endswith(("el", "al")) and verb[-3:-2] not in _VOWELS:
        return (verb + "l", verb)
    return (verb,)


def _is_doubled(verb: str) -> bool:
    """Say whether a short verb ends in consonant, vowel, consonant; longer ones are listed in the table."""
    body = verb.lower()
    sounds = sum(
        1 for place, letter in enumerate(body) if letter in _VOWELS and (place == 0 or body[place - 1] not in _VOWELS)
    )
    return (
        sounds == 1
        and len(body) > 2  # noqa: PLR2004 - "go", "be"
        and body[-1] not in "aeiouwxy"
        and body[-2] in _VOWELS
        and (body[-3] not in _VOWELS or body[-4:-1] == "qui")
    )


@lru_cache(maxsize=1)
def shipped() -> VerbForms:
    """Give the forms of the verbs that are shipped."""
    return VerbForms(Folders().read("verbs.tsv", VerbRow))


def forms(lemma: str) -> tuple[tuple[str, Tense], ...]:
    """Give the forms of a verb with their tenses; see `VerbForms.forms`."""
    return shipped().forms(lemma)


@lru_cache(maxsize=50_000)
def lemma(form: str) -> tuple[tuple[str, Tense], ...]:
    """Give every shipped verb and tense that a form can be, kept since texts repeat words; see `VerbForms.lemma`."""
    return shipped().lemma(form)
