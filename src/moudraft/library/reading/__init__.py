"""The clause library read from its files: a house's laid over ours, proved sound, and kept parsed between runs."""
