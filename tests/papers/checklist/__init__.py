"""Tests of the signing checklist."""
