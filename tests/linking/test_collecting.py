from __future__ import annotations

import gc

import pytest

from servanda.linking.collecting import uncollected


def test_garbage_is_collected_again_afterwards() -> None:
    """Meanwhile nothing is collected; at the end, also of what failed, it is as it was."""

    @uncollected()
    def fail() -> None:
        seen.append(gc.isenabled())
        raise KeyError

    seen = [gc.isenabled()]
    with pytest.raises(KeyError):
        fail()
    assert [*seen, gc.isenabled()] == [True, False, True]


def test_who_collects_nothing_is_left_alone() -> None:
    """Where collecting was off before, it stays off."""
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
