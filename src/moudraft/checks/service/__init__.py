"""The rules of kind S."""
