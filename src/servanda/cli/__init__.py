"""The command line: parse, call, print. Data goes to standard output, progress and problems to standard error.

Only click is loaded here and in `commands`; whatever else a command needs, it loads itself, so that `--help` answers
at once.
"""

import os

# Many workers with many threads each only wait for each other; numpy reads this when it is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from servanda.cli.commands import main

__all__ = ["main"]
