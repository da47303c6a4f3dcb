"""The rules of kind G."""
