"""The rows that are the truth: what came in, what was asked, approved, spent, done and said, in one database."""
