"""Many reports: read on this machine's cores, appended in batches, then linked."""

from servanda.run.adding import AddReport, Progress, add
from servanda.run.crew import FEW, ReadPage
from servanda.run.dropping import drop
from servanda.run.knowing import Moment, known_on
from servanda.run.relinking import LinkAll

__all__ = ["FEW", "AddReport", "LinkAll", "Moment", "Progress", "ReadPage", "add", "drop", "known_on"]
