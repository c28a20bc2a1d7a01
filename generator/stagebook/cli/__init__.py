"""The `stagebook` command: one module per command."""
