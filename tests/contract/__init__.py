"""Suites that a fake and a real thing must pass alike."""
