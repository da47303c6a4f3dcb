"""The rules of kind B."""
