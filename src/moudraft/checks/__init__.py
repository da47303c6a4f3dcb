"""The checks: one rule a file, listed and run by :mod:`moudraft.checks.running`."""
