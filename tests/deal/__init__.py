"""Tests of the deal."""
