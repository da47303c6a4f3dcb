"""Rules about whether everybody can read a Word file: they look at the file, whoever made it."""
