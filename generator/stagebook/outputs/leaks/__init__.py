"""The guard over what was written for a narrower audience: nothing of a hidden item is in any byte of it."""
