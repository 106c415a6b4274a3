"""How the properties are tried: on a slow or busy machine too, since speed is measured elsewhere.

The everyday run draws fewer examples where a property does not say how many, and leaves out what is marked as slow;
`make coverage` draws as many as hypothesis does by itself (`--hypothesis-profile=thorough`) and runs everything.
"""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("everyday")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests to the thorough run."""
    if config.getoption("--hypothesis-profile") == "thorough":
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes many seconds: `make coverage` runs it"))
