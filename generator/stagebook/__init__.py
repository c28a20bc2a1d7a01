"""Stagebook: a sales process in YAML and Markdown becomes the playbook that reps open."""

__version__ = "0.1.0"
