"""The campaign: the project stopped at every write, fed faults and noise, and found whole afterwards. `python -m tests.campaign`."""
