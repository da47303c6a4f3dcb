"""Tests of ``moudraft batch``."""
