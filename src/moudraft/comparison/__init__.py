"""Two documents compared: read back, aligned, told in words, and turned into a redline that proves itself."""
