"""What the tests of this room share: the codebook with an invented agency and outlet, and a short way to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from servanda import intake
from servanda.codebook import Codebook, load
from servanda.model import Report, Source

MEDIA = """\
{"id": "sample_agency", "code": "XVD.JRN", "name": "Sample Wire Agency", "kind": "agency", "names": ["Sample Wire Agency", "SWX"], "credits": ["(SWX)", "Despatch by NAME"], "domains": ["swx.example.org"]}
{"id": "sample_reporting", "code": "XVD.JRN", "name": "Sample Telegraph Bureau", "kind": "agency", "names": ["Sample Telegraph Bureau", "STB"], "credits": ["Editing by NAME"], "domains": []}
{"id": "sample_gazette", "code": "XVD.JRN", "name": "Sample Gazette", "kind": "newspaper", "names": ["Sample Gazette"], "credits": [], "domains": ["gazette.example.com"]}
{"id": "sample_lens", "code": "XVD.JRN", "name": "Sample Lens", "kind": "photo_agency", "names": ["Sample Lens"], "credits": [], "domains": []}
"""

Read = Callable[..., Report]


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """Give the codebook with media that nobody has heard of."""
    folder: Path = tmp_path_factory.mktemp("codebook")
    (folder / "media.jsonl").write_text(MEDIA, encoding="utf-8")
    return load(folder)


@pytest.fixture
def read(book: Codebook) -> Read:
    """Give what reads a text as a report."""

    def reading(
        text: str | bytes, *, url: str | None = None, published: str | None = None, kind: str | None = None
    ) -> Report:
        data = text.encode() if isinstance(text, str) else text
        report = intake.read(Source("page", data, "page.txt", url, published, kind), book)
        assert isinstance(report, Report), report
        return report

    return reading
