"""The shapes authors write: one class per mapping, with every field it may have."""
