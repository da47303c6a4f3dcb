"""What the rules share: the draft as they see it, what a rule is, and the words and dates they read."""
