"""A Word file of anybody's as the plain paragraphs and tables that moudraft itself writes; what is not so is told."""
