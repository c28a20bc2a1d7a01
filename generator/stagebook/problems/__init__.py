"""What can be wrong: spans, problems, rules, and how they are shown."""
