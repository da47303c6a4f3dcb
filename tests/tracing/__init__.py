"""The trace both ways."""
