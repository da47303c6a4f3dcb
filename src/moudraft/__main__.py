"""``python -m moudraft`` is the same as ``moudraft``."""

from moudraft.cli import run

run()
