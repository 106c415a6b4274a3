import pytest

from servanda.codebook import Codebook, load


@pytest.fixture(scope="session")
def book() -> Codebook:
    """Give the shipped codebook."""
    return load()
