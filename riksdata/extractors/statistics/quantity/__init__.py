"""From a place of a text to a quantity: number, range or part of a whole, with scale, unit and the words that hedge it."""
