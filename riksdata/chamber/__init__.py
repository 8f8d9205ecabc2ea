"""Facts of the riksdag, one row a thing: document types, committees, parties, words of its records, and its document ids."""
