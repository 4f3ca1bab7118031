"""Pure analysis of figures: no I/O, so every judgement can be tried on a table of numbers."""
