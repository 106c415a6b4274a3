"""One route of the machine-readable pages, declared: what it may be asked, what it answers, and what makes that.

Invariant: the check of a question and the description of the route are made of the same declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from servanda.web.parameters import KNOWN, Parameter
from servanda.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Operation:
    """One route: its address, what it gives, what it may be asked, the type of its answer (None: plain text).

    `is_of_a_day` says that it can be asked as known on a day.
    """

    path: str
    says: str
    parameters: tuple[Parameter, ...]
    answer: Any
    make: Callable[[Visit, Mapping[str, str]], Any]
    is_of_a_day: bool = True

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        """Give all that it may be asked with."""
        return (*self.parameters, KNOWN) if self.is_of_a_day else self.parameters
