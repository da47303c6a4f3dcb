"""Papers laid out as sheets (an options paper), in Word and as a web page."""
