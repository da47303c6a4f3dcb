"""Tests of records for scripts."""
