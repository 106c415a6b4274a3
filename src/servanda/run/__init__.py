"""Many reports: read on this machine's cores, appended in batches, then linked."""

from servanda.run.adding import AddReport, LinkAll, Progress, add
from servanda.run.crew import FEW, ReadPage

__all__ = ["FEW", "AddReport", "LinkAll", "Progress", "ReadPage", "add"]
