"""Makes the data files of learned weights from the labels in the repository (`make models`); nothing of it runs in production."""
