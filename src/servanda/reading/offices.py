"""Offices as printed, with the state or organisation that they belong to: "president of Chad".

Invariant: an office whose words give it to an organisation is never a state's ("president of the Chess Federation").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.codebook.offices import OfficeEntry, OfficeMatch
from servanda.model import ActorKind, Span, WordClass
from servanda.reading.bodies import Body, body_at
from servanda.reading.known_names import Country, codes, country_after, country_at, country_from, owner_at
from servanda.reading.long_offices import past_long
from servanda.reading.name_words import is_name_word, is_organisation_word, name_end, organisation_end, skip_ranks
from servanda.reading.sentence_words import POSSESSIVE, Text

ARTICLES = frozenset({"the", "a", "an"})
"""What may stand before an office."""

HEADS = frozenset({"head", "chief", "leader", "director", "commander", "chairman", "chairwoman", "boss"})
"""Words for whoever leads a body, offices only with the body behind them."""

_HEAD_RANK = 3
PASSED = frozenset(
    {"military", "new", "then", "long-time", "longtime", "veteran", "visiting", "outgoing", "incoming", "main", "top"}
)
"""Words between a state and its office that change neither."""

_MOST_PASSED = 4
_AMBASSADOR = "GOV.AMB"
_LINKS = frozenset({"of", "for", "to", "the", "from"})
_OPENS_ENVOY = frozenset({"its", "their", "his", "her", "our", "a", "an"})
"""Words before an envoy whose name is not told."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: words `first` to `last`, and the country before or behind it.

    `suffix` is None for an office that belongs to no state: to a club, a company, a body the codebook does not know.
    """

    first: int
    last: int
    match: OfficeMatch
    country: Country | None
    suffix: str | None
    organisation: str | None = None
    host: Country | None = None
    """The state to which an envoy is sent: "the Swedish ambassador to Chad"."""

    title_first: int | None = None
    """Where the title begins, if words of its own stand before it: "the Chadian regime's | envoy"."""

    @property
    def code(self) -> str | None:
        """Give the code of the state or organisation that the office belongs to, None when the words do not say."""
        return self.organisation or codes(self.country)


def office_at(text: Text, at: int) -> Office | None:
    """Give the office that starts at a word: "Kenyan Foreign Minister", "president of Chad", "Oman's envoy"."""
    start = at + 1 if text.lower(at) in ARTICLES else at
    if international := _international(text, at, start):
        return international
    if behind_body := _behind_body(text, at, start):
        return behind_body
    begin, before = _country_before(text, start)
    if _is_dismissal(text, begin) and not (before and before.is_adjective):
        return None
    match = text.book.offices.longest(text.words, begin)
    if match is None and before is not None and (behind := _behind_portfolio(text, begin)) > begin:
        begin, match = behind, text.book.offices.longest(text.words, behind)
    if match is None:
        return _head_of_organisation(text, at, before) if before else _head_of_body(text, at, begin)
    if _is_private_delegate(text, begin, match, before):
        return None
    match = _of_parliament(text, begin, match)
    last = begin + match.length
    if of_body := _of_body(text, at, last, match):
        return of_body if of_body.country is not None or before is None else replace(of_body, country=before)
    if any(entry.suffix == _AMBASSADOR for entry in match.entries) and text.lower(last) == "to":
        return _envoy(text, at if before or start == at else start, match, before, last)
    return _plain(text, at, start, begin, match, before)


_DELEGATE = "delegate"


def _is_private_delegate(text: Text, at: int, match: OfficeMatch, before: Country | None) -> bool:
    """Say whether a delegate is no state's: "the Kenyan representative of the Rowing Club", "our Kenya representative".

    A state's is printed with its adjective, as its owner, in capitals or behind "of".
    """
    last = at + match.length
    if match.entry.id != _DELEGATE or (text.lower(last) == "of" and country_after(text, last)):
        return False
    is_owned = text.lower(at - 1) in POSSESSIVE or text.words[at - 1].isupper()
    is_states = before is not None and (before.is_adjective or is_owned)
    return not is_states or (text.lower(last) in {"of", "for", "at"} and _is_of_organisation(text, at, last))


def _of_parliament(text: Text, at: int, match: OfficeMatch) -> OfficeMatch:
    """Give the office of one who sits in a house for that of a delegate: "US [Representative] John Miller"."""
    is_titled = text.words[at] == "Representative" and text.word(at + 1)[:1].isupper()
    member = text.book.offices.longest(["lawmaker"], 0) if is_titled and match.entry.id == _DELEGATE else None
    return member or match


def _is_dismissal(text: Text, at: int) -> bool:
    """Say whether somebody is dismissed here and not described: "President X [dismissed] Interior Minister Y"."""
    step = text.book.titles.at(text.words, at)
    if step is None or step[0] != "ends" or not text.lower(at).endswith("ed") or at == 0:
        return False
    return text.tokens[at].word_class is WordClass.VERB and text.tokens[at - 1].word_class in _SUBJECTS


_SUBJECTS = frozenset({WordClass.PROPN, WordClass.NOUN, WordClass.PRON, WordClass.AUX})


def _plain(text: Text, at: int, start: int, begin: int, match: OfficeMatch, before: Country | None) -> Office | None:
    """Give an office with the state before it, or else behind it; with none when an organisation owns it."""
    last = _past_unlisted_portfolio(text, begin + match.length)
    last = _past_joined_portfolio(text, begin, last)
    after = None if before and before.is_adjective else _republic(text, last) or country_after(text, last)
    after = after or (country_at(text, last + 1) if _is_counterpart_from(text, last, match) else None)
    after = after or (country_from(text, at, last) if before is None and match.length == 1 else None)
    if after is None and (end := past_long(text, begin, begin + match.length)) > last:
        after = next((one for at in range(last, end) if (one := country_after(text, at)) and one.last == end), None)
        last = end
    country = after or before
    suffix = _suffix(match, codes(country))
    is_in_house = suffix == _HOUSE and not _ends_organisation(text, begin - 1)  # "PPP Rep. Ana Ruiz": a party owns none
    is_private = country is None and text.lower(last - 1) == "attorney" and match.length == 1
    if is_private or (country is None and suffix and not is_in_house and _is_of_organisation(text, begin, last)):
        suffix = None
    elif suffix is None and country is None and match.length == 1 and not (start > at or _is_before_name(text, last)):
        return None
    first = at if (before and not after) or start == at else start
    if after is not None and any(entry.suffix == _AMBASSADOR for entry in match.entries):
        last, host = _past_host(text, after.last)
        return Office(first, last, match, country, suffix, host=host)
    return Office(first, after.last if after else last, match, country, suffix)


_HOUSE = "LEG"


def _is_counterpart_from(text: Text, last: int, match: OfficeMatch) -> bool:
    """Say whether a counterpart's state follows: "her counterpart [from] Chile"; any other may only come from there."""
    return match.entry.id == _COUNTERPART and text.lower(last) == "from"


_COUNTERPART = "counterpart"


def _is_before_name(text: Text, last: int) -> bool:
    """Say whether a title in capitals stands right before a name: "Chancellor Ana Ruiz"."""
    return text.words[last - 1][:1].isupper() and is_name_word(text, last)


def _past_host(text: Text, last: int) -> tuple[int, Country | None]:
    """Give where the state ends that an envoy with a name is sent to, and that state where it is printed by its name.

    "The ambassador of Peru [in Chad], Ana Ruiz", "Ambassador of Peru [to Chad] Ana Ruiz".
    """
    start = last + 1 if text.lower(last) == "accredited" else last
    if text.lower(start) not in {"in", "to"}:
        return last, None
    host = country_at(text, start + 1)
    end = host.last if host is not None else start + _OUR_COUNTRY if _is_here(text, start + 1) else last
    is_named = text.word(end) == "," and text.word(end + 1)[:1].isupper()
    begin, _ = skip_ranks(text, end)
    return (end, host) if is_named or name_end(text, begin) > begin + 1 else (last, None)


_OUR_COUNTRY = 3
"""Words of "to our country"."""


def _is_here(text: Text, at: int) -> bool:
    """Say whether a press calls its own state so: "the ambassador of Peru to [our country]"."""
    return text.lower(at) in {"our", "the"} and text.lower(at + 1) == "country"


def _republic(text: Text, last: int) -> Country | None:
    """Give the state whose name begins with the last word of an office: "President of the [Republic of Korea]"."""
    state = country_at(text, last - 1) if text.lower(last - 1) == "republic" else None
    return state if state is not None and state.last > last else None


def _past_unlisted_portfolio(text: Text, last: int) -> int:
    """Give the word behind a minister's portfolio that no list has: "Minister of Tribal Welfare and Salt"."""
    if text.lower(last - 1) != "minister" or text.lower(last) not in {"of", "for"} or country_after(text, last):
        return last
    start = end = last + 1
    while (joins := text.lower(end) in _JOINS and _is_portfolio(text, end + 1)) or _is_portfolio(text, end):
        end += 1
        start = end if joins else start
    if end - start > _NAME and text.word(end) not in {",", ""}:
        end -= _NAME
    return end if end > last + 1 else last


def _behind_portfolio(text: Text, begin: int) -> int:
    """Give where "Minister" stands behind a portfolio that no list has: "Bosnian [Civil Affairs] Minister Ana Ruiz"."""
    at = begin
    while at < begin + _MOST_PORTFOLIO and (_is_portfolio(text, at) or (at > begin and text.lower(at) in _JOINS)):
        if text.word(at) == "Minister":
            return at
        at += 1
    return begin


_MOST_PORTFOLIO = 6
"""Words of a portfolio with "Minister"."""
_NAME = 2
"""Words of the name that goes on right behind a portfolio."""


def _past_joined_portfolio(text: Text, first: int, last: int) -> int:
    """Give the word behind a second portfolio of a minister whose name or state follows.

    "The Minister of Interior [and Decentralization], Mr. Ali Omar", "Interior [and Towns] Ali Omar"; not "the Minister
    of Defence and General Omar".
    """
    if text.lower(last) != "and" or "minister" not in (text.lower(at) for at in range(first, last)):
        return last
    if text.book.offices.longest(text.words, last + 1) is not None:
        return last
    end = last + 1
    if text.book.offices.longest(text.words, end) is not None:
        return last  # "the Foreign Minister and | Defence Minister Ana Ruiz"
    while _is_portfolio(text, end) or (text.lower(end) in _INSIDE and _is_portfolio(text, end + 1)):
        end += 1
    is_named = text.word(end) == "," and text.word(end + 1)[:1].isupper()
    if end > last + 1 and (is_named or country_after(text, end) is not None):
        return end
    return _before_name(text, last + 2, end) or last


def _before_name(text: Text, first: int, end: int) -> int | None:
    """Give where the name begins that ends a row of capitals: "Towns and Water [Ali Omar]"; None without a name."""
    begin = end - _NAME
    return begin if begin >= first and name_end(text, begin) >= end else None


_INSIDE = frozenset({"and", "&", "of", "for", "the"})
"""Small words inside a portfolio's name."""


def _is_portfolio(text: Text, at: int) -> bool:
    """Say whether a capital is no state's, and no rank of the person behind it."""
    if not text.word(at)[:1].isupper() or country_at(text, at) is not None:
        return False
    return text.book.titles.at(text.words, at) is None and text.lower(at - 1) != ","


_JOINS = frozenset({"and", "&"})


def _is_unnamed(text: Text, first: int, last: int) -> bool:
    """Say whether an envoy is nobody's by name: of "recalled its ambassador to Chad" the host is a party of its own."""
    before = text.lower(first) if text.lower(first) in _OPENS_ENVOY else text.lower(first - 1) if first else ""
    return before in _OPENS_ENVOY and not text.word(last)[:1].isupper()


def _envoy(text: Text, first: int, match: OfficeMatch, sender: Country | None, last: int) -> Office:
    """Give an envoy with the host: "Ambassador to Chad" is somebody else's, and nobody's when no sender is printed."""
    host = country_after(text, last, is_sent=True)
    if sender is None and host is not None and _is_unnamed(text, first, host.last):
        host = None
    suffix = match.entries[0].suffix if sender else None
    return Office(first, host.last if host else last, match, sender, suffix, host=host)


def _international(text: Text, at: int, start: int) -> Office | None:
    """Give an office that can only be an organisation's: "NATO Secretary General"."""
    match = text.book.offices.longest(text.words, start)
    entry = next((entry for entry in match.entries if entry.of), None) if match else None
    return Office(at, start + match.length, match, None, entry.suffix, entry.of) if match and entry else None


def _country_before(text: Text, start: int) -> tuple[int, Country | None]:
    """Give the first word of the office and the state before it, modifiers stepped over: "former Omani president"."""
    begin = start
    step = text.book.titles.at(text.words, begin)
    is_state = country_at(text, begin) is not None  # "New Zealand" is no new office
    if (
        step
        and not is_state
        and step[0] not in {"rank", "honorific"}
        and text.book.offices.longest(text.words, start) is None
    ):
        begin += step[1]
    before = country_at(text, begin) or owner_at(text, begin)
    begin = start if before is None else before.last
    limit = begin + _MOST_PASSED
    while begin < limit and text.lower(begin) in PASSED:
        begin += 1
    return begin, before


def _suffix(match: OfficeMatch, code: str | None) -> str | None:
    """Give the code suffix of an office of a state: only the sector where the office is known of other states alone.

    None when it is known of some states alone and none is printed ("the chancellor").
    """
    state = code.split(".", 1)[0] if code else None
    fitting = [entry for entry in match.entries if not entry.countries or state in entry.countries]
    if fitting:
        return fitting[0].suffix
    return match.entry.sector if state else None


def _is_of_organisation(text: Text, begin: int, last: int) -> bool:
    """Say whether an organisation owns an office: "Rowing Club president", "president of the Rowing Club"."""
    if text.lower(last) in {"of", "for", "at"}:
        start = last + 2 if text.lower(last + 1) == "the" else last + 1
        if text.word(start)[:1].isupper() and text.book.offices.body(text.words, start) is None:
            return True
    return begin > 0 and not text.is_headline and (_is_owner(text, begin - 1, begin) or _owns_further(text, begin))


def _owns_further(text: Text, begin: int) -> bool:
    """Say whether small words part an office from the organisation before it: "EAAT founder and president".

    An organisation by a noun alone owns it too: "the company president".
    """
    at = begin - 1
    if text.tokens[at].word_class is WordClass.NOUN and is_organisation_word(text.words[at]):
        return text.words[at].islower() and text.book.offices.body(text.words, at) is None
    while at > max(0, begin - _MOST_PASSED) and (
        text.tokens[at].word_class in _BESIDE_OFFICE or text.lower(at) == "and"
    ):
        at -= 1
    is_short = len(text.words[at]) > 1 and text.words[at].isupper()
    return is_short and country_at(text, at) is None and text.book.titles.at(text.words, at) is None


_BESIDE_OFFICE = frozenset({WordClass.NOUN, WordClass.ADJ})


def _is_owner(text: Text, at: int, office: int) -> bool:
    """Say whether the word before an office owns it: an organisation, or a capital that is no state's and no title."""
    before = text.words[at]
    if before.lower() in POSSESSIVE:
        return at > 0 and text.words[at - 1][:1].isupper()
    if not before[0].isupper() or before.lower() == "union" or text.book.offices.body(text.words, at):
        return False
    if text.lower(at - 1) == "of" and at > 1 and is_organisation_word(text.words[at - 2]):
        return True
    if is_organisation_word(before) or _ends_organisation(text, at):
        return True
    if not is_name_word(text, at):
        return False
    wanted = WordClass.PROPN if at else WordClass.NOUN
    return text.tokens[at].word_class is wanted and (at > 0 or text.words[office].islower())


_MOST_WORDS = 6


def _ends_organisation(text: Text, at: int) -> bool:
    """Say whether a name of the codebook that is no state's ends at a word: "Red Cross"."""
    for length in range(1, min(_MOST_WORDS, at + 1) + 1):
        match = text.book.names.longest(text.words, at + 1 - length)
        if match is not None and match.length == length:
            return match.entries[0].actor_kind is not ActorKind.STATE
    return False


def _head(word: str) -> OfficeMatch:
    head = OfficeEntry(id="head_of_body", title=word.capitalize(), suffix="GOV", rank=_HEAD_RANK)
    return OfficeMatch(entries=(head,), length=1)


def _behind_body(text: Text, at: int, start: int) -> Office | None:
    """Give the office behind a body: "Ministry of Defence spokesman", "Estonian Defence Forces chief"."""
    body = body_at(text, start)
    if body is None or body.last >= len(text.words):
        return None
    if text.lower(body.last) in POSSESSIVE:
        return _of_owning_body(text, at, body)
    match = text.book.offices.longest(text.words, body.last)
    if match is None and text.lower(body.last) in HEADS:
        match = _head(text.words[body.last])
    if match is None or match.plural:
        return None
    return Office(at, body.last + match.length, match, body.country, body.suffix)


def _of_owning_body(text: Text, at: int, body: Body) -> Office | None:
    """Give the office that a state's government owns: "the Chadian regime's foreign minister"."""
    match = text.book.offices.longest(text.words, body.last + 1)
    if match is None or match.plural or body.country is None or body.suffix.split(".")[0] != _GOVERNMENT:
        return None
    first, last = body.last + 1, body.last + 1 + match.length
    return Office(at, last, match, body.country, _suffix(match, codes(body.country)), title_first=first)


_GOVERNMENT = "GOV"


def _head_of_organisation(text: Text, at: int, before: Country) -> Office | None:
    """Give the office of whoever heads an organisation of states: "OPEC chief"."""
    if before.readings[0].actor_kind not in {ActorKind.IGO, ActorKind.BODY} or text.lower(before.last) not in HEADS:
        return None
    return Office(at, before.last + 1, _head(text.words[before.last]), before, "GOV")


def _head_of_body(text: Text, at: int, begin: int) -> Office | None:
    """Give the office of whoever heads a body: "the head of the Kenyan Foreign Ministry"."""
    if text.lower(begin) not in HEADS or text.lower(begin + 1) != "of":
        return None
    head = _head(text.word(begin))
    return _of_body(text, at, begin + 1, head) or _of_organisation(text, at, begin + 1, head)


def _of_organisation(text: Text, at: int, last: int, match: OfficeMatch) -> Office | None:
    """Give the office of whoever heads an organisation or its people: "the head of the European Union delegation"."""
    start = last + 2 if text.lower(last + 1) == "the" else last + 1
    owner = country_after(text, last) or owner_at(text, start)
    if owner is None or owner.readings[0].actor_kind not in {ActorKind.IGO, ActorKind.BODY}:
        return None
    end = owner.last + 1 if text.lower(owner.last) in _SENT else owner.last
    return Office(at, end, match, owner, "GOV")


_SENT = frozenset({"delegation", "mission", "office", "team"})
"""What an organisation has in a state."""


def _of_body(text: Text, at: int, last: int, match: OfficeMatch) -> Office | None:
    """Give the office of a body: "head of the Kenyan Foreign Ministry", "spokesman for Oman's government"."""
    if text.lower(last) not in {"of", "for"}:
        return None
    body = body_at(text, last + 1)
    if body is None or (body.country is None and body.suffix in {"GOV", "CVL"}):
        return None
    if organisation_end(text, body.begin) > body.last:
        return None
    return Office(at, body.last, match, body.country, body.suffix)


def title_span(text: Text, office: Office) -> Span:
    """Give the words of an office without article and state; with the state where a modifier stands before it."""
    first, last = office.first, office.last
    if office.title_first is not None:
        return text.span(office.title_first, last)
    if text.lower(first) in ARTICLES:
        first += 1
    country = office.country
    if country and country.first == first:
        first = country.last
    elif country and country.first > first and country.last < last and country.is_adjective:
        return text.span(first, last)
    elif country and country.first > first:
        last = country.first
        while text.lower(last - 1) in _LINKS:
            last -= 1
    return text.span(first, max(last, first + 1))


_JOINING = (("was", "named"), ("was", "appointed"), ("was", "elected"), ("was", "re-elected"), ("was", "reelected"))
_STEPPED = frozenset({"who", "is", "was", "the", "a", "an", "also", "as", "union", "federal"})


def office_behind(text: Text, at: int) -> Office | None:
    """Give the office said of a name: ", the Kenyan foreign minister", "became president", "was appointed as envoy"."""
    start = at + 1
    if (text.lower(at), text.lower(at + 1)) in _JOINING:
        start = at + 2
    elif (text.lower(at) == "was" and text.book.offices.longest(text.words, at + 1)) or text.lower(at) not in {
        ",",
        "as",
        "became",
    }:
        return None
    limit = start + 3
    while start < limit and text.lower(start) in _STEPPED:
        start += 1
    office = _of_portfolios(text, start) or (office_at(text, start) if start < len(text.words) else None)
    return None if office and _is_subject(text, office) else office


def _of_portfolios(text: Text, at: int) -> Office | None:
    """Give the office of whoever has several portfolios: "the fisheries, energy and ocean affairs minister".

    The first must be one that ministers have; what a comma parts may otherwise be said of others.
    """
    before = country_at(text, at)
    begin = before.last if before is not None else at
    end = begin
    while end < min(len(text.tokens), begin + _MOST_LISTED) and text.lower(end) not in _PORTFOLIO_HEADS:
        if text.tokens[end].word_class not in _LISTED and text.word(end) != "," and text.lower(end) not in _JOINS:
            return None
        end += 1
    listed = text.words[begin:end]
    first = next((at for at, one in enumerate(listed) if one == ","), 0)
    if text.lower(end) not in _PORTFOLIO_HEADS or not first or not any(one.lower() in _JOINS for one in listed):
        return None
    match = text.book.offices.longest([*listed[:first], text.words[end]], 0)
    if match is None or match.length != first + 1:
        return None
    match = replace(match, length=end + 1 - begin)
    return Office(at, end + 1, match, before, _suffix(match, codes(before)))


_MOST_LISTED = 12
"""Words of all the portfolios of one minister."""
_PORTFOLIO_HEADS = frozenset({"minister", "secretary"})
_LISTED = frozenset({WordClass.NOUN, WordClass.ADJ, WordClass.PROPN})


def _is_subject(text: Text, office: Office) -> bool:
    """Say whether an office without a state is the subject of what follows: "with Ana Lima, the president said"."""
    if office.country is not None or office.last >= len(text.tokens):
        return False
    return text.tokens[office.last].word_class in {WordClass.VERB, WordClass.AUX}
