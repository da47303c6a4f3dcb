"""The web page writer: a Document as one HTML file that needs nothing else, for the eye, the ear and paper."""
