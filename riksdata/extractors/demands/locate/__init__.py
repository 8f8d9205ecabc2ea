"""Where the demands of a text stand: the yrkanden of a motion, the questions of an interpellation or written question."""
