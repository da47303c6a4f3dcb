"""The rules of kind D."""
