"""Tests of YAML with lines."""
