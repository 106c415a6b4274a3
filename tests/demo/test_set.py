"""The bundled set keeps its own promises: listed, marked as samples, and silent about real persons' words."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from servanda.codebook.actors import ACTOR_FILES, ActorRow
from servanda.codebook.media import MediaIndex, MediumRow
from servanda.codebook.rows import Folders

DEMO = Path(str(files("servanda"))) / "data" / "demo"
REPORTS = sorted((DEMO / "reports").iterdir())
ABOUT_REAL_STATES = [path for path in REPORTS if path.name < "09"]


def readable(path: Path) -> str:
    """Give what a person would read of a file, roughly: no head, no scripts, no tags."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        text = "\n".join(row.get("text", row.get("html", "")) for row in map(json.loads, text.splitlines()))
    return re.sub(r"<head>.*?</head>|<[^>]*>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_every_report_is_listed_and_marked_as_a_sample(path: Path) -> None:
    """The list says what each report is there for, and the page itself names only invented media."""
    assert f"`{path.name}`" in (DEMO / "README.md").read_text(encoding="utf-8")
    assert re.search(r"Sample|SWA", readable(path))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_addresses_can_belong_to_nobody(path: Path) -> None:
    """Every address lies under a domain that is kept for examples."""
    hosts = re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
    assert [host for host in hosts if not re.search(r"(^|\.)(example\.(org|com|net)|schema\.org)$", host)] == []


@pytest.mark.parametrize("path", ABOUT_REAL_STATES, ids=lambda path: path.name)
def test_nobody_is_quoted_about_real_states(path: Path) -> None:
    """A report about real states holds no quotation marks at all."""
    body = re.sub(r"//article\S+ \S+", "", readable(path))  # the scraper's leftover in report 04 quotes a class name
    assert not re.search(r"[\"“”‘«»]|&[lr][sd]quo;", body)


def test_there_are_twelve_to_twenty_short_reports() -> None:
    """The set stays small enough to be read in one sitting."""
    assert 12 <= len(REPORTS) <= 20
    assert max(len(readable(path).split()) for path in REPORTS) <= 330


def test_its_codebook_can_be_read_beside_the_shipped_one() -> None:
    """The invented states, seats, groups, organisations and media are added, none replaces a shipped row."""
    shipped, both = Folders(), Folders(additions=DEMO / "codebook")
    for name in ACTOR_FILES:
        before, after = shipped.read(name, ActorRow), both.read(name, ActorRow)
        assert after[: len(before)] == before
        assert not {row.code for row in after[len(before) :]} & {row.code for row in before}
    media = MediaIndex(both.read("media.jsonl", MediumRow))
    outlet = media.at("https://courier.example.org/2024/05/21/kestrel-coast-druvenia-sign-agreement")
    assert outlet is not None
    assert outlet.name == "Sample Courier"


def test_line_ends_survive_version_control() -> None:
    """One report keeps the carriage returns that its crawler left."""
    assert b"\r\n" in (DEMO / "reports" / "11-signing-cut.txt").read_bytes()
