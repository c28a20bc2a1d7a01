"""What stands in a column: amounts, dates."""
