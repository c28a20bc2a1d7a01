"""Bytes become data in which every value keeps its position."""
