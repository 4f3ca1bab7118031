"""Tests of reading plain messages."""
