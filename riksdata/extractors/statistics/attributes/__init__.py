"""What a sentence says of a figure: what it is of, which time, who tells it, by which measure, and whether it is a change."""
