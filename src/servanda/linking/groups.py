"""Groups of things that belong together, independent of the order in which they were joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=str)


class Groups(Generic[Name]):
    """Things that are joined two by two (union-find); the least name leads its group.

    Pairs that are `apart` are never in one group: what would join them is passed over.
    """

    __slots__ = ("_apart", "_leader", "members")

    def __init__(self, names: Iterable[Name], *, apart: Iterable[tuple[Name, Name]] = ()) -> None:
        self.members = frozenset(names)
        self._leader = {name: name for name in self.members}
        self._apart: defaultdict[Name, set[Name]] = defaultdict(set)
        for one, other in apart:
            if one in self.members and other in self.members:
                self.keep_apart(one, other)

    def leader(self, name: Name) -> Name:
        """Give the least name of a thing's group."""
        while self._leader[name] != name:
            self._leader[name] = self._leader[self._leader[name]]
            name = self._leader[name]
        return name

    def keep_apart(self, one: Name, other: Name) -> None:
        """Never put two groups together from now on, whatever joins them; two that are one already stay one."""
        first, second = self.leader(one), self.leader(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def are_apart(self, one: Name, other: Name) -> bool:
        """Say whether two things may never be in one group."""
        return self.leader(other) in self._apart.get(self.leader(one), ())

    def join(self, one: Name, other: Name) -> bool:
        """Put the groups of two things together, and say whether they are together now."""
        first, second = sorted((self.leader(one), self.leader(other)))
        if first == second:
            return True
        if self.are_apart(first, second):
            return False
        self._leader[second] = first
        if strangers := self._apart.pop(second, None):
            self._apart[first] |= strangers
            for stranger in strangers:
                self._apart[stranger].discard(second)
                self._apart[stranger].add(first)
        return True

    def all(self) -> list[tuple[Name, ...]]:
        """Give all groups, members and groups sorted."""
        found: dict[Name, list[Name]] = {}
        for name in sorted(self.members):
            found.setdefault(self.leader(name), []).append(name)
        return [tuple(group) for _, group in sorted(found.items())]
