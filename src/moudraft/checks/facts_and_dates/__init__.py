"""The rules of kind F."""
