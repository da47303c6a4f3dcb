"""Tests of whole drafts, from deal to page."""
