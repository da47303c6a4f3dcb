"""Rules on personal data: roles, law, fields, keeping, breaches, and the terms of a processor."""
