"""What makes the data files of learned weights from the labels in the repository (`make models`); no part of the program."""
