"""The rules of kind R."""
