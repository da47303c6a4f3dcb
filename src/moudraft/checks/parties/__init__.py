"""The rules of kind P."""
