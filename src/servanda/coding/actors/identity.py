"""Who an actor is before his mentions are gathered, by what the codebook knows of a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.codebook import Codebook
from servanda.codebook.names import split
from servanda.coding.actors.cast import coded_id, media_id
from servanda.model import NO_CODE, ActorId, ActorKind, Reading


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor before its mentions are gathered."""

    id: ActorId
    code: str
    name: str
    kind: ActorKind
    country: str | None


NOBODY = Identity(ActorId(""), NO_CODE, "", ActorKind.OTHER, None)
"""Who a mention names that nothing decides."""


def chosen_of(readings: Sequence[Reading], known_codes: Mapping[str, int]) -> Reading | None:
    """Give the one reading, or the only one of several that the report names plainly elsewhere."""
    codes = {one.code: one for one in reversed(readings)}
    if len(codes) == 1:
        return readings[0]
    named = [one for code, one in sorted(codes.items()) if known_codes.get(code)]
    return named[0] if len(named) == 1 else None


def coded(book: Codebook, chosen: Reading) -> Identity:
    """Give who a reading of the codebook is."""
    is_media = chosen.actor_kind is ActorKind.MEDIA
    identity = media_id(chosen.name) if is_media else coded_id(chosen.code)
    return Identity(identity, chosen.code, chosen.name, chosen.actor_kind, state_of_code(book, chosen.code))


def state_of_code(book: Codebook, code: str) -> str | None:
    """Give the state that a code begins with, None where it begins with an organisation or a group."""
    state = code.split(".", 1)[0]
    actor = book.actor(state)
    return state if actor and actor.kind is ActorKind.STATE else None


def own_body(book: Codebook, printed: str, country: str) -> Identity | None:
    """Give what a word means in one state that is a common name elsewhere: "Congress" is a party in India."""
    words = [word for word in split(printed) if word.lower() != "the"]
    match = book.names.longest(words, 0)
    entries = match.entries if match is not None else ()
    own = [one for one in entries if "context" in one.care and one.code.startswith(f"{country}.")]
    if len(own) != 1:
        return None
    return Identity(coded_id(own[0].code), own[0].code, own[0].name, own[0].actor_kind, country)


def body_of(book: Codebook, country: str, suffix: str) -> Identity:
    """Give a body of a state: the government, an army, a ministry."""
    code = f"{country}.{suffix}"
    actor = book.actor(code)
    kind = actor.kind if actor else (ActorKind.GOVERNMENT if suffix == "GOV" else ActorKind.BODY)
    return Identity(coded_id(code), code, actor.name if actor else code, kind, country)
