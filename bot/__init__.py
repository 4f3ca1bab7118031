"""Xiaoer, the shop hand in a merchant's messaging app."""
