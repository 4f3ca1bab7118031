"""Marketplaces: each behind the same three ports (reads, writes, spending)."""
