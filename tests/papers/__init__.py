"""Tests of the papers that go with an agreement."""
