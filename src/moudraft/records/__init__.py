"""What a script reads: plain data with stable keys, and the schemas of it."""
