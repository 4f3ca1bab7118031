"""The parts that read files, each with a table of cases."""
