"""The description of the machine-readable pages in OpenAPI 3.1, made of what their routes declare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from servanda import __version__
from servanda.web.answers import Trouble

if TYPE_CHECKING:
    from servanda.web.operation import Operation
    from servanda.web.parameters import Parameter

_REF = "#/components/schemas/{name}"
_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "id of a record, or of a finding that went into it",
    "schema": {"type": "string"},
}
_WRONG = {
    "400": "the question cannot be asked; `detail` says what was expected",
    "401": "this server wants its token, and the request has none",
    "404": "nothing answers to this id",
    "406": "the request accepts no form that there is",
    "503": "the ledger cannot be read now, or this is still being made; `detail` says what to do",
}


def described(operations: Iterable[Operation]) -> dict[str, Any]:
    """Describe routes."""
    routes = tuple(operations)
    types = [each.answer for each in routes if each.answer]
    _, schemas = msgspec.json.schema_components([*types, Trouble], ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Servanda",
            "version": __version__,
            "summary": "A sourced ledger of what states and others said, promised and did",
            "description": "All of it is for reading. Every count of sources is told apart: reports, outlets, origins.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {each.path: {"get": _operation(each)} for each in routes},
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        # A server for this machine alone asks for none.
        "security": [{}, {"token": []}],
    }


def _operation(one: Operation) -> dict[str, Any]:
    path = [_ID] if "{id}" in one.path else []
    return {
        "operationId": one.path.removeprefix("/").replace("/", "_").replace("{id}", "one"),
        "summary": one.says,
        "parameters": [*path, *(_parameter(each) for each in one.all_parameters)],
        "responses": {
            "200": {"description": one.says, "content": _content(one)},
            **{status: _trouble(says) for status, says in _WRONG.items() if status != "404" or path},
        },
    }


def _content(one: Operation) -> dict[str, Any]:
    if one.answer is None:
        return {"text/plain": {"schema": {"type": "string"}}}
    return {"application/json": {"schema": msgspec.json.schema_components([one.answer], ref_template=_REF)[0][0]}}


def _trouble(says: str) -> dict[str, Any]:
    return {
        "description": says,
        "content": {"application/problem+json": {"schema": {"$ref": _REF.format(name="Trouble")}}},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = msgspec.json.schema(one.type)
    if one.default is not None:
        schema["default"] = one.default
    return {"name": one.name, "in": "query", "required": one.is_needed, "description": one.says, "schema": schema}
