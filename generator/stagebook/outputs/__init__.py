"""Where pages and sheets go: a folder, MkDocs, Markdown files, packets, PDF, a starter."""
