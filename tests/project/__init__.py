"""Tests of the project itself: its layers, its docs, its packages."""
