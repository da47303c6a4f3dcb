"""What changed between two texts, as Word's tracked changes that prove themselves, and as pages."""
