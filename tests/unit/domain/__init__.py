"""The domain by itself: money, rules and written forms."""
