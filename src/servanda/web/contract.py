"""The types of what the machine-readable pages answer, made from the public contract (`servanda.export.columns`).

Invariant: a type has exactly the fields of its columns, in their order, with their meanings; what does not fit a type
is no answer.
"""

from __future__ import annotations

from functools import cache
from keyword import iskeyword
from typing import Annotated, Any, get_args, get_origin

import msgspec

from servanda.export.columns import (
    AMOUNT,
    COLUMNS,
    COUNT,
    EVIDENCE,
    LINE,
    PARTY,
    SPAN,
    WHEN,
    Column,
    Group,
    Many,
    Scalar,
    Shape,
)
from servanda.ledger import Kind

_SHARED = {WHEN: "When", PARTY: "Party", LINE: "Line", EVIDENCE: "Evidence", AMOUNT: "Amount", COUNT: "Range"}
_SCALARS: dict[Scalar, Any] = {
    Scalar.TEXT: str,
    Scalar.WHOLE: int,
    Scalar.NUMBER: float,
    Scalar.FLAG: bool,
    Scalar.DAY: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")],
    Scalar.MOMENT: str,
}


@cache
def row_type(kind: Kind) -> type[msgspec.Struct]:
    """Give the type of the rows of a kind: `Event` for events."""
    return struct_of(kind.value.removesuffix("s").capitalize(), COLUMNS[kind])


@cache
def struct_of(name: str, columns: tuple[Column, ...]) -> type[msgspec.Struct]:
    """Give the type of an object with these columns."""
    names = {column.name: f"{column.name}_" if iskeyword(column.name) else column.name for column in columns}
    fields = [(names[column.name], _field(name, column)) for column in columns]
    rename = {plain: name for name, plain in names.items() if name != plain}
    return msgspec.defstruct(name, fields, rename=rename or None, forbid_unknown_fields=True, frozen=True)


def _field(owner: str, column: Column) -> Any:
    is_given = column.name == "id" or (isinstance(column.shape, Many) and column.shape != SPAN)
    inside = _type(f"{owner}{column.name.title().replace('_', '')}", column.shape)
    return Annotated[inside if is_given else inside | None, msgspec.Meta(description=column.says)]


def _type(name: str, shape: Shape) -> Any:
    if shape == SPAN:
        return Annotated[list[int], msgspec.Meta(min_length=2, max_length=2)]
    match shape:
        case Many(item):
            one = name if name.endswith("As") else name.removesuffix("s")
            return list[_type(one, item)]  # type: ignore[misc]  # a type that is made
        case Group():
            return struct_of(_SHARED.get(shape, name), shape.columns)
        case _:
            return _SCALARS[shape]


def columns_of(type_: type[msgspec.Struct]) -> tuple[Column, ...]:
    """Give the columns of a type that was written by hand, so that its rows can stand in a sheet."""
    return tuple(Column(each.name, _shape(each.type), "") for each in msgspec.structs.fields(type_))


def _shape(type_: Any) -> Shape:
    """Give the shape of a field; that it may be null changes nothing."""
    inside = [each for each in get_args(type_) if each not in {type(None), ...}]
    if get_origin(type_) is tuple:
        return Many(_shape(inside[0]))
    if inside:
        return _shape(inside[0])
    if issubclass(type_, msgspec.Struct):
        return Group(columns_of(type_))
    return next(scalar for scalar, known in _SCALARS.items() if known is type_)
