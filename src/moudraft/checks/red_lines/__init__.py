"""The rules of kind L."""
