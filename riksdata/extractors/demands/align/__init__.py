"""Which passage of a motion argues for a yrkande, and where the two say different things."""
