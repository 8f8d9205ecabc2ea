"""Whether a quantity is a statistic: stated as a fact, or demanded, proposed, set by law, or a mere number of something."""
