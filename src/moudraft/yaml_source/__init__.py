"""YAML with the line of every value: text to plain data, plain data to typed structs, every fault in plain words."""
