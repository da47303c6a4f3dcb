"""The rules of kind W."""
