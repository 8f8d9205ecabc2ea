"""Where raw documents come from, and how one is read: a folder, a bulk collection, the riksdag's API."""
