"""An export's bytes become rows with a header."""
