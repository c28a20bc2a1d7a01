"""The bench: what building costs, beside other engines on the same pages, and beside an older commit."""
