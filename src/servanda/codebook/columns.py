"""What a column of a codebook file takes, in words and as choices: for the page, for the check and for its suggestions.

Invariant: nothing is said here that the row types do not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or a key of a JSON line.

    `takes` says in words what may stand in it, `choices` are the words when the set is closed. `left_out` is what an
    empty cell means, None where a value must stand. `hint` is its type, for the check of one value.
    """

    name: str
    takes: str
    choices: tuple[str, ...]
    left_out: str | None
    is_list: bool
    hint: Any


@lru_cache(maxsize=64)
def columns(row: type[msgspec.Struct]) -> tuple[Column, ...]:
    """Give the columns of a row type in their order."""
    return tuple(_columns(row))


def _columns(row: type[msgspec.Struct]) -> Iterator[Column]:
    hints = get_type_hints(row, include_extras=True)
    for field in msgspec.structs.fields(row):
        hint = hints[field.name]
        left_out = None if field.required else _default(field.default)
        is_list = get_origin(_bare(hint)) is tuple
        yield Column(field.encode_name, takes(hint), choices(hint), left_out, is_list, hint)


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value == ():
        return "none"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def takes(hint: Any) -> str:
    """Say what a type takes: "one of: verb, noun", "list of: text", "number from -1 to 1", "yes or no"."""
    bounds = next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, msgspec.Meta)), None)
    plain = _bare(hint)
    if get_origin(plain) in (Union, UnionType):
        # A form is a text or an object with more to say about it; the page lists its fields at the end.
        return "a form"
    if get_origin(plain) is tuple:
        return f"list of: {takes(get_args(plain)[0]).removeprefix('one of: ')}"
    if listed := choices(plain):
        return f"one of: {', '.join(listed)}"
    if plain is bool:
        return "yes or no"
    if plain in (int, float):
        return f"number from {bounds.ge} to {bounds.le}" if bounds else "number"
    return "day (YYYY-MM-DD)" if plain is date else "text"


def choices(hint: Any) -> tuple[str, ...]:
    """Give the words of a closed set, of a list's members too; none where anything may stand."""
    plain = _bare(hint)
    if get_origin(plain) is tuple:
        return choices(get_args(plain)[0])
    if get_origin(plain) is Literal:
        return tuple(get_args(plain))
    if isinstance(plain, type) and issubclass(plain, Enum):
        return tuple(member.value for member in plain)
    return ()


def _bare(hint: Any) -> Any:
    """Give a type without its bounds, and without None, which only says that a cell may be empty."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        parts = [part for part in get_args(hint) if part is not NoneType]
        return _bare(parts[0]) if len(parts) == 1 else hint
    return hint
