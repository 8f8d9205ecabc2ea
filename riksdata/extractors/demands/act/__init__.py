"""What a demand asks for: form, action, the agency that is to act, and who is addressed."""
