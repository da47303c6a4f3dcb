"""The report that takes an agreement to a meeting: one for each party, with that party's eyes."""
