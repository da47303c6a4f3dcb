"""What a person is shown on a terminal: summaries, tables, progress."""
