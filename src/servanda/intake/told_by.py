"""Whom a text credits for some of its words: "..., the Reuters news agency reported", "he told AFP".

Invariant: a medium is credited only where words of crediting stand beside its name ("according to", "reported"); what
rests on it are the sentence and those behind it in its paragraph, until another medium is credited. Pictures credit
nobody, and who is only told of ("AFP's office was shut") is no source.

Source: field notes on lineage, section 5: an agency named as the hearer of the words, or as who reported them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.codebook import Codebook
from servanda.codebook.media import MediaIndex, Medium
from servanda.codebook.words import WordLists
from servanda.intake.agency import NAME_WORDS, short_name
from servanda.intake.lines import Strip
from servanda.model import PROSE, TOLD_BY, BlockKind, Credit, Span

THROUGHOUT = 2
"""Paragraphs that credit a medium, of no more than twice as many, from which the whole text rests on it."""

_SENTENCE = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gen|Sen|Col|Gov|Rep)\.)"
    r"(?:(?<=[.!?])|(?<=[.!?][”\"]))\s+(?=[\"“]?[A-ZÀ-Þ])"
)
_PICTURE = re.compile(r"\b(?:photo|picture)s?\s*(?:by|from|credit|:)|photographer", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[.!?][”\"]?\s*\((?P<who>[A-ZÀ-Þ][^()]{1,40})\)"
    r"|(?<=\w)(?::|\s[–—-])\s(?P<end>[A-ZÀ-Þ][\w.'’&-]*(?: [A-ZÀ-Þ][\w.'’&-]*){0,4}))$"
)
"""How words are signed by whose they are: in brackets behind their stop, or behind a colon or dash at their end."""
_HOUSE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.&-]*(?: of)? ){1,4}(?:Times|Post|Herald|Tribune|Gazette|Observer|Courier|Ledger|Chronicle"
    r"|Telegraph|Mirror|Journal|Mail|Daily|Weekly|News|Radio|Television|TV|Dispatch|Examiner|Inquirer|Sentinel|Star)"
    r"|(?:Daily|Radio) [A-ZÀ-Þ][\w'’-]*"
)
"""A name that only papers and stations have, whether or not the codebook knows it."""
_STOPS = tuple('.!?"”:')
_NAME = r"[A-ZÀ-Þ][\w.'’&-]*"
_KINDS = (
    r"state|state-\w+|official|semi-?official|government|government-\w+|national|local|private|independent|public"
    r"|business|foreign|own"
)
_BETWEEN = r"on|in|also|earlier|later|has|have|had|first|separately|previously|since"
_WHO = r"correspondent|reporter|journalist|report|story|tally|count|poll|survey|investigation|analysis|interview"


@dataclass(frozen=True, slots=True)
class _Forms:
    """The patterns of crediting: a name behind words that lead to it, and one before what it did."""

    led: re.Pattern[str]
    doing: re.Pattern[str]
    noun: re.Pattern[str]


def told_by(
    text: str, strips: Sequence[Strip], kinds: Sequence[BlockKind], book: Codebook, *, own: Iterable[str] = ()
) -> tuple[Credit, ...]:
    """Give whom a text credits for some of its words, each with what rests on it, in the order of the text.

    Args:
        text: The whole text.
        strips: Its paragraphs.
        kinds: What each of them is.
        book: Media, and the words of crediting.
        own: Whose text it is: a house that names itself rests on nobody.
    """
    forms = _forms(book.words)
    prose = list(_paragraphs(text, strips, kinds))
    told = {span: tuple(_of_paragraph(text, span, book.media, forms)) for span, _ in prose}
    found = {credit for several in told.values() for credit in several}
    if body := [span for span, kind in prose if kind is BlockKind.BODY]:
        heads = [span for span, kind in prose if kind is not BlockKind.BODY and not told[span]]
        opening = {credit.value for credit in told[body[0]]}
        found |= {Credit(TOLD_BY, name, span, "told_by.opening") for name in opening for span in heads}
        found |= set(_throughout([{credit.value for credit in told[span]} for span in body], body))
    house = {id_ for name in own for id_ in _houses(name, book.media)}
    others = [credit for credit in found if house.isdisjoint(_houses(credit.value, book.media))]
    return tuple(sorted(others, key=lambda one: (one.span or Span(0, 0), one.value, one.rule)))


def _paragraphs(text: str, strips: Sequence[Strip], kinds: Sequence[BlockKind]) -> Iterator[tuple[Span, BlockKind]]:
    """Give the paragraphs that may credit somebody; a line that stops inside a sentence goes on in the next one."""
    held: Span | None = None
    for strip, kind in zip(strips, kinds, strict=True):
        if held is not None and (kind is not BlockKind.BODY or _is_closed(text, held, strip.span)):
            yield held, BlockKind.BODY
            held = None
        if kind is BlockKind.BODY:
            held = Span(held.start if held else strip.span.start, strip.span.end)
        elif kind in PROSE:
            yield strip.span, kind
    if held is not None:
        yield held, BlockKind.BODY


def _is_closed(text: str, before: Span, after: Span) -> bool:
    """Say whether a paragraph ends before the next line: behind a stop, or above an empty line."""
    return text[: before.end].endswith(_STOPS) or text.count("\n", before.end, after.start) > 1


def _houses(name: str, media: MediaIndex) -> set[str]:
    """Give a name and the media that are called so."""
    return {name, *(medium.id for medium in media.named(name))}


def _throughout(named: Sequence[Iterable[str]], body: Sequence[Span]) -> Iterator[Credit]:
    """Give those whom most paragraphs of a text credit: it rests on them as a whole."""
    whole = Span(body[0].start, body[-1].end)
    for name in sorted({name for names in named for name in names}):
        times = sum(name in names for names in named)
        if times >= THROUGHOUT and times * 2 >= len(named):
            yield Credit(TOLD_BY, name, whole, "told_by.throughout")


def _of_paragraph(text: str, paragraph: Span, media: MediaIndex, forms: _Forms) -> Iterator[Credit]:
    """Give the credits of a paragraph: each holds from its sentence to the next credit of another, or to the end."""
    words = paragraph.of(text)
    starts = [0, *(match.end() for match in _SENTENCE.finditer(words))]
    told = [
        (start, names)
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True)
        if (names := _named(words[start:end], media, forms))
    ]
    ends = (*(start for start, _ in told[1:]), len(words))
    for (start, names), end in zip(told, ends, strict=False):
        last = paragraph.start + len(words[:end].rstrip())
        yield from (Credit(TOLD_BY, name, Span(paragraph.start + start, last), "told_by.words") for name in names)


def _named(sentence: str, media: MediaIndex, forms: _Forms) -> tuple[str, ...]:
    """Give the media that a sentence credits, by the names that credits print."""
    if _PICTURE.search(sentence):
        return ()
    places = [(match.start("who"), match.group("who")) for match in forms.led.finditer(sentence)]
    places += [(match.start("who"), match.group("who")) for match in forms.doing.finditer(sentence)]
    places += [(match.start(), match.group("who") or match.group("end")) for match in _SIGNED.finditer(sentence)]
    found = (name for _, phrase in sorted(places) if (name := _medium(phrase, media, forms)))
    return tuple(dict.fromkeys(found))


def _medium(phrase: str, media: MediaIndex, forms: _Forms) -> str | None:
    """Give the medium that a phrase names: one of the codebook's, or one that says by its words that it is one."""
    is_told = forms.noun.search(phrase) is not None
    words = phrase.split()
    for at in range(len(words)):
        for length in range(min(NAME_WORDS, len(words) - at), 0, -1):
            name = re.sub(r"['’]s?$", "", " ".join(words[at : at + length]).rstrip(".,"))
            is_longer = any(word[:1].isupper() for word in words[at + length : at + length + 1])
            if not is_longer and (medium := _known(name, media, is_told=is_told, is_all=length == len(words))):
                return short_name(medium) if medium.is_agency else medium.name
    name = forms.noun.split(phrase)[-1] or forms.noun.sub("", phrase)
    name = re.sub(r"^(?:the|The)\s+", "", name.strip()).rstrip(".,")
    is_called_so = is_told and re.fullmatch(rf"{_NAME}(?: {_NAME})*", name) and not phrase.startswith(name)
    return name if is_called_so or _HOUSE.fullmatch(name) else None


def _known(name: str, media: MediaIndex, *, is_told: bool, is_all: bool) -> Medium | None:
    """Give the medium of a name; one that is a common word or a person's name needs a word that says what it is."""
    if not name[:1].isupper():
        return None
    is_word = name not in _sure_names(media) and not is_told
    for medium in media.named(name):
        is_acronym = name.isupper() and medium.is_agency
        if medium.kind not in {"photo_agency", "press_release", "portal"} and (not is_word or is_acronym or is_all):
            return medium if not is_word or is_acronym or medium.is_agency else None
    return None


@lru_cache(maxsize=4)
def _sure_names(media: MediaIndex) -> frozenset[str]:
    """Give the names that are nothing else than a medium's."""
    return frozenset(entry.text for entry in media.entries())


@lru_cache(maxsize=4)
def _forms(words: WordLists) -> _Forms:
    nouns = _any(words.listed("press_noun"))
    part = rf"(?:{_NAME}|the|a|an|its|of|de|{_KINDS}|{nouns})"
    who = rf"(?P<who>(?:{part}\s+){{0,7}}?{_NAME}(?:\s+{part}){{0,5}})"
    between = rf"(?:,?\s+(?:{_BETWEEN}|(?-i:[A-Z])\w+day))*"
    return _Forms(
        led=re.compile(rf"\b(?i:{_any(words.listed('credit_lead'))})\s+{who}"),
        doing=re.compile(
            rf"(?<![\w’'])(?P<who>(?:{part}\s+){{0,7}}{_NAME}(?:\s+(?:{nouns}))?)(?:\s+(?:{_WHO})s?)?{between}"
            rf",?\s+(?:{_any(words.listed('credit_verb'))})\b"
        ),
        noun=re.compile(rf"\b(?:(?:{_KINDS})\s+)*(?:{nouns})\b"),
    )


def _any(words: Iterable[str]) -> str:
    """Give a pattern for any of some words, the longest first; without words nothing matches."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) or "(?!)"
