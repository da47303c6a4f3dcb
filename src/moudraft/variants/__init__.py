"""Variants: the combinations of chosen options, each drafted, checked and set against the base."""
