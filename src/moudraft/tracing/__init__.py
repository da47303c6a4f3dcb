"""The trace both ways: where each leaf of a deal is said, and what asked for each paragraph of its draft."""
