"""Tests of ``moudraft variants``."""
