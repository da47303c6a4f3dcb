"""The interview: the conversation that ends in a deal file. The asking itself is passed in."""
