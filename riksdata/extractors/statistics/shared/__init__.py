"""What a figure takes from those before it: a whole that it is a part of, a unit, a qualifier, whether a scale is money."""
