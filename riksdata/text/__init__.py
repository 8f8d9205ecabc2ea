"""One canonical text with its structure, and how it is made from HTML."""
