"""Tests of settings: where they are said, and what wins over what."""
