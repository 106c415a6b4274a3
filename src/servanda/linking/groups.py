"""Groups of things that belong together, independent of the order in which they were joined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=str)


class Groups(Generic[Name]):
    """Things that are joined two by two (union-find); the least name leads its group."""

    __slots__ = ("_leader", "members")

    def __init__(self, names: Iterable[Name]) -> None:
        self.members = frozenset(names)
        self._leader = {name: name for name in self.members}

    def leader(self, name: Name) -> Name:
        """Give the least name of a thing's group."""
        while self._leader[name] != name:
            self._leader[name] = self._leader[self._leader[name]]
            name = self._leader[name]
        return name

    def join(self, one: Name, other: Name) -> None:
        """Put the groups of two things together."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader[second] = first

    def all(self) -> list[tuple[Name, ...]]:
        """Give all groups, members and groups sorted."""
        found: dict[Name, list[Name]] = {}
        for name in sorted(self.members):
            found.setdefault(self.leader(name), []).append(name)
        return [tuple(group) for _, group in sorted(found.items())]
