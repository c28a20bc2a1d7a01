"""What authors write in texts: links, rich text, the HTML that is allowed in it."""
