"""What can be wrong: places, problems, rules, and how they are shown."""
