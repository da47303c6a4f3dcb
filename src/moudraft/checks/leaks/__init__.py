"""The rules of kind K."""
