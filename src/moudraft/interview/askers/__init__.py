"""Who asks: a prompt with arrow keys, plain lines, or nobody at all."""
