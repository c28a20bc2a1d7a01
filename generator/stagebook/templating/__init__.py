"""Jinja as Stagebook uses it: which templates there are, what a site's own replace, which names they can use."""
