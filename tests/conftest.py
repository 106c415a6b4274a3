"""How the tests run: on a slow or busy machine too, since speed is measured elsewhere.

The everyday run draws fewer examples where a property does not say how many, and leaves out what is marked as slow;
`make coverage` draws as many as hypothesis does by itself (`--hypothesis-profile=thorough`) and runs everything.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import servanda
from servanda import intake, run

DEMO = Path(servanda.__file__).parent / "data" / "demo"
_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
_ENOUGH = 1_000_000_000
"""Bytes that must be free in memory for what tests write; they write a few hundred million and take them away."""

# A ledger waits for the disk at every step, and the tests write some thousand ledgers; none asks what a disk keeps.
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", settings.get_profile("thorough"), max_examples=10)
settings.load_profile("everyday")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests to the thorough run."""
    if config.getoption("--hypothesis-profile") == "thorough":
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes many seconds: `make coverage` runs it"))


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of the demo set, read once for all processes of a run; each has a copy."""
    of_worker = tmp_path_factory.getbasetemp()
    place = (of_worker.parent if "PYTEST_XDIST_WORKER" in os.environ else of_worker) / "demo-of-all.db"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            begun = tmp_path_factory.mktemp("demo") / "begun.db"
            run.add(intake.sources([DEMO / "reports"]), begun, additions=DEMO / "codebook", workers=1)
            shutil.copy(begun, place)
    return Path(shutil.copy(place, tmp_path_factory.mktemp("demo") / "demo.db"))
