"""What the description promises, tried with made-up questions: allowed ones, and ones that break it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

import servanda
from servanda import web
from servanda.web.pages.api import operations

pytestmark = pytest.mark.slow

EXAMPLES = 6
# A party that nobody knows is refused although it is a word: what is allowed may be answered with 400.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.fixture(scope="session")
def described(demo: Path) -> Iterator[schemathesis.BaseSchema]:
    """Give the description of a real server's pages of the demo set."""
    additions = Path(servanda.__file__).parent / "data" / "demo" / "codebook"
    app = web.build(demo, additions=additions)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield schemathesis.openapi.from_url(f"http://127.0.0.1:{port}/api/openapi.json")
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", [each.path for each in operations()])
def test_answers_are_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    """Every answer has a status, a form and a body that the description names, and wrong questions are refused."""

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        answer = case.call()
        case.validate_response(answer, checks=CHECKS)
        assert answer.status_code < 500

    ask()
