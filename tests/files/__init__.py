"""Tests of the files that moudraft writes."""
