"""A Telegram Bot API server on loopback, because no public one enforces what the real one does: limits, redelivery, faults, people."""
