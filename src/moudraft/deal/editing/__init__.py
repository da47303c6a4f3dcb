"""A deal file changed in place: only the lines whose values changed are touched."""
