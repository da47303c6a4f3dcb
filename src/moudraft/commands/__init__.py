"""The commands, one a file. They load, call and print; the work is done below."""
