"""The command as pip installs it: imported and run, with nothing to look up first."""

from moudraft.cli import run

run()
